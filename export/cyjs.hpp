// Cytoscape.js and Cytoscape desktop: elements with data, and the three keys that NetworkX asks for.
#pragma once

#include "export/format.hpp"
#include "graph/graph.hpp"

namespace newsgraph {

void write_cyjs(const Graph& graph, const ExportOptions& options, std::ostream& out);

}  // namespace newsgraph
