// Verbs of office over a title: "named X its chief", "replaces X as premier", "Y was elected president".
#pragma once

#include "extract/claims/appointments.hpp"
#include "extract/claims/titles.hpp"

namespace newsgraph {

/// Whether the person is one of those whom the arguments mention.
bool is_among(const Tree& tree, const Arguments& arguments, std::uint32_t person);

/// The verb of office under which the title stands, and who gains and loses the post by it.
Appointment appointment_of(const Tree& tree, const Title& title);

/// "China angered President X", "Iran wanted to hurt President X": not the country that X leads; whom
/// a country elects, dismisses or tries is its own.
bool acts_on(const Tree& tree, std::uint32_t country, std::uint32_t holder);

}  // namespace newsgraph
