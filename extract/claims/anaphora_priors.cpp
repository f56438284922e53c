#include "extract/claims/anaphora_features.hpp"
#include "extract/claims/nominal.hpp"

#include <algorithm>
#include <bit>

namespace newsgraph {

namespace {

constexpr NodeTypeSet firms = bit(NodeType::company) | bit(NodeType::organization);

std::int32_t half_nats(int halves) {
    return 128 * halves;
}

/// "the chairman of the group", "the company that bought it": new things more often than old ones.
bool is_modified_behind(const AnaphorView& anaphor) {
    const auto& tokens = anaphor.sentence.tokens;
    const auto head = anaphor.phrase.head;
    const auto end = std::min<std::size_t>(tokens.size(), head + 12);
    for (std::size_t i = head + 1; i < end; ++i) {
        if (tokens[i].head != static_cast<std::int32_t>(head)) continue;
        const auto relation = base(tokens[i].deprel);
        if (relation == Deprel::nmod) return true;
        if (relation == Deprel::acl) return tokens[head + 1].form != ",";
    }
    return false;
}

/// "British" of "the British designer says its licence", "iPhones" before "it".
bool is_no_antecedent(const OptionView& option) {
    if (option.phrase.use && option.phrase.use->kind == MentionKind::demonym &&
        (option.phrase.role == Role::modifier || option.phrase.role == Role::compound))
        return true;
    const auto& head = option.sentence.tokens[option.phrase.head];
    constexpr auto things = bit(NodeType::product) | bit(NodeType::chip);
    return option.phrase.kind == PhraseKind::name && (option.chain.types & things) &&
           (head.xpos == Xpos::NNS || head.xpos == Xpos::NNPS) && head.form.ends_with('s');
}

}  // namespace

std::int32_t option_prior(const AnaphorView& anaphor, const OptionView& option) {
    if (option.chain.entity < 0) return 0;
    const auto sentences = static_cast<int>(std::min(anaphor.phrase.sentence - option.phrase.sentence, 8u));
    if (anaphor.kind != AnaphorClass::description) {
        // "X said in Y that its …": the outlet is not what is spoken of.
        const bool single = anaphor.kind == AnaphorClass::it || anaphor.kind == AnaphorClass::it_possessive;
        if (single && is_no_antecedent(option)) return -half_nats(6);
        // "Brazil raised tariffs. Its president …"
        if (single && option.chain.types == bit(NodeType::country) && sentences <= 1 &&
            option.phrase.role == Role::subject && option.phrase.kind == PhraseKind::name)
            return half_nats(2);
        if (single && (option.chain.types & firms))
            return option.chain.last_subject < 0 && option.phrase.role == Role::oblique ? -half_nats(3)
                   : sentences <= 1 && option.phrase.role == Role::subject              ? half_nats(2)
                                                                                        : 0;
        // News calls a firm "they" where other texts would not.
        const bool plural =
            anaphor.kind == AnaphorClass::they || anaphor.kind == AnaphorClass::they_possessive;
        return plural && (option.chain.types & firms) && sentences <= 1 && option.phrase.role == Role::subject
                   ? half_nats(2)
                   : 0;
    }
    // "the country" is the one at hand.
    const bool region = (option.chain.types & (bit(NodeType::country) | bit(NodeType::place))) != 0;
    std::int32_t prior = -half_nats(1) * sentences * (region ? 2 : 1) * 2 / 3;
    prior += half_nats(1) * std::min(static_cast<std::int32_t>(std::bit_width(option.chain.total)), 4);
    if (option.chain.last_subject >= 0 &&
        anaphor.phrase.sentence - static_cast<std::uint32_t>(option.chain.last_subject) <= 1)
        prior += half_nats(2);
    if (option.only && anaphor.phrase.determiner == Determiner::definite && sentences <= 3)
        prior += half_nats(3);
    if (option.prominence == 0) prior += half_nats(option.dominant ? 4 : 2);
    if (option.chain.last_voice >= 0 &&
        anaphor.phrase.sentence - static_cast<std::uint32_t>(option.chain.last_voice) <= 1)
        prior += half_nats(3);
    if (option.chain.last_subject < 0) prior -= half_nats(2);
    if (option.phrase.listed) prior -= half_nats(3);
    const auto lemma = anaphor.sentence.tokens[anaphor.phrase.head].lemma;
    const auto& nouns = option.chain.nouns;
    if (tells_kind(lemma) && std::find(nouns.begin(), nouns.end(), same_noun(lemma)) != nouns.end())
        prior += half_nats(3);
    for (const auto& word : anaphor.words)
        if (std::find(option.chain.words.begin(), option.chain.words.end(), word) != option.chain.words.end())
            prior += half_nats(3);
    return prior;
}

std::int32_t none_prior(const AnaphorView& anaphor) {
    if (anaphor.kind == AnaphorClass::it_possessive) return -half_nats(3);
    if (anaphor.kind == AnaphorClass::it) return -half_nats(3);
    if (anaphor.kind != AnaphorClass::description || is_modified_behind(anaphor)) return 0;
    const auto types = static_cast<NodeTypeSet>(anaphor.phrase.types & any_node_type);
    auto prior = 0;
    if ((types & ~firms) == 0)
        prior = -half_nats(5);
    else if (types & bit(NodeType::country))
        prior = -half_nats(4);
    else if (types & (bit(NodeType::product) | bit(NodeType::chip)))
        prior = -half_nats(1);
    return std::min(0,
                    prior + half_nats(1) * static_cast<int>(std::min<std::size_t>(anaphor.words.size(), 3)));
}

}  // namespace newsgraph
