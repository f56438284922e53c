// The line judge: which lines of a text are the story, and where one article ends and the next begins.
// It works from the shape of lines (length, ends of sentences, bullets, blanks around them) and from the
// phrases of data/furniture.tsv; it knows no sites. Time is linear in the text.
#pragma once

#include "extract/read/shape.hpp"
#include "graph/document.hpp"

#include <span>
#include <string_view>

namespace newsgraph {

/// Half-open byte offsets into the text; the blocks' offsets count from `begin`.
struct Article {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::vector<Block> blocks;
    std::string title;  ///< this and what follows is empty when the text does not say it plainly
    std::string publisher;
    std::vector<std::string> byline;
    std::string published;  ///< ISO 8601
};

/// The articles of a text, in order; they cover all of it that is not blank. None for a blank text.
std::vector<Article> judge_lines(std::string_view text);

/// A text that is known to be one article; `titled`: its first line is known to be the title.
Article judge_one(std::string_view text, bool titled);

/// Makes what is told of the authors, about themselves or at the end, a byline; offsets count from the text's start.
void mark_biographies(std::string_view text, const std::vector<std::string>& authors, std::vector<Block>& blocks);

/// What each line of one article is. A line that is known to be the title spares the guess.
std::vector<BlockKind> judge_kinds(std::string_view text, std::span<const Line> lines);

}  // namespace newsgraph
