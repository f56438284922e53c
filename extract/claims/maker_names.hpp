// "Samsung Galaxy S4", "Tesla Model 3": the maker's name is no part of the product's. Where the recognizer took
// both for one name, they become two.
#pragma once

#include "extract/language/name_tables.hpp"

namespace newsgraph {

/// Splits names of products and chips behind the name of a company that the tables know. "Google Maps" stays
/// whole: alone, its last word names no product (`service` in name_words.tsv).
void split_makers(const NameTables& tables, std::span<Sentence> sentences);

}  // namespace newsgraph
