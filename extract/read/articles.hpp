// Where one article of a text ends and the next begins.
#pragma once

#include "extract/read/shape.hpp"

#include <span>

namespace newsgraph {

struct ArticleRange {
    std::size_t begin = 0;  ///< half-open byte offsets into the text
    std::size_t end = 0;
    std::size_t first = 0;  ///< half-open line indices
    std::size_t last = 0;
    std::string publisher;  ///< from the header, when it names one
};

/// Splits only at strong signs: a header (publisher, age, title) that repeats, titles with a byline or date
/// below them that repeat, a ruled line with a title behind it, "2 of 20 DOCUMENTS". Else one range.
std::vector<ArticleRange> find_articles(std::string_view text, std::span<const Line> lines);

/// A short line that heads the page and comes back in it at least twice: the publisher's name. Else empty.
std::string find_masthead(std::string_view text, std::span<const Line> lines);

}  // namespace newsgraph
