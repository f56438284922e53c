// Changes of office: "names X its chief", "X replaces Y as premier", "X resigned". The verbs stand in
// data/appointments.tsv; roles.cpp asks who gains and who loses the post that such a verb governs.
#pragma once

#include "extract/claims/candidate.hpp"

namespace newsgraph {

struct Appointment {
    std::uint32_t verb = absent;
    Arguments gains, loses;       ///< persons
    std::uint32_t body = absent;  ///< the mention that gives the post: the verb's subject
    std::optional<Status> status;
    bool future = false;  ///< "will succeed", "is to step down": who holds the post still does

    bool found() const { return !gains.empty() || !loses.empty(); }
};

/// What the token does to a post; nothing is found when it is no verb of office, or of no person.
Appointment read_appointment(const Tree& tree, std::uint32_t verb);

/// Whether the verb gives its object a post: "named X chief executive".
bool gives_post(const Tree& tree, std::uint32_t verb);

/// The verb that governs the person's mention and by which it loses a post, or absent.
std::uint32_t loss_of_post(const Tree& tree, std::uint32_t person, std::uint32_t title);

/// "X succeeds Y" where no post is named: the post that the document gave one of them.
void find_appointments(Candidates& out);

}  // namespace newsgraph
