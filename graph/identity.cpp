#include "graph/identity.hpp"

#include <algorithm>
#include <array>

namespace newsgraph {

namespace {

/// Latin letters U+00C0–U+017F without their marks; '?' stands for those that become two letters.
constexpr std::string_view latin_1 = "aaaaaa?ceeeeiiiidnooooo ouuuuy??aaaaaa?ceeeeiiiidnooooo ouuuuy?y";
constexpr std::string_view latin_a =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkkkllllllllllnnnnnnnnnoooooo??rrrrrrssssssss"
    "ttttttuuuuuuuuuuuuwwyyyzzzzzzs";
/// U+1EA0–U+1EF9, Vietnamese.
constexpr std::string_view vietnamese =
    "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy";
static_assert(latin_1.size() == 0x40 && latin_a.size() == 0x80 && vietnamese.size() == 0x5a);

constexpr std::array<std::string_view, 28> suffixes{
    "inc", "corp", "corporation", "co",  "company", "ltd", "limited",  "llc",          "plc",     "ag",
    "sa",  "nv",   "gmbh",        "se",  "group",   "spa", "holdings", "incorporated", "holding", "oyj",
    "asa", "kgaa", "pjsc",        "jsc", "llp",     "pte", "bhd",      "tbk"};

std::string_view two_letters(char32_t c) {
    switch (c) {
        case 0xc6:
        case 0xe6:
            return "ae";
        case 0xde:
        case 0xfe:
            return "th";
        case 0xdf:
            return "ss";
        case 0x132:
        case 0x133:
            return "ij";
        case 0x152:
        case 0x153:
            return "oe";
        default:
            return {};
    }
}

/// Invalid bytes count as the code points of Latin-1: no name is refused.
char32_t next_code_point(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const char32_t first = byte(at++);
    const int more = first >= 0xf0 && first < 0xf8 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
    if (first < 0xc0 || first >= 0xf8 || at + static_cast<std::size_t>(more) > text.size()) return first;
    char32_t code = first & (0x3fu >> more);
    for (int i = 0; i < more; ++i) {
        const auto next = byte(at + static_cast<std::size_t>(i));
        if ((next & 0xc0) != 0x80) return first;
        code = code << 6 | (next & 0x3fu);
    }
    at += static_cast<std::size_t>(more);
    return code;
}

void append(std::string& out, char32_t c) {
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += {static_cast<char>(0xc0 | c >> 6), static_cast<char>(0x80 | (c & 0x3f))};
    } else if (c < 0x10000) {
        out += {static_cast<char>(0xe0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3f)),
                static_cast<char>(0x80 | (c & 0x3f))};
    } else {
        out += {static_cast<char>(0xf0 | c >> 18), static_cast<char>(0x80 | (c >> 12 & 0x3f)),
                static_cast<char>(0x80 | (c >> 6 & 0x3f)), static_cast<char>(0x80 | (c & 0x3f))};
    }
}

bool is_apostrophe(char32_t c) {
    return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2bc || c == 0x2b9;
}

/// Marks that leave no trace: accents on their own, zero-width characters, dots of abbreviations.
bool is_silent(char32_t c) {
    return c == '.' || c == 0xad || (c >= 0x300 && c <= 0x36f) || (c >= 0x200b && c <= 0x200f) ||
           c == 0x2060 || c == 0xfeff || c == 0x2122;
}

bool is_separator(char32_t c) {
    return c < 0x30 || (c > '9' && c < 'A') || (c > 'Z' && c < 'a') || (c > 'z' && c < 0xc0) || c == 0xd7 ||
           c == 0xf7 || (c >= 0x2000 && c <= 0x2bff) || (c >= 0x3000 && c <= 0x303f && c != 0x3005) ||
           (c >= 0xfe30 && c <= 0xfe6f) || c == 0x30fb;
}

/// One letter or digit in its plain lower-case form.
void append_folded(std::string& out, char32_t c) {
    if (c >= 0xff01 && c <= 0xff5e) c -= 0xff01 - 0x21;  // full width
    if (c >= 'A' && c <= 'Z') c += 0x20;
    if (const auto pair = two_letters(c); !pair.empty()) {
        out += pair;
    } else if (c >= 0xc0 && c < 0x100) {
        out += latin_1[c - 0xc0];
    } else if (c >= 0x100 && c < 0x180) {
        out += latin_a[c - 0x100];
    } else if (c >= 0x1ea0 && c <= 0x1ef9) {
        out += vietnamese[c - 0x1ea0];
    } else if (c == 0x1a0 || c == 0x1a1) {
        out += 'o';
    } else if (c == 0x1af || c == 0x1b0) {
        out += 'u';
    } else if (c >= 0x1cd && c <= 0x1dc) {
        out += "aaiioouuuuuuuuuu"[c - 0x1cd];
    } else if (c >= 0x218 && c <= 0x21b) {
        out += c < 0x21a ? 's' : 't';
    } else if ((c >= 0x391 && c <= 0x3a9) || (c >= 0x410 && c <= 0x42f)) {
        append(out, c + 0x20);
    } else if (c >= 0x400 && c <= 0x40f) {
        append(out, c + 0x50);
    } else {
        append(out, c);
    }
}

std::vector<std::string> words_of(std::string_view name) {
    std::vector<std::string> words(1);
    const auto word = [&](std::string_view whole) {
        if (!words.back().empty()) words.emplace_back();
        words.back() = whole;
        words.emplace_back();
    };
    for (std::size_t at = 0; at < name.size();) {
        const char32_t c = next_code_point(name, at);
        if (is_silent(c)) continue;
        if (is_apostrophe(c)) {
            std::size_t after = at;  // "'s" at a word's end goes with its apostrophe, others leave no gap
            if (at < name.size() && (name[at] == 's' || name[at] == 'S')) {
                ++after;
                std::size_t beyond = after;
                if (after == name.size() || is_separator(next_code_point(name, beyond))) at = after;
            }
        } else if (c == '&') {
            word("and");
        } else if (c == '+') {
            word("plus");
        } else if (c == '#') {
            word("sharp");
        } else if (is_separator(c)) {
            if (!words.back().empty()) words.emplace_back();
        } else {
            append_folded(words.back(), c);
        }
    }
    std::erase_if(words, [](const std::string& w) { return w.empty(); });
    return words;
}

std::string join(const std::vector<std::string>& words, std::string_view between) {
    std::string joined;
    for (const auto& word : words) {
        if (!joined.empty()) joined += between;
        joined += word;
    }
    return joined;
}

std::string hexadecimal(std::string_view bytes) {
    std::string out = "x";
    for (const char c : bytes) {
        out += "0123456789abcdef"[static_cast<unsigned char>(c) >> 4];
        out += "0123456789abcdef"[c & 15];
    }
    return out;
}

}  // namespace

std::string slug(NodeType type, std::string_view name) {
    auto words = words_of(name);
    if (words.size() > 1 && words.front() == "the") words.erase(words.begin());
    if (type == NodeType::company || type == NodeType::organization)
        while (words.size() > 1 &&
               std::find(suffixes.begin(), suffixes.end(), words.back()) != suffixes.end())
            words.pop_back();
    if (type == NodeType::person && words.size() > 2)
        words.erase(std::remove_if(words.begin() + 1, words.end() - 1,
                                   [](const std::string& w) { return w.size() == 1; }),
                    words.end() - 1);
    return words.empty() ? hexadecimal(name) : join(words, "-");
}

std::string identity_key(NodeType type, std::string_view name) {
    std::string key = slug(type, name);
    std::erase(key, '-');
    return key;
}

std::string fold_words(std::string_view name) {
    return join(words_of(name), " ");
}

}  // namespace newsgraph
