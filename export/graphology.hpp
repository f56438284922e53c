// graphology for sigma.js: a directed multigraph with places, sizes and colours. The type of a node is called
// entityType there, since sigma takes `type` for the name of its drawing program.
#pragma once

#include "export/format.hpp"
#include "graph/graph.hpp"

namespace newsgraph {

void write_graphology(const Graph& graph, const ExportOptions& options, std::ostream& out);

}  // namespace newsgraph
