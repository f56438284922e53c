#include "graph/filter.hpp"

#include "graph/error.hpp"
#include "graph/query.hpp"
#include "graph/support.hpp"

#include <algorithm>
#include <set>

namespace newsgraph {

namespace {

template <class T>
bool admits_any(const std::vector<T>& wanted, const T& value) {
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

bool admits_document(const Filter& filter, const Document& document) {
    if (!within(document.published, filter.since, filter.until)) return false;
    if (filter.publishers.empty()) return true;
    const std::string publisher = lower(document.publisher);
    return std::any_of(filter.publishers.begin(), filter.publishers.end(),
                       [&](const std::string& wanted) { return lower(wanted) == publisher; });
}

/// The graph of the claims and ends that pass; statuses and counts are those of the claims that are left.
Graph of_claims(const Graph& graph, const Filter& filter) {
    std::vector<Document> documents;
    std::set<DocumentId> kept;
    const bool by_document = !filter.since.empty() || !filter.until.empty() || !filter.publishers.empty();
    for (const auto& document : graph.documents()) {
        if (!admits_document(filter, document)) continue;
        documents.push_back(document);
        kept.insert(document.id);
    }
    std::vector<Node> nodes;
    for (const auto& node : graph.nodes()) {
        if (!admits_any(filter.types, node.type)) continue;
        nodes.push_back(node);
        if (by_document)
            std::erase_if(nodes.back().sightings, [&](const Sighting& s) { return !kept.contains(s.document); });
    }
    std::vector<Edge> edges;
    for (const auto& edge : graph.edges()) {
        if (!admits_any(filter.relations, edge.relation) || !admits_any(filter.types, graph.source(edge).type) ||
            !admits_any(filter.types, graph.target(edge).type))
            continue;
        edges.push_back(edge);
        if (by_document)
            std::erase_if(edges.back().claims,
                          [&](const Claim& claim) { return !kept.contains(claim.evidence.document); });
        if (edges.back().claims.empty()) edges.pop_back();
    }
    return Graph(std::move(documents), std::move(nodes), std::move(edges));
}

bool admits_edge(const Filter& filter, const Edge& edge) {
    return admits_any(filter.statuses, edge.status) && edge.independent_documents >= filter.min_documents &&
           edge.confidence >= filter.min_confidence;
}

std::set<NodeId> focus_ids(const Graph& graph, const Filter& filter) {
    std::set<NodeId> ids;
    for (const auto& name : filter.focus) {
        for (const Node* node : nodes_named(graph, name)) ids.insert(node->id);
    }
    return ids;
}

/// Nodes within `depth` edges of these, whichever way the edges point.
std::set<NodeId> near_to(const Graph& graph, std::set<NodeId> reached, std::size_t depth) {
    std::set<NodeId> edge_of_it = reached;
    for (; depth > 0 && !edge_of_it.empty(); --depth) {
        std::set<NodeId> next;
        const auto reach = [&](const NodeId& id) {
            if (reached.insert(id).second) next.insert(id);
        };
        for (const auto& id : edge_of_it) {
            const Node* node = graph.find_node(id);
            if (node == nullptr) continue;
            for (const Edge* edge : graph.out_edges(*node)) reach(edge->target);
            for (const Edge* edge : graph.in_edges(*node)) reach(edge->source);
        }
        edge_of_it = std::move(next);
    }
    return reached;
}

}  // namespace

bool Filter::empty() const {
    return types.empty() && relations.empty() && statuses.empty() && min_documents == 0 && min_confidence <= 0 &&
           since.empty() && until.empty() && publishers.empty() && focus.empty() && top == 0;
}

bool within(std::string_view published, std::string_view since, std::string_view until) {
    if (since.empty() && until.empty()) return true;
    const std::string_view day = published.substr(0, 10);
    if (day.empty()) return false;
    return (since.empty() || day >= since.substr(0, day.size())) &&
           (until.empty() || day.substr(0, until.size()) <= until);
}

Graph filtered(const Graph& graph, const Filter& filter) {
    if (filter.empty()) return graph;
    const std::set<NodeId> focus = focus_ids(graph, filter);
    Graph claims = of_claims(graph, filter);
    std::vector<Edge> edges;
    std::set<NodeId> connected = focus;
    for (const auto& edge : claims.edges()) {
        if (!admits_edge(filter, edge)) continue;
        edges.push_back(edge);
        connected.insert(edge.source);
        connected.insert(edge.target);
    }
    const bool edges_asked = !filter.relations.empty() || !filter.statuses.empty() || filter.min_documents > 0 ||
                             filter.min_confidence > 0 || !filter.focus.empty();
    const bool documents_asked = !filter.since.empty() || !filter.until.empty() || !filter.publishers.empty();
    std::vector<Node> nodes;
    for (const auto& node : claims.nodes()) {
        const bool alone_wanted = !edges_asked && (!documents_asked || !node.sightings.empty());
        if (alone_wanted || connected.contains(node.id)) nodes.push_back(node);
    }
    const auto documents = claims.documents();
    Graph result({documents.begin(), documents.end()}, std::move(nodes), std::move(edges));
    if (!filter.focus.empty()) {
        const auto near = near_to(result, focus, filter.depth);
        std::vector<const Node*> kept;
        for (const auto& node : result.nodes())
            if (near.contains(node.id)) kept.push_back(&node);
        result = subgraph(result, kept);
    }
    return filter.top == 0 ? result : subgraph(result, best_supported(result, filter.top));
}

}  // namespace newsgraph
