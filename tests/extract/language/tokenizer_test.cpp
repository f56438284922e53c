#include "extract/language/reader.hpp"

#include "tests/catch.hpp"

using namespace newsgraph;

namespace {

Document document_of(const std::string& text) {
    Document document;
    document.text = text;
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find("\n\n", begin), text.size());
        document.blocks.push_back({begin, end});
        begin = end + 2;
    }
    return document;
}

// Tokens with blanks between, sentences with " | " between.
std::string tokens_of(const std::string& text) {
    static const SentenceReader reader(embedded_model());
    const auto document = document_of(text);
    std::string shown;
    for (const auto& sentence : reader.read(document)) {
        if (!shown.empty()) shown += " |";
        for (const auto& token : sentence.tokens) {
            if (!shown.empty()) shown += ' ';
            shown += token.form;
        }
    }
    return shown;
}

}  // namespace

TEST_CASE("tokens follow the treebanks' conventions") {
    CHECK(tokens_of("It doesn't say what they'll do.") == "It does n't say what they 'll do .");
    CHECK(tokens_of("The firm cannot pay.") == "The firm can not pay .");
    CHECK(tokens_of("Norvex’s chief didn’t answer.") == "Norvex ’s chief did n’t answer .");
    CHECK(tokens_of("The Oslo-based firm grew.") == "The Oslo - based firm grew .");
    CHECK(tokens_of("It cost $5.6m in 2023.") == "It cost $ 5.6 m in 2023 .");
    CHECK(tokens_of("Sales rose 17% to 1,250.75 crowns.") == "Sales rose 17 % to 1,250.75 crowns .");
    CHECK(tokens_of("The U.S. and Norvex Corp. agreed.") == "The U.S. and Norvex Corp. agreed .");
    CHECK(tokens_of("Mr. Holt said \"no\" (twice).") == "Mr. Holt said \" no \" ( twice ) .");
    CHECK(tokens_of("See https://example.org/a-b?c=1 or mail ann.holt@example.org.") ==
          "See https://example.org/a-b?c=1 or mail ann.holt@example.org .");
    CHECK(tokens_of("‘It’s very much over,’ he said.") == "‘ It ’s very much over , ’ he said .");
}

TEST_CASE("sentences end where they should") {
    CHECK(tokens_of("Norvex fell. Its rivals rose.") == "Norvex fell . | Its rivals rose .");
    CHECK(tokens_of("\"We are done.\" She left.") == "\" We are done . \" | She left .");
    CHECK(tokens_of("Dr. Ann Holt of St. Olav Inc. spoke.") == "Dr. Ann Holt of St. Olav Inc. spoke .");
    CHECK(tokens_of("A title\n\nA story") == "A title | A story");
}

TEST_CASE("offsets are exact and no sentence crosses a block, whatever the bytes") {
    const SentenceReader reader(embedded_model());
    const std::string text = "Caf\xC3\xA9 \xFF\xFE ok\x01. \xF0\x9F\x98\x80 \xE2\x80\x9CSo\xE2\x80\x9D\n\n\xC3\n\n  \n\nEnd";
    const auto document = document_of(text);
    std::uint32_t last = 0;
    for (const auto& sentence : reader.read(document)) {
        const auto& block = document.blocks[sentence.block];
        CHECK(sentence.begin >= block.begin);
        CHECK(sentence.end <= block.end);
        CHECK(sentence.begin == sentence.tokens.front().begin);
        CHECK(sentence.end == sentence.tokens.back().end);
        for (const auto& token : sentence.tokens) {
            CHECK(token.begin >= last);
            CHECK(token.end > token.begin);
            CHECK(token.form == std::string_view(text).substr(token.begin, token.end - token.begin));
            last = token.end;
        }
    }
    CHECK(last == text.size());
}

TEST_CASE("very long tokens and sentences are cut at a stated length") {
    const SentenceReader reader(embedded_model());
    std::string words;
    for (int i = 0; i < 20000; ++i) words += "word ";
    for (const auto& text : {words, std::string(100000, '"'), std::string(100000, 'a'), std::string(100000, '(')}) {
        const auto document = document_of(text);
        for (const auto& sentence : reader.read(document)) {
            CHECK(sentence.tokens.size() <= max_sentence);
            for (const auto& token : sentence.tokens) CHECK(token.end - token.begin <= 4 * max_chunk);
        }
    }
}

TEST_CASE("of an endless sentence the first max_run tokens are read, and what stands behind its end") {
    const SentenceReader reader(embedded_model());
    std::string endless;
    for (std::size_t i = 0; i < 30 * max_run; ++i) endless += "word ";
    for (const std::string behind : {"word.\n\nShares of Norvex rose.", "word. Shares of Norvex rose."}) {
        const auto text = endless + behind;
        const auto document = document_of(text);
        const auto sentences = reader.read(document);
        REQUIRE(sentences.size() == max_run / max_sentence + 1);
        for (std::size_t i = 0; i + 1 < sentences.size(); ++i) CHECK(sentences[i].tokens.size() == max_sentence);
        CHECK(sentences.back().begin == text.find("Shares"));
    }
}

TEST_CASE("a block of any size is read, each token once") {
    const SentenceReader reader(embedded_model());
    std::string words, quotes;
    while (words.size() < 300'000) words += "Norvex sold a café to Ada Quill of Oslo on Monday. ";
    while (quotes.size() < 300'000) quotes += "“”’«»—…";
    for (const auto& text : {words, quotes}) {
        const auto document = document_of(text);
        std::size_t last = 0, sentences = 0;
        for (const auto& sentence : reader.read(document)) {
            CHECK(sentence.begin - last <= 1);
            for (const auto& token : sentence.tokens) CHECK((token.form[0] & 0xC0) != 0x80);
            last = sentence.end;
            ++sentences;
        }
        if (text == words) CHECK(sentences >= text.size() / 52);
        if (text == words) CHECK(last + 1 == text.size());
    }
}
