// How a graph becomes small enough to be looked at: which of its nodes stay, or which of them are drawn as one.
#pragma once

#include "graph/graph.hpp"

namespace newsgraph {

enum class Reduction : std::uint8_t { support, core, near, communities };
inline constexpr std::array<std::string_view, 4> reduction_names{"support", "core", "near", "communities"};
std::optional<Reduction> parse_reduction(std::string_view name);

struct Kept {
    std::vector<const Node*> nodes;  ///< by id; none without an edge to another node
    std::string others;              ///< what the rest is: "with fewer claims", "outside the 3-core"…
};
/// At most `top` nodes (0: all that have an edge to another).
///  support, communities: best_supported (support.hpp);
///  core: the k-core with the smallest k that is no larger than `top` (Batagelj and Zaversnik); of the innermost
///        core those with most claims, when it is larger itself;
///  near: the node with most claims, then what is one edge away from it, two edges and so on, most claims first.
Kept kept_nodes(const Graph& graph, Reduction reduction, std::size_t top);

/// For each node the number of its community, the one with most claims first: Louvain's method on edges both
/// ways, weighed by their claims, nodes visited in the order of their ids. A node without an edge is one of its own.
std::vector<std::size_t> communities(const Graph& graph);

/// One node a community, under the id and type of its best-supported member and the names of its first three; the
/// edges between communities with all their claims, those within are gone.
Graph grouped(const Graph& graph);

/// `grouped` for communities, then only the kept nodes.
Graph reduced(const Graph& graph, Reduction reduction, std::size_t top);

}  // namespace newsgraph
