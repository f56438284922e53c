// A sum that the text gives again in another currency: "€4.7 billion (US$5 billion)", "A$7bn ($5.8bn; £3bn)",
// "$78 million, or 57 million euros".
#pragma once

#include "extract/claims/figures.hpp"

namespace newsgraph {

/// Sums in brackets or behind "or" right behind a sum are its words, no sums of their own: value and currency
/// stay those of the first. `figures` as find_figures makes them; the second ones are taken out.
void join_conversions(const Sentence& sentence, std::vector<Figure>& figures);

}  // namespace newsgraph
