// Whether a word shortens a name of several words, as brackets bring it in: by initials, also where some
// words are left out ("NIAID"), or by letters in their order ("Apacs" of "Association for Payment Clearing
// Services").
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace newsgraph {

/// `words` are folded; the first of them gives the first letter. `loose`: one word may be left out.
bool is_short_form(std::string_view letters, const std::vector<std::string>& words, bool loose = true);

}  // namespace newsgraph
