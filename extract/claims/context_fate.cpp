// What becomes of an act, a plan or a deal: cancelled, called off, collapsed. The verbs stand in status.tsv.
#include "extract/claims/context.hpp"

#include <algorithm>

namespace newsgraph {

namespace {

/// Told as a fact: no infinitive, no modal, no negation.
bool is_fact(const Tree& tree, std::uint32_t verb) {
    const auto tag = tree[verb].xpos;
    if (tag == Xpos::VB) return false;
    for (const auto c : tree.children(verb))
        if (tree[c].xpos == Xpos::MD || tree.is(c, "not") || tree.is(c, "never")) return false;
    return true;
}

bool has_particle(const Tree& tree, std::uint32_t verb, std::string_view particle) {
    return particle.empty() || tree.child_lemma(verb, particle) != absent ||
           (verb + 1 < tree.size() && tree.is(verb + 1, particle));
}

}  // namespace

Effect ContextFinder::fate(const Tree& tree, std::uint32_t noun, bool site) const {
    // "gave up its plans for a bid", "merger talks collapsed": the noun that says what is meant
    for (int step = 0; step < 3; ++step) {
        const auto up = tree.head(noun);
        const auto relation = base(tree[noun].deprel);
        if (up == absent || tree[up].upos != Upos::NOUN || up == noun) break;
        const auto* word = lexicon_.find(tree[up].lemma);
        const bool plan = word && (word->noun != Effect::none || word->kind == NounKind::carrier);
        if (!plan || (relation != Deprel::nmod && relation != Deprel::compound && relation != Deprel::amod)) break;
        noun = up;
    }
    const auto decide = [&](std::uint32_t verb, bool subject, bool behind_preposition) {
        const auto* word = lexicon_.find(tree[verb].lemma);
        if (!word || !is_fact(tree, verb)) return Effect::none;
        for (const auto& fate : word->fates)
            if ((fate.of == Fate::Of::subject) == subject && (fate.of != Fate::Of::site || site) &&
                !(behind_preposition && fate.particle.empty()) && has_particle(tree, verb, fate.particle))
                return fate.effect;
        return Effect::none;
    };
    for (const auto c : tree.children(noun))  // "an order cancelled in May"
        if (tree[c].deprel == Deprel::acl && tree[c].xpos == Xpos::VBN)
            if (const auto effect = decide(c, false, false); effect != Effect::none) return effect;
    const auto verb = tree.head(noun);
    if (verb == absent || tree[verb].upos != Upos::VERB) return Effect::none;
    switch (tree[noun].deprel) {
        case Deprel::obj:
        case Deprel::nsubj_pass: return decide(verb, false, false);
        case Deprel::nsubj: return tree.has_child(verb, Deprel::obj) ? Effect::none : decide(verb, true, false);
        default: return base(tree[noun].deprel) == Deprel::obl ? decide(verb, false, true) : Effect::none;
    }
}

Effect ContextFinder::gave_up(const Tree& tree, std::uint32_t verb, std::uint32_t gerund) const {
    const auto* word = lexicon_.find(tree[verb].lemma);
    if (!word || gerund > verb + 3 || !is_fact(tree, verb)) return Effect::none;
    for (auto at = verb + 1; at < gerund; ++at)
        if (tree[at].xpos != Xpos::RP && !is_one_of(tree[at].lemma, {"from", "of", "on"}))
            return Effect::none;
    for (const auto& fate : word->fates)
        if (fate.of == Fate::Of::object && has_particle(tree, verb, fate.particle) &&
            (!fate.particle.empty() || gerund == verb + 1))
            return fate.effect;
    return Effect::none;
}

}  // namespace newsgraph
