#include "export/style.hpp"

#include <cmath>

namespace newsgraph {

namespace {

// After the palettes of Paul Tol and of Okabe and Ito, lightened to carry black text, darkened for white.
constexpr std::array<std::array<TypeStyle, 7>, 2> types{{
    {{{"ellipse", "#FDDDAE", "#A85F00"},     // person
      {"box", "#C3DCF4", "#1F5F99"},         // company
      {"component", "#E8CBE8", "#86398A"},   // chip
      {"hexagon", "#BEE5D0", "#0B7350"},     // country
      {"box", "#F6F0AE", "#7A6F00", "rounded,filled"},  // organization
      {"note", "#C6EEF3", "#0C7180"},        // product
      {"tab", "#E6E6E6", "#626262"}}},       // place
    {{{"ellipse", "#6B4210", "#F0B45C"},
      {"box", "#1D456B", "#7FB8EA"},
      {"component", "#58305A", "#D995DC"},
      {"hexagon", "#14513B", "#62C99C"},
      {"box", "#55500F", "#DDD35A", "rounded,filled"},
      {"note", "#12505A", "#66CFDD"},
      {"tab", "#474747", "#B8B8B8"}}},
}};

constexpr std::array<std::array<StatusStyle, 6>, 2> statuses{{
    {{{"asserted", "solid", "#4A4A4A", "normal", ""},
      {"alleged", "dashed", "#4A4A4A", "normal", "? "},
      {"denied", "solid", "#C81E1E", "tee", "✗ "},
      {"planned", "dotted", "#1F5F99", "normal", "» "},
      {"ended", "solid", "#808080", "empty", "† "},
      {"disputed", "dashed", "#C81E1E", "normal", "⚡ "}}},
    {{{"asserted", "solid", "#C9C9C9", "normal", ""},
      {"alleged", "dashed", "#C9C9C9", "normal", "? "},
      {"denied", "solid", "#FF7B72", "tee", "✗ "},
      {"planned", "dotted", "#7FB8EA", "normal", "» "},
      {"ended", "solid", "#8A8A8A", "empty", "† "},
      {"disputed", "dashed", "#FF7B72", "normal", "⚡ "}}},
}};

constexpr std::array<PageStyle, 2> pages{{{"#FFFFFF", "#1A1A1A", "#5A5A5A"}, {"#15181C", "#F2F2F2", "#A9B0B8"}}};

}  // namespace

TypeStyle type_style(NodeType type, Theme theme) {
    return types[static_cast<std::size_t>(theme)][static_cast<std::size_t>(type)];
}

StatusStyle status_style(std::string_view status, Theme theme) {
    const auto& table = statuses[static_cast<std::size_t>(theme)];
    for (const auto& row : table)
        if (row.name == status) return row;
    return table[0];
}

PageStyle page_style(Theme theme) { return pages[static_cast<std::size_t>(theme)]; }

Spot spiral_place(std::size_t index, double step) {
    constexpr double golden_angle = 2.399963229728653;
    const double radius = step * std::sqrt(static_cast<double>(index) + 0.5);
    const double angle = golden_angle * static_cast<double>(index);
    const auto rounded = [](double value) { return std::round(value * 10) / 10 + 0.0; };
    return {rounded(radius * std::cos(angle)), rounded(radius * std::sin(angle))};
}

}  // namespace newsgraph
