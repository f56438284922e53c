// show: what is reported of a node, who said so, and where.
#include "cli/filters.hpp"
#include "cli/load.hpp"
#include "cli/output.hpp"
#include "cli/terminal.hpp"
#include "export/text.hpp"
#include "graph/error.hpp"
#include "graph/query.hpp"

#include <iostream>

namespace newsgraph {

namespace {

struct ShowOptions {
    std::string graph;
    std::vector<std::string> words;
    FilterOptions filters;
};

/// Text in bold or faint where the terminal has it.
struct Ink {
    bool on = has_colours(stdout);
    std::string bold(const std::string& text) const { return on ? "\x1b[1m" + text + "\x1b[0m" : text; }
    std::string faint(const std::string& text) const { return on ? "\x1b[2m" + text + "\x1b[0m" : text; }
};

std::string counted(std::size_t count, const std::string& thing) {
    return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

std::string joined(const std::vector<std::string>& parts, const std::string& between) {
    std::string all;
    for (const auto& part : parts)
        if (!part.empty()) all += (all.empty() ? "" : between) + part;
    return all;
}

/// "CNBC, quoting Alexandr Wang": the outermost speaker first.
std::string speakers(const Graph& graph, const Claim& claim) {
    std::vector<std::string> names;
    for (const auto& speaker : claim.attribution) {
        const auto* id = std::get_if<NodeId>(&speaker);
        const Node* node = id ? graph.find_node(*id) : nullptr;
        names.push_back(one_line(node ? node->name : id ? id->text : std::get<std::string>(speaker)));
    }
    return names.empty() ? "" : "according to " + joined(names, ", quoting ");
}

/// "in late 2023 (2023)"; the reading only where it says something else.
std::string read_as(const std::string& words, const std::string& value) {
    if (words.empty()) return one_line(value);
    return one_line(words.find(value) != std::string::npos ? words : words + " (" + value + ")");
}

void print_claim(const Graph& graph, const Claim& claim, const Ink& ink) {
    std::vector<std::string> facts{std::string(to_string(claim.status))};
    facts.push_back(speakers(graph, claim));
    if (claim.relation == Relation::related) facts.push_back("'" + one_line(claim.predicate) + "'");
    if (!claim.role.empty()) facts.push_back("as " + one_line(claim.role));
    if (!claim.object_text.empty()) facts.push_back("of " + one_line(claim.object_text));
    if (claim.quantity)
        facts.push_back(
            read_as(claim.quantity->text, number(claim.quantity->value) + " " + claim.quantity->unit));
    if (claim.money)
        facts.push_back(read_as(claim.money->text, number(claim.money->value) + " " + claim.money->currency));
    if (claim.percent) facts.push_back(read_as(claim.percent->text, number(claim.percent->value) + "%"));
    if (claim.date) facts.push_back(read_as(claim.date->text, claim.date->value));
    const Document* document = graph.find_document(claim.evidence.document);
    std::vector<std::string> where;
    if (document) {
        where = {document->publisher, document->published.substr(0, 10), document->title,
                 document->path.empty() ? document->url : document->path};
        if (where[3].empty()) where[3] = document->id.text;
    }
    std::cout << "    " << joined(facts, "; ") << '\n'
              << "      \"" << one_line(claim.evidence.text) << "\"\n"
              << "      " << ink.faint(one_line(joined(where, ", "))) << '\n';
}

void print_edge(const Graph& graph, const Node& node, const Edge& edge, const Ink& ink) {
    const Node &source = graph.source(edge), &target = graph.target(edge);
    const auto name = [&](const Node& end) {
        return &end == &node ? one_line(end.name)
                             : ink.bold(one_line(end.name)) + " (" + std::string(to_string(end.type)) + ")";
    };
    std::string counts = std::string(to_string(edge.status)) + ", " + counted(edge.claims.size(), "claim");
    if (edge.claims_against && edge.claims_for)
        counts += " (" + std::to_string(edge.claims_against) + " against)";
    counts += " in " + counted(edge.documents, "document");
    if (edge.independent_documents < edge.documents)
        counts += " (" + std::to_string(edge.independent_documents) + " independent)";
    counts += ", confidence " + number(edge.confidence);
    std::cout << "\n  " << name(source) << ' ' << to_string(edge.relation) << ' ' << name(target) << ": "
              << counts << '\n';
    for (const Claim& claim : edge.claims) print_claim(graph, claim, ink);
}

void print_node(const Graph& graph, const Node& node, const Ink& ink) {
    std::cout << ink.bold(one_line(node.name)) << " (" << to_string(node.type) << ", "
              << one_line(node.id.text) << ")\n";
    std::vector<std::string> others = node.aliases;
    std::erase(others, node.name);
    if (!others.empty()) std::cout << "  also: " << one_line(joined(others, ", ")) << '\n';
    std::cout << "  " << counted(node.mentions, "mention") << " in " << counted(node.documents, "document")
              << '\n';
    const auto out = graph.out_edges(node), in = graph.in_edges(node);
    for (const Edge* edge : out) print_edge(graph, node, *edge, ink);
    for (const Edge* edge : in) print_edge(graph, node, *edge, ink);
    if (out.empty() && in.empty()) std::cout << "\n  nothing is reported of it\n";
}

Exit show(ShowOptions& options) {
    const std::string name = joined(options.words, " ");
    const Graph graph = filtered(load_graph(options.graph), options.filters.parsed());
    const auto nodes = nodes_named(graph, name);
    const Ink ink;
    for (const Node* node : nodes) {
        if (node != nodes.front()) std::cout << '\n';
        print_node(graph, *node, ink);
    }
    check_standard_output();
    return Exit::done;
}

}  // namespace

void add_show(Program& program) {
    const auto [command, options] =
        add_command(program, "show", "what is reported of a node, with the sentences and who said so",
                    "  newsgraph show graph.json DeepSeek\n"
                    "  newsgraph show graph.json person/liang-wenfeng   by id\n"
                    "  newsgraph build story.txt | newsgraph show - \"Jane Roe\"",
                    show);
    add_graph_argument(command, options.graph);
    command.add_option("NAME", options.words, "name, alias or id of a node")->required();
    add_filter_options(command, options.filters, true);
}

}  // namespace newsgraph
