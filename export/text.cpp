#include "export/plain.hpp"

#include <charconv>
#include <cmath>

namespace newsgraph {

namespace {

bool is_wide(char32_t c) {
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
           (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

bool is_zero_width(char32_t c) {
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200F) || (c >= 0xFE00 && c <= 0xFE0F) ||
           (c >= 0x0591 && c <= 0x05BD) || (c >= 0x064B && c <= 0x065F) || c == 0xFEFF;
}

std::size_t columns_of(char32_t c) { return is_zero_width(c) ? 0 : is_wide(c) ? 2 : 1; }

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at++);
    if (first < 0x80) return first;
    const std::size_t more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    if (first < 0xC2 || first > 0xF4) return replacement;
    char32_t c = first & (0x3Fu >> more);
    for (std::size_t i = 0; i < more; ++i) {
        if (at + i >= text.size() || (byte(at + i) & 0xC0) != 0x80) return replacement;
        c = (c << 6) | (byte(at + i) & 0x3Fu);
    }
    constexpr std::array<char32_t, 4> least{0, 0x80, 0x800, 0x10000};
    if (c < least[more] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return replacement;
    at += more;
    return c;
}

void append_utf8(std::string& out, char32_t c) {
    const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6)), put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | (c >> 18)), put(0x80 | ((c >> 12) & 0x3F)), put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

std::string clean(std::string_view text) {
    if (is_plain(text, plain_ascii)) return std::string(text);
    std::string out;
    out.reserve(text.size());
    each_clean(text, [&](char32_t c) { append_utf8(out, c); });
    return out;
}

std::string one_line(std::string_view text) {
    if (is_plain(text, plain_ascii)) return std::string(text);
    std::string out;
    out.reserve(text.size());
    each_clean(text, [&](char32_t c) { append_utf8(out, c == '\n' || c == '\r' || c == '\t' ? U' ' : c); });
    return out;
}

std::string cut(std::string_view text, std::size_t limit) {
    std::size_t last = 0;  // where the code point that would become … begins
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
        if (count + 1 == limit) last = at;
        if (count == limit) return std::string(text.substr(0, last)) + "…";
        next_code_point(text, at);
    }
    return std::string(text);
}

std::size_t width(std::string_view text) {
    std::size_t columns = 0;
    each_clean(text, [&](char32_t c) { columns += columns_of(c); });
    return columns;
}

std::string wrap(std::string_view text, std::size_t columns) {
    std::string out, word;
    std::size_t line = 0, word_columns = 0;
    const auto flush = [&](bool space) {
        if (word.empty()) return;
        if (line > 0 && line + (space ? 1 : 0) + word_columns > columns) {
            out += '\n';
            line = 0;
        } else if (line > 0 && space) {
            out += ' ';
            ++line;
        }
        out += word;
        line += word_columns;
        word.clear();
        word_columns = 0;
    };
    bool space = false;
    each_clean(text, [&](char32_t c) {
        const bool breaks = c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;  // lines, to Pango
        if (c == ' ' || c == '\t' || breaks) {
            flush(space);
            space = true;
            return;
        }
        if (is_wide(c)) {
            flush(space);
            space = false;
        }
        append_utf8(word, c);
        word_columns += columns_of(c);
        if (is_wide(c)) flush(space);
    });
    flush(space);
    return out;
}

std::string number(double value) {
    if (!std::isfinite(value)) return "0";
    std::array<char, 40> buffer{};
    if (std::abs(value) < 1e15 && value == std::trunc(value)) {
        const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), static_cast<long long>(value));
        return {buffer.data(), end.ptr};
    }
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), end.ptr};
}

}  // namespace newsgraph
