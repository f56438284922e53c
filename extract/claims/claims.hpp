// Sentences with mentions become claims: who is reported to have done what, who says so, how sure.
#pragma once

#include "extract/claims/candidate.hpp"

namespace newsgraph {

/// Claims of the document's sentences in text order. Evidence is the sentence. `trace`, when given, receives
/// every claim and every candidate that was refused. `open`: also open relations.
std::vector<LocalClaim> find_claims(const Document& document, std::span<const Sentence> sentences,
                                    const Mentions& mentions, const Lexicon& lexicon,
                                    std::vector<ClaimTrace>* trace = nullptr, bool open = false);

}  // namespace newsgraph
