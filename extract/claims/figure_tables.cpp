#include "extract/claims/figure_tables.hpp"

#include "extract/data/tables.hpp"

#include <algorithm>
#include <charconv>

namespace newsgraph {

namespace {

std::vector<std::string> split_words(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find(' ', begin), text.size());
        words.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

std::uint32_t size_bit(std::string_view word) { return 1u << std::min<std::size_t>(word.size(), 31); }

FigureTables read_figure_tables() {
    FigureTables tables;
    read_table(embedded_table("currencies"), "currencies.tsv", [&](auto cells, std::size_t line) {
        Currency currency{std::string(cells[1]), cells[2] != "after", cells[2] != "before", 1};
        if (!cells[3].empty() &&
            std::from_chars(cells[3].data(), cells[3].data() + cells[3].size(), currency.parts).ec !=
                std::errc{})
            throw InputError("currencies.tsv", line, "expected a whole number of parts");
        const auto form = lower_ascii(cells[0]);
        tables.currency_sizes[static_cast<unsigned char>(form.at(0))] |= size_bit(form);
        tables.currencies.emplace(form, currency);
    });
    read_table(embedded_table("units"), "units.tsv", [&](auto cells, std::size_t) {
        tables.units.emplace(cells[0], MeasureUnit{std::string(cells[1]), cells[2] == "time"});
    });
    read_table(embedded_table("bounds"), "bounds.tsv", [&](auto cells, std::size_t line) {
        const auto bound = parse_bound(cells[2]);
        if (!bound) throw InputError("bounds.tsv", line, "expected about, at_least or at_most");
        tables.bounds.push_back({split_words(cells[0]), cells[1] == "before", *bound});
    });
    std::stable_sort(tables.bounds.begin(), tables.bounds.end(),
                     [](const auto& a, const auto& b) { return a.words.size() > b.words.size(); });
    return tables;
}

}  // namespace

const Currency* FigureTables::find_currency(std::string_view word) const {
    if (word.empty()) return nullptr;
    const auto first = word[0] >= 'A' && word[0] <= 'Z' ? word[0] - 'A' + 'a' : word[0];
    if ((currency_sizes[static_cast<unsigned char>(first)] & size_bit(word)) == 0) return nullptr;
    const auto found = currencies.find(lower_ascii(word));
    return found == currencies.end() ? nullptr : &found->second;
}

const FigureTables& figure_tables() {
    static const FigureTables all = read_figure_tables();
    return all;
}

}  // namespace newsgraph
