#include "graph/reduce.hpp"

#include "tests/catch.hpp"
#include "tests/graph/build.hpp"

#include <string>

namespace newsgraph {

namespace {

/// Nodes of one letter; an edge "ab" is a report that a tells b something, twice when it stands twice.
Graph letters(const std::string& ties) {
    Document document = test::document("d");
    Extraction extraction;
    std::string known;
    const auto index = [&](char letter) {
        if (known.find(letter) == std::string::npos) {
            known += letter;
            extraction.entities.push_back(test::entity(NodeType::company, std::string(1, letter)));
        }
        return static_cast<std::uint32_t>(known.find(letter));
    };
    std::size_t start = 0;
    for (std::size_t i = 0; i + 1 < ties.size(); i += 3) {
        const auto source = index(ties[i]), target = index(ties[i + 1]);
        extraction.claims.push_back(
            test::claim(source, Relation::supplies, target, Status::asserted, 0.5, start += 10));
    }
    Reports reports;
    reports.add(document, extraction);
    return assemble(reports);
}

std::string names(const std::vector<const Node*>& nodes) {
    std::string all;
    for (const Node* node : nodes) all += node->name;
    return all;
}

/// Two tight groups of four, a chain that hangs on one of them, and a pair apart.
const char* const two_groups = "ab ac ad bc bd cd ef eg eh fg fh gh de hi ij jk yz yz yz yz yz";

}  // namespace

TEST_CASE("a core keeps those that are tied to each other most", "[graph][reduce]") {
    const Graph graph = letters(two_groups);
    const Kept kept = kept_nodes(graph, Reduction::core, 8);
    CHECK(names(kept.nodes) == "abcdefgh");
    CHECK(kept.others == "outside the 3-core");
    CHECK(names(kept_nodes(graph, Reduction::core, 3).nodes) == "deh");  // d, e and h have four claims
    CHECK(kept_nodes(graph, Reduction::core, 3).others == "outside the 3-core or with fewer claims");
    CHECK(names(kept_nodes(graph, Reduction::core, 100).nodes) == "abcdefghijkyz");
}

TEST_CASE("what is near the best-supported node is kept ring by ring", "[graph][reduce]") {
    const Graph graph = letters("ab ac ac ac bd ce de ef xy");
    const Kept kept = kept_nodes(graph, Reduction::near, 2);
    CHECK(names(kept.nodes) == "ac");
    CHECK(kept.others == "farther from a");
    CHECK(names(kept_nodes(graph, Reduction::near, 4).nodes) == "abce");  // e has more claims than d
    CHECK(names(kept_nodes(graph, Reduction::near, 7).nodes) == "abcdef");
}

TEST_CASE("communities are the groups that a person would draw", "[graph][reduce]") {
    const Graph graph = letters(two_groups);
    const auto community = communities(graph);
    REQUIRE(community.size() == 13);
    const auto of = [&](char letter) {
        for (std::size_t i = 0; i < community.size(); ++i)
            if (graph.nodes()[i].name[0] == letter) return community[i];
        return community.size();
    };
    for (const char letter : {'b', 'c', 'd'}) CHECK(of(letter) == of('a'));
    for (const char letter : {'f', 'g', 'h'}) CHECK(of(letter) == of('e'));
    CHECK(of('a') != of('e'));
    CHECK(of('y') == of('z'));
    CHECK(communities(Graph{}).empty());
}

TEST_CASE("a graph of communities keeps the claims between them", "[graph][reduce]") {
    const Graph groups = grouped(letters("ab ac ad bc bd cd ef eg eh fg fh gh de"));
    REQUIRE(groups.nodes().size() == 2);
    CHECK(groups.nodes()[0].name == "d, a, b + 1 more");
    CHECK(groups.nodes()[1].name == "e, f, g + 1 more");
    REQUIRE(groups.edges().size() == 1);
    CHECK(groups.edges()[0].claims.size() == 1);
    CHECK(groups.edges()[0].claims[0].source == groups.nodes()[0].id);
    CHECK(grouped(Graph{}).nodes().empty());
}

TEST_CASE("a way to reduce is known by its name", "[graph][reduce]") {
    CHECK(parse_reduction("core") == Reduction::core);
    CHECK(parse_reduction("communities") == Reduction::communities);
    CHECK_FALSE(parse_reduction("cores"));
}

}  // namespace newsgraph
