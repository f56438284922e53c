// Complements that the parser hung on a name: names take none.
#include "extract/claims/tree.hpp"

#include <algorithm>

namespace newsgraph {

/// "sanctions imposed by A on B", "a tax announced by A after B", "sold by A to B": what stands behind these
/// prepositions belongs to the verb or noun that the name before it belongs to.
void Tree::lift_complements() {
    static constexpr std::array<std::string_view, 24> lifted{
        "about",  "after",     "against", "amid",  "as",    "before", "by",    "despite",
        "during", "following", "for",     "into",  "on",    "over",   "since", "through",
        "to",     "toward",    "towards", "under", "until", "upon",   "via",   "with"};
    for (std::uint32_t at = 1; at + 1 < size(); ++at) {
        // "fell after tariffs announced by A": a participle between a noun and its agent is the noun's
        auto& verb = nodes_[at];
        if (verb.xpos == Xpos::VBN && verb.deprel == Deprel::advcl && nodes_[at - 1].upos == Upos::NOUN &&
            nodes_[at + 1].lemma == "by" && verb.head != absent && verb.head + 1 < at) {
            verb.head = at - 1;
            verb.deprel = Deprel::acl;
        }
    }
    for (std::uint32_t at = 1; at < size(); ++at) {
        auto& word = nodes_[at];
        if (base(word.deprel) != Deprel::nmod && base(word.deprel) != Deprel::obl) continue;
        auto up = word.head;
        if (up == absent || up >= at || !named(up) || mention(covering_[up]).kind != MentionKind::name)
            continue;
        std::string_view preposition;
        for (auto i = up + 1; i < at; ++i)
            if (nodes_[i].head == at && nodes_[i].deprel == Deprel::case_) {
                preposition = nodes_[i].lemma;
                break;
            }
        if (!std::binary_search(lifted.begin(), lifted.end(), preposition)) continue;
        for (int step = 0; step < 8 && up != absent && up < at && named(up); ++step) up = nodes_[up].head;
        if (up == absent || up >= at) continue;
        word.head = up;
        if (nodes_[up].upos == Upos::VERB)
            word.deprel =
                preposition == "by" && nodes_[up].xpos == Xpos::VBN ? Deprel::obl_agent : Deprel::obl;
    }
}

}  // namespace newsgraph
