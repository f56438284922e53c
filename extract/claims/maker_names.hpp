// "Samsung Galaxy S4", "Tesla Model 3", "Robinson R44": the maker's name is no part of the product's. Where
// the recognizer took both for one name, they are two.
#pragma once

#include "extract/language/name_tables.hpp"

namespace newsgraph {

/// The maker and its product, or nothing where the name is one. "Google Maps" stays whole: alone, its last
/// word names no product (`service` in name_words.tsv).
std::vector<Name> maker_parts(const Sentence& sentence, const Name& name, const NameTables& tables);

}  // namespace newsgraph
