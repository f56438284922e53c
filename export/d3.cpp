#include "export/d3.hpp"

#include "export/attributes.hpp"
#include "export/text.hpp"
#include "export/words.hpp"

#include <ostream>

namespace newsgraph {

void write_d3(const Graph& graph, const ExportOptions& options, std::ostream& out) {
    out << "{\"title\":" << json_string(graph_title(graph, options)) << ",\n\"nodes\":[";
    std::string_view comma = "\n";
    for (const auto& node : graph.nodes()) {
        out << comma << "{\"id\":" << json_string(node.id.text) << ",\"group\":\"" << to_string(node.type) << "\","
            << members_json(node, node_attributes()) << '}';
        comma = ",\n";
    }
    out << "],\n\"links\":[";
    comma = "\n";
    for (const auto& edge : graph.edges()) {
        out << comma << "{\"id\":" << json_string(edge_id(edge)) << ",\"source\":" << json_string(edge.source.text)
            << ",\"target\":" << json_string(edge.target.text) << ",\"value\":" << edge.claims.size() << ','
            << members_json(edge, edge_attributes()) << ",\"claims\":" << claims_json(edge) << '}';
        comma = ",\n";
    }
    out << "]}\n";
}

}  // namespace newsgraph
