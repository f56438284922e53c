// What no weight may overrule: agreement of gender, number and type, and where grammar forbids two phrases
// to be one thing.
#pragma once

#include "extract/claims/anaphora_features.hpp"

namespace newsgraph {

/// "fined X for failing its customers": what follows such a verb's object is told of the object.
bool is_blame(std::string_view lemma);

/// Whether the chain, last met in `last`, can be what the phrase refers to.
bool agrees(const Phrase& phrase, AnaphorClass kind, const Chain& chain, const Phrase& last);

/// Two arguments of one verb are two things, and a phrase is not its own possessor. `sentence` is the
/// phrase's own.
bool is_barred(const Sentence& sentence, const Phrase& phrase, const Phrase& other);

/// Whether a definite description can take up something: "the first state", "the state of emergency" and
/// "is the best choice" do not.
bool may_be_anaphor(const Sentence& sentence, const Phrase& phrase);

}  // namespace newsgraph
