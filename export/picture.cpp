#include "export/picture.hpp"

#include "export/attributes.hpp"
#include "export/text.hpp"
#include "export/words.hpp"
#include "graph/support.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace newsgraph {

namespace {

constexpr std::string_view font = "Liberation Sans,Arial,Helvetica,sans-serif";
constexpr std::size_t most_lines = 4;  ///< of relations on one edge

using Ends = std::pair<const Node*, const Node*>;

/// The line shows what is surest; what differs is marked in the label.
EdgeStatus line_status(const std::vector<const Edge*>& edges) {
    constexpr std::array order{EdgeStatus::asserted, EdgeStatus::disputed, EdgeStatus::alleged,
                               EdgeStatus::planned,  EdgeStatus::ended,    EdgeStatus::denied};
    for (const auto status : order)
        for (const Edge* edge : edges)
            if (edge->status == status) return status;
    return EdgeStatus::asserted;
}

bool is_symmetric(const Edge& edge) { return info(edge.relation).symmetric; }

/// Which bundle an edge joins: its own direction's, a symmetric one that of the directed edges that are there.
std::map<std::pair<std::size_t, std::size_t>, std::vector<const Edge*>> bundles(
    const Graph& graph, const std::vector<const Node*>& nodes) {
    std::map<NodeId, std::size_t> index;
    for (std::size_t i = 0; i < nodes.size(); ++i) index.emplace(nodes[i]->id, i);
    std::map<std::pair<std::size_t, std::size_t>, std::vector<const Edge*>> all;
    for (const bool symmetric : {false, true}) {
        for (const auto& edge : graph.edges()) {
            if (is_symmetric(edge) != symmetric || edge.source == edge.target) continue;
            const auto source = index.find(edge.source), target = index.find(edge.target);
            if (source == index.end() || target == index.end()) continue;
            std::pair ends{source->second, target->second};
            if (symmetric && !all.contains(ends) && all.contains({ends.second, ends.first}))
                std::swap(ends.first, ends.second);
            all[ends].push_back(&edge);
        }
    }
    return all;
}

/// Beyond some two edges a node nobody can follow the lines: the weakest go, but each node keeps its strongest.
void thin_out(std::vector<PictureEdge>& edges, std::size_t nodes) {
    const std::size_t most = std::max<std::size_t>(60, nodes + nodes / 2 + nodes / 4);
    if (edges.size() <= most) return;
    std::vector<std::size_t> order(edges.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return edges[a].claims > edges[b].claims; });
    std::vector<bool> kept(edges.size());
    std::set<const Node*> reached;
    std::size_t count = 0;
    const auto keep = [&](std::size_t i) {
        if (kept[i]) return;
        kept[i] = true;
        ++count;
    };
    for (const auto i : order) {
        const bool new_source = reached.insert(edges[i].source).second;
        if (reached.insert(edges[i].target).second || new_source) keep(i);
    }
    for (const auto i : order)
        if (count < most) keep(i);
    std::size_t at = 0;
    std::erase_if(edges, [&](const PictureEdge&) { return !kept[at++]; });
}

std::string edge_label(const PictureEdge& edge, Theme theme) {
    std::string label;
    std::size_t line = 0;
    for (const Edge* one : edge.edges) {
        if (line == most_lines && edge.edges.size() > most_lines + 1) {
            label += "\n+ " + std::to_string(edge.edges.size() - line) + " more";
            break;
        }
        if (line++ > 0) label += '\n';
        label += status_style(to_string(one->status), theme).mark;
        label += relation_words(one->relation);
    }
    return label;
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
std::string heading(const Graph& graph, const Picture& picture, const ExportOptions& options) {
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
    std::string rows = text_row(graph_title(graph, options), 18, page.text, true);
    const std::string drawn = count_of(graph.documents().size(), "document", "documents") + ", " +
                              count_of(picture.nodes.size(), "node", "nodes") + " drawn";
    rows += text_row(drawn + (picture.left_out.empty() ? "" : "; left out: " + picture.left_out), 11, page.muted, false);
    if (!type_cells.empty()) rows += table_row(type_cells);
    if (!status_cells.empty()) rows += table_row(status_cells);
    return "<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"2\">" + rows + "</TABLE>>";
}

std::string engine_settings(const std::string& engine, std::size_t nodes) {
    if (engine == "dot")
        return "rankdir=\"LR\", nodesep=\"0.18\", ranksep=\"0.3\", splines=\"true\", nslimit=\"2\", mclimit=\"1\"";
    std::string settings = std::string("splines=\"") + (nodes <= 300 ? "true" : "line") + "\", outputorder=\"edgesfirst\"";
    settings += nodes <= 2000 ? ", overlap=\"prism\", sep=\"+6\"" : ", overlap=\"true\"";
    if (engine == "sfdp") settings += ", K=\"1.2\", repulsiveforce=\"1.5\"";
    if (engine == "neato") settings += ", mode=\"major\"";
    return settings;
}

std::string node_line(const Node& node, std::size_t claims, const ExportOptions& options) {
    const auto style = type_style(node.type, options.theme);
    const bool roomy = style.shape == "ellipse" || style.shape == "hexagon" || style.shape == "octagon";
    return "  " + dot_id(node.id.text) + " [label=" + dot_label(wrap(cut(node.name, 60), 16)) +
           ", class=" + dot_id(to_string(node.type)) + ", shape=" + dot_id(style.shape) + (roomy ? ", margin=\"0.05,0.01\"" : "") +
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
                       "\", edgetooltip=" + tip + ", labeltooltip=" + tip;
    if (labels == EdgeLabels::yes) {
        line += ", label=" + dot_label(edge_label(edge, options.theme));
        if (edge.status != EdgeStatus::asserted && edge.status != EdgeStatus::alleged)
            line += ", fontcolor=" + dot_id(style.color);
    }
    if (const auto url = edge_url(graph, *edge.edges.front()); !url.empty())
        line += ", URL=" + dot_url(cut(url, 2000));
    return line + "];\n";
}

}  // namespace

Picture plan_picture(const Graph& graph, std::size_t top) {
    Picture picture;
    picture.nodes = best_supported(graph, top);
    for (auto& [ends, edges] : bundles(graph, picture.nodes)) {
        PictureEdge bundle{picture.nodes[ends.first], picture.nodes[ends.second], std::move(edges)};
        std::stable_sort(bundle.edges.begin(), bundle.edges.end(),
                         [](const Edge* a, const Edge* b) { return a->claims.size() > b->claims.size(); });
        bundle.directed = std::any_of(bundle.edges.begin(), bundle.edges.end(),
                                      [](const Edge* edge) { return !is_symmetric(*edge); });
        for (const Edge* edge : bundle.edges) bundle.claims += edge->claims.size();
        bundle.status = line_status(bundle.edges);
        picture.edges.push_back(std::move(bundle));
    }
    if (top != 0) thin_out(picture.edges, picture.nodes.size());
    std::size_t drawn_edges = 0, loops = 0;
    for (const auto& bundle : picture.edges) drawn_edges += bundle.edges.size();
    for (const auto& edge : graph.edges()) loops += edge.source == edge.target;
    const std::size_t lesser_edges = graph.edges().size() - loops - drawn_edges;
    const std::size_t connected = best_supported(graph, 0).size();
    const std::size_t lesser = connected - picture.nodes.size();
    const std::size_t alone = graph.nodes().size() - connected;
    const auto leave_out = [&](std::size_t count, const std::string& what) {
        if (count > 0) picture.left_out += (picture.left_out.empty() ? "" : ", ") + what;
    };
    leave_out(lesser, count_of(lesser, "node", "nodes") + " with fewer claims");
    leave_out(alone, count_of(alone, "node", "nodes") + " without an edge");
    leave_out(lesser_edges, count_of(lesser_edges, "edge", "edges") + " with fewer claims");
    leave_out(loops, count_of(loops, "edge", "edges") + " of a node to itself");
    return picture;
}

std::string picture_dot(const Graph& graph, const Picture& picture, const ExportOptions& options,
                        const std::string& engine, EdgeLabels labels) {
    const auto page = page_style(options.theme);
    const std::string text = "fontname=" + dot_id(font) + ", fontcolor=" + dot_id(page.text);
    std::string dot = "digraph \"newsgraph\" {\n  graph [label=" + heading(graph, picture, options) +
                      ", labelloc=\"t\", labeljust=\"l\", bgcolor=" + dot_id(page.background) + ", pad=\"0.3\", " + text +
                      ", " + engine_settings(engine, picture.nodes.size()) + "];\n  node [style=\"filled\", " + text +
                      ", margin=\"0.10,0.05\", height=\"0.3\", width=\"0.4\", penwidth=\"1.2\"];\n  edge [" + text +
                      ", fontsize=\"10\", arrowsize=\"0.6\"];\n";
    const auto claims = claims_of_nodes(graph);
    for (const Node* node : picture.nodes)
        dot += node_line(*node, claims[static_cast<std::size_t>(node - graph.nodes().data())], options);
    for (const auto& edge : picture.edges) dot += edge_line(graph, edge, options, labels);
    return dot + "}\n";
}

}  // namespace newsgraph
