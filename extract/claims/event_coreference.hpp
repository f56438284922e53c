// Event coreference: sentences that come back to an act told before ("The deal is worth $5bn", "The first
// jets will be delivered in 2014", "It went on sale in June") tell its claims again. claims.cpp keeps those
// that add a figure or a date.
#pragma once

#include "extract/claims/tree.hpp"

namespace newsgraph {

/// A word that stands for what earlier claims told.
struct EventMention {
    std::uint32_t trigger = absent;
    /// The words that say something of it: the trigger, its verb, what a clause beside it says ("the deal,
    /// expected to close in May").
    std::vector<std::uint32_t> words;
    std::vector<std::size_t> claims;  ///< indices into the claims of the document so far
};

/// The events that the sentence comes back to. `sentences` holds the sentence of each claim; those of the
/// sentence itself (number `at`) are no antecedents, and no relation that it tells is told twice.
std::vector<EventMention> find_events(const Tree& tree, std::uint32_t at, std::span<const LocalClaim> claims,
                                      std::span<const std::uint32_t> sentences);

}  // namespace newsgraph
