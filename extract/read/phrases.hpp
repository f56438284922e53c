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

/// A phrase that a paragraph is interrupted with. notice: the link or sentence behind it goes too; words: it alone;
/// pitch: the sentence that it begins, if it is_pitch.
enum class InlineKind : std::uint8_t { notice, words, pitch };
struct InlinePhrase {
    std::size_t size = 0;  ///< bytes; 0 for none
    InlineKind kind = InlineKind::notice;
};

/// The longest that the text begins with, up to the end of a word; case aside.
InlinePhrase find_inline(std::string_view text);

/// Whether a sentence speaks of a newsletter, an app, a link "here" and the like.
bool is_pitch(std::string_view sentence);

/// Plain credits that run into the paragraph behind them.
const std::vector<std::string_view>& glued_credits();

/// Plain names of news agencies.
const std::vector<std::string_view>& agencies();

}  // namespace newsgraph
