// What the engine saw on the way from a document to its claims: for the command `explain`.
#pragma once

#include "extract/claims/candidate.hpp"

namespace newsgraph {

struct Explanation {
    std::vector<Sentence> sentences;  ///< views into the document's text
    Mentions mentions;
    std::vector<LocalClaim> claims;
    std::vector<ClaimTrace> trace;  ///< candidates claimed and refused, in text order
};

}  // namespace newsgraph
