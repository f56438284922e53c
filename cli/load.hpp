// Graphs and JSON lines from files.
#pragma once

#include "cli/command.hpp"
#include "graph/merge.hpp"

namespace newsgraph {

/// All of a file, or of standard input for "-". Throws InputError.
std::string read_file(const std::string& path);

/// GRAPH: must be given unless `path` has a default.
void add_graph_argument(CLI::App& command, std::string& path);

/// Throws InputError for what cannot be read or is no graph.
Graph load_graph(const std::string& path);

/// A graph's or JSON lines' reports. Throws InputError; `into` is then as it was.
void load_reports(const std::string& path, Reports& into);

}  // namespace newsgraph
