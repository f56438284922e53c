#include "extract/claims/discourse_reader.hpp"

#include <algorithm>

namespace newsgraph {

std::uint32_t DiscourseReader::nominal_chain(const Phrase& phrase, float& confidence) {
    const bool definite =
        phrase.determiner == Determiner::definite || phrase.determiner == Determiner::demonstrative;
    if (phrase.counted_two) return pair_chain(phrase);
    const bool node = phrase.noun.known && (phrase.types & any_node_type) != 0;
    if (definite && node && phrase.number == 's' && may_be_anaphor(sentences_[phrase.sentence], phrase) &&
        !holds_other_name(phrase) && !names_itself(phrase)) {
        bool country = false;
        const auto words = modifiers({sentences_[phrase.sentence], chain_at_}, phrase, made_.chains, country);
        return decide(phrase, AnaphorClass::description, words, country, confidence);
    }
    if (phrase.determiner == Determiner::possessive && node && phrase.number == 's' &&
        !phrase.noun.relational)
        return affiliation_chain(phrase);
    if (phrase.determiner == Determiner::definite && node && phrase.number == 'p' && takes_up_group(phrase)) {
        if (auto group = group_before(phrase); !group.empty()) {
            const auto chain = fresh_chain(phrase);
            made_.chains[chain].members = std::move(group);
            return chain;
        }
    }
    if (definite) return same_noun_chain(phrase);
    return fresh_chain(phrase);
}

std::uint32_t DiscourseReader::same_noun_chain(const Phrase& phrase) {
    const auto& lemma = sentences_[phrase.sentence].tokens[phrase.head].lemma;
    const auto& recent = recent_unnamed_.all();
    for (auto at = recent.rbegin(); at != recent.rend(); ++at) {
        const auto& chain = made_.chains[*at];
        if (chain.number == phrase.number && !chain.nouns.empty() && chain.nouns.front() == same_noun(lemma))
            return *at;
    }
    return fresh_chain(phrase);
}

std::uint32_t DiscourseReader::affiliation_chain(const Phrase& phrase) {
    const auto owner = phrase.possessor < 0 ? -1 : chain_at_[static_cast<std::size_t>(phrase.possessor)];
    if (owner >= 0) {
        const auto with = made_.chains[static_cast<std::size_t>(owner)].affiliation;
        if (with >= 0 && (made_.chains[static_cast<std::size_t>(with)].types & phrase.types) != 0)
            return static_cast<std::uint32_t>(with);
    }
    return fresh_chain(phrase);
}

bool DiscourseReader::names_itself(const Phrase& phrase) const {
    const auto& names = sentences_[phrase.sentence].names;
    return std::any_of(names.begin(), names.end(), [&](const Name& name) {
        return name.first == phrase.head + 1 && (bit(name.type) & phrase.types) != 0;
    });
}

bool DiscourseReader::holds_other_name(const Phrase& phrase) const {
    for (auto i = phrase.first; i < phrase.head; ++i) {
        if (chain_at_[i] < 0) continue;
        const auto& chain = made_.chains[static_cast<std::size_t>(chain_at_[i])];
        if (chain.entity >= 0 && (chain.types & (bit(NodeType::country) | bit(NodeType::place))) == 0)
            return true;
    }
    return false;
}

}  // namespace newsgraph
