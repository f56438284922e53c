#include "extract/language/names.hpp"
#include "extract/language/model_file.hpp"
#include "extract/language/reader.hpp"
#include "tests/catch.hpp"

using namespace newsgraph;

namespace {

struct Reader {
    NameTables tables;
    SentenceReader sentences{embedded_model()};
    NameRecognizer names{embedded_model()};
};

const Reader& reader() {
    static const Reader made;
    return made;
}

std::vector<Sentence> read(const Document& document) {
    auto sentences = reader().sentences.read(document);
    reader().names.recognize(reader().tables, sentences);
    return sentences;
}

// "company Nvidia; chip H800": the names of a text of one block, in order.
std::string names_of(const std::string& text) {
    Document document;
    document.text = text;
    document.blocks.push_back({0, text.size(), BlockKind::paragraph});
    std::string out;
    for (const auto& sentence : read(document))
        for (const auto& name : sentence.names) {
            if (!out.empty()) out += "; ";
            const auto &first = sentence.tokens[name.first], &last = sentence.tokens[name.last - 1];
            out += std::string(to_string(name.type)) + ' ' + text.substr(first.begin, last.end - first.begin);
        }
    return out;
}

}  // namespace

TEST_CASE("the maker is no part of a chip's name") {
    CHECK(names_of("The laboratory rented 3,000 Nvidia H800 GPUs for the work.") ==
          "company Nvidia; chip H800");
}

TEST_CASE("posts stand outside of names, countries before them are names") {
    CHECK(names_of("U.S. President Donald Trump met French President Emmanuel Macron.") ==
          "country U.S.; person Donald Trump; country French; person Emmanuel Macron");
}

TEST_CASE("a demonym is a name of its country, a people or a faith is none") {
    CHECK(names_of("Chinese officials met Kurdish and Muslim leaders.") == "country Chinese");
}

TEST_CASE("the currency of an amount is no country") {
    CHECK(names_of("The deal is worth US$40 billion to Boeing.") == "company Boeing");
}

TEST_CASE("weekdays, months and posts alone are no names") {
    CHECK(names_of("On Tuesday in March the President said that the Minister would resign.") == "");
}

TEST_CASE("a headline in capital letters is not all names") {
    CHECK(names_of("GERMANY CALLS FOR NEW TALKS WITH CHINA OVER STEEL") == "country GERMANY; country CHINA");
}

TEST_CASE("one name has one type in a document") {
    const auto names = names_of(
        "Harlan Voss, who founded Tellura Robotics Inc., resigned. Tellura Robotics makes arms. Shares of "
        "Tellura fell.");
    CHECK(names.find("company Tellura Robotics") != std::string::npos);
    CHECK(names.find("person Tellura") == std::string::npos);
    CHECK(names.find("place Tellura") == std::string::npos);
}

TEST_CASE("names lie inside their sentences, ascending and apart, whatever the text") {
    std::string odd = "U.S. $ US$ 4GB #tag @x Inc. The - - - \"\"\" (((";
    for (int i = 0; i < 300; ++i)
        odd += " Alpha-" + std::to_string(i) + " INC NVIDIA Nvidia H100s \xF0\x9F\x98\x80 \xC3";
    for (const auto& text :
         {odd, std::string(), std::string("\n\n"), std::string(5000, 'A'), std::string(3000, '-')}) {
        Document document;
        document.text = text;
        document.blocks.push_back({0, text.size(), BlockKind::paragraph});
        for (const auto& sentence : read(document)) {
            std::uint32_t before = 0;
            for (const auto& name : sentence.names) {
                CHECK(name.first >= before);
                CHECK(name.first < name.last);
                CHECK(name.last <= sentence.tokens.size());
                CHECK(name.confidence >= 0);
                CHECK(name.confidence <= 1);
                before = name.last;
            }
        }
    }
}

TEST_CASE("labels follow each other only within a name of one kind") {
    CHECK(may_follow(label_outside, label_person));
    CHECK(may_follow(label_person, label_person + 2));
    CHECK_FALSE(may_follow(label_person, label_outside));
    CHECK_FALSE(may_follow(label_person, label_body + 1));
    CHECK_FALSE(may_follow(label_outside, label_location + 2));
    CHECK(may_follow(label_other_inside, label_outside));
}

TEST_CASE("a damaged feature table is an error") {
    BinaryWriter out;
    out.value(std::uint32_t{4});
    const std::vector<std::uint32_t> slots(16, 3);  // row 2 of none, and no empty slot
    const std::vector<std::int8_t> rows(16);
    out.array(std::span<const std::uint32_t>(slots));
    out.array(std::span<const std::int8_t>(rows));
    alignas(64) char bytes[512];
    REQUIRE(out.bytes().size() <= sizeof bytes);
    std::copy(out.bytes().begin(), out.bytes().end(), bytes);
    BinaryReader in({bytes, out.bytes().size()}, "names");
    CHECK_THROWS_AS(FeatureTable(in), Error);
}
