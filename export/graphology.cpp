#include "export/graphology.hpp"

#include "export/attributes.hpp"
#include "export/text.hpp"
#include "export/words.hpp"

#include <cmath>
#include <ostream>

namespace newsgraph {

namespace {

/// Places on a sunflower spiral, so that a viewer has something to start its layout from; rounded, so that the
/// bytes do not depend on the machine.
std::string place(std::size_t index, bool x) {
    const double radius = 10 * std::sqrt(static_cast<double>(index) + 0.5);
    const double angle = 2.399963229728653 * static_cast<double>(index);
    return number(std::round(radius * (x ? std::cos(angle) : std::sin(angle)) * 10) / 10);
}

}  // namespace

void write_graphology(const Graph& graph, const ExportOptions& options, std::ostream& out) {
    out << "{\"attributes\":{\"name\":" << json_string(graph_title(graph, options))
        << "},\"options\":{\"type\":\"directed\",\"multi\":true,\"allowSelfLoops\":true},\n\"nodes\":[";
    std::string_view comma = "\n";
    std::size_t index = 0;
    for (const auto& node : graph.nodes()) {
        out << comma << "{\"key\":" << json_string(node.id.text) << ",\"attributes\":{\"label\":" << json_string(node.name)
            << ",\"entityType\":\"" << to_string(node.type) << "\",\"x\":" << place(index, true)
            << ",\"y\":" << place(index, false) << ",\"size\":" << 4 + std::min<std::uint32_t>(node.mentions, 16)
            << ",\"color\":\"" << type_style(node.type, options.theme).line << "\","
            << members_json(node, node_attributes().subspan(1)) << "}}";
        comma = ",\n";
        ++index;
    }
    out << "],\n\"edges\":[";
    comma = "\n";
    for (const auto& edge : graph.edges()) {
        out << comma << "{\"key\":" << json_string(edge_id(edge)) << ",\"source\":" << json_string(edge.source.text)
            << ",\"target\":" << json_string(edge.target.text)
            << ",\"attributes\":{\"label\":" << json_string(relation_words(edge.relation))
            << ",\"weight\":" << edge.claims.size() << ",\"size\":" << std::min<std::size_t>(edge.claims.size(), 6)
            << ",\"color\":\"" << status_style(to_string(edge.status), options.theme).color << "\","
            << members_json(edge, edge_attributes()) << ",\"claims\":" << claims_json(edge) << "}}";
        comma = ",\n";
    }
    out << "]}\n";
}

}  // namespace newsgraph
