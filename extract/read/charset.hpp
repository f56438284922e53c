// Bytes in any character set → valid UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace newsgraph {

struct Decoded {
    std::string text;          ///< valid UTF-8
    std::string charset;       ///< what the bytes were taken for
    std::size_t bom = 0;       ///< code points of a byte order mark that was left out
    std::size_t replaced = 0;  ///< U+FFFD put in for what could not be decoded
    bool guessed = false;      ///< neither a mark, nor valid UTF-8, nor named
};

/// `named` is the character set that the input's envelope gives, or empty. A byte order mark wins over it;
/// bytes that are valid UTF-8 are UTF-8 unless they are named otherwise.
Decoded decode(std::string bytes, std::string_view named = {});

/// Number of code points of valid UTF-8.
std::size_t code_points(std::string_view utf8);

}  // namespace newsgraph
