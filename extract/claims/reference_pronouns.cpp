#include "extract/claims/anaphora_rules.hpp"
#include "extract/claims/discourse_reader.hpp"
#include "extract/claims/speakers.hpp"

#include <algorithm>
#include <array>

namespace newsgraph {

namespace {

std::int32_t clause_verb(const std::vector<Token>& tokens, std::uint32_t token) {
    auto at = tokens[token].head;
    for (int step = 0; step < 6 && at >= 0; ++step) {
        if (tokens[static_cast<std::size_t>(at)].upos == Upos::VERB) return at;
        at = tokens[static_cast<std::size_t>(at)].head;
    }
    return -1;
}

/// "Ford's Volvo unit said it": what is told of the unit is told of its firm.
bool is_part_of_firm(std::string_view lemma) {
    static constexpr std::array<std::string_view, 6> parts{"arm",      "branch",     "business",
                                                           "division", "subsidiary", "unit"};
    return std::binary_search(parts.begin(), parts.end(), lemma);
}

}  // namespace

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
        case PronounClass::both:
            return pair_chain(phrase);
        case PronounClass::relative:
            return relative_chain(phrase);
        default:
            return fresh_chain(phrase);
    }
    // What the syntax alone decides, in this order.
    struct Clue {
        std::int32_t (DiscourseReader::*antecedent)(const Phrase&, AnaphorClass) const;
        float confidence;
    };
    static constexpr Clue clues[] = {
        {&DiscourseReader::subject_of_speech, 0.9F}, {&DiscourseReader::teller_behind, 0.85F},
        {&DiscourseReader::seller_above, 0.85F},     {&DiscourseReader::group_above, 0.85F},
        {&DiscourseReader::object_above, 0.8F},      {&DiscourseReader::subject_behind_comma, 0.8F},
        {&DiscourseReader::of_same_family, 0.9F}};
    for (const auto& clue : clues)
        if (const auto chain = (this->*clue.antecedent)(phrase, kind); chain >= 0) {
            confidence = clue.confidence;
            return static_cast<std::uint32_t>(chain);
        }
    if (kind == AnaphorClass::they_possessive && has_plural_subject(phrase)) return fresh_chain(phrase);
    const auto chain = decide(phrase, kind, confidence);
    if (made_.chains[chain].phrases > 0 && confidence >= 0.5f) return chain;
    auto other = subject_above(phrase, kind);
    if (other < 0 && !(owns && phrase.head == 0)) other = subject_ahead(phrase, kind);  // "Its parent, X, is"
    if (other < 0) other = subject_before(phrase, kind);
    if (other < 0) other = subject_around(phrase, kind);
    if (other < 0) other = held_firm(phrase, kind);
    if (other < 0) other = center_before(phrase, kind);
    if (other < 0) other = people_before(phrase, kind);
    if (other < 0) return chain;
    confidence = 0.7f;
    return static_cast<std::uint32_t>(other);
}

/// The chain of the verb's subject, if this token is it: "shares of X rose after it said" is told of X.
std::int32_t DiscourseReader::subject_chain(const std::vector<Token>& tokens, std::uint32_t at,
                                            std::int32_t verb) const {
    if (tokens[at].head != verb || base(tokens[at].deprel) != Deprel::nsubj) return -1;
    if (stands_for_firm(tokens[at].lemma) || is_part_of_firm(tokens[at].lemma))
        for (std::uint32_t i = 0; i < tokens.size(); ++i)
            if (tokens[i].head == static_cast<std::int32_t>(at) && role_of(tokens[i].deprel) != Role::other &&
                chain_at_[i] >= 0 && made_.chains[static_cast<std::size_t>(chain_at_[i])].entity >= 0)
                return chain_at_[i];
    return chain_at_[at];
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
        const auto subject = subject_chain(tokens, i, verb.head);
        if (subject < 0) continue;
        const auto& chain = made_.chains[static_cast<std::size_t>(subject)];
        return chain.entity >= 0 && agrees(phrase, kind, chain, phrase) ? subject : -1;
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

/// "At its Kyoto headquarters, X showed …": in a phrase before the subject the owner is the subject that
/// follows, unless the sentence has named another, or what is owned is told of things.
std::int32_t DiscourseReader::subject_behind_comma(const Phrase& phrase, AnaphorClass kind) const {
    if (kind != AnaphorClass::it_possessive && kind != AnaphorClass::person_possessive) return -1;
    constexpr std::uint32_t longest_opening = 10;
    static constexpr std::array<std::string_view, 9> of_things{
        "arrival", "beginning", "debut", "discovery", "end", "introduction", "launch", "opening", "release"};
    const auto& tokens = sentences_[phrase.sentence].tokens;
    if (phrase.head == 0 || phrase.head > longest_opening || phrase.quoted) return -1;
    const auto owned = tokens[phrase.head].head;
    if (owned < 0 || std::binary_search(of_things.begin(), of_things.end(),
                                        std::string_view(tokens[static_cast<std::size_t>(owned)].lemma)))
        return -1;
    for (std::uint32_t i = 0; i < phrase.head; ++i)
        if (tokens[i].upos == Upos::PROPN || base(tokens[i].deprel) == Deprel::nsubj) return -1;
    const auto subject = subject_ahead(phrase, kind);
    if (subject < 0) return -1;
    bool comma = false;
    for (auto i = phrase.head + 1; i < tokens.size() && i < phrase.head + 30; ++i) {
        comma = comma || tokens[i].form == ",";
        if (chain_at_[i] == subject && base(tokens[i].deprel) == Deprel::nsubj)
            return comma && tokens[i].upos == Upos::PROPN ? subject : -1;
        if (base(tokens[i].deprel) == Deprel::nsubj) return -1;
    }
    return -1;
}

std::int32_t DiscourseReader::subject_of_speech(const Phrase& phrase, AnaphorClass kind) const {
    const auto& tokens = sentences_[phrase.sentence].tokens;
    if (phrase.role != Role::subject && phrase.role != Role::passive_subject) return -1;
    const auto own = tokens[phrase.head].head;
    if (own < 0) return -1;
    const auto relation = base(tokens[static_cast<std::size_t>(own)].deprel);
    auto above = tokens[static_cast<std::size_t>(own)].head;
    // "said in a statement that it had"
    if (above > 0 && relation == Deprel::acl && tokens[static_cast<std::size_t>(above)].upos == Upos::NOUN)
        above = tokens[static_cast<std::size_t>(above)].head;
    else if (relation != Deprel::ccomp)
        return -1;
    if (above < 0 || !is_speech(tokens[static_cast<std::size_t>(above)].lemma)) return -1;
    // "said it was unclear that", "it takes years": an expletive
    if (kind == AnaphorClass::it && tokens[static_cast<std::size_t>(own)].upos != Upos::VERB) return -1;
    const auto spoken = [&](std::int32_t verb) {
        return std::any_of(tokens.begin(), tokens.begin() + phrase.head, [&](const Token& token) {
            return token.head == verb && base(token.deprel) == Deprel::nsubj;
        });
    };
    // "France condemned the coup and said it would …"
    if (!spoken(above) && base(tokens[static_cast<std::size_t>(above)].deprel) == Deprel::conj)
        above = tokens[static_cast<std::size_t>(above)].head;
    for (std::uint32_t i = 0; i < phrase.head; ++i) {
        const auto subject = subject_chain(tokens, i, above);
        if (subject < 0) continue;
        const auto& chain = made_.chains[static_cast<std::size_t>(subject)];
        const bool plural = kind == AnaphorClass::they;
        return chain.entity >= 0 && !plural && agrees(phrase, kind, chain, phrase) ? subject : -1;
    }
    return -1;
}

/// "X had bought enough chips to build Y, it said": whoever acts tells it.
std::int32_t DiscourseReader::teller_behind(const Phrase& phrase, AnaphorClass kind) const {
    const auto& tokens = sentences_[phrase.sentence].tokens;
    const auto said = tokens[phrase.head].head;
    if (kind != AnaphorClass::it || phrase.head == 0 || tokens[phrase.head - 1].form != "," ||
        said <= static_cast<std::int32_t>(phrase.head) ||
        !is_speech(tokens[static_cast<std::size_t>(said)].lemma))
        return -1;
    const auto& speech = tokens[static_cast<std::size_t>(said)];
    auto told = base(speech.deprel) == Deprel::parataxis ? speech.head : -1;
    for (std::uint32_t i = 0; i < phrase.head && told < 0; ++i)
        if (tokens[i].head == said && base(tokens[i].deprel) == Deprel::ccomp)
            told = static_cast<std::int32_t>(i);
    for (std::uint32_t i = 0; i < phrase.head && told >= 0; ++i)
        if (const auto subject = subject_chain(tokens, i, told); subject >= 0) {
            const auto& chain = made_.chains[static_cast<std::size_t>(subject)];
            constexpr NodeTypeSet speakers =
                bit(NodeType::company) | bit(NodeType::organization) | bit(NodeType::country);
            return chain.entity >= 0 && (chain.types & speakers) != 0 && agrees(phrase, kind, chain, phrase)
                       ? subject
                       : -1;
        }
    return -1;
}

/// "Boeing said that X would buy 20 of its jets": nobody buys his own; they are of whoever tells it.
std::int32_t DiscourseReader::seller_above(const Phrase& phrase, AnaphorClass kind) const {
    static constexpr std::array<std::string_view, 8> buys{"acquire", "book",     "buy",     "lease",
                                                          "order",   "purchase", "receive", "take"};
    const auto& tokens = sentences_[phrase.sentence].tokens;
    if (kind != AnaphorClass::it_possessive || phrase.head < 2 || tokens[phrase.head - 1].lemma != "of")
        return -1;
    const auto& part = tokens[phrase.head - 2];
    const bool share = part.lemma == "%" || part.lemma == "percent" || part.lemma == "cent";
    if (part.upos != Upos::NUM && !share) return -1;
    auto verb = clause_verb(tokens, phrase.head);
    const auto buyer = verb;
    if (verb >= 0 && share && tokens[static_cast<std::size_t>(verb)].lemma == "account")
        return other_firm_before(phrase, kind, buyer);  // "G42 accounted for 87% of its revenue"
    if (verb < 0 || !std::binary_search(buys.begin(), buys.end(),
                                        std::string_view(tokens[static_cast<std::size_t>(verb)].lemma)))
        return -1;
    for (int step = 0; step < 4 && verb >= 0; ++step) {
        const auto& clause = tokens[static_cast<std::size_t>(verb)];
        const auto above = clause.head;
        if (base(clause.deprel) != Deprel::ccomp || above < 0) {
            verb = above;
            continue;
        }
        if (!is_speech(tokens[static_cast<std::size_t>(above)].lemma)) break;
        for (std::uint32_t i = 0; i < phrase.head; ++i)
            if (const auto teller = subject_chain(tokens, i, above); teller >= 0)
                return agrees(phrase, kind, made_.chains[static_cast<std::size_t>(teller)], phrase) ? teller
                                                                                                    : -1;
        break;
    }
    return other_firm_before(phrase, kind, buyer);
}

/// The firm that the last sentences tell of, where it is not the one that acts here.
std::int32_t DiscourseReader::other_firm_before(const Phrase& phrase, AnaphorClass kind,
                                                std::int32_t verb) const {
    const auto& tokens = sentences_[phrase.sentence].tokens;
    std::int32_t actor = -1;
    for (int step = 0; step < 4 && verb >= 0 && actor < 0; ++step) {
        for (std::uint32_t i = 0; i < phrase.head && actor < 0; ++i) actor = subject_chain(tokens, i, verb);
        verb = tokens[static_cast<std::size_t>(verb)].head;
    }
    if (actor < 0) return -1;
    for (auto i = made_.phrases.size(); i-- > 0;) {
        const auto& other = made_.phrases[i];
        if (other.sentence + 2 < phrase.sentence) break;
        if (other.sentence == phrase.sentence ||
            (other.role != Role::subject && other.role != Role::passive_subject))
            continue;
        const auto& chain = made_.chains[other.chain];
        if (chain.entity >= 0 && chain.types == bit(NodeType::company) &&
            static_cast<std::int32_t>(other.chain) != actor && agrees(phrase, kind, chain, other))
            return static_cast<std::int32_t>(other.chain);
    }
    return -1;
}

/// "Its members will keep their word": a plural noun that has no name is nearer than any firm.
bool DiscourseReader::has_plural_subject(const Phrase& phrase) const {
    const auto& tokens = sentences_[phrase.sentence].tokens;
    const auto verb = clause_verb(tokens, phrase.head);
    for (std::uint32_t i = 0; i < phrase.head && verb >= 0; ++i)
        if (tokens[i].head == verb && base(tokens[i].deprel) == Deprel::nsubj)
            return tokens[i].xpos == Xpos::NNS && chain_at_[i] >= 0 &&
                   made_.chains[static_cast<std::size_t>(chain_at_[i])].entity < 0 &&
                   made_.chains[static_cast<std::size_t>(chain_at_[i])].members.empty();
    return false;
}

std::int32_t DiscourseReader::object_above(const Phrase& phrase, AnaphorClass kind) const {
    if (kind != AnaphorClass::it_possessive && kind != AnaphorClass::person_possessive) return -1;
    const auto& tokens = sentences_[phrase.sentence].tokens;
    auto at = tokens[phrase.head].head;
    for (int step = 0; step < 6 && at >= 0; ++step) {
        const auto& verb = tokens[static_cast<std::size_t>(at)];
        if (verb.xpos == Xpos::VBG && base(verb.deprel) == Deprel::advcl && verb.head >= 0 &&
            verb.head < at) {
            bool from = false;
            for (auto i = verb.head + 1; i < at; ++i) {
                const auto& mark = tokens[static_cast<std::size_t>(i)];
                if (mark.head != at || base(mark.deprel) != Deprel::mark) continue;
                from = mark.lemma == "from" || mark.lemma == "of" || mark.lemma == "into" ||
                       (mark.lemma == "for" && is_blame(tokens[static_cast<std::size_t>(verb.head)].lemma));
            }
            for (auto i = verb.head + 1; from && i < at; ++i)
                if (tokens[static_cast<std::size_t>(i)].head == verb.head &&
                    base(tokens[static_cast<std::size_t>(i)].deprel) == Deprel::obj) {
                    const auto chain = chain_at_[static_cast<std::size_t>(i)];
                    return chain >= 0 &&
                                   agrees(phrase, kind, made_.chains[static_cast<std::size_t>(chain)], phrase)
                               ? chain
                               : -1;
                }
            return -1;
        }
        if (verb.upos == Upos::VERB && base(verb.deprel) != Deprel::xcomp &&
            base(verb.deprel) != Deprel::conj)
            return -1;
        at = verb.head;
    }
    return -1;
}

std::uint32_t DiscourseReader::relative_chain(const Phrase& phrase) {
    const auto& tokens = sentences_[phrase.sentence].tokens;
    // "Hillhouse and Tencent, both of which"
    if (phrase.head >= 3 && tokens[phrase.head - 1].lemma == "of" &&
        fold_word(tokens[phrase.head - 2].form) == "both")
        return pair_chain(phrase);
    auto at = static_cast<std::int32_t>(phrase.head);
    for (int step = 0; step < 10 && at >= 0; ++step) {
        const auto& token = tokens[static_cast<std::size_t>(at)];
        if (token.deprel == Deprel::acl_relcl || token.deprel == Deprel::acl) {
            return modified_chain(phrase, token.head);
        }
        at = token.head;
    }
    return modified_chain(phrase, -1);
}

std::uint32_t DiscourseReader::modified_chain(const Phrase& phrase, std::int32_t noun) {
    const auto& tokens = sentences_[phrase.sentence].tokens;
    const auto word = fold_word(tokens[phrase.head].form);
    for (int step = 0; step < 4 && noun >= 0 && noun < static_cast<std::int32_t>(phrase.head); ++step) {
        const auto chain = chain_at_[static_cast<std::size_t>(noun)];
        if (chain >= 0 && word != "who" && word != "whom") return static_cast<std::uint32_t>(chain);
        if (chain >= 0 && (made_.chains[static_cast<std::size_t>(chain)].types & bit(NodeType::person))) {
            const auto near = named_beside(phrase, word);  // "X, the son of Y, who"
            const bool tie = near >= 0 && near != chain &&
                             tokens[static_cast<std::size_t>(noun)].upos == Upos::NOUN &&
                             nominal(tokens[static_cast<std::size_t>(noun)].lemma).relational;
            return static_cast<std::uint32_t>(tie ? near : chain);
        }
        if (chain >= 0 &&
            (made_.chains[static_cast<std::size_t>(chain)].types & bit(NodeType::organization))) {
            const auto person = named_beside(phrase, word);  // "Republican X, who"
            return person >= 0 ? static_cast<std::uint32_t>(person) : static_cast<std::uint32_t>(chain);
        }
        if (word != "who" && word != "whom") break;
        noun = tokens[static_cast<std::size_t>(noun)].head;
    }
    const auto beside = named_beside(phrase, word);
    return beside >= 0 ? static_cast<std::uint32_t>(beside) : fresh_chain(phrase);
}

/// "…, Norges Bank, which": the name that the pronoun stands behind, whatever the tree hangs the clause on.
std::int32_t DiscourseReader::named_beside(const Phrase& phrase, std::string_view word) const {
    const auto& tokens = sentences_[phrase.sentence].tokens;
    if (phrase.head < 2 || tokens[phrase.head - 1].form != "," || word == "that") return -1;
    auto at = static_cast<std::int32_t>(phrase.head) - 2;
    while (chain_at_[static_cast<std::size_t>(at)] < 0 &&
           base(tokens[static_cast<std::size_t>(at)].deprel) == Deprel::flat && at > 0 &&
           phrase.head < static_cast<std::uint32_t>(at) + 6)
        --at;
    const auto beside = chain_at_[static_cast<std::size_t>(at)];
    if (beside < 0 || made_.chains[static_cast<std::size_t>(beside)].entity < 0) return -1;
    const bool person = made_.chains[static_cast<std::size_t>(beside)].types == bit(NodeType::person);
    return word == "whose" || person == (word == "who" || word == "whom") ? beside : -1;
}

}  // namespace newsgraph
