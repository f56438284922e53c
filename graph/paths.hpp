// How two nodes are connected: the shortest ways, and among those of one length the best supported.
#pragma once

#include "graph/graph.hpp"

namespace newsgraph {

/// A way from one node to another without coming by a node twice.
struct Way {
    struct Step {
        const Node* to = nullptr;
        std::vector<const Edge*> edges;  ///< all between the two, most documents first; either direction
    };
    const Node* from = nullptr;
    std::vector<Step> steps;
};

/// At most `most` ways, the shortest first (Yen's algorithm over Dijkstra's: a step costs 1 and, below a half, the
/// less the more documents report its best edge). Edges count both ways; those that are only denied do not.
/// The graph must outlive the ways; none when the two are not connected or the same.
std::vector<Way> find_ways(const Graph& graph, const Node& from, const Node& to, std::size_t most);

}  // namespace newsgraph
