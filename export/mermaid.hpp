// Mermaid, for notes and wikis: the best-supported part, since a reader can follow some sixty edges and GitHub
// draws no more than five hundred.
#pragma once

#include "export/format.hpp"
#include "graph/graph.hpp"

namespace newsgraph {

void write_mermaid(const Graph& graph, const ExportOptions& options, std::ostream& out);

}  // namespace newsgraph
