// stats: what a graph holds, and what it turns on.
#include "cli/command.hpp"
#include "cli/load.hpp"
#include "cli/output.hpp"
#include "export/text.hpp"
#include "graph/query.hpp"

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <map>

namespace newsgraph {

namespace {

struct StatsOptions {
    std::string graph;
    std::size_t top = 10;
};

/// "12  (8 company, 4 person)", the most frequent first.
void print_counts(const std::string& what, std::size_t all, const std::map<std::string, std::size_t>& parts) {
    std::vector<std::pair<std::size_t, std::string>> sorted;
    for (const auto& [name, count] : parts) sorted.emplace_back(count, name);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::cout << what << std::string(11 - what.size(), ' ') << all;
    const char* before = "  (";
    for (const auto& [count, name] : sorted) {
        std::cout << before << count << ' ' << name;
        before = ", ";
    }
    std::cout << (sorted.empty() ? "\n" : ")\n");
}

void print_totals(const Graph& graph) {
    std::map<std::string, std::size_t> types, relations, statuses;
    std::size_t claims = 0;
    for (const Node& node : graph.nodes()) ++types[std::string(to_string(node.type))];
    for (const Edge& edge : graph.edges()) {
        ++relations[std::string(to_string(edge.relation))];
        claims += edge.claims.size();
        for (const Claim& claim : edge.claims) ++statuses[std::string(to_string(claim.status))];
    }
    std::string first, last;
    for (const Document& document : graph.documents()) {
        const std::string day = document.published.substr(0, 10);
        if (day.empty()) continue;
        if (first.empty() || day < first) first = day;
        last = std::max(last, day);
    }
    std::cout << "documents  " << graph.documents().size();
    if (!first.empty()) std::cout << "  (published " << first << (first == last ? "" : " to " + last) << ")";
    std::cout << '\n';
    print_counts("nodes", graph.nodes().size(), types);
    print_counts("edges", graph.edges().size(), relations);
    print_counts("claims", claims, statuses);
    const auto parts = components(graph);
    const auto count = parts.empty() ? 0 : *std::max_element(parts.begin(), parts.end()) + 1;
    std::cout << "parts      " << count;
    if (count) std::cout << "  (" << std::count(parts.begin(), parts.end(), 0) << " nodes in the largest)";
    std::cout << '\n';
}

void print_central(const Graph& graph, std::size_t top) {
    const auto all = centrality(graph);
    std::vector<std::size_t> order(all.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return all[a].rank > all[b].rank; });
    if (order.size() > top) order.resize(top);
    if (order.empty()) return;
    std::cout << "\n    rank  neighbours  claims  mentions  node\n";
    for (const std::size_t i : order) {
        const Node& node = graph.nodes()[i];
        char line[80];
        std::snprintf(line, sizeof line, "  %.4f  %10zu  %6zu  %8u  ", all[i].rank, all[i].neighbours,
                      all[i].claims, node.mentions);
        std::cout << line << one_line(node.name) << " (" << to_string(node.type) << ")\n";
    }
}

Exit stats(StatsOptions& options) {
    const Graph graph = load_graph(options.graph);
    print_totals(graph);
    print_central(graph, options.top);
    check_standard_output();
    return Exit::done;
}

}  // namespace

void add_stats(Program& program) {
    std::shared_ptr<StatsOptions> options;
    CLI::App* command = add_command(program, "stats", "counts, and the nodes that a graph turns on",
                                    "  newsgraph stats graph.json\n"
                                    "  newsgraph stats graph.json --top 50\n"
                                    "Rank is PageRank over the edges, taken both ways.",
                                    stats, options);
    command->add_option("GRAPH", options->graph, "a graph that build wrote; '-' for standard input")
        ->required();
    command->add_option("--top", options->top, "nodes to list")->type_name("N")->capture_default_str();
}

}  // namespace newsgraph
