#include "extract/read/zones.hpp"

#include <array>

namespace newsgraph {
namespace {

struct Zone {
    std::string_view name, offset, summer;
};
constexpr std::array<Zone, 39> zones{
    {{"z", "Z", {}},         {"utc", "Z", {}},        {"gmt", "Z", {}},       {"est", "-05:00", {}},
     {"edt", "-04:00", {}},  {"cst", "-06:00", {}},   {"cdt", "-05:00", {}},  {"mst", "-07:00", {}},
     {"mdt", "-06:00", {}},  {"pst", "-08:00", {}},   {"pdt", "-07:00", {}},  {"akst", "-09:00", {}},
     {"akdt", "-08:00", {}}, {"hst", "-10:00", {}},   {"brt", "-03:00", {}},  {"bst", "+01:00", {}},
     {"cet", "+01:00", {}},  {"cest", "+02:00", {}},  {"eet", "+02:00", {}},  {"eest", "+03:00", {}},
     {"sast", "+02:00", {}}, {"msk", "+03:00", {}},   {"trt", "+03:00", {}},  {"pkt", "+05:00", {}},
     {"hkt", "+08:00", {}},  {"sgt", "+08:00", {}},   {"awst", "+08:00", {}}, {"jst", "+09:00", {}},
     {"kst", "+09:00", {}},  {"acst", "+09:30", {}},  {"aest", "+10:00", {}}, {"aedt", "+11:00", {}},
     {"nzst", "+12:00", {}}, {"nzdt", "+13:00", {}},  {"ist", {}, {}},        {"et", "-05:00", "-04:00"},
     {"ct", "-06:00", "-05:00"}, {"mt", "-07:00", "-06:00"}, {"pt", "-08:00", "-07:00"}}};

/// 0 for Sunday (Sakamoto's method).
int weekday(int year, int month, int day) {
    constexpr std::array<int, 12> shifts{0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
    year -= month < 3;
    return (year + year / 4 - year / 100 + year / 400 + shifts[static_cast<std::size_t>(month - 1)] + day) % 7;
}

/// From the second Sunday of March to the first of November.
bool is_american_summer(int year, int month, int day) {
    if (month == 3) return day >= 8 + (7 - weekday(year, 3, 8)) % 7;
    if (month == 11) return day < 1 + (7 - weekday(year, 11, 1)) % 7;
    return month > 3 && month < 11;
}

}  // namespace

std::optional<std::string_view> zone_offset(std::string_view name, int year, int month, int day) {
    for (const Zone& zone : zones) {
        if (zone.name != name) continue;
        if (zone.summer.empty()) return zone.offset;
        if (year < 2007) return std::string_view{};
        return is_american_summer(year, month, day) ? zone.summer : zone.offset;
    }
    return std::nullopt;
}

}  // namespace newsgraph
