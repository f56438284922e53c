// "I", "my" and "we" inside quotation marks: the one who is said to speak.
#pragma once

#include "extract/claims/anaphora.hpp"

namespace newsgraph {

/// "say", "deny", "announce": a verb whose clause is what its subject says or thinks. By lemma.
bool is_speech(std::string_view lemma);

/// Gives quoted first-person pronouns the chain of their speaker; "we" the speaker's firm or body, when one
/// is known. A quotation without a speaker in its sentence has the one of the sentence before or behind it
/// in its block.
void add_speakers(std::span<const Sentence> sentences, Discourse& discourse);

}  // namespace newsgraph
