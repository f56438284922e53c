// People whose names the recognizer missed, cut short or took for bodies, where the words before them tell
// that a person is named: "her son X Y", "study co-author X Y", "the president of the Z League, X Y,", "Dr W
// X Y".
#pragma once

#include "extract/language/name_tables.hpp"

namespace newsgraph {

void add_titled_names(const NameTables& tables, std::span<Sentence> sentences);

}  // namespace newsgraph
