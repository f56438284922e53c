#include "extract/read/dates.hpp"

#include "extract/read/zones.hpp"

#include <array>
#include <cstdio>

namespace newsgraph {
namespace {

constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> weekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};
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

/// "20240304" and "2024年3月4日".
std::optional<Day> take_run(Scanner& s) {
    Scanner t = s;
    Day day;
    if (const auto all = t.number(8, 8)) {
        day = {*all / 10000, *all / 100 % 100, *all % 100};
    } else {
        const auto take = [&](std::string_view mark, std::size_t least, std::size_t most) {
            const auto number = t.number(least, most);
            if (!number || !t.text.substr(t.at).starts_with(mark)) return 0;
            t.at += mark.size();
            return *number;
        };
        day.year = take("\u5E74", 4, 4);
        day.month = day.year ? take("\u6708", 1, 2) : 0;
        day.day = day.month ? take("\u65E5", 1, 2) : 0;
    }
    if (!valid(day)) return std::nullopt;
    s = t;
    return day;
}

std::optional<Day> take_figures(Scanner& s) {
    if (const auto day = take_run(s)) return day;
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
    auto year = t.number(4, 4);
    if (!year && t.text.substr(t.at).find(':') - 5 < 2) {  // "October 21, 20235:00 AM": the time runs into it
        Scanner four{t.text.substr(0, t.at + 4), t.at};
        year = four.number(4, 4);
        t.at = year ? four.at : t.at;
    }
    if (!year) return std::nullopt;
    day.year = *year;
    if (!valid(day)) return std::nullopt;
    s = t;
    return day;
}

/// "+0800", "+08:00", "-05", and "+1" with `least` 1; empty when there is none.
std::string take_offset(Scanner& s, std::size_t least) {
    Scanner t = s;
    const char sign = t.now();
    if (sign != '+' && sign != '-') return {};
    ++t.at;
    int hours = 0, minutes = 0;
    if (const auto both = t.number(4, 4)) {
        hours = *both / 100;
        minutes = *both % 100;
    } else if (const auto some = t.number(least, 2)) {
        hours = *some;
        if (t.take(':')) minutes = t.number(2, 2).value_or(0);
    } else {
        return {};
    }
    if (hours > 14 || minutes > 59) return {};
    char text[8];
    std::snprintf(text, sizeof text, "%c%02d:%02d", sign, hours % 100, minutes % 100);
    s = t;
    return text;
}

/// An offset, or a zone's name in lower case ("est"), which parse_date looks up for the day.
std::string take_zone(Scanner& s) {
    Scanner t = s;
    t.blanks();
    if (std::string offset = take_offset(t, 2); !offset.empty()) return s = t, offset;
    const bool bracket = t.take('(');
    std::string name = t.word();
    if (!zone_offset(name, 2024, 1, 1)) return {};
    t.at += name.size();
    if (name == "utc" || name == "gmt") {  // "GMT+1"
        if (std::string offset = take_offset(t, 1); !offset.empty()) name = offset;
    }
    if (bracket) t.take(')');
    s = t;
    return name;
}

/// "T08:50:00" of "08:50", "8:50:12.3 p.m. EST", "T08:50Z", "at 8 pm"; empty when there is none.
std::string take_time(Scanner& s, std::string& zone) {
    Scanner t = s;
    if (!t.take('T')) {
        t.between();
    } else if (const auto all = t.number(6, 6); all && *all / 10000 < 24 && *all / 100 % 100 < 60) {
        char text[24];
        std::snprintf(text, sizeof text, "T%02d:%02d:%02d", *all / 10000 % 100, *all / 100 % 100, *all % 60);
        zone = take_zone(t);
        s = t;
        return text;
    }
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
    zone = take_zone(t);
    char text[24];
    std::snprintf(text, sizeof text, "T%02d:%02d:%02d", hours % 100, minutes % 100, seconds % 100);
    s = t;
    return text;
}

/// "Mar  4 09:00:00 EST 2024", as programs print dates.
std::optional<Day> take_unix(Scanner& s, std::string& time, std::string& zone) {
    Day day;
    day.month = take_month(s);
    s.blanks();
    day.day = day.month ? s.number(1, 2).value_or(0) : 0;
    if (day.day == 0) return std::nullopt;
    time = take_time(s, zone);
    s.blanks();
    day.year = time.empty() ? 0 : s.number(4, 4).value_or(0);
    return valid(day) ? std::optional(day) : std::nullopt;
}

}  // namespace

std::optional<ParsedDate> parse_date(std::string_view text) {
    Scanner s{text.substr(0, 120)};
    s.blanks();
    take_weekday(s);
    std::string time, zone;
    auto day = take_day(s);
    if (!day) {  // "10:12 a.m. EST, March 3, 2024"
        Scanner t = s;
        time = take_time(t, zone);
        t.between();
        take_weekday(t);
        if (time.empty() || !(day = take_day(t))) day = take_unix(t = s, time, zone);
        if (!day) return std::nullopt;
        s = t;
    } else {
        time = take_time(s, zone);
    }
    if (const auto offset = zone_offset(zone, day->year, day->month, day->day)) zone = *offset;
    char date[16];
    std::snprintf(date, sizeof date, "%04d-%02d-%02d", day->year % 10000, day->month % 100, day->day % 100);
    return ParsedDate{date + time + zone, s.at};
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
        std::string zone;
        return !take_time(s, zone).empty() && s.at == text.size();
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
