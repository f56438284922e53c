#include "extract/read/lines.hpp"

#include "tests/catch.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>

using namespace newsgraph;

namespace {

/// The blocks as "kind: text", one a line.
std::string blocks(std::string_view text, std::size_t which = 0) {
    constexpr std::array<std::string_view, 9> names{"title",     "standfirst", "heading",
                                                    "paragraph", "list_item",  "quotation",
                                                    "caption",   "byline",     "furniture"};
    const std::vector<Article> articles = judge_lines(text);
    REQUIRE(which < articles.size());
    std::string out;
    for (const Block& block : articles[which].blocks) {
        const std::string_view slice = text.substr(articles[which].begin);
        out += std::string(names[static_cast<std::size_t>(block.kind)]) + ": " +
               std::string(slice.substr(block.begin, block.end - block.begin)) + "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("a clean article loses nothing") {
    CHECK(
        blocks("Harbour town gets its ferry back\n\nMonday, May 6, 2024\n\n"
               "The ferry between Oldport and the islands will sail again from June, the council said.\n\n"
               "\"We waited two years,\" said Ann Poe.\n\nWhat it costs\n\n"
               "A ticket is to cost $4, half of what the bus company charges for the way round the bay.\n") ==
        "title: Harbour town gets its ferry back\n"
        "byline: Monday, May 6, 2024\n"
        "paragraph: The ferry between Oldport and the islands will sail again from June, the council said.\n"
        "paragraph: \"We waited two years,\" said Ann Poe.\n"
        "heading: What it costs\n"
        "paragraph: A ticket is to cost $4, half of what the bus company charges for the way round the "
        "bay.\n");
}

TEST_CASE("menus, tickers, share bars, captions and the lists behind the story are no story") {
    const std::string text =
        "The Bay Courier\n\n  \u2022 News\n    \u2022 Politics\n    \u2022 Harbour\n  \u2022 Sport\nVideos\n"
        "BREAKING\nStorm closes the northern road until Friday, police say.\nMayor to speak at noon.\n\n"
        "Oldport orders three electric ferries\n\n  \u2022 By Jane Doe\n  \u2022 Today 08:50\n4 Min "
        "Read\n\nShare\nTweet\n"
        "  \u2022 FILE - A ferry at the quay of Oldport, May 2, 2024. (AP Photo/Ann Poe)\n\n"
        "Oldport has ordered three electric ferries from the yard of Northwind for $60 million, it said on "
        "Monday.\n\n"
        "Related News\n\nWhy the herring came back\n\nTen walks around the bay\n\n"
        "The yard beat two rivals from abroad, and the first of the ferries is to sail in the spring of "
        "2026.\n\n"
        "Read more: Northwind hires again\n\n  \u2022 Ferries\n  \u2022 Oldport\n\nMost Read\n\n"
        "A man walks his dog on the beach of Oldport, which the council wants to widen by ten metres (The "
        "Bay Courier)\n\n"
        "The Bay Courier\n\nAll Rights Reserved\n\nThe Bay Courier\n";
    CHECK(blocks(text).find(
              "title: Oldport orders three electric ferries\nbyline: By Jane Doe\nbyline: Today 08:50\n"
              "byline: 4 Min Read\nfurniture: Share\nfurniture: Tweet\ncaption: FILE - ") !=
          std::string::npos);
    std::string story;
    const Article article = judge_lines(text).front();
    for (const Block& block : article.blocks) {
        if (is_story(block.kind)) story += text.substr(block.begin, block.end - block.begin) + "\n";
    }
    CHECK(story ==
          "Oldport orders three electric ferries\n"
          "Oldport has ordered three electric ferries from the yard of Northwind for $60 million, it said on "
          "Monday.\n"
          "The yard beat two rivals from abroad, and the first of the ferries is to sail in the spring of "
          "2026.\n");
    CHECK(article.publisher == "The Bay Courier");
    CHECK(article.byline == std::vector<std::string>{"Jane Doe"});
    CHECK(article.published.empty());
}

TEST_CASE("a header that repeats parts a file into articles, and a glued credit leaves the first paragraph") {
    const std::string body =
        " the islands will get a second ferry next year because the first was full on most days of the "
        "summer, the "
        "council of Oldport said in a report that it published on Monday after long talks with the yard.";
    const std::string text =
        "\nIslanders ask for more\nThe people of the islands want" + body + "\n\nRelated Articles\n\n" +
        "Bay Courier\n9 hours ago\n- Bay Courier\nFerry yard is full\nAgencies Officials say" + body +
        "\n\nBay Courier\n9 hours ago\n- Bay Courier\nHerring is back\nAgencies Fishers hope" + body + "\n";
    const std::vector<Article> articles = judge_lines(text);
    REQUIRE(articles.size() == 3);
    CHECK(articles[0].title == "Islanders ask for more");
    CHECK(articles[1].title == "Ferry yard is full");
    CHECK(articles[2].title == "Herring is back");
    CHECK(articles[1].publisher == "Bay Courier");
    CHECK(articles[0].end == articles[1].begin);
    CHECK(blocks(text, 2).ends_with("byline: Agencies\nparagraph: Fishers hope" + body + "\n"));
}

TEST_CASE("a dateline may name an agency that no list knows, or only a date") {
    const auto first = [](const std::string& start) {
        return judge_lines("Yard opens\n\n" + start + "The yard of Northwind opened again on Friday after a strike.\n")
            .front();
    };
    for (const char* start : {"OLDPORT, Jan 5, 2024 (Gullwire) - ", "Oldport, Jan 5, 2024 - ", "OLDPORT (Gullwire) \u2014 "})
        CHECK(first(start).blocks.at(1).kind == BlockKind::byline);
    CHECK(first("Oldport, Jan 5, 2024 - ").published == "2024-01-05");
    CHECK(first("Northwind (NYSE: NWD) - ").blocks.at(1).kind == BlockKind::paragraph);
}

TEST_CASE("a dateline needs no dash where a table knows the city") {
    const auto first = [](std::string head) {
        const auto text =
            blocks("Yard opens\n\n" + head +
                   "Northwind Corp said on Tuesday it would open a yard for ferries, people familiar "
                   "with the matter said.\n");
        return text.substr(text.find('\n') + 1, text.find('\n', text.find('\n') + 1) - text.find('\n') - 1);
    };
    CHECK(first("SEOUL ") == "byline: SEOUL");
    CHECK(first("NEW YORK/LONDON ") == "byline: NEW YORK/LONDON");
    CHECK(first("FARNBOROUGH, England ") == "byline: FARNBOROUGH, England");
    CHECK(first("DUBAI (Reuters) ") == "byline: DUBAI (Reuters)");
    CHECK(first("NORTH SEA ").starts_with("paragraph: NORTH SEA Northwind"));
    CHECK(first("LONDON GROUP ").starts_with("paragraph: LONDON GROUP Northwind"));
}

TEST_CASE("a dateline is taken off the first paragraph and names agency and date") {
    const Article article = judge_lines(
                                "Yard opens\n\nOLDPORT, Jan 5, 2024 (Reuters) - The yard of Northwind opened "
                                "again on Friday after a strike of two weeks.\n")
                                .front();
    REQUIRE(article.blocks.size() == 3);
    CHECK(article.blocks[1].kind == BlockKind::byline);
    CHECK(article.publisher == "Reuters");
    CHECK(article.published == "2024-01-05");
    CHECK(
        judge_lines(
            "Ruling\n\nOn Monday, the High Court of Oldport (HCO) \u2013 which sits in the old customs house "
            "\u2013 heard the case.\n")
            .front()
            .blocks.size() == 2);
}

TEST_CASE("hard-wrapped paragraphs are one block each") {
    CHECK(blocks("The long way home\n\nIt was late in the evening when the last of the three\n"
                 "ferries came in, and nobody at the quay had thought of\nlighting the lamps. The mayor "
                 "apologized.\n\n"
                 "Nobody was hurt, said the police of Oldport on Tuesday.\n") ==
          "title: The long way home\n"
          "paragraph: It was late in the evening when the last of the three\nferries came in, and nobody at "
          "the quay "
          "had thought of\nlighting the lamps. The mayor apologized.\n"
          "paragraph: Nobody was hurt, said the police of Oldport on Tuesday.\n");
}

TEST_CASE("a single line is a story") {
    CHECK(blocks("Northwind bought Southwind") == "paragraph: Northwind bought Southwind\n");
    CHECK(judge_lines(" \n\n ").empty());
}

TEST_CASE("what stands between title and story is no story: names, posts, credits, summaries") {
    CHECK(
        blocks(
            "Northwind buys Southwind\nBy Jane Doe\nMarch 6, 2024 10:12 AM | Updated 2 hours ago\n\nAnn Poe\n"
            "Shipping correspondent\n\nThe yard of Northwind in Oldport, on Tuesday.\nJohn Roe/Bay Images\n\n"
            "Northwind will buy its rival Southwind for $2 billion, the two said on Wednesday.\n") ==
        "title: Northwind buys Southwind\nbyline: By Jane Doe\nbyline: March 6, 2024 10:12 AM | Updated 2 "
        "hours ago\n"
        "byline: Ann Poe\nbyline: Shipping correspondent\n"
        "caption: The yard of Northwind in Oldport, on Tuesday.\ncaption: John Roe/Bay Images\n"
        "paragraph: Northwind will buy its rival Southwind for $2 billion, the two said on Wednesday.\n");
}

TEST_CASE("a pitch within a paragraph is parted from it, and offsets stay those of the file") {
    const std::string first = "Northwind has a yard in Oldport and another one in Selby, it said. ",
                      pitch = "Sign up for our newsletter here. ", last = "It hired 40 men on Monday.";
    const std::string text = "Yard wins order\n\n" + first + pitch + last + "\n";
    const auto articles = judge_lines(text);
    REQUIRE(articles.size() == 1);
    std::string story;
    for (const Block& block : articles[0].blocks)
        if (is_story(block.kind)) story += text.substr(block.begin, block.end - block.begin) + "|";
    CHECK(story == "Yard wins order|" + first + "|" + last + "|");
}

TEST_CASE("the story goes on behind an aside at its next sentence") {
    CHECK(blocks("Northwind buys Southwind\n\nNorthwind will buy its rival Southwind for $2 billion, the two "
                 "said.\n\n"
                 "Related article\nWhy the herring came back to the bay\n5 min read\n\n"
                 "Shares of Southwind rose by 12 percent in Eastmark.\n\nHow it came about\n\n"
                 "Ann Poe, who leads Northwind, began the talks in May.\n") ==
          "title: Northwind buys Southwind\n"
          "standfirst: Northwind will buy its rival Southwind for $2 billion, the two said.\n"
          "furniture: Related article\nfurniture: Why the herring came back to the bay\nbyline: 5 min read\n"
          "paragraph: Shares of Southwind rose by 12 percent in Eastmark.\nheading: How it came about\n"
          "paragraph: Ann Poe, who leads Northwind, began the talks in May.\n");
}

TEST_CASE("notes, contacts, figures and tags around a story are no story") {
    CHECK(
        blocks("Key points\n- Northwind is to buy Southwind for $2 billion.\n\n"
               "Northwind has agreed to buy its rival Southwind. It gave two reasons:\n\n- Lower costs\n- A "
               "larger fleet\n\n"
               "NWD +3.2%\nSWD 12.0 +1.0\n\nEmail tips@courier.example with your story.\n"
               "John Roe contributed to this report.\n#northwind #southwind\n\u2014\n") ==
        "furniture: Key points\nlist_item: Northwind is to buy Southwind for $2 billion.\n"
        "paragraph: Northwind has agreed to buy its rival Southwind. It gave two reasons:\n"
        "list_item: Lower costs\nlist_item: A larger fleet\nfurniture: NWD +3.2%\nfurniture: SWD 12.0 +1.0\n"
        "furniture: Email tips@courier.example with your story.\nbyline: John Roe contributed to this "
        "report.\n"
        "furniture: #northwind #southwind\nfurniture: \u2014\n");
}

namespace {

struct Words {
    std::size_t kept = 0, wanted = 0, right = 0;
};

/// A text of data/lines: each line has a mark before it, T (title), S (standfirst) and H (heading) with a blank
/// behind, + for the story's other lines, - for furniture. Counts words and collects what is wrong.
Words judge_marked(const std::filesystem::path& path, std::string& wrong) {
    std::ifstream in(path);
    std::string text;
    std::vector<std::pair<std::size_t, char>> marks;
    for (std::string line; std::getline(in, line);) {
        const char mark = line.empty() ? '-' : line[0];
        REQUIRE(std::string("TSH+-").find(mark) != std::string::npos);
        marks.emplace_back(text.size(), mark);
        text += line.substr(std::min<std::size_t>(line.size(), mark == '+' || mark == '-' ? 1 : 2)) + "\n";
    }
    std::string story(text.size(), ' ');
    for (const Article& article : judge_lines(text))
        for (const Block& block : article.blocks)
            for (std::size_t i = block.begin; i < block.end && is_story(block.kind); ++i)
                story[article.begin + i] = text[article.begin + i];
    Words words;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const std::size_t begin = marks[i].first, end = i + 1 < marks.size() ? marks[i + 1].first : text.size();
        const std::size_t all = count_words(std::string_view(text).substr(begin, end - begin)),
                          kept = count_words(std::string_view(story).substr(begin, end - begin));
        const bool wanted = marks[i].second != '-';
        words.kept += kept;
        words.wanted += wanted ? all : 0;
        words.right += wanted ? kept : 0;
        if (wanted ? kept * 2 < all : kept > 0) wrong += path.filename().string() + ": " + text.substr(begin, end - begin);
    }
    return words;
}

}  // namespace

TEST_CASE("of articles pasted with all that stood around them, the story is kept and nothing else") {
    double precision = 0, recall = 0;
    std::size_t texts = 0;
    std::string wrong;
    std::set<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(std::string(NEWSGRAPH_TESTS_DIR) + "/extract/read/data/lines"))
        paths.insert(entry.path());
    for (const auto& path : paths) {
        const Words words = judge_marked(path, wrong);
        precision += static_cast<double>(words.right) / static_cast<double>(std::max<std::size_t>(words.kept, 1));
        recall += static_cast<double>(words.right) / static_cast<double>(words.wanted);
        ++texts;
    }
    precision /= static_cast<double>(texts);
    recall /= static_cast<double>(texts);
    INFO(wrong);
    std::cout << texts << " pasted texts, words kept: precision " << precision << ", recall " << recall << '\n';
    CHECK(texts >= 15);
    CHECK(precision >= 0.98);
    CHECK(recall >= 0.98);
}
