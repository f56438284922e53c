#include "export/cyjs.hpp"

#include "export/attributes.hpp"
#include "export/text.hpp"
#include "export/words.hpp"

#include <ostream>

namespace newsgraph {

void write_cyjs(const Graph& graph, const ExportOptions& options, std::ostream& out) {
    out << "{\"format_version\":\"1.0\",\"generated_by\":\"newsgraph\",\"data\":{\"name\":"
        << json_string(graph_title(graph, options))
        << "},\"directed\":true,\"multigraph\":true,\"elements\":{\"nodes\":[";
    std::string_view comma = "\n";
    for (const auto& node : graph.nodes()) {
        const std::string id = json_string(node.id.text);
        out << comma << "{\"data\":{\"id\":" << id << ",\"value\":" << id << ",\"shared_name\":" << json_string(node.name)
            << ',' << members_json(node, node_attributes()) << "},\"classes\":\"" << to_string(node.type) << "\"}";
        comma = ",\n";
    }
    out << "],\n\"edges\":[";
    comma = "\n";
    for (const auto& edge : graph.edges()) {
        out << comma << "{\"data\":{\"id\":" << json_string(edge_id(edge))
            << ",\"source\":" << json_string(edge.source.text) << ",\"target\":" << json_string(edge.target.text)
            << ",\"key\":\"" << to_string(edge.relation) << "\",\"interaction\":\"" << to_string(edge.relation)
            << "\",\"label\":" << json_string(relation_words(edge.relation)) << ",\"weight\":" << edge.claims.size() << ','
            << members_json(edge, edge_attributes()) << ",\"claims\":" << claims_json(edge) << "},\"classes\":\""
            << to_string(edge.relation) << ' ' << to_string(edge.status) << "\"}";
        comma = ",\n";
    }
    out << "]}}\n";
}

}  // namespace newsgraph
