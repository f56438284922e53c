#include "extract/claims/numbers.hpp"

#include "extract/data/tables.hpp"

#include <algorithm>
#include <charconv>
#include <map>

namespace newsgraph {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Characters beyond ASCII that are no letters: currency signs, dashes, quotation marks.
std::optional<std::pair<AtomKind, std::size_t>> find_sign(std::string_view rest) {
    static constexpr std::string_view currencies[] = {"£", "¥", "€", "₹", "₩", "₽", "₺",
                                                      "₴", "₪", "₫", "₱", "₦", "฿"};
    static constexpr std::string_view marks[] = {"–", "—", "‐", "‑", "−", "‘", "’", "“", "”",
                                                 "…", "•", "·", "«", "»", "½", "¼", "¾", "°"};
    if (rest.empty() || static_cast<unsigned char>(rest.front()) < 0x80) return std::nullopt;
    for (const auto sign : currencies)
        if (rest.starts_with(sign)) return std::pair{AtomKind::currency, sign.size()};
    for (const auto mark : marks)
        if (rest.starts_with(mark)) return std::pair{AtomKind::mark, mark.size()};
    return std::nullopt;
}

std::size_t space_size(std::string_view rest) {
    if (is_space(rest.front())) return 1;
    for (const std::string_view space : {"\u00a0", "\u202f", "\u2009", "\u2007"})
        if (rest.starts_with(space)) return space.size();
    return 0;
}

bool is_dash(std::string_view text) {
    return text == "-" || text == "–" || text == "—" || text == "‐" || text == "‑" || text == "−";
}

/// Digits with groups of thousands ("2,000", Indian "5,00,000") and decimals; nothing for "3.5.1".
std::size_t number_size(std::string_view rest) {
    std::size_t at = 0;
    const auto digits = [&](std::size_t from) {
        std::size_t n = 0;
        while (from + n < rest.size() && is_digit(rest[from + n])) ++n;
        return n;
    };
    at = digits(0);
    if (at <= 3) {
        for (;;) {
            if (at >= rest.size() || rest[at] != ',') break;
            const auto group = digits(at + 1);
            const bool indian = group == 2 && at + 3 < rest.size() && rest[at + 3] == ',';
            if (group != 3 && !indian) break;
            at += 1 + group;
        }
    }
    if (at + 1 < rest.size() && rest[at] == '.' && is_digit(rest[at + 1])) at += 1 + digits(at + 1);
    return at;
}

std::size_t word_size(std::string_view rest) {
    std::size_t at = 0;
    while (at < rest.size()) {
        const char c = rest[at];
        if (is_letter(c) || is_digit(c)) {
            ++at;
        } else if (static_cast<unsigned char>(c) >= 0x80 && !find_sign(rest.substr(at)) &&
                   !space_size(rest.substr(at))) {
            ++at;
        } else {
            break;
        }
    }
    return at;
}

void read_value(Atom& atom) {
    atom.plain = true;
    bool point = false;
    for (const char c : atom.text) {
        if (is_digit(c)) {
            if (atom.mantissa > 900'000'000'000'000) continue;  // longer than any figure in a text
            atom.mantissa = atom.mantissa * 10 + (c - '0');
            if (point) ++atom.decimals;
        } else {
            atom.plain = false;
            point = point || c == '.';
        }
    }
}

std::string lower_case(std::string_view text) {
    if (is_dash(text)) return "-";
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

enum class WordKind : std::uint8_t { unit, ten, hundred, scale, group, vague, glued };
struct NumberWord {
    WordKind kind;
    std::int64_t value;
};

const std::map<std::string, NumberWord, std::less<>>& number_words() {
    static const auto words = [] {
        static constexpr std::string_view kinds[] = {"unit",  "ten",   "hundred", "scale",
                                                     "group", "vague", "glued"};
        std::map<std::string, NumberWord, std::less<>> table;
        read_table(embedded_table("number_words"), "number_words.tsv", [&](auto cells, std::size_t line) {
            const auto kind = std::find(std::begin(kinds), std::end(kinds), cells[1]);
            NumberWord word{static_cast<WordKind>(kind - std::begin(kinds)), 0};
            const auto* end = cells[2].data() + cells[2].size();
            if (kind == std::end(kinds) || std::from_chars(cells[2].data(), end, word.value).ptr != end)
                throw InputError("number_words.tsv", line, "expected a kind and a whole number");
            table.emplace(cells[0], word);
        });
        return table;
    }();
    return words;
}

const NumberWord* find_number_word(const Atom& atom) {
    if (atom.kind != AtomKind::word) return nullptr;
    const auto& words = number_words();
    const auto at = words.find(atom.lower);
    return at == words.end() ? nullptr : &at->second;
}

constexpr std::int64_t most = 1'000'000'000'000'000;

std::int64_t times(std::int64_t a, std::int64_t b) {
    return a != 0 && b > most / std::max<std::int64_t>(a, 1) ? most : a * b;
}

/// Scales behind a value: "million", "bn", "hundred thousand"; "m" only when glued or after a sign.
void read_scales(std::span<const Atom> atoms, Number& number, bool after_sign) {
    for (; number.end < atoms.size(); ++number.end) {
        const auto& atom = atoms[number.end];
        const auto* word = find_number_word(atom);
        const bool hyphen = atom.lower == "-" && atom.glued && number.end + 1 < atoms.size() &&
                            atoms[number.end + 1].glued && !number.scaled;
        if (hyphen) {
            word = find_number_word(atoms[number.end + 1]);
            if (!word || word->kind != WordKind::scale) return;
            ++number.end;
        }
        if (!word) return;
        const bool counts = word->kind == WordKind::scale || word->kind == WordKind::hundred ||
                            (word->kind == WordKind::group && atom.lower == "dozen") ||
                            (word->kind == WordKind::glued && !number.scaled && (atom.glued || after_sign));
        if (!counts) return;
        number.value.mantissa = times(number.value.mantissa, word->value);
        number.scale = times(number.scale, word->value);
        number.scaled = true;
    }
}

/// "twenty-five thousand three hundred and six"
std::optional<Number> parse_words(std::span<const Atom> atoms, std::size_t at) {
    std::int64_t total = 0, current = 0;
    Number number;
    bool any = false, may_join = false;
    WordKind before = WordKind::scale;
    for (auto i = at; i < atoms.size(); ++i) {
        const auto& atom = atoms[i];
        const auto* next = i + 1 < atoms.size() ? find_number_word(atoms[i + 1]) : nullptr;
        if (any && atom.lower == "-" && atom.glued && next && atoms[i + 1].glued) continue;
        if (may_join && atom.lower == "and" && next && next->kind <= WordKind::ten) continue;
        const auto* word = find_number_word(atom);
        if (!word) break;
        if (word->kind == WordKind::unit) {
            if (any && before == WordKind::unit) break;
            if (any && before == WordKind::ten && word->value > 9) break;
            current += word->value;
        } else if (word->kind == WordKind::ten) {
            if (any && before <= WordKind::ten) break;
            current += word->value;
        } else if (word->kind == WordKind::hundred || word->kind == WordKind::scale) {
            if (!any) break;
            if (word->kind == WordKind::hundred) {
                current = times(current, word->value);
            } else {
                total += times(std::max<std::int64_t>(current, 1), word->value);
                current = 0;
                number.scaled = true;
            }
        } else if (word->kind == WordKind::group && any && atom.lower == "dozen") {
            current = times(current, word->value);
        } else {
            break;
        }
        before = word->kind;
        may_join = word->kind == WordKind::hundred || word->kind == WordKind::scale;
        any = true;
        number.end = i + 1;
    }
    if (!any) return std::nullopt;
    number.value.mantissa = std::min(total + current, most);
    number.words = true;
    return number;
}

/// "a million", "half a million", "a couple of", "two and a half billion" begin with such words.
std::optional<Number> parse_article(std::span<const Atom> atoms, std::size_t at) {
    Number number;
    number.words = true;
    number.value = {1, 0};
    auto i = at;
    if (atoms[i].lower == "half") {
        number.value = {5, 1};
        ++i;
    }
    if (i >= atoms.size() || (atoms[i].lower != "a" && atoms[i].lower != "an")) return std::nullopt;
    if (++i >= atoms.size()) return std::nullopt;
    const auto* word = find_number_word(atoms[i]);
    if (!word || word->kind == WordKind::unit || word->kind == WordKind::ten ||
        word->kind == WordKind::vague || word->kind == WordKind::glued)
        return std::nullopt;
    if (word->kind == WordKind::group && atoms[i].lower == "score" &&
        !(i + 1 < atoms.size() && atoms[i + 1].lower == "of"))
        return std::nullopt;
    number.value.mantissa *= word->value;
    number.vague = atoms[i].lower == "couple";
    number.scaled = word->kind == WordKind::scale;
    number.end = i + 1;
    read_scales(atoms, number, false);
    return number;
}

std::optional<Number> parse_vague(std::span<const Atom> atoms, std::size_t at) {
    const auto* word = find_number_word(atoms[at]);
    if (!word || word->kind != WordKind::vague) return std::nullopt;
    Number number{at + 1, {word->value, 0}, true, true, word->value >= 1000, 1};
    if (at + 2 < atoms.size() && atoms[at + 1].lower == "of") {
        const auto* more = find_number_word(atoms[at + 2]);
        if (more && more->kind == WordKind::vague) {
            number.value.mantissa = times(number.value.mantissa, more->value);
            number.end = at + 3;
        }
    }
    return number;
}

/// "two and a half", with a scale behind it or not
void read_half(std::span<const Atom> atoms, Number& number) {
    const auto i = number.end;
    if (number.scaled || number.value.decimals != 0 || i + 2 >= atoms.size()) return;
    if (atoms[i].lower != "and" || atoms[i + 1].lower != "a" || atoms[i + 2].lower != "half") return;
    number.value = {number.value.mantissa * 10 + 5, 1};
    number.end = i + 3;
}

}  // namespace

std::vector<Atom> read_atoms(const Sentence& sentence) {
    std::vector<Atom> atoms;
    if (sentence.tokens.empty()) return atoms;
    const auto& tokens = sentence.tokens;
    const std::string_view text(tokens.front().form.data(), tokens.back().end - tokens.front().begin);
    atoms.reserve(tokens.size() + 8);
    std::uint32_t token = 0;
    bool glued = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto rest = text.substr(at);
        if (const auto space = space_size(rest)) {
            at += space;
            glued = false;
            continue;
        }
        Atom atom;
        std::size_t size = 1;
        if (is_digit(rest.front())) {
            size = number_size(rest);
            atom.kind = AtomKind::number;
        } else if (rest.front() == '$') {
            atom.kind = AtomKind::currency;
        } else if (const auto sign = find_sign(rest)) {
            atom.kind = sign->first;
            size = sign->second;
        } else if (const auto word = word_size(rest)) {
            atom.kind = AtomKind::word;
            size = word;
            // "US$" is one sign
            const auto behind = rest.substr(size);
            if (size <= 3 && !behind.empty()) {
                const auto next = behind.front() == '$'
                                      ? std::optional(std::pair{AtomKind::currency, std::size_t{1}})
                                      : find_sign(behind);
                if (next && next->first == AtomKind::currency) {
                    atom.kind = AtomKind::currency;
                    size += next->second;
                }
            }
        }
        atom.glued = glued;
        atom.begin = tokens.front().begin + static_cast<std::uint32_t>(at);
        atom.end = atom.begin + static_cast<std::uint32_t>(size);
        atom.text = text.substr(at, size);
        atom.lower = lower_case(atom.text);
        if (atom.kind == AtomKind::number) read_value(atom);
        while (token + 1 < tokens.size() && tokens[token].end <= atom.begin) ++token;
        atom.token = token;
        atoms.push_back(std::move(atom));
        at += size;
        glued = true;
    }
    return atoms;
}

double Decimal::value() const {
    double power = 1;
    for (int i = 0; i < decimals; ++i) power *= 10;
    return static_cast<double>(mantissa) / power;
}

std::optional<Number> parse_number(std::span<const Atom> atoms, std::size_t at) {
    const auto& atom = atoms[at];
    std::optional<Number> number;
    const bool after_sign = at > 0 && atoms[at - 1].kind == AtomKind::currency;
    if (atom.kind == AtomKind::number) {
        number = Number{at + 1, {atom.mantissa, atom.decimals}, false, false, false, 1};
        read_half(atoms, *number);
        read_scales(atoms, *number, after_sign);
    } else if (atom.kind == AtomKind::word) {
        number = parse_words(atoms, at);
        if (number) {
            read_half(atoms, *number);
            read_scales(atoms, *number, false);
        } else {
            number = parse_article(atoms, at);
            if (!number) number = parse_vague(atoms, at);
        }
    }
    // a fraction's trailing zeros and scale cancel: 5.6 million is 5600000 and no decimals
    while (number && number->value.decimals > 0 && number->value.mantissa % 10 == 0) {
        number->value.mantissa /= 10;
        --number->value.decimals;
    }
    return number;
}

std::string text_between(const Atom& first, const Atom& last) {
    return std::string(first.text.data(), static_cast<std::size_t>(last.end - first.begin));
}

std::uint32_t top_token(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
    auto top = last - 1;
    for (auto i = last; i-- > first;) {
        const auto head = sentence.tokens[i].head;
        if (head < static_cast<std::int32_t>(first) || head >= static_cast<std::int32_t>(last)) top = i;
    }
    // several tops: prefer a number, a sign or a noun to a bound's words
    for (auto i = first; i < last; ++i) {
        const auto& token = sentence.tokens[i];
        const bool outside =
            token.head < static_cast<std::int32_t>(first) || token.head >= static_cast<std::int32_t>(last);
        if (outside && (token.upos == Upos::NUM || token.upos == Upos::SYM || token.upos == Upos::NOUN ||
                        token.upos == Upos::PROPN))
            return i;
    }
    return top;
}

}  // namespace newsgraph
