#include "extract/claims/told_acts.hpp"

#include <algorithm>
#include <array>

namespace newsgraph {

namespace {
constexpr std::array<Relation, 5> acts{Relation::sues, Relation::investigates, Relation::restricts,
                                       Relation::imposes_tariff_on, Relation::conflicts_with};

bool is_definite(const Tree& tree, std::uint32_t noun) {
    return std::any_of(tree.children(noun).begin(), tree.children(noun).end(), [&](auto c) {
        return c < noun && (tree.is(c, "the") || tree.is(c, "this") || tree.is(c, "that") ||
                            tree.is(c, "these") || tree.is(c, "those"));
    });
}

/// Any act of power may be called one of these.
bool is_general(std::string_view lemma) {
    static constexpr std::array<std::string_view, 11> nouns{"act",     "action",   "decision",  "incident",
                                                            "measure", "move",     "operation", "plan",
                                                            "policy",  "proposal", "step"};
    return std::binary_search(nouns.begin(), nouns.end(), lemma);
}

bool tells(const Lexicon& lexicon, std::string_view lemma, Relation relation) {
    const auto* word = lexicon.find(lemma);
    return word && std::any_of(word->frames.begin(), word->frames.end(), [&](auto index) {
               const auto& frame = lexicon.frame(index);
               return frame.pos == FramePos::noun && frame.relation == relation;
           });
}

/// Whether what stands with the noun is another act's: "the strike on X", where X was not hit.
bool is_another(const Tree& tree, std::uint32_t noun, const Acts::Act& act) {
    for (auto m = tree.first_mention(); m < tree.last_mention(); ++m) {
        const auto at = tree.mention(m).head;
        auto up = at;
        for (int step = 0; step < 4 && up != absent && up != noun; ++step) up = tree.head(up);
        if (up != noun || at == noun) continue;
        const auto entity = tree.entity(m);
        if (std::find(act.targets.begin(), act.targets.end(), entity) == act.targets.end() &&
            std::find(act.sources.begin(), act.sources.end(), entity) == act.sources.end())
            return true;
    }
    return false;
}
}  // namespace

std::vector<EntityIndex> doers_of(const Lexicon& lexicon, const Candidates& out, std::uint32_t noun) {
    const auto& tree = out.tree();
    if (noun == absent || tree[noun].upos != Upos::NOUN || tree.at_head(noun) != absent ||
        !is_definite(tree, noun))
        return {};
    const bool general = is_general(tree[noun].lemma);
    const Acts::Act* found = nullptr;
    for (const auto relation : acts) {
        if (!general && !tells(lexicon, tree[noun].lemma, relation)) continue;
        const bool suit = relation == Relation::sues || relation == Relation::investigates;
        const auto* act = out.told(relation, general ? 3 : suit ? 6 : 4);
        if (act && (!found || act->sentence > found->sentence)) found = act;
    }
    if (!found || is_another(tree, noun, *found)) return {};
    return found->sources;
}

bool is_of(const Candidates& out, std::uint32_t mention, const std::vector<EntityIndex>& bodies) {
    const auto entity = out.tree().entity(mention);
    const auto body = out.offices().body(entity), home = out.offices().home(entity);
    return std::any_of(bodies.begin(), bodies.end(),
                       [&](auto one) { return one == entity || one == body || one == home; });
}

}  // namespace newsgraph
