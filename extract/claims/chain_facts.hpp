// What a text tells of the things it speaks of, as far as later descriptions take it up: what they were
// called, with which modifiers, which country is theirs, and with which firm a person is.
#pragma once

#include "extract/claims/anaphora.hpp"

namespace newsgraph {

/// A sentence, and for each token the chain that it is known to refer to, or -1.
struct SentenceChains {
    const Sentence& sentence;
    const std::vector<std::int32_t>& chain_at;
};

/// Adds to the phrase's chain (and to that of a subject or person beside it) what the phrase says.
void note_facts(const SentenceChains& at, const Phrase& phrase, std::vector<Chain>& chains);

/// Whether the person is with a body for which he does not speak: an analyst, a professor.
bool is_outsider(const Chain& person);

/// What a name says of its bearer ("European Court of Justice" is a court), and what the tables know of him.
void note_name(const Entity& entity, const NamedThing* thing, Chain& chain);

}  // namespace newsgraph
