// Words that come back to an act told before ("the deal", "went on sale"): events.tsv.
#pragma once

#include "graph/relation.hpp"

#include <bitset>
#include <string_view>

namespace newsgraph {

struct EventWord {
    using Relations = std::bitset<relation_count>;
    Relations act, thing, verb, payment;  ///< what it may tell again, by its kind
};

/// What the lemma may tell again, or null.
const EventWord* event_word(std::string_view lemma);

}  // namespace newsgraph
