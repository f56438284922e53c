#include "extract/language/reader.hpp"

namespace newsgraph {

SentenceReader::SentenceReader(const ModelFile& model) : tokenizer_(model) {}

std::vector<Sentence> SentenceReader::read(const Document& document) const {
    const std::string_view text = document.text;
    std::vector<Sentence> sentences;
    std::vector<TokenSpan> spans;
    std::vector<std::uint32_t> ends;
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
        }
    }
    return sentences;
}

}  // namespace newsgraph
