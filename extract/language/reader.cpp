#include "extract/language/reader.hpp"

namespace newsgraph {

SentenceReader::SentenceReader(const ModelFile& model)
    : tokenizer_(model), tagger_(BinaryReader(model.section("tagger"), "tagger")),
      parser_(BinaryReader(model.section("parser"), "parser")),
      lemmatizer_(BinaryReader(model.section("lemmas"), "lemmas")) {}

void SentenceReader::analyze(Sentence& sentence) const {
    std::vector<Word> words;
    analyze(sentence, words);
}

void SentenceReader::analyze(Sentence& sentence, std::vector<Word>& words) const {
    make_words(sentence.tokens, words);
    tagger_.tag(words);
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto& token = sentence.tokens[i];
        token.upos = words[i].upos;
        token.xpos = words[i].xpos;
        token.lemma = lemmatizer_.lemma(token.form, token.upos, token.xpos);
    }
    parser_.parse(words, sentence.tokens);
}

std::vector<Sentence> SentenceReader::read(const Document& document) const {
    const std::string_view text = document.text;
    std::vector<Sentence> sentences;
    std::vector<TokenSpan> spans;
    std::vector<std::uint32_t> ends;
    std::vector<Word> words;
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
            analyze(sentence, words);
        }
    }
    return sentences;
}

}  // namespace newsgraph
