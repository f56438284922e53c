// GraphML for igraph, NetworkX, Gephi and yEd: typed keys, every attribute, unique edge ids, and the shapes and
// labels that yEd wants.
#pragma once

#include "export/format.hpp"
#include "graph/graph.hpp"

namespace newsgraph {

void write_graphml(const Graph& graph, const ExportOptions& options, std::ostream& out);

}  // namespace newsgraph
