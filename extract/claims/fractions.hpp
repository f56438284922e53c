// "a quarter of X", "two-thirds of its chips", "half of Y": shares in words, read as percentages.
#pragma once

#include "extract/claims/numbers.hpp"

namespace newsgraph {

/// The share that begins at atoms[at] and stands before "of", in percent ("a third" is 33.3), if any.
std::optional<Number> parse_fraction(std::span<const Atom> atoms, std::size_t at);

}  // namespace newsgraph
