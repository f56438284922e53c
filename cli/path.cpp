// path: how two nodes are connected, with the sentences that say so.
#include "cli/filters.hpp"
#include "cli/load.hpp"
#include "cli/output.hpp"
#include "export/text.hpp"
#include "export/words.hpp"
#include "graph/error.hpp"
#include "graph/paths.hpp"
#include "graph/query.hpp"

#include <algorithm>
#include <iostream>

namespace newsgraph {

namespace {

struct PathOptions {
    std::string graph, from, to;
    std::size_t most = 3;
    FilterOptions filters;
};

/// The node of that name, in the whole graph.
const Node& node_named(const Graph& graph, const std::string& name) {
    const auto nodes = nodes_named(graph, name);
    if (nodes.size() == 1) return *nodes.front();
    std::string others;
    for (const Node* node : nodes) others += (others.empty() ? "" : ", ") + node->id.text;
    throw Error("several nodes are called '" + name + "'; name one of " + others);
}

const Node& still_there(const Graph& graph, const NodeId& id) {
    const Node* node = graph.find_node(id);
    if (node == nullptr) throw Error("the filters leave nothing of " + id.text + "; widen them");
    return *node;
}

std::string names_of(const Way& way) {
    std::string names = one_line(way.from->name);
    for (const auto& step : way.steps) names += " - " + one_line(step.to->name);
    return names;
}

void print_way(const Graph& graph, const Way& way, std::size_t number) {
    std::cout << number << ". " << names_of(way) << '\n';
    for (const auto& step : way.steps) {
        for (const Edge* edge : step.edges) {
            std::cout << "   " << one_line(graph.source(*edge).name) << ' ' << to_string(edge->relation) << ' '
                      << one_line(graph.target(*edge).name) << ": " << to_string(edge->status) << ", "
                      << count_of(edge->claims.size(), "claim", "claims") << " in "
                      << count_of(edge->independent_documents, "document", "documents") << '\n'
                      << "     " << claim_text(graph, *by_confidence(*edge).front()) << '\n';
        }
    }
}

Exit path(PathOptions& options) {
    const Filter filter = options.filters.parsed();
    const Graph whole = load_graph(options.graph);
    const NodeId from_id = node_named(whole, options.from).id, to_id = node_named(whole, options.to).id;
    const Graph graph = filtered(whole, filter);
    const Node &from = still_there(graph, from_id), &to = still_there(graph, to_id);
    if (&from == &to) throw Error("'" + options.from + "' and '" + options.to + "' are the same node, " + from.id.text);
    const auto ways = find_ways(graph, from, to, std::max<std::size_t>(options.most, 1));
    if (ways.empty()) throw Error("nothing connects " + from.name + " and " + to.name + "; widen the filters or add documents");
    std::size_t number = 0;
    for (const auto& way : ways) {
        if (number > 0) std::cout << '\n';
        print_way(graph, way, ++number);
    }
    check_standard_output();
    return Exit::done;
}

}  // namespace

void add_path(Program& program) {
    const auto [command, options] =
        add_command(program, "path", "how two nodes are connected",
                    "  newsgraph path graph.json DeepSeek \"White House\"\n"
                    "  newsgraph path graph.json DeepSeek Nvidia -k 5 --status asserted\n"
                    "The shortest ways come first, among those of one length the best supported.",
                    path);
    add_graph_argument(command, options.graph);
    command.add_option("FROM", options.from, "name, alias or id of a node")->required();
    command.add_option("TO", options.to, "name, alias or id of a node")->required();
    command.add_option("-k", options.most, "ways to show")->type_name("N")->check(CLI::Range(1, 1000))->capture_default_str();
    add_filter_options(command, options.filters, false);
}

}  // namespace newsgraph
