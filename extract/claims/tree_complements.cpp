// Complements that the parser hung on a name: names take none. Prepositions that it hung inside a phrase.
#include "extract/claims/tree.hpp"

#include <algorithm>

namespace newsgraph {

/// "a tariff on vehicle imports from X": the preposition is the phrase's, not its first word's.
void Tree::lift_markers() {
    for (std::uint32_t at = 1; at + 1 < size(); ++at) {  // "launched atop a rocket": no participle
        auto& marker = nodes_[at];
        if (!is_one_of(marker.form, {"atop", "aboard", "onboard"}) || marker.upos == Upos::ADP) continue;
        auto noun = at + 1;  // the links to children are not there yet
        while (noun < size() && !(nodes_[noun].head == at && nodes_[noun].deprel == Deprel::obj)) ++noun;
        if (noun >= size() || marker.head == absent) continue;
        nodes_[noun].head = marker.head;
        nodes_[noun].deprel = Deprel::obl;
        marker.upos = Upos::ADP;
        marker.xpos = Xpos::IN;
        marker.lemma = marker.form;
        marker.head = noun;
        marker.deprel = Deprel::case_;
    }
    for (std::uint32_t at = 0; at + 2 < size(); ++at) {
        auto& marker = nodes_[at];
        const auto inner = marker.head;
        if (marker.deprel != Deprel::case_ || marker.upos != Upos::ADP || inner != at + 1) continue;
        const auto relation = nodes_[inner].deprel;
        const auto noun = nodes_[inner].head;
        if ((relation != Deprel::compound && relation != Deprel::amod) || noun == absent || noun <= inner ||
            noun > inner + 3 || nodes_[noun].upos != Upos::NOUN || named(inner) ||
            (base(nodes_[noun].deprel) != Deprel::nmod && base(nodes_[noun].deprel) != Deprel::obl))
            continue;
        marker.head = noun;
    }
    for (std::uint32_t at = 2; at + 1 < size(); ++at) {  // "married in turn to X", "met in private with Y"
        const auto noun = nodes_[at].deprel == Deprel::nmod ? nodes_[at].head : absent;
        if (noun == absent || noun == 0 || noun > at || nodes_[noun].head == absent ||
            nodes_[noun - 1].lemma != "in" || nodes_[nodes_[noun].head].upos != Upos::VERB ||
            !is_one_of(nodes_[noun].lemma, {"turn", "private", "public", "person", "secret", "succession"}))
            continue;
        nodes_[at].head = nodes_[noun].head;
        nodes_[at].deprel = Deprel::obl;
    }
    for (std::uint32_t verb = 0; verb + 3 < size(); ++verb) {  // "added X and 11 of its units to the list"
        if (nodes_[verb].upos != Upos::VERB || !is_one_of(nodes_[verb].lemma, {"add", "place", "put"}))
            continue;
        for (auto at = verb + 3; at < size() && at < verb + 24; ++at) {
            const auto p = nodes_[at].deprel == Deprel::nmod ? preposition_of(at) : absent;
            if (p == absent || p <= verb + 1 || !is_one_of(nodes_[p].lemma, {"on", "to", "under"})) continue;
            auto up = nodes_[at].head;
            for (int step = 0; step < 6 && up != absent && up > verb && nodes_[up].upos != Upos::VERB &&
                               nodes_[up].deprel != Deprel::obj;
                 ++step)
                up = nodes_[up].head;
            if (up == absent || up <= verb || nodes_[up].deprel != Deprel::obj || nodes_[up].head != verb)
                continue;
            nodes_[at].head = verb;
            nodes_[at].deprel = Deprel::obl;
            break;
        }
    }
}

/// The marker of a phrase before its links are made, or absent.
std::uint32_t Tree::preposition_of(std::uint32_t at) const {
    for (auto before = at; before-- > 0 && before + 8 > at;)
        if (nodes_[before].head == at && nodes_[before].deprel == Deprel::case_ &&
            nodes_[before].upos == Upos::ADP)
            return before;
    return absent;
}

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
