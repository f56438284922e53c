// The shape of lines: what the line judge sees of a text before it decides.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph {

/// What data/furniture.tsv says of a line.
enum class Effect : std::uint8_t { none, furniture, appeal, block, aside, end, caption, byline };

/// One line, or several that are one hard-wrapped paragraph. Half-open byte offsets into the text, blanks
/// and the bullet in front left out. Never empty.
struct Line {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t words = 0;
    Effect effect = Effect::none;
    bool bullet = false;
    bool blank_before = false;  ///< a blank line, or the text's start, stands before it
    bool sentence_end = false;  ///< ends as a sentence does, sources in brackets aside
    bool colon_end = false;
    bool title = false;  ///< known to be the article's title
    bool rule = false;   ///< nothing but dashes, stars and the like

    std::string_view text(std::string_view all) const { return all.substr(begin, end - begin); }
};

/// The lines of a text that are not blank, wrapped paragraphs joined.
std::vector<Line> read_lines(std::string_view text);

/// The shape of one line, [begin, end) of the text, blanks and bullets taken off; nothing when it is blank.
std::optional<Line> read_line(std::string_view text, std::size_t begin, std::size_t end);

/// Lower case, single blanks, plain quotes; colons, dots and arrows at the end dropped.
std::string plain(std::string_view line);

/// What one line is by its shape and its phrases (signs.cpp).
Effect find_effect(std::string_view line, std::size_t words);

/// Whether it ends as a sentence does, quotes, brackets and sources in brackets aside.
bool ends_sentence(std::string_view text);

/// Bytes of a credit that runs into the paragraph behind it ("Agencies China extended…"), 0 for none.
std::size_t glued_credit(std::string_view paragraph);

/// Whether this is a news agency's name as datelines bracket it ("Reuters").
bool is_agency(std::string_view name);

std::size_t count_words(std::string_view text);

}  // namespace newsgraph
