// The phrases of data/furniture.tsv: lines of the pages around articles, credits and agencies.
#pragma once

#include "extract/read/shape.hpp"

namespace newsgraph {

/// What the table says of a line; `line` is plain(text). Long sentences are not judged by how they begin.
Effect find_phrase(std::string_view text, const std::string& line, std::size_t words, bool sentence_end);

/// "412 comments share save": nothing but the names of buttons, and numbers.
bool is_controls(std::string_view plain_line, std::size_t words);

/// "6 responses to ...", "2 thoughts on ...", "18 comments": what readers wrote stands below.
bool is_comment_count(std::string_view plain_line);

/// Plain credits that run into the paragraph behind them.
const std::vector<std::string_view>& glued_credits();

/// Plain names of news agencies.
const std::vector<std::string_view>& agencies();

}  // namespace newsgraph
