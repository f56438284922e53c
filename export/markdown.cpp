#include "export/markdown.hpp"

#include "export/attributes.hpp"
#include "export/text.hpp"
#include "export/words.hpp"

#include <algorithm>
#include <map>
#include <ostream>
#include <set>

namespace newsgraph {

namespace {

/// Text that Markdown leaves alone.
std::string plain(std::string_view text) {
    std::string out;
    for (const char c : one_line(text)) {
        if (c == '<') out += "&lt;";
        else if (c == '&') out += "&amp;";
        else {
            if (std::string_view("\\`*_{}[]()#|!~$^>").find(c) != std::string_view::npos) out += '\\';
            out += c;
        }
    }
    return out;
}

std::string anchor(const Node& node) {
    std::string id = iri_path(node.id.text);
    std::replace(id.begin(), id.end(), '/', '-');
    return id;
}

std::string source_link(const Graph& graph, const Claim& claim) {
    const std::string text = plain(source_text(graph, claim));
    std::string url = iri(claim_url(graph, claim));
    if (url.empty()) return text;
    std::string safe;
    for (const char c : url) {
        if (c == '(') safe += "%28";
        else if (c == ')') safe += "%29";
        else safe += c;
    }
    return "[" + text + "](" + safe + ")";
}

using Link = std::string (*)(const Node&, const std::map<const Node*, std::string>&);

/// What is reported of a node: an edge a point, its claims below.
void write_claims(const Graph& graph, const Node& node, const std::map<const Node*, std::string>& names, Link link,
                  std::ostream& out) {
    const auto one = [&](const Edge& edge) {
        out << "- " << link(graph.source(edge), names) << " **" << relation_words(edge.relation) << "** "
            << link(graph.target(edge), names);
        if (edge.status != EdgeStatus::asserted) out << " *(" << to_string(edge.status) << ")*";
        out << '\n';
        for (const auto& claim : edge.claims) {
            out << "  - ";
            if (claim.status != Status::asserted) out << '*' << to_string(claim.status) << "* ";
            const std::string speakers = speakers_text(graph, claim);
            if (!speakers.empty()) out << plain(speakers) << ": ";
            out << "“" << plain(claim.evidence.text) << "” " << source_link(graph, claim) << '\n';
        }
    };
    for (const Edge* edge : graph.out_edges(node)) one(*edge);
    for (const Edge* edge : graph.in_edges(node))
        if (edge->source != edge->target) one(*edge);
}

std::string page_link(const Node& node, const std::map<const Node*, std::string>&) {
    return "[" + plain(node.name) + "](#" + anchor(node) + ")";
}

std::string note_link(const Node& node, const std::map<const Node*, std::string>& names) {
    return "[[" + names.at(&node) + "]]";
}

/// A name that a file system and Obsidian's links can hold.
std::string file_name(std::string_view name) {
    std::string out;
    for (const char c : cut(one_line(name), 80)) {
        const bool forbidden = std::string_view("*\"\\/<>:|?#^[]").find(c) != std::string_view::npos;
        out += forbidden ? ' ' : c;
    }
    out = wrap(out, 1000);  // single spaces, none at the ends
    while (!out.empty() && out.front() == '.') out.erase(0, 1);
    while (!out.empty() && out.back() == '.') out.pop_back();
    return out.empty() ? "unnamed" : out;
}

std::string folded(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return text;
}

/// A name for each note; two nodes of one name get their type, then a number, behind it.
std::map<const Node*, std::string> note_names(const Graph& graph) {
    std::map<const Node*, std::string> names;
    std::set<std::string> taken{"index"};
    for (const auto& node : graph.nodes()) {
        const std::string base = file_name(node.name);
        std::string name = base;
        if (taken.contains(folded(name))) name = base + " (" + std::string(to_string(node.type)) + ")";
        for (int n = 2; taken.contains(folded(name)); ++n) name = base + " (" + std::to_string(n) + ")";
        taken.insert(folded(name));
        names.emplace(&node, name);
    }
    return names;
}

}  // namespace

void write_markdown(const Graph& graph, const ExportOptions& options, std::ostream& out) {
    out << "# " << plain(graph_title(graph, options)) << "\n\n"
        << count_of(graph.nodes().size(), "node", "nodes") << ", " << count_of(graph.edges().size(), "edge", "edges")
        << ", " << count_of(graph.documents().size(), "document", "documents") << ".\n";
    for (const auto& node : graph.nodes()) {
        out << "\n<a id=\"" << xml(anchor(node)) << "\"></a>\n## " << plain(node.name) << "\n\n" << to_string(node.type);
        std::string others;
        for (const auto& alias : node.aliases)
            if (alias != node.name) others += (others.empty() ? ", also: " : ", ") + plain(alias);
        out << others << "\n\n";
        write_claims(graph, node, {}, page_link, out);
    }
}

void write_notes(const Graph& graph, const ExportOptions& options, const PartSink& part) {
    const auto names = note_names(graph);
    std::ostream& index = part("index.md");
    index << "# " << plain(graph_title(graph, options)) << "\n\n";
    for (const auto& node : graph.nodes()) index << "- [[" << names.at(&node) << "]] (" << to_string(node.type) << ")\n";
    for (const auto& node : graph.nodes()) {
        std::ostream& out = part(names.at(&node) + ".md");
        out << "---\n";
        for (const auto& attribute : node_attributes())
            if (const auto value = attribute.of(node); value.index() != 0)
                out << attribute.name << ": " << value_json(value) << '\n';
        out << "tags: [\"" << to_string(node.type) << "\"]\n---\n\n# " << plain(node.name) << "\n\n";
        write_claims(graph, node, names, note_link, out);
    }
}

}  // namespace newsgraph
