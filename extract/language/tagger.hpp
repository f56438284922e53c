// Part-of-speech tags, left to right: first the Penn tag from the words around and the two tags before,
// then the universal tag, which mostly follows from it. Averaged perceptrons; the templates are in tagger.cpp.
#pragma once

#include "extract/language/linear_model.hpp"
#include "extract/language/word.hpp"

namespace newsgraph {

inline constexpr std::size_t xpos_count = static_cast<std::size_t>(Xpos::hash) + 1;
inline constexpr std::size_t upos_count = static_cast<std::size_t>(Upos::X) + 1;

using TagFeatures = FeatureList<48>;

/// words[0 .. i) carry their tags already.
void xpos_features(std::span<const Word> words, std::size_t i, TagFeatures& out);
/// words[0 .. i) carry both tags, the others their Penn tag.
void upos_features(std::span<const Word> words, std::size_t i, TagFeatures& out);

class Tagger {
public:
    explicit Tagger(BinaryReader reader);
    /// Fills in upos and xpos.
    void tag(std::span<Word> words) const;

private:
    LinearModel xpos_;
    LinearModel upos_;
};

/// The first of the largest of scores[0 .. count).
template <class Score>
std::size_t best_of(const Score* scores, std::size_t count) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < count; ++i)
        if (scores[i] > scores[best]) best = i;
    return best;
}

}  // namespace newsgraph
