#include "graph/merge.hpp"

#include "tests/catch.hpp"
#include "tests/graph/build.hpp"

#include <random>
#include <sstream>

using namespace newsgraph;
using namespace newsgraph::test;
using enum NodeType;

namespace {

/// Everything in a graph, as text that is equal when the graphs are.
std::string print(const Graph& graph) {
    std::ostringstream out;
    for (const auto& d : graph.documents()) out << d.id.text << ' ' << d.published << ' ' << d.title << '\n';
    for (const auto& n : graph.nodes()) {
        out << n.id.text << " '" << n.name << "' " << n.mentions << ' ' << n.documents << ' ' << n.iso3166;
        for (const auto& a : n.aliases) out << " | " << a;
        for (const auto& s : n.sightings) out << " @" << s.document.text << to_string(s.type) << s.name;
        out << '\n';
    }
    for (const auto& e : graph.edges()) {
        out << e.source.text << ' ' << to_string(e.relation) << ' ' << e.target.text << ' '
            << to_string(e.status) << ' ' << e.confidence << ' ' << e.claims_for << '-' << e.claims_against
            << ' ' << e.documents << ' ' << e.independent_documents << ' ' << e.first_reported << ' ' << e.last_reported << '\n';
        for (const auto& c : e.claims) out << "  " << c.id << ' ' << c.evidence.document.text << '\n';
    }
    return out.str();
}

Graph graph_of(const std::vector<std::pair<Document, Extraction>>& documents) {
    Reports reports;
    for (const auto& [document, extraction] : documents) reports.add(document, extraction);
    return assemble(reports);
}

std::vector<std::string> ids(const Graph& graph) {
    std::vector<std::string> found;
    for (const auto& node : graph.nodes()) found.push_back(node.id.text);
    return found;
}

using Ids = std::vector<std::string>;

/// News of a small world in which names are cut, types mistaken and things confused.
std::vector<std::pair<Document, Extraction>> random_news(std::mt19937& random, int count) {
    const std::vector<Entity> world{entity(person, "Ann Lee", {"Ann Lee", "Lee"}),
                                    entity(person, "Lee"),
                                    entity(person, "Bo Lee"),
                                    entity(person, "Ann J. Lee"),
                                    entity(person, "Ann"),
                                    entity(company, "Acme Corp."),
                                    entity(company, "ACME"),
                                    entity(organization, "Acme"),
                                    entity(company, "Acme Motors", {"Acme Motors", "Acme"}),
                                    entity(organization, "World Trade Body", {"WTB", "World Trade Body"}),
                                    entity(organization, "WTB"),
                                    entity(chip, "Q-1"),
                                    entity(product, "Q1"),
                                    entity(country, "France"),
                                    entity(country, "Japan"),
                                    entity(place, "Paris")};
    const auto up_to = [&](std::size_t n) { return static_cast<std::uint32_t>(random() % n); };
    std::vector<std::pair<Document, Extraction>> news;
    for (int i = 0; i < count; ++i) {
        auto head = document("d" + std::to_string(up_to(20)),
                             up_to(2) ? "2025-01-0" + std::to_string(1 + up_to(9)) : "");
        if (up_to(4) == 0) head.sha256 = "same";
        Extraction found;
        for (std::uint32_t k = 2 + up_to(4); k > 0; --k) {
            found.entities.push_back(world[up_to(world.size())]);
            found.entities.back().mentions = 1 + up_to(9);
        }
        for (std::uint32_t k = up_to(5); k > 0; --k) {
            found.claims.push_back(claim(
                up_to(found.entities.size()), static_cast<Relation>(up_to(relation_count)),
                up_to(found.entities.size()), static_cast<Status>(up_to(5)), 0.1 * up_to(10), up_to(3)));
            if (up_to(3) == 0)
                found.claims.back().attribution.emplace_back(EntityIndex{up_to(found.entities.size())});
        }
        news.emplace_back(head, found);
    }
    return news;
}

}  // namespace

TEST_CASE("one thing under the forms of its name is one node, named as most documents name it") {
    const auto graph =
        graph_of({{document("a"), {{entity(company, "Nvidia Corp.", {"Nvidia", "Nvidia Corp."}, 3)}, {}}},
                  {document("b"), {{entity(company, "Nvidia", {}, 4)}, {}}},
                  {document("c"), {{entity(company, "Nvidia")}, {}}}});
    REQUIRE(ids(graph) == Ids{"company/nvidia"});
    const Node& node = graph.nodes()[0];
    CHECK(node.name == "Nvidia");
    CHECK(node.aliases == std::vector<std::string>{"Nvidia", "Nvidia Corp."});
    CHECK(node.mentions == 8);
    CHECK(node.documents == 3);
}

TEST_CASE("an abbreviation joins the one thing that some document calls so") {
    const Entity full = entity(organization, "European Union", {"EU", "European Union"});
    const Entity abbreviation = entity(organization, "EU");
    const auto graph = graph_of({{document("a"), {{full}, {}}}, {document("b"), {{abbreviation}, {}}}});
    CHECK(ids(graph) == Ids{"organization/european-union"});

    SECTION("but not when two things are called so") {
        const Entity other = entity(organization, "Electricity Utility", {"EU", "Electricity Utility"});
        CHECK(graph_of({{document("a"), {{full}, {}}},
                        {document("b"), {{abbreviation}, {}}},
                        {document("c"), {{other}, {}}}})
                  .nodes()
                  .size() == 3);
    }
    SECTION("and not when a document keeps the two apart") {
        CHECK(graph_of({{document("a"), {{full}, {}}},
                        {document("b"), {{abbreviation, entity(organization, "European Union")}, {}}}})
                  .nodes()
                  .size() == 2);
    }
}

TEST_CASE("a surname joins the only full name that is tied to the same thing") {
    const Extraction full{{entity(person, "Jane Roe", {"Jane Roe", "Roe"}), entity(company, "Acme")},
                          {claim(0, Relation::leads, 1)}};
    const Extraction surname{{entity(person, "Roe"), entity(company, "Acme")},
                             {claim(0, Relation::works_for, 1)}};
    CHECK(ids(graph_of({{document("a"), full}, {document("b"), surname}})) ==
          Ids{"company/acme", "person/jane-roe"});

    SECTION("not without a tie") {
        const Extraction untied{{entity(person, "Roe")}, {}};
        CHECK(graph_of({{document("a"), full}, {document("b"), untied}}).nodes().size() == 3);
    }
    SECTION("not when a country is all they share") {
        const Extraction citizen{{entity(person, "Jane Roe"), entity(country, "France")},
                                 {claim(0, Relation::citizen_of, 1)}};
        const Extraction other{{entity(person, "Roe"), entity(country, "France")},
                               {claim(0, Relation::citizen_of, 1)}};
        CHECK(graph_of({{document("a"), citizen}, {document("b"), other}}).nodes().size() == 3);
    }
    SECTION("not when another full name ends so") {
        const Extraction second{{entity(person, "John Roe")}, {}};
        CHECK(graph_of({{document("a"), full}, {document("b"), surname}, {document("c"), second}})
                  .nodes()
                  .size() == 4);
    }
}

TEST_CASE("when documents disagree about company or organization, most of them decide") {
    const auto graph = graph_of({{document("a"), {{entity(organization, "Reuters")}, {}}},
                                 {document("b"), {{entity(organization, "Reuters")}, {}}},
                                 {document("c"), {{entity(company, "Reuters")}, {}}}});
    CHECK(ids(graph) == Ids{"organization/reuters"});
    CHECK(ids(graph_of(
              {{document("a"), {{entity(company, "Reuters"), entity(organization, "Reuters")}, {}}}})) ==
          Ids{"company/reuters", "organization/reuters"});
}

TEST_CASE("countries are one node by their code, whatever their names") {
    Entity one = entity(country, "Ivory Coast"), two = entity(country, "Côte d'Ivoire");
    one.iso3166 = two.iso3166 = "CI";
    CHECK(graph_of({{document("a"), {{one}, {}}}, {document("b"), {{two}, {}}}}).nodes().size() == 1);
}

TEST_CASE("claims about one pair become one edge, disputed when some deny it") {
    const std::vector<Entity> ends{entity(company, "Acme"), entity(company, "Zeta")};
    const auto graph = graph_of({
        {document("a", "2025-03-01"), {ends, {claim(0, Relation::partners_with, 1, Status::asserted, 0.5)}}},
        {document("b", "2025-01-01"), {ends, {claim(1, Relation::partners_with, 0, Status::asserted, 0.5)}}},
        {document("c", "2025-02-01T10:00:00Z"),
         {ends, {claim(0, Relation::partners_with, 1, Status::denied, 0.9)}}},
    });
    REQUIRE(graph.edges().size() == 1);
    const Edge& edge = graph.edges()[0];
    CHECK(edge.source.text == "company/acme");
    CHECK(edge.status == EdgeStatus::disputed);
    CHECK(edge.claims_for == 2);
    CHECK(edge.claims_against == 1);
    CHECK(edge.confidence == 0.75);
    CHECK(edge.documents == 3);
    CHECK(edge.first_reported == "2025-01-01");
    CHECK(edge.last_reported == "2025-03-01");
}

TEST_CASE("copies of one article count once") {
    const std::vector<Entity> ends{entity(company, "Acme"), entity(company, "Zeta")};
    auto copy = document("b"), reprint = document("c");
    copy.sha256 = document("a").sha256;
    reprint.copy_of = "a";
    const Extraction found{ends, {claim(0, Relation::owns, 1)}};
    const auto graph = graph_of({{document("a"), found}, {copy, found}, {reprint, found}});
    CHECK(graph.edges()[0].documents == 3);
    CHECK(graph.edges()[0].independent_documents == 1);
    CHECK(graph.edges()[0].confidence == 0.5);
    CHECK(graph.nodes()[0].documents == 3);
    CHECK(graph.nodes()[0].independent_documents == 1);
    CHECK(graph.nodes()[0].mentions == 1);
    CHECK(graph.edges()[0].claims.size() == 3);
}

TEST_CASE("claim ids hang on what is claimed where, not on what it was worked out with") {
    Claim told;
    told.source.text = "company/acme";
    told.target.text = "company/zeta";
    told.relation = Relation::owns;
    told.evidence = {{"d"}, 5, 9, "Text"};
    const std::string id = claim_id(told);
    CHECK(id.size() == 18);
    told.confidence = 0.7;
    told.predicate = "own";
    CHECK(claim_id(told) == id);
    told.attribution.emplace_back("analysts");
    CHECK(claim_id(told) != id);
    told.attribution.clear();
    told.date = Date{"1980/1987", "1980-1987"};
    CHECK(claim_id(told) != id);  // another time of the same
}

TEST_CASE("the order of documents, of merging and how often they come leave no trace") {
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        auto news = random_news(random, 12);
        const std::string expected = print(graph_of(news));
        auto shuffled = news;
        std::shuffle(shuffled.begin(), shuffled.end(), random);
        shuffled.push_back(shuffled.front());
        REQUIRE(print(graph_of(shuffled)) == expected);

        const auto part = [&](std::size_t from, std::size_t to) {
            return graph_of({shuffled.begin() + static_cast<std::ptrdiff_t>(from),
                             shuffled.begin() + static_cast<std::ptrdiff_t>(to)});
        };
        const Graph a = part(0, 4), b = part(4, 8), c = part(8, 13);
        REQUIRE(print(merge(merge(a, b), c)) == expected);
        REQUIRE(print(merge(a, merge(b, c))) == expected);
        REQUIRE(print(merge(merge(c, b), a)) == expected);
        const Graph all = merge(merge(a, b), c);
        REQUIRE(print(merge(all, all)) == expected);
        REQUIRE(print(merge(all, Graph{})) == expected);
    }
}
