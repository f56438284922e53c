// Who does what to whom: subjects and objects of verbs through voice, control, conjunction and relative
// clauses, and the phrases beside a verb whose arguments the parser left out.
#include "extract/claims/lexicon.hpp"
#include "extract/claims/nominal.hpp"
#include "extract/claims/tree.hpp"

#include <algorithm>
#include <array>

namespace newsgraph {

namespace {
constexpr int deepest = 6;  // how many steps of control, conjunction or ownership are followed

bool is_relative_pronoun(const TreeNode& token) {
    return token.xpos == Xpos::WDT || token.xpos == Xpos::WP || token.xpos == Xpos::WPS ||
           (token.upos == Upos::PRON &&
            (token.lemma == "that" || token.lemma == "which" || token.lemma == "who"));
}

/// Whether what follows ("to lead") is the deed of the verb's object.
bool sends(std::string_view lemma) {
    static constexpr std::array<std::string_view, 46> verbs{
        "allow",   "appoint",    "ask",      "assign",   "authorise", "authorize", "award",    "back",
        "choose",  "commission", "contract", "draft",    "elect",     "employ",    "enable",   "encourage",
        "endorse", "expect",     "force",    "fund",     "grant",     "help",      "hire",     "instruct",
        "invite",  "license",    "name",     "nominate", "order",     "permit",    "persuade", "pick",
        "press",   "prompt",     "push",     "recruit",  "require",   "select",    "support",  "tap",
        "task",    "tell",       "train",    "trust",    "urge",      "want"};
    return std::binary_search(verbs.begin(), verbs.end(), lemma);
}

/// "promised Y to build Z", "left Y to join Z": who does the first does the second.
bool keeps_its_subject(std::string_view verb) {
    for (const std::string_view one : {"promise", "threaten", "leave", "quit", "visit", "sell", "use"})
        if (verb == one) return true;
    return false;
}

/// A past tense that is a participle too.
bool may_be_participle(std::string_view form) {
    static constexpr std::string_view irregular[] = {"bought", "built", "cut",  "found", "held",
                                                     "kept",   "led",   "lost", "made",  "paid",
                                                     "put",    "sent",  "set",  "sold"};
    return form.ends_with("ed") || std::binary_search(std::begin(irregular), std::end(irregular), form);
}
}  // namespace

bool Tree::passive(std::uint32_t verb) const {
    if (has_child(verb, Deprel::nsubj_pass) || has_child(verb, Deprel::aux_pass)) return true;
    const auto& t = token(verb);
    if (t.xpos == Xpos::VBD && may_be_participle(t.form) && has_child(verb, Deprel::obl_agent) &&
        !has_child(verb, Deprel::obj) && !has_child(verb, Deprel::aux))
        return true;  // "X, started in 2017 by Y, makes"
    if (t.xpos == Xpos::VBD && t.deprel == Deprel::conj && may_be_participle(t.form) && head(verb) < verb &&
        !has_child(verb, Deprel::nsubj) && !has_child(verb, Deprel::obj))
        return passive(head(verb));  // "was acquired by X and sold to Y"
    if (t.xpos == Xpos::VBN && has_child(verb, Deprel::obl_agent) && !has_child(verb, Deprel::obj) &&
        !has_child(verb, Deprel::aux))
        return true;  // "An A330 operated by X crashed", where the parser took the participle for the verb
    const bool past = t.xpos == Xpos::VBD && t.deprel == Deprel::acl && may_be_participle(t.form);
    if ((t.xpos != Xpos::VBN && !past) || has_child(verb, Deprel::nsubj) || has_child(verb, Deprel::aux))
        return false;
    if (t.deprel == Deprel::acl || base(t.deprel) == Deprel::amod || t.deprel == Deprel::advcl)
        return base(t.deprel) == Deprel::amod ||
               (!has_child(verb, Deprel::obj) &&
                (phrase_behind(verb) == absent || in_amount(phrase_behind(verb))));
    if (t.deprel == Deprel::conj && head(verb) != absent) return passive(head(verb));
    return false;
}

/// "joined forces to build X", "spent $5bn to buy Y": what no name covers acts where it is a person or body.
bool Tree::may_act(std::uint32_t noun) const {
    const auto kind = nominal(token(noun).lemma);
    constexpr NodeTypeSet actors =
        bit(NodeType::person) | bit(NodeType::company) | bit(NodeType::organization) | bit(NodeType::country);
    if (lexicon_->noun_kind(token(noun).lemma) == NounKind::body)
        return false;  // "ordered the army to": for him
    return !kind.known || (kind.types & actors) != 0;
}

/// "offered to help X buy Y", "lets X build Y": a bare infinitive right behind a name is what it does.
std::uint32_t Tree::helped_to(std::uint32_t verb) const {
    if (token(verb).xpos != Xpos::VB || verb < 2 || has_child(verb, Deprel::mark)) return absent;
    const auto m = ending_at(verb);
    if (m == absent || mention(m).kind == MentionKind::demonym) return absent;
    const auto who = mention(m).head;
    const auto helper = head(who);
    const bool helps = helper != absent && helper < who &&
                       (is(helper, "help") || is(helper, "let") || is(helper, "make") || is(helper, "see"));
    return helps ? who : absent;
}

std::uint32_t Tree::controller(std::uint32_t verb, int depth) const {
    auto up = head(verb);
    if (up == absent || depth > deepest) return absent;
    const auto verbal = [&](std::uint32_t at) {
        return token(at).upos == Upos::VERB || token(at).upos == Upos::AUX || has_child(at, Deprel::cop);
    };
    const bool clause = token(verb).deprel == Deprel::xcomp || token(verb).deprel == Deprel::advcl;
    if (clause && (is(up, "use") || is(up, "invoke") || is(up, "employ")) && passive(up))
        return subject(up, depth + 1);  // "the law used by X to impose tariffs": who uses it
    switch (token(verb).deprel) {
        case Deprel::xcomp:
        case Deprel::ccomp: {
            if (token(verb).deprel == Deprel::ccomp && token(verb).xpos != Xpos::VB &&
                token(verb).xpos != Xpos::VBG)
                return absent;
            if (const auto helped = helped_to(verb); helped != absent) return helped;
            if (const auto patient = child(up, has_child(up, Deprel::obj) ? Deprel::obj : Deprel::iobj);
                patient != absent && patient < verb && !keeps_its_subject(token(up).lemma) &&
                (at_head_[patient] != absent || may_act(patient)) &&
                !(at_head_[patient] == absent &&
                  lexicon_->noun_kind(token(patient).lemma) == NounKind::document))
                return patient;
            if (const auto called = called_on(verb); called != absent) return called;
            return grammatical_subject(up, depth + 1);  // also "passes a bill to ban X"
        }
        case Deprel::advcl:
        case Deprel::conj:
        case Deprel::parataxis:
            if (token(verb).xpos == Xpos::VBG && verb > 0 &&
                (is(verb - 1, "from") || is(verb - 1, "for") ||
                 is(verb - 1, "of")))  // "barred X from selling", "sanction X for issuing"
                if (const auto patient = object(up); patient != absent && patient < verb) return patient;
            if (token(verb).deprel != Deprel::advcl && !verbal(up)) return absent;
            if (const auto teller = told_around(verb); teller != absent)
                return grammatical_subject(teller, depth + 1);
            if (token(verb).xpos == Xpos::VB && (is(up, "take") || is(up, "cost")))
                if (const auto payer = child(up, has_child(up, Deprel::iobj) ? Deprel::iobj : Deprel::obj);
                    payer != absent && payer < verb && named(payer))
                    return payer;  // "it took X $2bn to build Y"
            if (token(verb).xpos == Xpos::VB && token(verb).deprel == Deprel::advcl && sends(token(up).lemma))
                if (const auto patient = child(up, Deprel::obj); patient != absent && patient < verb)
                    return patient;  // "nominated X to lead Y"
            return grammatical_subject(up, depth + 1);
        case Deprel::obl:  // "votes 243 to 140 to sanction X"
            return token(verb).xpos == Xpos::VB ? grammatical_subject(up, depth + 1) : absent;
        case Deprel::csubj:  // "X was the first to buy Y"
            return token(verb).xpos == Xpos::VB && token(up).upos == Upos::ADJ && up < verb &&
                           has_child(up, Deprel::cop)
                       ? grammatical_subject(up, depth + 1)
                       : absent;
        case Deprel::acl_relcl:
            return up;
        case Deprel::amod:
            return up;
        case Deprel::acl: {
            const bool infinitive = token(verb).xpos == Xpos::VB || has_child(verb, Deprel::mark);
            if (base(token(up).deprel) == Deprel::nmod && head(up) != absent && preposition(up) == "on" &&
                lexicon_->noun_kind(token(head(up)).lemma) == NounKind::document)
                up = head(up);  // "a message on Twitter blaming X"
            if (!infinitive && lexicon_->noun_kind(token(up).lemma) == NounKind::document &&
                token(verb).xpos == Xpos::VBG) {
                if (const auto owner = possessor(up); owner != absent)
                    return owner;  // "posted a message blaming X"
                if (head(up) != absent && stops_text(token(head(up)).lemma))
                    return up;  // "vetoed an EU statement condemning X"
                if (head(up) != absent && verbal(head(up))) return grammatical_subject(head(up), depth + 1);
            }
            if (!infinitive || at_head_[up] != absent) return up;
            if (const auto owner = possessor(up); owner != absent) return owner;
            if (has_child(up, Deprel::cop))
                return grammatical_subject(up, depth + 1);  // "X is in talks to buy"
            const auto governor = head(up);
            if (governor != absent && verbal(governor)) return grammatical_subject(governor, depth + 1);
            return up;
        }
        default:
            return absent;
    }
}

/// "called on X to act", "appealed to X to act": who is to do so.
std::uint32_t Tree::called_on(std::uint32_t verb) const {
    const auto up = head(verb);
    if (up == absent || up >= verb || token(verb).xpos != Xpos::VB) return absent;
    if (!is(up, "call") && !is(up, "appeal") && !is(up, "push")) return absent;
    for (auto p = up + 1; p < verb; ++p) {  // while trees are mended no word knows its children
        if (token(p).deprel != Deprel::case_ || head(p) == absent || head(p) >= verb) continue;
        if (!is(p, "on") && !is(p, "upon") && !is(p, "for") && !is(p, "to")) continue;
        if (head(head(p)) == up && base(token(head(p)).deprel) == Deprel::obl) return head(p);
    }
    return absent;
}

/// "X said that ships were attacked, accusing Y": words behind the comma are of who tells the rest. "X
/// accuses Y of raids, killing Z": what is done behind it is of whom the charge is. The verb whose subject it
/// is.
std::uint32_t Tree::told_around(std::uint32_t verb) const {
    const auto up = head(verb);
    if (token(verb).xpos != Xpos::VBG || token(verb).deprel != Deprel::advcl || verb == 0 ||
        token(verb - 1).form != ",")
        return absent;
    const auto* word = lexicon_->find(token(verb).lemma);
    const bool speech =
        word &&
        (word->reporting_verb || std::any_of(word->frames.begin(), word->frames.end(), [&](auto index) {
             const auto relation = lexicon_->frame(index).relation;
             return relation == Relation::criticizes || relation == Relation::supports;
         }));
    if (speech && token(up).deprel == Deprel::xcomp && token(up).xpos == Xpos::VB && head(up) != absent &&
        (has_child(head(up), Deprel::obj) || has_child(head(up), Deprel::iobj)))
        return head(up);  // "urged Y to act, calling Z a threat"
    if (speech && token(up).deprel == Deprel::ccomp && head(up) != absent && passive(up)) {
        const auto* told = lexicon_->find(token(head(up)).lemma);
        if (told && told->reporting_verb && token(head(up)).upos == Upos::VERB) return head(up);
    }
    if (!speech && (is(up, "accuse") || is(up, "suspect") || is(up, "blame")))
        for (const auto c : children(up))
            if (c < verb && token(c).xpos == Xpos::VBG && token(c).deprel == Deprel::advcl && is(c - 1, "of"))
                return c;
    return absent;
}

std::uint32_t Tree::grammatical_subject(std::uint32_t at, int depth) const {
    if (depth > deepest) return absent;
    for (const auto c : children(at))
        if (const auto relation = token(c).deprel;
            relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::nsubj_outer)
            return c;
    if (const auto found = phrase_before(at); found != absent) return found;
    return controller(at, depth);
}

/// The head of the noun phrase right before a finite verb that has no subject.
std::uint32_t Tree::phrase_before(std::uint32_t verb) const {
    const auto& t = token(verb);
    if (t.upos != Upos::VERB && t.upos != Upos::AUX) return absent;
    auto at = verb;
    bool finite = t.xpos == Xpos::VBD || t.xpos == Xpos::VBZ || t.xpos == Xpos::VBP ||
                  ((t.xpos == Xpos::VBN || t.xpos == Xpos::VB) &&
                   (t.deprel == Deprel::root || t.deprel == Deprel::parataxis));
    if (t.xpos == Xpos::VB && verb > 0 && token(verb - 1).lemma == "to") finite = false;
    while (at > 0) {
        const auto& before = token(at - 1);
        const bool auxiliary = before.upos == Upos::AUX || before.xpos == Xpos::MD;
        finite = finite || auxiliary;
        if (!auxiliary && before.upos != Upos::ADV && before.xpos != Xpos::RB &&
            !(before.upos == Upos::PART && before.lemma != "to"))
            break;
        if (covering_[at - 1] != absent) break;
        --at;
    }
    if (at == 0 || !finite) return absent;
    auto last = at - 1;
    const auto bracket = [&](std::uint32_t mark) {
        const auto form = token(mark).form;
        return form == "," || ((form == "-" || form == "–" || form == "—") && token(mark).space_before);
    };
    if (bracket(last)) {  // "X, the maker of Y, said"
        for (auto open = last; open-- > 0 && last - open < 16;)
            if (bracket(open)) {
                if (const auto m = open > 0 ? covering_[open - 1] : absent;
                    m != absent && mention(m).kind == MentionKind::name)
                    return mention(m).head;
                else if (open > 0 && m == absent && token(open - 1).upos == Upos::NOUN &&
                         token(open - 1).deprel == Deprel::nsubj)
                    return open - 1;
                else
                    return absent;
            }
        return absent;
    }
    const auto m = covering_[last];
    auto found = m != absent && mention(m).kind != MentionKind::demonym ? mention(m).head : last;
    if (token(found).upos != Upos::NOUN && token(found).upos != Upos::PROPN &&
        token(found).upos != Upos::PRON)
        return absent;
    for (int step = 0; step < deepest; ++step) {
        const auto up = head(found);
        const auto relation = base(token(found).deprel);
        if (up == absent || up > found || !is_nominal(token(up).upos)) break;
        if (relation != Deprel::nmod && relation != Deprel::conj && relation != Deprel::appos &&
            relation != Deprel::flat)
            break;
        found = up;
    }
    const auto start = phrase_start(m != absent ? mention(m).first : found);
    const auto relation = base(token(found).deprel);
    if (start > 0 && token(start - 1).upos == Upos::ADP &&
        (relation == Deprel::obl || relation == Deprel::nmod))
        return absent;
    return found;
}

std::uint32_t Tree::subject(std::uint32_t verb, int depth) const {
    if (!passive(verb)) return grammatical_subject(verb, depth);
    for (const auto c : children(verb))
        if (token(c).deprel == Deprel::obl_agent ||
            (base(token(c).deprel) == Deprel::obl && preposition(c) == "by"))
            return c;
    for (const auto c : children(verb))  // "was handed a contract by X", "was bought out of bankruptcy by X"
        if (token(c).deprel == Deprel::obj || (c > verb && base(token(c).deprel) == Deprel::obl &&
                                               is_one_of(preposition(c), {"out", "for", "at", "from"})))
            for (const auto below : children(c))
                if (below > c && base(token(below).deprel) == Deprel::nmod && preposition(below) == "by")
                    return below;
    if (token(verb).deprel == Deprel::amod)  // "Apple-owned", "state-backed": what stands before the hyphen
        for (const auto c : children(verb))
            if (c < verb && (is_nominal(token(c).upos) || (c + 2 == verb && at_head_[c] != absent))) return c;
    return absent;
}

std::uint32_t Tree::object(std::uint32_t verb, int depth) const {
    if (passive(verb)) {
        const auto given = child(verb, Deprel::obj);
        return given != absent && given > verb &&
                       is_one_of(token(verb).lemma, {"give", "grant", "hand", "award"})
                   ? given  // "was given a stake in X"
                   : grammatical_subject(verb, depth);
    }
    if (const auto found = child(verb, Deprel::obj); found != absent) {
        if (found < verb || at_head_[found] != absent) return found;
        const auto whole = phrase_behind(verb);  // the parser may have stopped inside the phrase
        const bool time = whole != absent && head(whole) == verb && base(token(whole).deprel) == Deprel::obl;
        return whole != absent && whole > found && !time ? whole : found;  // "bought H100 chips last year"
    }
    if (const auto found = phrase_behind(verb); found != absent) return found;
    const bool relative = token(verb).deprel == Deprel::acl_relcl && head(verb) != absent;
    if (relative && has_child(verb, Deprel::nsubj) && !is_relative_pronoun(token(child(verb, Deprel::nsubj))))
        return head(verb);
    if (token(verb).deprel == Deprel::conj && head(verb) != absent && depth < deepest) {
        // "designs and sells phones": the object may hang on either conjunct
        for (const auto c : children(head(verb)))
            if (token(c).deprel == Deprel::obj && c > verb) return c;
    }
    for (const auto c : children(verb))
        if (token(c).deprel == Deprel::conj && token(c).upos == Upos::VERB &&
            token(c).xpos == token(verb).xpos && !has_child(c, Deprel::nsubj) && c - verb <= 3)
            if (const auto shared = child(c, Deprel::obj); shared != absent) return shared;
    return object_ahead(verb);
}

/// "X, which Y plans to unveil", "the X that Y says it will buy": the object stands before the verb above.
std::uint32_t Tree::object_ahead(std::uint32_t verb) const {
    const auto up = head(verb);
    if (up == absent || up > verb || token(up).upos != Upos::VERB ||
        (token(verb).deprel != Deprel::xcomp && token(verb).deprel != Deprel::ccomp))
        return absent;
    const auto front = child(up, Deprel::obj);
    if (front != absent) return front < up && is_relative_pronoun(token(front)) ? front : absent;
    const auto subject = child(up, Deprel::nsubj);
    const bool clause = token(up).deprel == Deprel::acl_relcl && subject != absent && subject < up &&
                        !is_relative_pronoun(token(subject)) && child_lemma(up, "where") == absent &&
                        child_lemma(up, "when") == absent && child_lemma(up, "why") == absent;
    return clause ? head(up) : absent;
}

/// The head of the noun phrase right behind a verb that has no object, unless it is another verb's subject.
std::uint32_t Tree::phrase_behind(std::uint32_t verb) const {
    if (token(verb).upos != Upos::VERB || token(verb).deprel == Deprel::amod) return absent;
    auto at = verb + 1;
    if (at < size() && token(at).deprel == Deprel::compound_prt && head(at) == verb) ++at;  // "taking over X"
    auto last = absent;
    while (at < size()) {
        if (const auto m = covering_[at];
            m != absent && mention(m).first == at && mention(m).kind == MentionKind::name) {
            last = mention(m).head;
            at = mention(m).last;
            continue;
        }
        const auto tag = token(at).upos;
        if (is_nominal(tag))
            last = at;
        else if (!(tag == Upos::DET && last == absent) &&
                 !(last == absent && (tag == Upos::ADV || token(at).lemma == "both")) &&
                 token(at).xpos != Xpos::PRPS && token(at).xpos != Xpos::POS && token(at).xpos != Xpos::HYPH)
            break;
        ++at;
    }
    if (last == absent || token(last).upos == Upos::ADJ) return absent;
    if (token(last).upos == Upos::NUM && !(last + 1 < size() && token(last + 1).lemma == "of")) return absent;
    if (at < size() && (token(at).upos == Upos::VERB || token(at).upos == Upos::AUX) &&
        token(at).xpos != Xpos::VBN && token(at).xpos != Xpos::VBG)
        return absent;
    return last;
}

}  // namespace newsgraph
