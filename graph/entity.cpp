#include "graph/entity.hpp"

#include <algorithm>

namespace newsgraph {

std::optional<NodeType> parse_node_type(std::string_view name) {
    const auto at = std::find(node_type_names.begin(), node_type_names.end(), name);
    if (at == node_type_names.end()) return std::nullopt;
    return static_cast<NodeType>(at - node_type_names.begin());
}

}  // namespace newsgraph
