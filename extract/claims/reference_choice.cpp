#include "extract/claims/discourse_reader.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
constexpr std::size_t max_named = 16;
constexpr std::uint32_t max_distance = 5, max_description_distance = 60;
}  // namespace

void DiscourseReader::gather(const Phrase& phrase, AnaphorClass kind, const std::vector<std::string>& words,
                             bool country, std::vector<std::uint32_t>& options) const {
    const bool describes = kind == AnaphorClass::description;
    const auto reach = describes ? max_description_distance : max_distance;
    const auto take = [&](const std::vector<std::uint32_t>& chains, std::size_t limit) {
        std::size_t taken = 0;
        for (auto at = chains.rbegin(); at != chains.rend() && taken < limit; ++at, ++taken) {
            const auto& chain = made_.chains[*at];
            const auto& last = made_.phrases[chain.last_phrase];
            if (last.sentence + reach < phrase.sentence) break;
            if (agrees(phrase, kind, chain, last) && !is_barred(sentences_[phrase.sentence], phrase, last) &&
                (!describes || fits_description(phrase, words, country, chain)))
                options.push_back(chain.last_phrase);
        }
    };
    take(recent_named_.all(), describes ? max_named_kept : max_named);
    take(recent_unnamed_.all(), max_unnamed_kept);
    std::sort(options.begin(), options.end(), std::greater<>());
}

std::uint32_t DiscourseReader::decide(const Phrase& phrase, AnaphorClass kind,
                                      const std::vector<std::string>& words, bool country,
                                      float& confidence) {
    decision_.anaphor = &phrase;
    decision_.phrases.clear();
    decision_.features.clear();
    decision_.ends.clear();
    decision_.priors.clear();
    gather(phrase, kind, words, country, decision_.phrases);
    const AnaphorView anaphor{sentences_[phrase.sentence],
                              phrase,
                              kind,
                              country,
                              words,
                              static_cast<std::uint32_t>(made_.phrases.size())};
    const auto named = std::count_if(decision_.phrases.begin(), decision_.phrases.end(), [&](auto index) {
        return made_.chains[made_.phrases[index].chain].entity >= 0;
    });
    for (std::uint32_t i = 0; i < decision_.phrases.size(); ++i) {
        const auto index = decision_.phrases[i];
        const auto& other = made_.phrases[index];
        const OptionView option{sentences_[other.sentence],
                                other,
                                made_.chains[other.chain],
                                index,
                                i,
                                prominence(other.chain),
                                in_title(other.sentence),
                                named == 1,
                                is_dominant(other.chain)};
        add_option_features(anaphor, option, decision_.features);
        decision_.ends.push_back(static_cast<std::uint32_t>(decision_.features.size()));
        decision_.priors.push_back(option_prior(anaphor, option));
    }
    add_none_features(anaphor, decision_.phrases.size(), decision_.features);
    decision_.ends.push_back(static_cast<std::uint32_t>(decision_.features.size()));
    decision_.priors.push_back(none_prior(anaphor));
    decision_.phrases.push_back(no_phrase);
    const auto choice = chooser_(decision_, made_.phrases);
    const auto chosen = decision_.phrases[choice.option];
    if (chosen == no_phrase) return fresh_chain(phrase);
    confidence = choice.confidence;
    return made_.phrases[chosen].chain;
}

}  // namespace newsgraph
