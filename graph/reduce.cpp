#include "graph/reduce.hpp"

#include "graph/communities.hpp"
#include "graph/parts.hpp"
#include "graph/support.hpp"

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/core_numbers.hpp>

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace newsgraph {

namespace {

using Links = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;

/// Which nodes are tied, each pair once, loops left out.
Links links_of(const Graph& graph) {
    const auto& directed = graph.parts().boost;
    std::set<std::pair<std::size_t, std::size_t>> pairs;
    for (auto [at, end] = boost::edges(directed); at != end; ++at) {
        const std::size_t a = boost::source(*at, directed), b = boost::target(*at, directed);
        if (a != b) pairs.emplace(std::min(a, b), std::max(a, b));
    }
    return {pairs.begin(), pairs.end(), graph.nodes().size()};
}

/// The nodes of these numbers, by id.
std::vector<const Node*> nodes_of(const Graph& graph, std::vector<std::size_t> numbers) {
    std::sort(numbers.begin(), numbers.end());
    std::vector<const Node*> nodes;
    for (const auto i : numbers) nodes.push_back(&graph.nodes()[i]);
    return nodes;
}

/// The first `top` by `key`, which is smallest for what comes first.
template <class Key>
std::vector<std::size_t> first(std::vector<std::size_t> numbers, std::size_t top, const Key& key) {
    std::stable_sort(numbers.begin(), numbers.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
    if (numbers.size() > top) numbers.resize(top);
    return numbers;
}

Kept core(const Graph& graph, std::size_t top) {
    const Links links = links_of(graph);
    std::vector<std::size_t> depth(graph.nodes().size());
    boost::core_numbers(links, boost::make_iterator_property_map(depth.begin(), get(boost::vertex_index, links)));
    std::map<std::size_t, std::size_t> sizes;  // k → nodes of that core number
    for (const auto k : depth) ++sizes[k];
    std::size_t chosen = sizes.empty() ? 0 : sizes.rbegin()->first, size = 0;
    for (auto at = sizes.rbegin(); at != sizes.rend() && at->first > 0; ++at) {
        size += at->second;
        if (size > top) break;
        chosen = at->first;
    }
    std::vector<std::size_t> within;
    for (std::size_t i = 0; i < depth.size(); ++i)
        if (depth[i] >= std::max<std::size_t>(chosen, 1)) within.push_back(i);
    const auto claims = claims_of_nodes(graph);
    const auto most_claims = [&](std::size_t i) { return std::numeric_limits<std::size_t>::max() - claims[i]; };
    return {nodes_of(graph, first(within, top, most_claims)),
            "outside the " + std::to_string(chosen) + "-core" + (within.size() > top ? " or with fewer claims" : "")};
}

Kept near(const Graph& graph, std::size_t top) {
    const Links links = links_of(graph);
    const auto claims = claims_of_nodes(graph);
    std::size_t start = graph.nodes().size();
    for (std::size_t i = 0; i < claims.size(); ++i)
        if (boost::out_degree(i, links) > 0 && (start == claims.size() || claims[i] > claims[start])) start = i;
    if (start == claims.size()) return {};
    const std::size_t far = claims.size();
    std::vector<std::size_t> steps(claims.size(), far);
    steps[start] = 0;
    const auto index = get(boost::vertex_index, links);
    boost::breadth_first_search(links, start,
                                boost::visitor(boost::make_bfs_visitor(boost::record_distances(
                                    boost::make_iterator_property_map(steps.begin(), index), boost::on_tree_edge()))));
    std::vector<std::size_t> within;
    for (std::size_t i = 0; i < steps.size(); ++i)
        if (steps[i] < far) within.push_back(i);
    const auto nearest = [&](std::size_t i) { return std::pair(steps[i], claims[start] - claims[i]); };
    return {nodes_of(graph, first(within, top, nearest)), "farther from " + graph.nodes()[start].name};
}

/// What a community is called: its best-supported members, and how many more there are.
std::string name_of_group(const Graph& graph, const std::vector<std::size_t>& members) {
    constexpr std::size_t most_names = 3;
    std::string name;
    for (std::size_t i = 0; i < std::min(members.size(), most_names); ++i)
        name += (i > 0 ? ", " : "") + graph.nodes()[members[i]].name;
    if (members.size() > most_names) name += " + " + std::to_string(members.size() - most_names) + " more";
    return name;
}

}  // namespace

std::optional<Reduction> parse_reduction(std::string_view name) {
    for (std::size_t i = 0; i < reduction_names.size(); ++i)
        if (reduction_names[i] == name) return static_cast<Reduction>(i);
    return std::nullopt;
}

Kept kept_nodes(const Graph& graph, Reduction reduction, std::size_t top) {
    if (top > 0 && best_supported(graph, 0).size() > top) {
        if (reduction == Reduction::core) return core(graph, top);
        if (reduction == Reduction::near) return near(graph, top);
    }
    return {best_supported(graph, top), "with fewer claims"};
}

std::vector<std::size_t> communities(const Graph& graph) {
    Ties ties;
    ties.between.resize(graph.nodes().size());
    ties.within.resize(graph.nodes().size());
    const auto& boost = graph.parts().boost;
    for (auto [at, end] = boost::edges(boost); at != end; ++at)
        ties.add(boost::source(*at, boost), boost::target(*at, boost), boost[*at].edge->claims.size());
    auto community = louvain(ties);
    const auto claims = claims_of_nodes(graph);
    std::vector<std::size_t> support(community.size()), order(community.size());
    for (std::size_t i = 0; i < community.size(); ++i) support[community[i]] += claims[i], order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return support[a] > support[b]; });
    std::vector<std::size_t> place(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
    for (auto& c : community) c = place[c];
    return community;
}

Graph grouped(const Graph& graph) {
    const auto community = communities(graph);
    const auto claims = claims_of_nodes(graph);
    std::map<std::size_t, std::vector<std::size_t>> members;  // best supported first
    for (std::size_t i = 0; i < community.size(); ++i) members[community[i]].push_back(i);
    std::vector<Node> nodes;
    std::map<NodeId, NodeId> leader_of;
    for (auto& [_, group] : members) {
        std::stable_sort(group.begin(), group.end(), [&](std::size_t a, std::size_t b) { return claims[a] > claims[b]; });
        const Node& leader = graph.nodes()[group.front()];
        Node node{leader.id, leader.type, name_of_group(graph, group), {}, 0, leader.documents, {}, {}, {}};
        for (const auto i : group) {
            const Node& member = graph.nodes()[i];
            leader_of.emplace(member.id, leader.id);
            node.aliases.push_back(member.name);
            node.mentions += member.mentions;
        }
        std::sort(node.aliases.begin(), node.aliases.end());
        node.aliases.erase(std::unique(node.aliases.begin(), node.aliases.end()), node.aliases.end());
        nodes.push_back(std::move(node));
    }
    std::vector<Edge> edges;
    for (Edge edge : graph.edges()) {
        edge.source = leader_of.at(edge.source);
        edge.target = leader_of.at(edge.target);
        if (edge.source == edge.target) continue;
        for (Claim& claim : edge.claims) {
            claim.source = edge.source;
            claim.target = edge.target;
            for (auto& speaker : claim.attribution)
                if (const auto* id = std::get_if<NodeId>(&speaker); id && leader_of.contains(*id))
                    speaker = graph.find_node(*id)->name;
        }
        edges.push_back(std::move(edge));
    }
    const auto documents = graph.documents();
    return Graph({documents.begin(), documents.end()}, std::move(nodes), std::move(edges));
}

Graph reduced(const Graph& graph, Reduction reduction, std::size_t top) {
    const Graph whole = reduction == Reduction::communities ? grouped(graph) : graph;
    return top == 0 ? whole : subgraph(whole, kept_nodes(whole, reduction, top).nodes);
}

}  // namespace newsgraph
