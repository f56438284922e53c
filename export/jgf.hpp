// JSON Graph Format 2: nodes by id, everything that is ours in metadata.
#pragma once

#include "export/format.hpp"
#include "graph/graph.hpp"

namespace newsgraph {

void write_jgf(const Graph& graph, const ExportOptions& options, std::ostream& out);

}  // namespace newsgraph
