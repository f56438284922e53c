// Names of time zones as publications write them ("EST", "ET", "BST") → offsets from UTC.
#pragma once

#include <optional>
#include <string_view>

namespace newsgraph {

/// "-05:00" or "Z" for a zone's name in lower case on that day: North America's "et", "ct", "mt" and "pt"
/// hang on the day, by the rule in force since 2007. Empty for what names several zones ("ist"), nothing for
/// what is no zone.
std::optional<std::string_view> zone_offset(std::string_view name, int year, int month, int day);

}  // namespace newsgraph
