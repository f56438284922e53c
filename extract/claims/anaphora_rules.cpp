#include "extract/claims/anaphora_rules.hpp"

#include <algorithm>
#include <array>

namespace newsgraph {

namespace {

constexpr NodeTypeSet person = bit(NodeType::person);

/// A description is not the subject of its own clause ("X, which oversees the bloc's policy").
bool is_subject_above(const Sentence& sentence, const Phrase& phrase, const Phrase& other) {
    if (other.role != Role::subject && other.role != Role::passive_subject) return false;
    const auto& tokens = sentence.tokens;
    const auto verb = tokens[other.head].head;
    auto at = static_cast<std::int32_t>(phrase.head);
    for (int step = 0; step < 12 && at >= 0; ++step) {
        const auto& token = tokens[static_cast<std::size_t>(at)];
        if (at == verb) return true;
        if (token.deprel == Deprel::advcl || token.deprel == Deprel::parataxis ||
            token.deprel == Deprel::ccomp || token.deprel == Deprel::conj)
            return false;
        at = token.head;
    }
    return false;
}

bool is_selecting(const Token& token) {
    if (token.xpos == Xpos::JJS || token.xpos == Xpos::RBS) return true;
    static constexpr std::array<std::string_view, 15> words{"another", "best", "first",  "former", "fourth",
                                                            "largest", "last", "latter", "next",   "only",
                                                            "other",   "same", "second", "third",  "wrong"};
    return std::binary_search(words.begin(), words.end(), token.lemma);
}

}  // namespace

bool agrees(const Phrase& phrase, AnaphorClass kind, const Chain& chain, const Phrase& last) {
    const auto common = static_cast<NodeTypeSet>(phrase.types & chain.types);
    if (phrase.gender && chain.gender && phrase.gender != chain.gender) return false;
    switch (kind) {
        case AnaphorClass::person:
        case AnaphorClass::person_possessive:
            if (chain.number == 'p' || !chain.members.empty()) return false;
            return (common & person) ||
                   (!last.noun.known && last.kind == PhraseKind::nominal && chain.entity < 0);
        case AnaphorClass::it:
        case AnaphorClass::it_possessive:
            return chain.number != 'p' && chain.members.empty() && chain.types != person;
        case AnaphorClass::they:
        case AnaphorClass::they_possessive:
            return !(chain.entity >= 0 && chain.types == person);
        case AnaphorClass::description:
            return chain.number != 'p' && chain.members.empty() && (common & any_node_type) != 0;
    }
    return false;
}

bool is_barred(const Sentence& sentence, const Phrase& phrase, const Phrase& other) {
    if (phrase.sentence != other.sentence) return false;
    const auto& tokens = sentence.tokens;
    const auto own = static_cast<std::int32_t>(phrase.head), its = static_cast<std::int32_t>(other.head);
    if (phrase.first < other.last && other.first < phrase.last) return true;
    if (phrase.pronoun.possessive) return tokens[phrase.head].head == its;
    const bool arguments = tokens[phrase.head].head == tokens[other.head].head && other.role != Role::other &&
                           phrase.role != Role::other;
    if (!phrase.pronoun.reflexive && arguments) return true;
    if (phrase.possessor >= 0 && phrase.possessor == its) return true;
    if (phrase.kind == PhraseKind::nominal &&
        (is_subject_above(sentence, phrase, other) || tokens[phrase.head].head == its))
        return true;
    return tokens[other.head].head == own;
}

bool may_be_anaphor(const Sentence& sentence, const Phrase& phrase) {
    const auto& tokens = sentence.tokens;
    for (auto i = phrase.first; i < phrase.head; ++i)
        if (is_selecting(tokens[i])) return false;
    const auto head = static_cast<std::int32_t>(phrase.head);
    for (auto i = phrase.head > 16 ? phrase.head - 16 : 0; i < phrase.head; ++i)
        if (tokens[i].head == head && tokens[i].deprel == Deprel::cop) return false;
    const bool region = (phrase.types & (bit(NodeType::country) | bit(NodeType::place))) != 0;
    const bool of = phrase.head + 1 < tokens.size() && tokens[phrase.head + 1].lemma == "of";
    return !(of && region);
}

bool fits_description(const Phrase& phrase, const std::vector<std::string>& words, bool country,
                      const Chain& chain) {
    // "a rival" is not taken up as "the company".
    if (chain.entity < 0 && !chain.nouns.empty() && nominal(chain.nouns.front()).relational &&
        chain.nouns.front() != same_noun(phrase.lemma))
        return false;
    const auto known = [&](const std::string& word) {
        return std::find(chain.words.begin(), chain.words.end(), word) != chain.words.end();
    };
    if (phrase.noun.part && !words.empty() && std::none_of(words.begin(), words.end(), known)) return false;
    if (chain.entity < 0) return true;
    // "the buyer", "the owner": of what, only the text before tells
    static constexpr std::array<std::string_view, 14> parties{
        "acquirer", "bidder", "buyer", "client",      "competitor", "customer", "owner",
        "partner",  "peer",   "rival", "predecessor", "successor",  "suitor",   "target"};
    if (std::find(parties.begin(), parties.end(), phrase.lemma) != parties.end() &&
        std::find(chain.nouns.begin(), chain.nouns.end(), same_noun(phrase.lemma)) == chain.nouns.end())
        return false;
    if (country && chain.located && std::none_of(words.begin(), words.end(), known)) return false;
    if (phrase.noun.body && chain.types == bit(NodeType::organization) && !chain.acronym &&
        std::find(chain.nouns.begin(), chain.nouns.end(), same_noun(phrase.lemma)) == chain.nouns.end())
        return false;
    if (chain.types == person && !phrase.noun.gender)
        return std::find(chain.nouns.begin(), chain.nouns.end(), same_noun(phrase.lemma)) !=
               chain.nouns.end();
    return true;
}

}  // namespace newsgraph
