// What the words of a title and those before it tell of the post: whether it is the one at the top, of the
// whole or of a part, of a state or of something that was not recognized.
#pragma once

#include "extract/claims/titles.hpp"

namespace newsgraph {

/// "senate president X"
bool is_of_body(const Tree& tree, const Title& title);
/// "Chief Minister X", "State Congress President Y": of something in the state.
bool is_of_part(const Tree& tree, const Title& title);
/// "Competition Commissioner": of the Union; a "police commissioner" is not.
bool is_brussels(const Tree& tree, const Title& title);
/// "culture secretary", "Secretary of State": a minister; "press secretary" is none.
bool is_cabinet_secretary(const Tree& tree, const Title& title);
/// "the Victorian premier": of something that is not recognized.
bool is_of_unknown(const Tree& tree, const Title& title);
/// "a leader of the party", "a leading commander": not the one at the top.
bool is_one_of_many(const Tree& tree, const Title& title);
/// "software chief", "district president": at the top of a part.
bool is_of_field(const Tree& tree, const Title& title, std::string_view word);
/// "a citizen of X", not "a critic of X".
bool is_citizen(const Tree& tree, const Title& title);
/// Holds office; a candidate or nominee does not yet.
bool is_elected(const Tree& tree, const Title& title);
/// "X is chairman": nothing but the post behind the verb.
bool is_bare_predicate(const Tree& tree, const Title& title);
/// "Foreign Minister X"; "X, the foreign minister," and "the finance chief, Y" too.
bool stands_beside(const Tree& tree, const Title& title, std::uint32_t holder);
/// "X is part of Y's effort": not of Y; "Investors in People": words of a name.
bool is_no_tie(const Tree& tree, const Title& title, const Arguments& relata);
/// "an X board member": a firm or body by name right before the title.
bool is_named_before(const Tree& tree, const Title& title, const Arguments& relata);
/// "Chinese-American": of both.
bool is_hyphenated(const Tree& tree, const Arguments& relata);
bool is_conjunct(const Tree& tree, const Arguments& relata);
/// The clause itself says it: "X is its chief", "works as its chief".
bool at_clause(const Tree& tree, const Title& title);
/// "X's head of US operations": the country only says of which.
bool is_market(const Tree& tree, const Title& title, const Arguments& relata);
/// "chairman and chief executive": another title follows.
bool is_joined(const Tree& tree, const Title& title);
/// A post that is of the state where nothing else is said: "President X".
bool is_of_state_alone(const Title& title);
/// "X's" before the title.
bool is_owner(const Tree& tree, const Title& title, std::uint32_t relatum);
/// "bought Y from its owner, Z": Y's.
void find_owned(const Tree& tree, const Title& title, Arguments& relata);
/// "joins from X, where she was finance director": X's.
void find_where(const Tree& tree, const Title& title, Arguments& relata);
/// "a lawyer and leader of X": the trade that stands before a post at the top is no post there.
bool is_trade_before_post(const Tree& tree, const Title& title, const Lexicon& lexicon);
/// "a version of X from its maker, Y": of the thing named before, whatever else "its" could be.
void find_made(const Tree& tree, const Title& title, Arguments& relata);

}  // namespace newsgraph
