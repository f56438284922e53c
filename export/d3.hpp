// Nodes and links for d3-force and force-graph.
#pragma once

#include "export/format.hpp"
#include "graph/graph.hpp"

namespace newsgraph {

void write_d3(const Graph& graph, const ExportOptions& options, std::ostream& out);

}  // namespace newsgraph
