// One web page → its articles; the readers of pages, feeds and archives share it.
#pragma once

#include "extract/read/reading.hpp"

namespace newsgraph {

/// What the envelope knows of a page; both may be empty.
struct PageContext {
    std::string address;
    std::string charset;
};

/// The page's articles with all that it says of itself, id, path and digest not yet filled. The language is
/// what the page claims, or empty.
std::vector<Document> read_page(std::string bytes, const PageContext& context, PageNotes& notes);

}  // namespace newsgraph
