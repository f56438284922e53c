// "Rivals A and B", "a merger between rivals A and B": a plural noun of a mutual tie right before the names of
// those whom it ties to each other.
#include "extract/claims/candidate.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
/// Whether nobody else can be whom the noun means: it opens the sentence, or stands behind "between".
bool ties_each_other(const Tree& tree, std::uint32_t first) {
    while (first > 0 && (tree[first - 1].upos == Upos::ADJ || tree[first - 1].upos == Upos::NOUN) &&
           !tree.named(first - 1))
        --first;
    return first == 0 || tree.is(first - 1, "between");
}
}  // namespace

void find_paired_names(const Lexicon& lexicon, Candidates& out) {
    const auto& tree = out.tree();
    for (std::uint32_t at = 0; at + 2 < tree.size(); ++at) {
        if (tree[at].xpos != Xpos::NNS || tree.named(at) || tree.possessor(at) != absent) continue;
        std::uint32_t first = 0, last = 0;
        const auto roles = match_title(lexicon, tree, at, first, last);
        if (roles.empty() || !ties_each_other(tree, first)) continue;
        const auto name = tree.starting_at(last);
        if (name == absent || tree.mention(name).kind != MentionKind::name) continue;
        Arguments names;
        tree.expand(tree.mention(name).head, Reach::strict, names);
        for (const auto* role : roles) {
            if (!info(role->relation).symmetric || role->implied) continue;
            if (!std::all_of(names.begin(), names.end(), [&](const Argument& one) {
                    return (role->holder & bit(tree.type(one.mention))) != 0;
                }))
                continue;
            for (std::size_t a = 0; a < names.size(); ++a)
                for (auto b = a + 1; b < names.size(); ++b)
                    out.presume(role->relation, names[a].mention, names[b].mention, at, "paired names", 0.85F);
            break;
        }
    }
}

}  // namespace newsgraph
