#include "graph/query.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>

#include <cmath>

namespace newsgraph {

std::vector<double> betweenness(const Graph& graph) {
    constexpr std::size_t most_nodes = 3000;
    const auto nodes = graph.nodes();
    if (nodes.size() > most_nodes) return {};
    // setS: one edge for two nodes with anything between them.
    boost::adjacency_list<boost::setS, boost::vecS, boost::undirectedS> links(nodes.size());
    for (const auto& edge : graph.edges())
        if (edge.source != edge.target)
            boost::add_edge(static_cast<std::size_t>(&graph.source(edge) - nodes.data()),
                            static_cast<std::size_t>(&graph.target(edge) - nodes.data()), links);
    std::vector<double> share(nodes.size());
    boost::brandes_betweenness_centrality(
        links, boost::make_iterator_property_map(share.begin(), get(boost::vertex_index, links)));
    boost::relative_betweenness_centrality(
        links, boost::make_iterator_property_map(share.begin(), get(boost::vertex_index, links)));
    for (double& value : share) value = std::isfinite(value) ? std::round(value * 1e4) / 1e4 : 0;
    return share;
}

}  // namespace newsgraph
