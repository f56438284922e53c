// The graph as NetworkX node-link data, and documents' reports as JSON lines: the two formats that newsgraph
// reads back. The writers stream; what they write, the readers turn into the same graph, and the same bytes.
#pragma once

#include "graph/merge.hpp"

#include <iosfwd>

namespace newsgraph {

struct ExportOptions;

void write_json(const Graph& graph, const ExportOptions& options, std::ostream& out);

/// A line a document ("kind": "document"), entity and claim. Ids are those within the document.
void write_json_lines(const Report& report, std::ostream& out);

/// Throws InputError with `file` and a line for anything that is no graph.
Graph read_json(std::string_view bytes, const std::string& file);

/// Whether these bytes begin like JSON lines of reports rather than like a graph.
bool is_json_lines(std::string_view bytes);

/// Adds the lines' reports. Throws InputError with `file` and a line; `into` is then as it was.
void read_json_lines(std::string_view bytes, const std::string& file, Reports& into);

}  // namespace newsgraph
