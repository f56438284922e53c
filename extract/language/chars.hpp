// Characters as tokenizer and models see them: decoded one at a time, sorted into classes, folded.
// Typographic quotes and dashes fold to their plain forms, digits to '0', so that models see one of each.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace newsgraph {

enum class CharClass : std::uint8_t {
    lower, upper, letter, digit, mark, space, period, comma, colon, terminal, apostrophe, quote, open, close,
    hyphen, dash, slash, currency, symbol, other
};

struct Char {
    char32_t code = 0;
    std::uint8_t bytes = 0;  ///< in UTF-8; a byte that is no UTF-8 counts as one U+FFFD
    CharClass kind = CharClass::other;
};

extern const std::array<CharClass, 128> ascii_classes;
Char decode_wide_char(std::string_view text, std::size_t at);  ///< as decode_char(), beyond ASCII

/// The character at text[at]; at < text.size().
inline Char decode_char(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    return first < 128 ? Char{first, 1, ascii_classes[first]} : decode_wide_char(text, at);
}

constexpr bool is_letter(CharClass kind) { return kind <= CharClass::letter; }
constexpr bool is_wordlike(CharClass kind) { return kind <= CharClass::mark; }

/// ASCII and Latin letters to lower case, digits to '0', quotes to '\'' or '"', dashes to '-' or U+2013.
char32_t fold_wide_char(Char c);
inline char32_t fold_char(Char c) {
    if (c.code >= 128) return fold_wide_char(c);
    if (c.kind == CharClass::upper) return c.code + ('a' - 'A');
    return c.kind == CharClass::digit ? U'0' : c.kind == CharClass::apostrophe ? U'\'' : c.code;
}

/// Lower case by simple mapping; for an ASCII string without allocation beyond the result.
std::string lower_case(std::string_view text);

}  // namespace newsgraph
