// What a pronoun refers to where the weights leave it open: rules by the shape of the sentences before it.
#include "extract/claims/discourse_reader.hpp"
#include "extract/claims/name_form.hpp"

#include <algorithm>
#include <array>

namespace newsgraph {

namespace {
/// "It seems", "it takes years", "it was reported that": stands for nothing.
bool is_expletive(const Sentence& sentence, std::int32_t verb) {
    static constexpr std::array<std::string_view, 7> verbs{"appear", "emerge", "follow", "happen",
                                                           "remain", "seem",   "take"};
    const auto& tokens = sentence.tokens;
    const auto& lemma = tokens[static_cast<std::size_t>(verb)].lemma;
    if (std::binary_search(verbs.begin(), verbs.end(), std::string_view(lemma))) return true;
    bool passive = false, clause = false;
    for (const auto& token : tokens) {
        if (token.head != verb) continue;
        passive = passive || token.deprel == Deprel::nsubj_pass || token.deprel == Deprel::aux_pass;
        clause = clause || base(token.deprel) == Deprel::ccomp || base(token.deprel) == Deprel::csubj;
    }
    return passive && clause;
}

}  // namespace

std::int32_t DiscourseReader::subject_before(const Phrase& phrase, AnaphorClass kind) const {
    if ((kind != AnaphorClass::it && kind != AnaphorClass::it_possessive) || phrase.first > 1 ||
        phrase.quoted)
        return -1;
    const auto& sentence = sentences_[phrase.sentence];
    const auto& word = sentence.tokens[phrase.head];
    if (word.head < 0 || phrase.sentence == 0 || sentences_[phrase.sentence - 1].block != sentence.block)
        return -1;
    const auto& above = sentence.tokens[static_cast<std::size_t>(word.head)];
    const bool owns = kind == AnaphorClass::it_possessive;
    if (owns ? base(above.deprel) != Deprel::nsubj
             : above.deprel != Deprel::root || above.upos != Upos::VERB || is_expletive(sentence, word.head))
        return -1;
    constexpr NodeTypeSet things = bit(NodeType::product) | bit(NodeType::chip);
    constexpr NodeTypeSet doers =
        bit(NodeType::company) | bit(NodeType::organization) | bit(NodeType::country);
    std::int32_t found = -1;
    const auto& tokens = sentences_[phrase.sentence - 1].tokens;
    for (auto i = made_.phrases.size(); i-- > 0 && made_.phrases[i].sentence + 1 >= phrase.sentence;) {
        const auto& other = made_.phrases[i];
        if (other.sentence == phrase.sentence) continue;
        const auto& chain = made_.chains[other.chain];
        if (!owns && (chain.types & things) != 0 && chain.types != other_thing && chain.number != 'p')
            return -1;
        if (other.role != Role::subject && other.role != Role::passive_subject) continue;
        const auto verb = tokens[other.head].head;
        if (verb < 0 || tokens[static_cast<std::size_t>(verb)].deprel != Deprel::root) continue;
        if (chain.entity < 0 || (chain.types & ~doers) != 0 || !agrees(phrase, kind, chain, other) ||
            (found >= 0 && found != static_cast<std::int32_t>(other.chain)))
            return -1;
        found = static_cast<std::int32_t>(other.chain);
    }
    return found;
}

/// "X went off air after Y ordered it to stop": the object of a clause is the subject of the one around it.
std::int32_t DiscourseReader::subject_around(const Phrase& phrase, AnaphorClass kind) const {
    if (kind != AnaphorClass::it || phrase.quoted) return -1;
    const auto& tokens = sentences_[phrase.sentence].tokens;
    const auto relation = base(tokens[phrase.head].deprel);
    const auto own = tokens[phrase.head].head;
    if ((relation != Deprel::obj && relation != Deprel::iobj) || own < 0) return -1;
    const auto& verb = tokens[static_cast<std::size_t>(own)];
    if (base(verb.deprel) != Deprel::advcl || verb.head < 0 || verb.head > own) return -1;
    std::int32_t other = -1, doer = -1;
    for (std::uint32_t i = 0; i < phrase.head; ++i) {
        if (base(tokens[i].deprel) != Deprel::nsubj) continue;
        if (tokens[i].head == own) doer = static_cast<std::int32_t>(i);
        if (tokens[i].head == verb.head) other = static_cast<std::int32_t>(i);
    }
    if (other < 0 || doer <= other) return -1;
    const auto chain = chain_at_[static_cast<std::size_t>(other)];
    if (chain < 0 || chain == chain_at_[static_cast<std::size_t>(doer)] ||
        made_.chains[static_cast<std::size_t>(chain)].entity < 0)
        return -1;
    return agrees(phrase, kind, made_.chains[static_cast<std::size_t>(chain)], phrase) ? chain : -1;
}

/// "X flies Boeings; Y owns 29 percent of it": the firm told of last that is not the holder.
std::int32_t DiscourseReader::held_firm(const Phrase& phrase, AnaphorClass kind) const {
    if (kind != AnaphorClass::it || phrase.first == 0) return -1;
    const auto& tokens = sentences_[phrase.sentence].tokens;
    const auto share = tokens[phrase.head].head;
    const auto& marker = tokens[phrase.first - 1].form;
    if (share < 0 || (marker != "of" && marker != "in")) return -1;
    const auto& noun = tokens[static_cast<std::size_t>(share)].lemma;
    if (noun != "%" && noun != "percent" && noun != "cent" && noun != "stake" && noun != "holding") return -1;
    bool passed = false;  // the holder
    for (auto i = made_.phrases.size(); i-- > 0 && made_.phrases[i].sentence + 1 >= phrase.sentence;) {
        const auto& other = made_.phrases[i];
        if (other.role != Role::subject && other.role != Role::passive_subject) continue;
        if (!passed && other.sentence == phrase.sentence) {
            passed = true;
            continue;
        }
        const auto& chain = made_.chains[other.chain];
        const bool firm = chain.entity >= 0 && chain.types == bit(NodeType::company);
        return firm ? static_cast<std::int32_t>(other.chain) : -1;
    }
    return -1;
}

/// "His daughter Ada Brandt"
std::int32_t DiscourseReader::of_same_family(const Phrase& phrase, AnaphorClass kind) const {
    constexpr std::uint32_t reach = 10;
    const auto& tokens = sentences_[phrase.sentence].tokens;
    const auto owned = tokens[phrase.head].head;
    if (kind != AnaphorClass::person_possessive || owned < static_cast<std::int32_t>(phrase.head) ||
        !is_kin(tokens[static_cast<std::size_t>(owned)].lemma))
        return -1;
    const auto surname = [&](std::int32_t chain) {
        const auto& name = named_.entities[static_cast<std::size_t>(chain)].name;
        const auto space = name.rfind(' ');
        return space == name.npos ? std::string() : fold_word(name.substr(space + 1));
    };
    const auto named_person = [&](std::int32_t chain) {
        return chain >= 0 && made_.chains[static_cast<std::size_t>(chain)].entity >= 0 &&
               made_.chains[static_cast<std::size_t>(chain)].types == bit(NodeType::person);
    };
    const auto end = std::min<std::size_t>(tokens.size(), static_cast<std::size_t>(owned) + reach);
    auto at = static_cast<std::size_t>(owned) + 1;
    while (at < end && !named_person(chain_at_[at])) ++at;
    if (at == end) return -1;
    const auto relative = chain_at_[at];
    const auto family = surname(relative);
    if (family.empty()) return -1;
    const auto& recent = recent_named_.all();
    for (auto one = recent.rbegin(); one != recent.rend(); ++one) {
        const auto chain = static_cast<std::int32_t>(*one);
        if (chain == relative || !named_person(chain) || surname(chain) != family) continue;
        const auto& other = made_.chains[*one];
        return !phrase.gender || !other.gender || phrase.gender == other.gender ? chain : -1;
    }
    return -1;
}

namespace {
bool is_of_root(const std::vector<Token>& tokens, const Phrase& phrase) {
    const auto verb = tokens[phrase.head].head;
    return (phrase.role == Role::subject || phrase.role == Role::passive_subject) && verb >= 0 &&
           tokens[static_cast<std::size_t>(verb)].deprel == Deprel::root;
}

/// "Last year it made profits", "But its sales fell": the subject of the sentence, or what it owns.
bool opens_sentence(const Sentence& sentence, const Phrase& phrase, bool owns) {
    constexpr std::uint32_t longest_opening = 4;
    const auto& tokens = sentence.tokens;
    if (phrase.quoted || phrase.first > longest_opening) return false;
    for (std::uint32_t at = 0; at < phrase.first; ++at)
        if (tokens[at].upos == Upos::PROPN || tokens[at].upos == Upos::VERB || tokens[at].upos == Upos::PRON)
            return false;
    const auto up = tokens[phrase.head].head;
    if (up < 0) return false;
    const auto& above = tokens[static_cast<std::size_t>(up)];
    if (!owns)
        return base(tokens[phrase.head].deprel) == Deprel::nsubj && above.deprel == Deprel::root &&
               above.upos == Upos::VERB && !is_expletive(sentence, up);
    return base(above.deprel) == Deprel::nsubj && above.head >= 0 &&
           tokens[static_cast<std::size_t>(above.head)].deprel == Deprel::root;
}
}  // namespace

/// "Many of its plants are old. It employs …": the one firm or body of the sentences before, by whatever
/// words, where no other thing was their subject.
std::int32_t DiscourseReader::center_before(const Phrase& phrase, AnaphorClass kind) const {
    constexpr std::uint32_t reach = 3;
    constexpr NodeTypeSet doers = bit(NodeType::company) | bit(NodeType::organization);
    const bool owns = kind == AnaphorClass::it_possessive;
    if ((!owns && kind != AnaphorClass::it) || !opens_sentence(sentences_[phrase.sentence], phrase, owns))
        return -1;
    std::int32_t found = -1, subject = -1;
    auto at = phrase.sentence;
    for (auto i = made_.phrases.size(); i-- > 0;) {
        const auto& other = made_.phrases[i];
        if (other.sentence == phrase.sentence) continue;
        if (other.sentence + reach < phrase.sentence || in_title(other.sentence)) break;
        if (other.sentence != at && (found >= 0 || subject >= 0)) break;
        at = other.sentence;
        const auto& chain = made_.chains[other.chain];
        const bool leads = is_of_root(sentences_[at].tokens, other);
        const bool doer = chain.entity >= 0 && (chain.types & ~doers) == 0;
        const bool counts = sentences_[at].tokens[other.head].upos == Upos::ADJ;  // "Many of its plants"
        if (leads && !doer && !counts && chain.number != 'p' && (chain.types & bit(NodeType::person)) == 0 &&
            other.kind != PhraseKind::group)
            return -1;
        if (!doer || other.kind == PhraseKind::group) continue;
        const auto one = static_cast<std::int32_t>(other.chain);
        if (leads) subject = subject == -1 || subject == one ? one : -2;
        found = found == -1 || found == one ? one : -2;
    }
    const auto best = subject != -1 ? subject : found;
    const auto& recent = recent_named_.all();
    if (best < 0 || std::find(recent.begin(), recent.end(), static_cast<std::uint32_t>(best)) == recent.end())
        return -1;
    const auto& chain = made_.chains[static_cast<std::size_t>(best)];
    return agrees(phrase, kind, chain, made_.phrases[chain.last_phrase]) ? best : -1;
}

/// "X and Y hold a stake. Through their vehicle they own …": the two people told of together, where no
/// other plural stands between.
std::int32_t DiscourseReader::people_before(const Phrase& phrase, AnaphorClass kind) const {
    if ((kind != AnaphorClass::they && kind != AnaphorClass::they_possessive) || phrase.quoted) return -1;
    for (auto i = made_.phrases.size(); i-- > 0 && made_.phrases[i].sentence + 1 >= phrase.sentence;) {
        const auto& other = made_.phrases[i];
        const auto& chain = made_.chains[other.chain];
        if (chain.members.size() > 1)
            return std::all_of(chain.members.begin(), chain.members.end(),
                               [&](auto member) {
                                   const auto& one = made_.chains[member];
                                   return one.entity >= 0 && one.types == bit(NodeType::person);
                               })
                       ? static_cast<std::int32_t>(other.chain)
                       : -1;
        if (chain.number == 'p' && (other.role == Role::subject || other.role == Role::passive_subject))
            return -1;
    }
    return -1;
}

}  // namespace newsgraph
