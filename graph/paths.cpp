#include "graph/paths.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/filtered_graph.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace newsgraph {

namespace {

using Cost = std::uint64_t;
constexpr Cost step_cost = 1000, doubt_cost = 499;

struct Hop {
    Cost cost = 0;
};
/// One edge for each pair of nodes with anything between them.
using Hops = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property, Hop>;
using Path = std::vector<std::size_t>;
using Pair = std::pair<std::size_t, std::size_t>;

Pair pair_of(std::size_t a, std::size_t b) { return {std::min(a, b), std::max(a, b)}; }

/// What Yen's algorithm takes away for a while.
struct Allowed {
    const Hops* hops = nullptr;
    const std::set<Pair>* closed_pairs = nullptr;
    const std::vector<bool>* closed_nodes = nullptr;
    bool operator()(const Hops::edge_descriptor& edge) const {
        const auto a = boost::source(edge, *hops), b = boost::target(edge, *hops);
        return !(*closed_nodes)[a] && !(*closed_nodes)[b] && !closed_pairs->contains(pair_of(a, b));
    }
};

class Finder {
public:
    explicit Finder(const Graph& graph) : graph_(graph), hops_(graph.nodes().size()) {
        for (const auto& edge : graph.edges())
            if (edge.status != EdgeStatus::denied && edge.source != edge.target)
                between_[pair_of(index(graph.source(edge)), index(graph.target(edge)))].push_back(&edge);
        for (auto& [ends, edges] : between_) {
            std::stable_sort(edges.begin(), edges.end(), [](const Edge* a, const Edge* b) {
                return std::pair(a->independent_documents, a->claims.size()) >
                       std::pair(b->independent_documents, b->claims.size());
            });
            boost::add_edge(ends.first, ends.second, Hop{cost(ends)}, hops_);
        }
    }

    std::size_t index(const Node& node) const { return static_cast<std::size_t>(&node - graph_.nodes().data()); }

    /// Yen: each next path leaves one that is found already at some node, by a way not yet taken.
    std::vector<Path> paths(std::size_t from, std::size_t to, std::size_t most) const {
        std::vector<Path> found;
        std::set<std::pair<Cost, Path>> candidates;
        if (Path first = shortest({from}, to, {}); !first.empty()) candidates.insert({total(first), first});
        while (found.size() < most && !candidates.empty()) {
            found.push_back(candidates.begin()->second);
            candidates.erase(candidates.begin());
            const Path& last = found.back();
            for (std::size_t i = 0; i + 1 < last.size() && found.size() < most; ++i) {
                const Path root(last.begin(), last.begin() + static_cast<std::ptrdiff_t>(i) + 1);
                std::set<Pair> closed;
                for (const Path& path : found)
                    if (path.size() > i + 1 && std::equal(root.begin(), root.end(), path.begin()))
                        closed.insert(pair_of(path[i], path[i + 1]));
                if (Path path = shortest(root, to, closed); !path.empty()) candidates.insert({total(path), path});
            }
        }
        return found;
    }

    const std::vector<const Edge*>& between(std::size_t a, std::size_t b) const { return between_.at(pair_of(a, b)); }

private:
    Cost cost(const Pair& ends) const { return step_cost + doubt_cost / std::max(between_.at(ends).front()->independent_documents, 1u); }

    Cost total(const Path& path) const {
        Cost sum = 0;
        for (std::size_t i = 0; i + 1 < path.size(); ++i) sum += cost(pair_of(path[i], path[i + 1]));
        return sum;
    }

    /// The cheapest way that begins with `root`, or nothing.
    Path shortest(const Path& root, std::size_t to, const std::set<Pair>& closed_pairs) const {
        std::vector<bool> closed_nodes(boost::num_vertices(hops_));
        for (std::size_t i = 0; i + 1 < root.size(); ++i) closed_nodes[root[i]] = true;
        const boost::filtered_graph<Hops, Allowed> open(hops_, Allowed{&hops_, &closed_pairs, &closed_nodes});
        std::vector<std::size_t> before(boost::num_vertices(hops_));
        boost::dijkstra_shortest_paths(open, root.back(),
                                       boost::weight_map(boost::get(&Hop::cost, hops_)).predecessor_map(before.data()));
        Path tail;
        for (std::size_t at = to; at != root.back(); at = before[at]) {
            if (before[at] == at) return {};
            tail.push_back(at);
        }
        Path path = root;
        path.insert(path.end(), tail.rbegin(), tail.rend());
        return path;
    }

    const Graph& graph_;
    Hops hops_;
    std::map<Pair, std::vector<const Edge*>> between_;
};

}  // namespace

std::vector<Way> find_ways(const Graph& graph, const Node& from, const Node& to, std::size_t most) {
    if (&from == &to) return {};
    const Finder finder(graph);
    std::vector<Way> ways;
    for (const Path& path : finder.paths(finder.index(from), finder.index(to), most)) {
        Way way{&from, {}};
        for (std::size_t i = 1; i < path.size(); ++i)
            way.steps.push_back({&graph.nodes()[path[i]], finder.between(path[i - 1], path[i])});
        ways.push_back(std::move(way));
    }
    return ways;
}

}  // namespace newsgraph
