// What a clause in the middle of a sentence takes that is not its own: a date behind it, a subject in it.
#include "extract/claims/lexicon.hpp"
#include "extract/claims/tree.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
bool is_year(std::string_view form) {
    return form.size() == 4 && (form.starts_with("19") || form.starts_with("20")) &&
           std::all_of(form.begin(), form.end(), [](char c) { return c >= '0' && c <= '9'; });
}
}  // namespace

/// "co-founded X, a firm that makes Y, in 2010": what is told in the present did not happen in that year.
void Tree::mend_past_times() {
    for (std::uint32_t at = 6; at < size(); ++at) {
        if (nodes_[at - 2].form != "," || !is_year(nodes_[at].form) || nodes_[at - 1].lemma != "in") continue;
        if (at + 1 < size() && nodes_[at + 1].upos != Upos::PUNCT) continue;
        const auto verb = nodes_[at].head;
        if (verb == absent || verb > at || nodes_[verb].deprel != Deprel::acl_relcl ||
            (nodes_[verb].xpos != Xpos::VBZ && nodes_[verb].xpos != Xpos::VBP))
            continue;
        auto up = nodes_[verb].head;
        for (int step = 0; step < 4 && up != absent && nodes_[up].upos != Upos::VERB; ++step)
            up = nodes_[up].head;
        if (up != absent && up < verb && (nodes_[up].xpos == Xpos::VBD || nodes_[up].xpos == Xpos::VBN))
            nodes_[at].head = up;
    }
}

/// "his children, one of whom, X, is a judge", "two directors, one of whom, X, left": X is the subject.
void Tree::mend_one_of_whom() {
    for (std::uint32_t at = 2; at + 4 < size(); ++at) {
        if (nodes_[at].form != "whom" || nodes_[at - 1].lemma != "of" || nodes_[at + 1].form != ",") continue;
        const auto m = covering_[at + 2];
        if (m == absent || mention(m).first != at + 2 || type(m) != NodeType::person) continue;
        auto verb = mention(m).last;
        if (verb + 1 >= size() || nodes_[verb].form != ",") continue;
        ++verb;
        if (nodes_[verb].upos == Upos::AUX && nodes_[verb].head != absent) verb = nodes_[verb].head;
        if (nodes_[verb].head == absent || nodes_[verb].head > at) continue;
        const auto name = mention(m).head;
        if (verb <= name) continue;
        for (std::uint32_t other = 0; other < size(); ++other)
            if (nodes_[other].head == verb && base(nodes_[other].deprel) == Deprel::nsubj)
                nodes_[other].head = name, nodes_[other].deprel = Deprel::nmod;
        nodes_[name].head = verb;
        nodes_[name].deprel = Deprel::nsubj;
    }
}

/// '"… our team," X, who is Y's chief, told Z.': who stands behind the quotation speaks it, and is nothing in
/// it.
void Tree::mend_speakers() {
    for (std::uint32_t quote = 2; quote + 2 < size(); ++quote) {
        if (nodes_[quote].xpos != Xpos::close_quote) continue;
        auto at = quote + 1;  // "chief executive X"
        while (at < size() && at < quote + 6 && is_nominal(nodes_[at].upos) &&
               nodes_[at].upos != Upos::PROPN && covering_[at] == absent)
            ++at;
        const auto m = at < size() ? covering_[at] : absent;
        if (m == absent || mention(m).first != at || mention(m).kind != MentionKind::name ||
            type(m) != NodeType::person)
            continue;
        auto& name = nodes_[mention(m).head];
        if (name.head == absent || name.head >= quote) continue;
        auto verb = mention(m).last;
        const auto of_name = [&](std::uint32_t word) {
            for (int step = 0; step < 8 && word != absent; ++step, word = nodes_[word].head)
                if (word == mention(m).head) return true;
            return false;
        };
        while (verb < size() && (nodes_[verb].upos != Upos::VERB || of_name(verb))) ++verb;
        if (verb >= size()) continue;
        const auto* word = lexicon_->find(nodes_[verb].lemma);
        const bool taken = std::any_of(nodes_.begin(), nodes_.end(), [&](const TreeNode& other) {
            return other.head == verb && base(other.deprel) == Deprel::nsubj;
        });
        if (!word || !word->reporting_verb || taken || nodes_[verb].xpos != Xpos::VBD) continue;
        name.head = verb;
        name.deprel = Deprel::nsubj;
    }
}

/// "will be succeeded in June by X", "was condemned in a statement by X": by whom it is done hangs on the
/// verb.
void Tree::mend_agents() {
    for (std::uint32_t by = 3; by + 1 < size(); ++by) {
        if (nodes_[by].form != "by" || nodes_[by].deprel != Deprel::case_ || nodes_[by].head == absent)
            continue;
        const auto agent = nodes_[by].head;
        const auto time = nodes_[agent].head;
        if (agent < by || base(nodes_[agent].deprel) != Deprel::nmod || time == absent || time >= by ||
            by - time > 2 || covering_[time] != absent)
            continue;
        const bool within = std::any_of(nodes_.begin(), nodes_.end(), [&](const TreeNode& other) {
            return other.head == time && other.deprel == Deprel::case_ && other.lemma == "in";
        });
        if (!within && nodes_[time].upos != Upos::PROPN)
            continue;  // "on Monday by X", not "after an attack by X"
        const auto verb = nodes_[time].head;
        if (verb == absent || verb >= time || base(nodes_[time].deprel) != Deprel::obl ||
            nodes_[verb].xpos != Xpos::VBN || covering_[agent] == absent)
            continue;
        nodes_[agent].head = verb;
        nodes_[agent].deprel = Deprel::obl_agent;
    }
}

/// "works with X, a unit of Y, and Z": the comma before "and" ends the apposition, and Z is joined to X.
void Tree::mend_joined_appositions() {
    for (std::uint32_t at = 4; at + 1 < size(); ++at) {
        if (nodes_[at].lemma != "and" || nodes_[at - 1].form != "," || nodes_[at].head == absent) continue;
        const auto second = nodes_[at].head;
        const auto first = nodes_[second].head;
        if (second < at || nodes_[second].deprel != Deprel::conj || first == absent || first >= at ||
            base(nodes_[first].deprel) != Deprel::nmod || nodes_[first].head == absent)
            continue;
        const auto noun = nodes_[first].head;
        const auto lead = nodes_[noun].head;
        if (nodes_[noun].deprel != Deprel::appos || lead == absent || lead >= noun ||
            covering_[lead] == absent || covering_[second] == absent || covering_[first] == absent ||
            mention(covering_[lead]).kind != MentionKind::name || mention(covering_[lead]).last >= size() ||
            nodes_[mention(covering_[lead]).last].form != "," || mention(covering_[first]).last + 1 != at ||
            type(covering_[lead]) == NodeType::person)
            continue;
        const bool three = std::any_of(nodes_.begin(), nodes_.end(), [&](const TreeNode& other) {
            const auto index = static_cast<std::uint32_t>(&other - nodes_.data());
            return other.head == first && other.deprel == Deprel::conj && index != second;
        });
        if (!three) nodes_[second].head = lead;
    }
}

/// "officials at X, then headed by Y": the participle is of what stands before the comma.
void Tree::mend_then_participles() {
    for (std::uint32_t at = 3; at + 1 < size(); ++at) {
        auto& verb = nodes_[at];
        if (verb.xpos != Xpos::VBN || nodes_[at + 1].form != "by" || nodes_[at - 2].form != "," ||
            !is_one_of(nodes_[at - 1].form,
                       {"then", "now", "currently", "formerly", "previously", "once", "still"}))
            continue;
        const auto m = covering_[at - 3];
        if (m == absent || type(m) == NodeType::person || verb.head == mention(m).head) continue;
        verb.head = mention(m).head;
        verb.deprel = Deprel::acl;
    }
}

/// "joined X as head of its Y division from Z": from where hangs on the verb.
void Tree::mend_joined_from() {
    for (std::uint32_t from = 4; from + 1 < size(); ++from) {
        if (nodes_[from].lemma != "from" || nodes_[from].deprel != Deprel::case_ ||
            nodes_[from].head == absent)
            continue;
        const auto firm = nodes_[from].head;
        const auto m = covering_[firm];
        if (firm < from || m == absent || type(m) != NodeType::company ||
            base(nodes_[firm].deprel) != Deprel::nmod)
            continue;
        auto up = nodes_[firm].head;
        bool as = false;
        for (int step = 0; step < 5 && up != absent && up < from && nodes_[up].upos != Upos::VERB; ++step) {
            as = as || std::any_of(nodes_.begin(), nodes_.begin() + up, [&](const TreeNode& other) {
                     return other.head == up && other.lemma == "as";
                 });
            up = nodes_[up].head;
        }
        if (!as || up == absent || up > from ||
            !is_one_of(nodes_[up].lemma, {"join", "move", "arrive", "come"}))
            continue;
        nodes_[firm].head = up;
        nodes_[firm].deprel = Deprel::obl;
    }
}

}  // namespace newsgraph
