#include "graph/error.hpp"
#include "tests/catch.hpp"
#include "tests/extract/read/folder.hpp"

using namespace newsgraph;

namespace {
const std::string body = "The yard of Northwind opened again on Friday after a strike of two weeks.";
}

TEST_CASE("a line of JSON is a document, its fields found by their usual names") {
    const Run result = run_bytes(
        "a.jsonl", R"({"title": "Yard opens", "maintext": ")" + body +
                       R"(", "url": "https://www.courier.example/1", "date_publish": "2024-05-06 10:00:00",)"
                       R"( "authors": ["Jane Doe", "John Roe"], "source": {"name": "The Courier"}, "id": 7,)"
                       R"( "date_modify": "2024-05-07T09:00:00+0200", "categories": ["Harbour", "Ships"]})"
                       "\n\n"
                       R"({"content": ")" +
                       body +
                       R"( So it goes.", "timestamp": 1714989600})"
                       "\n");
    REQUIRE(result.documents.size() == 2);
    const Document& document = result.documents[0];
    CHECK(document.text == "Yard opens\n\n" + body);
    CHECK(document.blocks ==
          std::vector<Block>{{0, 10, BlockKind::title}, {12, 12 + body.size(), BlockKind::paragraph}});
    CHECK(document.id.text == "https://www.courier.example/1");
    CHECK(document.published == "2024-05-06T10:00:00");
    CHECK(document.byline == std::vector<std::string>{"Jane Doe", "John Roe"});
    CHECK(document.publisher == "The Courier");
    CHECK(document.modified == "2024-05-07T09:00:00+02:00");
    CHECK(document.section == "Harbour");
    CHECK(document.origins == std::map<std::string, std::string>{{"byline", "record"},
                                                                 {"language", "text"},
                                                                 {"modified", "record"},
                                                                 {"published", "record"},
                                                                 {"publisher", "record"},
                                                                 {"section", "record"},
                                                                 {"title", "record"},
                                                                 {"url", "record"}});
    CHECK(result.documents[1].id.text == "a.jsonl#2");
    CHECK(result.documents[1].published == "2024-05-06T10:00:00Z");
    CHECK(result.diagnostics.empty());
}

TEST_CASE("a bad line of JSON is reported with its number, and the next is read") {
    const Run result = run_bytes(
        "a.jsonl", "{\"text\": \"" + body + "\"}\n{\"text\": \"x\n[1]\n{\"title\": \"T\"}\n{\"text\": \"" +
                       body + " Indeed.\"}\n");
    CHECK(result.documents.size() == 2);
    CHECK(result.summary.errors == 3);
    REQUIRE(result.diagnostics.size() == 3);
    CHECK(result.diagnostics[0].starts_with("a.jsonl:2: is no valid JSON at character "));
    CHECK(result.diagnostics[1] == "a.jsonl:3: expected a JSON object with an article's fields; skipped");
    CHECK(result.diagnostics[2] ==
          "a.jsonl:4: has no text: expected a string in 'text', 'content' or 'body'; name the "
          "field with --field text=NAME");
}

TEST_CASE("--field names the input's field, also within an object") {
    ReadOptions options;
    options.fields = {{"text", "article.words"}, {"title", "t"}};
    const Run result = run_bytes(
        "a.json", R"([{"t": "A yard", "text": "no", "article": {"words": ")" + body + "\"}}]", options);
    REQUIRE(result.documents.size() == 1);
    CHECK(result.documents[0].text == "A yard\n\n" + body);
    options.fields = {{"colour", "x"}};
    CHECK_THROWS_WITH(
        run_bytes("a.json", "{}", options),
        "unknown field 'colour' in --field: expected FIELD=NAME with FIELD one of text, title, url, "
        "published, publisher, author, language, modified, section");
}

TEST_CASE("JSON arrays and objects over many lines are read one value at a time") {
    CHECK(run_bytes("a.json", " [\n{\"text\": \"" + body + "\"},\n {\"text\": \"" + body + " }]\"\n}\n]\n")
              .documents.size() == 2);
    CHECK(run_bytes("a.json", "{\n \"text\": \"" + body + "\"\n}\n").documents.size() == 1);
    const Run open = run_bytes("a.json", "[{\"text\": \"" + body + "\"}, {\"text\": \"");
    CHECK(open.documents.size() == 1);
    CHECK(open.diagnostics == std::vector<std::string>{"a.json:2: ends within a JSON value (at byte 98)"});
}

TEST_CASE("markup in a JSON text is read as markup") {
    const Run result = run_bytes("a.jsonl", R"({"headline": "Yard &amp; sea", "body": "<p>)" + body +
                                                R"(</p><ul><li><a href=1>More</a></ul>"})");
    REQUIRE(result.documents.size() == 1);
    CHECK(result.documents[0].text == "Yard &amp; sea\n\n" + body + "\n\n\u2022 More");
    CHECK(result.documents[0].blocks.back().kind == BlockKind::furniture);
}

TEST_CASE("hostile JSON is refused at a bound") {
    ReadOptions options;
    options.max_document_size = 100'000;
    const std::string deep(90'000, '[');
    CHECK(run_bytes("a.jsonl", "{\"a\":" + deep + "\n", options).diagnostics ==
          std::vector<std::string>{"a.jsonl:1: is nested more than 200 deep; skipped"});
    const Run result = run_bytes(
        "a.jsonl", "{\"text\": \"" + std::string(200'000, 'a') + "\"}\n{\"text\": \"" + body + "\"}\n",
        options);
    CHECK(result.documents.size() == 1);
    CHECK(result.diagnostics ==
          std::vector<std::string>{
              "a.jsonl:1: is longer than the limit of 100000 bytes; split it, or raise the limit "
              "with --max-document-size (at byte 0)"});
}

TEST_CASE("many diagnostics of one file are cut short") {
    std::string lines;
    for (int i = 0; i < 100; ++i) lines += "{}\n";
    const Run result = run_bytes("a.jsonl", lines);
    CHECK(result.diagnostics.size() == 21);
    CHECK(result.diagnostics.back() == "a.jsonl: 80 more warnings and errors are not shown");
    CHECK(result.summary.errors == 100);
}

TEST_CASE("a graph is no article") {
    const Run result =
        run_bytes("a.json", R"({"directed": true, "graph": {"format": "newsgraph"}, "nodes": []})");
    CHECK(result.summary.errors == 0);
    CHECK(
        result.diagnostics ==
        std::vector<std::string>{"a.json:1: is a graph, no article; skipped (merge and export read graphs)"});
}
