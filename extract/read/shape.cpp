#include "extract/read/shape.hpp"

#include "extract/read/charset.hpp"
#include "extract/read/dates.hpp"
#include "extract/read/noise.hpp"
#include "extract/read/phrases.hpp"

#include <algorithm>
#include <array>

namespace newsgraph {
namespace {

constexpr std::array<std::string_view, 16> bullets{"\u2022", "\u00B7", "\u25AA", "\u25A0", "\u25CF", "\u25E6",
                                                   "\u2023", "\u2043", "\u2588", "\u25B6", "\u25BA", "\u2192",
                                                   "\u2605", "\u27A4", "*",      "-"};
constexpr std::array<std::string_view, 12> closers{"\"",     "'",      ")", "]",     "\u201D",
                                                  "\u2019", "\u00BB", "*", "\u00A0",
                                                   "\u300D", "\u300F", "\uFF09"};

bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_alnum(char c) {
    return is_upper(c) || is_lower(c) || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

void trim(std::string_view text, std::size_t& begin, std::size_t& end) {
    const auto nbsp = [&](std::size_t at) { return text.substr(at, 2) == "\u00A0"; };
    while (begin < end && (is_blank(text[begin]) || nbsp(begin))) begin += is_blank(text[begin]) ? 1 : 2;
    while (begin < end && (is_blank(text[end - 1]) || (end - begin > 1 && nbsp(end - 2)))) {
        end -= is_blank(text[end - 1]) ? 1 : 2;
    }
}

/// Takes bullets off the front: "• ", "- ", "██ ", also several. A dash or star needs a blank behind it.
bool take_bullets(std::string_view text, std::size_t& begin, std::size_t end) {
    bool any = false;
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view mark : bullets) {
            const std::string_view rest = text.substr(begin, end - begin);
            if (!rest.starts_with(mark) || rest.size() == mark.size()) continue;
            if (mark.size() == 1 && !is_blank(rest[mark.size()])) continue;
            begin += mark.size();
            while (begin < end && is_blank(text[begin])) ++begin;
            any = again = true;
        }
    }
    return any && begin < end;
}

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

/// Whether there is a letter or digit; dashes, dots and boxes beyond ASCII are none.
bool has_words(std::string_view line) {
    for (std::size_t i = 0; i < line.size(); ++i) {
        const auto lead = static_cast<unsigned char>(line[i]);
        if (lead < 0x80) {
            if (is_alnum(line[i])) return true;
        } else if (lead >= 0xC3 && lead != 0xE2) {
            return true;
        } else if (lead == 0xE2 && i + 1 < line.size()) {
            const auto next = static_cast<unsigned char>(line[i + 1]);
            if (next > 0x81 && (next < 0x94 || next > 0x97)) return true;
            i += 2;
        }
    }
    return false;
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

std::size_t first_word(std::string_view text) {
    const auto end = std::find_if(text.begin(), text.end(), is_blank);
    return code_points(std::string_view(text.data(), static_cast<std::size_t>(end - text.begin())));
}

/// Whether a paragraph of lines [first, last) was broken to a width: nearly every line is so full that the
/// next line's first word would not have fitted.
bool is_wrapped(std::string_view text, const std::vector<Line>& lines, std::size_t first, std::size_t last) {
    std::size_t width = 0, full = 0, inside = 0, small = 0;
    for (std::size_t i = first; i < last; ++i) width = std::max(width, code_points(lines[i].text(text)));
    if (width < 40 || width > 130) return false;
    for (std::size_t i = first; i + 1 < last; ++i) {
        full += code_points(lines[i].text(text)) + 1 + first_word(lines[i + 1].text(text)) > width;
        inside += !lines[i].sentence_end;
        small += is_lower(text[lines[i + 1].begin]);
    }
    return full * 10 >= (last - first - 1) * 7 && inside > 0 && small > 0;
}

bool continues(std::string_view text, const Line& line, const Line& next) {
    return line.words >= 5 && !line.sentence_end && !line.colon_end && is_lower(text[next.begin]);
}

void append_line(Line& line, const Line& next) {
    line.end = next.end;
    line.words += next.words;
    line.sentence_end = next.sentence_end;
    line.colon_end = next.colon_end;
}

std::vector<Line> join_wrapped(std::string_view text, const std::vector<Line>& lines) {
    std::vector<Line> joined;
    for (std::size_t first = 0; first < lines.size();) {
        std::size_t last = first + 1;
        const auto plain_line = [&](std::size_t i) {
            return lines[i].effect == Effect::none && !lines[i].rule;
        };
        while (plain_line(first) && last < lines.size() && !lines[last].blank_before && !lines[last].bullet &&
               plain_line(last)) {
            ++last;
        }
        const bool wrapped = last - first > 1 && is_wrapped(text, lines, first, last);
        joined.push_back(lines[first]);
        for (std::size_t i = first + 1; i < last; ++i) {
            const bool sentence_stop =
                lines[i - 1].sentence_end && text.substr(0, lines[i].begin).ends_with("  ");
            if ((wrapped && !sentence_stop) || continues(text, lines[i - 1], lines[i])) {
                append_line(joined.back(), lines[i]);
            } else {
                joined.push_back(lines[i]);
            }
        }
        first = last;
    }
    return joined;
}

}  // namespace

std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    std::size_t wide = 0;  // kana and Han letters, which no blanks part: two count as a word
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead >= 0xE3 && lead <= 0xE9 && i + 2 < text.size()) {
            wide += lead > 0xE3 || static_cast<unsigned char>(text[i + 1]) > 0x80;
            inside = false;
            i += 2;
            continue;
        }
        words += !is_blank(text[i]) && !inside && is_alnum(text[i]);
        inside = !is_blank(text[i]) && (inside || is_alnum(text[i]));
    }
    return words + (wide + 1) / 2;
}

std::string plain(std::string_view line) {
    std::string out;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const std::string_view rest = line.substr(i);
        if (is_blank(line[i]) || rest.starts_with("\u00A0")) {
            if (!out.empty() && out.back() != ' ') out += ' ';
            i += !is_blank(line[i]);
        } else if (rest.starts_with("\u2018") || rest.starts_with("\u2019")) {
            out += '\'', i += 2;
        } else if (rest.starts_with("\u2026")) {
            out += "...", i += 2;
        } else {
            out += is_upper(line[i]) ? static_cast<char>(line[i] + 32) : line[i];
        }
    }
    for (bool again = true; again && !out.empty();) {
        again = false;
        for (const std::string_view mark : {":", ".", " ", ">", "\u00BB", "\u2192", "\u203A", "!"}) {
            if (out.ends_with(mark)) out.resize(out.size() - mark.size()), again = true;
        }
    }
    return out;
}

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

std::size_t glued_credit(std::string_view paragraph) {
    const std::string line = plain(paragraph.substr(0, 40));
    for (const std::string_view credit : glued_credits()) {
        if (!line.starts_with(credit) || line.size() <= credit.size() + 1 || line[credit.size()] != ' ')
            continue;
        const std::string_view rest = paragraph.substr(credit.size() + 1);
        if (paragraph[credit.size()] == ' ' && (is_upper(rest[0]) || rest[0] == '\'' || rest[0] == '"')) {
            return credit.size();
        }
    }
    return 0;
}

bool is_agency(std::string_view name) {
    const std::vector<std::string_view>& known = agencies();
    return std::find(known.begin(), known.end(), plain(name)) != known.end();
}

namespace {

std::string without_noise(std::string_view content) {
    std::string rest(content);
    const auto noise = find_noise(content, {});
    for (auto part = noise.rbegin(); part != noise.rend(); ++part)
        rest.erase(part->first, part->second - part->first);
    return rest;
}

}  // namespace

std::optional<Line> read_line(std::string_view text, std::size_t begin, std::size_t end) {
    Line line;
    line.begin = begin;
    line.end = end;
    trim(text, line.begin, line.end);
    if (line.begin == line.end) return std::nullopt;
    line.bullet = take_bullets(text, line.begin, line.end);
    const std::string_view content = line.text(text);
    line.words = count_words(content);
    line.rule = !has_words(content);
    line.sentence_end = ends_sentence(content);
    line.colon_end = content.ends_with(':');
    line.effect = line.rule ? Effect::furniture : find_effect(content, line.words);
    if (line.effect != Effect::none && line.words >= 12) {
        const std::string rest = without_noise(content);
        if (rest.size() < content.size()) line.effect = find_effect(rest, count_words(rest));
    }
    return line;
}

std::vector<Line> read_lines(std::string_view text) {
    std::vector<Line> lines;
    bool blank = true;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t next = std::min(text.find_first_of("\n\r\f", at), text.size());
        std::optional<Line> line = read_line(text, at, next);
        at = next + 1;
        if (next + 1 < text.size() && text[next] == '\r' && text[next + 1] == '\n') ++at;
        if (line) {
            line->blank_before = blank;
            lines.push_back(*line);
        }
        blank = !line;
    }
    return join_wrapped(text, lines);
}

}  // namespace newsgraph
