// export_bench EDGES FOLDER [FORMAT…]: how fast a large graph is written, and in how much memory beyond its own.
#include "export/format.hpp"
#include "graph/graph.hpp"

#include <sys/resource.h>

#include <ctime>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace {

using namespace newsgraph;

/// Nodes of every type and edges of every relation, one claim each, by a fixed rule.
Graph large_graph(std::size_t edge_count) {
    const std::size_t node_count = edge_count / 3 + 1;
    std::vector<Document> documents(100);
    for (std::size_t i = 0; i < documents.size(); ++i) {
        documents[i].id.text = "d" + std::to_string(i);
        documents[i].published = "2025-01-" + std::to_string(10 + i % 20);
        documents[i].publisher = "Outlet " + std::to_string(i % 7);
        documents[i].url = "https://example.com/" + std::to_string(i) + "?a=1&b=2";
    }
    std::vector<Node> nodes(node_count);
    for (std::size_t i = 0; i < node_count; ++i) {
        nodes[i].type = static_cast<NodeType>(i % 7);
        nodes[i].name = "Name & Co. " + std::to_string(i);
        nodes[i].id.text = std::string(to_string(nodes[i].type)) + "/name-co-" + std::to_string(i);
        nodes[i].aliases = {nodes[i].name};
        nodes[i].mentions = 2;
        nodes[i].documents = 1;
    }
    std::vector<Edge> edges(edge_count);
    for (std::size_t i = 0; i < edge_count; ++i) {
        Edge& edge = edges[i];
        edge.source = nodes[i * 7919 % node_count].id;
        edge.target = nodes[(i * 104729 + i / node_count + 1) % node_count].id;
        edge.relation = Relation::owns;
        Claim claim;
        claim.id = "c-" + std::to_string(i);
        claim.source = edge.source;
        claim.target = edge.target;
        claim.relation = edge.relation;
        claim.predicate = "tie";
        claim.confidence = 0.9;
        claim.evidence = {{"d" + std::to_string(i % 100)}, i, i + 60,
                          "The company said on Tuesday that it had agreed to buy \"" + std::to_string(i) + "\" & more."};
        edge.claims.push_back(std::move(claim));
    }
    return Graph(std::move(documents), std::move(nodes), std::move(edges));
}

long peak_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    const std::filesystem::path folder = argv[2];
    std::filesystem::create_directories(folder);
    const Graph graph = large_graph(std::strtoul(argv[1], nullptr, 10));
    std::printf("%zu nodes, %zu edges, %ld MB\n", graph.nodes().size(), graph.edges().size(), peak_megabytes());
    std::vector<std::string> names(argv + 3, argv + argc);
    if (names.empty()) names = {"json", "graphml", "gexf", "csv", "dot", "cyjs", "ttl", "ftm"};
    for (const std::string& name : names) {
        const Format& format = *find_format(name);
        const std::clock_t begin = std::clock();
        std::vector<std::string> files;
        if (format.write != nullptr) {
            files.push_back((folder / ("large." + name)).string());
            std::ofstream out(files.back(), std::ios::binary);
            format.write(graph, {}, out);
        } else {
            std::ofstream out;
            format.write_parts(graph, {}, [&](const std::string& part) -> std::ostream& {
                out.close();
                files.push_back((folder / ("large." + part)).string());
                out.open(files.back(), std::ios::binary);
                return out;
            });
        }
        const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
        double megabytes = 0;
        for (const auto& file : files) megabytes += static_cast<double>(std::filesystem::file_size(file)) / 1e6;
        std::printf("%-12s %7.1f MB %6.2f s of processor %5.0f MB/s, peak %ld MB\n", name.c_str(), megabytes, seconds,
                    megabytes / seconds, peak_megabytes());
    }
}
