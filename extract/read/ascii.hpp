// Classes of single bytes, for rules about the shape of a line; bytes beyond ASCII count as letters of a word.
#pragma once

namespace newsgraph {

constexpr bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
constexpr bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
constexpr bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
constexpr bool is_alnum(char c) {
    return is_upper(c) || is_lower(c) || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

}  // namespace newsgraph
