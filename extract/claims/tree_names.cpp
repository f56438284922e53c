// How Tree makes names, their titles and their phrases units: each hangs by one head where its noun would.
#include "extract/claims/lexicon.hpp"
#include "extract/claims/name_form.hpp"
#include "extract/claims/tree.hpp"

#include <algorithm>

namespace newsgraph {

/// The words of a name become one unit under its head, which is a proper noun in a noun's place.
void Tree::join_names() {
    for (auto m = first_; m < last_; ++m) {
        const auto& name = mention(m);
        if (name.last > size() || name.head >= size()) continue;
        if (name.kind != MentionKind::name &&
            !(name.kind == MentionKind::metonym &&  // "Abu Dhabi", not "the Biden administration"
              nodes_[name.first].upos == Upos::PROPN && nodes_[name.last - 1].upos == Upos::PROPN &&
              name.last - name.first == 2))
            continue;
        auto& unit = nodes_[name.head];
        for (auto at = name.first; at < name.last; ++at) {
            if (at == name.head) continue;
            nodes_[at].head = name.head;
            nodes_[at].deprel = Deprel::flat;
            nodes_[at].upos = Upos::PROPN;
            nodes_[at].xpos = Xpos::NNP;
        }
        for (std::uint32_t at = 0; at < size(); ++at)
            if (at < name.first || at >= name.last)
                if (const auto up = nodes_[at].head; up != absent && up >= name.first && up < name.last)
                    nodes_[at].head = name.head;
        if (unit.xpos != Xpos::NNPS && unit.xpos != Xpos::NNS) unit.xpos = Xpos::NNP;
        unit.upos = Upos::PROPN;
        settle(name);
    }
}

/// "Intel's Ohio plant": the place tells where the noun behind it is, and is nobody's itself.
bool Tree::places_next(std::uint32_t m) const {
    if (type(m) != NodeType::place && type(m) != NodeType::country) return false;
    const auto next = mention(m).last;
    return next < size() && (nodes_[next].upos == Upos::NOUN || nodes_[next].upos == Upos::ADJ) &&
           covering_[next] == absent;
}

/// Whether nothing but adverbs and auxiliaries stands between.
bool Tree::is_right_before(std::uint32_t at, std::uint32_t verb) const {
    while (at < verb && (nodes_[at].upos == Upos::ADV || nodes_[at].upos == Upos::AUX)) ++at;
    return at == verb;
}

/// A name's relation to its head, where the parser took the name for a verb or an adjective.
void Tree::settle(const Mention& name) {
    auto& unit = nodes_[name.head];
    if (unit.head == absent) return;
    const bool governed = type(name.entity) == NodeType::person && nodes_[unit.head].upos == Upos::VERB &&
                          unit.head < name.first && name.last < size() && nodes_[name.last].form != "," &&
                          nodes_[name.last].form != "(";
    for (auto at = name.last; governed && at < size(); ++at)  // "named Tim Cook its chief"
        if (nodes_[at].head != absent && nodes_[at].head >= name.first && nodes_[at].head < name.last &&
            (nodes_[at].deprel == Deprel::obj || nodes_[at].deprel == Deprel::appos)) {
            nodes_[at].head = unit.head;
            nodes_[at].deprel = Deprel::xcomp;
        }
    bool possessive = name.last < size() && nodes_[name.last].xpos == Xpos::POS;
    bool cased = false;
    for (std::uint32_t at = name.first > 3 ? name.first - 3 : 0; at < name.first; ++at)
        cased = cased || (nodes_[at].deprel == Deprel::case_ && nodes_[at].head == name.head);
    if (possessive) {
        if (name.last + 1 < size())  // "Abu Dhabi's MGX"
            if (const auto owned = covering_[name.last + 1];
                owned != absent && mention(owned).kind == MentionKind::name &&
                mention(owned).first == name.last + 1 && mention(owned).head != name.head &&
                !places_next(owned)) {
                auto& thing = nodes_[mention(owned).head];
                if (thing.head == name.head) {  // the parser had it the other way round
                    thing.head = unit.head;
                    thing.deprel = unit.deprel;
                }
                auto up = thing.head;  // no circle
                for (int step = 0; step < 20 && up != absent && up != name.head; ++step) up = nodes_[up].head;
                if (up == absent) unit.head = mention(owned).head;
            }
        unit.deprel = Deprel::nmod_poss;
        nodes_[name.last].head = name.head;
        nodes_[name.last].deprel = Deprel::case_;
        if (nodes_[unit.head].upos != Upos::VERB) return;
        // "Yemen's Houthis say": not the verb's, but its own noun's
        const auto owned = name.last + 1 < size() ? covering_[name.last + 1] : absent;
        if (owned != absent && mention(owned).kind == MentionKind::name && mention(owned).head != unit.head)
            unit.head = mention(owned).head;
        return;
    }
    switch (base(unit.deprel)) {
        case Deprel::advcl:
        case Deprel::acl:
        case Deprel::ccomp:
        case Deprel::xcomp:
        case Deprel::vocative:
        case Deprel::advmod:
        case Deprel::mark:
        case Deprel::aux:
            unit.deprel = nodes_[unit.head].upos == Upos::VERB ? (cased ? Deprel::obl
                                                                  : is_right_before(name.last, unit.head)
                                                                      ? Deprel::nsubj  // "AMD [already] owns"
                                                                      : Deprel::obj)
                          : cased                              ? Deprel::nmod
                                                               : Deprel::appos;
            break;
        default:
            break;
    }
}

/// "Secretary of State X", "chairman of the board Y": the name that the parser hung on the title takes its
/// place.
void Tree::join_long_title(const Mention& name) {
    const auto title = nodes_[name.head].head;
    if (title == absent || title >= name.first || name.first - title > 6 || covering_[title] != absent ||
        nodes_[name.head].deprel == Deprel::conj || !is_nominal(nodes_[title].upos))
        return;
    const auto* entry = lexicon_->find(fold_word(nodes_[title].lemma));
    if (!entry || entry->roles.empty() || title + 1 >= name.first || nodes_[title + 1].lemma != "of") return;
    for (auto at = title + 1; at < name.first; ++at)
        if (nodes_[at].form == "," || nodes_[at].upos == Upos::VERB) return;
    const auto field = name.first - 1;  // "State"
    if (field == title + 1 || nodes_[field].upos == Upos::ADP || covering_[field] != absent) return;
    for (auto at = title + 1; at < field; ++at)
        if (nodes_[at].head == name.head) nodes_[at].head = field;
    nodes_[field].head = title;
    nodes_[field].deprel = Deprel::nmod;
    nodes_[name.head].head = nodes_[title].head;
    nodes_[name.head].deprel = nodes_[title].deprel;
    for (std::uint32_t at = 0; at < size(); ++at)
        if (nodes_[at].head == title && at != name.head &&
            (at >= name.last || nodes_[at].deprel == Deprel::case_) && !(at > title && at < name.first))
            nodes_[at].head = name.head;
    nodes_[title].head = name.head;
    nodes_[title].deprel = Deprel::nmod_desc;
}

/// "prime minister X": the title is a noun that modifies the name, not the other way round.
void Tree::join_titles() {
    for (auto m = first_; m < last_; ++m) {
        const auto& name = mention(m);
        if (name.kind != MentionKind::name || name.first == 0 || name.head >= size()) continue;
        const auto title = name.first - 1;
        if (type(m) != NodeType::person) {  // "Apple partner Foxconn" with two subjects
            const auto* entry = lexicon_->find(nodes_[title].lemma);
            if (entry && !entry->roles.empty() && covering_[title] == absent &&
                nodes_[title].upos == Upos::NOUN && nodes_[title].head == nodes_[name.head].head &&
                nodes_[title].head != absent) {
                nodes_[title].head = name.head;
                nodes_[title].deprel = Deprel::nmod_desc;
            }
            continue;
        }
        if (covering_[title] != absent && mention(covering_[title]).kind == MentionKind::name) continue;
        const auto* entry = lexicon_->find(nodes_[title].lemma);
        if (!entry || entry->roles.empty()) {
            join_long_title(name);
            continue;
        }
        if (nodes_[title].xpos == Xpos::VBD || nodes_[title].xpos == Xpos::VBZ) continue;  // "hosted X"
        if (nodes_[title].upos == Upos::VERB &&                                            // "will host X"
            std::any_of(nodes_.begin(), nodes_.begin() + title, [&](const TreeNode& word) {
                return word.head == title &&
                       (word.deprel == Deprel::aux || base(word.deprel) == Deprel::nsubj);
            }))
            continue;
        nodes_[title].upos = Upos::NOUN;
        if (nodes_[title].xpos != Xpos::NNS && nodes_[title].xpos != Xpos::NNPS)
            nodes_[title].xpos = Xpos::NN;
        if (nodes_[name.head].head != title) {
            if (nodes_[title].head == name.head) nodes_[title].deprel = Deprel::nmod_desc;
            join_long_title(name);
            continue;
        }
        if (nodes_[title].xpos == Xpos::NNS || nodes_[title].xpos == Xpos::NNPS) {
            nodes_[name.head].deprel = Deprel::appos;  // "CEOs A and B"
            continue;
        }
        nodes_[name.head].head = nodes_[title].head;
        nodes_[name.head].deprel = nodes_[title].deprel;
        for (std::uint32_t at = 0; at < size(); ++at)
            if (nodes_[at].head == title && at != name.head &&
                (at >= name.last || nodes_[at].deprel == Deprel::case_))
                nodes_[at].head = name.head;
        nodes_[title].head = name.head;
        nodes_[title].deprel = Deprel::nmod_desc;
    }
}

/// "Norway" in "Ministry of Health of Norway": what the longer name does is not done by the shorter one.
bool Tree::is_inside_name(std::uint32_t m) const {
    const auto& name = mention(m);
    for (auto other = first_; other < last_; ++other) {
        const auto& wider = mention(other);
        if (wider.kind == MentionKind::name && wider.first < name.first && wider.last >= name.last)
            return true;
    }
    return false;
}

/// A name that hangs on a word of its own phrase ("US president X" under "US") takes that word's place.
void Tree::join_phrases() {
    for (auto m = first_; m < last_; ++m) {
        const auto& name = mention(m);
        if (name.kind != MentionKind::name || name.head >= size() || covering_[name.head] != m ||
            is_inside_name(m))
            continue;
        const auto start = phrase_start(name.first);
        auto& unit = nodes_[name.head];
        for (int step = 0; step < 5 && unit.head != absent && unit.head >= start && unit.head < name.first;
             ++step) {
            auto& modifier = nodes_[unit.head];
            unit.head = modifier.head;
            unit.deprel = modifier.deprel;
            modifier.head = name.head;
            modifier.deprel = modifier.upos == Upos::ADJ ? Deprel::amod : Deprel::compound;
        }
        if (unit.head == name.head) unit.head = absent;
        for (auto at = start > 3 ? start - 3 : 0; at < start; ++at)  // "with Turkish President X": with X
            if (nodes_[at].deprel == Deprel::case_ && nodes_[at].head != absent && nodes_[at].head >= start &&
                nodes_[at].head < name.first && covering_[at] == absent) {
                const auto inner = nodes_[at].head;
                if (nodes_[inner].upos == Upos::NUM) continue;  // "In 2007 Apple"
                if (nodes_[inner].head == unit.head && base(unit.deprel) == Deprel::nsubj)
                    continue;  // "In March 2007 Apple released"
                if (nodes_[inner].head != absent && nodes_[nodes_[inner].head].head == name.head)
                    continue;  // "Secretary of State X"
                nodes_[at].head = name.head;
                if (nodes_[inner].head == absent ||
                    (nodes_[inner].head >= start && nodes_[inner].head < name.last))
                    continue;
                unit.head = nodes_[inner].head;
                unit.deprel = nodes_[inner].deprel;
                nodes_[inner].head = name.head;
                nodes_[inner].deprel = Deprel::compound;
            }
        for (auto at = start; at < name.first; ++at) {  // every word of the phrase stands under the name
            auto& word = nodes_[at];
            if (word.head == absent || word.head == name.head ||
                (word.head >= start && word.head < name.last) || type(m) != NodeType::person)
                continue;
            word.head = name.head;
            word.deprel = word.upos == Upos::ADJ ? Deprel::amod : Deprel::compound;
        }
        if (unit.head != absent && nodes_[unit.head].upos == Upos::VERB &&
            (base(unit.deprel) == Deprel::compound || base(unit.deprel) == Deprel::amod ||
             unit.deprel == Deprel::flat || unit.deprel == Deprel::appos ||
             base(unit.deprel) == Deprel::nmod))
            unit.deprel = unit.head > name.head ? Deprel::nsubj : Deprel::obj;
    }
}

/// "its Volvo unit", "Meta's Instagram app": the name before a noun for what somebody owns, or absent.
std::uint32_t Tree::named_unit(std::uint32_t noun) const {
    if (token(noun).upos != Upos::NOUN || possessor(noun) == absent) return absent;
    const auto* word = lexicon_->find(token(noun).lemma);
    if (!word || std::none_of(word->roles.begin(), word->roles.end(), [&](auto index) {
            const auto& role = lexicon_->role(index);
            return role.relation == Relation::owns && role.reversed && role.words.size() == 1;
        }))
        return absent;
    const auto m = ending_at(noun);
    if (m == absent || mention(m).kind != MentionKind::name || mention(m).first <= possessor(noun))
        return absent;
    return type(m) == NodeType::company || type(m) == NodeType::organization || type(m) == NodeType::product
               ? m
               : absent;
}

/// "the Dutch town of Veldhoven", "Beijing's Haidian district", "the Shibuya district of Tokyo": the place
/// that a noun for places is of, whose it is, or that it is called; or absent.
std::uint32_t Tree::named_site(std::uint32_t noun) const {
    const auto place = [&](std::uint32_t m) {
        return m != absent && mention(m).kind == MentionKind::name &&
               (type(m) == NodeType::place || type(m) == NodeType::country);
    };
    if (noun + 2 < size() && is(noun + 1, "of"))
        if (const auto m = starting_at(noun + (nodes_[noun + 2].upos == Upos::DET ? 3 : 2)); place(m))
            return m;
    const auto start = phrase_start(noun);
    for (auto word = noun; word-- > start;)
        if (token(word).xpos == Xpos::POS)
            if (const auto m = ending_at(word); place(m)) return m;
    const auto m = ending_at(noun);
    return place(m) && type(m) == NodeType::place ? m : absent;
}

}  // namespace newsgraph
