// Nouns for kinds of things that the tagger took for verbs or pronouns: "conglomerate X", "a gold mine".
#include "extract/claims/nominal.hpp"
#include "extract/claims/tree.hpp"

namespace newsgraph {

/// "The Singapore conglomerate X agreed", "Y's luxury brands A and B fell": the noun before the name, read as
/// the verb of the sentence, whose verb comes behind the name.
void Tree::mend_kind_verbs() {
    for (std::uint32_t at = 1; at + 1 < size();
         ++at) {  // "The Indian IT services firm X opened": two subjects
        auto& word = nodes_[at];
        const auto m = covering_[at + 1];
        if (word.upos != Upos::VERB || word.deprel != Deprel::nsubj || m == absent ||
            mention(m).first != at + 1 || mention(m).kind != MentionKind::name ||
            !(nominal(word.lemma).types & bit(NodeType::company)) ||
            nodes_[mention(m).head].head != word.head)
            continue;
        word.upos = Upos::NOUN;
        word.xpos = Xpos::NN;
        word.head = mention(m).head;
        word.deprel = Deprel::nmod_desc;
        for (std::uint32_t other = 0; other < at; ++other)
            if (nodes_[other].head == at) {
                nodes_[other].head = mention(m).head;
                nodes_[other].deprel = Deprel::compound;
                for (std::uint32_t below = 0; below < other; ++below)
                    if (nodes_[below].head == other) nodes_[below].head = mention(m).head;
            }
    }
    for (std::uint32_t at = 1; at + 1 < size(); ++at) {
        auto& word = nodes_[at];
        const auto m = covering_[at + 1];
        if (word.upos != Upos::VERB || word.head != absent || m == absent || mention(m).first != at + 1 ||
            mention(m).kind != MentionKind::name || !(nominal(word.lemma).types & bit(NodeType::company)))
            continue;
        const auto place = covering_[at - 1];
        const bool home = place != absent && word.xpos != Xpos::VBZ && word.xpos != Xpos::VBD &&
                          (type(place) == NodeType::country || type(place) == NodeType::place);
        const bool owned = word.xpos == Xpos::VBZ && nodes_[at - 1].upos == Upos::NOUN &&
                           covering_[at - 1] == absent && at > 1 && nodes_[at - 2].xpos == Xpos::POS;
        if (!home && !owned) continue;
        auto verb = mention(m).last;
        while (verb < size() && !(nodes_[verb].head == at && nodes_[verb].upos == Upos::VERB)) ++verb;
        if (verb >= size()) continue;
        for (std::uint32_t other = 0; other < size(); ++other)
            if (nodes_[other].head == at && other != verb && other > mention(m).last)
                nodes_[other].head = verb;
        const auto before = place != absent ? mention(place).head : at - 1;
        const auto head = owned ? at : mention(m).head;
        nodes_[before].head = head;
        nodes_[before].deprel = Deprel::compound;
        if (owned && nodes_[at - 2].head != absent && nodes_[nodes_[at - 2].head].head == at - 1)
            nodes_[nodes_[at - 2].head].head = at;  // the owner
        nodes_[verb].head = absent;
        nodes_[verb].deprel = Deprel::root;
        word.upos = Upos::NOUN;
        word.xpos = owned ? Xpos::NNS : Xpos::NN;
        word.head = owned ? verb : head;
        word.deprel = owned ? Deprel::nsubj : Deprel::nmod_desc;
        nodes_[mention(m).head].head = owned ? at : verb;
        nodes_[mention(m).head].deprel = owned ? Deprel::appos : Deprel::nsubj;
    }
}

/// "Book publishing giant X announced": the gerund tells the firm's trade, and the verb is the firm's.
void Tree::mend_trades() {
    for (std::uint32_t at = 1; at + 2 < size(); ++at) {
        auto& gerund = nodes_[at];
        const auto trade = at - 1;
        const auto kind = at + 1;
        const auto m = covering_[at + 2];
        if (gerund.xpos != Xpos::VBG || gerund.head != trade || gerund.deprel != Deprel::acl ||
            nodes_[trade].upos != Upos::NOUN || nodes_[kind].upos != Upos::NOUN || nodes_[kind].head != at ||
            !(nominal(nodes_[kind].lemma).types & bit(NodeType::company)) || m == absent ||
            mention(m).first != at + 2 || nodes_[mention(m).head].head != at)
            continue;
        auto& name = nodes_[mention(m).head];
        name.head = nodes_[trade].head;
        name.deprel = nodes_[trade].deprel;
        for (auto& word : nodes_)
            if (word.head == trade && word.deprel != Deprel::compound && &word != &gerund)
                word.head = mention(m).head;
        for (const auto part : {trade, at, kind}) {
            nodes_[part].head = mention(m).head;
            nodes_[part].deprel = Deprel::compound;
        }
        nodes_[kind].deprel = Deprel::nmod_desc;
    }
}

/// "the far-right X", "co- CEOs": modifiers of the noun behind them.
void Tree::mend_prefixes() {
    for (std::uint32_t at = 0; at + 2 < size(); ++at) {
        auto& word = nodes_[at];
        const bool wing = word.lemma == "far" && nodes_[at + 1].form == "-" && !nodes_[at + 1].space_before;
        const bool co = word.upos == Upos::INTJ && word.form.ends_with('-') && !nodes_[at + 1].space_before;
        if (!wing && !co) continue;
        word.upos = Upos::ADJ;
        word.xpos = Xpos::JJ;
        if (co) word.deprel = Deprel::amod;
    }
}

/// "two months after X was acquired": the time is no subject.
void Tree::mend_spans() {
    for (std::uint32_t at = 1; at + 1 < size(); ++at) {
        auto& word = nodes_[at];
        const auto& mark = nodes_[at + 1];
        if (word.upos == Upos::NOUN && base(word.deprel) == Deprel::nsubj && word.head != absent &&
            word.head > at + 1 && mark.deprel == Deprel::mark && mark.head == word.head &&
            is_one_of(mark.lemma, {"after", "before", "since"}) &&
            is_one_of(word.lemma, {"day", "decade", "hour", "minute", "month", "week", "year"}))
            word.deprel = Deprel::obl_unmarked;
    }
}

/// "X is home to Y", "X, home to Y, fell": a noun.
void Tree::mend_homes() {
    for (std::uint32_t at = 1; at + 2 < size(); ++at) {
        auto& word = nodes_[at];
        if (word.form != "home" || word.upos != Upos::ADV || !is(at + 1, "to")) continue;
        const auto name = nodes_[at - 1].form == "," ? covering_[at - 2] : absent;
        const bool beside = at > 1 && name != absent && mention(name).last == at - 1;
        const bool copular = std::any_of(nodes_.begin(), nodes_.end(), [&](const TreeNode& other) {
            return other.head == at && other.deprel == Deprel::cop;
        });
        if (!beside && !copular) continue;
        word.upos = Upos::NOUN;
        word.xpos = Xpos::NN;
        if (!beside) continue;
        word.deprel = Deprel::appos;
        word.head = mention(name).head;
    }
}

/// "Barrick's gold mine in Mali": no pronoun.
void Tree::mend_mines() {
    for (std::uint32_t at = 1; at < size(); ++at) {
        auto& word = nodes_[at];
        const auto& before = nodes_[at - 1];
        if (word.form != "mine" || word.upos != Upos::PRON ||
            !(is_nominal(before.upos) || before.upos == Upos::DET || before.xpos == Xpos::POS ||
              before.xpos == Xpos::PRPS))
            continue;
        word.upos = Upos::NOUN;
        word.xpos = Xpos::NN;
        word.lemma = word.form;
        if (word.head != at - 1 || before.upos == Upos::DET) continue;
        word.head = before.head;
        word.deprel = before.deprel;
        for (std::uint32_t other = 0; other < size(); ++other)
            if (nodes_[other].head == at - 1) nodes_[other].head = at;
        nodes_[at - 1].head = at;
        nodes_[at - 1].deprel = Deprel::compound;
    }
}

}  // namespace newsgraph
