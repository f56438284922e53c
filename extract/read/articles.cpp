#include "extract/read/articles.hpp"

#include "extract/read/dates.hpp"

#include <algorithm>

namespace newsgraph {
namespace {

bool is_capital(char c) {
    return (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

bool is_headline(const Line& line) {
    return !line.bullet && line.effect == Effect::none && line.words >= 3 && line.words <= 30 &&
           !line.colon_end;
}

bool is_body(const Line& line) {
    return line.effect == Effect::none && line.words >= 20 && (line.sentence_end || line.words >= 40);
}

struct Start {
    std::size_t line = 0;
    std::string publisher;
};

/// Publisher, age, publisher again or a byline, title, body: the header of aggregators. `at` is the age line.
bool find_aged_header(std::string_view text, std::span<const Line> lines, std::size_t at, Start& start) {
    if (!is_age(lines[at].text(text)) || at == 0) return false;
    const Line& above = lines[at - 1];
    if (above.words > 6 || above.sentence_end || above.bullet || above.effect != Effect::none ||
        !is_capital(text[above.begin]) || lines[at].blank_before) {
        return false;
    }
    std::size_t next = at + 1;
    while (next < lines.size() && next < at + 4 &&
           (lines[next].bullet || lines[next].effect == Effect::byline || lines[next].words < 3)) {
        ++next;
    }
    if (next + 1 >= lines.size() || !is_headline(lines[next]) || !is_body(lines[next + 1])) return false;
    start = {at - 1, std::string(above.text(text))};
    return true;
}

/// A title with a byline or date right below it, then body.
bool is_dated_title(std::string_view, std::span<const Line> lines, std::size_t at) {
    if (!is_headline(lines[at]) || !lines[at].blank_before || lines[at].sentence_end) return false;
    std::size_t next = at + 1;
    while (next < lines.size() && next < at + 4 && lines[next].effect == Effect::byline) ++next;
    return next > at + 1 && next < lines.size() && is_body(lines[next]);
}

/// "2 of 20 DOCUMENTS", "Document 2 of 20".
bool is_document_count(std::string_view line) {
    if (line.size() > 40) return false;
    const std::string words = plain(line);
    const std::size_t of = words.find(" of ");
    const auto digit = [&](std::size_t i) { return i < words.size() && words[i] >= '0' && words[i] <= '9'; };
    return of != std::string::npos && of > 0 && digit(of - 1) && digit(of + 4) &&
           words.find("document") != std::string::npos;
}

std::size_t body_words(std::span<const Line> lines, std::size_t first, std::size_t last) {
    std::size_t words = 0;
    for (std::size_t i = first; i < last; ++i) words += is_body(lines[i]) ? lines[i].words : 0;
    return words;
}

/// Keeps the starts only when every article that they make has a body.
bool all_have_bodies(std::span<const Line> lines, const std::vector<Start>& starts) {
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const std::size_t last = i + 1 < starts.size() ? starts[i + 1].line : lines.size();
        if (body_words(lines, starts[i].line, last) < 40) return false;
    }
    return true;
}

std::vector<Start> aged_starts(std::string_view text, std::span<const Line> lines) {
    std::vector<Start> starts;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (Start start; find_aged_header(text, lines, i, start)) starts.push_back(std::move(start));
    }
    const bool closed =
        !starts.empty() &&
        std::any_of(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(starts[0].line),
                    [](const Line& line) { return line.effect == Effect::end; });
    return starts.size() >= 2 || closed ? starts : std::vector<Start>{};
}

std::vector<Start> dated_starts(std::string_view text, std::span<const Line> lines) {
    std::vector<Start> starts;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (is_dated_title(text, lines, i)) starts.push_back({i, {}});
    }
    return starts.size() >= 2 ? starts : std::vector<Start>{};
}

/// Behind each ruled line a title, then body.
std::vector<Start> ruled_starts(std::string_view, std::span<const Line> lines) {
    std::vector<Start> starts;
    for (std::size_t i = 0; i + 2 < lines.size(); ++i) {
        if (!lines[i].rule) continue;
        std::size_t next = i + 1;
        if (!is_headline(lines[next]) || lines[next].sentence_end) return {};
        for (++next; next < lines.size() && next < i + 5 && lines[next].effect == Effect::byline;) ++next;
        if (next == lines.size() || !is_body(lines[next])) return {};
        starts.push_back({i + 1, {}});
    }
    return starts;
}

std::vector<Start> counted_starts(std::string_view text, std::span<const Line> lines) {
    std::vector<Start> starts;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (is_document_count(lines[i].text(text))) starts.push_back({i, {}});
    }
    return starts;
}

}  // namespace

std::vector<ArticleRange> find_articles(std::string_view text, std::span<const Line> lines) {
    if (lines.empty()) return {};
    std::vector<Start> starts;
    for (const auto find : {counted_starts, aged_starts, dated_starts, ruled_starts}) {
        starts = find(text, lines);
        if (!starts.empty() && all_have_bodies(lines, starts)) break;
        starts.clear();
    }
    if (starts.empty() || (starts.front().line > 0 && body_words(lines, 0, starts.front().line) >= 40)) {
        starts.insert(starts.begin(), Start{});
    } else {
        starts.front().line = 0;
    }
    std::vector<ArticleRange> ranges;
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const bool last = i + 1 == starts.size();
        ranges.push_back({i ? lines[starts[i].line].begin : 0,
                          last ? text.size() : lines[starts[i + 1].line].begin, starts[i].line,
                          last ? lines.size() : starts[i + 1].line, starts[i].publisher});
    }
    return ranges;
}

std::string find_masthead(std::string_view text, std::span<const Line> lines) {
    if (lines.size() < 8) return {};
    const Line& head = lines.front();
    const std::string_view name = head.text(text);
    if (head.bullet || head.words < 1 || head.words > 5 || head.sentence_end || head.effect != Effect::none ||
        !is_capital(name[0])) {
        return {};
    }
    const auto again =
        std::count_if(lines.begin(), lines.end(), [&](const Line& l) { return l.text(text) == name; });
    return again >= 3 ? std::string(name) : std::string{};
}

}  // namespace newsgraph
