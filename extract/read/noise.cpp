#include "extract/read/noise.hpp"

#include "extract/read/phrases.hpp"

#include <algorithm>
#include <optional>

namespace newsgraph {
namespace {

constexpr std::size_t fewest_words = 8;  ///< that must be left, and no fewer than go
constexpr std::size_t longest_pitch = 240;

bool is_stop(char c) {
    return c == '.' || c == '!' || c == '?';
}

/// Behind quotes, brackets and blanks.
std::size_t skip_closers(std::string_view text, std::size_t at) {
    for (;;) {
        if (at < text.size() && (text[at] == ')' || text[at] == '"' || text[at] == '\'' || text[at] == ' ')) {
            ++at;
        } else if (text.substr(at).starts_with("\u201D") || text.substr(at).starts_with("\u2019")) {
            at += 3;
        } else {
            return at;
        }
    }
}

/// Behind the sentence that goes on at `at`: a stop, then a blank and no small letter.
std::size_t sentence_end(std::string_view text, std::size_t at) {
    for (; at < text.size(); ++at) {
        if (!is_stop(text[at])) continue;
        const std::size_t next = skip_closers(text, at + 1);
        if (next == text.size() || (next > at + 1 && !(text[next] >= 'a' && text[next] <= 'z'))) return next;
    }
    return text.size();
}

/// Behind the link that begins a few bytes on, with its stop or bracket.
std::optional<std::size_t> link_end(std::string_view text, std::string_view links, std::size_t at) {
    if (links.size() != text.size()) return std::nullopt;
    std::size_t first = at;
    while (first < links.size() && first < at + 4 && links[first] == ' ') ++first;
    if (first >= links.size() || links[first] == ' ') return std::nullopt;
    std::size_t last = first;  // blanks within the link are blanks too
    for (std::size_t i = first; i < links.size() && i < last + 3; ++i)
        if (links[i] != ' ') last = i + 1;
    if (last < text.size() && is_stop(text[last])) ++last;
    return skip_closers(text, last);
}

std::size_t noise_end(std::string_view text, std::string_view links, std::size_t at, bool bracket) {
    const InlinePhrase found = find_inline(text.substr(at));
    if (found.size == 0) return at;
    const std::size_t behind = at + found.size;
    if (found.kind == InlineKind::words) return skip_closers(text, behind);
    if (found.kind == InlineKind::pitch) {
        const std::size_t end = sentence_end(text, behind);
        return end - at <= longest_pitch && is_pitch(text.substr(at, end - at)) ? end : at;
    }
    if (const auto end = link_end(text, links, behind)) return *end;
    if (bracket) {
        const std::size_t close = text.substr(behind, longest_pitch).find(')');
        if (close != std::string_view::npos) return skip_closers(text, behind + close + 1);
    }
    return sentence_end(text, behind);
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> find_noise(std::string_view paragraph, std::string_view links) {
    std::vector<std::pair<std::size_t, std::size_t>> found;
    for (std::size_t at = 0; at < paragraph.size();) {
        const bool bracket = paragraph[at] == '(' || paragraph[at] == '[';
        const std::size_t end = noise_end(paragraph, links, at + bracket, bracket);
        if (end > at + bracket) {
            found.emplace_back(at, end);
            at = end;
        } else {
            at = std::max(at + 1, sentence_end(paragraph, at));
        }
    }
    std::size_t noise = 0;
    for (const auto& [begin, end] : found) noise += count_words(paragraph.substr(begin, end - begin));
    const std::size_t left = count_words(paragraph) - noise;
    if (left < std::max(fewest_words, noise)) found.clear();
    return found;
}

}  // namespace newsgraph
