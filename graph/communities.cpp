#include "graph/communities.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace newsgraph {

namespace {

constexpr int most_passes = 50, most_levels = 30;

/// Puts the numbers in use in a row, by first use; returns how many there are.
std::size_t renumber(std::vector<std::size_t>& numbers) {
    std::map<std::size_t, std::size_t> place;
    for (auto& number : numbers) number = place.emplace(number, place.size()).first->second;
    return place.size();
}

/// Moves vertices one by one to the neighbouring community that gains modularity most, until none gains.
std::vector<std::size_t> move_vertices(const Ties& ties) {
    const std::size_t count = ties.between.size();
    std::vector<std::size_t> community(count);
    std::iota(community.begin(), community.end(), std::size_t{0});
    std::vector<std::int64_t> degree(count), shared(count);
    for (std::size_t i = 0; i < count; ++i) {
        degree[i] = 2 * ties.within[i];
        for (const auto& [_, weight] : ties.between[i]) degree[i] += weight;
    }
    std::vector<std::int64_t> total = degree;  // of each community
    const std::int64_t all = std::accumulate(degree.begin(), degree.end(), std::int64_t{0});
    bool moved = true;
    for (int pass = 0; moved && pass < most_passes; ++pass) {
        moved = false;
        for (std::size_t i = 0; i < count; ++i) {
            std::vector<std::size_t> near{community[i]};
            for (const auto& [other, weight] : ties.between[i]) {
                if (shared[community[other]] == 0) near.push_back(community[other]);
                shared[community[other]] += weight;
            }
            total[community[i]] -= degree[i];
            const auto gain = [&](std::size_t c) { return all * shared[c] - total[c] * degree[i]; };
            std::size_t best = community[i];
            for (const auto c : near)
                if (gain(c) > gain(best) || (gain(c) == gain(best) && c < best && best != community[i])) best = c;
            moved = moved || best != community[i];
            community[i] = best;
            total[best] += degree[i];
            for (const auto c : near) shared[c] = 0;
        }
    }
    return community;
}

/// The communities as vertices.
Ties condensed(const Ties& ties, const std::vector<std::size_t>& community, std::size_t count) {
    std::vector<std::map<std::size_t, std::int64_t>> sums(count);
    Ties next;
    next.between.resize(count);
    next.within.resize(count);
    for (std::size_t i = 0; i < community.size(); ++i) {
        next.within[community[i]] += ties.within[i];
        for (const auto& [other, weight] : ties.between[i]) {
            if (community[other] != community[i]) sums[community[i]][community[other]] += weight;
            else if (other > i) next.within[community[i]] += weight;
        }
    }
    for (std::size_t c = 0; c < count; ++c) next.between[c].assign(sums[c].begin(), sums[c].end());
    return next;
}

}  // namespace

void Ties::add(std::size_t a, std::size_t b, std::size_t weight) {
    const auto amount = static_cast<std::int64_t>(weight);
    if (a == b) {
        within[a] += amount;
        return;
    }
    between[a].emplace_back(b, amount);
    between[b].emplace_back(a, amount);
}

std::vector<std::size_t> louvain(Ties ties) {
    std::vector<std::size_t> community(ties.between.size());
    std::iota(community.begin(), community.end(), std::size_t{0});
    for (int level = 0; level < most_levels; ++level) {
        auto moved = move_vertices(ties);
        const std::size_t count = renumber(moved);
        for (auto& c : community) c = moved[c];
        if (count == moved.size()) break;
        ties = condensed(ties, moved, count);
    }
    return community;
}

}  // namespace newsgraph
