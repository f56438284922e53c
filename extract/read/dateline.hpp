// What stands around the first paragraph: bylines, datelines, credits.
#pragma once

#include "extract/read/lines.hpp"

namespace newsgraph {

/// "WASHINGTON, Jan 5, 2024 (Reuters) - " before the story, or a credit that runs into it ("Agencies
/// China…").
struct Opening {
    std::size_t size = 0;    ///< bytes up to the story's first word; 0: none
    std::size_t credit = 0;  ///< of these, without the dash and blanks at the end
    std::string agency;
    std::string date;  ///< ISO 8601
};
Opening read_opening(std::string_view paragraph);

/// Adds the names and the date of a byline ("By Jane Doe and John Roe, March 3, 2024") to the article, what
/// it has already stays.
void read_byline(std::string_view line, Article& article);

/// "Jane Doe is a staff writer…", "Ms. Doe, an engineer, …" of one who wrote the article.
bool is_about_author(std::string_view line, const std::vector<std::string>& authors, bool by_first_name);

/// "Jane Doe is a senior fellow at …": who wrote, said at the end.
bool is_biography(std::string_view line);

/// "Jane Doe, John Roe and Ann Poe" → the three names.
std::vector<std::string> split_names(std::string_view names);

}  // namespace newsgraph
