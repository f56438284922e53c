#include "extract/language/tokenizer.hpp"

#include "extract/language/sentence_ends.hpp"

#include <algorithm>

namespace newsgraph {

namespace {

using enum CharClass;

enum Flag : std::uint32_t { web = 1, mail = 2, digits = 4, long_run = 8, dotted = 16, upper_only = 32 };

std::uint32_t chunk_flags(std::string_view bytes, const Chunk& chunk) {
    std::uint32_t flags = 0;
    if (bytes.find("://") != bytes.npos || bytes.starts_with("www.") || bytes.starts_with("WWW."))
        flags |= web;
    const auto at = bytes.find('@');
    if (at != bytes.npos && at > 0 && bytes.find('.', at) != bytes.npos) flags |= mail;
    std::size_t letters = 0, uppers = 0, numbers = 0, dots = 0;
    for (std::size_t i = 0; i < chunk.size; ++i) {
        letters += is_letter(chunk.chars[i].kind);
        uppers += chunk.chars[i].kind == upper;
        numbers += chunk.chars[i].kind == digit;
        dots += chunk.chars[i].kind == period;
    }
    if (letters == 0 && numbers > 0) flags |= digits;
    if (chunk.size > 24) flags |= long_run;
    if (dots > 1) flags |= dotted;
    if (letters > 0 && uppers == letters) flags |= upper_only;
    return flags;
}

// Finds a web address (from its scheme or "www." to the last character that is no closing mark) or an
// e-mail address. Sentences, not addresses, end in full stops and closing brackets.
void find_address(Chunk& chunk) {
    chunk.address_begin = chunk.address_end = 0;
    const auto is = [&](std::size_t i, char32_t letter) {
        return i < chunk.size && chunk.folded[i] == letter;
    };
    std::size_t begin = chunk.size, end = 0;
    for (std::size_t i = 1; i + 3 < chunk.size && begin == chunk.size; ++i) {
        if (chunk.flags & web && is(i, ':') && is(i + 1, '/') && is(i + 2, '/')) {
            for (begin = i; begin > 0 && is_letter(chunk.chars[begin - 1].kind);) --begin;
            end = chunk.size;
        } else if (chunk.flags & mail && chunk.chars[i].code == '@') {
            const auto part = [&](std::size_t at) {
                return is_wordlike(chunk.chars[at].kind) || is(at, '.') || is(at, '-') || is(at, '_') ||
                       is(at, '+');
            };
            for (begin = i; begin > 0 && part(begin - 1);) --begin;
            for (end = i + 1; end < chunk.size && part(end);) ++end;
        }
    }
    if (end == 0 && chunk.flags & web && is(0, 'w')) begin = 0, end = chunk.size;
    if (begin >= end) return;
    while (end > begin && !is_wordlike(chunk.chars[end - 1].kind) && !is(end - 1, '/') && !is(end - 1, '_'))
        --end;
    chunk.address_begin = begin;
    chunk.address_end = end;
}

std::uint64_t hash_run(const Chunk& chunk, std::size_t begin, std::size_t end) {
    std::uint64_t hash = 7;
    for (std::size_t i = begin; i < end; ++i) hash = mix(hash * 31 + chunk.folded[i]);
    return hash;
}

// Classes with runs drawn together; at most 16 of them.
std::uint64_t shape_run(const Chunk& chunk, std::size_t begin, std::size_t end) {
    std::uint64_t hash = 11;
    std::size_t runs = 0;
    for (std::size_t i = begin; i < end && runs < 16; ++i) {
        if (i > begin && chunk.chars[i].kind == chunk.chars[i - 1].kind) continue;
        hash = mix(hash * 31 + static_cast<std::uint64_t>(chunk.chars[i].kind));
        ++runs;
    }
    return hash;
}

constexpr std::size_t longest_run = 20;  // letters of a neighbouring word that the features see

}  // namespace

char32_t Chunk::at(std::size_t i, int distance) const {
    const auto position = static_cast<std::ptrdiff_t>(i) + distance;
    return position < 0 || position >= static_cast<std::ptrdiff_t>(size)
               ? 0
               : folded[static_cast<std::size_t>(position)];
}

CharClass Chunk::kind(std::size_t i, int distance) const {
    const auto position = static_cast<std::ptrdiff_t>(i) + distance;
    return position < 0 || position >= static_cast<std::ptrdiff_t>(size)
               ? space
               : chars[static_cast<std::size_t>(position)].kind;
}

void read_chunk(std::string_view text, std::size_t at, std::size_t end, Chunk& chunk) {
    const auto begin = at;
    chunk.size = 0;
    while (at < end && chunk.size < max_chunk) {
        const auto c = decode_char(text, at);
        if (c.kind == space) break;
        chunk.chars[chunk.size] = c;
        chunk.offsets[chunk.size] = static_cast<std::uint32_t>(at);
        chunk.folded[chunk.size] = fold_char(c);
        ++chunk.size;
        at += c.bytes;
    }
    chunk.offsets[chunk.size] = static_cast<std::uint32_t>(at);
    chunk.next = {};
    for (std::size_t skipped = 0; at < end && skipped < 8; ++skipped) {
        const auto c = decode_char(text, at);
        if (c.kind != space) {
            chunk.next = c;
            break;
        }
        at += c.bytes;
    }
    chunk.hash = hash_run(chunk, 0, chunk.size);
    chunk.shape = shape_run(chunk, 0, chunk.size);
    chunk.flags = chunk_flags(text.substr(begin, chunk.offsets[chunk.size] - begin), chunk);
    find_address(chunk);
}

namespace {
/// "16GB", "5MW", "70B": letters behind digits that are no part of a name.
bool is_unit(std::u32string_view letters) {
    static constexpr std::u32string_view units[] = {
        U"a",  U"ad",  U"am", U"b",  U"bc",  U"bce", U"bn", U"c",   U"ce",  U"cm",  U"d",   U"est", U"et",
        U"f",  U"ft",  U"g",  U"gb", U"ghz", U"gmt", U"gw", U"gwh", U"hz",  U"k",   U"kb",  U"kg",  U"km",
        U"kw", U"kwh", U"lb", U"m",  U"mb",  U"mhz", U"mm", U"mn",  U"mph", U"mw",  U"mwh", U"nd",  U"nm",
        U"p",  U"pb",  U"pm", U"rd", U"st",  U"t",   U"tb", U"th",  U"tw",  U"twh", U"utc", U"v",   U"w"};
    return std::binary_search(std::begin(units), std::end(units), letters);
}

/// Whether chars[i] stands inside a code of letters and digits, "A321neo", "MQ-9B", "777X", not in "10km".
bool inside_code(const Chunk& chunk, std::size_t i) {
    constexpr std::size_t longest = 16;
    auto begin = i, end = i;
    while (begin > 0 && i - begin < longest && is_wordlike(chunk.chars[begin - 1].kind)) --begin;
    while (end < chunk.size && end - i < longest && is_wordlike(chunk.chars[end].kind)) ++end;
    if (begin > 0 && is_wordlike(chunk.chars[begin - 1].kind)) return false;
    bool capital = false, number = false;
    for (auto at = begin; at < i; ++at) {
        capital |= chunk.chars[at].kind == upper && !number;
        number |= chunk.chars[at].kind == digit;
    }
    if (capital) return number || chunk.chars[i].kind == digit;
    if (!number || chunk.chars[begin].kind != digit) return false;
    if (begin == 0 && i < begin + 3 && chunk.chars[i].kind == lower)  // "4xe", "6e": a model of a car
        return chunk.folded[end - 1] == 'e' && (end == i + 1 || (end == i + 2 && chunk.folded[i] == 'x'));
    if (chunk.chars[i].kind != upper) return false;
    if (begin >= 2 && chunk.chars[begin - 1].kind == hyphen)
        return chunk.chars[begin - 2].kind == upper || chunk.chars[begin - 2].kind == digit;
    if (begin > 0) return false;
    std::u32string letters;
    for (auto at = i; at < end && is_letter(chunk.chars[at].kind); ++at)
        if (chunk.chars[at].kind == upper) letters += chunk.folded[at];
    const bool mixed = i + letters.size() < end && chunk.chars[i + letters.size()].kind == digit;  // "2A8"
    return mixed || ((i - begin > 2 || letters.size() > 1) && !is_unit(letters));
}
}  // namespace

bool is_token_candidate(const Chunk& chunk, std::size_t i) {
    const auto left = chunk.chars[i - 1].kind, right = chunk.chars[i].kind;
    if (right == mark || (i > chunk.address_begin && i < chunk.address_end)) return false;
    if (!is_wordlike(left) || !is_wordlike(right)) return true;
    // "xAI", "eBay": one small letter before a capital begins a name
    if (left == lower && right == upper && (i == 1 || !is_wordlike(chunk.chars[i - 2].kind))) return false;
    if (chunk.folded[i] == 'n' && chunk.at(i, 1) == '\'' && chunk.at(i, 2) == 't') return true;
    return ((left == digit) != (right == digit) || (left == lower && right == upper)) &&
           !inside_code(chunk, i);
}

void token_boundary_features(const Chunk& chunk, std::size_t i, std::size_t token_begin,
                             BoundaryFeatures& out) {
    const auto f = [&](int distance) { return chunk.at(i, distance); };
    const auto k = [&](int distance) { return static_cast<std::uint64_t>(chunk.kind(i, distance)); };
    auto left = i, right = i;
    while (left > 0 && i - left < longest_run && is_wordlike(chunk.chars[left - 1].kind)) --left;
    while (right < chunk.size && right - i < longest_run && is_wordlike(chunk.chars[right].kind)) ++right;
    const auto left_run = hash_run(chunk, left, i), right_run = hash_run(chunk, i, right);
    const auto so_far = std::max(token_begin, i > longest_run ? i - longest_run : 0);
    const auto token = hash_run(chunk, so_far, i);
    const auto token_shape = shape_run(chunk, so_far, i);
    const auto from_end = std::min<std::size_t>(chunk.size - i, 4);
    const auto next = static_cast<std::uint64_t>(chunk.next.kind) + 32 * (chunk.next.code == 0);

    out.clear();
    out.add(1);
    out.add(f(-1), f(0));
    out.add(f(-2), f(-1), f(0));
    out.add(f(-1), f(0), f(1));
    out.add(f(-2), f(-1), f(0), f(1));
    out.add(f(-3), f(-2), f(-1), f(0), f(1), f(2));
    out.add(k(-3), k(-2), k(-1), k(0), k(1), k(2));
    out.add(k(-2), k(-1), k(0), k(1), chunk.flags);
    out.add(chunk.flags, k(-1), f(0));
    out.add(f(-1), right_run);
    out.add(left_run, f(0));
    out.add(left_run, f(0), right_run);
    out.add(left_run, f(0), from_end, next);
    out.add(f(-1), f(0), from_end, next);
    out.add(f(-1), f(0), k(-2), from_end, chunk.flags);
    out.add(chunk.shape, i);
    out.add(chunk.shape, from_end, i == 1);
    out.add(token, f(0), k(1));
    out.add(token_shape, f(0), k(1), from_end);
    out.add(token_shape, right_run);
    out.add(chunk.size <= 12 ? chunk.hash : 0, i);
    out.add(i - token_begin, k(-1), k(0), i - left);
}

TokenSketch sketch_token(std::string_view text, TokenSpan span, std::size_t previous_end) {
    TokenSketch sketch;
    sketch.form = 7;
    sketch.shape = 11;
    for (std::size_t at = span.begin; at < span.end;) {
        const auto c = decode_char(text, at);
        at += c.bytes;
        if (sketch.length == 0) sketch.first = c.kind;
        if (sketch.length < longest_run) sketch.form = mix(sketch.form * 31 + fold_char(c));
        if (sketch.length == 0 || (c.kind != sketch.last && sketch.length < longest_run))
            sketch.shape = mix(sketch.shape * 31 + static_cast<std::uint64_t>(c.kind));
        sketch.last = c.kind;
        ++sketch.length;
    }
    const auto gap = text.substr(previous_end, std::min<std::size_t>(span.begin - previous_end, 64));
    sketch.gap = gap.empty() ? 0 : gap.find('\n') != gap.npos ? 3 : gap.size() > 1 ? 2 : 1;
    return sketch;
}

void SentenceState::add(const TokenSketch& token) {
    if (tokens++ == 0) first = token.form;
    quotes += token.first == quote && token.length <= 2;
    brackets += token.length == 1 && token.first == open;
    brackets -= token.length == 1 && token.first == close && brackets > 0;
}

bool is_sentence_candidate(const SentenceWindow& w) {
    if (w[2].last == digit && w[3].gap == 1) return false;  // "18,000 Nvidia chips"
    if (w[2].last == comma && w[3].gap < 3) return false;   // a greeting may end a line with one
    const bool mark = (w[2].last == quote || w[2].last == apostrophe) && w[2].length == 1 && w[2].gap == 0;
    if (mark && is_wordlike(w[1].last) && w[3].gap == 1) return false;  // "the rebels' Al-Noor television"
    return !is_wordlike(w[2].last) || w[3].gap >= 2;  // "Labour MP Joan Reed": no sentence ends in a word
}

void sentence_boundary_features(const SentenceWindow& w, const SentenceState& state, BoundaryFeatures& out) {
    const auto &before = w[1], &left = w[2], &right = w[3], &behind = w[4];
    const auto k = [](CharClass kind) { return static_cast<std::uint64_t>(kind); };
    const std::uint64_t size = state.tokens < 4    ? state.tokens
                               : state.tokens < 8  ? 4
                               : state.tokens < 20 ? 5
                                                   : 6;
    const auto odd = state.quotes % 2;
    const bool inside = state.brackets > 0;
    const auto sides = hash_values(k(left.last), k(right.first), right.gap);
    out.clear();
    out.add(1);
    out.add(left.form);
    out.add(left.form, right.form);
    out.add(left.form, right.shape, right.gap);
    out.add(left.form, right.shape, behind.shape, right.gap);
    out.add(left.shape, right.shape, right.gap, before.shape);
    out.add(before.form, left.form);
    out.add(before.form, left.form, k(right.first));
    out.add(before.shape, left.form, right.shape);
    out.add(before.form, left.form, right.form);
    out.add(w[0].shape, before.shape, left.form, k(right.first));
    out.add(right.form, sides);
    out.add(right.form, behind.form, k(left.last));
    out.add(right.form, behind.shape, k(left.last), right.gap);
    out.add(sides, odd, inside);
    out.add(left.form, odd, inside, k(right.first), right.gap);
    out.add(left.form, size, k(right.first), right.gap);
    out.add(left.last == period ? left.form : left.shape, left.length, k(right.first), k(behind.first));
    out.add(before.length < 4 ? before.length : 4, before.shape, left.form, right.form);
    out.add(sides, size, behind.shape, w[5].shape);
    out.add(state.first, left.form, k(right.first));
    out.add(right.gap, size, right.shape, left.shape);
}

Tokenizer::Tokenizer(const ModelFile& model) {
    BinaryReader reader(model.section("tokenizer"), "tokenizer");
    tokens_ = LinearModel(reader);
    sentences_ = LinearModel(reader);
    if (tokens_.classes() != 1 || sentences_.classes() != 1) reader.fail();
    for (auto count = reader.value<std::uint32_t>(); count > 0; --count) {
        const auto word = reader.text();
        const auto at = reader.value<std::uint32_t>();
        if (at == 0 || at >= word.size()) reader.fail();
        words_.emplace(word, at);
    }
}

void Tokenizer::split_word(std::string_view text, TokenSpan span, std::vector<TokenSpan>& tokens) const {
    const auto length = span.end - span.begin;
    if (length >= 2 && length <= 12) {
        std::array<char, 12> lowered;
        for (std::size_t i = 0; i < length; ++i) {
            const char c = text[span.begin + i];
            lowered[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        }
        if (const auto found = words_.find({lowered.data(), length}); found != words_.end()) {
            const auto middle = span.begin + found->second;
            tokens.push_back({span.begin, middle});
            tokens.push_back({middle, span.end});
            return;
        }
    }
    tokens.push_back(span);
}

void Tokenizer::tokenize(std::string_view text, std::size_t begin, std::size_t end,
                         std::vector<TokenSpan>& tokens) const {
    Chunk chunk;
    BoundaryFeatures features;
    for (auto at = begin; at < end;) {
        const auto c = decode_char(text, at);
        if (c.kind == space) {
            at += c.bytes;
            continue;
        }
        read_chunk(text, at, end, chunk);
        std::size_t token_begin = 0;
        for (std::size_t i = 1; i < chunk.size; ++i) {
            if (!is_token_candidate(chunk, i)) continue;
            // a comma ends a word unless a digit follows: "an H100,” said"
            if (chunk.chars[i].code != ',' || chunk.kind(i, 1) == digit) {
                token_boundary_features(chunk, i, token_begin, features);
                if (tokens_.score(features) <= 0) continue;
            }
            split_word(text, {chunk.offsets[token_begin], chunk.offsets[i]}, tokens);
            token_begin = i;
        }
        at = chunk.offsets[chunk.size];
        split_word(text, {chunk.offsets[token_begin], chunk.offsets[chunk.size]}, tokens);
        if (tokens.size() > 1 &&
            is_address(text.substr(tokens[tokens.size() - 2].begin, at - tokens[tokens.size() - 2].begin))) {
            tokens.pop_back();
            tokens.back().end = chunk.offsets[chunk.size];
        }
    }
}

void Tokenizer::split(std::string_view text, std::span<const TokenSpan> tokens,
                      std::vector<std::uint32_t>& ends) const {
    const auto sketch = [&](std::size_t i) {
        return i < tokens.size() ? sketch_token(text, tokens[i], i > 0 ? tokens[i - 1].end : tokens[i].begin)
                                 : TokenSketch{};
    };
    SentenceWindow window{};
    for (std::size_t i = 0; i < 3; ++i) window[3 + i] = sketch(i);
    SentenceState state;
    BoundaryFeatures features;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        std::rotate(window.begin(), window.begin() + 1, window.end());
        window[5] = sketch(i + 3);
        state.add(window[2]);
        bool ends_here = i + 1 == tokens.size() || state.tokens == max_sentence;
        if (!ends_here && is_sentence_candidate(window)) {
            sentence_boundary_features(window, state, features);
            ends_here = sentences_.score(features) > 0;
        }
        if (ends_here && i + 1 < tokens.size() && window[3].gap <= 1 && goes_on_behind(text, tokens, i))
            ends_here = state.tokens == max_sentence;
        if (!ends_here && !ends_in_legal_form(text, tokens, i)) continue;
        ends.push_back(static_cast<std::uint32_t>(i));
        state = {};
    }
}

}  // namespace newsgraph
