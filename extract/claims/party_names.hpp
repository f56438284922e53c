// The party before a politician's post: "Democratic Senator X", "Labour MP Y". Such words are common
// adjectives elsewhere, so that the recognizer of names passes them over.
#pragma once

#include "extract/language/sentence.hpp"

namespace newsgraph {

/// A word or two of parties.tsv: "Labour", "Social Democrats".
bool is_party_word(std::string_view word);
/// Such a word that is the party's name, no adjective: "Sinn Féin", not "Democratic".
bool is_party_title(std::string_view word);
/// What ends a party's name, in small letters: "party", "movement".
bool is_party_body(std::string_view lower);

void add_party_names(std::span<Sentence> sentences);

}  // namespace newsgraph
