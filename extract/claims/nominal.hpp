// What a noun or pronoun can denote: node types, gender, number. From data/nominals.tsv and the tags.
#pragma once

#include "extract/language/sentence.hpp"

namespace newsgraph {

/// Node types as bits (entity.hpp) and this one: something that is no node.
inline constexpr NodeTypeSet other_thing = 0x80;

struct Nominal {
    NodeTypeSet types = other_thing;
    char gender = 0;          ///< 'm', 'f', or 0
    bool relational = false;  ///< "its parent", "his successor": not the possessor
    bool part = false;        ///< "the government": speaks for the country
    bool body = false;        ///< "the court": only what is called a court
    bool state = false;       ///< "Japan's cartel office": acts for its country
    bool asset = false;       ///< "its airline, X": what a firm has is its own
    bool known = false;       ///< a line of the table names it
};

/// By lemma, lower case: "chipmaker" → company. Unknown nouns in "-maker" are companies.
Nominal nominal(std::string_view lemma);

/// The word as the table writes it, with or without its hyphens; empty when it is not there.
std::string_view known_noun(std::string_view word);

/// The noun that stands for all that news calls the same thing by (same_nouns.tsv): "carrier" → "airline". By
/// lemma.
std::string_view same_noun(std::string_view lemma);
/// Whether it is such a noun: "airline" tells what a firm is, "company" does not.
bool tells_kind(std::string_view lemma);

enum class PronounClass : std::uint8_t {
    none,
    he,
    she,
    it,
    they,
    first,
    first_plural,
    second,
    relative,
    both,
    other
};

struct Pronoun {
    PronounClass kind = PronounClass::none;
    bool possessive = false;
    bool reflexive = false;
};

/// By form; "that", "which" and "who" are relative whatever their use: the tree tells.
Pronoun pronoun(std::string_view folded);

}  // namespace newsgraph
