// What the words right beside a name that no table knows make of it, whatever it looks like: "the tanker X",
// "the X union", "X flies from its base", "X, which".
#pragma once

#include "extract/language/name_tables.hpp"

#include <optional>

namespace newsgraph {

/// A type that the name must have, or nothing; the same as its own where that is right.
std::optional<NodeType> called_type(const NameTables& tables, const Sentence& sentence, const Name& name);

/// "Astra Biotech": the word before `last` is that of a firm.
bool has_trade(const Sentence& sentence, std::uint32_t last);
/// "5,000 of its Sparrow vans": what a possessor has of things is a product; "News Corp's Orbit unit": a
/// firm.
std::optional<NodeType> owned_type(const Sentence& sentence, std::uint32_t first, std::uint32_t last);
/// "food group": a firm, where "rebel group" is none.
bool is_trade_group(const Sentence& sentence, std::uint32_t at);

/// Nouns of bodies that do not stand behind the names of people, as "team" and "government" do.
bool is_movement(std::string_view lemma);

/// "Carmaker X", "Jeweller Y" at the start of a sentence: the trade is no part of the name.
bool is_trade_noun(const Token& token);

}  // namespace newsgraph
