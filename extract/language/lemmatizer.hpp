// Form and tag to lemma by a decision list of endings: the longest ending of the word that the list
// knows for its tag (up to the whole word) says what to strip and what to add ("studies" NNS: -ies, +y).
#pragma once

#include "extract/language/linear_model.hpp"
#include "extract/language/sentence.hpp"

#include <vector>

namespace newsgraph {

/// An ending's key in the list. Length whole_word stands for the word itself.
inline constexpr std::size_t longest_ending = 8;
inline constexpr std::size_t whole_word = 255;
std::uint32_t ending_key(std::string_view ending, std::size_t length, Upos upos, Xpos xpos);

/// Strips bytes off the end (all of them if there are fewer) and adds others.
struct LemmaScript {
    std::uint8_t strip = 0;
    std::string_view add;
};

class Lemmatizer {
public:
    explicit Lemmatizer(BinaryReader reader);
    /// Lower case except for proper nouns, which keep their form but for a plural's ending.
    std::string lemma(std::string_view form, Upos upos, Xpos xpos) const;

private:
    const LemmaScript* find(std::uint32_t key) const;

    std::vector<LemmaScript> scripts_;
    std::span<const std::uint32_t> keys_;      ///< open addressing; a power of two of them
    std::span<const std::uint16_t> values_;    ///< script of the key beside, no_script for an empty place
};

inline constexpr std::uint16_t no_script = 0xFFFF;

}  // namespace newsgraph
