// What a page's JSON-LD says of its article (schema.org's NewsArticle and kin), however it is nested: in lists,
// in @graph, under other things, with publishers and authors as strings, objects or references.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph {

/// Values as they stand there, blanks made single; empty when missing.
struct LinkedArticle {
    std::string type, title, publisher, published, modified, section, language;
    std::vector<std::string> addresses;  ///< the likeliest first
    std::vector<std::string> byline;
    std::string body;  ///< articleBody, line ends kept; may be markup
};

/// The article that the scripts describe; of several the one whose headline stands in the page's title, else the
/// first that is not an item of a list.
std::optional<LinkedArticle> read_json_ld(const std::vector<std::string>& scripts, const std::string& page_title);

/// Blanks made single; empty where the text is longer than any field of metadata (1,000 bytes).
std::string clean_field(std::string_view text);

}  // namespace newsgraph
