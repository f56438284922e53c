// What a recognized name comes to: mostly itself; two names where the recognizer ran them together
// ("Japanese Toyota", "Chicago-based Boeing", "US Secretary of State"); nothing where it is no name at all.
#pragma once

#include "extract/language/name_tables.hpp"

namespace newsgraph {

std::vector<Name> name_parts(const Sentence& sentence, const Name& name, const NameTables& tables);

}  // namespace newsgraph
