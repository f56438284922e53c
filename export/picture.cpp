#include "export/picture.hpp"

#include "export/words.hpp"
#include "graph/support.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace newsgraph {

namespace {

/// The line shows what is surest; what differs is marked in the label.
EdgeStatus line_status(const std::vector<const Edge*>& edges) {
    constexpr std::array order{EdgeStatus::asserted, EdgeStatus::disputed, EdgeStatus::alleged,
                               EdgeStatus::planned,  EdgeStatus::ended,    EdgeStatus::denied};
    for (const auto status : order)
        for (const Edge* edge : edges)
            if (edge->status == status) return status;
    return EdgeStatus::asserted;
}

bool is_symmetric(const Edge& edge) { return info(edge.relation).symmetric; }

/// Which bundle an edge joins: its own direction's, a symmetric one that of the directed edges that are there.
std::map<std::pair<std::size_t, std::size_t>, std::vector<const Edge*>> bundles(
    const Graph& graph, const std::vector<const Node*>& nodes) {
    std::map<NodeId, std::size_t> index;
    for (std::size_t i = 0; i < nodes.size(); ++i) index.emplace(nodes[i]->id, i);
    std::map<std::pair<std::size_t, std::size_t>, std::vector<const Edge*>> all;
    for (const bool symmetric : {false, true}) {
        for (const auto& edge : graph.edges()) {
            if (is_symmetric(edge) != symmetric || edge.source == edge.target) continue;
            const auto source = index.find(edge.source), target = index.find(edge.target);
            if (source == index.end() || target == index.end()) continue;
            std::pair ends{source->second, target->second};
            if (symmetric && !all.contains(ends) && all.contains({ends.second, ends.first}))
                std::swap(ends.first, ends.second);
            all[ends].push_back(&edge);
        }
    }
    return all;
}

/// Beyond some two edges a node nobody can follow the lines: the weakest go, but each node keeps its strongest.
void thin_out(std::vector<PictureEdge>& edges, std::size_t nodes) {
    const std::size_t most = std::max<std::size_t>(60, nodes + nodes / 2 + nodes / 4);
    if (edges.size() <= most) return;
    std::vector<std::size_t> order(edges.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return edges[a].claims > edges[b].claims; });
    std::vector<bool> kept(edges.size());
    std::set<const Node*> reached;
    std::size_t count = 0;
    const auto keep = [&](std::size_t i) {
        if (kept[i]) return;
        kept[i] = true;
        ++count;
    };
    for (const auto i : order) {
        const bool new_source = reached.insert(edges[i].source).second;
        if (reached.insert(edges[i].target).second || new_source) keep(i);
    }
    for (const auto i : order)
        if (count < most) keep(i);
    std::size_t at = 0;
    std::erase_if(edges, [&](const PictureEdge&) { return !kept[at++]; });
}

/// The strongest edges that still hold together what hangs together, each node by its best-supported neighbour, and a
/// tenth as many others.
void keep_backbone(std::vector<PictureEdge>& edges, const std::vector<const Node*>& nodes,
                   const std::vector<std::size_t>& claims) {
    std::map<const Node*, std::size_t> number;
    for (const Node* node : nodes) number.emplace(node, number.size());
    std::vector<std::size_t> order(edges.size()), root(nodes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::iota(root.begin(), root.end(), std::size_t{0});
    const auto strength = [&](std::size_t i) {
        const std::size_t source = number.at(edges[i].source), target = number.at(edges[i].target);
        return std::pair(edges[i].claims, std::max(claims[source], claims[target]));
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return strength(a) > strength(b); });
    const auto find = [&](std::size_t i) {
        while (root[i] != i) i = root[i] = root[root[i]];
        return i;
    };
    std::vector<bool> kept(edges.size());
    for (const auto i : order) {
        const std::size_t source = find(number.at(edges[i].source)), target = find(number.at(edges[i].target));
        kept[i] = source != target;
        root[source] = target;
    }
    std::size_t more = nodes.size() / 10;
    for (const auto i : order)
        if (more > 0 && !kept[i]) kept[i] = true, --more;
    std::size_t at = 0;
    std::erase_if(edges, [&](const PictureEdge&) { return !kept[at++]; });
}

/// Makes a map of a picture of so many nodes that their names would hide each other.
void make_map(Picture& picture, const Graph& graph) {
    constexpr std::size_t most_names = 80;
    const auto of_all = claims_of_nodes(graph);
    std::vector<std::size_t> claims, order;
    for (const Node* node : picture.nodes) {
        order.push_back(claims.size());
        claims.push_back(of_all[static_cast<std::size_t>(node - graph.nodes().data())]);
    }
    keep_backbone(picture.edges, picture.nodes, claims);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return claims[a] > claims[b]; });
    for (std::size_t i = 0; i < most_names; ++i) picture.named.push_back(picture.nodes[order[i]]);
}

}  // namespace

Picture plan_picture(const Graph& graph, Reduction reduction, std::size_t top, Crowd crowd) {
    constexpr std::size_t most_with_names = 300;
    Picture picture;
    const auto kept = kept_nodes(graph, reduction, top);
    picture.nodes = kept.nodes;
    for (auto& [ends, edges] : bundles(graph, picture.nodes)) {
        PictureEdge bundle{picture.nodes[ends.first], picture.nodes[ends.second], std::move(edges)};
        std::stable_sort(bundle.edges.begin(), bundle.edges.end(),
                         [](const Edge* a, const Edge* b) { return a->claims.size() > b->claims.size(); });
        bundle.directed = std::any_of(bundle.edges.begin(), bundle.edges.end(),
                                      [](const Edge* edge) { return !is_symmetric(*edge); });
        for (const Edge* edge : bundle.edges) bundle.claims += edge->claims.size();
        bundle.status = line_status(bundle.edges);
        picture.edges.push_back(std::move(bundle));
    }
    if (crowd == Crowd::as_map && picture.nodes.size() > most_with_names) make_map(picture, graph);
    else thin_out(picture.edges, picture.nodes.size());
    std::size_t drawn_edges = 0, loops = 0;
    for (const auto& bundle : picture.edges) drawn_edges += bundle.edges.size();
    for (const auto& edge : graph.edges()) loops += edge.source == edge.target;
    const std::size_t lesser_edges = graph.edges().size() - loops - drawn_edges;
    const std::size_t connected = best_supported(graph, 0).size();
    const std::size_t lesser = connected - picture.nodes.size();
    const std::size_t alone = graph.nodes().size() - connected;
    const auto leave_out = [&](std::size_t count, const std::string& what) {
        if (count > 0) picture.left_out += (picture.left_out.empty() ? "" : ", ") + what;
    };
    leave_out(lesser, count_of(lesser, "node", "nodes") + " " + kept.others);
    leave_out(alone, count_of(alone, "node", "nodes") + " without an edge");
    leave_out(lesser_edges, count_of(lesser_edges, "edge", "edges") + " with fewer claims");
    leave_out(loops, count_of(loops, "edge", "edges") + " of a node to itself");
    return picture;
}

}  // namespace newsgraph
