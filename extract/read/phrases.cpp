#include "extract/read/phrases.hpp"

#include "extract/data/tables.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace newsgraph {
namespace {

bool is_alnum(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

struct Phrases {
    std::map<std::string_view, Effect, std::less<>> lines, starts, buttons;
    std::vector<std::pair<std::string_view, Effect>> parts;
    std::vector<std::string_view> glue, agencies;
    std::size_t longest_start = 0, longest_inline = 0;
    std::map<std::string_view, InlineKind, std::less<>> inlines;
    std::set<std::string_view, std::less<>> pitches;  ///< words of which a pitch has one
};

Effect parse_effect(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, Effect>, 7> names{{{"furniture", Effect::furniture},
                                                                        {"appeal", Effect::appeal},
                                                                        {"block", Effect::block},
                                                                        {"aside", Effect::aside},
                                                                        {"end", Effect::end},
                                                                        {"caption", Effect::caption},
                                                                        {"byline", Effect::byline}}};
    for (const auto& [known, effect] : names) {
        if (known == name) return effect;
    }
    return Effect::none;
}

InlineKind parse_inline(std::string_view name) {
    if (name == "furniture") return InlineKind::words;
    return name == "appeal" ? InlineKind::pitch : InlineKind::notice;
}

const Phrases& phrases() {
    static const Phrases all = [] {
        Phrases p;
        read_table(embedded_table("furniture"), "furniture.tsv", [&](auto cells, std::size_t) {
            const Effect effect = parse_effect(cells[2]);
            if (cells[0] == "line") p.lines.emplace(cells[1], effect);
            if (cells[0] == "start") {
                p.starts.emplace(cells[1], effect);
                p.longest_start = std::max(p.longest_start, cells[1].size());
            }
            if (cells[0] == "button") p.buttons.emplace(cells[1], effect);
            if (cells[0] == "part") p.parts.emplace_back(cells[1], effect);
            if (cells[0] == "inline") {
                p.inlines.emplace(cells[1], parse_inline(cells[2]));
                p.longest_inline = std::max(p.longest_inline, cells[1].size());
            }
            if (cells[0] == "pitch") p.pitches.insert(cells[1]);
            if (cells[0] == "glue") p.glue.push_back(cells[1]);
            if (cells[0] == "agency") p.agencies.push_back(cells[1]);
        });
        return p;
    }();
    return all;
}

/// The longest phrase of `starts` that the line begins with, up to the end of a word.
Effect find_start(const Phrases& all, std::string_view line, bool& plain_words) {
    for (std::size_t size = std::min(line.size(), all.longest_start); size > 0; --size) {
        if (size < line.size() && is_alnum(line[size]) && is_alnum(line[size - 1])) continue;
        if (const auto at = all.starts.find(line.substr(0, size)); at != all.starts.end()) {
            plain_words = is_alnum(line[size - 1]);
            return at->second;
        }
    }
    return Effect::none;
}

/// Furniture for the name of a button ("share"), aside for what may stand beside one ("this"), else none.
Effect find_button(std::string_view word) {
    const auto at = phrases().buttons.find(word);
    return at == phrases().buttons.end() ? Effect::none : at->second;
}

/// "LIMA (EFE/AFP) — ": two agencies in a dateline, no credit of a picture.
bool is_before_dash(std::string_view line, std::size_t at) {
    constexpr std::size_t longest_dateline = 60;
    if (at > longest_dateline || line.size() < at + 60) return false;
    while (at < line.size() && line[at] == ' ') ++at;
    const auto rest = line.substr(at);
    return rest.starts_with('-') || rest.starts_with("\u2014") || rest.starts_with("\u2013");
}

}  // namespace

Effect find_phrase(std::string_view text, const std::string& line, std::size_t words, bool sentence_end) {
    const Phrases& all = phrases();
    if (const auto at = all.lines.find(line); at != all.lines.end()) return at->second;
    if (words <= 40) {
        bool plain_words = true;
        const Effect effect = find_start(all, text.ends_with(':') ? line + ':' : line, plain_words);
        const bool prose = words > 18 && sentence_end && effect != Effect::caption && effect != Effect::appeal &&
                           plain_words;
        if (effect != Effect::none && !prose) return effect;
    }
    for (const auto& [part, effect] : all.parts) {
        const auto at = line.find(part);
        if (at == std::string::npos) continue;
        if (effect == Effect::caption && is_before_dash(line, at + part.size())) continue;
        return effect;
    }
    return Effect::none;
}

InlinePhrase find_inline(std::string_view text) {
    const Phrases& all = phrases();
    std::string head(text.substr(0, all.longest_inline));
    for (char& c : head) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    for (std::size_t size = head.size(); size > 0; --size) {
        if (size < text.size() && is_alnum(text[size]) && is_alnum(text[size - 1])) continue;
        const auto at = all.inlines.find(std::string_view(head).substr(0, size));
        if (at == all.inlines.end()) continue;
        // "Advertisement of jobs fell" is a sentence; only capitals or a capital behind it interrupt one.
        const std::string_view rest = text.substr(std::min(size + 1, text.size()));
        const bool apart = rest.empty() || (rest[0] >= 'A' && rest[0] <= 'Z') || (rest[0] & 0x80) != 0;
        if (at->second == InlineKind::words && !apart) continue;
        return {size, at->second};
    }
    return {};
}

bool is_pitch(std::string_view sentence) {
    std::string word;
    for (std::size_t i = 0; i <= sentence.size(); ++i) {
        const char c = i < sentence.size() ? sentence[i] : ' ';
        if (is_alnum(c)) {
            word += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        } else {
            if (phrases().pitches.count(word)) return true;
            word.clear();
        }
    }
    return false;
}

bool is_controls(std::string_view plain_line, std::size_t words) {
    if (words > 8) return false;
    std::size_t buttons = 0;
    for (std::size_t at = 0; at < plain_line.size();) {
        const std::size_t end = std::min(plain_line.find(' ', at), plain_line.size());
        std::string_view word = plain_line.substr(at, end - at);
        at = end + 1;
        while (!word.empty() && !is_alnum(word.front())) word.remove_prefix(1);
        while (!word.empty() && !is_alnum(word.back())) word.remove_suffix(1);
        if (word.empty() || word.find_first_not_of("0123456789.,km") == std::string_view::npos) continue;
        const Effect effect = find_button(word);
        if (effect == Effect::none) return false;
        buttons += effect == Effect::furniture;
    }
    return buttons > 0;
}

bool is_comment_count(std::string_view plain_line) {
    const std::size_t digits = plain_line.find_first_not_of("0123456789,");
    if (digits == 0 || digits == std::string_view::npos || plain_line[digits] != ' ') return false;
    const std::string_view rest = plain_line.substr(digits + 1);
    for (const std::string_view what : {"comments", "comment", "responses to", "response to", "thoughts on",
                                        "thought on", "replies to"}) {
        if (!rest.starts_with(what)) continue;
        return rest.size() == what.size() || (what.find(' ') != std::string_view::npos && rest[what.size()] == ' ');
    }
    return false;
}

const std::vector<std::string_view>& glued_credits() {
    return phrases().glue;
}

const std::vector<std::string_view>& agencies() {
    return phrases().agencies;
}

}  // namespace newsgraph
