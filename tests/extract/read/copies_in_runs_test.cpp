#include "extract/read/language_id.hpp"
#include "tests/catch.hpp"
#include "tests/extract/read/folder.hpp"

using namespace newsgraph;

namespace {

const std::string german =
    "Die Werft von Nordwind hat am Freitag wieder ge\u00F6ffnet, nachdem die Arbeiter zwei Wochen lang "
    "gestreikt hatten. "
    "Der Hafenrat will nun drei neue F\u00E4hren bestellen, wie die Vorsitzende am Montag sagte.";

}  // namespace

TEST_CASE("copies within a run name the document that they repeat") {
    const std::string text = "The yard of Northwind opened again on Friday after a strike of two weeks.";
    const Folder folder;
    const std::string b = folder.write("b.txt", text), a = folder.write("a.txt", text);
    const Run result = run({b, a});
    REQUIRE(result.documents.size() == 2);
    CHECK(result.documents[0].copy_of.empty());
    CHECK(result.documents[0].id.text == a);
    CHECK(result.documents[1].copy_of == a);
    CHECK(result.summary.copies == 1);
}

TEST_CASE("documents in other languages are skipped and counted, or kept when asked for") {
    CHECK(find_language(german) == "de");
    CHECK(find_language("The yard of Northwind opened again on Friday after a strike.") == "en");
    CHECK(find_language("").empty());
    const Run skipped = run_bytes("a.txt", german);
    CHECK(skipped.documents.empty());
    CHECK(skipped.summary.languages == std::map<std::string, std::uint64_t>{{"de", 1}});
    CHECK(newsgraph::skipped(skipped.summary) ==
          "skipped: 1 in other languages (de 1; --language any reads them)");
    ReadOptions any;
    any.language = "any";
    CHECK(run_bytes("a.txt", german, any).documents.at(0).language == "de");
}
