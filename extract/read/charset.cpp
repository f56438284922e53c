#include "extract/read/charset.hpp"

#include "extract/read/convert.hpp"

#include <array>
#include <cstdint>

namespace newsgraph {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// Windows-1252's 0x80–0x9F after the WHATWG Encoding Standard; the rest is Latin-1.
constexpr std::array<char16_t, 32> windows_1252{
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

void append(std::string& out, std::uint32_t c) {
    const auto put = [&](std::uint32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6), put(0x80 | (c & 63));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 63)), put(0x80 | (c & 63));
    } else {
        put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 63)), put(0x80 | (c >> 6 & 63)), put(0x80 | (c & 63));
    }
}

/// Bytes of the well-formed sequence at `at` (Unicode 15, table 3-7), 0 when it is ill-formed.
std::size_t sequence(std::string_view s, std::size_t at) {
    const auto byte = [&](std::size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0u; };
    const auto trail = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
    const unsigned a = byte(at), b = byte(at + 1);
    if (a < 0x80) return 1;
    if (a >= 0xC2 && a <= 0xDF) return trail(at + 1) ? 2 : 0;
    if (a >= 0xE0 && a <= 0xEF) {
        if ((a == 0xE0 && b < 0xA0) || (a == 0xED && b > 0x9F)) return 0;
        return trail(at + 1) && trail(at + 2) ? 3 : 0;
    }
    if (a >= 0xF0 && a <= 0xF4) {
        if ((a == 0xF0 && b < 0x90) || (a == 0xF4 && b > 0x8F)) return 0;
        return trail(at + 1) && trail(at + 2) && trail(at + 3) ? 4 : 0;
    }
    return 0;
}

struct Utf8Count {
    std::size_t good = 0;  ///< sequences of more than one byte
    std::size_t bad = 0;   ///< bytes in no sequence
};

Utf8Count count_utf8(std::string_view s) {
    Utf8Count count;
    for (std::size_t at = 0; at < s.size();) {
        if (static_cast<unsigned char>(s[at]) < 0x80) {
            ++at;
            continue;
        }
        const std::size_t size = sequence(s, at);
        size ? ++count.good : ++count.bad;
        at += size ? size : 1;
    }
    return count;
}

std::string repair_utf8(std::string_view s) {
    std::string out;
    out.reserve(s.size() + 16);
    for (std::size_t at = 0; at < s.size();) {
        const std::size_t size = sequence(s, at);
        out += size ? s.substr(at, size) : replacement;
        at += size ? size : 1;
    }
    return out;
}

std::string from_windows_1252(std::string_view s) {
    std::string out;
    out.reserve(s.size() + s.size() / 8);
    for (const char c : s) {
        const auto byte = static_cast<unsigned char>(c);
        append(out, byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80u] : byte);
    }
    return out;
}

bool is_utf8_name(std::string_view name) {
    return name == "utf-8" || name == "UTF-8" || name == "utf8" || name == "UTF8";
}

/// Fills the text when the name is of a known character set.
bool convert_to(Decoded& decoded, std::string_view bytes, std::string_view name) {
    std::size_t replaced = 0;
    std::optional<std::string> text = convert(bytes, name, replaced);
    if (!text) return false;
    decoded.text = std::move(*text);
    decoded.charset = name;
    decoded.replaced = replaced;
    return true;
}

}  // namespace

Decoded decode(std::string bytes, std::string_view named) {
    Decoded decoded;
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.erase(0, 3);
        decoded.bom = 1;
    } else if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        decoded.bom = 1;
        return convert_to(decoded, std::string_view(bytes).substr(2),
                          bytes[0] == '\xFE' ? "UTF-16BE" : "UTF-16LE"),
               decoded;
    }
    const Utf8Count count = count_utf8(bytes);
    const bool shifts = named.starts_with("iso-2022") || named.starts_with("ISO-2022");
    if (count.bad == 0 && (!shifts || count.good > 0)) {
        decoded.charset = "UTF-8";
        decoded.text = std::move(bytes);
        return decoded;
    }
    if (!decoded.bom && !is_utf8_name(named) && convert_to(decoded, bytes, named)) return decoded;
    if (decoded.bom || count.bad * 4 <= count.good) {
        decoded.charset = "UTF-8";
        decoded.replaced = count.bad;
        decoded.text = repair_utf8(bytes);
        return decoded;
    }
    decoded.guessed = true;
    if (convert_to(decoded, bytes, guess_charset(bytes))) return decoded;
    decoded.charset = "windows-1252";
    decoded.text = from_windows_1252(bytes);
    return decoded;
}

std::size_t code_points(std::string_view utf8) {
    std::size_t count = 0;
    for (const char c : utf8) count += (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
    return count;
}

}  // namespace newsgraph
