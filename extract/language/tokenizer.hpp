// Text to tokens and sentences, after the conventions of UD English (EWT, GUM): clitics and hyphenated
// compounds are split, amounts lose their currency sign ("$ 5.6 m"), abbreviations keep their full stop.
// Which boundary is one is learned (two yes-or-no models); the candidates and the features are below.
#pragma once

#include "extract/language/chars.hpp"
#include "extract/language/linear_model.hpp"
#include "extract/language/model_file.hpp"

#include <unordered_map>
#include <vector>

namespace newsgraph {

struct TokenSpan {
    std::uint32_t begin = 0;  ///< half-open byte offsets
    std::uint32_t end = 0;
    bool operator==(const TokenSpan&) const = default;
};

/// A run without white space; one longer than max_chunk characters is read in pieces.
inline constexpr std::size_t max_chunk = 256;
/// A sentence with more tokens is cut there.
inline constexpr std::size_t max_sentence = 200;
/// Of a run of words without the end of a sentence so many tokens are read; the rest is no prose.
inline constexpr std::size_t max_run = 10'000;

struct Chunk {
    std::size_t size = 0;                              ///< in characters
    std::array<Char, max_chunk + 1> chars;
    std::array<std::uint32_t, max_chunk + 1> offsets;  ///< bytes; offsets[size] is the end
    std::array<char32_t, max_chunk> folded;
    std::uint64_t hash = 0;   ///< of the folded characters
    std::uint64_t shape = 0;  ///< of the classes, runs drawn together
    std::uint32_t flags = 0;  ///< web address, e-mail address, digits, …
    std::size_t address_begin = 0;  ///< characters of a web or e-mail address: no token ends inside
    std::size_t address_end = 0;
    Char next;                ///< the first character behind the white space, code 0 at the end

    char32_t at(std::size_t i, int distance) const;  ///< folded, 0 outside
    CharClass kind(std::size_t i, int distance) const;
};

/// Reads the chunk that begins at text[at] (no white space) and ends before text[end].
void read_chunk(std::string_view text, std::size_t at, std::size_t end, Chunk& chunk);

/// May a token end before character i (0 < i < size)?
bool is_token_candidate(const Chunk& chunk, std::size_t i);

using BoundaryFeatures = FeatureList<24>;

/// token_begin: where the token before the candidate i began.
void token_boundary_features(const Chunk& chunk, std::size_t i, std::size_t token_begin, BoundaryFeatures& out);

/// What the sentence model sees of a token.
struct TokenSketch {
    std::uint64_t form = 0;   ///< hash of the folded form
    std::uint64_t shape = 0;
    CharClass first{}, last{};
    std::uint32_t length = 0;
    std::uint8_t gap = 0;     ///< before it: 0 nothing, 1 a space, 2 more, 3 a line break, 4 block begins
};
TokenSketch sketch_token(std::string_view text, TokenSpan span, std::size_t previous_end);

/// What the sentence so far is like.
struct SentenceState {
    std::uint32_t tokens = 0;
    std::uint32_t quotes = 0;
    std::int32_t brackets = 0;
    std::uint64_t first = 0;  ///< form of the first token
    void add(const TokenSketch& token);
};

/// window[0..5]: two tokens before the boundary's left one, left, right, and two behind (default ones outside).
using SentenceWindow = std::array<TokenSketch, 6>;
bool is_sentence_candidate(const SentenceWindow& window);
void sentence_boundary_features(const SentenceWindow& window, const SentenceState& state, BoundaryFeatures& out);

class Tokenizer {
public:
    explicit Tokenizer(const ModelFile& model);

    /// Tokens of text[begin, end) in order.
    void tokenize(std::string_view text, std::size_t begin, std::size_t end, std::vector<TokenSpan>& tokens) const;

    /// Indices of the tokens that end a sentence, the last one among them.
    void split(std::string_view text, std::span<const TokenSpan> tokens, std::vector<std::uint32_t>& ends) const;

private:
    void split_word(std::string_view text, TokenSpan span, std::vector<TokenSpan>& tokens) const;

    LinearModel tokens_;
    LinearModel sentences_;
    std::unordered_map<std::string_view, std::uint32_t> words_;  ///< "cannot" → 3
};

}  // namespace newsgraph
