// What Tree mends around participles that modify a name: "California-based X", "X, founded by Y".
#include "extract/claims/tree.hpp"

#include <algorithm>

namespace newsgraph {

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

/// "X, founded by Y": the participle behind the comma belongs to the name before it, "a chip made by Y" to
/// what stands right before it.
void Tree::join_participles() {
    for (std::uint32_t at = 1; at + 1 < size(); ++at) {
        auto& word = nodes_[at];
        if (word.xpos != Xpos::VBN || word.deprel != Deprel::advcl || word.head == absent || word.head >= at ||
            (nodes_[at + 1].lemma != "by" && nodes_[at + 1].lemma != "from"))
            continue;
        const auto m = covering_[at - 1];
        const bool name = m != absent && mention(m).last == at && mention(m).kind == MentionKind::name;
        const auto noun = name ? mention(m).head : at - 1;
        if (!name && nodes_[noun].upos != Upos::NOUN) continue;
        if (nodes_[noun].head == at || base(nodes_[noun].deprel) == Deprel::nsubj ||
            nodes_[noun].deprel == Deprel::obl_unmarked)
            continue;
        const bool marked = std::any_of(nodes_.begin(), nodes_.end(), [&](const TreeNode& other) {
            return other.head == at && (other.deprel == Deprel::mark || base(other.deprel) == Deprel::aux);
        });
        if (marked) continue;
        word.head = noun;
        word.deprel = Deprel::acl;
    }
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
