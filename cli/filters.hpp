// The filters of the command line: the same for every command that reads or makes a graph.
#pragma once

#include "cli/command.hpp"
#include "graph/filter.hpp"

namespace newsgraph {

struct FilterOptions {
    std::vector<std::string> types, relations, statuses;
    Filter filter;

    /// Throws UsageError for what is no type, relation, status or date.
    Filter parsed() const;
};

/// With `top`, --top N is a filter too; commands that draw have a --top of their own.
void add_filter_options(CLI::App& command, FilterOptions& options, bool top);

}  // namespace newsgraph
