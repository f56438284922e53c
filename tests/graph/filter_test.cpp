#include "graph/error.hpp"
#include "graph/filter.hpp"
#include "graph/paths.hpp"
#include "graph/query.hpp"
#include "graph/support.hpp"
#include "tests/catch.hpp"

using namespace newsgraph;

namespace {

/// A chain a-b-c-d of companies, a second way a-e-d, and a lonely person. Document n is published on 2025-0n-01.
struct World {
    std::vector<Document> documents;
    std::vector<Node> nodes;
    std::vector<Edge> edges;

    World() {
        for (const char* name : {"a", "b", "c", "d", "e"}) add(NodeType::company, name);
        add(NodeType::person, "lonely");
        for (int n = 1; n <= 3; ++n) {
            Document document;
            document.id.text = "d" + std::to_string(n);
            document.published = "2025-0" + std::to_string(n) + "-01";
            document.publisher = n == 1 ? "Morning Post" : "Evening Post";
            documents.push_back(document);
        }
        report("a", Relation::owns, "b", 1, Status::asserted);
        report("a", Relation::owns, "b", 2, Status::denied);
        report("b", Relation::supplies, "c", 1, Status::asserted);
        report("d", Relation::supplies, "c", 2, Status::alleged);
        report("a", Relation::acquires, "e", 3, Status::planned);
        report("e", Relation::supplies, "d", 2, Status::asserted);
        report("e", Relation::supplies, "d", 3, Status::asserted);
        report("b", Relation::sues, "d", 3, Status::denied);
    }
    void add(NodeType type, const std::string& name) {
        Node node;
        node.id.text = std::string(to_string(type)) + "/" + name;
        node.type = type;
        node.name = name;
        node.aliases = {name};
        nodes.push_back(node);
    }
    void report(const std::string& source, Relation relation, const std::string& target, int document, Status status) {
        Claim claim;
        claim.id = "c-" + std::to_string(edges.size());
        claim.source.text = "company/" + source;
        claim.relation = relation;
        claim.target.text = "company/" + target;
        claim.status = status;
        claim.confidence = 0.5;
        claim.evidence.document.text = "d" + std::to_string(document);
        Edge edge;
        edge.source = claim.source;
        edge.relation = relation;
        edge.target = claim.target;
        edge.claims = {claim};
        edges.push_back(edge);
    }
    Graph graph() const { return Graph(documents, nodes, edges); }
};

std::string names(const Graph& graph) {
    std::string all;
    for (const auto& node : graph.nodes()) all += node.name + " ";
    return all;
}

std::string names(const std::vector<Way>& ways) {
    std::string all;
    for (const auto& way : ways) {
        all += way.from->name;
        for (const auto& step : way.steps) all += step.to->name;
        all += " ";
    }
    return all;
}

}  // namespace

TEST_CASE("an empty filter lets everything through", "[graph][filter]") {
    CHECK(names(filtered(World().graph(), {})) == "a b c d e lonely ");
}

TEST_CASE("types keep nodes, relations and statuses keep edges and their ends", "[graph][filter]") {
    Filter filter;
    filter.types = {NodeType::person};
    CHECK(names(filtered(World().graph(), filter)) == "lonely ");
    filter = {};
    filter.relations = {Relation::supplies};
    CHECK(names(filtered(World().graph(), filter)) == "b c d e ");
    filter = {};
    filter.statuses = {EdgeStatus::disputed};
    CHECK(names(filtered(World().graph(), filter)) == "a b ");
}

TEST_CASE("dates and publishers choose claims, and statuses follow from those that are left", "[graph][filter]") {
    Filter filter;
    filter.until = "2025-01";
    const Graph january = filtered(World().graph(), filter);
    REQUIRE(january.edges().size() == 2);
    CHECK(january.edges()[0].status == EdgeStatus::asserted);
    CHECK(january.documents().size() == 1);
    filter = {};
    filter.publishers = {"evening post"};
    CHECK(filtered(World().graph(), filter).edges()[0].status == EdgeStatus::denied);
    filter.since = "2026";
    CHECK(filtered(World().graph(), filter).nodes().empty());
}

TEST_CASE("bounds on documents and confidence are asked of edges", "[graph][filter]") {
    Filter filter;
    filter.min_documents = 2;
    CHECK(names(filtered(World().graph(), filter)) == "a b d e ");
    filter = {};
    filter.min_confidence = 0.7;
    CHECK(names(filtered(World().graph(), filter)) == "d e ");
}

TEST_CASE("a focus keeps what is within its depth, both ways", "[graph][filter]") {
    Filter filter;
    filter.focus = {"C"};
    CHECK(names(filtered(World().graph(), filter)) == "b c d ");
    filter.depth = 2;
    CHECK(names(filtered(World().graph(), filter)) == "a b c d e ");
    filter.depth = 0;
    CHECK(names(filtered(World().graph(), filter)) == "c ");
    filter.focus = {"lonly"};
    CHECK_THROWS_WITH(filtered(World().graph(), filter), "no node is called 'lonly'; did you mean lonely?");
}

TEST_CASE("dates of every precision compare with days", "[graph][filter]") {
    CHECK(within("2025-01-29T10:00:00Z", "2025", "2025"));
    CHECK(within("2025-01-29", "2025-01-29", "2025-01-29"));
    CHECK_FALSE(within("2025-01-29", "2025-02", ""));
    CHECK_FALSE(within("2025-02-01", "", "2025-01"));
    CHECK(within("2025", "2025-06", ""));
    CHECK_FALSE(within("", "2025", ""));
    CHECK(within("", "", ""));
}

TEST_CASE("the best supported nodes hang together and never stand alone", "[graph][support]") {
    const Graph graph = World().graph();
    const auto best = best_supported(graph, 3);
    REQUIRE(best.size() == 3);
    CHECK(names(subgraph(graph, best)) == "a b d ");
    CHECK(best_supported(graph, 0).size() == 5);
    CHECK(best_supported(graph, 1).size() <= 1);
}

TEST_CASE("ways: the shortest first, then the best supported; what is only denied is no way", "[graph][paths]") {
    const Graph graph = World().graph();
    const auto node = [&](const char* name) -> const Node& {
        return *graph.find_node(NodeId{std::string("company/") + name});
    };
    CHECK(names(find_ways(graph, node("a"), node("d"), 5)) == "aed abcd ");
    CHECK(names(find_ways(graph, node("b"), node("e"), 1)) == "bae ");
    CHECK(names(find_ways(graph, node("b"), node("d"), 9)) == "bcd baed ");
    CHECK(find_ways(graph, node("a"), node("a"), 3).empty());
    CHECK(find_ways(graph, node("a"), *graph.find_node(NodeId{"person/lonely"}), 3).empty());
    const auto ways = find_ways(graph, node("a"), node("d"), 1);
    REQUIRE(ways[0].steps[1].edges.size() == 1);
    CHECK(ways[0].steps[1].edges[0]->documents == 2);
}

TEST_CASE("betweenness is the share of shortest ways that lead over a node", "[graph][query]") {
  
    const auto share = betweenness(World().graph());
    REQUIRE(share.size() == 6);
    CHECK(share[1] > 0);
    CHECK(share[5] == 0);
    CHECK(betweenness(Graph()).empty());
}
