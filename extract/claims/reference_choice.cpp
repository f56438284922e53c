#include "extract/claims/discourse_reader.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
constexpr std::size_t max_named = 16;
constexpr std::uint32_t max_distance = 5, max_description_distance = 60;
}  // namespace

void DiscourseReader::gather(const Phrase& phrase, AnaphorClass kind,
                             std::vector<std::uint32_t>& options) const {
    options.clear();
    const bool describes = kind == AnaphorClass::description;
    const auto reach = describes ? max_description_distance : max_distance;
    const auto take = [&](const std::vector<std::uint32_t>& chains, std::size_t limit) {
        std::size_t taken = 0;
        for (auto at = chains.rbegin(); at != chains.rend() && taken < limit; ++at, ++taken) {
            const auto& chain = made_.chains[*at];
            const auto& last = made_.phrases[chain.last_phrase];
            if (last.sentence + reach < phrase.sentence) break;
            if (agrees(phrase, kind, chain, last) && !is_barred_from(phrase, *at, last))
                options.push_back(chain.last_phrase);
        }
    };
    take(recent_named_.all(), describes ? max_named_kept : max_named);
    take(recent_unnamed_.all(), max_unnamed_kept);
    std::sort(options.begin(), options.end(), std::greater<>());
}

bool DiscourseReader::is_barred_from(const Phrase& phrase, std::uint32_t chain, const Phrase& last) const {
    const auto& sentence = sentences_[phrase.sentence];
    if (phrase.kind != PhraseKind::nominal && (phrase.pronoun.possessive || phrase.pronoun.reflexive))
        return is_barred(sentence, phrase, last);
    for (auto i = made_.phrases.size(); i-- > 0 && made_.phrases[i].sentence == phrase.sentence;)
        if (made_.phrases[i].chain == chain && is_barred(sentence, phrase, made_.phrases[i])) return true;
    return false;
}

bool DiscourseReader::has_one_named(const std::vector<std::uint32_t>& options) const {
    return std::count_if(options.begin(), options.end(), [&](auto index) {
               return made_.chains[made_.phrases[index].chain].entity >= 0;
           }) == 1;
}

OptionView DiscourseReader::option_of(std::uint32_t phrase, std::uint32_t rank, bool only) const {
    const auto& other = made_.phrases[phrase];
    const auto& chain = made_.chains[other.chain];
    return {sentences_[other.sentence],
            other,
            chain,
            phrase,
            rank,
            prominence(other.chain),
            in_title(other.sentence),
            only && chain.entity >= 0,
            is_dominant(other.chain)};
}

std::uint32_t DiscourseReader::decide(const Phrase& phrase, AnaphorClass kind, float& confidence) {
    decision_.anaphor = &phrase;
    decision_.features.clear();
    decision_.ends.clear();
    decision_.priors.clear();
    gather(phrase, kind, decision_.phrases);
    const AnaphorView anaphor{sentences_[phrase.sentence], phrase, kind};
    const auto only = has_one_named(decision_.phrases);
    for (std::uint32_t i = 0; i < decision_.phrases.size(); ++i) {
        const auto option = option_of(decision_.phrases[i], i, only);
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
