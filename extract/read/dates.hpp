// Dates as publications write them → ISO 8601, with the precision and the time zone that they give.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace newsgraph {

struct ParsedDate {
    std::string iso;       ///< "2025-01-28" or "2025-01-28T20:10:00-05:00"; no zone when none was given
    std::size_t size = 0;  ///< bytes of the text that it took
};

/// The date at the start of the text: ISO 8601, RFC 822, "January 28, 2025", "28 Jan 2025", each with an
/// optional weekday before and a time and zone behind. A date of figures only needs its year first, or a
/// day over 12. Years from 1800 to 2199.
std::optional<ParsedDate> parse_date(std::string_view text);

/// A text that is nothing but a date, perhaps after "Published", "Updated on" and the like.
std::optional<std::string> parse_date_line(std::string_view text);

/// "9 hours ago", "Yesterday", "Today 08:50": a time that only the day of reading could fix.
bool is_age(std::string_view text);

}  // namespace newsgraph
