// FollowTheMoney for Aleph and OpenSanctions: one entity a line. Only what is reported as a fact becomes an
// Ownership, Directorship or Employment; what is alleged, planned, denied or disputed is an UnknownLink that says so.
#pragma once

#include "export/format.hpp"
#include "graph/graph.hpp"

namespace newsgraph {

void write_ftm(const Graph& graph, const ExportOptions& options, std::ostream& out);

}  // namespace newsgraph
