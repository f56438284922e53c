#include "extract/language/chars.hpp"

#include <array>
#include <unicode/uchar.h>

namespace newsgraph {

namespace {

using enum CharClass;

CharClass class_of(char32_t c) {
    switch (c) {
        case ' ': case '\t': case '\n': case '\r': case '\f': case '\v': case 0xA0: case 0xFEFF: case 0x200B:
            return space;
        case '.': return period;
        case ',': return comma;
        case ':': case ';': return colon;
        case '!': case '?': case 0x2026: case 0x3002: case 0xFF01: case 0xFF1F: return terminal;
        case '\'': case '`': case 0x2018: case 0x2019: case 0x201B: case 0xB4: case 0x2032: case 0x2BC:
            return apostrophe;
        case '"': case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0xAB: case 0xBB: case 0x2033:
            return quote;
        case '-': case 0x2010: case 0x2011: return hyphen;
        case 0x2012: case 0x2013: case 0x2014: case 0x2015: return dash;
        case '/': case '\\': return slash;
        default: break;
    }
    switch (u_charType(static_cast<UChar32>(c))) {
        case U_LOWERCASE_LETTER: return lower;
        case U_UPPERCASE_LETTER: case U_TITLECASE_LETTER: return upper;
        case U_MODIFIER_LETTER: case U_OTHER_LETTER: return letter;
        case U_DECIMAL_DIGIT_NUMBER: case U_LETTER_NUMBER: case U_OTHER_NUMBER: return digit;
        case U_NON_SPACING_MARK: case U_ENCLOSING_MARK: case U_COMBINING_SPACING_MARK: case U_FORMAT_CHAR:
            return mark;
        case U_SPACE_SEPARATOR: case U_LINE_SEPARATOR: case U_PARAGRAPH_SEPARATOR: case U_CONTROL_CHAR:
            return space;
        case U_START_PUNCTUATION: return open;
        case U_END_PUNCTUATION: return close;
        case U_DASH_PUNCTUATION: return dash;
        case U_CURRENCY_SYMBOL: return currency;
        case U_MATH_SYMBOL: case U_MODIFIER_SYMBOL: case U_OTHER_SYMBOL: return symbol;
        default: return other;
    }
}

std::array<CharClass, 128> make_ascii() {
    std::array<CharClass, 128> table{};
    for (char32_t c = 0; c < 128; ++c) table[c] = class_of(c);
    return table;
}
void append_utf8(std::string& text, char32_t c) {
    const auto put = [&](char32_t bits) { text += static_cast<char>(bits); };
    if (c < 0x80) return put(c);
    if (c < 0x800) {
        put(0xC0 | c >> 6);
    } else {
        if (c < 0x10000) {
            put(0xE0 | c >> 12);
        } else {
            put(0xF0 | c >> 18);
            put(0x80 | (c >> 12 & 0x3F));
        }
        put(0x80 | (c >> 6 & 0x3F));
    }
    put(0x80 | (c & 0x3F));
}

}  // namespace

const std::array<CharClass, 128> ascii_classes = make_ascii();

Char decode_wide_char(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() - at < length) return {0xFFFD, 1, other};
    char32_t code = first & (0xFFu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(text[at + i]);
        if ((next & 0xC0) != 0x80) return {0xFFFD, 1, other};
        code = code << 6 | (next & 0x3Fu);
    }
    constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
    if (code < smallest[length] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return {0xFFFD, 1, other};
    return {code, static_cast<std::uint8_t>(length), class_of(code)};
}

char32_t fold_wide_char(Char c) {
    switch (c.kind) {
        case digit: return '0';
        case apostrophe: return '\'';
        case quote: return '"';
        case hyphen: return '-';
        case dash: return 0x2013;
        case lower: return c.code;
        case upper: return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c.code)));
        default: return c.code == 0x2026 ? '.' : c.code;
    }
}

std::string lower_case(std::string_view text) {
    std::string lowered;
    lowered.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto c = decode_char(text, at);
        if (c.code < 128) {
            lowered += static_cast<char>(c.code >= 'A' && c.code <= 'Z' ? c.code + 32 : c.code);
        } else if (c.kind != upper) {
            lowered.append(text.substr(at, c.bytes));
        } else {
            append_utf8(lowered, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c.code))));
        }
        at += c.bytes;
    }
    return lowered;
}

}  // namespace newsgraph
