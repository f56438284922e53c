#include "extract/claims/discourse_reader.hpp"

#include <algorithm>

namespace newsgraph {

std::uint32_t DiscourseReader::pronoun_chain(const Phrase& phrase, float& confidence) {
    AnaphorClass kind;
    const bool owns = phrase.pronoun.possessive;
    switch (phrase.pronoun.kind) {
        case PronounClass::he:
        case PronounClass::she:
            kind = owns ? AnaphorClass::person_possessive : AnaphorClass::person;
            break;
        case PronounClass::it:
            kind = owns ? AnaphorClass::it_possessive : AnaphorClass::it;
            break;
        case PronounClass::they:
            kind = owns ? AnaphorClass::they_possessive : AnaphorClass::they;
            break;
        case PronounClass::relative:
            return relative_chain(phrase);
        default:
            return fresh_chain(phrase);
    }
    const auto chain = decide(phrase, kind, {}, false, confidence);
    if (made_.chains[chain].phrases > 0 && confidence >= 0.5f) return chain;
    auto other = subject_above(phrase, kind);
    if (other < 0) other = subject_ahead(phrase, kind);
    if (other < 0) return chain;
    confidence = 0.7f;
    return static_cast<std::uint32_t>(other);
}

std::int32_t DiscourseReader::subject_above(const Phrase& phrase, AnaphorClass kind) const {
    const auto& tokens = sentences_[phrase.sentence].tokens;
    const auto own = tokens[phrase.head].head;
    if (base(tokens[phrase.head].deprel) != Deprel::nsubj || own < 0) return -1;
    const auto& verb = tokens[static_cast<std::size_t>(own)];
    // "said it was unclear", "it takes years": an expletive
    if (verb.upos != Upos::VERB || verb.lemma == "seem" || verb.lemma == "appear" || verb.lemma == "take")
        return -1;
    const auto relation = base(verb.deprel);
    if (verb.head < 0 || (relation != Deprel::ccomp && relation != Deprel::advcl)) return -1;
    for (std::uint32_t i = 0; i < phrase.head; ++i) {
        if (tokens[i].head != verb.head || base(tokens[i].deprel) != Deprel::nsubj || chain_at_[i] < 0)
            continue;
        const auto& chain = made_.chains[static_cast<std::size_t>(chain_at_[i])];
        return chain.entity >= 0 && agrees(phrase, kind, chain, phrase) ? chain_at_[i] : -1;
    }
    return -1;
}

std::int32_t DiscourseReader::subject_ahead(const Phrase& phrase, AnaphorClass kind) const {
    const auto& tokens = sentences_[phrase.sentence].tokens;
    auto at = static_cast<std::int32_t>(phrase.head);
    for (int step = 0; step < 8 && at >= 0; ++step) {
        at = tokens[static_cast<std::size_t>(at)].head;
        if (at <= static_cast<std::int32_t>(phrase.head)) continue;
        const auto end = std::min(static_cast<std::uint32_t>(at), phrase.head + 60);
        for (auto i = phrase.head + 1; i < end; ++i) {
            if (tokens[i].head != at || base(tokens[i].deprel) != Deprel::nsubj) continue;
            const auto chain = chain_at_[i];
            if (chain < 0 || made_.chains[static_cast<std::size_t>(chain)].entity < 0) return -1;
            return agrees(phrase, kind, made_.chains[static_cast<std::size_t>(chain)], phrase) ? chain : -1;
        }
    }
    return -1;
}

std::uint32_t DiscourseReader::relative_chain(const Phrase& phrase) {
    const auto& tokens = sentences_[phrase.sentence].tokens;
    auto at = static_cast<std::int32_t>(phrase.head);
    for (int step = 0; step < 10 && at >= 0; ++step) {
        const auto& token = tokens[static_cast<std::size_t>(at)];
        if (token.deprel == Deprel::acl_relcl || token.deprel == Deprel::acl) {
            return modified_chain(phrase, token.head);
        }
        at = token.head;
    }
    return fresh_chain(phrase);
}

std::uint32_t DiscourseReader::modified_chain(const Phrase& phrase, std::int32_t noun) {
    const auto& tokens = sentences_[phrase.sentence].tokens;
    const auto word = fold_word(tokens[phrase.head].form);
    for (int step = 0; step < 4 && noun >= 0 && noun < static_cast<std::int32_t>(phrase.head); ++step) {
        const auto chain = chain_at_[static_cast<std::size_t>(noun)];
        if (chain >= 0 && word != "who" && word != "whom") return static_cast<std::uint32_t>(chain);
        if (chain >= 0 && (made_.chains[static_cast<std::size_t>(chain)].types &
                           (bit(NodeType::person) | bit(NodeType::organization))))
            return static_cast<std::uint32_t>(chain);
        if (word != "who" && word != "whom") break;
        noun = tokens[static_cast<std::size_t>(noun)].head;
    }
    return fresh_chain(phrase);
}

}  // namespace newsgraph
