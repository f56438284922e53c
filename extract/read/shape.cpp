#include "extract/read/shape.hpp"

#include "extract/read/ascii.hpp"
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
