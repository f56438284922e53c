#include "extract/read/bare_dateline.hpp"

#include "extract/data/tables.hpp"
#include "extract/read/ascii.hpp"
#include "extract/read/shape.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace newsgraph {
namespace {

constexpr std::size_t longest_place = 30;
constexpr std::size_t most_words = 3;  // of a city's name, and of the state or country behind it

using Names = std::unordered_set<std::string>;

/// Capitals, without full stops.
std::string shouted(std::string_view name) {
    std::string text;
    for (const char c : name)
        if (c != '.') text += is_lower(c) ? static_cast<char>(c - 32) : c;
    return text;
}

void add(Names& names, std::string_view cell, std::size_t shortest) {
    for (const auto name : split_cell(cell))
        if (name.size() >= shortest) names.insert(shouted(name));
}

/// Large cities and seats of governments; a short name must be that of a great one.
const Names& cities() {
    static const Names all = [] {
        Names names;
        read_table(embedded_table("cities"), "cities.tsv", [&](auto cells, std::size_t) {
            if (cells[1] <= "2") add(names, cells[2], cells[1] <= "1" ? 4 : 6);
            for (const auto name : split_cell(cells[2]))  // "New York City", "Frankfurt am Main"
                for (const std::string_view end : {" City", " am "})
                    if (cells[1] <= "1" && name.find(end) != name.npos)
                        add(names, name.substr(0, name.find(end)), 4);
        });
        read_table(embedded_table("countries"), "countries.tsv",
                   [&](auto cells, std::size_t) { add(names, cells[4].empty() ? cells[1] : cells[4], 4); });
        return names;
    }();
    return all;
}

/// What stands behind a city and a comma: states, provinces, countries.
const Names& regions() {
    static const Names all = [] {
        Names names;
        read_table(embedded_table("countries"), "countries.tsv", [&](auto cells, std::size_t) {
            names.insert(shouted(cells[1]));
            add(names, cells[2], 2);
        });
        read_table(embedded_table("places"), "places.tsv", [&](auto cells, std::size_t) {
            names.insert(shouted(cells[0]));
            add(names, cells[1], 2);
        });
        return names;
    }();
    return all;
}

/// "Inc", "Group": the capitals before it are a firm's.
const Names& legal_forms() {
    static const Names all = [] {
        Names names;
        read_table(embedded_table("name_words"), "name_words.tsv", [&](auto cells, std::size_t) {
            if (cells[0] == "legal") add(names, cells[1], 1);
        });
        return names;
    }();
    return all;
}

std::size_t word_end(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] != ' ' && text[at] != ',' && text[at] != '/') ++at;
    return at;
}

bool has_small(std::string_view word) {
    return std::any_of(word.begin(), word.end(), is_lower);
}

/// Where the longest name of the set that begins here ends; `at` for none.
std::size_t name_end(std::string_view text, std::size_t at, const Names& names, bool capitals) {
    auto best = at;
    auto end = at;
    for (std::size_t words = 0; words < most_words; ++words) {
        end = word_end(text, end);
        const auto name = text.substr(at, end - at);
        if (name.empty() || (capitals && has_small(name))) break;
        if (names.contains(shouted(name))) best = end;
        if (end >= text.size() || text[end] != ' ') break;
        ++end;
    }
    return best;
}

/// Words in small letters follow: a sentence, not a headline.
bool goes_on_in_small_letters(std::string_view text, std::size_t at) {
    std::size_t small = 0;
    for (std::size_t words = 0; words < 12 && at < text.size(); ++words) {
        const auto end = word_end(text, at);
        small += end - at > 1 && is_lower(text[at]);
        at = end + 1;
    }
    return small > 1;
}

}  // namespace

BareDateline read_bare_dateline(std::string_view paragraph) {
    auto end = name_end(paragraph, 0, cities(), true);
    if (end == 0) {  // "FARNBOROUGH, England"
        const auto comma = paragraph.substr(0, longest_place).find(", ");
        if (comma != paragraph.npos && comma > 3 && !has_small(paragraph.substr(0, comma)) &&
            std::all_of(paragraph.begin(), paragraph.begin() + static_cast<std::ptrdiff_t>(comma),
                        [](char c) { return c == ' ' || c == '-' || is_upper(c); }))
            end = comma;
    }
    while (end > 0 && end + 1 < paragraph.size() && paragraph[end] == '/') {  // "SEOUL/WASHINGTON"
        const auto next = name_end(paragraph, end + 1, cities(), true);
        if (next == end + 1) return {};
        end = next;
    }
    if (end > 0 && paragraph.substr(end).starts_with(", ")) {
        const auto region = name_end(paragraph, end + 2, regions(), false);
        if (region == end + 2) return {};
        end = region;
    }
    if (end == 0 || end + 1 >= paragraph.size() || paragraph[end] != ' ') return {};
    auto story = end + 1;
    const auto close =
        paragraph.substr(0, story + longest_place).find(") ");  // "DUBAI (Reuters) Emirates said"
    if (paragraph[story] == '(' && close != paragraph.npos) {
        if (!is_agency(paragraph.substr(story + 1, close - story - 1))) return {};
        end = close + 1;
        story = close + 2;
    }
    const auto first = paragraph.substr(story, word_end(paragraph, story) - story);
    const bool loud = first.size() > 5 && !has_small(first);  // "CHICAGO TRIBUNE"
    if (first.empty() || !is_upper(first.front()) || loud || legal_forms().contains(shouted(first)) ||
        !goes_on_in_small_letters(paragraph, story))
        return {};
    return {end, story};
}

}  // namespace newsgraph
