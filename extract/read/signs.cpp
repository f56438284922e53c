// What one line says of itself by its shape: a byline, a credit, a row of figures, a contact.
#include "extract/read/ascii.hpp"
#include "extract/read/dates.hpp"
#include "extract/read/phrases.hpp"

#include <algorithm>
#include <array>

namespace newsgraph {
namespace {

constexpr std::array<std::string_view, 12> closers{"\"",     "'",      ")", "]",     "\u201D",
                                                  "\u2019", "\u00BB", "*", "\u00A0",
                                                   "\u300D", "\u300F", "\uFF09"};


/// Drops "(NPR)" and "(AP)" at the end, the sources of a brief.
std::string_view without_sources(std::string_view text) {
    for (int i = 0; i < 6 && text.ends_with(')'); ++i) {
        const std::size_t open = text.rfind('(');
        if (open == std::string_view::npos || open == 0 || text.size() - open > 60) break;
        text = text.substr(0, open);
        while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    }
    return text;
}

}  // namespace

bool ends_sentence(std::string_view text) {
    if (const std::string_view bare = without_sources(text); bare.size() < text.size()) {
        if (bare.ends_with('.') || bare.ends_with('!') || bare.ends_with('?')) return true;
    }
    for (bool again = true; again && !text.empty();) {
        again = false;
        for (const std::string_view mark : closers) {
            if (text.ends_with(mark)) text.remove_suffix(mark.size()), again = true;
        }
    }
    constexpr std::array<std::string_view, 7> ends{".", "!", "?", "\u2026", "\u3002", "\uFF01", "\uFF1F"};
    return std::any_of(ends.begin(), ends.end(), [&](auto end) { return text.ends_with(end); });
}

namespace {

/// "3 Min Read", "5 minutes read", "Reading time: 4 minutes".
bool is_reading_time(std::string_view line) {
    return line.size() < 40 && line.find("min") != std::string_view::npos &&
           (line.ends_with(" read") || line.starts_with("reading time"));
}

/// "By Jane Doe", "By JANE DOE and John Roe, Staff Writers".
bool is_byline(std::string_view line, std::size_t words) {
    if (words < 2 || words > 18 || line.size() < 5) return false;
    if (!(line.starts_with("By ") || line.starts_with("BY ") || line.starts_with("by "))) return false;
    return is_upper(line[3]) && !(ends_sentence(line) && words > 6);
}

/// A row of a table of figures: "Dow Jones 34,567.12 +0.5%".
bool is_figures(std::string_view line, std::size_t words) {
    if (words > 14) return false;
    std::size_t tokens = 0, numbers = 0, digits = 0, letters = 0, at = 0;
    while (at < line.size()) {
        while (at < line.size() && is_blank(line[at])) ++at;
        const std::size_t first = at;
        while (at < line.size() && !is_blank(line[at])) ++at;
        if (at == first) break;
        ++tokens;
        const std::string_view token = line.substr(first, at - first);
        const auto digit = [](char c) { return c >= '0' && c <= '9'; };
        digits = static_cast<std::size_t>(std::count_if(token.begin(), token.end(), digit));
        letters = static_cast<std::size_t>(
            std::count_if(token.begin(), token.end(), [](char c) { return is_upper(c) || is_lower(c); }));
        numbers += digits > 0 && letters <= 1;
    }
    return numbers >= 2 && numbers * 5 >= tokens * 2;
}

bool is_hashtags(std::string_view line) {
    std::size_t tags = 0;
    for (std::size_t at = 0; at < line.size();) {
        while (at < line.size() && (is_blank(line[at]) || line[at] == ',')) ++at;
        if (at == line.size()) break;
        if (line[at] != '#' || at + 1 == line.size() || !is_alnum(line[at + 1])) return false;
        ++tags;
        while (at < line.size() && !is_blank(line[at])) ++at;
    }
    return tags > 0;
}

/// "John Roe/Bay Images", "Jane Doe/AP": a photographer and an agency.
bool is_credit(std::string_view line, std::size_t words) {
    const std::size_t slash = line.rfind('/');
    if (words > 7 || slash == std::string_view::npos || slash == 0 || slash + 1 == line.size()) return false;
    if (!is_upper(line[0]) || line[slash - 1] == ' ') return false;
    const std::string after = plain(line.substr(slash + 1));
    return is_agency(after) || after.ends_with("images") || after.ends_with("photo") ||
           after.ends_with("pool") || after.ends_with("handout");
}

/// "Email tips@courier.example": an invitation, no story.
bool is_contact(std::string_view line, std::size_t words) {
    const std::size_t at = line.find('@');
    if (words > 25 || at == std::string_view::npos || at == 0 || !is_alnum(line[at - 1])) return false;
    const std::size_t end = std::min(line.find(' ', at), line.size());
    return line.substr(at, end - at).find('.') != std::string_view::npos;
}

/// No letter at all, nothing but a web address, or the sign of a share.
bool is_wordless(std::string_view line) {
    if (line.find(' ') == std::string_view::npos) {
        const bool address = line.find('/') != std::string_view::npos && line.find('.') != std::string_view::npos;
        const bool ticker = line.size() <= 6 && std::all_of(line.begin(), line.end(), is_upper);
        if (address || ticker || line.starts_with("www.")) return true;
    }
    return std::none_of(line.begin(), line.end(), [](char c) { return is_upper(c) || is_lower(c) || (c & 0x80) != 0; });
}

/// "via Bay Courier · 22 July 2024, 9:05 CEST", "Posted by jd 5 hours ago": a time at the end, no sentence.
bool ends_in_time(std::string_view line, std::size_t words) {
    if (words > 20 || line.size() > 140 || line.find_first_of("0123456789") == line.npos) return false;
    if (ends_sentence(line)) return false;
    for (std::size_t at = line.find(' '); at != std::string_view::npos; at = line.find(' ', at + 1)) {
        const std::string_view rest = line.substr(at + 1);
        if (is_age(rest)) return true;
        const auto date = parse_date(rest);
        if (date && date->size == rest.size() && date->iso.size() > 10) return true;
    }
    return false;
}

/// "Nell Barraclough, Consumer Editor": a name and a post at a paper.
bool is_name_and_post(std::string_view line, std::string_view plain_line, std::size_t words) {
    const std::size_t comma = line.find(',');
    if (words < 3 || words > 9 || comma == std::string_view::npos || !is_upper(line[0])) return false;
    constexpr std::array<std::string_view, 8> posts{"editor",   "reporter", "correspondent", "writer",
                                                    "columnist", "producer", "journalist",    "bureau chief"};
    return count_words(line.substr(0, comma)) <= 4 &&
           std::any_of(posts.begin(), posts.end(), [&](auto post) { return plain_line.ends_with(post); });
}

/// "Jane Doe for KNBX", below a photograph.
bool is_photographer(std::string_view line, std::size_t words) {
    const std::size_t at = line.find(" for ");
    if (words < 4 || words > 8 || at == std::string_view::npos || at + 5 >= line.size()) return false;
    const std::string_view name = line.substr(0, at);
    std::size_t capitals = 0;
    for (std::size_t i = 0; i < line.size(); ++i)
        capitals += is_upper(line[i]) && (i == 0 || line[i - 1] == ' ');
    return capitals + 1 == words && count_words(name) >= 2 && count_words(name) <= 3;
}

/// "About Northwind Inc.", the head of what a company says of itself under each of its releases.
bool is_boilerplate_head(std::string_view line, std::size_t words) {
    return words >= 2 && words <= 6 && line.size() > 8 && (line.starts_with("About ") || line.starts_with("ABOUT ")) &&
           is_upper(line[6]) && !line.ends_with('?');
}

/// A date with more about the date behind it: "March 6, 2024 10:12 AM | Updated 2 hours ago".
bool is_date_with_more(std::string_view line, std::size_t words) {
    if (words > 16 || line.empty()) return false;
    const auto date = parse_date(line);
    if (!date) {  // "Bay Courier | Updated: Aug 14, 2024, 21:47 IST"
        for (const std::string_view sign : {"pdated: ", "ublished: ", "osted: ", "odified: "}) {
            const std::size_t at = line.find(sign);
            if (at != std::string_view::npos && parse_date_line(line.substr(at + sign.size()))) return true;
        }
        return false;
    }
    std::string tail = plain(line.substr(date->size));
    tail.erase(0, tail.find_first_not_of(" |,-"));
    for (const std::string_view sign :
         {"updated", "published", "heard on", "modified", "last ", "by ", "at ", "\u2022", "\u00B7", "\u2013"}) {
        if (tail.starts_with(sign)) return true;
    }
    return is_reading_time(tail);
}

}  // namespace

Effect find_effect(std::string_view text, std::size_t words) {
    if (words > 60 || text.size() > 600) return Effect::none;
    if (parse_date_line(text) || is_age(text) || is_byline(text, words) || is_date_with_more(text, words)) {
        return Effect::byline;
    }
    const std::string line = plain(text);
    if (is_reading_time(line)) return Effect::byline;
    if (const Effect effect = find_phrase(text, line, words, ends_sentence(text)); effect != Effect::none)
        return effect;
    if (is_boilerplate_head(text, words) || is_comment_count(line)) return Effect::end;
    if (is_name_and_post(text, line, words) || ends_in_time(text, words)) return Effect::byline;
    if (is_photographer(text, words)) return Effect::caption;
    if (is_wordless(text) || is_controls(line, words)) return Effect::furniture;
    if (is_credit(text, words)) return Effect::caption;
    if (is_hashtags(text) || is_figures(text, words) || is_contact(text, words)) return Effect::furniture;
    return Effect::none;
}

}  // namespace newsgraph
