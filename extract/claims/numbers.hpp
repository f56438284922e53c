// The words of a sentence as figures and dates are read: whatever way the tokenizer splits "US$5.6m",
// "2,000" or "mid-2023", its atoms are the same. parse_number reads a number in digits and words.
#pragma once

#include "extract/language/sentence.hpp"

#include <string>
#include <vector>

namespace newsgraph {

enum class AtomKind : std::uint8_t {
    word,      ///< letters, also with digits behind them: "May", "H800", "Q3"
    number,    ///< digits: "2,000", "5.6"
    currency,  ///< a sign with the letters glued to it: "US$", "€"
    mark       ///< one other character: '-' for every dash, '%', ',', '.', …
};

struct Atom {
    AtomKind kind = AtomKind::mark;
    bool glued = false;       ///< no space before it
    bool plain = false;       ///< a number of digits only
    std::uint32_t begin = 0;  ///< half-open byte offsets into Document::text
    std::uint32_t end = 0;
    std::uint32_t token = 0;  ///< the token that it begins in
    std::string_view text;
    std::string lower;          ///< ASCII lower case; "-" for every dash
    std::int64_t mantissa = 0;  ///< of a number: mantissa / 10^decimals
    int decimals = 0;
};

/// What is longer is no sentence; figures and dates are not looked for in it (the search is quadratic).
inline constexpr std::size_t longest_sentence = 500;

std::vector<Atom> read_atoms(const Sentence& sentence);

/// Exact decimal arithmetic, so that "5.6m" is 5600000 to the last bit everywhere.
struct Decimal {
    std::int64_t mantissa = 0;
    int decimals = 0;
    double value() const;
};

struct Number {
    std::size_t end = 0;  ///< index of the atom behind it
    Decimal value;
    bool vague = false;   ///< "dozens of", "tens of thousands of"
    bool words = false;   ///< begins with a word
    bool scaled = false;  ///< ends with a scale: million, bn
    std::int64_t scale = 1;
};

/// The number that begins at atoms[at], if any. Does not read ordinals, codes, times and fractions.
std::optional<Number> parse_number(std::span<const Atom> atoms, std::size_t at);

/// The words from one atom's begin to another's end, to the letter.
std::string text_between(const Atom& first, const Atom& last);

/// The token among [first, last) whose head lies outside of it; the last one when there are several.
std::uint32_t top_token(const Sentence& sentence, std::uint32_t first, std::uint32_t last);

}  // namespace newsgraph
