#include "graph/support.hpp"

#include "graph/parts.hpp"

#include <algorithm>
#include <set>

namespace newsgraph {

namespace {

/// Grows a selection of vertices, best first.
class Selection {
public:
    Selection(const Graph& graph, std::size_t top)
        : boost_(graph.parts().boost), claims_(claims_of_nodes(graph)), top_(top),
          chosen_(claims_.size()) {
        for (std::size_t i = 0; i < claims_.size(); ++i)
            if (!neighbours(i).empty()) rest_.insert({claims_[i], claims_.size() - i});
    }

    std::vector<bool> grow() {
        while (count_ < top_ && !rest_.empty()) {
            const Rank best_rest = *rest_.rbegin();
            const bool jump = frontier_.empty() || frontier_.rbegin()->first * 4 < best_rest.first;
            const std::size_t next = index(jump ? best_rest : *frontier_.rbegin());
            if (jump && count_ + 2 > top_) break;  // it would stand alone
            choose(next);
            if (jump) choose(best_neighbour(next));
        }
        return chosen_;
    }

private:
    using Rank = std::pair<std::size_t, std::size_t>;  ///< claims, then the smaller index first

    std::size_t index(const Rank& rank) const { return claims_.size() - rank.second; }
    Rank rank(std::size_t i) const { return {claims_[i], claims_.size() - i}; }

    std::vector<std::size_t> neighbours(std::size_t i) const {
        std::vector<std::size_t> all;
        for (auto [edge, end] = boost::out_edges(i, boost_); edge != end; ++edge)
            if (const auto other = boost::target(*edge, boost_); other != i) all.push_back(other);
        for (auto [edge, end] = boost::in_edges(i, boost_); edge != end; ++edge)
            if (const auto other = boost::source(*edge, boost_); other != i) all.push_back(other);
        return all;
    }

    std::size_t best_neighbour(std::size_t i) const {
        Rank best{0, 0};
        for (const auto other : neighbours(i))
            if (!chosen_[other]) best = std::max(best, rank(other));
        return best.second == 0 ? i : index(best);
    }

    void choose(std::size_t i) {
        if (chosen_[i]) return;
        chosen_[i] = true;
        ++count_;
        rest_.erase(rank(i));
        frontier_.erase(rank(i));
        for (const auto other : neighbours(i))
            if (!chosen_[other]) frontier_.insert(rank(other));
    }

    const BoostGraph& boost_;
    std::vector<std::size_t> claims_;
    std::size_t top_;
    std::vector<bool> chosen_;
    std::set<Rank> rest_, frontier_;
    std::size_t count_ = 0;
};

}  // namespace

std::vector<std::size_t> claims_of_nodes(const Graph& graph) {
    const auto& boost = graph.parts().boost;
    std::vector<std::size_t> claims(graph.nodes().size());
    for (auto [edge, end] = boost::edges(boost); edge != end; ++edge) {
        const std::size_t count = boost[*edge].edge->claims.size();
        claims[boost::source(*edge, boost)] += count;
        if (boost::source(*edge, boost) != boost::target(*edge, boost)) claims[boost::target(*edge, boost)] += count;
    }
    return claims;
}

std::vector<const Node*> best_supported(const Graph& graph, std::size_t top) {
    if (top == 0) top = graph.nodes().size();
    const auto chosen = Selection(graph, top).grow();
    std::vector<const Node*> nodes;
    for (std::size_t i = 0; i < chosen.size(); ++i)
        if (chosen[i]) nodes.push_back(&graph.nodes()[i]);
    return nodes;
}

Graph subgraph(const Graph& graph, const std::vector<const Node*>& nodes) {
    std::set<NodeId> kept;
    std::vector<Node> node_copies;
    for (const Node* node : nodes) {
        kept.insert(node->id);
        node_copies.push_back(*node);
    }
    std::vector<Edge> edges;
    std::set<DocumentId> reporting;
    for (const auto& edge : graph.edges()) {
        if (!kept.contains(edge.source) || !kept.contains(edge.target)) continue;
        edges.push_back(edge);
        for (const auto& claim : edge.claims) reporting.insert(claim.evidence.document);
    }
    for (const auto& node : node_copies)
        for (const auto& sighting : node.sightings) reporting.insert(sighting.document);
    std::vector<Document> documents;
    for (const auto& document : graph.documents())
        if (reporting.contains(document.id)) documents.push_back(document);
    return Graph(std::move(documents), std::move(node_copies), std::move(edges));
}

}  // namespace newsgraph
