// The inside of a Graph: arrays in id order, and the Boost graph whose bundles point into them. Only this
// room's sources include it; algorithms are Boost's, on `boost`.
#pragma once

#include "graph/graph.hpp"

#include <boost/graph/adjacency_list.hpp>

namespace newsgraph {

struct NodeBundle {
    const Node* node = nullptr;
};
struct EdgeBundle {
    const Edge* edge = nullptr;
};
/// Vertex i is nodes[i]; a vertex's out- and in-edges stand in the order of `edges`.
using BoostGraph =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, NodeBundle, EdgeBundle>;

struct Graph::Parts {
    std::vector<Document> documents;
    std::vector<Node> nodes;
    std::vector<Edge> edges;
    BoostGraph boost;
};

}  // namespace newsgraph
