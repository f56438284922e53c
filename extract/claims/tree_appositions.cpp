// Appositions that the parser hung elsewhere: part of what Tree mends before frames look at it.
#include "extract/claims/lexicon.hpp"
#include "extract/claims/nominal.hpp"
#include "extract/claims/tree.hpp"

#include <algorithm>

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

/// "users of X, the chatbot", "the contractor for X, a missile system": what fits the name right before the
/// comma and not the noun that the name hangs on describes the name.
void Tree::move_apposition(std::uint32_t comma) {
    const auto m = covering_[comma - 1];
    if (nodes_[comma].form != "," || comma + 2 >= size() || m == absent || mention(m).last != comma ||
        mention(m).kind != MentionKind::name || type(m) == NodeType::person || named(comma + 1) ||
        (nodes_[comma + 1].upos != Upos::DET && nodes_[comma + 1].xpos != Xpos::PRPS))
        return;
    const auto noun = nodes_[comma + 1].head;
    if (noun == absent || noun <= comma || noun > comma + 8 || nodes_[noun].upos != Upos::NOUN) return;
    const auto whole = nodes_[noun].head;
    const auto name = mention(m).head;
    if (nodes_[noun].deprel != Deprel::appos || whole == absent || whole >= mention(m).first) return;
    auto up = nodes_[name].head;
    if (named(whole)) {  // "A and B, its Indian partner"
        const bool last = up == whole && nodes_[name].deprel == Deprel::conj && mention(m).first > 0 &&
                          nodes_[mention(m).first - 1].xpos == Xpos::CC;
        const auto fits = nominal(nodes_[noun].lemma).types;
        const bool person =
            type(covering_[whole]) == NodeType::person;  // "Ann Bo, head of X, a maker of pumps"
        if ((last || person) && nodes_[noun].xpos == Xpos::NN && (fits & bit(type(m))) &&
            !(fits & bit(NodeType::person)))
            rehang(noun, name, Deprel::appos);
        return;
    }
    for (int steps = 0; steps < 4 && up != absent && up != whole; ++steps) up = nodes_[up].head;
    if (up != whole || !nominal(nodes_[noun].lemma).known ||
        !(nominal(nodes_[noun].lemma).types & bit(type(m))) ||
        (nominal(nodes_[whole].lemma).types & nominal(nodes_[noun].lemma).types & bit(type(m))))
        return;
    rehang(noun, name, Deprel::appos);
}

/// "A and B's drug was rejected", "A and B's joint venture": both own it, where the parser joined the thing
/// to A. "A and B's parent" may be two firms.
void Tree::join_owners(std::uint32_t mark) {
    const auto last = covering_[mark - 1];
    if (nodes_[mark].xpos != Xpos::POS || last == absent || mention(last).last != mark ||
        mention(last).kind != MentionKind::name || mention(last).first < 2 ||
        nodes_[mention(last).first - 1].lemma != "and")
        return;
    const auto first = covering_[mention(last).first - 2];
    if (first == absent || mention(first).last + 1 != mention(last).first || type(first) != type(last) ||
        mention(first).kind != MentionKind::name ||
        (type(first) != NodeType::company && type(first) != NodeType::organization))
        return;
    const auto owner = mention(last).head, lead = mention(first).head;
    auto thing = nodes_[owner].head;
    while (thing != absent && thing > mark && thing < mark + 8 && nodes_[thing].head != absent &&
           nodes_[thing].head > thing && nodes_[thing].head < mark + 8 &&
           (nodes_[thing].deprel == Deprel::nmod_poss || base(nodes_[thing].deprel) == Deprel::compound))
        thing = nodes_[thing].head;
    if (thing == absent || thing <= mark || nodes_[thing].xpos != Xpos::NN || covered_by_name(thing)) return;
    const bool joined = nodes_[thing].head == lead && nodes_[thing].deprel == Deprel::conj;
    const bool beside = nodes_[thing].head == nodes_[lead].head && nodes_[thing].head != absent;
    if (!joined && !beside) return;
    const auto* word = lexicon_->find(nodes_[thing].lemma);
    const bool mutual = word && std::any_of(word->frames.begin(), word->frames.end(), [&](auto index) {
                            const auto& frame = lexicon_->frame(index);
                            return frame.pos == FramePos::noun && !frame.source.empty() &&
                                   frame.source.front().place == Place::sides;
                        });
    if (!mutual && (nominal(nodes_[thing].lemma).types & bit(type(first)))) return;
    if (joined) {
        nodes_[thing].head = nodes_[lead].head;
        nodes_[thing].deprel = nodes_[lead].deprel;
    }
    nodes_[lead].head = thing;
    nodes_[lead].deprel = Deprel::nmod_poss;
    nodes_[owner].head = lead;
    nodes_[owner].deprel = Deprel::conj;
    for (auto at = thing + 1; at < size(); ++at)  // "A and B's venture, X": X is the venture
        if (nodes_[at].head == lead && at != owner) nodes_[at].head = thing;
}

bool Tree::covered_by_name(std::uint32_t at) const {
    return covering_[at] != absent && mention(covering_[at]).kind == MentionKind::name;
}

/// "The company, Japan's largest brewer, is …": one conjunct without a conjunction is an apposition.
void Tree::join_lone_conjuncts() {
    for (std::uint32_t at = 2; at < size(); ++at) {
        auto& word = nodes_[at];
        const auto lead = word.head;
        if (word.deprel != Deprel::conj || word.upos != Upos::NOUN || lead == absent || lead >= at ||
            nodes_[lead].upos != Upos::NOUN || covering_[at] != absent)
            continue;
        const auto start = phrase_start(at);
        if (start == 0 || nodes_[start - 1].form != ",") continue;
        const bool alone = std::none_of(nodes_.begin(), nodes_.end(), [&](const TreeNode& other) {
            return &other != &word && ((other.head == lead && other.deprel == Deprel::conj) ||
                                       (other.head == at && other.deprel == Deprel::cc));
        });
        if (alone) word.deprel = Deprel::appos;
    }
}

/// "chief executive X, a former official in Y, and finance chief Z have left": behind a comma the list of
/// people goes on, not the apposition.
void Tree::join_listed_people() {
    for (std::uint32_t at = 3; at < size(); ++at) {
        auto& word = nodes_[at];
        if (word.deprel != Deprel::conj || word.head == absent || word.head >= at) continue;
        const auto* entry = word.upos == Upos::NOUN ? lexicon_->find(word.lemma) : nullptr;
        const auto named = covering_[at];
        const bool person =
            named != absent ? type(named) == NodeType::person : entry && !entry->roles.empty();
        const auto start = phrase_start(at);
        if (!person || start < 2 || nodes_[start - 1].xpos != Xpos::CC || nodes_[start - 2].form != ",")
            continue;
        auto up = word.head;
        for (int step = 0; step < 4 && up != absent && base(nodes_[up].deprel) == Deprel::nmod; ++step)
            up = nodes_[up].head;
        if (up == absent || up == word.head || nodes_[up].deprel != Deprel::appos ||
            nodes_[up].head == absent)
            continue;
        const auto lead = covering_[nodes_[up].head];
        if (lead != absent && type(lead) == NodeType::person) word.head = nodes_[up].head;
    }
}

/// "X, an importer of…": a phrase with an indefinite article right behind a name and a comma names the same
/// thing, also where the parser took it for a clause of its own. "flag carrier X": of two subjects or objects
/// side by side the noun describes the name.
void Tree::join_appositions() {
    join_lone_conjuncts();
    join_listed_people();
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
    for (std::uint32_t at = 1; at + 1 < size(); ++at) {
        join_posts(at);
        move_apposition(at);
        join_owners(at);
    }
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
