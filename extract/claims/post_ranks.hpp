// What a post is where its words alone do not tell: at the top or below it, and of which body of those that
// the document has named ("the committee chairman").
#pragma once

#include "extract/claims/titles.hpp"

namespace newsgraph {

/// leads or works_for, as the title is of this body; nothing where it has no such post.
std::optional<Relation> rank_of_post(const Candidates& out, const Title& title, const Role& role,
                                     std::uint32_t relatum, EntityIndex body, bool direct);

/// "Committee chairman X": the committee that was named last.
std::uint32_t body_of_kind(const Tree& tree, const Title& title);

/// "Prime Minister X of the Freedom Movement": the post is of a state, whatever the party.
bool is_of_party_alone(const Tree& tree, const Title& title, const Arguments& relata);

/// "arrived with wife X", "A and brother B": whose wife or brother, or absent.
std::uint32_t kin_of(const Tree& tree, const Title& title, std::uint32_t holder);

/// "President X" where kings or prime ministers rule: of a firm, if of anything.
bool has_no_president(const Candidates& out, const Title& title, EntityIndex country);

/// "Premier X" in Australia or Canada: of a state of theirs.
bool is_of_state(const Candidates& out, const Title& title);

/// "Saudi Arabia's energy minister Prince X": no word of where he is from, as "a journalist from Yemen"
/// is; "a Chinese critic", "a Chinese attorney": of nobody.
bool tells_other(const Tree& tree, const Title& title, const Role& role, std::uint32_t relatum);

/// "His predecessor, X": had the post that he has; "her deputy, Y": serves what she leads.
void follow_post(Candidates& out, const Title& title, std::uint32_t holder, std::uint32_t relatum);

/// "Director X of Y" says no more than that he leads it.
void drop_membership(Candidates& out, const Candidate& post);

/// "Its chief executive, X, has left the firm": who leaves it, or is dismissed, leaves the post at its top.
void settle_posts(Candidates& out);

}  // namespace newsgraph
