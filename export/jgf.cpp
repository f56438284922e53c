#include "export/jgf.hpp"

#include "export/attributes.hpp"
#include "export/text.hpp"
#include "export/words.hpp"

#include <ostream>

namespace newsgraph {

void write_jgf(const Graph& graph, const ExportOptions& options, std::ostream& out) {
    out << "{\"graph\":{\"id\":\"newsgraph\",\"type\":\"news\",\"label\":" << json_string(graph_title(graph, options))
        << ",\"directed\":true,\"metadata\":{\"format\":\"newsgraph\",\"version\":1,\"documents\":[";
    std::string_view comma = "\n";
    for (const auto& document : graph.documents()) {
        out << comma << '{' << members_json(document, document_attributes()) << '}';
        comma = ",\n";
    }
    out << "]},\n\"nodes\":{";
    comma = "\n";
    for (const auto& node : graph.nodes()) {
        out << comma << json_string(node.id.text) << ":{\"label\":" << json_string(node.name) << ",\"metadata\":{"
            << members_json(node, node_attributes()) << "}}";
        comma = ",\n";
    }
    out << "},\n\"edges\":[";
    comma = "\n";
    for (const auto& edge : graph.edges()) {
        out << comma << "{\"id\":" << json_string(edge_id(edge)) << ",\"source\":" << json_string(edge.source.text)
            << ",\"target\":" << json_string(edge.target.text) << ",\"relation\":\"" << to_string(edge.relation)
            << "\",\"directed\":" << (info(edge.relation).symmetric ? "false" : "true")
            << ",\"label\":" << json_string(relation_words(edge.relation)) << ",\"metadata\":{"
            << members_json(edge, edge_attributes()) << ",\"claims\":" << claims_json(edge) << "}}";
        comma = ",\n";
    }
    out << "]}}\n";
}

}  // namespace newsgraph
