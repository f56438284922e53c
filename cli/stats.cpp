// stats: what a graph holds, what it turns on, and what is disputed in it.
#include "cli/filters.hpp"
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
    bool json = false;
    FilterOptions filters;
};

using Counts = std::map<std::string, std::size_t>;

struct Stats {
    std::size_t documents = 0, nodes = 0, edges = 0, claims = 0, parts = 0, largest_part = 0;
    std::string first_published, last_published;
    Counts types, relations, statuses;  ///< of nodes, of edges, of claims
    std::vector<Centrality> centrality;
    std::vector<double> betweenness;        ///< empty: too many nodes
    std::vector<std::size_t> central;       ///< nodes by rank
    std::vector<const Edge*> disputed;      ///< most claims first
};

Stats stats_of(const Graph& graph, std::size_t top) {
    Stats stats;
    stats.documents = graph.documents().size();
    stats.nodes = graph.nodes().size();
    stats.edges = graph.edges().size();
    for (const Node& node : graph.nodes()) ++stats.types[std::string(to_string(node.type))];
    for (const Edge& edge : graph.edges()) {
        ++stats.relations[std::string(to_string(edge.relation))];
        stats.claims += edge.claims.size();
        for (const Claim& claim : edge.claims) ++stats.statuses[std::string(to_string(claim.status))];
        if (edge.status == EdgeStatus::disputed) stats.disputed.push_back(&edge);
    }
    for (const Document& document : graph.documents()) {
        const std::string day = document.published.substr(0, 10);
        if (day.empty()) continue;
        if (stats.first_published.empty() || day < stats.first_published) stats.first_published = day;
        stats.last_published = std::max(stats.last_published, day);
    }
    const auto parts = components(graph);
    if (!parts.empty()) stats.parts = *std::max_element(parts.begin(), parts.end()) + 1;
    stats.largest_part = static_cast<std::size_t>(std::count(parts.begin(), parts.end(), 0));
    stats.centrality = centrality(graph);
    stats.betweenness = betweenness(graph);
    for (std::size_t i = 0; i < stats.nodes; ++i) stats.central.push_back(i);
    std::stable_sort(stats.central.begin(), stats.central.end(),
                     [&](auto a, auto b) { return stats.centrality[a].rank > stats.centrality[b].rank; });
    std::stable_sort(stats.disputed.begin(), stats.disputed.end(),
                     [](auto a, auto b) { return a->claims.size() > b->claims.size(); });
    if (stats.central.size() > top) stats.central.resize(top);
    if (stats.disputed.size() > top) stats.disputed.resize(top);
    return stats;
}

/// "12  (8 company, 4 person)", the most frequent first.
void print_counts(const std::string& what, std::size_t all, const Counts& parts) {
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

void print_text(const Graph& graph, const Stats& stats) {
    const auto &first = stats.first_published, &last = stats.last_published;
    std::cout << "documents  " << stats.documents;
    if (!first.empty()) std::cout << "  (published " << first << (first == last ? "" : " to " + last) << ")";
    std::cout << '\n';
    print_counts("nodes", stats.nodes, stats.types);
    print_counts("edges", stats.edges, stats.relations);
    print_counts("claims", stats.claims, stats.statuses);
    std::cout << "parts      " << stats.parts;
    if (stats.parts) std::cout << "  (" << stats.largest_part << " nodes in the largest)";
    std::cout << '\n';
    if (!stats.central.empty()) std::cout << "\n    rank  between  neighbours  claims  mentions  node\n";
    for (const std::size_t i : stats.central) {
        const Node& node = graph.nodes()[i];
        const auto& central = stats.centrality[i];
        char between[16] = "      -", line[96];
        if (!stats.betweenness.empty()) std::snprintf(between, sizeof between, "%7.4f", stats.betweenness[i]);
        std::snprintf(line, sizeof line, "  %.4f  %s  %10zu  %6zu  %8u  ", central.rank, between, central.neighbours,
                      central.claims, node.mentions);
        std::cout << line << one_line(node.name) << " (" << to_string(node.type) << ")\n";
    }
    if (!stats.disputed.empty()) std::cout << "\n  for  against  disputed\n";
    for (const Edge* edge : stats.disputed) {
        char line[48];
        std::snprintf(line, sizeof line, "  %3u  %7u  ", edge->claims_for, edge->claims_against);
        std::cout << line << one_line(graph.source(*edge).name) << ' ' << to_string(edge->relation) << ' '
                  << one_line(graph.target(*edge).name) << '\n';
    }
}

std::string counts_json(const Counts& counts) {
    std::string out = "{";
    for (const auto& [name, count] : counts)
        out += (out.size() > 1 ? ", " : "") + json_string(name) + ": " + std::to_string(count);
    return out + "}";
}

void print_json(const Graph& graph, const Stats& stats) {
    const auto or_null = [](const std::string& text) { return text.empty() ? "null" : json_string(text); };
    std::cout << "{\n \"documents\": " << stats.documents << ", \"first_published\": " << or_null(stats.first_published)
              << ", \"last_published\": " << or_null(stats.last_published) << ",\n \"nodes\": " << stats.nodes
              << ", \"types\": " << counts_json(stats.types) << ",\n \"edges\": " << stats.edges
              << ", \"relations\": " << counts_json(stats.relations) << ",\n \"claims\": " << stats.claims
              << ", \"statuses\": " << counts_json(stats.statuses) << ",\n \"parts\": " << stats.parts
              << ", \"largest_part\": " << stats.largest_part << ",\n \"central\": [";
    std::string_view comma = "\n  ";
    for (const std::size_t i : stats.central) {
        const auto& central = stats.centrality[i];
        std::cout << comma << "{\"id\": " << json_string(graph.nodes()[i].id.text)
                  << ", \"name\": " << json_string(graph.nodes()[i].name) << ", \"rank\": " << number(central.rank)
                  << ", \"betweenness\": " << (stats.betweenness.empty() ? "null" : number(stats.betweenness[i]))
                  << ", \"neighbours\": " << central.neighbours << ", \"claims\": " << central.claims
                  << ", \"mentions\": " << graph.nodes()[i].mentions << '}';
        comma = ",\n  ";
    }
    std::cout << "],\n \"disputed\": [";
    comma = "\n  ";
    for (const Edge* edge : stats.disputed) {
        std::cout << comma << "{\"source\": " << json_string(edge->source.text) << ", \"relation\": \""
                  << to_string(edge->relation) << "\", \"target\": " << json_string(edge->target.text)
                  << ", \"claims_for\": " << edge->claims_for << ", \"claims_against\": " << edge->claims_against << '}';
        comma = ",\n  ";
    }
    std::cout << "]\n}\n";
}

Exit stats(StatsOptions& options) {
    const Filter filter = options.filters.parsed();
    const Graph graph = filtered(load_graph(options.graph), filter);
    const Stats found = stats_of(graph, options.top);
    if (options.json) print_json(graph, found);
    else print_text(graph, found);
    check_standard_output();
    return Exit::done;
}

}  // namespace

void add_stats(Program& program) {
    const auto [command, options] =
        add_command(program, "stats", "counts, what a graph turns on and what is disputed",
                    "  newsgraph stats graph.json\n"
                    "  newsgraph stats graph.json --top 50 --since 2025-06\n"
                    "  newsgraph stats graph.json --json\n"
                    "Rank is PageRank over the edges, taken both ways; between is the share of the shortest\n"
                    "ways that lead over a node.",
                    stats);
    add_graph_argument(command, options.graph);
    command.add_option("--top", options.top, "nodes to list")->type_name("N")->capture_default_str();
    command.add_flag("--json", options.json, "the same as JSON");
    add_filter_options(command, options.filters, false);
}

}  // namespace newsgraph
