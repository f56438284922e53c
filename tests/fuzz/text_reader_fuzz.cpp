// Any bytes as the text of an article, through the whole engine: exact spans, one tree a sentence, no sentence
// over a block's end, mentions and claims of what is there.
#include "extract/explanation.hpp"
#include "extract/language/tokenizer.hpp"
#include "extract/pipeline.hpp"

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

void check_names(const Sentence& sentence) {
    std::uint32_t last = 0;
    for (const auto& name : sentence.names) {
        require(name.first >= last && name.first < name.last && name.last <= sentence.tokens.size());
        last = name.last;
    }
}

void check_claims(const Document& document, const Explanation& seen) {
    const auto entities = seen.mentions.entities.size();
    for (const auto& mention : seen.mentions.mentions) {
        require(mention.sentence < seen.sentences.size() && static_cast<std::size_t>(mention.entity) < entities);
        require(mention.first < mention.last && mention.last <= seen.sentences[mention.sentence].tokens.size());
        require(mention.first <= mention.head && mention.head < mention.last);
    }
    for (const auto& claim : seen.claims) {
        require(static_cast<std::size_t>(claim.source) < entities && static_cast<std::size_t>(claim.target) < entities);
        require(claim.evidence.start < claim.evidence.end && claim.evidence.end <= document.text.size());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Engine engine;
    Document document;
    document.text.assign(reinterpret_cast<const char*>(data), size);
    for (std::size_t begin = 0; begin <= size;) {
        const auto end = std::min(document.text.find("\n\n", begin), size);
        document.blocks.push_back({begin, end});
        begin = end + 2;
    }
    const auto seen = engine.explain(document);
    std::uint32_t last = 0;
    for (const auto& sentence : seen.sentences) {
        require(sentence.begin >= last);
        check_sentence(document, sentence);
        check_names(sentence);
        last = sentence.end;
    }
    check_claims(document, seen);
    return 0;
}
