// The graph as DOT, every node and every edge with its attributes: for Graphviz, and for readers of DOT. Parallel
// edges stay apart by `key`. What is to be looked at, merged and cut to size, is picture.hpp's.
#pragma once

#include "export/format.hpp"
#include "graph/graph.hpp"

namespace newsgraph {

void write_dot(const Graph& graph, const ExportOptions& options, std::ostream& out);

}  // namespace newsgraph
