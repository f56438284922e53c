#include "export/json.hpp"

#include "export/format.hpp"
#include "graph/error.hpp"
#include "tests/catch.hpp"
#include "tests/graph/build.hpp"

#include <sstream>

using namespace newsgraph;
using namespace newsgraph::test;

namespace {

std::string write(const Graph& graph) {
    std::ostringstream out;
    write_json(graph, {}, out);
    return out.str();
}

Report sample() {
    Document head = document("news/1", "2025-01-29");
    head.title = "\"Quoted\" \\ title\n\x01";
    head.byline = {"Ann Lee"};
    Extraction found{{entity(NodeType::company, "Acme Corp.", {"Acme", "Acme Corp."}, 31),
                      entity(NodeType::chip, "Q1"), entity(NodeType::person, "Ann Lee")},
                     {}};
    LocalClaim told = claim(0, Relation::holds, 1, Status::denied, 0.9, 7);
    told.attribution = {EntityIndex{2}, std::string("a person familiar")};
    told.quantity = {2000, "GPU", Bound::at_least, "at least 2,000"};
    told.money = {5600000.5, "USD", Bound::none, "$5.6m"};
    told.percent = {0.1, Bound::about, "a tenth"};
    told.date = {"2023", "in late 2023"};
    told.role = "chief";
    told.object_text = "chips";
    found.claims = {told, claim(2, Relation::leads, 0, Status::asserted, 0.94, 20)};
    return report_of(head, found);
}

Graph sample_graph() {
    Reports reports;
    reports.add(sample());
    return assemble(reports);
}

std::string problem(const std::string& json) {
    try {
        read_json(json, "g.json");
    } catch (const InputError& error) {
        return error.what();
    }
    return "none";
}

/// The sample with one thing in it replaced by another.
std::string spoiled(const std::string& from, const std::string& to) {
    std::string json = write(sample_graph());
    const auto at = json.find(from);
    REQUIRE(at != std::string::npos);
    return json.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a graph is written as node-link data, an item a line") {
    CHECK(write(sample_graph()) == R"({
 "directed": true, "multigraph": true,
 "graph": {
  "format": "newsgraph", "version": 1,
  "documents": [
   {"id": "news/1", "path": "news/1.txt", "url": null, "title": "\"Quoted\" \\ title\n\u0001", "publisher": null, "byline": ["Ann Lee"], "published": "2025-01-29", "language": "en", "sha256": "sha-of-news/1", "characters": 1000}
  ]
 },
 "nodes": [
  {"id": "chip/q1", "type": "chip", "name": "Q1", "aliases": ["Q1"], "mentions": 1, "documents": 1, "independent_documents": 1, "iso3166": null, "sightings": [{"document": "news/1", "type": "chip", "name": "Q1", "aliases": ["Q1"], "mentions": 1}]},
  {"id": "company/acme", "type": "company", "name": "Acme Corp.", "aliases": ["Acme", "Acme Corp."], "mentions": 31, "documents": 1, "independent_documents": 1, "iso3166": null, "sightings": [{"document": "news/1", "type": "company", "name": "Acme Corp.", "aliases": ["Acme", "Acme Corp."], "mentions": 31}]},
  {"id": "person/ann-lee", "type": "person", "name": "Ann Lee", "aliases": ["Ann Lee"], "mentions": 1, "documents": 1, "independent_documents": 1, "iso3166": null, "sightings": [{"document": "news/1", "type": "person", "name": "Ann Lee", "aliases": ["Ann Lee"], "mentions": 1}]}
 ],
 "edges": [
  {"source": "company/acme", "target": "chip/q1", "key": "holds", "relation": "holds", "status": "denied", "confidence": 0.9, "claims_for": 0, "claims_against": 1, "documents": 1, "independent_documents": 1, "first_reported": "2025-01-29", "last_reported": "2025-01-29", "claims": [
   {"id": "c-ca937f5696d69b7a", "predicate": "do", "status": "denied", "attribution": ["person/ann-lee", "a person familiar"], "quantity": {"value": 2000, "unit": "GPU", "bound": "at_least", "text": "at least 2,000"}, "money": {"value": 5600000.5, "currency": "USD", "bound": null, "text": "$5.6m"}, "percent": {"value": 0.1, "bound": "about", "text": "a tenth"}, "date": {"value": "2023", "text": "in late 2023"}, "role": "chief", "object_text": "chips", "confidence": 0.9, "evidence": {"document": "news/1", "start": 7, "end": 11, "text": "Text"}}]},
  {"source": "person/ann-lee", "target": "company/acme", "key": "leads", "relation": "leads", "status": "asserted", "confidence": 0.94, "claims_for": 1, "claims_against": 0, "documents": 1, "independent_documents": 1, "first_reported": "2025-01-29", "last_reported": "2025-01-29", "claims": [
   {"id": "c-8226861b659d1388", "predicate": "do", "status": "asserted", "attribution": [], "quantity": null, "money": null, "percent": null, "date": null, "role": null, "object_text": null, "confidence": 0.94, "evidence": {"document": "news/1", "start": 20, "end": 24, "text": "Text"}}]}
 ]
}
)");
}

TEST_CASE("what is read is written again to the byte") {
    const std::string json = write(sample_graph());
    CHECK(write(read_json(json, "g.json")) == json);
    const std::string empty = write(Graph{});
    CHECK(write(read_json(empty, "g.json")) == empty);
}

TEST_CASE("a graph file may have its parts in any order") {
    const std::string json = write(sample_graph());
    const auto nodes = json.find(",\n \"nodes\""), edges = json.find(",\n \"edges\""), end = json.rfind('\n', json.size() - 2);
    const std::string head = json.substr(0, nodes);
    const std::string turned = "{\n \"edges\"" + json.substr(edges + 10, end - edges - 10) + json.substr(nodes, edges - nodes) +
                               "," + head.substr(head.find('\n')) + json.substr(end);
    CHECK(write(read_json(turned, "g.json")) == json);
}

TEST_CASE("JSON lines of reports make the same graph as the reports themselves") {
    std::ostringstream lines;
    write_json_lines(sample(), lines);
    CHECK(is_json_lines(lines.str()));
    CHECK_FALSE(is_json_lines(write(sample_graph())));
    Reports reports;
    read_json_lines(lines.str(), "a.jsonl", reports);
    CHECK(write(assemble(reports)) == write(sample_graph()));
}

TEST_CASE("bytes that are no UTF-8 leave the JSON valid") {
    Report report = sample();
    report.document.path = "caf\xe9.txt";
    Reports reports;
    reports.add(report);
    CHECK(write(assemble(reports)).find("\"path\": \"caf\xef\xbf\xbd.txt\"") != std::string::npos);
}

TEST_CASE("what is wrong with a graph file is said with its line") {
    CHECK(problem("") == "g.json:1: no valid JSON: unexpected end of input");
    CHECK(problem("{\n\n  \"a\": tru }") ==
          "g.json:3: no valid JSON: invalid literal; last read: '\"a\": tru '");
    CHECK(problem(std::string(100000, '[')) == "g.json:1: nested more than 32 deep");
    CHECK(problem("[]") == "g.json:1: expected an object for 'the file', got an array");
    CHECK(problem("{\"graph\": {}}") ==
          "g.json:1: no graph of newsgraph: \"format\": \"newsgraph\" is missing; make one with 'newsgraph "
          "build'");
    CHECK(problem("\"a\xff\"").find("g.json:1: no valid JSON: invalid string: ill-formed UTF-8 byte") == 0);
    CHECK(problem("1e999").find("g.json:1: no valid JSON") == 0);
    CHECK(problem(spoiled("\"version\": 1", "\"version\": 2")) ==
          "g.json:4: written by another version of newsgraph; build it again");
    CHECK(problem(spoiled("\"characters\": 1000", "\"characters\": -1")) ==
          "g.json:6: expected a whole number from 0 to 9007199254740991 for 'characters'");
    CHECK(problem(spoiled("\"type\": \"chip\"", "\"type\": \"crisp\"")) == "g.json:10: unknown type 'crisp'");
    CHECK(problem(spoiled("\"name\": \"Q1\"", "\"name\": 1")) ==
          "g.json:10: expected a string for 'name', got a number");
    CHECK(problem(spoiled("\"relation\": \"holds\", ", "")) ==
          "g.json:15: expected a string for 'relation', which is missing");
    CHECK(problem(spoiled("\"target\": \"chip/q1\"", "\"target\": \"chip/q2\"")) ==
          "g.json:15: no node 'chip/q2'");
    CHECK(problem(spoiled("\"confidence\": 0.9, \"evidence\"", "\"confidence\": 7, \"evidence\"")) ==
          "g.json:16: expected 0 to 1 for 'confidence'");
    CHECK(problem(spoiled("\"evidence\": {\"document\": \"news/1\"", "\"evidence\": {\"document\": \"x\"")) ==
          "g.json:16: no document 'x'");
}

TEST_CASE("what is wrong with JSON lines is said with its line, and nothing of them is kept") {
    std::ostringstream lines;
    write_json_lines(sample(), lines);
    Reports reports;
    CHECK_THROWS_WITH(read_json_lines(lines.str() + "{\"kind\": \"clam\"}\n", "a.jsonl", reports),
                      "a.jsonl:7: expected 'document', 'entity' or 'claim' for 'kind', got 'clam'");
    CHECK(reports.by_document().empty());
    CHECK_THROWS_WITH(read_json_lines("{\"kind\": \"entity\", \"document\": \"z\"", "a.jsonl", reports),
                      Catch::Contains("a.jsonl:1: no valid JSON"));
}
