// Names that the recognizer read in one sentence and missed in another: a capitalized phrase that the
// document elsewhere tells to be a name, or the short form of one, is it here too.
#pragma once

#include "extract/language/sentence.hpp"

namespace newsgraph {

void add_repeated_names(std::span<Sentence> sentences);

}  // namespace newsgraph
