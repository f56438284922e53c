// Orders of a product that the text has in view without naming it again ("20 new orders from Lufthansa",
// "Qantas has ordered 12", "UPS bought ten more"), and who supplies what is ordered.
#pragma once

#include "extract/claims/candidate.hpp"

namespace newsgraph {

/// The claims of the document so far, each with the sentence that it was told in.
struct Told {
    std::span<const LocalClaim> claims;
    std::span<const std::uint32_t> sentences;
};

/// Who is said to make the product: one maker, or none.
std::optional<EntityIndex> maker_of(const Told& told, EntityIndex product);

/// Adds what is held and who supplies it to the candidates of the sentence.
void find_orders(const Told& told, Candidates& out);

}  // namespace newsgraph
