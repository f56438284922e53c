// Training of the tagger, also on parts of the data: the parser learns from tags that are as wrong as
// those it will see (jackknifing).
#pragma once

#include "extract/language/tagger.hpp"

#include <string>

namespace newsgraph::train {

/// The bytes of the tagger's section.
std::string learn_tagger(std::span<const Sentence* const> sentences, int rounds);

/// The words of each sentence with tags from a tagger that was trained without it.
std::vector<std::vector<Word>> jackknife_tags(std::span<const Sentence* const> sentences, int folds, int rounds);

}  // namespace newsgraph::train
