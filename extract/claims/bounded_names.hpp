// Names that were cut short, completed by what their own words say: a firm reaches from its first capital to
// its legal form ("Taiwan Display Manufacturing Co Ltd"), a body goes on behind "of" and "for" ("Office of
// Federal Housing Enterprise Oversight"), and what stands in brackets behind it is its short name ("…
// (OFHEO)").
#pragma once

#include "extract/language/name_tables.hpp"

namespace newsgraph {

void complete_names(const NameTables& tables, std::span<Sentence> sentences);

/// "New York State Attorney General (NYAG)": a body with a short name in brackets behind it.
bool has_short_form(const Sentence& sentence, const Name& name);

}  // namespace newsgraph
