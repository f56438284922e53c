// The relations of ONTOLOGY with their signatures, as one table; the only place that lists them.
#pragma once

#include "graph/entity.hpp"

#include <span>

namespace newsgraph {

enum class Relation : std::uint8_t {
    founded, leads, works_for, associated_with, citizen_of, based_in, operates_in, owns, acquires,
    invests_in, partners_with, competes_with, supplies, makes, uses, holds, based_on, sues,
    investigates, restricts, imposes_tariff_on, trades_with, agrees_with, meets, conflicts_with,
    criticizes, supports, related
};
inline constexpr std::size_t relation_count = 28;

struct RelationInfo {
    Relation relation;
    std::string_view name;
    bool symmetric;          ///< stored once, ends in id order
    NodeTypeSet source;      ///< types that may stand at the source
    NodeTypeSet target;      ///< types that may stand at the target
};

/// All relations, in the order of the enumeration.
std::span<const RelationInfo> relations();
const RelationInfo& info(Relation relation);
std::string_view to_string(Relation relation);
std::optional<Relation> parse_relation(std::string_view name);

/// Whether the signature admits these types; either way round when the relation is symmetric.
bool admits(Relation relation, NodeType source, NodeType target);

}  // namespace newsgraph
