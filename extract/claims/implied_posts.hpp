// Posts told without saying of what: "President X", "Foreign Minister Y", "chief executive Z". Which country
// or company is meant follows from who else acts in the sentence, from where they meet, and from what the
// document is about.
#pragma once

#include "extract/claims/titles.hpp"

namespace newsgraph {

/// For what the holder of a bare title acts, or nothing.
std::optional<EntityIndex> implied_body(const Candidates& out, const Title& title, std::uint32_t holder,
                                        NodeType type);

/// "an Iranian missile attack": the minister who speaks of it is of the other side.
bool is_attacker(const Tree& tree, const Mention& state);

/// "his American attorney, X, accused President Y": the country is only the attorney's.
bool is_of_private_person(const Tree& tree, const Mention& people);

/// Whether the country is of somebody else: of whoever meets the holder, or of another head of state.
bool is_of_another(const Candidates& out, const Title& title, std::uint32_t holder, std::uint32_t country,
                   bool heads);

/// "X's struggle to replace chairman Y": the one firm that acts or speaks in the clause.
std::optional<EntityIndex> acting_firm(const Candidates& out, const Title& title, std::uint32_t holder);

}  // namespace newsgraph
