// Partial dates and intervals: the arithmetic behind dates.cpp. Proleptic Gregorian, ISO 8601.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace newsgraph {

/// A year, a month or a day; fields behind the precision are 0.
struct PartialDate {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    bool operator==(const PartialDate&) const = default;
};

/// From one partial date to another, both within it; an open end is absent. One date: first == last.
struct DateSpan {
    std::optional<PartialDate> first;
    std::optional<PartialDate> last;
};

/// "2023", "2023-11", "2025-01-27", "2019/2023", "2022/..", "XXXX-05-03" (ISO 8601-2) where the year is unknown.
std::string to_iso(const DateSpan& span);

/// "2025-01-29" or a date-time that begins so; nothing for less than a whole date.
std::optional<std::chrono::sys_days> parse_day(std::string_view iso);

PartialDate day_of(std::chrono::sys_days day);
PartialDate month_of(std::chrono::sys_days day, int months_later = 0);
DateSpan week_of(std::chrono::sys_days day, int weeks_later = 0);  ///< Monday to Sunday
DateSpan quarter_of(int year, int quarter);                        ///< 1 to 4; also 0 and 5 next door
DateSpan single(PartialDate date);

bool is_valid(PartialDate date);

}  // namespace newsgraph
