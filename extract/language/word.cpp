#include "extract/language/word.hpp"

#include "extract/language/chars.hpp"
#include "extract/language/linear_model.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
constexpr std::size_t window = 24;  // of a longer word the last so many characters count
}

Word make_word(const Token& token) {
    Word word;
    word.upos = token.upos;
    word.xpos = token.xpos;
    std::array<char32_t, window> last;
    std::size_t length = 0, capitals = 0, letters = 0;
    std::uint64_t form = 3, exact = 5, shape = 7;
    auto previous = CharClass::space;
    for (std::size_t at = 0; at < token.form.size(); ++length) {
        const auto c = decode_char(token.form, at);
        at += c.bytes;
        const auto folded = fold_char(c);
        form = mix(form * 31 + folded);
        exact = mix(exact * 31 + (c.kind == CharClass::upper ? c.code : folded));
        if (c.kind != previous) shape = mix(shape * 31 + static_cast<std::uint64_t>(c.kind) + 1);
        previous = c.kind;
        last[length % window] = folded;
        if (length < word.prefixes.size()) word.prefixes[length] = form;
        letters += is_letter(c.kind);
        if (c.kind == CharClass::upper) {
            word.flags = static_cast<std::uint8_t>(word.flags | (length == 0 ? capital : inner_capital));
            ++capitals;
        }
        if (c.kind == CharClass::digit) word.flags |= has_digit;
        if (c.kind == CharClass::hyphen) word.flags |= has_hyphen;
    }
    if (letters > 1 && capitals == letters) word.flags |= all_capitals;
    word.form = form;
    word.exact = exact;
    word.shape = shape;
    word.length = static_cast<std::uint8_t>(std::min<std::size_t>(length, 255));
    std::uint64_t suffix = 9;
    for (std::size_t i = 0; i < word.suffixes.size() && i < length; ++i) {
        suffix = mix(suffix * 31 + last[(length - 1 - i) % window]);
        word.suffixes[i] = suffix;
    }
    return word;
}

void make_words(std::span<const Token> tokens, std::vector<Word>& words) {
    for (const auto& token : tokens) words.push_back(make_word(token));
}

}  // namespace newsgraph
