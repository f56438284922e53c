#include "export/graphml.hpp"

#include "export/attributes.hpp"
#include "export/text.hpp"
#include "export/words.hpp"

#include <ostream>

namespace newsgraph {

namespace {

std::string_view type_name(AttributeType type) {
    if (type == AttributeType::integer) return "long";
    return type == AttributeType::real ? "double" : "string";
}

void key(std::string_view prefix, std::string_view owner, std::string_view name, std::string_view type,
         std::ostream& out) {
    out << "<key id=\"" << prefix << name << "\" for=\"" << owner << "\" attr.name=\"" << name << "\" attr.type=\""
        << type << "\"/>\n";
}

void data(std::string_view prefix, std::string_view name, std::string_view value, std::ostream& out) {
    out << "<data key=\"" << prefix << name << "\">" << xml(value) << "</data>";
}

template <class Thing>
void values(const Thing& thing, std::span<const Attribute<Thing>> attributes, std::string_view prefix,
            std::ostream& out) {
    for (const auto& attribute : attributes) {
        const auto value = attribute.of(thing);
        if (value.index() == 0) continue;
        const bool is_list = attribute.type == AttributeType::list;
        data(prefix, attribute.name, is_list ? value_json(value) : value_text(value), out);
    }
}

std::string_view yed_shape(NodeType type) {
    switch (type) {
        case NodeType::person: return "ellipse";
        case NodeType::country: return "hexagon";
        case NodeType::organization: return "octagon";
        case NodeType::product: return "roundrectangle";
        case NodeType::place: return "parallelogram";
        case NodeType::company:
        case NodeType::chip: break;
    }
    return type == NodeType::chip ? "rectangle3d" : "rectangle";
}

/// yEd reads a label that begins like HTML as HTML: an invisible character keeps it text.
std::string yed_label(const std::string& text) {
    return xml((!text.empty() && text[0] == '<' ? "\u2060" : "") + text);
}

void yed_node(const Node& node, const Spot& place, std::ostream& out) {
    const auto style = type_style(node.type);
    out << "<data key=\"n_graphics\"><y:ShapeNode><y:Geometry x=\"" << number(place.x) << "\" y=\"" << number(place.y) << "\" width=\"" << 24 + 8 * std::min<std::size_t>(width(node.name), 60)
        << "\" height=\"30\"/><y:Fill color=\"" << style.fill << "\"/><y:BorderStyle color=\"" << style.line
        << "\" width=\"1\"/><y:NodeLabel>" << yed_label(node.name) << "</y:NodeLabel><y:Shape type=\""
        << yed_shape(node.type) << "\"/></y:ShapeNode></data>";
}

void yed_edge(const Edge& edge, std::ostream& out) {
    const auto style = status_style(to_string(edge.status));
    out << "<data key=\"e_graphics\"><y:PolyLineEdge><y:LineStyle color=\"" << style.color << "\" type=\""
        << (style.line == "solid" ? "line" : style.line) << "\" width=\"1\"/><y:Arrows source=\"none\" target=\""
        << (info(edge.relation).symmetric ? "none" : "standard") << "\"/><y:EdgeLabel>"
        << yed_label(std::string(style.mark) + relation_words(edge.relation)) << "</y:EdgeLabel></y:PolyLineEdge></data>";
}

}  // namespace

void write_graphml(const Graph& graph, const ExportOptions& options, std::ostream& out) {
    out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:y=\"http://www.yworks.com/xml/graphml\">\n";
    key("g_", "graph", "title", "string", out);
    key("n_", "node", "label", "string", out);
    for (const auto& attribute : node_attributes()) key("n_", "node", attribute.name, type_name(attribute.type), out);
    key("e_", "edge", "label", "string", out);
    key("e_", "edge", "weight", "double", out);
    for (const auto& attribute : edge_attributes()) key("e_", "edge", attribute.name, type_name(attribute.type), out);
    key("e_", "edge", "evidence", "string", out);
    key("e_", "edge", "claims", "string", out);
    out << "<key id=\"n_graphics\" for=\"node\" yfiles.type=\"nodegraphics\"/>\n"
           "<key id=\"e_graphics\" for=\"edge\" yfiles.type=\"edgegraphics\"/>\n"
           "<graph id=\"newsgraph\" edgedefault=\"directed\">\n";
    data("g_", "title", graph_title(graph, options), out);
    out << '\n';
    std::size_t index = 0;
    for (const auto& node : graph.nodes()) {
        out << "<node id=\"" << xml(node.id.text) << "\">";
        data("n_", "label", node.name, out);
        values(node, node_attributes(), "n_", out);
        yed_node(node, spiral_place(index++, 80), out);
        out << "</node>\n";
    }
    for (const auto& edge : graph.edges()) {
        out << "<edge id=\"" << xml(edge_id(edge)) << "\" source=\"" << xml(edge.source.text) << "\" target=\""
            << xml(edge.target.text) << "\">";
        data("e_", "label", relation_words(edge.relation), out);
        data("e_", "weight", std::to_string(edge.claims.size()), out);
        values(edge, edge_attributes(), "e_", out);
        data("e_", "evidence", evidence_text(graph, edge, 1), out);
        data("e_", "claims", claims_json(edge), out);
        yed_edge(edge, out);
        out << "</edge>\n";
    }
    out << "</graph>\n</graphml>\n";
}

}  // namespace newsgraph
