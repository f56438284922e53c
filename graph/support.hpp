// Which part of a graph to show when not all of it can be shown: the nodes with most reports, kept together.
#pragma once

#include "graph/graph.hpp"

namespace newsgraph {

/// How many claims each node is an end of, in the order of graph.nodes().
std::vector<std::size_t> claims_of_nodes(const Graph& graph);

/// The best-supported nodes, at most `top` (0: all), in id order; nodes without an edge to another node never.
/// Grows from the node with most claims along the edges, taking the neighbour with most claims each time, and
/// leaves for another part of the graph only when that holds a node four times as well supported.
std::vector<const Node*> best_supported(const Graph& graph, std::size_t top);

/// The part of a graph that lies between these nodes, with the documents that report it.
Graph subgraph(const Graph& graph, const std::vector<const Node*>& nodes);

}  // namespace newsgraph
