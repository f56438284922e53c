// Questions to a graph: who is meant by a name, what is central.
#pragma once

#include "graph/graph.hpp"

namespace newsgraph {

/// Nodes with this id, else with this name, else with this alias (case, accents and punctuation aside); by
/// id. Several when the name is shared; none when nothing is called so.
std::vector<const Node*> find_nodes(const Graph& graph, std::string_view name);

/// Names that are near to one that is not there, the nearest first: few letters apart, or with all its words.
std::vector<std::string> suggest_names(const Graph& graph, std::string_view name, std::size_t most = 3);

/// As find_nodes; throws Error with names that are near when nothing is called so.
std::vector<const Node*> nodes_named(const Graph& graph, const std::string& name);

/// Letters to insert, delete, replace or swap with their neighbour to get from a to b; `limit` + 1 when more
/// than `limit`. Bytes count as letters.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// For each node, in the order of nodes().
struct Centrality {
    std::size_t neighbours = 0;  ///< other nodes with an edge from or to it
    std::size_t claims = 0;      ///< on its edges
    double rank = 0;             ///< PageRank (damping 0.85) over edges both ways, six decimals; sums to 1
};
std::vector<Centrality> centrality(const Graph& graph);

/// For each node the share of all shortest ways between two others that lead over it (Brandes' algorithm, edges
/// both ways, parallel ones as one), four decimals; in the order of nodes(). Empty for more than 3,000 nodes, for which it
/// would take minutes.
std::vector<double> betweenness(const Graph& graph);

/// The number of the connected part that each node is in, the largest part first; in the order of nodes().
std::vector<std::size_t> components(const Graph& graph);

}  // namespace newsgraph
