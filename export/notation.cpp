#include "export/plain.hpp"

namespace newsgraph {

namespace {

constexpr Plain plain_xml = plain_but("&<>\""), plain_json = plain_but("\"\\<"), plain_csv = plain_but(",\"");

/// Marks that reorder what stands around them: they would change how the rest of a line reads.
bool is_bidi_control(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

void append_percent(std::string& out, unsigned char byte) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    out += '%';
    out += digits[byte >> 4];
    out += digits[byte & 15];
}

bool is_alnum(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

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

}  // namespace

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
    std::string out;
    append_csv_field(out, text, true);
    return out;
}

std::string csv_safe_field(std::string_view text) {
    std::string out;
    append_csv_field(out, text, false);
    return out;
}

void append_csv_field(std::string& out, std::string_view text, bool raw) {
    const bool formula =
        !raw && !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    if (!formula && is_plain(text, plain_csv) && (text.empty() || (text.front() != ' ' && text.back() != ' '))) {
        out += text;
        return;
    }
    const std::size_t begin = out.size();
    out += '"';
    if (formula) out += '\'';
    bool quoted = text.empty() || (text.front() == ' ' && !formula) || text.back() == ' ';
    append_escaped(out, text, plain_csv, [&](char32_t c) {
        quoted = quoted || c == '"' || c == ',' || c == '\n' || c == '\r';
        if (c == '"') out += '"';
        append_utf8(out, c);
    });
    if (quoted) out += '"';
    else out.erase(begin, 1);
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

}  // namespace newsgraph
