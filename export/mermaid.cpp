#include "export/mermaid.hpp"

#include "export/picture.hpp"
#include "export/text.hpp"
#include "export/words.hpp"

#include <algorithm>
#include <map>
#include <ostream>

namespace newsgraph {

namespace {

constexpr std::size_t most_edges = 60;

/// Mermaid's entity codes for everything that is not a letter, digit or space of plain text.
std::string mermaid_label(std::string_view text) {
    std::string out = "\"";
    for (const char c : one_line(text)) {
        switch (c) {
            case '"': out += "#quot;"; break;
            case '<': out += "#lt;"; break;
            case '>': out += "#gt;"; break;
            case '&': out += "#amp;"; break;
            case '#': out += "#35;"; break;
            case ';': out += "#59;"; break;
            case '`': out += "#96;"; break;
            case '\\': out += "#92;"; break;
            default: out += c;
        }
    }
    return out + '"';
}

std::pair<std::string_view, std::string_view> brackets(NodeType type) {
    switch (type) {
        case NodeType::person: return {"([", "])"};
        case NodeType::chip: return {"[[", "]]"};
        case NodeType::country: return {"{{", "}}"};
        case NodeType::product: return {"(", ")"};
        case NodeType::place: return {"[/", "/]"};
        case NodeType::organization:
        case NodeType::company: break;
    }
    return {"[", "]"};
}

std::string_view arrow(EdgeStatus status) {
    switch (status) {
        case EdgeStatus::asserted:
        case EdgeStatus::ended: return "-->";
        case EdgeStatus::denied: return "--x";
        default: return "-.->";
    }
}

}  // namespace

void write_mermaid(const Graph& graph, const ExportOptions& options, std::ostream& out) {
    const std::size_t top = options.top.value_or(0) == 0 ? most_edges : *options.top;
    Picture picture = plan_picture(graph, options.reduce, top);
    if (picture.edges.size() > most_edges) {
        std::stable_sort(picture.edges.begin(), picture.edges.end(),
                         [](const PictureEdge& a, const PictureEdge& b) { return a.claims > b.claims; });
        picture.edges.resize(most_edges);
    }
    std::map<const Node*, std::string> names;
    for (const auto& edge : picture.edges)
        for (const Node* node : {edge.source, edge.target})
            names.emplace(node, "n" + std::to_string(node - graph.nodes().data()));
    if (names.size() < graph.nodes().size() && options.note)
        options.note("the diagram shows " + std::to_string(names.size()) + " of " +
                     count_of(graph.nodes().size(), "node", "nodes"));
    out << "---\ntitle: " << json_string(one_line(graph_title(graph, options))) << "\n---\nflowchart LR\n";
    for (const Node* node : picture.nodes) {
        const auto name = names.find(node);
        if (name == names.end()) continue;
        const auto [open, close] = brackets(node->type);
        out << "  " << name->second << open << mermaid_label(cut(node->name, 80)) << close
            << ":::" << to_string(node->type) << '\n';
    }
    for (const auto& edge : picture.edges) {
        std::string label;
        std::size_t lines = 0;
        for (const Edge* one : edge.edges) {
            if (lines++ == 4) break;
            label += (label.empty() ? "" : ", ") + std::string(status_style(to_string(one->status)).mark) +
                     relation_words(one->relation);
        }
        out << "  " << names.at(edge.source) << ' ' << (edge.directed ? arrow(edge.status) : "---") << '|'
            << mermaid_label(label) << "| " << names.at(edge.target) << '\n';
    }
    for (std::size_t i = 0; i < node_type_names.size(); ++i) {
        const auto style = type_style(static_cast<NodeType>(i), options.theme);
        out << "  classDef " << node_type_names[i] << " fill:" << style.fill << ",stroke:" << style.line
            << ",color:" << page_style(options.theme).text << '\n';
    }
}

}  // namespace newsgraph
