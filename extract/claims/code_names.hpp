// Products that are named by a code, "A321XLR", "737-800", "MQ-9B", "Wrangler 4xe", where the recognizer of
// names passed them by or saw a part: what stands beside them tells, and the codes that the tables know; and
// what else must be a name before the sentence is parsed: "Emirates leases", "72 Typhoons".
#pragma once

#include "extract/language/name_tables.hpp"

namespace newsgraph {

/// "howitzer", "jet": a noun for things that have names of products.
bool is_thing(std::string_view lemma);

/// Adds names to the sentences of one document and lengthens some.
void add_code_names(const NameTables& tables, std::span<Sentence> sentences);

}  // namespace newsgraph
