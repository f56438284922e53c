// Any bytes as the text of an article: exact spans, one tree a sentence, no sentence over a block's end.
#include "extract/language/reader.hpp"

#include <cstdlib>

using namespace newsgraph;

namespace {

void require(bool condition) {
    if (!condition) std::abort();
}

void check_sentence(const Document& document, const Sentence& sentence) {
    const auto& block = document.blocks[sentence.block];
    require(!sentence.tokens.empty() && sentence.tokens.size() <= max_sentence);
    require(sentence.begin >= block.begin && sentence.end <= block.end);
    std::uint32_t last = sentence.begin;
    const auto size = static_cast<std::int32_t>(sentence.tokens.size());
    for (const auto& token : sentence.tokens) {
        require(token.begin >= last && token.end > token.begin && token.end <= sentence.end);
        require(token.form.data() == document.text.data() + token.begin);
        last = token.end;
        std::int32_t steps = 0;
        for (auto at = token.head; at >= 0; at = sentence.tokens[static_cast<std::size_t>(at)].head)
            require(at < size && ++steps < size);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const SentenceReader reader(embedded_model());
    Document document;
    document.text.assign(reinterpret_cast<const char*>(data), size);
    for (std::size_t begin = 0; begin <= size;) {
        const auto end = std::min(document.text.find("\n\n", begin), size);
        document.blocks.push_back({begin, end});
        begin = end + 2;
    }
    std::uint32_t last = 0;
    for (const auto& sentence : reader.read(document)) {
        require(sentence.begin >= last);
        check_sentence(document, sentence);
        last = sentence.end;
    }
    return 0;
}
