#include "graph/query.hpp"

#include "graph/error.hpp"
#include "graph/identity.hpp"
#include "graph/parts.hpp"

#include <boost/graph/connected_components.hpp>
#include <boost/graph/page_rank.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace newsgraph {

namespace {

/// Every edge both ways, for algorithms that do not care which way it goes.
boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS> both_ways(const BoostGraph& graph) {
    boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS> both(num_vertices(graph));
    for (auto [at, end] = boost::edges(graph); at != end; ++at) {
        add_edge(boost::source(*at, graph), boost::target(*at, graph), both);
        add_edge(boost::target(*at, graph), boost::source(*at, graph), both);
    }
    return both;
}

bool has_all_words(const std::string& name, const std::string& wanted) {
    const std::string padded = " " + name + " ";
    std::size_t begin = 0;
    while (begin < wanted.size()) {
        const std::size_t end = std::min(wanted.find(' ', begin), wanted.size());
        if (padded.find(" " + wanted.substr(begin, end - begin) + " ") == std::string::npos) return false;
        begin = end + 1;
    }
    return !wanted.empty();
}

}  // namespace

std::vector<const Node*> find_nodes(const Graph& graph, std::string_view name) {
    if (const Node* node = graph.find_node({std::string(name)})) return {node};
    const std::string wanted = fold_words(name);
    std::vector<const Node*> named, called;
    for (const Node& node : graph.nodes()) {
        if (fold_words(node.name) == wanted) named.push_back(&node);
        if (std::any_of(node.aliases.begin(), node.aliases.end(),
                        [&](const std::string& alias) { return fold_words(alias) == wanted; }))
            called.push_back(&node);
    }
    return named.empty() ? called : named;
}

std::vector<std::string> suggest_names(const Graph& graph, std::string_view name, std::size_t most) {
    const std::string wanted = fold_words(name);
    const std::size_t limit = std::max<std::size_t>(1, std::min<std::size_t>(4, wanted.size() / 3));
    std::set<std::tuple<std::size_t, std::int64_t, std::string>> near;  // distance, −mentions, name
    for (const Node& node : graph.nodes()) {
        std::size_t nearest = limit + 1;
        const auto look = [&](const std::string& form) {
            const std::string folded = fold_words(form);
            nearest =
                std::min(nearest, has_all_words(folded, wanted) ? 0 : edit_distance(folded, wanted, limit));
        };
        look(node.name);
        std::for_each(node.aliases.begin(), node.aliases.end(), look);
        if (nearest <= limit) near.emplace(nearest, -static_cast<std::int64_t>(node.mentions), node.name);
    }
    std::vector<std::string> names;
    for (const auto& [_, mentions, found] : near)
        if (names.size() < most && std::find(names.begin(), names.end(), found) == names.end())
            names.push_back(found);
    return names;
}

std::vector<const Node*> nodes_named(const Graph& graph, const std::string& name) {
    auto nodes = find_nodes(graph, name);
    if (!nodes.empty()) return nodes;
    std::string near;
    for (const auto& other : suggest_names(graph, name)) near += (near.empty() ? "did you mean " : ", ") + other;
    throw Error("no node is called '" + name + "'; " +
                (near.empty() ? "'newsgraph stats' lists the main ones" : near + "?"));
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > limit) return limit + 1;
    std::vector<std::size_t> older(b.size() + 1), old(b.size() + 1), row(b.size() + 1);
    std::iota(old.begin(), old.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({old[j] + 1, row[j - 1] + 1, old[j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], older[j - 2] + 1);
        }
        if (*std::min_element(row.begin(), row.end()) > limit + 1) return limit + 1;
        std::swap(older, old);
        std::swap(old, row);
    }
    return std::min(old[b.size()], limit + 1);
}

std::vector<Centrality> centrality(const Graph& graph) {
    const auto nodes = graph.nodes();
    std::vector<Centrality> all(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        std::set<std::string_view> others;
        for (const auto& edges : {graph.out_edges(nodes[i]), graph.in_edges(nodes[i])})
            for (const Edge* edge : edges) {
                others.insert(edge->source == nodes[i].id ? edge->target.text : edge->source.text);
                all[i].claims += edge->claims.size();
            }
        all[i].neighbours = others.size();
    }
    const auto both = both_ways(graph.parts().boost);
    std::vector<double> rank(nodes.size());
    constexpr int rounds = 50;
    const auto index = get(boost::vertex_index, both);
    if (!nodes.empty())
        boost::graph::page_rank(both, boost::make_iterator_property_map(rank.begin(), index),
                                boost::graph::n_iterations(rounds), 0.85, nodes.size());
    const double sum = std::accumulate(rank.begin(), rank.end(), 0.0);
    for (std::size_t i = 0; i < nodes.size(); ++i) all[i].rank = std::round(rank[i] / sum * 1e6) / 1e6;
    return all;
}

std::vector<std::size_t> components(const Graph& graph) {
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> links(graph.nodes().size());
    const auto& directed = graph.parts().boost;
    for (auto [at, end] = boost::edges(directed); at != end; ++at)
        add_edge(boost::source(*at, directed), boost::target(*at, directed), links);
    std::vector<std::size_t> part(graph.nodes().size());
    const auto count = boost::connected_components(
        links, boost::make_iterator_property_map(part.begin(), get(boost::vertex_index, links)));
    std::vector<std::pair<std::ptrdiff_t, std::size_t>> sizes(count);  // −size, part
    for (std::size_t i = 0; i < count; ++i) sizes[i].second = i;
    for (const std::size_t p : part) --sizes[p].first;
    std::sort(sizes.begin(), sizes.end());
    std::vector<std::size_t> place(count);
    for (std::size_t i = 0; i < count; ++i) place[sizes[i].second] = i;
    for (std::size_t& p : part) p = place[p];
    return part;
}

}  // namespace newsgraph
