#include "graph/copies.hpp"

#include "graph/merge.hpp"
#include "tests/catch.hpp"
#include "tests/graph/build.hpp"

#include <algorithm>
#include <random>

using namespace newsgraph;
using namespace newsgraph::test;

namespace {

/// `count` words that depend on the seed.
std::string words(unsigned seed, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        seed = seed * 1664525u + 1013904223u;
        text += "word" + std::to_string(seed >> 22) + " ";
    }
    return text;
}

std::string add(CopyIndex& index, const std::string& id, const std::string& text) {
    return index.add(id, fingerprint(text));
}

Document story(const std::string& id, const std::string& text, const std::string& published = "") {
    Document made = document(id, published);
    made.fingerprint = fingerprint(text);
    return made;
}

const Extraction acme_owns_zeta{{entity(NodeType::company, "Acme"), entity(NodeType::company, "Zeta")},
                                {claim(0, Relation::owns, 1)}};

Graph graph_of(const std::vector<Document>& documents) {
    Reports reports;
    for (const Document& document : documents) reports.add(document, acme_owns_zeta);
    return assemble(reports);
}

/// "id=copy_of" of each document.
std::string copies(const Graph& graph) {
    std::string all;
    for (const Document& document : graph.documents()) all += document.id.text + "=" + document.copy_of + " ";
    const Edge& edge = graph.edges()[0];
    return all + std::to_string(edge.documents) + "/" + std::to_string(edge.independent_documents);
}

}  // namespace

TEST_CASE("a text with a few words changed is a copy, another text is none") {
    CopyIndex index;
    const std::string story = words(1, 300);
    CHECK(add(index, "a", story).empty());
    CHECK(add(index, "b", "The Courier: " + story + "All rights reserved.") == "a");
    CHECK(add(index, "c", words(2, 300)).empty());
    CHECK(add(index, "d", words(1, 100) + words(3, 200)).empty());
    CHECK(add(index, "e", story + words(4, 30)) == "a");
    CHECK(add(index, "f", "Yard opens").empty());
    CHECK(add(index, "g", "Yard  opens!") == "f");
    CHECK(add(index, "h", "Yard shuts").empty());
    CHECK(add(index, "i", "").empty());
    CHECK(add(index, "j", " - ").empty());
}

TEST_CASE("a fingerprint is 64 letters that can stand in JSON and are always the same") {
    CHECK(fingerprint("The yard opens again.") == 
          "SEBya1KX2R3_8QSpk14NjtJnG2NCe3-L-o67dI18tdiyJJpFFIwXJzEkO2Nj0bAM");
    CHECK(fingerprint(words(1, 300)).size() == 64);
    CHECK(fingerprint("").empty());
    CHECK_FALSE(are_copies("", ""));
    CHECK_FALSE(are_copies("abc", "abc"));
}

TEST_CASE("an index of few originals forgets the oldest") {
    CopyIndex index(2);
    for (unsigned i = 0; i < 3; ++i) CHECK(add(index, std::to_string(i), words(i, 100)).empty());
    CHECK(add(index, "x", words(2, 100)) == "2");
    CHECK(add(index, "y", words(1, 100)) == "1");
    CHECK(add(index, "z", words(0, 100)).empty());
}

TEST_CASE("a copy is found behind many originals that came between, and no more are kept than said") {
    CopyIndex index(3000);
    for (unsigned i = 0; i < 3000; ++i) REQUIRE(add(index, std::to_string(i), words(i, 60)).empty());
    for (unsigned i = 0; i < 3000; i += 7) REQUIRE(add(index, "copy", words(i, 60)) == std::to_string(i));
    for (unsigned i = 3000; i < 4000; ++i) REQUIRE(add(index, std::to_string(i), words(i, 60)).empty());
    CHECK(add(index, "copy", words(1000, 60)) == "1000");
    CHECK(add(index, "again", words(999, 60)).empty());
    CHECK(add(index, "copy", words(999, 60)) == "again");
}

TEST_CASE("texts that share less than half of their four-word sequences are not taken for copies") {
    int found = 0;
    for (unsigned seed = 1; seed <= 500; ++seed) {
        const std::string shared = words(seed, 200);
        found += are_copies(fingerprint(shared + words(seed + 1000, 150)),
                            fingerprint(shared + words(seed + 2000, 150)));
    }
    CHECK(found <= 1);
}

TEST_CASE("copies are found across graphs that are merged, the earliest is the original") {
    const std::string wire = words(1, 200);
    const Graph a = graph_of({story("b", wire, "2025-01-02"), story("x", words(2, 200), "2025-01-02")});
    const Graph b = graph_of({story("a", wire + "more of it", "2025-01-03")});
    const Graph c = graph_of({story("z", "said " + wire, "2025-01-01")});
    CHECK(copies(a) == "b= x= 2/2");
    CHECK(copies(merge(a, b)) == "a=b b= x= 3/2");
    const std::string all = "a=z b=z x= z= 4/2";
    CHECK(copies(merge(merge(a, b), c)) == all);
    CHECK(copies(merge(a, merge(b, c))) == all);
    CHECK(copies(merge(merge(c, b), merge(a, b))) == all);
    CHECK(merge(merge(a, b), c).edges()[0].confidence == 0.75);
}

TEST_CASE("what repeats what is the same for any order and grouping of the documents") {
    std::mt19937 random(11);
    for (int round = 0; round < 100; ++round) {
        std::vector<Document> documents;
        for (int i = 0; i < 12; ++i) {
            const auto up_to = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
            documents.push_back(story("d" + std::to_string(up_to(9)),
                                      words(up_to(3), 60) + words(10 + up_to(4), up_to(40)),
                                      up_to(3) ? "2025-01-0" + std::to_string(1 + up_to(3)) : ""));
        }
        const std::string expected = copies(graph_of(documents));
        std::shuffle(documents.begin(), documents.end(), random);
        REQUIRE(copies(graph_of(documents)) == expected);
        const Graph a = graph_of({documents.begin(), documents.begin() + 4}),
                    b = graph_of({documents.begin() + 4, documents.begin() + 7}),
                    c = graph_of({documents.begin() + 7, documents.end()});
        REQUIRE(copies(merge(merge(a, b), c)) == expected);
        REQUIRE(copies(merge(c, merge(b, a))) == expected);
        REQUIRE(copies(merge(merge(a, c), merge(b, c))) == expected);
    }
}

TEST_CASE("a document without a fingerprint keeps what is said of it") {
    Document reprint = document("b");
    reprint.copy_of = "a";
    CHECK(copies(graph_of({story("a", words(1, 100)), reprint})) == "a= b=a 2/1");
}
