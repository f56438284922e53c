// CSV by RFC 4180, three files: nodes, edges and claims. The first columns are named as Gephi wants them. A field
// that a spreadsheet would run as a formula gets a quotation mark before it, unless csv_raw is set.
#pragma once

#include "export/format.hpp"
#include "graph/graph.hpp"

namespace newsgraph {

void write_csv(const Graph& graph, const ExportOptions& options, const PartSink& part);

}  // namespace newsgraph
