#include "extract/claims/context.hpp"

#include <algorithm>

namespace newsgraph {

void ContextFinder::apply(Effect effect, Status& status) const {
    switch (effect) {
        case Effect::alleged:
            if (status == Status::asserted) status = Status::alleged;
            break;
        case Effect::planned:
            if (status == Status::asserted || status == Status::alleged) status = Status::planned;
            break;
        case Effect::ended:
            status = Status::ended;
            break;
        case Effect::denied:
            status = Status::denied;
            break;
        case Effect::negated:
            status = status == Status::denied ? Status::asserted : Status::denied;
            break;
        case Effect::none:
        case Effect::dropped:
            break;
    }
}

namespace {
/// "is to buy", "is to be owned": arranged; in a title "X to buy Y", "X to be sold" too.
bool is_to(const Tree& tree, std::uint32_t verb) {
    const bool passive = tree[verb].xpos == Xpos::VBN && verb > 0 && tree[verb - 1].form == "be";
    const auto first = passive ? verb - 1 : verb;
    if ((!passive && tree[verb].xpos != Xpos::VB) || first < 2 || !tree.is(first - 1, "to")) return false;
    if (tree.is(first - 2, "be") && tree.head(first - 2) == verb) return true;
    const auto relation = base(tree[verb].deprel);
    const auto subject = tree.grammatical_subject(verb);
    if (passive && relation == Deprel::acl && tree.head(verb) + 1 == first - 1)
        return tree.head(tree.head(verb)) == absent && tree.named(tree.head(verb));  // the title's root
    return (tree.head(verb) == absent || relation == Deprel::ccomp || relation == Deprel::parataxis) &&
           subject != absent && subject < first - 1 && tree.head(subject) == verb;
}

/// "will quit and be succeeded by": the passive shares what stands before the first verb.
bool bare_passive(const Tree& tree, std::uint32_t verb) {
    const auto be = tree.child(verb, Deprel::aux_pass);
    return be != absent && tree[be].form == "be" && tree[verb].xpos == Xpos::VBN && be > 0 &&
           tree[be - 1].upos != Upos::PART && tree[be - 1].upos != Upos::AUX;
}

/// "once owned", "supplied X until 2020": a past that is over.
bool is_past(const Tree& tree, std::uint32_t verb) {
    const auto copula = tree.child(verb, Deprel::cop);  // "was a director until last year"
    const bool was = copula != absent && tree[copula].xpos == Xpos::VBD;
    if (!was && tree[verb].xpos != Xpos::VBD && tree[verb].xpos != Xpos::VBN) return false;
    if (!was && verb > 0 && tree.is(verb - 1, "once")) return true;
    if (!was && tree[verb].xpos == Xpos::VBN && !tree.has_child(verb, Deprel::aux) &&
        !tree.has_child(verb, Deprel::aux_pass))
        return false;
    for (const auto c : tree.children(verb)) {
        if (tree[c].form == "has" || tree[c].form == "have") return false;  // "has been banned until May"
        if (is_one_of(tree[verb].lemma, {"delay", "postpone", "defer", "extend"})) return false;
        if ((base(tree[c].deprel) == Deprel::obl || (was && base(tree[c].deprel) == Deprel::nmod)) &&
            c > verb && (tree.preposition(c) == "until" || tree.preposition(c) == "till"))
            return true;
    }
    return false;
}
}  // namespace

/// "had previously ordered": what happened once does not end.
bool ContextFinder::is_event(const Tree& tree, std::uint32_t verb) const {
    const auto* word = lexicon_.find(tree[verb].lemma);
    return word && word->event && tree[verb].upos == Upos::VERB;
}

/// What stands in the clause itself: auxiliaries, negation, adverbs.
void ContextFinder::clause(const Tree& tree, std::uint32_t at, Context& context) const {
    bool no_longer = false, negated = false;
    Effect modal = Effect::none;
    for (const auto c : tree.children(at)) {
        const auto& token = tree[c];
        const auto relation = base(token.deprel);
        if (relation == Deprel::aux) {
            if (token.lemma == "will" || token.lemma == "would" || token.lemma == "shall" ||
                token.lemma == "should" || token.lemma == "must" || token.lemma == "'ll")
                modal = Effect::planned;
            else if (token.lemma == "may" || token.lemma == "might" || token.lemma == "could")
                modal = Effect::alleged;
        } else if (relation == Deprel::advmod || relation == Deprel::det || relation == Deprel::cc ||
                   relation == Deprel::discourse) {
            if (token.lemma == "longer") {
                no_longer = true;
                continue;
            }
            if (c + 1 == at && is_event(tree, at) && (token.lemma == "nearly" || token.lemma == "almost"))
                negated = true;  // "nearly bought X"
            const auto* word = lexicon_.find(token.lemma);
            if (!word || (relation == Deprel::det && token.lemma != "no" && token.lemma != "neither"))
                continue;
            if (word->modifier == Effect::negated)
                negated = true;
            else if (word->modifier == Effect::ended && is_event(tree, at))
                continue;
            else if (word->modifier != Effect::none && token.upos == Upos::ADV && token.lemma != "late")
                apply(word->modifier, context.status);
        } else if (relation == Deprel::mark &&
                   (token.lemma == "if" || token.lemma == "unless" || token.lemma == "whether")) {
            if (tree[at].deprel != Deprel::ccomp || token.lemma != "whether")
                context.dropped = true;
            else
                apply(Effect::alleged, context.status);
        } else if (relation == Deprel::mark && token.lemma == "without") {
            negated = true;
        } else if (relation == Deprel::case_ && token.lemma == "without") {
            negated = true;
        } else if (relation == Deprel::nsubj || relation == Deprel::obj) {
            for (const auto below : tree.children(c))
                if (tree[below].deprel == Deprel::det && (tree.is(below, "no") || tree.is(below, "neither")))
                    negated = true;
        }
    }
    if (modal == Effect::none && is_to(tree, at)) modal = Effect::planned;
    apply(modal, context.status);
    if (modal == Effect::none && is_past(tree, at)) context.status = Status::ended;
    if (no_longer)
        context.status = Status::ended;
    else if (negated)
        apply(Effect::negated, context.status);
}

/// What an adjective or participle before a noun says: "planned", "suspected".
const LexiconEntry* ContextFinder::modifier(const TreeNode& token) const {
    const auto* word = lexicon_.find(token.form);
    return word && word->modifier != Effect::none ? word : lexicon_.find(token.lemma);
}

/// Verbs that keep somebody from what stands behind "from".
bool ContextFinder::hinders(const Tree& tree, std::uint32_t verb) const {
    for (const std::string_view lemma : {"keep", "stop", "deter", "dissuade", "restrain", "discourage"})
        if (tree.is(verb, lemma)) return true;
    const auto* word = lexicon_.find(tree[verb].lemma);
    if (!word) return false;
    if (word->verb == Effect::denied) return true;
    return std::any_of(word->frames.begin(), word->frames.end(), [&](auto index) {
        const auto& frame = lexicon_.frame(index);
        return frame.pos == FramePos::verb && frame.relation == Relation::restricts;
    });
}

/// "is under pressure to buy X", "got the green light to": not "is the first to", "paid a sum to".
bool has_yet_to(const Tree& tree, std::uint32_t verb, std::uint32_t noun) {
    if (tree[verb].xpos != Xpos::VB || tree[noun].upos != Upos::NOUN) return false;
    for (const auto c : tree.children(noun))
        if (is_one_of(tree[c].lemma,
                      {"first", "last", "late", "latest", "next", "only", "second", "third"}) ||
            tree[c].upos == Upos::NUM)
            return false;
    const auto above = tree.head(noun);
    if (tree[noun].deprel == Deprel::obj)
        return above != absent &&
               is_one_of(tree[above].lemma, {"get", "have", "gain", "obtain", "receive", "secure", "win"});
    if (tree[noun].deprel == Deprel::obl)
        return is_one_of(tree.preposition(noun), {"as", "in", "on", "under", "until"});
    return tree[noun].deprel == Deprel::root;
}

/// "passes a bill to ban X", wherever the parser hung the infinitive.
void ContextFinder::in_bill(const Tree& tree, std::uint32_t verb, std::uint32_t at, Status& status) const {
    const auto bill = tree.child(verb, Deprel::obj);
    if (bill != absent && bill < at && tree.at_head(bill) == absent &&
        lexicon_.noun_kind(tree[bill].lemma) == NounKind::document)
        apply(lexicon_.find(tree[bill].lemma)->noun, status);
}

/// "rejected a plan to buy", "its licence to sell was revoked": what becomes of the noun that governs an
/// infinitive.
void ContextFinder::undo(const Tree& tree, std::uint32_t noun, Status& status) const {
    if (status != Status::denied && fate(tree, noun) == Effect::ended) status = Status::ended;
    const auto verb = tree.head(noun);
    const auto relation = tree[noun].deprel;
    if (verb == absent || (relation != Deprel::obj && relation != Deprel::nsubj_pass)) return;
    if (const auto* word = lexicon_.find(tree[verb].lemma); word && word->verb == Effect::denied)
        status = Status::denied;
}

/// "will become the first carrier to fly X", "is not the only one to use it": the copula's clause is meant.
void ContextFinder::as_first(const Tree& tree, std::uint32_t noun, Context& context) const {
    const auto verb = tree.has_child(noun, Deprel::cop) ? noun : tree.head(noun);
    if (verb == absent || (verb != noun && !(tree[noun].deprel == Deprel::xcomp && tree.is(verb, "become"))))
        return;
    Context above;
    clause(tree, verb, above);
    if (above.status == Status::planned) apply(Effect::planned, context.status);
    if (above.status == Status::alleged) apply(Effect::alleged, context.status);
}

void ContextFinder::walk(const Tree& tree, std::uint32_t anchor, bool speakers_only, Context& context) const {
    auto at = anchor;
    if (!speakers_only) clause(tree, at, context);
    for (int step = 0; step < 40; ++step) {
        according(tree, at, anchor, context);
        const auto up = tree.head(at);
        if (up == absent || is_parted(tree, at, up)) return;
        const auto relation = tree[at].deprel;
        if (at == anchor && relation == Deprel::amod)
            return;  // "the Qatari-owned airline": taken for granted
        const auto* word = lexicon_.find(tree[up].lemma);
        const bool verb = tree[up].upos == Upos::VERB || tree[up].upos == Upos::AUX;
        const auto outside = context.status;
        switch (relation) {
            case Deprel::ccomp:
            case Deprel::csubj:
            case Deprel::csubj_pass:
            case Deprel::parataxis: {
                const bool reports = verb && word && word->reporting_verb;
                if (relation == Deprel::parataxis && !(reports && at < up)) {
                    speakers_only = true;
                    break;
                }
                if (reports) {
                    report(tree, up, context);
                    if (!speakers_only && context.status != outside &&
                        word->reporting_verb->effect == Effect::denied)
                        context.status = Status::denied;
                } else if (word && !speakers_only) {
                    if (verb)
                        apply(word->verb, context.status);
                    else if (tree[up].upos == Upos::ADJ)  // "likely that it did": no plan
                        apply(word->modifier == Effect::planned ? Effect::alleged : word->modifier,
                              context.status);
                    else
                        apply(word->noun, context.status);
                }
                if (!speakers_only) {
                    Context above;
                    clause(tree, up, above);
                    context.dropped = context.dropped || above.dropped;
                    if (above.status == Status::denied) {
                        // "did not say that": nothing is told; "does not believe that": denied
                        if (!(word && word->reporting_verb && word->reporting_verb->effect == Effect::denied))
                            apply(Effect::negated, context.status);
                    } else if (!reports) {
                        if (above.status == Status::alleged) apply(Effect::alleged, context.status);
                        if (above.status == Status::planned) apply(Effect::planned, context.status);
                    }
                }
                break;
            }
            case Deprel::obl:
            case Deprel::xcomp: {
                if (relation == Deprel::obl && !(tree[at].upos == Upos::VERB && tree[at].xpos == Xpos::VB)) {
                    if (!speakers_only && accuses(tree, up, at)) report(tree, up, context);
                    speakers_only = true;
                    break;
                }
                if (speakers_only) break;
                in_bill(tree, up, at, context.status);
                if (verb && tree.is(up, "use") && tree[up].form == "used" && at == up + 2 &&
                    !tree.has_child(up, Deprel::aux) && !tree.has_child(up, Deprel::obj))
                    context.status = Status::ended;  // "used to supply"
                if (word) {
                    if (verb) {
                        const bool told = tree.passive(up) && word->reporting_verb;
                        const auto effect = !told || word->reporting_verb->effect == Effect::planned
                                                ? word->verb
                                                : Effect::alleged;
                        if (!(effect == Effect::alleged && tree[up].upos == Upos::VERB &&
                              word->reporting_verb && !tree.passive(up)))
                            apply(effect, context.status);
                        const auto* hope = word->reporting_verb;
                        if (hope && hope->speaks && !tree.passive(up) && tree.has_child(up, Deprel::obj) &&
                            (hope->effect == Effect::planned || hope->effect == Effect::alleged))
                            push_outer(speaker(tree, tree.grammatical_subject(up)), context.speakers);
                    } else {
                        apply(word->modifier, context.status);
                    }
                }
                clause(tree, up, context);
                break;
            }
            case Deprel::acl: {
                const bool infinitive = tree[at].xpos == Xpos::VB || tree.has_child(at, Deprel::mark) ||
                                        tree[at].xpos == Xpos::VBG;
                const bool clause_like = infinitive && !verb;
                if (clause_like && !word && !speakers_only && tree[at].xpos == Xpos::VB)
                    undo(tree, up, context.status);  // "revoked X's licence to buy"
                if (clause_like && !speakers_only && tree[at].xpos == Xpos::VB) as_first(tree, up, context);
                if (clause_like && !speakers_only &&
                    (!word || (word->noun == Effect::none && word->frames.empty())) &&
                    has_yet_to(tree, at, up))
                    apply(Effect::planned, context.status);
                if (const auto above = tree.head(up);  // "will use the money to open offices"
                    clause_like && (!word || word->noun == Effect::none) && !speakers_only &&
                    tree[at].xpos == Xpos::VB && above != absent && tree[up].deprel == Deprel::obj &&
                    tree[above].upos == Upos::VERB) {
                    Context doing;
                    clause(tree, above, doing);
                    if (doing.status == Status::planned) apply(Effect::planned, context.status);
                }
                if (clause_like && word && !speakers_only) {
                    if (tree[at].xpos != Xpos::VBG) {
                        apply(word->noun, context.status);
                        undo(tree, up, context.status);
                    } else if (lexicon_.noun_kind(tree[up].lemma) == NounKind::document ||
                               tree.is(at - 1, "of")) {
                        apply(word->noun, context.status);  // "a bill banning X", "on the verge of buying X"
                    }
                    if (word->reporting_noun) {
                        apply(word->reporting_noun->effect, context.status);
                        if (const auto owner = tree.possessor(up);
                            owner != absent && tree[at].xpos != Xpos::VB)
                            push_outer(speaker(tree, owner), context.speakers);
                    }
                    for (const auto c : tree.children(up))
                        if (tree[c].deprel == Deprel::det && tree.is(c, "no"))
                            apply(Effect::negated, context.status);
                }
                speakers_only = true;
                break;
            }
            case Deprel::conj: {
                // "will buy and sell": the second verb shares auxiliaries with the first
                if (!speakers_only && verb && !tree.has_child(at, Deprel::nsubj) &&
                    !tree.has_child(at, Deprel::nsubj_pass) && tree[at].upos == Upos::VERB &&
                    ((tree[at].xpos == tree[up].xpos && tree[at].xpos == Xpos::VB) ||
                     bare_passive(tree, at))) {
                    Context above;
                    clause(tree, up, above);
                    if (above.status == Status::planned || above.status == Status::alleged)
                        apply(above.status == Status::planned ? Effect::planned : Effect::alleged,
                              context.status);
                } else if (!(tree[at].xpos == tree[up].xpos && tree[at].xpos == Xpos::VB)) {
                    // the conjunct stands on its own: what governs the first as content still governs it
                }
                break;
            }
            case Deprel::advcl:
            case Deprel::advcl_relcl:
                if (verb && word && word->reporting_verb && at > up && !tree.has_child(up, Deprel::ccomp) &&
                    tree[at].xpos != Xpos::VB && tree.child(at, Deprel::mark) == absent &&
                    tree[at].xpos != Xpos::VBG && tree[at].xpos != Xpos::VBN)
                    report(tree, up, context);
                if (!speakers_only && tree[at].xpos == Xpos::VB) {
                    in_bill(tree, up, at, context.status);
                    Context above;  // "will fly to X to meet Y"
                    if (verb && at > up) clause(tree, up, above);
                    if (above.status == Status::planned) apply(Effect::planned, context.status);
                }
                if (!speakers_only && tree[at].xpos == Xpos::VBG && at > up)
                    apply(verb                            ? gave_up(tree, up, at)
                          : word && tree.is(at - 1, "to") ? word->noun
                                                          : Effect::none,
                          context.status);
                if (!speakers_only && tree[at].xpos == Xpos::VBG && verb && at > up &&
                    tree[at - 1].form == "," && tree[up].xpos == Xpos::VB &&
                    is_one_of(tree[at].lemma, {"acquire", "become", "buy", "get", "give", "hold", "own",
                                               "receive", "take"})) {
                    Context above;  // "will invest $5bn, taking a stake of 4 percent"
                    clause(tree, up, above);
                    if (above.status == Status::planned) apply(Effect::planned, context.status);
                }
                if (!speakers_only && tree[at].xpos == Xpos::VBG && accuses(tree, up, at))
                    report(tree, up, context);
                if (!speakers_only && tree[at].xpos == Xpos::VBG && verb && hinders(tree, up))
                    for (const auto c : tree.children(at))
                        if (tree[c].deprel == Deprel::mark && tree.is(c, "from"))
                            context.status = Status::denied;  // "barred X from selling"
                speakers_only = true;
                break;
            default:
                speakers_only = true;
                break;
        }
        at = up;
    }
}

/// "agreed to a takeover of X": what is agreed to is to come, unless the accord is what is told.
bool ContextFinder::agrees_to(const Tree& tree, const Candidate& candidate) const {
    if (candidate.anchor == candidate.trigger || info(candidate.relation).symmetric ||
        tree.preposition(candidate.trigger) != "to" || tree[candidate.anchor].upos != Upos::VERB)
        return false;
    const auto* word = lexicon_.find(tree[candidate.anchor].lemma);
    return word && word->verb == Effect::planned;
}

Context ContextFinder::find(const Tree& tree, const Quotation& quotation, const Candidate& candidate) const {
    Context context;
    if (candidate.presupposed) {
        if (candidate.status) context.status = *candidate.status;
        // adjectives and determiners of the noun itself: "alleged attack", "no talks"
        for (const auto c : tree.children(candidate.trigger)) {
            const auto* word = modifier(tree[c]);
            const auto relation = base(tree[c].deprel);
            if (word && (relation == Deprel::amod || relation == Deprel::det) && c < candidate.trigger &&
                candidate.role.empty() && tree.covering(c) == absent)
                apply(word->modifier == Effect::negated && relation != Deprel::det ? Effect::none
                                                                                   : word->modifier,
                      context.status);
        }
        const auto verb = tree.head(candidate.trigger);
        if (candidate.relation == Relation::meets && verb != absent && tree[verb].upos == Upos::VERB &&
            base(tree[candidate.trigger].deprel) == Deprel::obl) {
            Context above;  // "is due to visit X for talks with Y"
            walk(tree, verb, false, above);
            if (above.status == Status::planned) apply(Effect::planned, context.status);
        }
    } else {
        walk(tree, candidate.anchor, false, context);
        if (candidate.anchor != candidate.trigger)
            for (const auto c : tree.children(candidate.trigger)) {
                const auto* word = modifier(tree[c]);
                if (word && (tree[c].deprel == Deprel::amod || tree[c].deprel == Deprel::det) &&
                    c < candidate.trigger)
                    apply(word->modifier, context.status);
            }
        if (agrees_to(tree, candidate)) apply(Effect::planned, context.status);
        if (candidate.status) {
            if (*candidate.status == Status::asserted &&  // "lower tariffs": they are there
                !(candidate.relation == Relation::acquires && context.status == Status::planned))
                context.status = Status::asserted;
            if (*candidate.status == Status::ended) {
                // what is to be sold has not been sold; who is to leave is on the way out
                if (context.status == Status::asserted ||
                    (context.status == Status::planned && candidate.relation != Relation::owns))
                    context.status = Status::ended;
                else if (candidate.relation == Relation::owns)
                    context.status = Status::asserted;
            }
            if (*candidate.status == Status::planned) apply(Effect::planned, context.status);
            if (*candidate.status == Status::alleged) apply(Effect::alleged, context.status);
        }
    }
    if (context.status != Status::denied && tree[candidate.trigger].upos == Upos::NOUN &&
        fate(tree, candidate.trigger, candidate.relation == Relation::operates_in) == Effect::ended)
        context.status = Status::ended;
    if (quotation.any && candidate.trigger < quotation.inside.size() && quotation.inside[candidate.trigger] &&
        context.speakers.empty())
        context.speakers = quotation.speakers;
    return context;
}

}  // namespace newsgraph
