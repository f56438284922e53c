#include "extract/read/dates.hpp"

#include <array>
#include <cstdio>

namespace newsgraph {
namespace {

constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> weekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};
struct Zone {
    std::string_view name, offset;
};
constexpr std::array<Zone, 20> zones{
    {{"z", "Z"},         {"utc", "Z"},      {"gmt", "Z"},      {"est", "-05:00"},  {"edt", "-04:00"},
     {"cst", "-06:00"},  {"cdt", "-05:00"}, {"mst", "-07:00"}, {"mdt", "-06:00"},  {"pst", "-08:00"},
     {"pdt", "-07:00"},  {"bst", "+01:00"}, {"cet", "+01:00"}, {"cest", "+02:00"}, {"eet", "+02:00"},
     {"eest", "+03:00"}, {"jst", "+09:00"}, {"kst", "+09:00"}, {"hkt", "+08:00"},  {"sgt", "+08:00"}}};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return lower(c) >= 'a' && lower(c) <= 'z';
}

/// Reads forward over a text; a failed step leaves the place alone.
struct Scanner {
    std::string_view text;
    std::size_t at = 0;

    char now() const { return at < text.size() ? text[at] : '\0'; }
    bool take(char c) { return now() == c ? ++at, true : false; }
    void blanks() {
        while (now() == ' ' || now() == '\t') ++at;
    }
    /// Blanks and the marks that stand between the parts of a date.
    void between() {
        for (;;) {
            blanks();
            if (now() == ',' || now() == '|') {
                ++at;
            } else if (text.substr(at).starts_with("\xE2\x80\x93") ||
                       text.substr(at).starts_with("\xC2\xB7") ||
                       text.substr(at).starts_with("\xE2\x80\xA2") ||
                       text.substr(at).starts_with("\xC2\xA0")) {
                at += text[at] == '\xE2' ? 3 : 2;
            } else {
                return;
            }
        }
    }
    std::optional<int> number(std::size_t least, std::size_t most) {
        std::size_t end = at;
        int value = 0;
        while (end < text.size() && is_digit(text[end]) && end - at < most)
            value = value * 10 + (text[end++] - '0');
        if (end - at < least || (end < text.size() && is_digit(text[end]))) return std::nullopt;
        at = end;
        return value;
    }
    std::string word() const {
        std::string found;
        for (std::size_t i = at; i < text.size() && is_letter(text[i]) && found.size() < 16; ++i)
            found += lower(text[i]);
        return found;
    }
    bool take_word(std::string_view wanted) {
        if (word() != wanted) return false;
        at += wanted.size();
        return true;
    }
};

/// Full names and the usual short ones, three letters or "sept", "tues", "thur(s)".
template <std::size_t N>
int name_index(const std::array<std::string_view, N>& names, std::string_view word) {
    if (word.size() < 3) return 0;
    for (std::size_t i = 0; i < N; ++i) {
        if (word == names[i] || ((word.size() <= 4 || word == "thurs") && names[i].starts_with(word))) {
            return static_cast<int>(i) + 1;
        }
    }
    return 0;
}

int take_month(Scanner& s) {
    const std::string word = s.word();
    const int month = name_index(months, word);
    if (month) {
        s.at += word.size();
        s.take('.');
    }
    return month;
}

void take_weekday(Scanner& s) {
    const std::string word = s.word();
    if (name_index(weekdays, word)) {
        s.at += word.size();
        s.take('.');
        s.between();
    }
}

struct Day {
    int year = 0, month = 0, day = 0;
};

bool valid(const Day& d) {
    constexpr std::array<int, 12> lengths{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (d.year < 1800 || d.year > 2199 || d.month < 1 || d.month > 12 || d.day < 1) return false;
    const bool leap = d.year % 4 == 0 && (d.year % 100 != 0 || d.year % 400 == 0);
    return d.day <= lengths[static_cast<std::size_t>(d.month - 1)] - (d.month == 2 && !leap);
}

std::optional<Day> take_figures(Scanner& s) {
    Scanner t = s;
    if (const auto year = t.number(4, 4)) {
        const char mark = t.now();
        if (mark != '-' && mark != '/' && mark != '.') return std::nullopt;
        ++t.at;
        const auto month = t.number(1, 2);
        if (!month || !t.take(mark)) return std::nullopt;
        const auto day = t.number(1, 2);
        if (!day || !valid({*year, *month, *day})) return std::nullopt;
        s = t;
        return Day{*year, *month, *day};
    }
    const auto first = t.number(1, 2);
    const char mark = t.now();
    if (!first || (mark != '/' && mark != '.' && mark != '-')) return std::nullopt;
    ++t.at;
    const auto second = t.number(1, 2);
    if (!second || !t.take(mark)) return std::nullopt;
    const auto year = t.number(4, 4);
    if (!year || (*first <= 12 && *second <= 12 && *first != *second)) return std::nullopt;
    const Day day = *first > 12 ? Day{*year, *second, *first} : Day{*year, *first, *second};
    if (!valid(day)) return std::nullopt;
    s = t;
    return day;
}

std::optional<Day> take_day(Scanner& s) {
    if (const auto day = take_figures(s)) return day;
    Scanner t = s;
    Day day;
    if (const int month = take_month(t)) {  // January 28, 2025
        t.blanks();
        const auto number = t.number(1, 2);
        if (!number) return std::nullopt;
        day = {0, month, *number};
        t.take_word("st") || t.take_word("nd") || t.take_word("rd") || t.take_word("th");
    } else {  // 28 January 2025
        const auto number = t.number(1, 2);
        if (!number) return std::nullopt;
        t.take_word("st") || t.take_word("nd") || t.take_word("rd") || t.take_word("th");
        t.take('-');
        t.blanks();
        t.take_word("of");
        t.blanks();
        day = {0, take_month(t), *number};
        t.take('-');
    }
    t.between();
    const auto year = t.number(4, 4);
    if (!year) return std::nullopt;
    day.year = *year;
    if (!valid(day)) return std::nullopt;
    s = t;
    return day;
}

/// "Z", "+0800", "+08:00", "GMT", "EST", "ET" is left unknown but taken.
std::string take_zone(Scanner& s) {
    Scanner t = s;
    t.blanks();
    const bool bracket = t.take('(');
    const std::string word = t.word();
    std::string zone;
    if (t.now() == '+' || t.now() == '-') {
        const char sign = t.now();
        ++t.at;
        const auto hours = t.number(2, 2);
        Scanner joined = t;
        if (!hours) {
            joined = t;
            const auto both = joined.number(4, 4);
            if (!both || *both % 100 > 59 || *both > 1400) return {};
            char text[8];
            std::snprintf(text, sizeof text, "%c%02d:%02d", sign, *both / 100 % 100, *both % 100);
            s = joined;
            return text;
        }
        t.take(':');
        const int minutes = t.number(2, 2).value_or(0);
        if (*hours > 14 || minutes > 59) return {};
        char text[8];
        std::snprintf(text, sizeof text, "%c%02d:%02d", sign, *hours % 100, minutes % 100);
        s = t;
        return text;
    }
    bool known = word == "et" || word == "ct" || word == "pt" || word == "ist";
    for (const Zone& candidate : zones) {
        if (candidate.name == word) {
            zone = candidate.offset;
            known = true;
        }
    }
    if (!known) return {};
    t.at += word.size();
    if (zone == "Z" && word != "z" && (t.now() == '+' || t.now() == '-')) {  // "GMT+1"
        const char sign = t.now();
        Scanner offset = t;
        ++offset.at;
        if (const auto hours = offset.number(1, 2); hours && *hours <= 14) {
            char text[8];
            std::snprintf(text, sizeof text, "%c%02d:00", sign, *hours % 100);
            zone = text;
            t = offset;
        }
    }
    if (bracket) t.take(')');
    s = t;
    return zone;
}

/// "08:50", "8:50:12.3 p.m. EST", "T08:50Z", "at 8 pm"; empty when there is none.
std::string take_time(Scanner& s) {
    Scanner t = s;
    if (!t.take('T')) t.between();
    t.take_word("at");
    t.blanks();
    if (t.text.substr(t.at).starts_with("- ")) t.at += 2;
    const auto hour = t.number(1, 2);
    if (!hour) return {};
    int hours = *hour, minutes = 0, seconds = 0;
    const bool colon =
        t.now() == ':' || (t.now() == '.' && t.at + 1 < t.text.size() && is_digit(t.text[t.at + 1]));
    if (colon) {
        ++t.at;
        const auto m = t.number(2, 2);
        if (!m) return {};
        minutes = *m;
        if (t.now() == ':') {
            ++t.at;
            const auto sec = t.number(2, 2);
            if (!sec) return {};
            seconds = *sec;
            if (t.now() == '.') {
                Scanner fraction = t;
                ++fraction.at;
                while (is_digit(fraction.now())) ++fraction.at;
                if (fraction.at > t.at + 1) t = fraction;
            }
        }
    }
    Scanner half = t;
    half.blanks();
    const char letter = lower(half.now());
    bool noon = false;
    if (letter == 'a' || letter == 'p') {
        ++half.at;
        half.take('.');
        if (lower(half.now()) == 'm') {
            ++half.at;
            half.take('.');
            noon = true;
            if (hours > 12) return {};
            hours = hours % 12 + (letter == 'p' ? 12 : 0);
            t = half;
        }
    }
    if ((!colon && !noon) || hours > 23 || minutes > 59 || seconds > 60) return {};
    if (!noon) t.take('h');
    const std::string zone = take_zone(t);
    char text[24];
    std::snprintf(text, sizeof text, "T%02d:%02d:%02d", hours % 100, minutes % 100, seconds % 100);
    s = t;
    return text + zone;
}

}  // namespace

std::optional<ParsedDate> parse_date(std::string_view text) {
    Scanner s{text.substr(0, 120)};
    s.blanks();
    take_weekday(s);
    std::string early;
    auto day = take_day(s);
    if (!day) {  // "10:12 a.m. EST, March 3, 2024"
        Scanner t = s;
        early = take_time(t);
        t.between();
        take_weekday(t);
        if (early.empty() || !(day = take_day(t))) return std::nullopt;
        s = t;
    }
    char date[16];
    std::snprintf(date, sizeof date, "%04d-%02d-%02d", day->year % 10000, day->month % 100, day->day % 100);
    const std::string time = early.empty() ? take_time(s) : early;
    return ParsedDate{date + time, s.at};
}

std::optional<std::string> parse_date_line(std::string_view text) {
    if (text.size() > 120) return std::nullopt;
    constexpr std::array<std::string_view, 12> before{"first",  "last",     "published", "updated",
                                                      "posted", "modified", "date",      "released",
                                                      "on",     "at",       "issued",    "created"};
    Scanner s{text};
    for (bool again = true; again;) {
        again = false;
        s.between();
        while (s.now() == ':' || s.now() == '-') ++s.at, s.between();
        for (const std::string_view word : before) again = again || s.take_word(word);
    }
    const auto date = parse_date(text.substr(s.at));
    if (!date) return std::nullopt;
    s.at += date->size;
    s.between();
    while (s.now() == '.' || s.now() == ')') ++s.at;
    return s.at == text.size() ? std::optional(date->iso) : std::nullopt;
}

bool is_age(std::string_view text) {
    if (text.size() > 48) return false;
    Scanner s{text};
    for (const std::string_view word : {"published", "updated", "posted", "last"})
        s.take_word(word), s.blanks();
    if (s.now() == ':') ++s.at, s.blanks();
    if (s.take_word("today") || s.take_word("yesterday")) {
        s.between();
        if (s.at == text.size()) return true;
        return !take_time(s).empty() && s.at == text.size();
    }
    if (s.take_word("just")) return s.blanks(), s.take_word("now") && s.at == text.size();
    if (!s.number(1, 3) && !s.take_word("an") && !s.take_word("a")) return false;
    s.blanks();
    std::string unit = s.word();
    s.at += unit.size();
    if (unit.size() > 1 && unit.back() == 's') unit.pop_back();
    bool known = false;
    for (const std::string_view name : {"second", "sec", "minute", "min", "m", "hour", "hr", "h", "day", "d",
                                        "week", "w", "month", "mo", "year", "yr", "y"}) {
        known = known || unit == name;
    }
    s.blanks();
    return known && s.take_word("ago") && s.at == text.size();
}

}  // namespace newsgraph
