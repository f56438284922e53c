// Which nouns say what a name beside them is: "X, the chipmaker", "the chipmaker X", "the venture, called X".
#pragma once

#include "extract/claims/name_entities.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace newsgraph {

/// For each token: the name (index into uses) that this noun is said to be by apposition or as its title
/// ("X, the chipmaker", "the chipmaker X", "President X"), or -1.
std::vector<std::int32_t> appositions(const Sentence& sentence, std::span<const NameUse> uses);

}  // namespace newsgraph
