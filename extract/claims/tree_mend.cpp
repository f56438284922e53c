// What Tree mends before frames look at it: names, titles, lists, hyphenated and misread verbs.
#include "extract/claims/lexicon.hpp"
#include "extract/claims/tree.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
bool is_nominal(Upos tag) {
    return tag == Upos::NOUN || tag == Upos::PROPN || tag == Upos::ADJ || tag == Upos::NUM ||
           tag == Upos::SYM || tag == Upos::X;
}
}  // namespace

/// "denied on Sunday that it had…", "reported last week that…": what stands behind "that" is what is
/// reported, also where the parser hung it on the time between.
void Tree::mend_reports() {
    for (std::uint32_t that = 1; that + 1 < size(); ++that) {
        if (nodes_[that].form != "that" || nodes_[that].head == absent) continue;
        const auto clause = nodes_[that].head;
        if (clause < that || nodes_[clause].head == absent) continue;
        auto& told = nodes_[clause];
        const auto relation = base(told.deprel);
        if (relation != Deprel::advcl && relation != Deprel::acl && relation != Deprel::dep &&
            relation != Deprel::parataxis)
            continue;
        bool subject = false;
        for (auto at = that + 1; at < clause; ++at)
            subject = subject || (nodes_[at].head == clause && base(nodes_[at].deprel) == Deprel::nsubj);
        if (nodes_[that].deprel != Deprel::mark && !subject) continue;
        auto verb = told.head;
        if (base(nodes_[verb].deprel) == Deprel::obl && verb < that) verb = nodes_[verb].head;
        if (verb == absent || verb > that || nodes_[verb].upos != Upos::VERB) continue;
        const auto* word = lexicon_->find(nodes_[verb].lemma);
        if (!word || !word->reporting_verb) continue;
        told.head = verb;
        told.deprel = Deprel::ccomp;
        nodes_[that].deprel = Deprel::mark;
    }
}

/// "X and Y spoke on Friday, Z said": a reporting verb has one subject, the other is of what is told.
/// "X denied that it had …, and accused Y": a verb in the reporting verb's tense is its conjunct.
void Tree::mend_told() {
    const auto reports = [&](std::uint32_t at) {
        const auto* word = nodes_[at].upos == Upos::VERB ? lexicon_->find(nodes_[at].lemma) : nullptr;
        return word && word->reporting_verb;
    };
    const auto finite = [&](std::uint32_t at) {
        return nodes_[at].xpos == Xpos::VBD || nodes_[at].xpos == Xpos::VBZ || nodes_[at].xpos == Xpos::VBP;
    };
    for (std::uint32_t at = 0; at < size(); ++at) {  // "shows videos accusing X of …, and denounces Y"
        auto up = nodes_[at].head;
        if (nodes_[at].deprel != Deprel::conj || up == absent || nodes_[at].upos != Upos::VERB ||
            !finite(at) || nodes_[up].xpos != Xpos::VBG || at < up)
            continue;
        for (int step = 0; step < 6 && up != absent && !(nodes_[up].upos == Upos::VERB && finite(up)); ++step)
            up = nodes_[up].head;
        if (up != absent && up < at && nodes_[up].upos == Upos::VERB && finite(up)) nodes_[at].head = up;
    }
    for (std::uint32_t told = 0; told < size(); ++told) {
        const auto verb = nodes_[told].head;
        if (nodes_[told].deprel != Deprel::ccomp || verb == absent || !reports(verb)) continue;
        auto first = absent, second = absent, own = absent;
        for (std::uint32_t at = 0; at < size(); ++at) {
            const bool subject = base(nodes_[at].deprel) == Deprel::nsubj;
            if (subject && nodes_[at].head == told) own = at;
            if (subject && nodes_[at].head == verb) (first == absent ? first : second) = at;
        }
        if (told < verb && second != absent && own == absent && first < told && told < second)
            nodes_[first].head = told;
        if (told < verb) continue;
        for (auto at = told + 2; at < size(); ++at)
            if (nodes_[at].head == told && nodes_[at].deprel == Deprel::conj &&
                nodes_[at].upos == Upos::VERB &&
                ((nodes_[at].xpos == nodes_[verb].xpos && nodes_[at].xpos != nodes_[told].xpos) ||
                 (nodes_[at].xpos == Xpos::VBN && nodes_[told].xpos == Xpos::VBN &&
                  nodes_[verb].xpos == Xpos::VBD)) &&
                nodes_[at - 1].lemma == "and" && nodes_[at - 2].form == ",")
                nodes_[at].head = verb;
    }
}

/// Whether the noun, for the parser an adverb without a preposition, stands right behind a verb that has no
/// object and names somebody: "kill at least 80 Xs", "shot down an X drone".
bool Tree::bare_object(std::uint32_t noun) const {
    const auto verb = nodes_[noun].head;
    if (verb == absent || verb >= noun || noun - verb > 9 || nodes_[verb].upos != Upos::VERB) return false;
    bool name = covering_[noun] != absent;
    for (auto at = verb + 1; at < noun; ++at) {
        const auto& word = nodes_[at];
        name = name || covering_[at] != absent;
        const bool bound =
            word.lemma == "at" && (nodes_[at + 1].form == "least" || nodes_[at + 1].form == "most");
        if (word.upos == Upos::ADP && word.xpos != Xpos::RP && !bound) return false;
        if (word.upos == Upos::VERB || word.upos == Upos::PUNCT || word.upos == Upos::PART) return false;
    }
    return name && std::none_of(nodes_.begin(), nodes_.end(), [&](const TreeNode& word) {
               return word.head == verb && word.deprel == Deprel::obj;
           });
}

/// "kill at least 80 Xs": a bound is no preposition. "imposes visa bans": what a verb governs is a noun.
/// "fined X 50 million euros": a name before a sum is no part of it. "attorneys general from X".
void Tree::mend_objects() {
    for (std::uint32_t at = 1; at + 1 < size(); ++at) {
        auto& word = nodes_[at];
        auto& before = nodes_[at - 1];
        if (word.upos == Upos::NOUN && (word.xpos == Xpos::VBZ || word.xpos == Xpos::VBD) && !named(at) &&
            lexicon_->is_verb(word.lemma))
            word.upos = Upos::VERB;
        if (base(word.deprel) == Deprel::obl && is_nominal(word.upos) && bare_object(at)) {
            word.deprel = Deprel::obj;
        } else if (word.upos == Upos::VERB && before.upos == Upos::PUNCT && word.xpos != Xpos::VBG) {
            // "…," said Senator X: who stands behind the verb of a quotation speaks
            const auto* said = lexicon_->find(word.lemma);
            if (!said || !said->reporting_verb || !said->reporting_verb->speaks) continue;
            auto speaker = absent;
            bool content = false;
            for (std::uint32_t other = 0; other < size(); ++other) {
                if (nodes_[other].head != at) continue;
                if (base(nodes_[other].deprel) == Deprel::nsubj) speaker = size();
                if (other < at &&
                    (nodes_[other].deprel == Deprel::ccomp || nodes_[other].deprel == Deprel::parataxis))
                    content = true;
                if (other > at && nodes_[other].deprel == Deprel::obj && speaker == absent && named(other))
                    speaker = other;
            }
            if (content && speaker < size()) nodes_[speaker].deprel = Deprel::nsubj;
        } else if (word.xpos == Xpos::VBZ && word.deprel == Deprel::obj && before.upos == Upos::NOUN &&
                   before.head == at) {
            word.upos = Upos::NOUN;
            word.xpos = Xpos::NNS;
            before.deprel = Deprel::compound;
        } else if (word.upos == Upos::NOUN && word.form.ends_with("ing") && before.upos == Upos::NOUN &&
                   named(at + 1) && mention(covering_[at + 1]).first == at + 1 &&
                   mention(covering_[at + 1]).kind == MentionKind::name) {
            if (const auto verb = lexicon_->gerund(word.form); !verb.empty()) {  // "the law banning X"
                if (before.head == at) {
                    before.head = word.head;
                    before.deprel = word.deprel;
                    for (std::uint32_t other = 0; other < at; ++other)
                        if (nodes_[other].head == at) nodes_[other].head = at - 1;
                }
                word.upos = Upos::VERB;
                word.xpos = Xpos::VBG;
                word.lemma = verb;
                word.head = at - 1;
                word.deprel = Deprel::acl;
                auto& object = nodes_[mention(covering_[at + 1]).head];
                object.head = at;
                object.deprel = Deprel::obj;
            }
        } else if (word.lemma == "general" && before.lemma == "attorney" && before.xpos == Xpos::NNS) {
            for (auto& other : nodes_)
                if (other.head == at) other.head = at - 1;
            word.head = at - 1;
            word.deprel = Deprel::flat;
        } else if (named(at) && word.head != absent && word.head > at && word.deprel == Deprel::compound &&
                   (nodes_[at + 1].upos == Upos::NUM || nodes_[at + 1].upos == Upos::SYM)) {
            const auto& sum = nodes_[word.head];
            if (base(sum.deprel) != Deprel::obj || sum.head == absent || sum.head >= at ||
                nodes_[sum.head].upos != Upos::VERB)
                continue;
            word.head = sum.head;
            word.deprel = Deprel::iobj;
        }
    }
}

/// "announced", "unveiled" between a phrase and what it governs is a verb, whatever the tagger says.
void Tree::mend_verbs() {
    const bool finite = std::any_of(nodes_.begin(), nodes_.end(), [](const TreeNode& word) {
        return word.xpos == Xpos::VBD || word.xpos == Xpos::VBZ || word.xpos == Xpos::VBP ||
               word.xpos == Xpos::MD;
    });
    for (std::uint32_t at = 1; at + 1 < size(); ++at) {
        auto& word = nodes_[at];
        if (word.xpos == Xpos::NNS && word.form.ends_with('s') && named(at - 1) &&
            mention(covering_[at - 1]).kind == MentionKind::name && mention(covering_[at - 1]).last == at &&
            !named(at) && lexicon_->is_verb(word.lemma)) {
            // "X plans to buy", "X owns 44 percent": a verb behind a name and before what it governs
            const auto& behind = nodes_[at + 1];
            if (behind.upos == Upos::DET || behind.upos == Upos::NUM || behind.xpos == Xpos::TO ||
                behind.xpos == Xpos::PRPS || behind.upos == Upos::SYM ||
                (!finite && (named(at + 1) || behind.lemma == "with" || behind.lemma == "against" ||
                             behind.xpos == Xpos::NNS))) {
                word.upos = Upos::VERB;
                word.xpos = Xpos::VBZ;
                if (named(at + 1) && word.head == mention(covering_[at + 1]).head) {
                    // "Spain sues Naturgy" with the second name for its head
                    auto& object = nodes_[word.head];
                    const auto above = object.head;
                    object.head = at;
                    word.head = above;
                    std::swap(word.deprel, object.deprel);
                    object.deprel = Deprel::obj;
                    auto& subject = nodes_[mention(covering_[at - 1]).head];
                    if (subject.head == at) subject.deprel = Deprel::nsubj;
                }
                for (std::uint32_t other = at + 1; other < size(); ++other)
                    if (nodes_[other].head == at && nodes_[other].deprel == Deprel::acl)
                        nodes_[other].deprel = Deprel::xcomp;
                continue;
            }
        }
        if (word.upos == Upos::VERB && word.deprel == Deprel::amod && word.form.ends_with("ed") &&
            named(at + 1) && word.head == mention(covering_[at + 1]).head &&
            (nodes_[at - 1].xpos == Xpos::CC ||
             (at > 1 && nodes_[at - 1].upos == Upos::ADV && nodes_[at - 2].xpos == Xpos::CC))) {
            // "bought X and later acquired Y"
            auto first = at;
            while (first-- > 0 && nodes_[first].xpos != Xpos::VBD) {
            }
            if (first < at && !(word.head < first)) {
                auto& object = nodes_[word.head];
                object.head = at;
                object.deprel = Deprel::obj;
                word.head = first;
                word.deprel = Deprel::conj;
                word.xpos = Xpos::VBD;
            }
            continue;
        }
        if ((word.upos != Upos::ADJ && word.upos != Upos::NOUN) || word.form.size() < 3) continue;
        if (const auto m = covering_[at]; m != absent && mention(m).kind == MentionKind::name) continue;
        const auto verb = lexicon_->past_tense(word.form);
        if (verb.empty()) continue;
        const auto& before = nodes_[at - 1];
        const auto& behind = nodes_[at + 1];
        const bool passive = before.lemma == "be" && (behind.upos == Upos::ADP || behind.upos == Upos::PUNCT);
        const bool subject = covering_[at - 1] != absent || before.upos == Upos::NOUN ||
                             before.upos == Upos::PRON || before.upos == Upos::PROPN;
        const bool governs = behind.upos == Upos::DET || behind.xpos == Xpos::PRPS ||
                             behind.upos == Upos::NUM || behind.upos == Upos::PRON ||
                             behind.upos == Upos::SYM || behind.lemma == "that" || behind.lemma == "today" ||
                             (covering_[at + 1] != absent && mention(covering_[at + 1]).first == at + 1 &&
                              mention(covering_[at + 1]).kind == MentionKind::name);
        if (!passive && !(subject && governs)) continue;
        word.upos = Upos::VERB;
        word.lemma = verb;
        word.xpos = passive ? Xpos::VBN : Xpos::VBD;
        if (!passive) {
            if (word.head != absent && word.head > at && base(word.deprel) != Deprel::conj) {
                // its noun was taken for the head: "Apple [unveiled Lion]"
                const auto noun = word.head;
                word.head = nodes_[noun].head;
                word.deprel = nodes_[noun].deprel;
                nodes_[noun].head = at;
                nodes_[noun].deprel = Deprel::obj;
            }
            continue;
        }
        for (std::uint32_t other = 0; other < at; ++other) {
            if (nodes_[other].head != at) continue;
            if (nodes_[other].deprel == Deprel::cop) nodes_[other].deprel = Deprel::aux_pass;
            if (nodes_[other].deprel == Deprel::nsubj) nodes_[other].deprel = Deprel::nsubj_pass;
        }
    }
}

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

/// A name's relation to its head, where the parser took the name for a verb or an adjective.
void Tree::settle(const Mention& name) {
    auto& unit = nodes_[name.head];
    if (unit.head == absent) return;
    bool possessive = name.last < size() && nodes_[name.last].xpos == Xpos::POS;
    bool cased = false;
    for (std::uint32_t at = name.first > 3 ? name.first - 3 : 0; at < name.first; ++at)
        cased = cased || (nodes_[at].deprel == Deprel::case_ && nodes_[at].head == name.head);
    if (possessive) {
        if (name.last + 1 < size())  // "Abu Dhabi's MGX"
            if (const auto owned = covering_[name.last + 1];
                owned != absent && mention(owned).kind == MentionKind::name &&
                mention(owned).first == name.last + 1 && mention(owned).head != name.head) {
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
            unit.deprel = nodes_[unit.head].upos == Upos::VERB
                              ? (cased                    ? Deprel::obl
                                 : unit.head == name.last ? Deprel::nsubj  // "AMD unveiled"
                                                          : Deprel::obj)
                          : cased ? Deprel::nmod
                                  : Deprel::appos;
            break;
        default:
            break;
    }
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
        if (!entry || entry->roles.empty()) continue;
        if (nodes_[title].xpos == Xpos::VBD || nodes_[title].xpos == Xpos::VBZ) continue;  // "hosted X"
        nodes_[title].upos = Upos::NOUN;
        if (nodes_[title].xpos != Xpos::NNS && nodes_[title].xpos != Xpos::NNPS)
            nodes_[title].xpos = Xpos::NN;
        if (nodes_[name.head].head != title) {
            if (nodes_[title].head == name.head) nodes_[title].deprel = Deprel::nmod_desc;
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

/// A name that hangs on a word of its own phrase ("US president X" under "US") takes that word's place.
void Tree::join_phrases() {
    for (auto m = first_; m < last_; ++m) {
        const auto& name = mention(m);
        if (name.kind != MentionKind::name || name.head >= size() || covering_[name.head] != m) continue;
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

/// "California-based X", "China-made cars": the participle modifies the phrase behind it.
void Tree::join_hyphens() {
    for (std::uint32_t at = 1; at + 2 < size(); ++at) {
        if (nodes_[at].form != "-" || (nodes_[at + 1].xpos != Xpos::VBN && nodes_[at + 1].xpos != Xpos::VBD))
            continue;
        if (nodes_[at].space_before || nodes_[at + 1].space_before) continue;
        auto last = at + 1;
        while (last + 1 < size() && (is_nominal(nodes_[last + 1].upos) || covering_[last + 1] != absent)) {
            ++last;
            if (const auto m = covering_[last]; m != absent && mention(m).kind == MentionKind::name) {
                last = mention(m).head;
                break;
            }
        }
        if (last == at + 1) continue;
        auto& participle = nodes_[at + 1];
        participle.xpos = Xpos::VBN;
        participle.upos = Upos::VERB;
        if (nodes_[last].head == at + 1) {  // the parser had it the other way round
            nodes_[last].head = participle.head;
            nodes_[last].deprel = participle.deprel;
        }
        for (auto other = last + 1; other < size(); ++other)
            if (nodes_[other].head == at + 1)
                nodes_[other].head =
                    participle.head == last || participle.head == absent ? last : participle.head;
        participle.head = last;
        participle.deprel = Deprel::amod;
        const auto before = covering_[at - 1] != absent ? mention(covering_[at - 1]).head : at - 1;
        nodes_[before].head = at + 1;
        nodes_[before].deprel = Deprel::compound;
    }
}

/// "X, founded by Y": the participle behind the comma belongs to the name before it.
void Tree::join_participles() {
    for (std::uint32_t at = 2; at < size(); ++at) {
        auto& word = nodes_[at];
        if (word.xpos != Xpos::VBN || nodes_[at - 1].form != "," ||
            (word.deprel != Deprel::acl && word.deprel != Deprel::advcl && word.deprel != Deprel::conj))
            continue;
        const auto m = covering_[at - 2];
        if (m == absent || mention(m).kind != MentionKind::name || mention(m).last != at - 1) continue;
        word.head = mention(m).head;
        word.deprel = Deprel::acl;
    }
}

}  // namespace newsgraph
