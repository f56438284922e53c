// Notes: what is reported of each node, with sentences and sources. One page, or a folder with a page a node for
// Obsidian and the like.
#pragma once

#include "export/format.hpp"
#include "graph/graph.hpp"

namespace newsgraph {

void write_markdown(const Graph& graph, const ExportOptions& options, std::ostream& out);
void write_notes(const Graph& graph, const ExportOptions& options, const PartSink& part);

}  // namespace newsgraph
