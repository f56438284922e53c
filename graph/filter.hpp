// The part of a graph that a user asks for: the same filters for every command.
#pragma once

#include "graph/graph.hpp"

namespace newsgraph {

/// Everything is let through that is left empty. What is said of claims is asked of each claim, and an edge is
/// what its remaining claims say; what is said of edges is asked of what then remains.
struct Filter {
    std::vector<NodeType> types;          ///< both ends of an edge
    std::vector<Relation> relations;
    std::vector<EdgeStatus> statuses;     ///< of edges, disputed among them
    std::uint32_t min_documents = 0;      ///< of edges; independent ones
    double min_confidence = 0;            ///< of edges
    std::string since, until;             ///< ISO 8601 dates of publication, inclusive; "2025" is the whole year
    std::vector<std::string> publishers;  ///< as written, case aside
    std::vector<std::string> focus;       ///< names or ids: only what is near them
    std::size_t depth = 1;                ///< how many edges away from the focus
    std::size_t top = 0;                  ///< at most so many nodes, see support.hpp; 0: all

    bool empty() const;
};

/// When edges are filtered, nodes without one go, but for the focus; documents that the dates or publishers shut
/// out go, with the nodes that no other document names. Throws Error with near names when a focus is not in the graph.
Graph filtered(const Graph& graph, const Filter& filter);

/// Whether a publication date lies within; a document without a date does not, once there is a bound.
bool within(std::string_view published, std::string_view since, std::string_view until);

}  // namespace newsgraph
