// The articles in a web page: which blocks are the story, by structure and text statistics. Boxes that look
// like menus, teasers, comments or share bars go out; of the rest, the smallest box that holds most of the
// prose is the story; the line judge then has the last word on each block.
#pragma once

#include "extract/read/page.hpp"
#include "graph/document.hpp"

namespace newsgraph {

/// An article's text, blocks parted by blank lines, and what stands around the title.
struct Story {
    std::string text;
    std::vector<Block> blocks;
    std::string title;  ///< as the page shows it, in a heading or as the first line; empty when it shows none
    bool headed = false;  ///< the title is a heading
    std::vector<std::string> byline;
    std::string published;  ///< ISO 8601, from what stands near the title
    bool timed = false;     ///< published is a <time>'s
};

/// In page order; none when the page holds no prose.
std::vector<Story> find_stories(const Page& page);

}  // namespace newsgraph
