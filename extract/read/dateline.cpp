#include "extract/read/dateline.hpp"

#include "extract/read/ascii.hpp"
#include "extract/read/bare_dateline.hpp"
#include "extract/read/dates.hpp"
#include "extract/read/shape.hpp"

#include <algorithm>
#include <array>

namespace newsgraph {
namespace {

constexpr std::size_t longest_dateline = 90;
constexpr std::array<std::string_view, 5> dashes{" - ", " -- ", "\u2014", "\u2013", " \u2015 "};


std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == ',' || text.front() == '|'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == ',' || text.back() == '|'))
        text.remove_suffix(1);
    return text;
}

/// "WASHINGTON", "ST. LOUIS", "NEW YORK": at least three letters, all capitals.
bool is_capitals(std::string_view place) {
    std::size_t letters = 0;
    for (const char c : place) {
        if (is_lower(c)) return false;
        letters += is_upper(c);
    }
    return letters >= 3;
}

/// A few words that each begin with a capital.
bool is_place(std::string_view words) {
    if (words.empty() || !is_upper(words[0]) || count_words(words) > 6) return false;
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i - 1] == ' ' && is_lower(words[i])) return false;
        if (words[i] >= '0' && words[i] <= '9') return false;
    }
    return true;
}

/// The first date at a comma, blank or the start.
std::string find_date(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at > 0 && text[at - 1] != ' ' && text[at - 1] != ',' && text[at - 1] != '|') continue;
        if (const auto date = parse_date(text.substr(at))) return date->iso;
    }
    return {};
}

Opening read_dateline(std::string_view head, std::size_t after_dash) {
    Opening opening;
    std::string_view place = head;
    const std::size_t open = head.find('('), close = head.find(')');
    std::string_view agency;
    if (open != std::string_view::npos && close != std::string_view::npos && open < close) {
        agency = head.substr(open + 1, close - open - 1);
        if (!trimmed(head.substr(close + 1)).empty()) return {};
        place = trimmed(head.substr(0, open));
    }
    bool wire = false;  // "/PRNewswire/"
    if (const auto slash = head.find('/'); slash != std::string_view::npos && slash + 2 < head.size() &&
                                           head.back() == '/' && agency.empty()) {
        agency = head.substr(slash + 1, head.size() - slash - 2);
        place = trimmed(head.substr(0, slash));
        wire = agency.find('/') == std::string_view::npos;
    }
    std::string_view city = place.substr(0, place.find(','));
    const bool capitals = is_capitals(city) && is_place(city);
    opening.date = find_date(place);
    const bool dated = is_place(city) && !opening.date.empty();
    const bool known = is_agency(agency) && (city.empty() || is_place(city));
    const bool plain_brackets = agency.find(':') == std::string_view::npos && count_words(agency) <= 3;
    if (!(known || ((capitals || dated) && plain_brackets)) || count_words(place) > (wire ? 14 : 8)) return {};
    opening.size = after_dash;
    opening.credit = head.size();
    opening.agency = std::string(agency);
    return opening;
}

/// One that a dash ends.
Opening read_parted_opening(std::string_view paragraph) {
    const std::string_view start = paragraph.substr(0, longest_dateline);
    std::size_t at = std::string_view::npos, width = 0;
    for (const std::string_view dash : dashes) {
        if (const std::size_t found = start.find(dash); found < at) at = found, width = dash.size();
    }
    if (at == std::string_view::npos || at == 0) return {};
    std::size_t after = at + width;
    while (after < paragraph.size() && paragraph[after] == ' ') ++after;
    if (after + 20 > paragraph.size() || is_lower(paragraph[after])) return {};
    if (paragraph[at] != ' ' && paragraph[at - 1] != ' ' && paragraph[at + width] != ' ') return {};
    const std::string_view head = paragraph.substr(0, at);
    return read_dateline(head.substr(0, head.find_last_not_of(' ') + 1), after);
}

}  // namespace

Opening read_opening(std::string_view paragraph) {
    if (const std::size_t credit = glued_credit(paragraph)) return {credit + 1, credit, {}, {}};
    const auto parted = read_parted_opening(paragraph);
    if (parted.size) return parted;
    const auto bare = read_bare_dateline(paragraph);
    return {bare.story, bare.end, {}, {}};
}

std::vector<std::string> split_names(std::string_view names) {
    std::vector<std::string> found;
    while (!names.empty()) {
        std::size_t end = names.size(), width = 0;
        for (const std::string_view mark : {", and ", " and ", ",", " & ", ";", "|", " \u2022 "}) {
            if (const std::size_t at = names.find(mark); at < end) end = at, width = mark.size();
        }
        const std::string_view name = trimmed(names.substr(0, end));
        if (!name.empty() && (is_upper(name[0]) || (name[0] & 0x80) != 0) && count_words(name) <= 6 &&
            std::none_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; })) {
            constexpr std::array<std::string_view, 10> suffixes{"Inc.", "Inc", "Ltd.", "Ltd", "LLC",
                                                                "Corp.", "Jr.", "Jr", "Sr.", "PhD"};
            if (!found.empty() && std::find(suffixes.begin(), suffixes.end(), name) != suffixes.end()) {
                (found.back() += ", ") += name;
            } else {
                found.emplace_back(name);
            }
        }
        names.remove_prefix(std::min(end + std::max<std::size_t>(width, 1), names.size()));
    }
    return found;
}

void read_byline(std::string_view line, Article& article) {
    if (article.published.empty()) {
        if (const auto date = parse_date_line(line)) {
            article.published = *date;
            return;
        }
        article.published = find_date(line);
    }
    if (!article.byline.empty() || line.size() < 4) return;
    if (line.starts_with("By ") || line.starts_with("BY ") || line.starts_with("by ")) {
        std::string_view names = line.substr(3);
        names = names.substr(0, names.find_first_of("|0123456789("));
        for (std::string& name : split_names(names)) {
            const std::string lower = plain(name);
            const bool role =
                lower.find("staff") != std::string::npos || lower.find("editor") != std::string::npos ||
                lower.find("correspondent") != std::string::npos ||
                lower.find("reporter") != std::string::npos || lower.find("writer") != std::string::npos;
            const bool month = parse_date(name + " 1, 2000").has_value();
            if (!role && !month) article.byline.push_back(std::move(name));
        }
    }
}

namespace {

/// "Jane Doe is", "Jane Doe covers", "Jane Doe, a".
bool tells_of(std::string_view line, std::string_view name) {
    if (!line.starts_with(name)) return false;
    constexpr std::array<std::string_view, 14> verbs{" is ",     " was ",         " writes ", " covers ", " reports ",
                                                     " joined ", " has covered ", " has been ", " has written ",
                                                     " leads ",  " edits ",       ", a ",     ", an ",    ", the "};
    const std::string_view rest = line.substr(name.size());
    return std::any_of(verbs.begin(), verbs.end(), [&](auto verb) { return rest.starts_with(verb); });
}

}  // namespace

bool is_about_author(std::string_view line, const std::vector<std::string>& authors, bool by_first_name) {
    if (count_words(line) > 60) return false;
    return std::any_of(authors.begin(), authors.end(), [&](const std::string& author) {
        const std::size_t blank = author.rfind(' ');
        if (tells_of(line, author)) return true;
        if (by_first_name && blank != std::string::npos && tells_of(line, author.substr(0, author.find(' '))))
            return true;
        const std::string_view last = std::string_view(author).substr(blank == std::string::npos ? 0 : blank + 1);
        for (const std::string_view title : {"Mr. ", "Ms. ", "Mrs. ", "Dr. ", "Professor "})
            if (line.starts_with(title) && line.substr(title.size()).starts_with(last)) return true;
        return false;
    });
}

bool is_biography(std::string_view line) {
    if (count_words(line) > 60) return false;
    const std::size_t verb = std::min(line.find(" is a"), line.find(" is the"));
    if (verb == std::string_view::npos || verb > 40) return false;
    const std::string what = plain(line.substr(verb, 70));
    constexpr std::array<std::string_view, 12> posts{"writer",     "reporter", "correspondent", "editor",
                                                     "columnist",  "fellow",   "journalist",    "author",
                                                     "contributor", "producer", "professor",     "photographer"};
    return std::any_of(posts.begin(), posts.end(), [&](auto post) { return what.find(post) != std::string::npos; });
}

}  // namespace newsgraph
