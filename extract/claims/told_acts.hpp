// "The suit", "the strikes", "the withdrawal": what the document has told before and a definite noun takes
// up.
#pragma once

#include "extract/claims/candidate.hpp"

namespace newsgraph {

/// Who did what the noun takes up; empty where the noun is indefinite, says itself whose act it is, or where
/// nothing of the kind was told shortly before.
std::vector<EntityIndex> doers_of(const Lexicon& lexicon, const Candidates& out, std::uint32_t noun);

/// Whether the mention is one of them, or acts for one.
bool is_of(const Candidates& out, std::uint32_t mention, const std::vector<EntityIndex>& bodies);

/// Notes what the verbs of the sentence tell of somebody named, for "the decision" and "the withdrawal".
void note_deeds(const Lexicon& lexicon, const Tree& tree, std::uint32_t sentence, Acts& acts);

}  // namespace newsgraph
