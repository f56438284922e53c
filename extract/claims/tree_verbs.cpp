// What Tree mends around verbs: verbs that the tagger took for nouns, objects that the parser took for
// adverbs.
#include "extract/claims/lexicon.hpp"
#include "extract/claims/nominal.hpp"
#include "extract/claims/tree.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
bool names_day(std::string_view form) {
    return is_one_of(form, {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"});
}
}  // namespace

/// "became its chief executive eight years later", "bought out X two years later": what stands before the
/// time is the verb's own.
void Tree::mend_later_times() {
    for (std::uint32_t later = 3; later < size(); ++later) {
        if (!is_one_of(nodes_[later].form, {"after", "ago", "earlier", "later"})) continue;
        const auto time = later - 1, count = later - 2, before = later - 3;
        auto& noun = nodes_[before];
        if (!is_one_of(nodes_[time].lemma, {"day", "decade", "month", "week", "year"}) ||
            nodes_[count].upos != Upos::NUM || (noun.head != time && noun.head != count) ||
            (noun.upos != Upos::NOUN && noun.upos != Upos::PROPN && noun.upos != Upos::ADJ) ||
            nodes_[later].head == absent || nodes_[nodes_[later].head].upos != Upos::VERB)
            continue;
        const auto verb = nodes_[later].head;
        auto top = before;
        if (const auto m = covering_[before]; m != absent) top = mention(m).head;
        if (verb >= top) continue;
        nodes_[top].head = verb;
        nodes_[top].deprel = nodes_[later].deprel == Deprel::xcomp ? Deprel::xcomp : Deprel::obj;
        if (nodes_[top].upos == Upos::ADJ) nodes_[top].upos = Upos::NOUN;
        nodes_[later].deprel = Deprel::advmod;
        for (std::uint32_t other = 0; other < before; ++other)
            if (other != top && (nodes_[other].head == time || nodes_[other].head == count))
                nodes_[other].head = top;
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
        if (word.upos == Upos::ADP && names_day(nodes_[at + 1].form) && at + 2 <= noun) {
            ++at;  // "announced on Tuesday the X"
            continue;
        }
        if (word.upos == Upos::ADP && word.xpos != Xpos::RP && !bound) return false;
        if (word.upos == Upos::VERB || word.upos == Upos::PUNCT || word.upos == Upos::PART) return false;
    }
    return name && std::none_of(nodes_.begin(), nodes_.end(), [&](const TreeNode& word) {
               return word.head == verb && word.deprel == Deprel::obj;
           });
}

namespace {
/// Participles that are adjectives before what a verb takes.
bool impends(std::string_view form) {
    return form == "impending" || form == "pending" || form == "looming" || form == "existing" ||
           form == "ongoing" || form == "sweeping" || form == "crippling";
}
}  // namespace

/// "has won backing from X": what is won or received is a noun.
void Tree::mend_received_gerunds() {
    for (std::uint32_t at = 1; at + 1 < size(); ++at) {
        auto& word = nodes_[at];
        if (word.xpos != Xpos::VBG || !is_one_of(word.form, {"backing", "financing", "funding", "lending"}) ||
            nodes_[at + 1].upos != Upos::ADP || word.head == absent || word.head >= at ||
            !is_one_of(nodes_[word.head].lemma,
                       {"win", "get", "gain", "receive", "secure", "attract", "draw", "enjoy", "have", "lose",
                        "obtain", "seek", "raise", "find", "pick", "earn"}) ||
            (word.deprel != Deprel::xcomp && word.deprel != Deprel::ccomp && word.deprel != Deprel::advcl))
            continue;
        word.upos = Upos::NOUN;
        word.xpos = Xpos::NN;
        word.lemma = word.form;
        word.deprel = Deprel::obj;
    }
}

/// "supplies signalling software to X": what is made or sold is the noun behind the gerund.
void Tree::mend_gerunds_of_goods() {
    for (std::uint32_t at = 1; at + 1 < size(); ++at) {
        auto &gerund = nodes_[at], &noun = nodes_[at + 1];
        const auto verb = at - 1;
        if (gerund.xpos != Xpos::VBG || gerund.head != verb || nodes_[verb].upos != Upos::VERB ||
            (gerund.deprel != Deprel::advcl && gerund.deprel != Deprel::xcomp &&
             gerund.deprel != Deprel::ccomp) ||
            noun.upos != Upos::NOUN || noun.head != at || noun.deprel != Deprel::obj ||
            !is_one_of(nodes_[verb].lemma,
                       {"build", "buy", "deliver", "design", "develop", "export", "make", "manufacture",
                        "produce", "provide", "purchase", "sell", "supply"}))
            continue;
        for (auto& word : nodes_)
            if (word.head == at && &word != &noun) word.head = verb;
        noun.head = verb;
        noun.deprel = Deprel::obj;
        gerund.head = at + 1;
        gerund.deprel = Deprel::amod;
    }
}

/// "kill at least 80 Xs": a bound is no preposition. "imposes visa bans": what a verb governs is a noun.
/// "fined X 50 million euros": a name before a sum is no part of it. "attorneys general from X".
/// "take over Y": a particle right behind its verb is no preposition.
void Tree::mend_objects() {
    for (std::uint32_t at = 0; at < size(); ++at) {  // "X's board elected Y president": no passive
        auto& subject = nodes_[at];
        const auto verb = subject.head;
        if (subject.deprel != Deprel::nsubj_pass || verb == absent || verb < at) continue;
        bool auxiliary = false, object = false;
        for (auto other = at + 1; other < size() && !auxiliary; ++other) {
            auxiliary = nodes_[other].head == verb && base(nodes_[other].deprel) == Deprel::aux;
            object = object || (nodes_[other].head == verb && other > verb &&
                                nodes_[other].deprel == Deprel::obj && covering_[other] != absent);
        }
        if (object && !auxiliary) {
            subject.deprel = Deprel::nsubj;
            if (nodes_[verb].xpos == Xpos::VBN) nodes_[verb].xpos = Xpos::VBD;
        }
    }
    for (std::uint32_t at = 1; at < size(); ++at) {
        auto& particle = nodes_[at];
        if (particle.deprel != Deprel::case_ || nodes_[at - 1].upos != Upos::VERB ||
            (particle.xpos != Xpos::RP && (at + 1 >= size() || nodes_[at + 1].lemma == "of" ||
                                           !lexicon_->is_phrasal(nodes_[at - 1].lemma, particle.lemma))))
            continue;
        const auto object = particle.head;
        if (particle.lemma == "off" && object != absent && at_head_[object] != absent &&
            (type(at_head_[object]) == NodeType::country || type(at_head_[object]) == NodeType::place))
            continue;  // "drilling off Guyana"
        if (object == absent || object <= at || nodes_[object].head != at - 1 ||
            base(nodes_[object].deprel) != Deprel::obl)
            continue;
        particle.head = at - 1;
        particle.deprel = Deprel::compound_prt;
        nodes_[object].deprel = Deprel::obj;
    }
    for (std::uint32_t at = 1; at + 1 < size(); ++at) {
        auto& word = nodes_[at];
        auto& before = nodes_[at - 1];
        if (word.deprel == Deprel::case_ && nodes_[at + 1].lemma == "as" && before.upos == Upos::VERB &&
            nodes_[at + 1].head == word.head) {  // "sworn in as president"
            word.head = at - 1;
            word.deprel = Deprel::compound_prt;
        }
        if (word.xpos == Xpos::VBG && word.head == at - 1 && before.upos == Upos::VERB && impends(word.form))
            for (auto other = at + 1; other < size(); ++other)
                if (nodes_[other].head == at && nodes_[other].deprel == Deprel::obj) {
                    // "announces impending tariffs"
                    nodes_[other].head = at - 1;
                    word.head = other;
                    word.deprel = Deprel::amod;
                    word.upos = Upos::ADJ;
                    word.xpos = Xpos::JJ;
                    word.lemma = word.form;
                    break;
                }
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

/// "and in July announced": a month is no subject, the verb shares that of the verb it is joined to.
/// "X's ruling Party": what stands between an owner and what is owned modifies it.
void Tree::mend_times() {
    for (auto m = first_; m < last_; ++m) {  // "On Monday Google released", "At the end of 2019 X held"
        const auto& name = mention(m);
        if (name.kind != MentionKind::name || name.head >= size() || name.last >= size()) continue;
        auto& unit = nodes_[name.head];
        const auto time = unit.head;
        if (time == absent || time >= name.first || name.first - time > 4 ||
            (unit.deprel != Deprel::flat && base(unit.deprel) != Deprel::nmod) ||
            base(nodes_[time].deprel) != Deprel::obl || nodes_[name.first - 1].upos == Upos::ADP)
            continue;
        const auto verb = nodes_[time].head;
        if (verb == absent || verb < name.last || nodes_[verb].upos != Upos::VERB ||
            !is_right_before(name.last, verb))
            continue;
        const bool other = std::any_of(nodes_.begin(), nodes_.end(), [&](const TreeNode& word) {
            return (word.head == verb && base(word.deprel) == Deprel::nsubj) ||
                   (word.head == name.head && word.deprel == Deprel::case_);
        });
        if (other) continue;
        unit.head = verb;
        unit.deprel = Deprel::nsubj;
    }
    static constexpr std::string_view months[] = {"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
    for (std::uint32_t at = 1; at + 1 < size(); ++at) {
        auto& word = nodes_[at];
        if (word.deprel == Deprel::nsubj && nodes_[at - 1].lemma == "in" && !named(at) &&
            std::find(std::begin(months), std::end(months), word.form) != std::end(months)) {
            word.deprel = Deprel::obl;
            nodes_[at - 1].head = at;
            nodes_[at - 1].deprel = Deprel::case_;
        }
        if (nodes_[at - 1].xpos != Xpos::POS || word.xpos != Xpos::VBG || !named(at + 1)) continue;
        const auto& name = mention(covering_[at + 1]);
        if (name.kind != MentionKind::name || name.first != at + 1) continue;
        auto& thing = nodes_[name.head];
        for (std::uint32_t other = 0; other < at; ++other) {
            auto& before = nodes_[other];
            if (before.head != at) continue;
            before.head = name.head;
            if (before.deprel == Deprel::mark && before.upos != Upos::PART) {
                before.deprel = Deprel::case_;
                before.upos = Upos::ADP;
                if (other > 0 && nodes_[other - 1].upos == Upos::NOUN) {  // "lawmakers from X's ruling Party"
                    thing.head = other - 1;
                    thing.deprel = Deprel::nmod;
                }
            }
        }
        if (word.head == name.head || word.head == absent) {
            word.deprel = Deprel::amod;
        } else {
            if (thing.head == at) thing.head = word.head, thing.deprel = word.deprel;
            word.head = name.head;
            word.deprel = Deprel::amod;
        }
        word.upos = Upos::ADJ;
    }
}

/// "H100 chips to train models": the noun says what the thing before it is.
bool Tree::is_kind_of(std::uint32_t thing, std::string_view noun) const {
    constexpr NodeTypeSet goods = bit(NodeType::chip) | bit(NodeType::product);
    return (bit(type(thing)) & goods) != 0 && (nominal(noun).types & goods) != 0;
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
            !named(at) && lexicon_->is_verb(word.lemma) && !is_kind_of(covering_[at - 1], word.lemma)) {
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

}  // namespace newsgraph
