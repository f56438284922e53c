// What a noun of action is done to where none of its own slots tells it: the clause around it does.
#include "extract/claims/frame_finder.hpp"
#include "extract/claims/nominal.hpp"

namespace newsgraph {

/// "the tariffs hit X", "export controls have hurt X": what the act's own verb does something to.
std::uint32_t FrameFinder::affected(std::uint32_t noun) const {
    const auto verb = tree_.head(noun);
    if (verb == absent || tree_[verb].upos != Upos::VERB) return absent;
    const bool agent = base(tree_[noun].deprel) == Deprel::obl && tree_.preposition(noun) == "by" &&
                       tree_.passive(verb);  // "X has been hit by the tariffs"
    if (!agent && tree_[noun].deprel != Deprel::nsubj) return absent;
    const auto* word = lexicon_.find(tree_[verb].lemma);
    const bool hits = word && word->support && word->support->object == Support::Part::target;
    if (!hits) return absent;
    const auto object = tree_.object(verb);  // "hurt the US company" says nothing of the United States
    const bool economy = object != absent && lexicon_.noun_kind(tree_[object].lemma) == NounKind::body &&
                         nominal(tree_[object].lemma).types != bit(NodeType::company) &&
                         nominal(tree_[object].lemma).types != bit(NodeType::person);
    return object != absent && tree_[object].xpos == Xpos::NN && !economy ? absent : object;
}

/// "tightened export controls, a move aimed at X", "sanctions targeting X".
void FrameFinder::aimed(std::uint32_t noun, Fillers& out) {
    for (auto at = noun + 1; at + 1 < tree_.size() && out.empty(); ++at) {
        if (tree_[at].form == ";" || tree_[at].upos == Upos::SCONJ) return;
        const bool hits = is_one_of(tree_[at].lemma, {"affect", "cover", "hit", "target"});
        const bool widens = tree_[at].xpos == Xpos::VB && tree_.is(at - 1, "to") &&
                            (hits || tree_.is(at, "include"));  // "widened its sanctions to include X"
        if ((hits && tree_[at].xpos == Xpos::VBG) || widens) fill(tree_.object(at), Reach::owner, {}, out);
        if ((tree_.is(at, "aim") || tree_.is(at, "direct")) && tree_[at].xpos == Xpos::VBN)
            fill_prepositions(at, "at", Reach::owner, out);
    }
}

/// "tariffs of 10% on X and 25% for Y", "tariffs, ranging from 10 per cent on X to 40 per cent on Y".
void FrameFinder::rates(std::uint32_t noun, Fillers& out) {
    for (auto at = noun + 1; at + 2 < tree_.size(); ++at) {
        if (tree_.is(at, tree_[noun].lemma) || tree_[at].form == ";" || tree_[at].upos == Upos::SCONJ) return;
        if (!tree_.is(at, "%") && !tree_.is(at, "percent") && !tree_.is(at, "cent") && !tree_.is(at, "pc"))
            continue;
        if (at > 2 && tree_[at - 1].upos == Upos::NUM && (tree_.is(at - 2, "with") || tree_.is(at - 2, "at")))
            if (const auto hit = tree_.ending_at(at - 2);  // "was hit with a 26% tariff, X with 46%"
                hit != absent && tree_.type(hit) == NodeType::country)
                out.push_back({{hit, absent}, {}});
        const auto behind = at + 1;
        if (!tree_.is(behind, "on") && !tree_.is(behind, "for") && !tree_.is(behind, "against")) continue;
        auto head = tree_.head(behind);
        if (head == absent || head <= behind) head = behind + 1;
        fill(head, Reach::owner, tree_[behind].lemma, out);
    }
}

/// "Trump's China tariffs", "lifts Syria sanctions", "EU extends Russia sanctions": whom they hit, where
/// somebody else is named who acts. Names that have no adjective of their own ("US sanctions") are those of
/// who acts.
void FrameFinder::aimed_before(const Frame& frame, std::uint32_t noun, const Governor& governor,
                               Fillers& out) {
    if ((frame.relation != Relation::imposes_tariff_on && frame.relation != Relation::restricts) ||
        !has_slot(frame.source, Place::modifier) || tree_.is(noun, "control"))
        return;
    Fillers before, who;
    modifiers(noun, before);
    const auto acts = [&](const Filler& one) {
        const auto& name = tree_.mention(one.argument.mention);
        const bool brief = tree_[name.first].form.size() <= 4 && name.last == name.first + 1;
        return tree_.type(one.argument.mention) != NodeType::country || name.kind != MentionKind::name ||
               (brief && tree_[name.first].form != "Iran" && tree_[name.first].form != "Cuba");
    };
    for (const auto& one : before)
        if (acts(one)) who.push_back(one);
    std::erase_if(before, acts);
    if (before.size() != 1) return;
    fill(tree_.possessor(noun), Reach::strict, {}, who);
    if (governor.verb != absent && governor.support->subject == Support::Part::source)
        fill(tree_.subject(governor.verb), Reach::strict, {}, who);
    const auto hit = tree_.entity(before.front().argument.mention);
    if (std::any_of(who.begin(), who.end(),
                    [&](const Filler& one) { return tree_.entity(one.argument.mention) != hit; }))
        out.push_back(before.front());
}

/// "struck X alongside Y", "fired at X in a joint attack with Y": who attacks together.
void FrameFinder::allies(std::uint32_t act, Fillers& out) {
    if (tree_[act].upos == Upos::VERB) {
        Fillers beside;
        fill_prepositions(act, "alongside", Reach::strict, beside);
        for (const auto& one : beside)
            if (const auto type = tree_.type(one.argument.mention);
                type == NodeType::country || type == NodeType::organization)
                out.push_back(one);
        std::vector<std::uint32_t> within;
        tree_.prepositional(act, "in", within);
        for (const auto noun : within)
            if (lexicon_.noun_kind(tree_[noun].lemma) == NounKind::force) allies(noun, out);
        return;
    }
    for (auto at = tree_.phrase_start(act); at < act; ++at)
        if (is_one_of(tree_[at].form, {"combined", "coordinated", "co-ordinated", "joint"})) {
            fill_prepositions(act, "with", Reach::strict, out);
            return;
        }
}

/// "X is the target of a takeover by Y", "X's shares fell after a probe by Y": who undergoes what the phrase
/// tells together with its agent, or absent.
std::uint32_t FrameFinder::undergoer(std::uint32_t noun) const {
    const bool told = std::any_of(tree_.children(noun).begin(), tree_.children(noun).end(), [&](auto c) {
        return c > noun && is_one_of(tree_.preposition(c), {"by", "from"});
    });
    const auto up = tree_.head(noun);
    if (!told || up == absent) return absent;
    const auto before = tree_.preposition(noun);
    if (before == "of" && is_one_of(tree_[up].lemma, {"target", "subject", "object", "focus", "victim"})) {
        if (is_copular(up)) return tree_.grammatical_subject(up);
        const auto relation = base(tree_[up].deprel);
        return relation == Deprel::appos || relation == Deprel::obl ? tree_.head(up) : absent;
    }
    return is_one_of(before, {"after", "follow", "following", "amid", "pending", "despite"})
               ? clause_subject(noun)
               : absent;
}

/// "did not respond to X's tariffs", "retaliates against the strikes": whom the act answered is done to.
std::uint32_t FrameFinder::answerer(std::uint32_t noun) const {
    const auto verb = tree_.head(noun);
    if (verb == absent || !is_one_of(tree_.preposition(noun), {"to", "against", "for"}) ||
        !is_one_of(tree_[verb].lemma, {"respond", "retaliate", "react", "reply"}))
        return absent;
    return tree_.grammatical_subject(verb);
}

}  // namespace newsgraph
