#include "export/format.hpp"

#include "export/csv.hpp"
#include "export/cyjs.hpp"
#include "export/d3.hpp"
#include "export/dot.hpp"
#include "export/ftm.hpp"
#include "export/gexf.hpp"
#include "export/graphml.hpp"
#include "export/graphology.hpp"
#include "export/jgf.hpp"
#include "export/html.hpp"
#include "export/json.hpp"
#include "export/markdown.hpp"
#include "export/mermaid.hpp"
#include "export/neo4j.hpp"
#include "export/picture.hpp"
#include "export/rdf.hpp"

namespace newsgraph {

namespace {

const std::vector<Format>& table() {
    static const std::vector<Format> rows{
        {"json", {"json"}, "node-link data for NetworkX; what newsgraph reads back", write_json},
        {"dot", {"dot", "gv"}, "Graphviz: every node and edge, parallel edges apart", write_dot},
        {"html", {"html", "htm"}, "page to explore: search, filters, sentences, paths, timeline", write_html, nullptr, false, true},
        {"svg", {"svg"}, "picture with tooltips and links", write_svg, nullptr, false, true},
        {"png", {"png"}, "picture", write_png, nullptr, true, true},
        {"pdf", {"pdf"}, "picture to print", write_pdf, nullptr, true, true},
        {"gexf", {"gexf"}, "Gephi", write_gexf},
        {"graphml", {"graphml"}, "yEd, igraph, NetworkX, Gephi", write_graphml},
        {"csv", {"csv"}, "spreadsheets, Gephi, Kumu: three files, nodes, edges and claims", nullptr, write_csv},
        {"cyjs", {"cyjs"}, "Cytoscape, Cytoscape.js", write_cyjs},
        {"graphology", {"graphology.json", "graphology"}, "graphology, sigma.js", write_graphology},
        {"d3", {"d3.json", "d3"}, "d3-force: nodes and links", write_d3},
        {"jgf", {"jgf.json", "jgf"}, "JSON Graph Format 2", write_jgf},
        {"neo4j", {"neo4j"}, "Neo4j's bulk import: two CSV files, nodes and relationships", nullptr, write_neo4j},
        {"cypher", {"cypher", "cql"}, "statements for Neo4j and Memgraph that may be run again", write_cypher},
        {"ttl", {"ttl"}, "RDF: each claim a statement with its source", write_turtle},
        {"trig", {"trig"}, "RDF: each claim a graph of its own", write_trig},
        {"jsonld", {"jsonld"}, "RDF as JSON, the same as ttl", write_jsonld},
        {"ftm", {"ftm.json", "ftm"}, "FollowTheMoney for Aleph and OpenSanctions", write_ftm},
        {"mermaid", {"mmd", "mermaid"}, "diagram for notes and wikis", write_mermaid, nullptr, false, true},
        {"md", {"md"}, "one page of notes", write_markdown},
        {"notes", {"notes"}, "a folder of notes for Obsidian, one a node", nullptr, write_notes},
    };
    return rows;
}

bool ends_with_suffix(std::string_view path, std::string_view suffix) {
    if (path.size() <= suffix.size() + 1) return false;
    const auto at = path.size() - suffix.size();
    if (path[at - 1] != '.') return false;
    for (std::size_t i = 0; i < suffix.size(); ++i) {
        const char c = path[at + i];
        if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != suffix[i]) return false;
    }
    return true;
}

}  // namespace

std::span<const Format> formats() { return table(); }

const Format* find_format(std::string_view name) {
    for (const auto& format : table())
        if (format.name == name) return &format;
    return nullptr;
}

const Format* format_of_file(std::string_view path) {
    const Format* best = nullptr;
    std::size_t longest = 0;
    for (const auto& format : table()) {
        for (const auto suffix : format.suffixes) {
            if (suffix.size() <= longest || !ends_with_suffix(path, suffix)) continue;
            longest = suffix.size();
            best = &format;
        }
    }
    return best;
}

std::string format_names() {
    std::string names;
    for (const auto& format : table()) {
        if (!names.empty()) names += ", ";
        names += format.name;
    }
    return names;
}

std::string part_path(std::string_view path, std::string_view part) {
    if (path.empty() || path.back() == '/') return std::string(path) + std::string(part);
    const auto slash = path.rfind('/');
    const auto dot = path.rfind('.');
    const bool has_suffix = dot != std::string_view::npos && dot > (slash == std::string_view::npos ? 0 : slash + 1);
    return std::string(has_suffix ? path.substr(0, dot) : path) + "." + std::string(part);
}

}  // namespace newsgraph
