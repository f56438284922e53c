// What a number counts that stands near a claim and is none of its own: other things in its list, people,
// tools.
#pragma once

#include "extract/claims/attach.hpp"

namespace newsgraph {

/// "A, B and C": the heads of the list that the token is in, in text order; only itself where it is in none.
std::vector<std::int32_t> members_of(const Sentence& sentence, std::int32_t at);

/// "379 orders from 27 customers": what is held is theirs together.
bool counts_others(const ClaimSite& site, const Quantity& count);

/// "120 orders from customers including X and Y": the total is not that of the examples.
bool counts_all(const ClaimSite& site, const Figure& figure);

/// "two frigates and F-16 jets": the count is that of the noun before it in the list.
bool counts_other(const ClaimSite& site, const Figure& figure);

}  // namespace newsgraph
