// A graph as a person wants to look at it: the best-supported part, one edge between two nodes with all its
// relations on it, a title, a legend, and a word about what was left out.
#pragma once

#include "export/format.hpp"
#include "graph/reduce.hpp"

namespace newsgraph {

/// All edges from one node to another.
struct PictureEdge {
    const Node* source = nullptr;
    const Node* target = nullptr;
    std::vector<const Edge*> edges;  ///< most claims first
    std::size_t claims = 0;
    EdgeStatus status = EdgeStatus::asserted;  ///< the line's; each relation's own is marked in the label
    bool directed = true;                      ///< false: only symmetric relations
};

struct Picture {
    std::vector<const Node*> nodes;
    std::vector<PictureEdge> edges;
    std::string left_out;  ///< what is not drawn, for the picture and the user; empty: everything is
    /// Those with a name, most claims first, when there are so many that names of all would hide each other: the
    /// rest are dots, and of the edges only the strongest are drawn. Empty: all have one.
    std::vector<const Node*> named;
    bool is_map() const { return !named.empty(); }
};

enum class Crowd : bool { as_it_is, as_map };
/// At most `top` nodes (0: all with an edge). The graph must outlive the picture.
Picture plan_picture(const Graph& graph, Reduction reduction, std::size_t top, Crowd crowd = Crowd::as_it_is);

/// Invisible edges that put small parts beside each other where dot would stack them.
std::vector<std::pair<const Node*, const Node*>> row_links(const Picture& picture);

enum class EdgeLabels : bool { no, yes };
/// DOT of a picture for one of Graphviz's engines.
std::string picture_dot(const Graph& graph, const Picture& picture, const ExportOptions& options,
                        const std::string& engine, EdgeLabels labels);

void write_svg(const Graph& graph, const ExportOptions& options, std::ostream& out);
void write_png(const Graph& graph, const ExportOptions& options, std::ostream& out);
void write_pdf(const Graph& graph, const ExportOptions& options, std::ostream& out);

}  // namespace newsgraph
