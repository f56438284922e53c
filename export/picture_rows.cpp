// Small parts of a picture side by side instead of one below the other: dot draws every part from the left, and its own
// packing (pack=true) loses labels of edges.
#include "export/picture.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace newsgraph {

namespace {

constexpr std::size_t shortest_row = 5, longest_row = 8;

/// A connected part of the picture, its nodes by number.
struct Part {
    std::vector<std::size_t> nodes;
    std::vector<std::pair<std::size_t, std::size_t>> edges;
    std::size_t claims = 0;
    std::size_t first = 0, last = 0;  ///< nodes of its leftmost and rightmost column
    std::size_t columns = 1;
};

std::vector<Part> parts_of(const Picture& picture) {
    std::map<const Node*, std::size_t> number;
    for (const Node* node : picture.nodes) number.emplace(node, number.size());
    std::vector<std::size_t> root(picture.nodes.size());
    std::iota(root.begin(), root.end(), std::size_t{0});
    const auto find = [&](std::size_t i) {
        while (root[i] != i) i = root[i] = root[root[i]];
        return i;
    };
    for (const auto& edge : picture.edges) root[find(number.at(edge.source))] = find(number.at(edge.target));
    std::map<std::size_t, Part> parts;
    for (std::size_t i = 0; i < picture.nodes.size(); ++i) parts[find(i)].nodes.push_back(i);
    for (const auto& edge : picture.edges) {
        Part& part = parts[find(number.at(edge.source))];
        part.edges.emplace_back(number.at(edge.source), number.at(edge.target));
        part.claims += edge.claims;
    }
    std::vector<Part> all;
    for (auto& [_, part] : parts) all.push_back(std::move(part));
    std::stable_sort(all.begin(), all.end(), [](const Part& a, const Part& b) {
        return std::pair(a.nodes.size(), a.claims) > std::pair(b.nodes.size(), b.claims);
    });
    return all;
}

/// Columns as dot will about have them: each node right of those that point at it, circles cut at longest_row.
void measure(Part& part) {
    std::map<std::size_t, std::size_t> column;
    for (const auto node : part.nodes) column[node] = 0;
    for (std::size_t round = 0; round + 1 < std::min(part.nodes.size(), longest_row); ++round)
        for (const auto& [source, target] : part.edges)
            column[target] = std::max(column[target], std::min(column[source] + 1, longest_row - 1));
    const auto before = [](const auto& a, const auto& b) { return a.second < b.second; };
    const auto [first, last] = std::minmax_element(column.begin(), column.end(), before);
    part.first = first->first;
    part.last = last->first;
    part.columns = last->second + 1;
}

}  // namespace

std::vector<std::pair<const Node*, const Node*>> row_links(const Picture& picture) {
    auto parts = parts_of(picture);
    std::for_each(parts.begin(), parts.end(), measure);
    std::vector<std::pair<const Node*, const Node*>> links;
    if (parts.size() < 3) return links;
    const std::size_t room = std::max(shortest_row, parts.front().columns);
    std::size_t used = parts.front().columns;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        if (used + parts[i].columns <= room && i > 1) {
            links.emplace_back(picture.nodes[parts[i - 1].last], picture.nodes[parts[i].first]);
            used += parts[i].columns;
        } else {
            used = parts[i].columns;
        }
    }
    return links;
}

}  // namespace newsgraph
