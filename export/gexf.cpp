#include "export/gexf.hpp"

#include "export/attributes.hpp"
#include "export/text.hpp"
#include "export/words.hpp"

#include <ostream>

namespace newsgraph {

namespace {

std::string_view type_name(AttributeType type) {
    switch (type) {
        case AttributeType::integer: return "long";
        case AttributeType::real: return "double";
        case AttributeType::list: return "liststring";
        case AttributeType::text: break;
    }
    return "string";
}

/// ["a", "b"] of a list, as readers of liststring expect it; else the text.
std::string gexf_value(const AttributeValue& value) {
    const auto* items = std::get_if<std::vector<std::string>>(&value);
    if (items == nullptr) return value_text(value);
    std::string out = "[";
    for (const auto& item : *items) {
        out += out.size() > 1 ? ", \"" : "\"";
        for (const char c : item) {
            if (c == '"' || c == '\\') out += '\\';
            out += c;
        }
        out += '"';
    }
    return out + "]";
}

template <class Thing>
void declare(std::span<const Attribute<Thing>> attributes, std::string_view owner,
             std::initializer_list<std::string_view> more, std::ostream& out) {
    out << "<attributes class=\"" << owner << "\">\n";
    const auto one = [&](std::string_view name, std::string_view type) {
        out << "<attribute id=\"" << name << "\" title=\"" << name << "\" type=\"" << type << "\"/>\n";
    };
    for (const auto& attribute : attributes) one(attribute.name, type_name(attribute.type));
    for (const auto name : more) one(name, "string");
    out << "</attributes>\n";
}

void value_element(std::string_view name, std::string_view value, std::ostream& out) {
    out << "<attvalue for=\"" << name << "\" value=\"" << xml(value) << "\"/>";
}

template <class Thing>
void values(const Thing& thing, std::span<const Attribute<Thing>> attributes, std::ostream& out) {
    for (const auto& attribute : attributes)
        if (const auto value = attribute.of(thing); value.index() != 0)
            value_element(attribute.name, gexf_value(value), out);
}

int hex(std::string_view color, std::size_t at) {
    const auto digit = [](char c) { return c <= '9' ? c - '0' : (c | 32) - 'a' + 10; };
    return digit(color[at]) * 16 + digit(color[at + 1]);
}

void color_element(std::string_view color, std::ostream& out) {
    out << "<viz:color r=\"" << hex(color, 1) << "\" g=\"" << hex(color, 3) << "\" b=\"" << hex(color, 5) << "\"/>";
}

bool is_whole_date(std::string_view date) { return date.size() == 10 && date[4] == '-' && date[7] == '-'; }

bool has_dates(const Graph& graph) {
    for (const auto& edge : graph.edges())
        if (is_whole_date(edge.first_reported)) return true;
    return false;
}

void write_node(const Node& node, std::ostream& out) {
    out << "<node id=\"" << xml(node.id.text) << "\" label=\"" << xml(node.name) << "\"><attvalues>";
    values(node, node_attributes(), out);
    out << "</attvalues>";
    color_element(type_style(node.type).line, out);
    out << "<viz:size value=\"" << 8 + std::min<std::uint32_t>(node.mentions, 32) << "\"/></node>\n";
}

void write_edge(const Graph& graph, const Edge& edge, const ExportOptions& options, std::ostream& out) {
    out << "<edge id=\"" << xml(edge_id(edge)) << "\" source=\"" << xml(edge.source.text) << "\" target=\""
        << xml(edge.target.text) << "\" label=\"" << relation_words(edge.relation) << "\" weight=\""
        << edge.claims.size() << '"';
    if (!options.gexf_12) out << " kind=\"" << to_string(edge.relation) << '"';
    if (is_whole_date(edge.first_reported) && is_whole_date(edge.last_reported))
        out << " start=\"" << edge.first_reported << "\" end=\"" << edge.last_reported << '"';
    out << "><attvalues>";
    values(edge, edge_attributes(), out);
    value_element("evidence", evidence_text(graph, edge, 1), out);
    value_element("claims", claims_json(edge), out);
    out << "</attvalues>";
    const auto style = status_style(to_string(edge.status));
    color_element(style.color, out);
    out << "<viz:shape value=\"" << style.line << "\"/></edge>\n";
}

}  // namespace

void write_gexf(const Graph& graph, const ExportOptions& options, std::ostream& out) {
    const std::string space = options.gexf_12 ? "http://www.gexf.net/1.2draft" : "http://gexf.net/1.3";
    out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"" << space << "\" xmlns:viz=\"" << space
        << "/viz\" version=\"" << (options.gexf_12 ? "1.2" : "1.3") << "\">\n<meta><creator>newsgraph</creator>"
        << "<description>" << xml(graph_title(graph, options)) << "</description></meta>\n"
        << "<graph defaultedgetype=\"directed\"";
    if (has_dates(graph)) {
        out << " mode=\"dynamic\" timeformat=\"date\"";
        if (!options.gexf_12) out << " timerepresentation=\"interval\"";
    } else {
        out << " mode=\"static\"";
    }
    out << ">\n";
    declare(node_attributes(), "node", {}, out);
    declare(edge_attributes(), "edge", {"evidence", "claims"}, out);
    out << "<nodes count=\"" << graph.nodes().size() << "\">\n";
    for (const auto& node : graph.nodes()) write_node(node, out);
    out << "</nodes>\n<edges count=\"" << graph.edges().size() << "\">\n";
    for (const auto& edge : graph.edges()) write_edge(graph, edge, options, out);
    out << "</edges>\n</graph>\n</gexf>\n";
}

}  // namespace newsgraph
