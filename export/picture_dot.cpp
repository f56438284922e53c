// A picture as DOT: how nodes, lines and the heading look.
#include "export/picture.hpp"
#include "export/text.hpp"
#include "export/words.hpp"
#include "graph/support.hpp"

#include <algorithm>
#include <set>

namespace newsgraph {

namespace {

constexpr std::string_view font = "Liberation Sans,Arial,Helvetica,sans-serif";
constexpr std::size_t most_lines = 4;  ///< of relations on one edge

/// An HTML label of our own words only, on the page's colour, so that lines behind it do not strike it out.
std::string edge_label(const PictureEdge& edge, Theme theme) {
    const auto page = page_style(theme);
    std::string lines;
    std::size_t line = 0;
    for (const Edge* one : edge.edges) {
        if (line == most_lines && edge.edges.size() > most_lines + 1) {
            lines += "<BR/>+ " + std::to_string(edge.edges.size() - line) + " more";
            break;
        }
        const auto style = status_style(to_string(one->status), theme);
        const bool plain = one->status == EdgeStatus::asserted || one->status == EdgeStatus::alleged;
        if (line++ > 0) lines += "<BR/>";
        lines += "<FONT COLOR=\"" + std::string(plain ? page.text : style.color) + "\">" + std::string(style.mark) +
                 relation_words(one->relation) + "</FONT>";
    }
    return "<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\" BGCOLOR=\"" +
           std::string(page.background) + "D8\"><TR><TD>" + lines + "</TD></TR></TABLE>>";
}

std::string edge_tooltip(const Graph& graph, const PictureEdge& edge) {
    std::string text;
    for (const Edge* one : edge.edges) {
        if (!text.empty()) text += '\n';
        text += edge.source->name + " " + relation_words(one->relation) + " " + edge.target->name + ": " +
                cut(evidence_text(graph, *one, 1), 300);
    }
    return text;
}

int font_size(std::size_t claims) { return claims >= 20 ? 16 : claims >= 10 ? 14 : claims >= 5 ? 13 : 12; }

std::string colored_cell(std::string_view text, std::string_view fill, std::string_view line,
                         std::string_view text_color) {
    return "<TD BGCOLOR=\"" + std::string(fill) + "\" COLOR=\"" + std::string(line) +
           "\" BORDER=\"1\" CELLPADDING=\"4\"><FONT POINT-SIZE=\"11\" COLOR=\"" + std::string(text_color) + "\">" +
           std::string(text) + "</FONT></TD>";
}

std::string line_cell(const StatusStyle& style) {
    const std::string color(style.color);
    return "<TD><TABLE BORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\"><TR><TD SIDES=\"B\" BORDER=\"2\" STYLE=\"" +
           std::string(style.line) + "\" COLOR=\"" + color + "\"><FONT POINT-SIZE=\"11\" COLOR=\"" + color + "\">" +
           std::string(style.mark) + std::string(style.name) + "</FONT></TD></TR></TABLE></TD>";
}

std::string text_row(const std::string& text, int size, std::string_view color, bool bold) {
    std::string lines;
    for (const char c : wrap(cut(text, 300), 90)) {
        if (c == '\n') lines += "<BR ALIGN=\"LEFT\"/>";
        else if (c == '&') lines += "&amp;";
        else if (c == '<') lines += "&lt;";
        else if (c == '>') lines += "&gt;";
        else lines += c;
    }
    if (bold) lines = "<B>" + lines + "</B>";
    return "<TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\"><FONT POINT-SIZE=\"" + std::to_string(size) + "\" COLOR=\"" +
           std::string(color) + "\">" + lines + "</FONT></TD></TR>";
}

std::string table_row(const std::string& cells) {
    return "<TR><TD ALIGN=\"LEFT\"><TABLE BORDER=\"0\" CELLSPACING=\"4\" ALIGN=\"LEFT\" FIXEDSIZE=\"TRUE\"><TR>" + cells + "</TR></TABLE></TD></TR>";
}

/// Title, what was left out, and the types and statuses that occur. An HTML label, whose every string is ours
/// or escaped.
std::string heading(const Graph& graph, const Picture& picture, const ExportOptions& options,
                    EdgeLabels labels) {
    const auto page = page_style(options.theme);
    std::set<NodeType> types;
    for (const Node* node : picture.nodes) types.insert(node->type);
    std::set<EdgeStatus> statuses;
    for (const auto& bundle : picture.edges)
        for (const Edge* edge : bundle.edges) statuses.insert(edge->status);
    std::string type_cells, status_cells;
    for (const auto type : types) {
        const auto style = type_style(type, options.theme);
        type_cells += colored_cell(to_string(type), style.fill, style.line, page.text);
    }
    for (const auto status : statuses) status_cells += line_cell(status_style(to_string(status), options.theme));
    if (std::any_of(picture.edges.begin(), picture.edges.end(), [](const auto& edge) { return edge.claims > 1; }))
        status_cells += "<TD><FONT POINT-SIZE=\"11\" COLOR=\"" + std::string(page.muted) +
                        "\">the thicker, the more claims</FONT></TD>";
    std::string rows = text_row(graph_title(graph, options), 18, page.text, true);
    const std::string drawn = count_of(graph.documents().size(), "document", "documents") + ", " +
                              count_of(picture.nodes.size(), "node", "nodes") + " drawn";
    rows += text_row(drawn + (picture.left_out.empty() ? "" : "; left out: " + picture.left_out) +
                         (labels == EdgeLabels::no ? "; too many lines to name each" : ""),
                     11, page.muted, false);
    if (!type_cells.empty()) rows += table_row(type_cells);
    if (!status_cells.empty()) rows += table_row(status_cells);
    return "<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"2\">" + rows + "</TABLE>>";
}

std::string engine_settings(const std::string& engine, std::size_t nodes) {
    if (engine == "dot")
        return "rankdir=\"LR\", nodesep=\"0.18\", ranksep=\"0.2\", splines=\"true\", nslimit=\"2\", mclimit=\"1\"";
    std::string settings = "splines=\"line\", outputorder=\"edgesfirst\"";
    settings += std::string(", overlap=\"") + (nodes <= 2000 ? "prism" : "prism20") + "\", sep=\"+5\"";
    if (engine == "sfdp") settings += ", K=\"1\", repulsiveforce=\"1.5\"";
    if (engine == "neato") settings += ", mode=\"major\"";
    return settings;
}

std::string node_line(const Node& node, std::size_t claims, const ExportOptions& options) {
    const auto style = type_style(node.type, options.theme);
    const bool roomy = style.shape == "ellipse" || style.shape == "hexagon";
    return "  " + dot_id(node.id.text) + " [label=" + dot_label(wrap(cut(node.name, 72), style.shape == "box" ? 20 : 16)) +
           ", class=" + dot_id(to_string(node.type)) + ", shape=" + dot_id(style.shape) + (roomy ? ", margin=\"0.05,0.01\"" : "") +
           ", style=" + dot_id(style.fill_style) +
           ", fillcolor=" + dot_id(style.fill) + ", color=" + dot_id(style.line) +
           ", fontsize=\"" + std::to_string(font_size(claims)) + "\", tooltip=" +
           dot_tooltip(node.name + " (" + std::string(to_string(node.type)) + "): " +
                       count_of(claims, "claim", "claims") + " in " +
                       count_of(node.documents, "document", "documents")) + "];\n";
}

std::string edge_line(const Graph& graph, const PictureEdge& edge, const ExportOptions& options, EdgeLabels labels) {
    const auto style = status_style(to_string(edge.status), options.theme);
    const std::string tip = dot_tooltip(edge_tooltip(graph, edge), 1000);
    std::string line = "  " + dot_id(edge.source->id.text) + " -> " + dot_id(edge.target->id.text) +
                       " [id=" + dot_id(edge.source->id.text + " " + edge.target->id.text) +
                       ", class=" + dot_id(style.name) + ", style=" + dot_id(style.line) +
                       ", color=" + dot_id(style.color) +
                       ", arrowhead=" + dot_id(edge.directed ? style.arrow : "none") + ", penwidth=\"" +
                       number(1 + 0.375 * static_cast<double>(std::min<std::size_t>(edge.claims, 9) - 1)) +
                       "\", weight=\"" + std::to_string(std::min<std::size_t>(edge.claims, 6)) +
                       "\", edgetooltip=" + tip + ", labeltooltip=" + tip;
    if (labels == EdgeLabels::yes) line += ", label=" + edge_label(edge, options.theme);
    if (const auto url = edge_url(graph, *edge.edges.front()); !url.empty())
        line += ", URL=" + dot_url(cut(url, 2000));
    return line + "];\n";
}

}  // namespace

std::string picture_dot(const Graph& graph, const Picture& picture, const ExportOptions& options,
                        const std::string& engine, EdgeLabels labels) {
    const auto page = page_style(options.theme);
    const std::string text = "fontname=" + dot_id(font) + ", fontcolor=" + dot_id(page.text);
    std::string dot = "digraph \"newsgraph\" {\n  graph [label=" + heading(graph, picture, options, labels) +
                      ", labelloc=\"t\", labeljust=\"l\", bgcolor=" + dot_id(page.background) + ", pad=\"0.3\", " + text +
                      ", " + engine_settings(engine, picture.nodes.size()) + "];\n  node [" + text +
                      ", margin=\"0.10,0.05\", height=\"0.3\", width=\"0.4\", penwidth=\"1.2\"];\n  edge [" + text +
                      ", fontsize=\"10\", arrowsize=\"0.6\"];\n";
    const auto claims = claims_of_nodes(graph);
    for (const Node* node : picture.nodes)
        dot += node_line(*node, claims[static_cast<std::size_t>(node - graph.nodes().data())], options);
    for (const auto& edge : picture.edges) dot += edge_line(graph, edge, options, labels);
    if (engine == "dot")
        for (const auto& [left, right] : row_links(picture))
            dot += "  " + dot_id(left->id.text) + " -> " + dot_id(right->id.text) + " [style=\"invis\", weight=\"0\"];\n";
    return dot + "}\n";
}

}  // namespace newsgraph
