// A small graph of everything that has broken a reader of some format: names, sentences and addresses that are
// markup, code, keywords, formulas, right-to-left, wide, or end in a backslash; parallel edges both ways, a
// disputed one, a symmetric one, a loop, a node alone, a document without a date.
#pragma once

#include "graph/graph.hpp"

namespace newsgraph {

inline Node hostile_node(NodeType type, const std::string& slug, const std::string& name,
                         std::vector<std::string> aliases = {}) {
    Node node;
    node.id.text = std::string(to_string(type)) + "/" + slug;
    node.type = type;
    node.name = name;
    node.aliases = std::move(aliases);
    node.aliases.push_back(name);
    node.mentions = 3;
    node.documents = node.independent_documents = 1;
    return node;
}

inline Claim hostile_claim(const std::string& id, const Node& source, Relation relation, const Node& target,
                           Status status, const std::string& sentence) {
    Claim claim;
    claim.id = "c-" + id;
    claim.source = source.id;
    claim.relation = relation;
    claim.target = target.id;
    claim.status = status;
    claim.predicate = "do \"it\"";
    claim.confidence = 0.75;
    claim.evidence = {{"d1"}, 10, 10 + sentence.size(), sentence};
    return claim;
}

inline Graph hostile_graph() {
    using enum Relation;
    std::vector<Node> nodes{
        hostile_node(NodeType::company, "graph", "graph"),
        hostile_node(NodeType::company, "node", "node", {"edge", "subgraph"}),
        hostile_node(NodeType::company, "end", "end"),
        hostile_node(NodeType::company, "backslash", "C:\\Temp\\"),
        hostile_node(NodeType::company, "quotes", "The \"Quoted\" 'Co.'; & Sons, Inc.", {"a;b", "c,\"d\""}),
        hostile_node(NodeType::person, "script", "<script>alert(1)</script>"),
        hostile_node(NodeType::person, "entity", "AT&amp;T &lt;b&gt; %20 {x} [y] |z| #1"),
        hostile_node(NodeType::person, "formula", "=HYPERLINK(\"http://x\",\"y\")"),
        hostile_node(NodeType::organization, "arabic", "وزارة التجارة"),
        hostile_node(NodeType::organization, "hebrew", "\u202Eמשרד (1)"),
        hostile_node(NodeType::product, "newline", "two\nlines\tand a tab"),
        hostile_node(NodeType::product, "control", "bell\x07 and \x01 one"),
        hostile_node(NodeType::product, "emoji", "🚀 Rocket 👩‍🚀"),
        hostile_node(NodeType::chip, "escape", "\\N \\G \\l `tick` $x$ *b* _i_ ~s~"),
        hostile_node(NodeType::place, "中文", "深圳市南山区高新技术产业园区"),
        hostile_node(NodeType::place, "alone", "Nowhere"),
        hostile_node(NodeType::country, "china", "China"),
    };
    nodes.back().iso3166 = "CN";
    nodes.back().sightings = {{{"d1"}, NodeType::country, "China", {"China", "PRC"}, 3}};
    const std::size_t more = nodes.size();
    for (const auto& [slug, name] : std::initializer_list<std::pair<std::string, std::string>>{
             {"dot", "\"]; evil [label=\"x\"]; {"},
             {"command", "=cmd|' /C calc'!A0"},
             {"nul", std::string("nul \0 within", 12)},
             {"rtl", "abc\u200f\u202edef\u2066ghi"},
             {"lines", "one\r\ntwo\u2028three\u0085four"},
             {"long", std::string(10000, 'x')},
             {"long-words", [] {
                  std::string words;
                  for (int i = 0; i < 2500; ++i) words += "wörd ";
                  return words + ".";
              }()},
             {"cdata", "]]></data><!--"},
             {"yaml", "- key: {a: b} # ---"},
             {"link", "[[x]](jAvaScript:alert(1)) ![i](http://x/y.png)"}})
        nodes.push_back(hostile_node(NodeType::product, slug, name));
    const auto node = [&](std::size_t i) -> const Node& { return nodes[i]; };
    std::vector<Edge> edges;
    const auto report = [&](std::size_t source, Relation relation, std::size_t target, Status status,
                            const std::string& sentence) -> Claim& {
        Edge edge;
        edge.source = node(source).id;
        edge.relation = relation;
        edge.target = node(target).id;
        edge.claims.push_back(hostile_claim(std::to_string(100 + edges.size()), node(source), relation, node(target),
                                            status, sentence));
        edges.push_back(std::move(edge));
        return edges.back().claims.back();
    };
    report(0, owns, 1, Status::asserted, "graph -> node [label=\"x\"]; }");
    report(0, acquires, 1, Status::planned, "He said: \"we'll buy it\\\"");
    report(0, owns, 1, Status::denied, "It is not so.");
    report(1, owns, 0, Status::ended, "node owned graph <b>once</b> & for all");
    report(2, partners_with, 3, Status::alleged, "C:\\Temp\\ and end are partners\\");
    report(4, makes, 13, Status::asserted, "]]> --> <!-- \u2028 %s {{x}} ${y}").quantity =
        Quantity{2000, "\"GPU\"", Bound::at_least, "2,000+"};
    report(5, leads, 4, Status::asserted, "</title></desc><script>alert(2)</script>").role = "chief \"executive\"";
    report(6, founded, 8, Status::asserted, "+1+1").money = Money{5.6e6, "USD", Bound::about, "=$5.6m"};
    report(7, works_for, 9, Status::asserted, "@SUM(1)").percent = Percent{-17.5, Bound::none, "-17.5 percent"};
    report(8, restricts, 10, Status::planned, "يقيّد").date = Date{"2025-04", "in April"};
    report(9, restricts, 11, Status::asserted, std::string("control \x02 here")).date = Date{"2025", "2025"};
    report(2, makes, 12, Status::asserted, "🚀").date = Date{"2025-01-01/2025-03-31", "first quarter"};
    report(2, based_in, 14, Status::asserted, "总部位于深圳。");
    report(2, based_in, 16, Status::asserted, "A sentence.").object_text = "=cmd|' /C calc'!A0";
    report(16, criticizes, 16, Status::asserted, "China criticizes China.");
    report(5, criticizes, 6, Status::denied, "She did not.").attribution = {NodeId{"person/formula"},
                                                                           std::string("a \"source\" <x> & y")};
    edges.back().claims.back().evidence.document.text = "d 2/ü";

    for (std::size_t i = more; i < nodes.size(); ++i)
        report(2, makes, i, Status::alleged, "It is said that end makes " + nodes[i].name);

    Document dated;
    dated.id.text = "d1";
    dated.path = "a \"b\"/c & d.txt";
    dated.url = "https://example.com/a?x=1&y=\"2\"&z=<3>#frag ment";
    dated.title = "Title with \"quotes\", <tags> & more\\";
    dated.publisher = "=Publisher & \"Sons\"";
    dated.byline = {"Ann O'Hara", "Bob <b@x.example>"};
    dated.published = "2025-01-29";
    dated.sha256 = std::string(64, 'a');
    dated.characters = 1000;
    Document undated;
    undated.id.text = "d 2/ü";
    undated.path = "-";
    undated.url = "javascript:alert(1)";
    return Graph({dated, undated}, std::move(nodes), std::move(edges));
}

}  // namespace newsgraph
