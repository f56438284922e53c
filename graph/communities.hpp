// Communities in a weighted undirected graph by Louvain's method (Blondel et al. 2008), in whole numbers and a
// fixed order, so that the same graph gives the same communities everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace newsgraph {

struct Ties {
    std::vector<std::vector<std::pair<std::size_t, std::int64_t>>> between;  ///< of each vertex: other, weight
    std::vector<std::int64_t> within;                                        ///< weight of its loops

    void add(std::size_t a, std::size_t b, std::size_t weight);
};

/// For each vertex the number of its community, from 0 in the order of their first vertices.
std::vector<std::size_t> louvain(Ties ties);

}  // namespace newsgraph
