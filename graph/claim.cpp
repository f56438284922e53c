#include "graph/claim.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
constexpr std::array<std::string_view, 4> bound_names{"", "about", "at_least", "at_most"};

template <class Enum, std::size_t N>
std::optional<Enum> find_name(const std::array<std::string_view, N>& names, std::string_view name) {
    const auto at = std::find(names.begin(), names.end(), name);
    if (at == names.end()) return std::nullopt;
    return static_cast<Enum>(at - names.begin());
}
}  // namespace

std::optional<Status> parse_status(std::string_view name) { return find_name<Status>(status_names, name); }
std::string_view to_string(Bound bound) { return bound_names[static_cast<std::size_t>(bound)]; }
std::optional<Bound> parse_bound(std::string_view name) { return find_name<Bound>(bound_names, name); }

}  // namespace newsgraph
