// What tagger and parser see of a token: hashes of its form, endings and shape, computed once.
#pragma once

#include "extract/language/sentence.hpp"

#include <array>

namespace newsgraph {

enum WordFlag : std::uint8_t { capital = 1, all_capitals = 2, has_digit = 4, has_hyphen = 8, inner_capital = 16 };

struct Word {
    std::uint64_t form = 0;   ///< folded: lower case, digits as 0, plain quotes
    std::uint64_t exact = 0;  ///< with its case
    std::array<std::uint64_t, 5> suffixes{};  ///< of 1 to 5 folded characters
    std::array<std::uint64_t, 3> prefixes{};  ///< of 1 to 3
    std::uint64_t shape = 0;  ///< classes, runs drawn together
    std::uint8_t flags = 0;
    std::uint8_t length = 0;  ///< in characters, at most 255
    Upos upos = Upos::X;
    Xpos xpos = Xpos::other;
};

/// Tags are copied as they stand in the token.
Word make_word(const Token& token);
/// Appends them.
void make_words(std::span<const Token> tokens, std::vector<Word>& words);

}  // namespace newsgraph
