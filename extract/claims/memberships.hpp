// Which party somebody belongs to and in which chamber a legislator sits: "the Democratic chairman of the
// committee", "A, B and C, all Republicans", "Senator D" where the document names one Senate.
#pragma once

#include "extract/claims/titles.hpp"

namespace newsgraph {

/// "Republican", "Labour": a party named by a word that stands before posts.
bool is_party(const Tree& tree, std::uint32_t m);
/// The same by an adjective: a "Republican president" leads no party.
bool is_partisan(const Tree& tree, std::uint32_t m);
/// The same, or a body called a party, movement, alliance.
bool is_party_or_movement(const Tree& tree, std::uint32_t m);

/// Nothing but "Republican" before a post.
bool is_party_alone(const Tree& tree, const Arguments& relata);

void find_memberships(const Lexicon& lexicon, Candidates& out);

}  // namespace newsgraph
