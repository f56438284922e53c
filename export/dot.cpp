#include "export/dot.hpp"

#include "export/attributes.hpp"
#include "export/text.hpp"
#include "export/words.hpp"

#include <ostream>

namespace newsgraph {

namespace {

constexpr std::string_view font = "Liberation Sans,Arial,Helvetica,sans-serif";

/// label="…", with the string quoted already.
void put(std::ostream& out, std::string_view name, const std::string& quoted) { out << ", " << name << '=' << quoted; }

std::string legend_text(Theme theme) {
    std::string text = "Nodes:";
    for (std::size_t i = 0; i < node_type_names.size(); ++i)
        text += (i ? ", " : " ") + std::string(node_type_names[i]) + " " +
                std::string(type_style(static_cast<NodeType>(i), theme).shape);
    text += "\nEdges: solid asserted, dashed ? alleged, red ✗ denied, dotted » planned, grey † ended, "
            "red dashed ⚡ disputed; thicker: more claims";
    return text;
}

void write_defaults(const Graph& graph, const ExportOptions& options, std::ostream& out) {
    const auto page = page_style(options.theme);
    const std::string font_text = dot_id(font);
    const std::string text_color = dot_id(page.text);
    const std::string title = wrap(graph_title(graph, options), 90) + "\n" +
                              count_of(graph.nodes().size(), "node", "nodes") + ", " +
                              count_of(graph.edges().size(), "edge", "edges") + "\n" + legend_text(options.theme) + "\n";
    std::string label = dot_label(cut(title, 1500));
    for (std::size_t at = 0; (at = label.find("\\n", at)) != std::string::npos; at += 2)
        if (label[at - 1] != '\\') label[at + 1] = 'l';  // lines to the left
    out << "  graph [label=" << label << ", labelloc=\"t\", labeljust=\"l\", rankdir=\"LR\", bgcolor="
        << dot_id(page.background) << ", fontname=" << font_text << ", fontcolor=" << text_color
        << ", fontsize=\"11\", nodesep=\"0.18\", ranksep=\"0.3\", nslimit=\"2\", pad=\"0.3\"];\n"
        << "  node [style=\"filled\", fontname=" << font_text << ", fontcolor=" << text_color
        << ", fontsize=\"12\", margin=\"0.10,0.05\", height=\"0.3\", width=\"0.4\"];\n"
        << "  edge [fontname=" << font_text << ", fontcolor=" << text_color
        << ", fontsize=\"10\", arrowsize=\"0.6\"];\n";
}

/// `name` is left to the label: in Graphviz's own JSON it would stand for the node's id.
template <class Thing>
void write_values(const Thing& thing, std::span<const Attribute<Thing>> attributes, std::ostream& out) {
    for (const auto& attribute : attributes)
        if (const auto value = attribute.of(thing); value.index() != 0 && attribute.name != "name")
            put(out, attribute.name, dot_label(cut(value_text(value), 2000)));
}

std::string node_tooltip(const Node& node) {
    std::string text = node.name + " (" + std::string(to_string(node.type)) + "), " +
                       count_of(node.mentions, "mention", "mentions") + " in " +
                       count_of(node.documents, "document", "documents");
    std::string others;
    for (const auto& alias : node.aliases)
        if (alias != node.name) others += (others.empty() ? "\nalso: " : ", ") + alias;
    return text + others;
}

void write_node(const Node& node, const ExportOptions& options, std::ostream& out) {
    out << "  " << dot_id(node.id.text) << " [label=" << dot_label(wrap(cut(node.name, 200), 16));
    write_values(node, node_attributes(), out);
    if (!options.dot_plain) {
        const auto style = type_style(node.type, options.theme);
        put(out, "class", dot_id(to_string(node.type)));
        put(out, "shape", dot_id(style.shape));
        put(out, "fillcolor", dot_id(style.fill));
        put(out, "color", dot_id(style.line));
        put(out, "tooltip", dot_tooltip(node_tooltip(node)));
    }
    out << "];\n";
}

void write_edge(const Graph& graph, const Edge& edge, const ExportOptions& options, std::ostream& out) {
    const auto style = status_style(to_string(edge.status), options.theme);
    out << "  " << dot_id(edge.source.text) << " -> " << dot_id(edge.target.text)
        << " [key=" << dot_id(to_string(edge.relation))
        << ", label=" << dot_label(std::string(style.mark) + relation_words(edge.relation));
    write_values(edge, edge_attributes(), out);
    const std::string evidence = evidence_text(graph, edge, 1);
    put(out, "evidence", dot_tooltip(evidence));
    if (!options.dot_plain) {
        const std::string tip = dot_tooltip(evidence);
        put(out, "id", dot_id(edge_id(edge)));
        put(out, "class", dot_id(std::string(to_string(edge.relation)) + " " + std::string(style.name)));
        put(out, "style", dot_id(style.line));
        put(out, "color", dot_id(style.color));
        put(out, "arrowhead", dot_id(info(edge.relation).symmetric ? "none" : style.arrow));
        put(out, "penwidth", dot_id(number(edge.claims.size() > 8 ? 4 : 1 + 0.375 * (double(edge.claims.size()) - 1))));
        put(out, "edgetooltip", tip);
        put(out, "labeltooltip", tip);
        if (const auto url = edge_url(graph, edge); !url.empty()) put(out, "edgeURL", dot_url(cut(url, 2000)));
    }
    out << "];\n";
}

}  // namespace

void write_dot(const Graph& graph, const ExportOptions& options, std::ostream& out) {
    out << "digraph \"newsgraph\" {\n";
    if (!options.dot_plain) write_defaults(graph, options, out);
    for (const auto& node : graph.nodes()) write_node(node, options, out);
    for (const auto& edge : graph.edges()) write_edge(graph, edge, options, out);
    out << "}\n";
}

}  // namespace newsgraph
