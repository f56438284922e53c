// Writers byte for byte, on the smallest graphs that show each rule; tests/consumers reads the same with programs.
#include "export/format.hpp"
#include "export/render.hpp"
#include "graph/error.hpp"
#include "tests/catch.hpp"
#include "tests/export/hostile.hpp"

#include <map>
#include <sstream>

using namespace newsgraph;

namespace {

std::string written(std::string_view format, const Graph& graph, const ExportOptions& options = {}) {
    std::ostringstream out;
    find_format(format)->write(graph, options, out);
    return out.str();
}

std::map<std::string, std::string> parts(std::string_view format, const Graph& graph, const ExportOptions& options = {}) {
    std::map<std::string, std::ostringstream> streams;
    find_format(format)->write_parts(graph, options,
                                     [&](const std::string& name) -> std::ostream& { return streams[name]; });
    std::map<std::string, std::string> texts;
    for (auto& [name, stream] : streams) texts[name] = stream.str();
    return texts;
}

/// Two nodes and one denied claim with a speaker.
Graph two_nodes() {
    Node a = hostile_node(NodeType::company, "a", "A & \"B\"");
    Node b = hostile_node(NodeType::chip, "x-1", "X-1\\");
    Claim claim = hostile_claim("1", a, Relation::makes, b, Status::denied, "\"We don't\\ make it.\"");
    claim.attribution = {NodeId{"company/a"}};
    claim.predicate = "make";
    Edge edge;
    edge.source = a.id;
    edge.relation = Relation::makes;
    edge.target = b.id;
    edge.claims = {claim};
    Document document;
    document.id.text = "d1";
    document.url = "https://x.example/?a=1&b=2";
    document.publisher = "Paper";
    document.published = "2025-01-29";
    return Graph({document}, {a, b}, {edge});
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t n = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
    return n;
}

}  // namespace

TEST_CASE("every format writes the same bytes twice, in both themes", "[export][formats]") {
    const Graph graph = hostile_graph();
    for (const auto& format : formats()) {
        INFO(format.name);
        for (const auto theme : {Theme::light, Theme::dark}) {
            ExportOptions options;
            options.theme = theme;
            if (format.write != nullptr) {
                const std::string bytes = written(format.name, graph, options);
                CHECK_FALSE(bytes.empty());
                if (format.name != "pdf") CHECK(bytes == written(format.name, graph, options));
            } else {
                CHECK(parts(format.name, graph, options) == parts(format.name, graph, options));
            }
        }
    }
}

TEST_CASE("every format writes an empty graph", "[export][formats]") {
    for (const auto& format : formats()) {
        INFO(format.name);
        if (format.name == "ftm") CHECK(written(format.name, Graph()).empty());
        else if (format.write != nullptr) CHECK_FALSE(written(format.name, Graph()).empty());
        else CHECK_FALSE(parts(format.name, Graph()).empty());
    }
}

TEST_CASE("names and suffixes find their format", "[export][formats]") {
    CHECK(format_of_file("out/graph.JSONLD")->name == "jsonld");
    CHECK(format_of_file("graph.graphology.json")->name == "graphology");
    CHECK(format_of_file("graph.json")->name == "json");
    CHECK(format_of_file("graph.xyz") == nullptr);
    CHECK(format_of_file("json") == nullptr);
    CHECK(find_format("nonsense") == nullptr);
    CHECK(part_path("out/graph.csv", "nodes.csv") == "out/graph.nodes.csv");
    CHECK(part_path("a.b/graph", "nodes.csv") == "a.b/graph.nodes.csv");
    CHECK(part_path("vault/", "A.md") == "vault/A.md");
    CHECK(part_path(".hidden", "nodes.csv") == ".hidden.nodes.csv");
}

TEST_CASE("DOT as data: ids quoted, labels literal, parallel edges by key", "[export][dot]") {
    ExportOptions options;
    options.dot_plain = true;
    CHECK(written("dot", two_nodes(), options) == R"dot(digraph "newsgraph" {
  "chip/x-1" [label="X-1\\", type="chip", aliases="X-1\\", mentions="3", documents="1", independent_documents="1"];
  "company/a" [label="A &amp; \"B\"", type="company", aliases="A &amp; \"B\"", mentions="3", documents="1", independent_documents="1"];
  "company/a" -> "chip/x-1" [key="makes", label="✗ makes", relation="makes", status="denied", confidence="0.75", claims_for="0", claims_against="1", documents="1", independent_documents="1", first_reported="2025-01-29", last_reported="2025-01-29", evidence="[denied] A &amp; \"B\": “\"We don't＼ make it.\"” (Paper, 2025-01-29)"];
}
)dot");
    CHECK(contains(written("dot", two_nodes()), R"(edgeURL="https://x.example/?a=1&amp;b=2")"));
    CHECK_FALSE(contains(written("dot", hostile_graph()), "javascript:"));
}

TEST_CASE("CSV: three files, and no field is a formula", "[export][csv]") {
    const auto files = parts("csv", two_nodes());
    CHECK(files.at("nodes.csv") ==
          "Id,Label,type,name,aliases,mentions,documents,independent_documents,iso3166\r\n"
          "chip/x-1,X-1\\,chip,X-1\\,X-1\\,3,1,1,\r\n"
          "company/a,\"A & \"\"B\"\"\",company,\"A & \"\"B\"\"\",\"A & \"\"B\"\"\",3,1,1,\r\n");
    CHECK(contains(files.at("edges.csv"), "company/a,chip/x-1,Directed,company/a makes chip/x-1,makes,1,makes,makes,denied,0.75,0,1,1,1,2025-01-29,2025-01-29,"));
    CHECK(contains(parts("csv", hostile_graph()).at("nodes.csv"), "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""));
    ExportOptions raw;
    raw.csv_raw = true;
    CHECK(contains(parts("csv", hostile_graph(), raw).at("nodes.csv"), "\"=HYPERLINK("));
}

TEST_CASE("GEXF 1.2 has no kind and its own namespace", "[export][gexf]") {
    ExportOptions options;
    options.gexf_12 = true;
    const std::string old = written("gexf", two_nodes(), options);
    CHECK(contains(old, "xmlns=\"http://www.gexf.net/1.2draft\""));
    CHECK_FALSE(contains(old, " kind="));
    CHECK_FALSE(contains(old, "timerepresentation"));
    CHECK(contains(written("gexf", two_nodes()), "kind=\"makes\" start=\"2025-01-29\" end=\"2025-01-29\""));
}

TEST_CASE("RDF never asserts what is only reported", "[export][rdf]") {
    const std::string turtle = written("ttl", two_nodes());
    CHECK(contains(turtle, "rdf:predicate relation:makes"));
    CHECK(contains(turtle, "ng:status \"denied\""));
    CHECK(contains(turtle, "prov:wasAttributedTo <urn:newsgraph:node:company/a>"));
    CHECK(count(turtle, "relation:makes") == 1);
    CHECK(contains(written("trig", two_nodes()),
                   "<urn:newsgraph:claim:c-1#assertion> {\n  <urn:newsgraph:node:company/a> relation:makes "
                   "<urn:newsgraph:node:chip/x-1> .\n}\n"));
}

TEST_CASE("Cypher escapes strings and takes labels from our own words only", "[export][neo4j]") {
    const std::string cypher = written("cypher", two_nodes());
    CHECK(contains(cypher, "MERGE (n:Entity {entityId: 'chip/x-1'}) SET n:Chip, n.type = 'chip', n.name = 'X-1\\\\'"));
    CHECK(contains(cypher, "MERGE (a)-[r:MAKES {claimId: 'c-1'}]->(b) SET r.predicate = 'make', r.status = 'denied'"));
    CHECK(contains(cypher, "r.text = '\"We don\\'t\\\\ make it.\"'"));
    CHECK(contains(parts("neo4j", two_nodes()).at("neo4j-nodes.csv"),
                   "entityId:ID(Entity),type,name,aliases:string[],mentions:long,documents:long,independent_documents:long,iso3166,:LABEL\n"
                   "chip/x-1,chip,X-1\\,X-1\\,3,1,1,,Entity;Chip\n"));
}

TEST_CASE("FollowTheMoney: what is denied is no fact", "[export][ftm]") {
    const std::string ftm = written("ftm", two_nodes());
    CHECK(contains(ftm, "\"schema\":\"UnknownLink\""));
    CHECK(contains(ftm, "\"role\":[\"denied: makes\"]"));
    CHECK(contains(ftm, "{\"id\":\"newsgraph-company-a\",\"schema\":\"Company\",\"properties\":{\"name\":[\"A & \\\"B\\\"\"]}}"));
}

TEST_CASE("Mermaid: ids are ours, labels are codes", "[export][mermaid]") {
    const std::string diagram = written("mermaid", two_nodes());
    CHECK(contains(diagram, "  n0[[\"X-1#92;\"]]:::chip\n"));
    CHECK(contains(diagram, "  n1[\"A #amp; #quot;B#quot;\"]:::company\n"));
    CHECK(contains(diagram, "  n1 --x|\"✗ makes\"| n0\n"));
}

TEST_CASE("notes: one file a node, with names that file systems hold", "[export][markdown]") {
    const auto notes = parts("notes", two_nodes());
    REQUIRE(notes.size() == 3);
    CHECK(notes.contains("A & B.md"));
    CHECK(contains(notes.at("X-1.md"), "- [[A & B]] **makes** [[X-1]] *(denied)*\n"));
    CHECK(contains(written("md", hostile_graph()), "## &lt;script\\>alert\\(1\\)&lt;/script\\>"));
}

TEST_CASE("SVG says what it shows, to screen readers too", "[export][picture]") {
    const std::string svg = written("svg", hostile_graph());
    CHECK(contains(svg, "<svg role=\"graphics-document document\" lang=\"en\""));
    CHECK(contains(svg, "<title id=\"newsgraph-title\">What 2 documents report</title>"));
    CHECK(contains(svg, "1 node without an edge"));
    CHECK_FALSE(contains(svg, "<script"));
    CHECK(contains(svg, "class=\"node company\""));
}

TEST_CASE("a picture draws the best-supported nodes and tells the user", "[export][picture]") {
    ExportOptions options;
    options.top = 4;
    std::vector<std::string> notes;
    options.note = [&](const std::string& note) { notes.push_back(note); };
    const std::string svg = written("svg", hostile_graph(), options);
    CHECK(count(svg, "class=\"node ") == 4);
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].starts_with("the picture shows 4 nodes; left out: 22 nodes with fewer claims, 1 node without an edge"));
}

TEST_CASE("more nodes than names fit make a map: names of the best supported, dots, the strongest lines", "[export][picture]") {
    std::vector<Node> nodes{hostile_node(NodeType::country, "hub", "Hub")};
    std::vector<Edge> edges;
    for (int i = 0; i < 400; ++i) {
        nodes.push_back(hostile_node(NodeType::company, "n" + std::to_string(i), "Name " + std::to_string(i)));
        for (const std::size_t to : {std::size_t{0}, nodes.size() - 2}) {  // to the hub, and a ring around it
            if (to + 1 == nodes.size()) continue;
            Edge edge;
            edge.source = nodes.back().id;
            edge.relation = Relation::based_in;
            edge.target = nodes[to].id;
            edge.claims = {hostile_claim(std::to_string(edges.size()), nodes.back(), edge.relation, nodes[to],
                                         Status::asserted, "It is said.")};
            edges.push_back(edge);
        }
    }
    ExportOptions options;
    options.top = 0;
    options.layout = "twopi";
    std::vector<std::string> notes;
    options.note = [&](const std::string& note) { notes.push_back(note); };
    const std::string svg = written("svg", Graph({}, nodes, edges), options);
    CHECK(count(svg, "class=\"node ") == 401);
    CHECK(count(svg, "class=\"edge ") == 440);
    CHECK(contains(svg, "the 80 with most claims by name"));
    CHECK(contains(svg, ">Hub</text>"));
    CHECK(count(svg, ">Name ") == 79);
    REQUIRE(notes.size() == 2);
    CHECK(notes[1].starts_with("so many nodes make a map: the 80 with most claims have names on it"));
    options.layout = "dot";
    CHECK(count(written("svg", Graph({}, nodes, edges), options), ">Name 399</text>") == 1);
}

TEST_CASE("a picture of communities says so and draws one node for each", "[export][picture]") {
    ExportOptions options;
    options.reduce = Reduction::communities;
    const std::string svg = written("svg", hostile_graph(), options);
    CHECK(contains(svg, "(communities of 27 nodes)"));
    CHECK(count(svg, "class=\"node ") < 16);
}

TEST_CASE("a picture larger than asked for is not drawn", "[export][render]") {
    RenderLimits limits;
    limits.width = 20;
    CHECK_THROWS_AS(render_dot("digraph {a -> b}", "dot", "svg", limits), RenderTooLarge);
    limits.width = limits.height = 200;
    CHECK(contains(render_dot("digraph {a -> b}", "dot", "svg", limits), "</svg>"));
}

TEST_CASE("Graphviz's failures are errors with a cure", "[export][render]") {
    CHECK_THROWS_WITH(render_dot("digraph {", "dot", "svg"), Catch::StartsWith("Graphviz cannot read the graph"));
    CHECK_THROWS_WITH(render_dot("digraph {a}", "nonsense", "svg"),
                      Catch::Contains("no layout 'nonsense'") && Catch::EndsWith("choose dot, neato, fdp, sfdp, twopi or circo"));
    CHECK_THROWS_WITH(render_dot("digraph {a}", "dot", "nonsense"), Catch::StartsWith("Graphviz cannot write nonsense"));
    CHECK(contains(render_dot("digraph {a -> b}", "dot", "svg"), "</svg>"));
}

TEST_CASE("a layout that runs away is ended", "[export][render]") {
    std::string dot = "digraph { node [shape=box];";
    for (int i = 0; i < 4000; ++i)
        dot += "n" + std::to_string(i) + " -> n" + std::to_string((i * 7919 + 13) % 1500) + " [label=\"x\"];";
    RenderLimits limits;
    limits.cpu = std::chrono::seconds(1);
    CHECK_THROWS_AS(render_dot(dot + "}", "dot", "svg", limits), RenderTimeout);
}
