// Names that the recognizer missed and a frame requires: in "bought Splunk", "a stake in Cosan" or "sold it
// to Haier" a capitalized phrase is a company, whatever it looks like; in "unveiled NeMo" a product.
#pragma once

#include "extract/language/name_tables.hpp"

namespace newsgraph {

/// Adds such names to the sentences, and the other places of the same names in the document.
void add_framed_names(const NameTables& tables, std::span<Sentence> sentences);

}  // namespace newsgraph
