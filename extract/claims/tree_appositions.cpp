// Appositions that the parser hung elsewhere: part of what Tree mends before frames look at it.
#include "extract/claims/lexicon.hpp"
#include "extract/claims/tree.hpp"

namespace newsgraph {

/// "Ann Bo, Chairman and Chief Operating Officer of X": posts behind a person's comma are no persons beside
/// the first.
void Tree::join_posts(std::uint32_t comma) {
    if (nodes_[comma].form != "," || named(comma + 1)) return;
    const auto m = covering_[comma - 1];
    if (m == absent || mention(m).kind != MentionKind::name || mention(m).last != comma ||
        type(m) != NodeType::person)
        return;
    const auto name = mention(m).head;
    auto first = absent;
    for (auto at = comma + 1; at < size() && at < comma + 12; ++at) {
        auto& word = nodes_[at];
        if (word.upos == Upos::VERB && word.xpos != Xpos::NNP) return;
        if (word.head != name || word.deprel != Deprel::conj || covering_[at] != absent) continue;
        const auto* known = lexicon_->find(word.lemma);
        if (!known || known->roles.empty()) return;
        if (first == absent) {
            first = at;
            word.deprel = Deprel::appos;
        } else {
            word.head = first;
        }
    }
}

/// "X, an importer of…": a phrase with an indefinite article right behind a name and a comma names the same
/// thing, also where the parser took it for a clause of its own. "flag carrier X": of two subjects or objects
/// side by side the noun describes the name.
void Tree::join_appositions() {
    for (std::uint32_t at = 1; at < size(); ++at) {  // "blocked aid; its minister, X, said": no apposition
        auto& word = nodes_[at];
        if (word.deprel != Deprel::appos || word.head == absent || word.head >= at) continue;
        for (auto mark = word.head; mark + 1 < at; ++mark)
            if (nodes_[mark].form == ";" && nodes_[mark + 1].xpos == Xpos::PRPS)
                word.deprel = Deprel::parataxis;
    }
    for (std::uint32_t at = 0; at + 1 < size(); ++at) {
        const auto m = covering_[at + 1];
        if (nodes_[at].upos != Upos::NOUN || covering_[at] != absent || m == absent ||
            mention(m).first != at + 1 || mention(m).kind != MentionKind::name)
            continue;
        const auto name = mention(m).head;
        if (nodes_[at].head == absent || nodes_[at].head != nodes_[name].head ||
            nodes_[at].deprel != nodes_[name].deprel ||
            (base(nodes_[at].deprel) != Deprel::nsubj && nodes_[at].deprel != Deprel::obj))
            continue;
        nodes_[at].head = name;
        nodes_[at].deprel = Deprel::nmod_desc;
        for (std::uint32_t other = 0; other < at; ++other)  // "its chatbot X": its X
            if (nodes_[other].head == at && nodes_[other].deprel == Deprel::nmod_poss)
                nodes_[other].head = name;
    }
    for (std::uint32_t at = 1; at + 1 < size(); ++at) join_posts(at);
    for (std::uint32_t at = 1; at + 2 < size(); ++at) {  // "merged with X, the studio founded by Y"
        const auto m = covering_[at - 1];
        const auto noun = nodes_[at + 1].head;
        if (nodes_[at].form != "," || nodes_[at + 1].upos != Upos::DET || m == absent || noun == absent ||
            noun <= at || noun > at + 6 || mention(m).kind != MentionKind::name || mention(m).last != at)
            continue;
        auto& phrase = nodes_[noun];
        if (phrase.upos == Upos::NOUN && phrase.deprel == Deprel::nsubj && phrase.head != absent &&
            phrase.head < at && nodes_[phrase.head].upos == Upos::VERB && covering_[noun] == absent) {
            phrase.head = mention(m).head;
            phrase.deprel = Deprel::appos;
        }
    }
    for (std::uint32_t at = 1; at + 2 < size(); ++at) {
        const auto& article = nodes_[at + 1];
        if (nodes_[at].form != "," || article.xpos != Xpos::DT ||
            (article.lemma != "a" && article.lemma != "an"))
            continue;
        const auto m = covering_[at - 1];
        const auto noun = article.head;
        if (m == absent || mention(m).kind != MentionKind::name || mention(m).last != at || noun == absent ||
            noun <= at)
            continue;
        auto& head = nodes_[noun];
        const auto name = mention(m).head;
        if (head.upos != Upos::NOUN || head.head == absent || head.head == name ||
            (head.deprel != Deprel::ccomp && head.deprel != Deprel::parataxis && head.deprel != Deprel::dep))
            continue;
        bool clause = false;
        for (std::uint32_t other = at + 1; other < size(); ++other)
            clause = clause || (nodes_[other].head == noun && (nodes_[other].deprel == Deprel::cop ||
                                                               base(nodes_[other].deprel) == Deprel::nsubj));
        bool below = false;  // the name must not hang on the phrase
        std::uint32_t steps = 0;
        for (auto up = name; up != absent && steps <= size(); up = nodes_[up].head, ++steps)
            below = below || up == noun;
        if (clause || below) continue;
        head.head = name;
        head.deprel = Deprel::appos;
    }
}

}  // namespace newsgraph
