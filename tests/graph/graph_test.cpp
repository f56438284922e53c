#include "graph/graph.hpp"

#include "graph/error.hpp"
#include "tests/catch.hpp"
#include "tests/graph/build.hpp"

using namespace newsgraph;
using namespace newsgraph::test;

namespace {
Graph triangle() {
    Reports reports;
    reports.add(document("a"), {{entity(NodeType::company, "Acme"), entity(NodeType::company, "Zeta"),
                                 entity(NodeType::person, "Jane Roe")},
                                {claim(0, Relation::owns, 1), claim(1, Relation::competes_with, 0),
                                 claim(2, Relation::leads, 0)}});
    return assemble(reports);
}
}  // namespace

TEST_CASE("a node's edges are found from either end") {
    const Graph graph = triangle();
    const Node* acme = graph.find_node({"company/acme"});
    REQUIRE(acme);
    REQUIRE(graph.out_edges(*acme).size() == 2);
    CHECK(graph.out_edges(*acme)[0]->relation == Relation::competes_with);
    REQUIRE(graph.in_edges(*acme).size() == 1);
    CHECK(graph.source(*graph.in_edges(*acme)[0]).name == "Jane Roe");
    CHECK(graph.find_node({"company/nobody"}) == nullptr);
}

TEST_CASE("a symmetric edge is found either way round, another only its own") {
    const Graph graph = triangle();
    CHECK(graph.find_edge({"company/zeta"}, Relation::competes_with, {"company/acme"}));
    CHECK(graph.find_edge({"company/acme"}, Relation::owns, {"company/zeta"}));
    CHECK_FALSE(graph.find_edge({"company/zeta"}, Relation::owns, {"company/acme"}));
}

TEST_CASE("a graph refuses ids that stand twice and edges into nothing") {
    Node node;
    node.id.text = "person/x";
    CHECK_THROWS_WITH(Graph({}, {node, node}, {}), "node 'person/x' stands twice in the graph");
    Edge edge;
    edge.source = node.id;
    edge.target.text = "person/y";
    CHECK_THROWS_WITH(Graph({}, {node}, {edge}),
                      "edge 'person/x' related 'person/y' has an end that is no node");
}
