#include "graph/identity.hpp"
#include "tests/catch.hpp"

using namespace newsgraph;

TEST_CASE("slugs leave out case, accents, punctuation and what companies append") {
    struct Case {
        NodeType type;
        const char* name;
        const char* slug;
    };
    const Case cases[] = {
        {NodeType::company, "Nvidia Corp.", "nvidia"},
        {NodeType::company, "The Boeing Company", "boeing"},
        {NodeType::company, "Taiwan Semiconductor Manufacturing Co., Ltd.",
         "taiwan-semiconductor-manufacturing"},
        {NodeType::company, "AT&T", "at-and-t"},
        {NodeType::company, "Johnson and Johnson", "johnson-and-johnson"},
        {NodeType::company, "McDonald’s", "mcdonald"},
        {NodeType::company, "Telefónica S.A.", "telefonica"},
        {NodeType::company, "Group", "group"},
        {NodeType::product, "C++", "c-plus-plus"},
        {NodeType::product, "C#", "c-sharp"},
        {NodeType::person, "Donald J. Trump", "donald-trump"},
        {NodeType::person, "Sinéad O'Connor", "sinead-oconnor"},
        {NodeType::person, "Nguyễn Phú Trọng", "nguyen-phu-trong"},
        {NodeType::person, "Łukasz Żółć", "lukasz-zolc"},
        {NodeType::person, "Æthelstan Øst", "aethelstan-ost"},
        {NodeType::chip, "Ascend 910B", "ascend-910b"},
        {NodeType::country, "U.S.", "us"},
        {NodeType::company, "ＡＢＣ", "abc"},
        {NodeType::company, "华为", "华为"},
        {NodeType::place, "МОСКВА", "москва"},
        {NodeType::product, "!?", "x213f"},
        {NodeType::product, "", "x"},
    };
    for (const auto& [type, name, expected] : cases) CHECK(slug(type, name) == expected);
}

TEST_CASE("spaces and hyphens do not tell identity keys apart, letters do") {
    CHECK(identity_key(NodeType::product, "GPT-4") == identity_key(NodeType::product, "GPT4"));
    CHECK(identity_key(NodeType::company, "Deep Seek") == identity_key(NodeType::company, "DeepSeek"));
    CHECK(identity_key(NodeType::chip, "H100") != identity_key(NodeType::chip, "H200"));
}

TEST_CASE("decomposed letters and bytes that are no UTF-8 are folded like any other") {
    CHECK(fold_words("Cafe\u0301  Society!") == "cafe society");
    CHECK_FALSE(slug(NodeType::company, "\xff\xc3").empty());
}
