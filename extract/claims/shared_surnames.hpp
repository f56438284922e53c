// "the brothers Edgar and Thomas Harlan": the surname behind the second is the first one's too.
#pragma once

#include "extract/claims/name_form.hpp"

namespace newsgraph {

/// Completes the form of a given name that shares the surname of the person joined to it.
void share_surname(const Sentence& sentence, const Name& name, NameForm& form);

}  // namespace newsgraph
