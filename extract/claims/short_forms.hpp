// How names are shortened. As brackets bring a short form in: by initials, also where some
// words are left out ("NIAID"), or by letters in their order ("Apacs" of "Association for Payment Clearing
// Services").
#pragma once

#include "extract/claims/name_levels.hpp"
#include "extract/claims/name_links.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace newsgraph {

/// `words` are folded; the first of them gives the first letter. `loose`: one word may be left out.
bool is_short_form(std::string_view letters, const std::vector<std::string>& words, bool loose = true);

/// "VW" of "Volkswagen"
bool has_letters_of(std::string_view part, std::string_view whole);
/// Whether the table's usual name of this form is another name of the same thing. Tables also list what
/// belongs to it ("iPhone 4" with "iPhone"), so that a firm's form must share a word or its initials.
bool is_alias(const FormRecord& record, const Words& words);
/// "Walt Disney Co.", "Charles Schwab Corp.": called by the surname.
bool is_founder_name(const Words& full);
/// "Yili" of "Inner Mongolia Yili Industrial", whose first words name `places`.
bool is_behind_place(const Words& part, const Words& full, std::size_t places);
/// "Krispy Kreme" after "Krispy Kreme Doughnuts": a firm that was brought in by a longer name, which is
/// nowhere beside the short one and does not end with another's ("Sony Ericsson").
bool is_carried_on(const FormRecord& part, const FormRecord& full, const Words& p, const Words& f);
/// "Rover" of "MG Rover", "Orlen" of "PKN Orlen"; "United" of "Leeds United", a club that was told.
bool is_short_of(const Words& part, const Words& full, std::string_view text, bool told);
/// Whether some sentence names both.
bool are_side_by_side(const FormRecord& one, const FormRecord& other);
/// "Halo" of "Halo 2"
bool is_version(const Words& part, const Words& full);

}  // namespace newsgraph
