// Criticism and support that stand in what somebody says of another: "X said Y had lied", "Y is a hero," said
// X. The words are opinions.tsv; who speaks is the context's work.
#pragma once

#include "extract/claims/context.hpp"

namespace newsgraph {

void find_opinions(const Lexicon& lexicon, const ContextFinder& contexts, const Quotation& quotation,
                   Candidates& out);

}  // namespace newsgraph
