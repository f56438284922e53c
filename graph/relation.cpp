#include "graph/relation.hpp"

namespace newsgraph {

namespace {
constexpr NodeTypeSet P = bit(NodeType::person), C = bit(NodeType::company), H = bit(NodeType::chip),
                      S = bit(NodeType::country), O = bit(NodeType::organization),
                      D = bit(NodeType::product), L = bit(NodeType::place), any = any_node_type;
using enum Relation;
constexpr std::array<RelationInfo, relation_count> table{{
    {founded, "founded", false, P | C, C | O},
    {leads, "leads", false, P, C | O | S},
    {works_for, "works_for", false, P, C | O | S},
    {associated_with, "associated_with", true, P, P},
    {citizen_of, "citizen_of", false, P, S},
    {based_in, "based_in", false, C | O, S | L},
    {operates_in, "operates_in", false, C | O, S | L},
    {owns, "owns", false, C | O | P | S, C | O | D},
    {acquires, "acquires", false, C | P | O, C | D},
    {invests_in, "invests_in", false, C | P | O | S, C | O | S | L},
    {partners_with, "partners_with", true, C | O, C | O | S},
    {competes_with, "competes_with", true, C | S | D | H, C | S | D | H},
    {supplies, "supplies", false, C | S, C | O | S},
    {makes, "makes", false, C | O | P, H | D},
    {uses, "uses", false, C | O | S | P | D, H | D},
    {holds, "holds", false, C | O | S, H | D},
    {based_on, "based_on", false, D | H, D | H},
    {sues, "sues", false, any, any},
    {investigates, "investigates", false, O | S, any},
    {restricts, "restricts", false, S | O, S | C | O | P | H | D},
    {imposes_tariff_on, "imposes_tariff_on", false, S | O, S | O | C | D},
    {trades_with, "trades_with", true, S | O, S | O},
    {agrees_with, "agrees_with", true, S | O | C | P, S | O | C | P},
    {meets, "meets", true, P | S | O | C, P | S | O | C},
    {conflicts_with, "conflicts_with", true, S | O, S | O},
    {criticizes, "criticizes", false, any, any},
    {supports, "supports", false, any, any},
    {related, "related", false, any, any},
}};
}  // namespace

std::span<const RelationInfo> relations() { return table; }
const RelationInfo& info(Relation relation) { return table[static_cast<std::size_t>(relation)]; }
std::string_view to_string(Relation relation) { return info(relation).name; }

std::optional<Relation> parse_relation(std::string_view name) {
    for (const auto& row : table)
        if (row.name == name) return row.relation;
    return std::nullopt;
}

bool admits(Relation relation, NodeType source, NodeType target) {
    const auto& row = info(relation);
    const auto fits = [&](NodeType a, NodeType b) { return (row.source & bit(a)) && (row.target & bit(b)); };
    return fits(source, target) || (row.symmetric && fits(target, source));
}

}  // namespace newsgraph
