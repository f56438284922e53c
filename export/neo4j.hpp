// Neo4j: CSV files for its bulk import, and Cypher statements that may be run again. One relationship a claim, so
// that each keeps its speaker, figures and sentence; labels and types come from our own closed vocabulary.
#pragma once

#include "export/format.hpp"
#include "graph/graph.hpp"

namespace newsgraph {

void write_neo4j(const Graph& graph, const ExportOptions& options, const PartSink& part);
void write_cypher(const Graph& graph, const ExportOptions& options, std::ostream& out);

}  // namespace newsgraph
