// The quotations of a document: one may run over sentences and paragraphs, and each part has its speaker.
#pragma once

#include "extract/claims/context.hpp"

namespace newsgraph {

/// One for each sentence. A part that names no speaker borrows that of its neighbour in the same block.
std::vector<Quotation> find_quotations(std::span<const Sentence> sentences, const Mentions& mentions,
                                       const ContextFinder& contexts, Tree& tree);

}  // namespace newsgraph
