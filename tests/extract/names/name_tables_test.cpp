#include "extract/language/name_tables.hpp"
#include "graph/error.hpp"
#include "tests/catch.hpp"

#include <fstream>

using namespace newsgraph;

namespace {

const NameTables& tables() {
    static const NameTables made;
    return made;
}

// Tokens at spaces and before a few marks, as the tokenizer would cut these short texts.
std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    for (std::size_t begin = 0; begin < text.size();) {
        if (text[begin] == ' ') {
            ++begin;
            continue;
        }
        auto end = begin + 1;
        if (text[begin] != '-' && text[begin] != ',')
            while (end < text.size() && text[end] != ' ' && text[end] != '-' && text[end] != ',') ++end;
        Token token;
        token.form = text.substr(begin, end - begin);
        token.space_before = begin == 0 || text[begin - 1] == ' ';
        tokens.push_back(token);
        begin = end;
    }
    return tokens;
}

std::string longest(std::string_view text, std::size_t first = 0) {
    const auto tokens = tokens_of(text);
    const auto match = tables().find_longest(tokens, first);
    if (!match) return "";
    const auto& fact = *match->facts[0];
    return std::to_string(match->last - first) + " " + std::string(to_string(tables().thing(fact).type)) +
           " " + std::string(tables().thing(fact).name);
}

}  // namespace

TEST_CASE("a country is found by names, abbreviations, demonyms and, when asked, seats") {
    for (const auto* form : {"United States", "US", "U.S.", "USA", "American", "AMERICAN", "Americans"}) {
        INFO(form);
        REQUIRE(tables().find_country(form));
        CHECK(tables().find_country(form)->name == "United States");
        CHECK(tables().find_country(form)->iso == "US");
    }
    CHECK_FALSE(tables().find_country("Beijing"));
    REQUIRE(tables().find_country("Beijing", true));
    CHECK(tables().find_country("Beijing", true)->name == "China");
    CHECK(tables().find_country("Côte d’Ivoire")->name == "Ivory Coast");
    CHECK(tables().find_country("Turkiye")->name == "Turkey");
    CHECK_FALSE(tables().find_country("us"));
    CHECK_FALSE(tables().find_country(""));
    CHECK_FALSE(tables().find_country(std::string(100000, '-')));
}

TEST_CASE("the longest known name wins, whatever the hyphens and the case") {
    CHECK(longest("South Korean shipyards") == "2 country South Korea");
    CHECK(longest("Taiwan Semiconductor Manufacturing Company said") == "4 company TSMC");
    CHECK(longest("Ascend 910B chips") == "2 chip Ascend 910B");
    CHECK(longest("GPT-4 Turbo is") == "4 product GPT-4");
    CHECK(longest("al-Qaeda fighters") == "3 organization al-Qaeda");
    CHECK(longest("BANK OF ENGLAND HOLDS") == "3 organization Bank of England");
    CHECK(longest("general motors") == "");
    CHECK(longest("the harbour") == "");
    CHECK(longest("Sao Paulo") == longest("São Paulo"));
}

TEST_CASE("a match says how its case agrees with the table") {
    CHECK(tables().find("Nvidia")->agreement == NameCase::exact);
    CHECK(tables().find("NVIDIA")->agreement == NameCase::exact);
    CHECK(tables().find("DEEPSEEK")->agreement == NameCase::capitals);
    CHECK(tables().find("deepseek")->agreement == NameCase::folded);
}

TEST_CASE("an ambiguous name keeps all its readings") {
    bool country = false, place = false;
    const auto match = tables().find("Georgia");
    REQUIRE(match);
    for (const auto* fact : match->all()) {
        country |= tables().thing(*fact).type == NodeType::country;
        place |= tables().thing(*fact).type == NodeType::place;
    }
    CHECK(country);
    CHECK(place);
}

TEST_CASE("people's names and makers are known") {
    CHECK(tables().is_given_name("Wenfeng"));
    CHECK(tables().is_given_name("Maria"));
    CHECK(tables().is_surname("Netanyahu"));
    CHECK_FALSE(tables().is_given_name("Will"));
    CHECK(tables().thing(*tables().find("H800")->facts[0]).maker == "Nvidia");
}

TEST_CASE("a user's table adds names and says where it is wrong") {
    const auto path = std::filesystem::temp_directory_path() / "newsgraph_names_test.tsv";
    const auto write = [&](const char* text) { std::ofstream(path) << text; };
    write("#name\ttype\taliases\tmaker\nZorblatt\tcompany\tZorblatt Labs|ZBL\nZ9\tchip\t\tZorblatt\n");
    const NameTables with(std::span(&path, 1));
    REQUIRE(with.find("ZBL"));
    CHECK(with.thing(*with.find("ZBL")->facts[0]).name == "Zorblatt");
    CHECK(with.thing(*with.find("Z9")->facts[0]).maker == "Zorblatt");
    write("#name\ttype\nZorblatt\tfirm\n");
    CHECK_THROWS_WITH(NameTables(std::span(&path, 1)),
                      path.string() + ":2: expected a node type such as 'company', got 'firm'");
    write("Zorblatt,company\n");
    CHECK_THROWS_AS(NameTables(std::span(&path, 1)), InputError);
    std::filesystem::remove(path);
    CHECK_THROWS_WITH(NameTables(std::span(&path, 1)),
                      path.string() + ": cannot read this table of names; check the path");
}
