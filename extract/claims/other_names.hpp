// Names that a text itself says are one: "Long Name (SHORT)", "X, formerly known as Y", "X renamed itself Y".
#pragma once

#include "extract/claims/name_uses.hpp"

namespace newsgraph {

/// Notes in the forms which others they stand for; the type of the one goes over to the other.
void find_other_names(std::span<const Sentence> sentences, NameForms& names);

}  // namespace newsgraph
