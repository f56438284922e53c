#include "extract/read/html.hpp"

#include "extract/read/markup.hpp"
#include "extract/read/metadata.hpp"
#include "tests/catch.hpp"

#include <chrono>
#include <fstream>
#include <sstream>

using namespace newsgraph;

namespace {

std::string file(const std::string& name) {
    std::ifstream in(std::string(NEWSGRAPH_TESTS_DIR) + "/extract/read/data/" + name, std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

std::vector<Document> read(const std::string& html, const PageContext& context = {}) {
    PageNotes notes;
    return read_page(html, context, notes);
}

/// A paragraph that any reader takes for prose.
std::string prose(const std::string& words) {
    return "<p>" + words +
           " and the council of Oldport talked about it for most of Monday, as Ann Poe said.</p>";
}

double seconds(const std::string& html) {
    const auto start = std::chrono::steady_clock::now();
    (void)read(html);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

TEST_CASE("the story is found in a page, and nothing else") {
    const std::vector<Document> documents = read(file("ferry.html"));
    REQUIRE(documents.size() == 1);
    CHECK(documents[0].text ==
          "Ferry yard wins order\n\n"
          "The yard of Northwind is to build three electric ferries for Oldport.\n\n"
          "Oldport has ordered three electric ferries from Northwind for $60 million, the council said on "
          "Monday.\n\n"
          "The first is to sail in 2026, said Ann Poe, who leads the council\u2019s harbour board.\n\n"
          "Rivals\n\n"
          "Two yards from abroad had made offers. Southwind said it would go to court over the order.\n\n"
          "\u201CWe lost by a hair,\u201D it said.");
    CHECK(documents[0].blocks.size() == 7);
    CHECK(documents[0].blocks[0].kind == BlockKind::title);
    CHECK(documents[0].blocks[4].kind == BlockKind::heading);
}

TEST_CASE("JSON-LD says who published what and when, and wins over the rest") {
    const Document document = read(file("ferry.html")).at(0);
    CHECK(document.publisher == "Bay Courier");
    CHECK(document.title == "Ferry yard wins order");
    CHECK(document.published == "2024-05-06T10:00:00+01:00");
    CHECK(document.byline == std::vector<std::string>{"Jane Doe", "John Roe"});
    CHECK(document.url == "https://www.baycourier.example/2024/05/06/ferry");
    const Metadata metadata = read_metadata(parse_page(file("ferry.html")), "");
    CHECK(metadata.publisher.origin == Origin::json_ld);
    CHECK(metadata.language.origin == Origin::markup);
    CHECK(to_string(metadata.url.origin) == "link");
}

TEST_CASE("without a word from the head, title, byline and date come from the text") {
    const Document document =
        read("<body><h1>Herring is back in the bay</h1><p>By Jane Doe, March 3, 2024 10:12 a.m. EST</p>" +
                 prose("Fishers were glad") + prose("Gulls were glad too"),
             {"https://www.courier.example/a?b=1&c=2#top", ""})
            .at(0);
    CHECK(document.title == "Herring is back in the bay");
    CHECK(document.byline == std::vector<std::string>{"Jane Doe"});
    CHECK(document.published == "2024-03-03T10:12:00-05:00");
    CHECK(document.url == "https://www.courier.example/a?b=1&c=2");
    CHECK(document.publisher == "courier.example");
}

TEST_CASE("JSON-LD is read however it is nested: graphs, references, lists, names in one string") {
    const auto page = [](const std::string& script) {
        return "<title>Yard wins order - Courier</title><script type=application/ld+json>" + script +
               "</script><h1>Yard wins order</h1>" + prose("Fishers were glad") + prose("Gulls were glad too");
    };
    const Document graph =
        read(page(R"({"@graph":[{"@type":"Organization","@id":"#us","name":"The Bay &amp; Tide"},)"
                  R"({"@type":"Person","@id":"#jd","name":"Jane Doe"},)"
                  R"({"@type":["Article","ReportageNewsArticle"],"headline":"Yard wins order","publisher":{"@id":"#us"},)"
                  R"("author":[{"@id":"#jd"},"By John Roe and Ann Poe"],"dateModified":"2024-03-05T10:00:00Z",)"
                  R"("articleSection":["Harbour","Ships"],"inLanguage":"en-GB"}]})"))
            .at(0);
    CHECK(graph.publisher == "The Bay & Tide");
    CHECK(graph.byline == std::vector<std::string>{"Jane Doe", "John Roe", "Ann Poe"});
    CHECK(graph.modified == "2024-03-05T10:00:00Z");
    CHECK(graph.section == "Harbour");
    CHECK(graph.language == "en");
    CHECK(graph.origins.at("publisher") == "json-ld");
    CHECK(graph.origins.at("byline") == "json-ld");
    CHECK(graph.origins.at("title") == "markup");
    SECTION("of several articles the one of the page's title counts, and none of a list of others") {
        CHECK(read(page(R"([{"@type":"NewsArticle","headline":"Herring is back","datePublished":"2020-01-01"},)"
                        R"({"@type":"NewsArticle","headline":"Yard wins order","datePublished":"2024-03-04"}])"))
                  .at(0)
                  .published == "2024-03-04");
        CHECK(read(page(R"({"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Herring is back",)"
                        R"("datePublished":"2020-01-01"}]})"))
                  .at(0)
                  .published.empty());
    }
    SECTION("a newsroom that signs for itself is no author") {
        const Document signed_so = read(page(R"({"@type":"NewsArticle","headline":"Yard wins order","publisher":{"name":"Bay"},)"
                                             R"("author":{"@type":"NewsMediaOrganization","name":"Bay"}})"))
                                       .at(0);
        CHECK(signed_so.byline.empty());
    }
    SECTION("nested beyond reason it is left alone") {
        CHECK(read(page(std::string(100'000, '['))).size() == 1);
    }
}

TEST_CASE("a page that shows none of its text but has it in JSON-LD is read from there") {
    const std::string text = "The yard of Northwind is to build three ferries, the council said on Monday.";
    const std::string script = R"({"@type":"NewsArticle","headline":"Yard wins order","articleBody":")" + text + "\\n\\n" +
                               "Southwind &quot;lost by a hair&quot;, as its owner said in the evening, and will go to court over "
                               "the order, which would have kept its men at work for two more years at least." + R"("})";
    const Document document = read("<div id=app></div><script type=application/ld+json>" + script + "</script>").at(0);
    CHECK(document.title == "Yard wins order");
    CHECK(document.text.starts_with("Yard wins order\n\n" + text + "\n\nSouthwind \"lost by a hair\""));
    CHECK(document.origins.at("text") == "json-ld");
}

TEST_CASE("the time of an article's change is not that of its publication") {
    const Document document =
        read("<h1>Herring is back in the bay</h1><p class=meta><time class=updated datetime=2024-03-09>Saturday</time>"
             "<time class=\"entry-date published\" datetime=\"2024-03-03T10:00:00Z\">Sunday</time></p>" +
             prose("Fishers were glad") + prose("Gulls were glad too"))
            .at(0);
    CHECK(document.published == "2024-03-03T10:00:00Z");
    CHECK(document.modified == "2024-03-09");
    CHECK(document.origins.at("published") == "markup");
}

TEST_CASE("only web addresses become a document's address") {
    CHECK(!clean_address("javascript:alert(1)"));
    CHECK(!clean_address("https:// bad.example/"));
    CHECK(!clean_address("https://"));
    CHECK(clean_address("https://a.example/x#y") == "https://a.example/x");
}

TEST_CASE("several articles on a page are several documents, entries under one title are one") {
    const auto item = [](const std::string& name) {
        return "<article><h2>" + name + " is in the news</h2>" + prose(name) + prose("Once more " + name) +
               prose("For the third time " + name) + prose("Lastly " + name) + "</article>";
    };
    const std::string items = item("Oldport") + item("Northwind") + item("Southwind");
    const std::vector<Document> several = read("<html><body>" + items);
    REQUIRE(several.size() == 3);
    CHECK(several[1].title == "Northwind is in the news");
    CHECK(read("<html><body><h1>Live: the storm over the bay</h1>" + items).size() == 1);
}

TEST_CASE("what interrupts a paragraph is cut out of it, and a sentence that only sounds so is not") {
    const auto paragraph = [](const std::string& markup) {
        const auto documents = read("<h1>Yard wins order</h1>" + prose("The yard won") + "<p>" + markup + "</p>" +
                                    prose("The order came"));
        REQUIRE(documents.size() == 1);
        REQUIRE(documents[0].blocks.size() >= 3);
        const Block& block = documents[0].blocks[2];
        return documents[0].text.substr(block.begin, block.end - block.begin);
    };
    const std::string kept = "Northwind has a yard in Oldport and another one in Selby.";
    CHECK(paragraph(kept + " <b>Read more: <a href='/x'>Southwind buys Westwind</a></b>") == kept);
    CHECK(paragraph(kept + " (Also read: <a href='/x'>Southwind buys Westwind</a>)") == kept);
    CHECK(paragraph(kept + " Sign up to our weekly newsletter <a href='/n'>here</a>.") == kept);
    CHECK(paragraph("ADVERTISEMENT " + kept) == kept);
    CHECK(paragraph(kept + " Read more: <a href='/x'>Southwind buys Westwind</a> It hired 40 men.") ==
          kept + " It hired 40 men.");
    for (const std::string sentence :
         {" Advertisement of jobs fell.", " Sign up was slow among welders.", " Its workers read more: books, papers."})
        CHECK(paragraph(kept + sentence) == kept + sentence);
}

TEST_CASE("what a page tells of its authors yields nothing") {
    const auto documents =
        read("<h1>Yard wins order</h1><p>By Dana Whitlow</p>" + prose("The yard won") + prose("The order came") +
             "<p>Dana Whitlow covers business for the Sentinel. She joined from the Toledo Herald.</p>"
             "<p>Dana was a welder at Northwind before.</p>");
    REQUIRE(documents.size() == 1);
    CHECK(documents[0].text.find("Herald") == std::string::npos);
    CHECK(documents[0].text.find("welder") == std::string::npos);
    CHECK(documents[0].text.find("The order came") != std::string::npos);
}

TEST_CASE("cells of figures, crumbs and the marks of footnotes are no words of the story") {
    const auto documents =
        read("<div class='crumb'><a>Home</a> / News / Yard wins order</div><h1>Yard wins order</h1>" +
             prose("The yard<a href='#f1'>1</a> won") + "<table><tr><td>Northwind</td><td>$60 million</td></tr></table>" +
             prose("The order came") + "<div class='footnotes'><p>The yard was bought by Southwind in 1990.</p></div>");
    REQUIRE(documents.size() == 1);
    CHECK(documents[0].text.find("The yard won") != std::string::npos);
    for (const char* gone : {"Home", "$60", "Southwind"})
        CHECK(documents[0].text.find(gone) == std::string::npos);
}

TEST_CASE("a page without prose has no article") {
    CHECK(read("<html><body><ul><li><a href=1>One</a><li><a href=2>Two</a></ul>").empty());
    CHECK(read("").empty());
    CHECK(read("<<<>>></").empty());
}

TEST_CASE("hostile pages cost time in proportion to their size") {
    const std::size_t many = 100'000;
    const auto repeat = [&](const std::string& text) {
        std::string all;
        for (std::size_t i = 0; i < many; ++i) all += text;
        return all;
    };
    CHECK(seconds(repeat("<div>")) < 5);
    CHECK(seconds(repeat("<b><p>x")) < 5);
    CHECK(seconds(repeat("<font color=1><table>x<p>")) < 5);
    CHECK(seconds(repeat("<a><table><td>")) < 5);
    CHECK(seconds(repeat("</div></p>")) < 5);
    CHECK(seconds(repeat("<!--")) < 5);
    CHECK(seconds(repeat("<svg><style><title>")) < 5);
    CHECK(seconds(repeat("<p>By A and B, 3 - ")) < 5);
    CHECK(seconds("<p title=\"" + std::string(20'000'000, 'a') + "\">x") < 5);
    std::string attributes = "<p";
    for (std::size_t i = 0; i < many; ++i) attributes += " class=" + std::to_string(i);
    CHECK(seconds(attributes + ">x") < 5);
}

TEST_CASE("markup is tamed without losing text") {
    CHECK(tame_markup("<p>a<b>b</b>c<script>x<y</script>d<br/>e").html == "<p>a<b>b</b>cd<br>e");
    CHECK(tame_markup("<q>Yes</q> 1 < 2 <x-y>z").html == "\u201CYes\u201D 1 &lt; 2  z");
    CHECK(tame_markup("a<!-- > --><svg><path/></svg>b<svg/>c").html == "abc");
    CHECK(tame_markup("<div onclick='x' class=\"a\">b</div></div>").html == "<div class=\"a\">b</div>");
    CHECK(tame_markup(std::string("a\0b", 3)).html == "ab");
}
