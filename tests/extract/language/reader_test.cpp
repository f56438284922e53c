#include "extract/language/reader.hpp"

#include "tests/catch.hpp"

#include <random>

using namespace newsgraph;

namespace {

const SentenceReader& reader() {
    static const SentenceReader instance(embedded_model());
    return instance;
}

std::vector<Sentence> read(Document& document, const std::string& text) {
    document.text = text;
    document.blocks = {{0, text.size()}};
    return reader().read(document);
}

// "form/tag/lemma<relation-head" for each token.
std::string shown(const std::string& text) {
    Document document;
    std::string out;
    for (const auto& sentence : read(document, text))
        for (const auto& token : sentence.tokens) {
            const auto head = token.head < 0 ? std::string_view("ROOT")
                                             : sentence.tokens[static_cast<std::size_t>(token.head)].form;
            out += (out.empty() ? "" : " ") + std::string(token.form) + '/' + std::string(to_string(token.upos)) + '/' +
                   token.lemma + '<' + std::string(to_string(token.deprel)) + '-' + std::string(head);
        }
    return out;
}

void check_tree(const Sentence& sentence) {
    const auto size = static_cast<std::int32_t>(sentence.tokens.size());
    int roots = 0;
    for (const auto& token : sentence.tokens) {
        CHECK(token.head >= -1);
        CHECK(token.head < size);
        roots += token.head == -1;
        CHECK((token.head == -1) == (token.deprel == Deprel::root));
        auto at = token.head;
        std::int32_t steps = 0;
        while (at >= 0 && steps <= size) at = sentence.tokens[static_cast<std::size_t>(at)].head, ++steps;
        CHECK(steps <= size);
    }
    CHECK(roots == 1);
}

}  // namespace

TEST_CASE("a plain sentence has the tags, lemmas and tree of the treebanks") {
    CHECK(shown("The company bought three ships.") ==
          "The/DET/the<det-company company/NOUN/company<nsubj-bought bought/VERB/buy<root-ROOT "
          "three/NUM/three<nummod-ships ships/NOUN/ship<obj-bought ./PUNCT/.<punct-bought");
}

TEST_CASE("a passive with its agent is told from an active") {
    const auto tree = shown("The firm was sued by Norway.");
    CHECK_THAT(tree, Catch::Matchers::Contains("firm/NOUN/firm<nsubj:pass-sued"));
    CHECK_THAT(tree, Catch::Matchers::Contains("was/AUX/be<aux:pass-sued"));
    CHECK_THAT(tree, Catch::Matchers::Contains("sued/VERB/sue<root-ROOT"));
    CHECK_THAT(tree, Catch::Matchers::Contains("Norway/PROPN/Norway<obl:agent-sued"));
}

TEST_CASE("whatever the words, every sentence is one tree") {
    std::mt19937 random(7);
    const std::vector<std::string> pieces{"the ", "of ", "Norvex ", "said ", "\"", ", ", "(", ")", ". ", "and ", "’s ",
                                          "12% ", "$5bn ", "-", "who ", "is ", "\n", "\xE4\xB8\xAD", "\xF0\x9F\x98\x80"};
    for (int round = 0; round < 60; ++round) {
        std::string text;
        for (int i = 0; i < 80; ++i) text += pieces[random() % pieces.size()];
        Document document;
        for (const auto& sentence : read(document, text)) check_tree(sentence);
    }
    Document document;
    CHECK(read(document, "").empty());
    CHECK(read(document, " \n ").empty());
}
