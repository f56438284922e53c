#include "extract/claims/anaphora_rules.hpp"

#include "extract/claims/tree.hpp"

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

/// "urged the agency to reject it", "X wants to buy it": who does it is not whom it is done to.
bool is_doer(const Sentence& sentence, const Phrase& phrase, std::int32_t its) {
    const auto& tokens = sentence.tokens;
    const auto relation = tokens[phrase.head].deprel;
    const auto verb = tokens[phrase.head].head;
    if ((relation != Deprel::obj && relation != Deprel::iobj) || verb < 0) return false;
    const auto& clause = tokens[static_cast<std::size_t>(verb)];
    if (base(clause.deprel) != Deprel::xcomp || clause.head < 0) return false;
    bool object = false;
    const auto is_object = [](const Token& token) {
        return token.deprel == Deprel::obj || token.deprel == Deprel::iobj;
    };
    for (const auto& token : tokens) object = object || (token.head == clause.head && is_object(token));
    const auto& other = tokens[static_cast<std::size_t>(its)];
    return other.head == clause.head && (object ? is_object(other) : base(other.deprel) == Deprel::nsubj);
}

bool is_selecting(const Token& token) {
    if (token.xpos == Xpos::JJS || token.xpos == Xpos::RBS || token.xpos == Xpos::JJR) return true;
    static constexpr std::array<std::string_view, 14> words{
        "another", "best", "first",        "fourth", "largest", "last",  "latter",
        "next",    "only", "neighbouring", "other",  "second",  "third", "wrong"};
    return std::binary_search(words.begin(), words.end(), token.lemma);
}

}  // namespace

bool is_blame(std::string_view lemma) {
    static constexpr std::string_view verbs[] = {
        "accuse",   "arrest",    "attack",    "blame",  "castigate", "charge", "chide",       "condemn",
        "convict",  "criticise", "criticize", "fault",  "fine",      "indict", "investigate", "penalise",
        "penalize", "praise",    "probe",     "punish", "sanction",  "slam",   "sue",         "thank"};
    return std::binary_search(std::begin(verbs), std::end(verbs), lemma);
}

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

/// "sued X and its owner": the name that the pronoun's noun is joined to, as the token behind it, else 0.
std::uint32_t joined_name(const Sentence& sentence, const Phrase& phrase) {
    const auto& tokens = sentence.tokens;
    const auto owned = tokens[phrase.head].head;
    if (phrase.first < 2 || tokens[phrase.first - 1].form != "and" || owned < 0 ||
        tokens[static_cast<std::size_t>(owned)].deprel != Deprel::conj)
        return 0;
    const bool thing = tokens[phrase.first].lemma == "its";
    for (const auto& name : sentence.names)
        if (name.last + 1 == phrase.first && (name.type == NodeType::person) != thing) return name.last;
    return 0;
}

/// "fined X over its takeover": what one is blamed for is one's own, not that of whoever blames.
bool blames(const Sentence& sentence, const Phrase& phrase, const Phrase& other) {
    const auto& tokens = sentence.tokens;
    const auto owned = tokens[phrase.head].head;
    if (owned < 0 || phrase.first == 0 || phrase.sentence != other.sentence ||
        !is_one_of(tokens[phrase.first - 1].form, {"over", "for", "about", "of"}))
        return false;
    const auto verb = tokens[other.head].head;
    if (verb < 0 || base(tokens[other.head].deprel) != Deprel::nsubj ||
        tokens[static_cast<std::size_t>(owned)].head != verb ||
        !is_blame(tokens[static_cast<std::size_t>(verb)].lemma))
        return false;
    return std::any_of(tokens.begin() + verb, tokens.begin() + phrase.first,
                       [&](const Token& token) { return token.head == verb && token.deprel == Deprel::obj; });
}

bool is_barred(const Sentence& sentence, const Phrase& phrase, const Phrase& other) {
    if (phrase.pronoun.possessive && blames(sentence, phrase, other)) return true;
    if (phrase.pronoun.possessive)
        if (const auto last = joined_name(sentence, phrase))
            return phrase.sentence != other.sentence || other.last != last;
    if (phrase.sentence != other.sentence) return false;
    const auto& tokens = sentence.tokens;
    const auto own = static_cast<std::int32_t>(phrase.head), its = static_cast<std::int32_t>(other.head);
    if (phrase.first < other.last && other.first < phrase.last) return true;
    if (phrase.pronoun.possessive) {
        if (other.first >= phrase.last && other.first < phrase.last + 5) {  // "its rival X" is not X's
            bool one = true;
            for (auto i = phrase.last; i < other.first; ++i)
                one = one &&
                      (tokens[i].upos == Upos::NOUN || tokens[i].upos == Upos::ADJ || tokens[i].form == "-");
            if (one && other.kind == PhraseKind::name) return true;
        }
        // "X, its rival": the possessor of what X is
        const auto owned = tokens[phrase.head].head;
        return owned == its || (owned >= 0 && tokens[static_cast<std::size_t>(owned)].head == its &&
                                base(tokens[static_cast<std::size_t>(owned)].deprel) == Deprel::appos);
    }
    auto lead = other.head;  // "A and B will use it": neither
    for (int step = 0; step < 12 && base(tokens[lead].deprel) == Deprel::conj && tokens[lead].head >= 0;
         ++step)
        lead = static_cast<std::uint32_t>(tokens[lead].head);
    const bool arguments = tokens[phrase.head].head == tokens[lead].head && other.role != Role::other &&
                           phrase.role != Role::other;
    if (!phrase.pronoun.reflexive && (arguments || is_doer(sentence, phrase, its))) return true;
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

}  // namespace newsgraph
