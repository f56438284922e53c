#include "extract/claims/description.hpp"
#include "extract/claims/discourse_reader.hpp"
#include "extract/claims/speakers.hpp"

#include <algorithm>

namespace newsgraph {

/// "Two Israeli firms, X and Y, were": two that the text has not spoken of.
bool DiscourseReader::is_new_pair(const Phrase& phrase) const {
    const auto& tokens = sentences_[phrase.sentence].tokens;
    if (phrase.determiner != Determiner::bare || tokens[phrase.first].lemma == "both") return false;
    const auto next =
        phrase.last + (phrase.last < tokens.size() && tokens[phrase.last].form == "," ? 1U : 0U);
    const auto& names = sentences_[phrase.sentence].names;
    return phrase.last > phrase.first + 2 ||
           std::any_of(names.begin(), names.end(), [&](const Name& name) { return name.first == next; });
}

std::uint32_t DiscourseReader::nominal_chain(const Phrase& phrase, float& confidence) {
    const bool definite =
        phrase.determiner == Determiner::definite || phrase.determiner == Determiner::demonstrative;
    constexpr auto goods = bit(NodeType::product) | bit(NodeType::chip);
    const bool only_goods = (phrase.types & any_node_type & ~goods) == 0;
    const bool other_goods = only_goods && !definite &&  // "bought two satellites": not those told of before
                             sentences_[phrase.sentence].tokens[phrase.first].lemma != "both";
    if (phrase.counted_two && !other_goods && !is_new_pair(phrase)) return pair_chain(phrase);
    const bool node = phrase.noun.known && (phrase.types & any_node_type) != 0;
    if (definite && node && phrase.number == 's' && phrase.last == phrase.first + 2)
        if (const auto employer = employer_left(phrase); employer >= 0)
            return static_cast<std::uint32_t>(employer);
    const bool one = phrase.number == 's' || only_goods;  // "the planes": of that model
    if (definite && node && one && may_be_anaphor(sentences_[phrase.sentence], phrase) &&
        !names_itself(phrase) && !is_unread_name(phrase))
        return described_chain(phrase, confidence);
    if (phrase.determiner == Determiner::possessive && node && phrase.number == 's' &&
        !phrase.noun.relational)
        return affiliation_chain(phrase);
    if (definite && node && phrase.number == 'p' && takes_up_group(phrase)) {
        if (auto group = group_before(phrase); !group.empty()) {
            const auto chain = fresh_chain(phrase);
            made_.chains[chain].members = std::move(group);
            return chain;
        }
    }
    if (definite) return same_noun_chain(phrase);
    return fresh_chain(phrase);
}

/// "X, chief of Velora, who will leave the company": the firm that X is with, or -1.
std::int32_t DiscourseReader::employer_left(const Phrase& phrase) const {
    const auto& tokens = sentences_[phrase.sentence].tokens;
    const auto verb = tokens[phrase.head].head;
    if (verb < 0 || (tokens[static_cast<std::size_t>(verb)].lemma != "leave" &&
                     tokens[static_cast<std::size_t>(verb)].lemma != "quit" &&
                     tokens[static_cast<std::size_t>(verb)].lemma != "head" &&
                     tokens[static_cast<std::size_t>(verb)].lemma != "lead" &&
                     tokens[static_cast<std::size_t>(verb)].lemma != "run"))
        return -1;
    for (std::uint32_t i = 0; i < phrase.first; ++i) {
        if (tokens[i].head != verb || base(tokens[i].deprel) != Deprel::nsubj || chain_at_[i] < 0) continue;
        const auto& who = made_.chains[static_cast<std::size_t>(chain_at_[i])];
        if (who.types != bit(NodeType::person) || who.affiliation < 0) return -1;
        const auto& body = made_.chains[static_cast<std::size_t>(who.affiliation)];
        return (body.types & phrase.types) != 0 ? who.affiliation : -1;
    }
    return -1;
}

/// The option with the most points; none when two are nearly as good.
std::uint32_t DiscourseReader::described_chain(const Phrase& phrase, float& confidence) {
    const auto& sentence = sentences_[phrase.sentence];
    const auto description = read_description({sentence, chain_at_}, phrase, made_.chains);
    gather(phrase, AnaphorClass::description, decision_.phrases);
    const AnaphorView anaphor{sentence, phrase, AnaphorClass::description};
    const auto only = has_one_named(decision_.phrases);
    std::vector<OptionView> options;
    std::vector<std::optional<Answer>> answers;
    for (std::uint32_t i = 0; i < decision_.phrases.size(); ++i) {
        options.push_back(option_of(decision_.phrases[i], i, only));
        answers.push_back(answer(description, anaphor, options.back(), made_.chains));
    }
    const auto verdict = judge(description, phrase, options, answers);
    if (!verdict) {
        const auto said = subject_of_said(phrase, answers);
        if (said < 0) return fresh_chain(phrase);
        ++made_.chains[static_cast<std::size_t>(said)].described;
        confidence = 0.65F;
        return static_cast<std::uint32_t>(said);
    }
    const auto chain = made_.phrases[decision_.phrases[verdict->option]].chain;
    ++made_.chains[chain].described;
    confidence = std::min(0.95F, 0.6F + 0.05F * static_cast<float>(verdict->lead));
    return chain;
}

std::int32_t DiscourseReader::subject_of_said(const Phrase& phrase,
                                              std::span<const std::optional<Answer>> answers) const {
    const auto& tokens = sentences_[phrase.sentence].tokens;
    const auto verb = tokens[phrase.head].head;
    if (verb < 0 || base(tokens[phrase.head].deprel) != Deprel::nsubj ||
        !is_speech(tokens[static_cast<std::size_t>(verb)].lemma))
        return -1;
    const auto above = tokens[static_cast<std::size_t>(verb)];
    for (std::uint32_t i = 0; i < phrase.first; ++i) {
        if (base(tokens[i].deprel) != Deprel::nsubj || tokens[i].head < 0 || chain_at_[i] < 0) continue;
        const auto& clause = tokens[static_cast<std::size_t>(tokens[i].head)];
        const bool said = (clause.head == verb && base(clause.deprel) == Deprel::ccomp) ||
                          (above.head == tokens[i].head && above.deprel == Deprel::parataxis);
        if (!said) continue;
        for (std::size_t k = 0; k < answers.size(); ++k)
            if (const auto chain = made_.phrases[decision_.phrases[k]].chain;
                answers[k] && static_cast<std::int32_t>(chain) == chain_at_[i] &&
                made_.chains[chain].entity >= 0)
                return chain_at_[i];
        return -1;
    }
    return -1;
}

std::uint32_t DiscourseReader::same_noun_chain(const Phrase& phrase) {
    const auto& recent = recent_unnamed_.all();
    for (auto at = recent.rbegin(); at != recent.rend(); ++at) {
        const auto& chain = made_.chains[*at];
        if (chain.number == phrase.number && !chain.nouns.empty() &&
            chain.nouns.front() == same_noun(phrase.lemma))
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

bool DiscourseReader::is_unread_name(const Phrase& phrase) const {
    const auto& tokens = sentences_[phrase.sentence].tokens;
    for (auto i = phrase.first + 1; i <= phrase.head; ++i)
        if (tokens[i].upos == Upos::PROPN && chain_at_[i] < 0 && tokens[i].form.front() < 'a' &&
            (i == phrase.head || tokens[i].form.size() > 2))  // "the AI start-up" is none
            return true;
    return false;
}

bool DiscourseReader::names_itself(const Phrase& phrase) const {
    const auto& tokens = sentences_[phrase.sentence].tokens;
    const auto& names = sentences_[phrase.sentence].names;
    if (const auto next = phrase.head + 1;  // "the North Korean group Lazarus", which was not recognized
        next < tokens.size() && tokens[next].upos == Upos::PROPN && chain_at_[next] < 0 &&
        tokens[next].form.front() >= 'A' && tokens[next].form.front() <= 'Z')
        return true;
    return std::any_of(names.begin(), names.end(), [&](const Name& name) {
        return name.first == phrase.head + 1 && (bit(name.type) & phrase.types) != 0;
    });
}

}  // namespace newsgraph
