// How types and statuses look, in one place: the pictures, GEXF's viz colours, Mermaid's classes and the page
// all take them from here. The palette is told apart by colour-blind readers, and nothing is told by colour
// alone: types differ in shape, statuses in line and mark.
#pragma once

#include "graph/claim.hpp"
#include "graph/entity.hpp"

namespace newsgraph {

enum class Theme : std::uint8_t { light, dark };

struct TypeStyle {
    std::string_view shape;  ///< Graphviz's name
    std::string_view fill;   ///< #rrggbb
    std::string_view line;
    std::string_view fill_style = "filled";  ///< Graphviz style
};

/// Of an edge: its status, or `disputed`.
struct StatusStyle {
    std::string_view name;
    std::string_view line;   ///< Graphviz style: solid, dashed, dotted
    std::string_view color;
    std::string_view arrow;  ///< Graphviz arrowhead
    std::string_view mark;   ///< before the relation's name in a label
};

struct PageStyle {
    std::string_view background, text, muted;
};

TypeStyle type_style(NodeType type, Theme theme = Theme::light);
/// `status` as edges write it: one of status_names or "disputed"; anything else looks like asserted.
StatusStyle status_style(std::string_view status, Theme theme = Theme::light);
PageStyle page_style(Theme theme);

/// Where the n-th node stands before any layout: on a sunflower spiral, neighbours about `step` apart; rounded,
/// so that the bytes do not depend on the machine.
struct Spot {
    double x = 0, y = 0;
};
Spot spiral_place(std::size_t index, double step);

}  // namespace newsgraph
