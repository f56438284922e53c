// The party before a politician's post: "Democratic Senator X", "Labour MP Y". Such words are common
// adjectives elsewhere, so that the recognizer of names passes them over.
#pragma once

#include "extract/language/sentence.hpp"

namespace newsgraph {

/// A word of parties.tsv.
bool is_party_word(std::string_view word);

void add_party_names(std::span<Sentence> sentences);

}  // namespace newsgraph
