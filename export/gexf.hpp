// GEXF 1.3 for Gephi: typed attributes, `kind` so that parallel edges survive, the timeline from report dates,
// colours and sizes. Valid by the RELAX NG schema, which is the one that Gephi and the readers agree with.
#pragma once

#include "export/format.hpp"
#include "graph/graph.hpp"

namespace newsgraph {

void write_gexf(const Graph& graph, const ExportOptions& options, std::ostream& out);

}  // namespace newsgraph
