// Part-of-speech tags: the best pair of a Penn and a universal tag that go together, by the encoder's scores.
// The features they rest on are in embedding.cpp, the context comes in through the encoder's layers.
#pragma once

#include "extract/language/encoder.hpp"

namespace newsgraph {

inline constexpr std::size_t xpos_count = static_cast<std::size_t>(Xpos::hash) + 1;
inline constexpr std::size_t upos_count = static_cast<std::size_t>(Upos::X) + 1;

/// Fills in upos and xpos of a sentence whose words stand in the encoding from `begin` on.
void tag(const Encoding& encoding, std::size_t begin, std::span<Token> tokens);

/// The first of the largest of scores[0 .. count).
template <class Score>
std::size_t best_of(const Score* scores, std::size_t count) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < count; ++i)
        if (scores[i] > scores[best]) best = i;
    return best;
}

}  // namespace newsgraph
