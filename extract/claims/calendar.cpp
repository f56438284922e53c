#include "extract/claims/calendar.hpp"

namespace newsgraph {

using namespace std::chrono;

namespace {

std::string padded(int value, std::size_t width) {
    auto text = std::to_string(value);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::string to_iso(PartialDate date) {
    auto text = date.year ? padded(date.year, 4) : "XXXX";
    if (date.month) text += "-" + padded(static_cast<int>(date.month), 2);
    if (date.day) text += "-" + padded(static_cast<int>(date.day), 2);
    return text;
}

}  // namespace

std::string to_iso(const DateSpan& span) {
    if (!span.first && !span.last) return {};
    if (!span.first) return "../" + to_iso(*span.last);
    if (!span.last) return to_iso(*span.first) + "/..";
    if (*span.first == *span.last) return to_iso(*span.first);
    return to_iso(*span.first) + "/" + to_iso(*span.last);
}

std::optional<sys_days> parse_day(std::string_view iso) {
    if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    const auto number = [&](std::size_t at, std::size_t size) {
        int value = 0;
        for (const char c : iso.substr(at, size)) {
            if (c < '0' || c > '9') return -1;
            value = value * 10 + (c - '0');
        }
        return value;
    };
    const int y = number(0, 4), m = number(5, 2), d = number(8, 2);
    if (y < 0 || m < 1 || d < 1) return std::nullopt;
    const year_month_day date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
    if (!date.ok()) return std::nullopt;
    return sys_days{date};
}

PartialDate day_of(sys_days at) {
    const year_month_day date{at};
    return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
            static_cast<unsigned>(date.day())};
}

PartialDate month_of(sys_days at, int months_later) {
    const year_month_day date{at};
    const auto moved = date.year() / date.month() + months{months_later};
    return {static_cast<int>(moved.year()), static_cast<unsigned>(moved.month()), 0};
}

DateSpan week_of(sys_days at, int weeks_later) {
    const auto monday = at - (weekday{at} - Monday) + weeks{weeks_later};
    return {day_of(monday), day_of(monday + days{6})};
}

DateSpan quarter_of(int year, int quarter) {
    if (quarter < 1) return quarter_of(year - 1, quarter + 4);
    if (quarter > 4) return quarter_of(year + 1, quarter - 4);
    const auto last = static_cast<unsigned>(quarter) * 3;
    return {PartialDate{year, last - 2, 0}, PartialDate{year, last, 0}};
}

DateSpan single(PartialDate date) {
    return {date, date};
}

bool is_valid(PartialDate date) {
    if (date.month == 0) return date.day == 0;
    if (date.month > 12) return false;
    if (date.day == 0) return true;
    // 29 February stands when no year is known
    const int y = date.year ? date.year : 2000;
    return year_month_day{year{y}, month{date.month}, day{date.day}}.ok();
}

}  // namespace newsgraph
