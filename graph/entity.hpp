// Nodes of the graph: the seven types of ONTOLOGY and what is known of one named thing.
// An Entity is what one document says of a thing; a Node (graph.hpp) is the union over documents.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph {

enum class NodeType : std::uint8_t { person, company, chip, country, organization, product, place };

inline constexpr std::array<std::string_view, 7> node_type_names{
    "person", "company", "chip", "country", "organization", "product", "place"};

constexpr std::string_view to_string(NodeType type) {
    return node_type_names[static_cast<std::size_t>(type)];
}
std::optional<NodeType> parse_node_type(std::string_view name);

/// A set of node types, one bit each; the signature of a relation's end.
using NodeTypeSet = std::uint8_t;
constexpr NodeTypeSet bit(NodeType type) {
    return static_cast<NodeTypeSet>(1u << static_cast<unsigned>(type));
}
inline constexpr NodeTypeSet any_node_type = 0x7f;

/// "type/slug-of-name", stable for the same documents.
struct NodeId {
    std::string text;
    auto operator<=>(const NodeId&) const = default;
};

/// One named thing as one document knows it. Names are as written in the document, except a country's
/// name, which is its usual English short name.
struct Entity {
    NodeType type{};
    std::string name;                  ///< fullest form the document uses
    std::vector<std::string> aliases;  ///< every form the document uses, sorted, unique
    std::uint32_t mentions = 0;        ///< names, pronouns and descriptions that refer to it
    std::string iso3166;               ///< alpha-2, countries only, else empty
};

}  // namespace newsgraph
