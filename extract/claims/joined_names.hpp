// Names that the recognizer cut short before the sentence is parsed: "Theresa [May] resigned", "Giscard
// [d'Estaing]", "University of Texas [at Austin]", "the Trade Representative['s Office]"; and what looks
// like a body's name and is an honour: "the Order of Merit".
#pragma once

#include "extract/language/name_tables.hpp"
#include "extract/language/sentence.hpp"

#include <span>

namespace newsgraph {

void join_names(const NameTables& tables, std::span<Sentence> sentences);

}  // namespace newsgraph
