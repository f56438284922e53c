#include "export/text.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace newsgraph {

namespace {

constexpr char32_t replacement = 0xFFFD;

bool is_clean(char32_t c) {
    if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
    return c != 0xFFFE && c != 0xFFFF && c != 0x7F;
}

/// Marks that reorder what stands around them: they would change how the rest of a line reads.
bool is_bidi_control(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

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

void append_percent(std::string& out, unsigned char byte) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    out += '%';
    out += digits[byte >> 4];
    out += digits[byte & 15];
}

bool is_alnum(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Whether all of it is printable ASCII without these characters, so that it can be taken as it is: most text is.
using Plain = std::array<bool, 256>;
constexpr Plain plain_but(std::string_view special) {
    Plain plain{};
    for (std::size_t c = 0x20; c < 0x7F; ++c) plain[c] = true;
    for (const char c : special) plain[static_cast<unsigned char>(c)] = false;
    return plain;
}
constexpr Plain plain_ascii = plain_but(""), plain_xml = plain_but("&<>\""), plain_json = plain_but("\"\\<"),
                plain_csv = plain_but(",\"");

std::size_t plain_until(std::string_view text, const Plain& plain, std::size_t at) {
    while (at < text.size() && plain[static_cast<unsigned char>(text[at])]) ++at;
    return at;
}

bool is_plain(std::string_view text, const Plain& plain) { return plain_until(text, plain, 0) == text.size(); }

/// Runs of plain text as they are, every other clean code point by `escape`.
template <class Escape>
void append_escaped(std::string& out, std::string_view text, const Plain& plain, Escape escape) {
    out.reserve(out.size() + text.size() + text.size() / 8 + 2);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = plain_until(text, plain, at);
        out.append(text, at, end - at);
        at = end;
        if (at == text.size()) break;
        const char32_t c = next_code_point(text, at);
        escape(is_clean(c) ? c : replacement);
    }
}

/// Calls `emit` with each clean code point.
template <class Emit>
void each_clean(std::string_view text, Emit emit) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        emit(is_clean(c) ? c : replacement);
    }
}

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
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
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

std::string xml(std::string_view text) {
    std::string out;
    append_escaped(out, text, plain_xml, [&](char32_t c) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\n': out += "&#10;"; break;
            case '\r': out += "&#13;"; break;
            case '\t': out += "&#9;"; break;
            case 0x85: out += "&#133;"; break;  // line ends of XML 1.1, which some readers make spaces
            case 0x2028: out += "&#8232;"; break;
            default: append_utf8(out, c);
        }
    });
    return out;
}

std::string dot_id(std::string_view text) {
    std::string out = "\"";
    each_clean(text, [&](char32_t c) {
        if (c == '"') out += "\\\"";
        else if (c == '\n' || c == '\r' || c == '\t') out += ' ';
        else append_utf8(out, c == '\\' ? U'＼' : c);
    });
    return out + '"';
}

std::string dot_label(std::string_view text) {
    std::string out = "\"";
    each_clean(text, [&](char32_t c) {
        if (is_bidi_control(c)) return;
        switch (c) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '&': out += "&amp;"; break;
            case '\n': out += "\\n"; break;
            case '\r':
            case '\t': out += ' '; break;
            default: append_utf8(out, c);
        }
    });
    return out + '"';
}

std::string dot_tooltip(std::string_view text, std::size_t limit) {
    std::string out = "\"";
    each_clean(cut(text, limit), [&](char32_t c) {
        if (is_bidi_control(c)) return;
        switch (c) {
            case '"': out += "\\\""; break;
            case '&': out += "&amp;"; break;
            case '\n': out += "&#10;"; break;
            case '\r':
            case '\t': out += ' '; break;
            default: append_utf8(out, c == '\\' ? U'＼' : c);
        }
    });
    return out + '"';
}

std::string dot_url(std::string_view text) {
    std::string out = "\"";
    for (const char c : iri(text)) {
        if (c == '&') out += "&amp;";
        else out += c;
    }
    return out + '"';
}

std::string csv_field(std::string_view text) {
    if (is_plain(text, plain_csv) && (text.empty() || (text.front() != ' ' && text.back() != ' ')))
        return std::string(text);
    std::string field = clean(text);
    if (field.find_first_of(",\"\r\n") == std::string::npos &&
        (field.empty() || (field.front() != ' ' && field.back() != ' ')))
        return field;
    std::string out = "\"";
    for (const char c : field) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

std::string csv_safe_field(std::string_view text) {
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
        return csv_field("'" + std::string(text));
    return csv_field(text);
}

std::string json_string(std::string_view text) {
    std::string out = "\"";
    append_escaped(out, text, plain_json, [&](char32_t c) {
        switch (c) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\t': out += "\\t"; break;
            case '<': out += "\\u003c"; break;
            case 0x2028: out += "\\u2028"; break;
            case 0x2029: out += "\\u2029"; break;
            default: append_utf8(out, c);
        }
    });
    return out + '"';
}

bool is_web_url(std::string_view text) {
    const auto starts = [&](std::string_view prefix) {
        if (text.size() <= prefix.size()) return false;
        for (std::size_t i = 0; i < prefix.size(); ++i)
            if ((text[i] >= 'A' && text[i] <= 'Z' ? text[i] + 32 : text[i]) != prefix[i]) return false;
        return true;
    };
    return starts("http://") || starts("https://");
}

std::string iri_path(std::string_view text) {
    std::string out;
    for (const char c : clean(text)) {
        if (is_alnum(c) || (c & 0x80) || std::string_view("-._~/").find(c) != std::string_view::npos) out += c;
        else append_percent(out, static_cast<unsigned char>(c));
    }
    return out;
}

std::string iri(std::string_view text) {
    std::string out;
    for (const char c : clean(text)) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || std::string_view("\"<>\\^`{|}").find(c) != std::string_view::npos)
            append_percent(out, byte);
        else out += c;
    }
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
