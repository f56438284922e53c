// diff: what is new, gone or changed from one graph to another.
#include "cli/command.hpp"
#include "cli/load.hpp"
#include "cli/output.hpp"
#include "export/text.hpp"

#include <algorithm>
#include <iostream>

namespace newsgraph {

namespace {

struct DiffOptions {
    std::string old_graph, new_graph;
};

std::string describe(const Graph& graph, const Edge& edge) {
    return one_line(graph.source(edge).name) + " " + std::string(to_string(edge.relation)) + " " +
           one_line(graph.target(edge).name);
}

std::string describe(const Node& node) {
    return one_line(node.name) + " (" + std::string(to_string(node.type)) + ")";
}

std::string status_and_claims(const Edge& edge) {
    return std::string(to_string(edge.status)) + ", " + std::to_string(edge.claims.size()) +
           (edge.claims.size() == 1 ? " claim" : " claims");
}

bool same_claims(const Edge& a, const Edge& b) {
    return std::equal(a.claims.begin(), a.claims.end(), b.claims.begin(), b.claims.end(),
                      [](const Claim& x, const Claim& y) { return x.id == y.id; });
}

Exit diff(DiffOptions& options) {
    const Graph from = load_graph(options.old_graph), to = load_graph(options.new_graph);
    for (const Document& document : from.documents())
        if (!to.find_document(document.id)) std::cout << "- document " << one_line(document.id.text) << '\n';
    for (const Document& document : to.documents())
        if (!from.find_document(document.id))
            std::cout << "+ document " << one_line(document.id.text) << '\n';
    for (const Node& node : from.nodes())
        if (!to.find_node(node.id)) std::cout << "- node " << describe(node) << '\n';
    for (const Node& node : to.nodes())
        if (!from.find_node(node.id)) std::cout << "+ node " << describe(node) << '\n';
    for (const Edge& edge : from.edges())
        if (!to.find_edge(edge.source, edge.relation, edge.target))
            std::cout << "- edge " << describe(from, edge) << " (" << status_and_claims(edge) << ")\n";
    for (const Edge& edge : to.edges()) {
        const Edge* old = from.find_edge(edge.source, edge.relation, edge.target);
        if (!old)
            std::cout << "+ edge " << describe(to, edge) << " (" << status_and_claims(edge) << ")\n";
        else if (old->status != edge.status || !same_claims(*old, edge))
            std::cout << "~ edge " << describe(to, edge) << " (" << status_and_claims(*old) << " -> "
                      << status_and_claims(edge) << ")\n";
    }
    check_standard_output();
    return Exit::done;
}

}  // namespace

void add_diff(Program& program) {
    const auto [command, options] =
        add_command(program, "diff", "what is new (+), gone (-) or changed (~) between two graphs",
                    "  newsgraph diff monday.json tuesday.json\n"
                    "  newsgraph diff old.json new.json | grep '^[+] edge'",
                    diff);
    command.add_option("OLD", options.old_graph, "a graph that build wrote")->required();
    command.add_option("NEW", options.new_graph, "a later one")->required();
}

}  // namespace newsgraph
