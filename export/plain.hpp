// Inside of text.hpp: which characters are plain and which are clean, for the files that escape them.
#pragma once

#include "export/text.hpp"

#include <array>

namespace newsgraph {

inline constexpr char32_t replacement = 0xFFFD;

inline bool is_clean(char32_t c) {
    if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
    return c != 0xFFFE && c != 0xFFFF && c != 0x7F;
}

/// Calls `emit` with each clean code point.
template <class Emit>
void each_clean(std::string_view text, Emit emit) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        emit(is_clean(c) ? c : replacement);
    }
}

/// Characters that can be taken as they are: most text is of printable ASCII.
using Plain = std::array<bool, 256>;
constexpr Plain plain_but(std::string_view special) {
    Plain plain{};
    for (std::size_t c = 0x20; c < 0x7F; ++c) plain[c] = true;
    for (const char c : special) plain[static_cast<unsigned char>(c)] = false;
    return plain;
}
inline constexpr Plain plain_ascii = plain_but("");

inline std::size_t plain_until(std::string_view text, const Plain& plain, std::size_t at) {
    while (at < text.size() && plain[static_cast<unsigned char>(text[at])]) ++at;
    return at;
}

inline bool is_plain(std::string_view text, const Plain& plain) { return plain_until(text, plain, 0) == text.size(); }

}  // namespace newsgraph
