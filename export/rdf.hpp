// RDF. A news claim is never written as a bare triple, which would assert it: Turtle and JSON-LD describe it as an
// rdf:Statement with its source, speaker, quotation and status; TriG puts the triple into a graph of its own.
#pragma once

#include "export/format.hpp"
#include "graph/graph.hpp"

namespace newsgraph {

void write_turtle(const Graph& graph, const ExportOptions& options, std::ostream& out);
void write_trig(const Graph& graph, const ExportOptions& options, std::ostream& out);
void write_jsonld(const Graph& graph, const ExportOptions& options, std::ostream& out);

}  // namespace newsgraph
