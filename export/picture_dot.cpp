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

std::string font_tag(int size, std::string_view color) {
    return "<FONT POINT-SIZE=\"" + std::to_string(size) + "\" COLOR=\"" + std::string(color) + "\">";
}

std::string colored_cell(std::string_view text, std::string_view fill, std::string_view line, int size,
                         std::string_view text_color) {
    return "<TD BGCOLOR=\"" + std::string(fill) + "\" COLOR=\"" + std::string(line) +
           "\" BORDER=\"1\" CELLPADDING=\"4\">" + font_tag(size, text_color) + std::string(text) + "</FONT></TD>";
}

std::string line_cell(const StatusStyle& style, int size) {
    const std::string color(style.color);
    return "<TD><TABLE BORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\"><TR><TD SIDES=\"B\" BORDER=\"2\" STYLE=\"" +
           std::string(style.line) + "\" COLOR=\"" + color + "\">" + font_tag(size, color) +
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
    return "<TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\">" + font_tag(size, color) + lines + "</FONT></TD></TR>";
}

std::string table_row(const std::string& cells) {
    return "<TR><TD ALIGN=\"LEFT\"><TABLE BORDER=\"0\" CELLSPACING=\"4\" ALIGN=\"LEFT\" FIXEDSIZE=\"TRUE\"><TR>" + cells + "</TR></TABLE></TD></TR>";
}

/// Title, what was left out, and the types and statuses that occur. An HTML label, whose every string is ours
/// or escaped.
std::string heading(const Graph& graph, const Picture& picture, const ExportOptions& options,
                    EdgeLabels labels) {
    const auto page = page_style(options.theme);
    const int small = picture.is_map() ? 22 : 11, large = picture.is_map() ? 36 : 18;
    std::set<NodeType> types;
    for (const Node* node : picture.nodes) types.insert(node->type);
    std::set<EdgeStatus> statuses;
    for (const auto& bundle : picture.edges)
        for (const Edge* edge : bundle.edges) statuses.insert(edge->status);
    std::string type_cells, status_cells;
    for (const auto type : types) {
        const auto style = type_style(type, options.theme);
        type_cells += colored_cell(to_string(type), style.fill, style.line, small, page.text);
    }
    for (const auto status : statuses) status_cells += line_cell(status_style(to_string(status), options.theme), small);
    if (std::any_of(picture.edges.begin(), picture.edges.end(), [](const auto& edge) { return edge.claims > 1; }))
        status_cells += "<TD>" + font_tag(small, page.muted) + "the thicker, the more claims</FONT></TD>";
    std::string rows = text_row(graph_title(graph, options), large, page.text, true);
    std::string drawn = count_of(graph.documents().size(), "document", "documents") + ", " +
                        count_of(picture.nodes.size(), "node", "nodes") + " drawn";
    if (picture.is_map()) drawn += ", the " + std::to_string(picture.named.size()) + " with most claims by name";
    if (!picture.left_out.empty()) drawn += "; left out: " + picture.left_out;
    if (!picture.is_map() && labels == EdgeLabels::no) drawn += "; no words on the lines";
    rows += text_row(drawn, small, page.muted, false);
    if (!type_cells.empty()) rows += table_row(type_cells);
    if (!status_cells.empty()) rows += table_row(status_cells);
    return "<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"2\">" + rows + "</TABLE>>";
}

std::string engine_settings(const std::string& engine, const Picture& picture) {
    const std::size_t nodes = picture.nodes.size();
    if (engine == "dot")
        return "rankdir=\"LR\", nodesep=\"0.18\", ranksep=\"0.2\", splines=\"true\", nslimit=\"2\", mclimit=\"1\"";
    std::string settings = "splines=\"line\", outputorder=\"edgesfirst\"";
    const std::string_view rounds = nodes <= 5000 ? "" : "30";
    settings += ", overlap=\"prism" + std::string(rounds) + "\", sep=\"" + (picture.is_map() ? "+2" : "+5") + "\"";
    if (engine == "sfdp")
        settings += picture.is_map() ? ", K=\"0.3\", repulsiveforce=\"1.6\"" : ", K=\"1\", repulsiveforce=\"1.5\"";
    if (engine == "neato") settings += ", mode=\"major\"";
    return settings;
}

std::string node_tooltip(const Node& node, std::size_t claims) {
    return dot_tooltip(node.name + " (" + std::string(to_string(node.type)) + "): " +
                       count_of(claims, "claim", "claims") + " in " +
                       count_of(node.documents, "document", "documents"));
}

std::string node_line(const Node& node, std::size_t claims, const ExportOptions& options) {
    const auto style = type_style(node.type, options.theme);
    const bool roomy = style.shape == "ellipse" || style.shape == "hexagon";
    return "  " + dot_id(node.id.text) + " [label=" + dot_label(wrap(cut(node.name, 72), style.shape == "box" ? 20 : 16)) +
           ", class=" + dot_id(to_string(node.type)) + ", shape=" + dot_id(style.shape) + (roomy ? ", margin=\"0.05,0.01\"" : "") +
           ", style=" + dot_id(style.fill_style) +
           ", fillcolor=" + dot_id(style.fill) + ", color=" + dot_id(style.line) +
           ", fontsize=\"" + std::to_string(font_size(claims)) + "\", tooltip=" + node_tooltip(node, claims) + "];\n";
}

std::string dot_of_map(const Node& node, std::size_t claims, const ExportOptions& options) {
    const std::string color = dot_id(type_style(node.type, options.theme).line);
    const std::string across = number(0.08 + 0.02 * static_cast<double>(std::min<std::size_t>(claims, 8)));
    return "  " + dot_id(node.id.text) + " [label=\"\", class=" + dot_id(to_string(node.type)) +
           ", shape=\"circle\", style=\"filled\", fixedsize=\"true\", width=\"" + across + "\", height=\"" + across +
           "\", fillcolor=" + color + ", color=" + color + ", tooltip=" + node_tooltip(node, claims) + "];\n";
}

/// `rank` 0 has most claims.
std::string name_of_map(const Node& node, std::size_t claims, std::size_t rank, const ExportOptions& options) {
    const auto style = type_style(node.type, options.theme);
    return "  " + dot_id(node.id.text) + " [label=" + dot_label(wrap(cut(node.name, 72), 24)) + ", class=" +
           dot_id(to_string(node.type)) + ", shape=\"box\", style=\"rounded,filled\", margin=\"0.06,0.03\", fillcolor=" +
           dot_id(style.fill) + ", color=" + dot_id(style.line) + ", fontsize=\"" +
           (rank < 5 ? "32" : rank < 20 ? "26" : "20") + "\", tooltip=" + node_tooltip(node, claims) + "];\n";
}

/// On a map lines are thin, without heads, and what lies behind shows through them.
std::string edge_line(const Graph& graph, const PictureEdge& edge, const ExportOptions& options, EdgeLabels labels,
                      bool on_map) {
    const auto style = status_style(to_string(edge.status), options.theme);
    const double claims = static_cast<double>(std::min<std::size_t>(edge.claims, 9) - 1);
    const std::string tip = dot_tooltip(edge_tooltip(graph, edge), 1000);
    std::string line = "  " + dot_id(edge.source->id.text) + " -> " + dot_id(edge.target->id.text) +
                       " [id=" + dot_id(edge.source->id.text + " " + edge.target->id.text) +
                       ", class=" + dot_id(style.name) + ", style=" + dot_id(style.line) +
                       ", color=" + dot_id(std::string(style.color) + (on_map ? "70" : "")) + ", arrowhead=" +
                       dot_id(edge.directed && !on_map ? style.arrow : "none") + ", penwidth=\"" +
                       number(on_map ? 0.75 + 0.25 * claims : 1 + 0.375 * claims) + "\", weight=\"" + std::to_string(std::min<std::size_t>(edge.claims, 6)) +
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
                      ", " + engine_settings(engine, picture) + "];\n  node [" + text +
                      ", margin=\"0.10,0.05\", height=\"0.3\", width=\"0.4\", penwidth=\"1.2\"];\n  edge [" + text +
                      ", fontsize=\"10\", arrowsize=\"0.6\"];\n";
    const auto of_all = claims_of_nodes(graph);
    const auto claims = [&](const Node* node) { return of_all[static_cast<std::size_t>(node - graph.nodes().data())]; };
    const std::set<const Node*> named(picture.named.begin(), picture.named.end());
    for (const Node* node : picture.nodes)
        if (!picture.is_map()) dot += node_line(*node, claims(node), options);
        else if (!named.contains(node)) dot += dot_of_map(*node, claims(node), options);
    for (std::size_t i = picture.named.size(); i-- > 0;)  // above the dots, the best supported above all
        dot += name_of_map(*picture.named[i], claims(picture.named[i]), i, options);
    for (const auto& edge : picture.edges) dot += edge_line(graph, edge, options, labels, picture.is_map());
    if (engine == "dot")
        for (const auto& [left, right] : row_links(picture))
            dot += "  " + dot_id(left->id.text) + " -> " + dot_id(right->id.text) + " [style=\"invis\", weight=\"0\"];\n";
    return dot + "}\n";
}

}  // namespace newsgraph
