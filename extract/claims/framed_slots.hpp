// The slots that name a company or a product, whatever fills them: framed_names.tsv.
#pragma once

#include "extract/language/sentence.hpp"

#include <string_view>
#include <unordered_map>
#include <vector>

namespace newsgraph {

/// A word whose slot holds a company or a product.
struct SlotRule {
    bool noun;
    std::string_view slot;  ///< obj, subj, poss, mod or a preposition
    NodeType type;
    std::vector<std::string_view> with;  ///< lemmas of which one must hang on the word; empty: no condition
};
using SlotRules = std::unordered_multimap<std::string_view, SlotRule>;

const SlotRules& slot_rules();

}  // namespace newsgraph
