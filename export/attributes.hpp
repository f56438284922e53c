// The names under which every format writes what is known of nodes and edges, and where each value comes from.
// The JSON writer has the same names (docs/formats.md); a format that cannot hold one leaves it out.
#pragma once

#include "graph/graph.hpp"

#include <variant>

namespace newsgraph {

enum class AttributeType : std::uint8_t { text, integer, real, list };

/// monostate: not known, so not written. Texts are the thing's own: a value is valid as long as the thing.
using AttributeValue = std::variant<std::monostate, std::string_view, long long, double, std::vector<std::string>>;

template <class Thing>
struct Attribute {
    std::string_view name;
    AttributeType type;
    AttributeValue (*of)(const Thing&);
};

std::span<const Attribute<Node>> node_attributes();
std::span<const Attribute<Edge>> edge_attributes();
/// What a claim carries, flat: quantity is quantity_value, quantity_unit and so on; without its ends.
std::span<const Attribute<Claim>> claim_attributes();

/// Of a document, as the JSON format names them; lists for the authors.
std::span<const Attribute<Document>> document_attributes();

/// Text of a value for a notation without types: lists with "; " between, nothing for what is not known.
std::string value_text(const AttributeValue& value);

/// The same, behind what is there.
void append_text(std::string& out, const AttributeValue& value);

/// The value as JSON: numbers as numbers, lists as arrays, null for what is not known.
std::string value_json(const AttributeValue& value);
/// "name":value pairs with commas between; what is not known is left out.
template <class Thing>
std::string members_json(const Thing& thing, std::span<const Attribute<Thing>> attributes) {
    std::string out;
    for (const auto& attribute : attributes) {
        const AttributeValue value = attribute.of(thing);
        if (value.index() == 0) continue;
        out += (out.empty() ? "\"" : ",\"") + std::string(attribute.name) + "\":" + value_json(value);
    }
    return out;
}

/// Stable name of an edge for formats that want one: "source relation target".
std::string edge_id(const Edge& edge);

/// An edge's claims as one JSON array, as the JSON format writes it, on one line.
std::string claims_json(const Edge& edge);
/// The same for one claim.
std::string claim_json(const Claim& claim);

}  // namespace newsgraph
