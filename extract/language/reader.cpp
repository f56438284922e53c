#include "extract/language/reader.hpp"

#include "extract/language/tagger.hpp"

namespace newsgraph {

SentenceReader::SentenceReader(const ModelFile& model)
    : tokenizer_(model), network_(BinaryReader(model.section("network"), "network")),
      lemmatizer_(BinaryReader(model.section("lemmas"), "lemmas")) {}

void SentenceReader::analyze(Sentence& sentence) const {
    Room room;
    analyze(sentence, room);
}

void SentenceReader::analyze(Sentence& sentence, Room& room) const {
    make_words(sentence.tokens, room.words);
    network_.encoder.encode(room.words, room.encoding);
    tag(room.encoding, sentence.tokens);
    network_.parser.parse(room.encoding, room.parser, sentence.tokens);
    for (auto& token : sentence.tokens) token.lemma = lemmatizer_.lemma(token.form, token.upos, token.xpos);
}

std::vector<Sentence> SentenceReader::read(const Document& document) const {
    const std::string_view text = document.text;
    std::vector<Sentence> sentences;
    std::vector<TokenSpan> spans;
    std::vector<std::uint32_t> ends;
    Room room;
    for (std::size_t block = 0; block < document.blocks.size(); ++block) {
        spans.clear();
        ends.clear();
        tokenizer_.tokenize(text, document.blocks[block].begin, document.blocks[block].end, spans);
        tokenizer_.split(text, spans, ends);
        std::size_t next = 0;
        for (const auto end : ends) {
            auto& sentence = sentences.emplace_back();
            sentence.block = static_cast<std::uint32_t>(block);
            sentence.begin = spans[next].begin;
            sentence.end = spans[end].end;
            for (; next <= end; ++next) {
                auto& token = sentence.tokens.emplace_back();
                token.begin = spans[next].begin;
                token.end = spans[next].end;
                token.space_before = next == 0 || spans[next - 1].end != token.begin;
                token.form = text.substr(token.begin, token.end - token.begin);
            }
            analyze(sentence, room);
        }
    }
    return sentences;
}

}  // namespace newsgraph
