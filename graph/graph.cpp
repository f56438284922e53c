#include "graph/parts.hpp"

#include "graph/error.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace newsgraph {

namespace {

constexpr std::array<std::string_view, 6> edge_status_names{"asserted", "alleged", "denied",
                                                            "planned",  "ended",   "disputed"};

auto edge_key(const Edge& edge) {
    return std::tuple<const std::string&, const std::string&, std::string_view>(
        edge.source.text, edge.target.text, to_string(edge.relation));
}

template <class Item, class Id>
void sort_unique(std::vector<Item>& items, Id id, const char* what) {
    std::sort(items.begin(), items.end(), [&](const Item& a, const Item& b) { return id(a) < id(b); });
    const auto twice = std::adjacent_find(items.begin(), items.end(),
                                          [&](const Item& a, const Item& b) { return id(a) == id(b); });
    if (twice != items.end())
        throw Error(std::string(what) + " '" + id(*twice) + "' stands twice in the graph");
}

void orient(Edge& edge) {
    if (!info(edge.relation).symmetric || edge.source <= edge.target) return;
    std::swap(edge.source, edge.target);
    for (Claim& claim : edge.claims) std::swap(claim.source, claim.target);
}

std::vector<Edge> unite(std::vector<Edge> edges) {
    std::for_each(edges.begin(), edges.end(), orient);
    const auto out_of_order = [](const Edge& a, const Edge& b) { return edge_key(a) >= edge_key(b); };
    if (std::adjacent_find(edges.begin(), edges.end(), out_of_order) == edges.end()) return edges;
    std::stable_sort(edges.begin(), edges.end(),
                     [](const Edge& a, const Edge& b) { return edge_key(a) < edge_key(b); });
    std::vector<Edge> united;
    for (Edge& edge : edges) {
        if (united.empty() || edge_key(united.back()) != edge_key(edge)) {
            united.push_back(std::move(edge));
            continue;
        }
        auto& claims = united.back().claims;
        claims.insert(claims.end(), std::make_move_iterator(edge.claims.begin()),
                      std::make_move_iterator(edge.claims.end()));
    }
    return united;
}

EdgeStatus joint_status(const Edge& edge) {
    if (edge.claims_for && edge.claims_against) return EdgeStatus::disputed;
    for (const Status status : {Status::asserted, Status::ended, Status::planned, Status::alleged})
        for (const Claim& claim : edge.claims)
            if (claim.status == status) return static_cast<EdgeStatus>(status);
    return EdgeStatus::denied;
}

const Document* find(const Graph::Parts& parts, const DocumentId& id) {
    const auto at = std::lower_bound(
        parts.documents.begin(), parts.documents.end(), id,
        [](const Document& document, const DocumentId& wanted) { return document.id < wanted; });
    return at != parts.documents.end() && at->id == id ? &*at : nullptr;
}

/// Copies of one article have one origin: the digest of its bytes, else its id.
std::string origin(const DocumentId& id, const Document* document, const Graph::Parts& parts) {
    std::string original = id.text;
    for (int steps = 0; document && !document->copy_of.empty() && steps < 8; ++steps) {
        original = document->copy_of;
        document = find(parts, DocumentId{original});
    }
    return document && !document->sha256.empty() ? document->sha256 : original;
}

void derive(Edge& edge, const Graph::Parts& parts) {
    edge.claims_against = static_cast<std::uint32_t>(std::count_if(
        edge.claims.begin(), edge.claims.end(), [](const Claim& c) { return c.status == Status::denied; }));
    edge.claims_for = static_cast<std::uint32_t>(edge.claims.size()) - edge.claims_against;
    edge.status = joint_status(edge);
    edge.first_reported.clear();
    edge.last_reported.clear();
    std::map<std::string, double> best;  // by origin
    std::set<std::string_view> documents;
    for (const Claim& claim : edge.claims) {
        documents.insert(claim.evidence.document.text);
        const Document* document = find(parts, claim.evidence.document);
        double& surest = best[origin(claim.evidence.document, document, parts)];
        if ((claim.status != Status::denied) == (edge.claims_for > 0))
            surest = std::max(surest, std::clamp(claim.confidence, 0.0, 1.0));
        if (!document || document->published.empty()) continue;
        const std::string day = document->published.substr(0, 10);
        if (edge.first_reported.empty() || day < edge.first_reported) edge.first_reported = day;
        edge.last_reported = std::max(edge.last_reported, day);
    }
    edge.documents = static_cast<std::uint32_t>(documents.size());
    edge.independent_documents = static_cast<std::uint32_t>(best.size());
    double doubt = 1, surest = 0;
    for (const auto& [_, confidence] : best) {
        doubt *= 1 - confidence;
        surest = std::max(surest, confidence);
    }
    edge.confidence = std::round(std::max(surest, std::min(0.99, 1 - doubt)) * 1e4) / 1e4;
}

void derive(Node& node, const Graph::Parts& parts) {
    if (node.sightings.empty()) return;
    std::sort(node.sightings.begin(), node.sightings.end(), [](const Sighting& a, const Sighting& b) {
        return std::tie(a.document, a.type, a.name) < std::tie(b.document, b.type, b.name);
    });
    std::map<std::string, std::uint32_t> most;  // mentions, by origin
    std::set<std::string_view> documents;
    node.aliases.clear();
    for (const Sighting& seen : node.sightings) {
        node.aliases.insert(node.aliases.end(), seen.aliases.begin(), seen.aliases.end());
        if (seen.document.text.empty()) continue;
        documents.insert(seen.document.text);
        std::uint32_t& mentions = most[origin(seen.document, find(parts, seen.document), parts)];
        mentions = std::max(mentions, seen.mentions);
    }
    std::sort(node.aliases.begin(), node.aliases.end());
    node.aliases.erase(std::unique(node.aliases.begin(), node.aliases.end()), node.aliases.end());
    node.documents = static_cast<std::uint32_t>(documents.size());
    node.independent_documents = static_cast<std::uint32_t>(most.size());
    node.mentions = 0;
    for (const auto& [_, mentions] : most) node.mentions += mentions;
}

void connect(Graph::Parts& parts) {
    parts.boost = BoostGraph(parts.nodes.size());
    const auto vertex = [&](const NodeId& id, const Edge& edge) {
        const auto at =
            std::lower_bound(parts.nodes.begin(), parts.nodes.end(), id,
                             [](const Node& node, const NodeId& wanted) { return node.id < wanted; });
        if (at == parts.nodes.end() || at->id != id)
            throw Error("edge '" + edge.source.text + "' " + std::string(to_string(edge.relation)) + " '" +
                        edge.target.text + "' has an end that is no node");
        return static_cast<std::size_t>(at - parts.nodes.begin());
    };
    for (std::size_t i = 0; i < parts.nodes.size(); ++i) parts.boost[i].node = &parts.nodes[i];
    for (const Edge& edge : parts.edges)
        add_edge(vertex(edge.source, edge), vertex(edge.target, edge), EdgeBundle{&edge}, parts.boost);
}

template <class Range>
std::vector<const Edge*> bundled(const BoostGraph& graph, const Range& range) {
    std::vector<const Edge*> found;
    for (auto [at, end] = range; at != end; ++at) found.push_back(graph[*at].edge);
    return found;
}

}  // namespace

std::string_view to_string(EdgeStatus status) {
    return edge_status_names[static_cast<std::size_t>(status)];
}

std::optional<EdgeStatus> parse_edge_status(std::string_view name) {
    const auto at = std::find(edge_status_names.begin(), edge_status_names.end(), name);
    if (at == edge_status_names.end()) return std::nullopt;
    return static_cast<EdgeStatus>(at - edge_status_names.begin());
}

Graph::Graph() : parts_(std::make_shared<const Parts>()) {}

Graph::Graph(std::vector<Document> documents, std::vector<Node> nodes, std::vector<Edge> edges) {
    auto parts = std::make_shared<Parts>();
    for (Document& document : documents) {
        document.text.clear();
        document.blocks.clear();
    }
    parts->documents = std::move(documents);
    parts->nodes = std::move(nodes);
    parts->edges = unite(std::move(edges));
    sort_unique(
        parts->documents, [](const Document& d) -> const std::string& { return d.id.text; }, "document");
    sort_unique(
        parts->nodes, [](const Node& n) -> const std::string& { return n.id.text; }, "node");
    for (Node& node : parts->nodes) derive(node, *parts);
    for (Edge& edge : parts->edges) {
        sort_unique(
            edge.claims, [](const Claim& c) -> const std::string& { return c.id; }, "claim");
        derive(edge, *parts);
    }
    connect(*parts);
    parts_ = std::move(parts);
}

std::span<const Document> Graph::documents() const {
    return parts_->documents;
}
std::span<const Node> Graph::nodes() const {
    return parts_->nodes;
}
std::span<const Edge> Graph::edges() const {
    return parts_->edges;
}

const Document* Graph::find_document(const DocumentId& id) const {
    return find(*parts_, id);
}

const Node* Graph::find_node(const NodeId& id) const {
    const auto& nodes = parts_->nodes;
    const auto at = std::lower_bound(nodes.begin(), nodes.end(), id,
                                     [](const Node& node, const NodeId& wanted) { return node.id < wanted; });
    return at != nodes.end() && at->id == id ? &*at : nullptr;
}

const Edge* Graph::find_edge(const NodeId& source, Relation relation, const NodeId& target) const {
    Edge wanted;
    wanted.source = source;
    wanted.relation = relation;
    wanted.target = target;
    orient(wanted);
    const auto& edges = parts_->edges;
    const auto at = std::lower_bound(edges.begin(), edges.end(), wanted,
                                     [](const Edge& a, const Edge& b) { return edge_key(a) < edge_key(b); });
    return at != edges.end() && edge_key(*at) == edge_key(wanted) ? &*at : nullptr;
}

const Node& Graph::source(const Edge& edge) const {
    return *find_node(edge.source);
}
const Node& Graph::target(const Edge& edge) const {
    return *find_node(edge.target);
}

std::vector<const Edge*> Graph::out_edges(const Node& node) const {
    const auto vertex = static_cast<std::size_t>(&node - parts_->nodes.data());
    return bundled(parts_->boost, boost::out_edges(vertex, parts_->boost));
}

std::vector<const Edge*> Graph::in_edges(const Node& node) const {
    const auto vertex = static_cast<std::size_t>(&node - parts_->nodes.data());
    return bundled(parts_->boost, boost::in_edges(vertex, parts_->boost));
}

}  // namespace newsgraph
