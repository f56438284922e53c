#include "export/graphology.hpp"

#include "export/attributes.hpp"
#include "export/text.hpp"
#include "export/words.hpp"

#include <algorithm>
#include <ostream>

namespace newsgraph {

void write_graphology(const Graph& graph, const ExportOptions& options, std::ostream& out) {
    out << "{\"attributes\":{\"name\":" << json_string(graph_title(graph, options))
        << "},\"options\":{\"type\":\"directed\",\"multi\":true,\"allowSelfLoops\":true},\n\"nodes\":[";
    std::string_view comma = "\n";
    std::size_t index = 0;
    for (const auto& node : graph.nodes()) {
        const Spot place = spiral_place(index++, 10);
        out << comma << "{\"key\":" << json_string(node.id.text) << ",\"attributes\":{\"label\":" << json_string(node.name)
            << ",\"entityType\":\"" << to_string(node.type) << "\",\"x\":" << number(place.x)
            << ",\"y\":" << number(place.y) << ",\"size\":" << 4 + std::min<std::uint32_t>(node.mentions, 16)
            << ",\"color\":\"" << type_style(node.type, options.theme).line << "\","
            << members_json(node, node_attributes().subspan(1)) << "}}";
        comma = ",\n";
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
