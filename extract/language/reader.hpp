// A document in, its sentences out: tokens, tags, lemmas and trees, as the trained models read them.
// Immutable once made; one reader serves any number of threads.
#pragma once

#include "extract/language/sentence.hpp"
#include "extract/language/tokenizer.hpp"
#include "graph/document.hpp"

namespace newsgraph {

class SentenceReader {
public:
    /// Throws Error when the model lacks a section or one is damaged. The model must outlive the reader.
    explicit SentenceReader(const ModelFile& model);

    /// The sentences of all blocks, in order, without names. No sentence crosses a block.
    std::vector<Sentence> read(const Document& document) const;

private:
    Tokenizer tokenizer_;
};

}  // namespace newsgraph
