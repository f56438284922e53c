// Infinitives that the parser hung on the verb although a noun before them asks for them.
#include "extract/claims/lexicon.hpp"
#include "extract/claims/tree.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
/// Nouns that say what somebody may or can do.
bool enables(std::string_view lemma) {
    static constexpr std::string_view words[] = {"ability", "approval",   "authority", "capacity",
                                                 "chance",  "clearance",  "licence",   "license",
                                                 "permit",  "permission", "power",     "right"};
    return std::find(std::begin(words), std::end(words), lemma) != std::end(words);
}
}  // namespace

/// "scrapped plans to build", "backed out of a deal to buy": behind a noun that says what one means to do
/// (status.tsv: plan, bid, attempt, deal) or may do (licence), an infinitive is that noun's.
void Tree::mend_infinitives() {
    for (std::uint32_t at = 1; at < size(); ++at) {  // "advance legislation imposing sanctions"
        auto& verb = nodes_[at];
        if (verb.xpos == Xpos::VBG && verb.deprel == Deprel::advcl && verb.head != absent &&
            verb.head < at - 1 && verb.head == nodes_[at - 1].head && nodes_[at - 1].deprel == Deprel::obj &&
            nodes_[at - 1].upos == Upos::NOUN &&
            lexicon_->noun_kind(nodes_[at - 1].lemma) == NounKind::document) {
            verb.head = at - 1;
            verb.deprel = Deprel::acl;
        }
    }
    for (std::uint32_t at = 3; at < size(); ++at)  // "called on X to act": what X is to do
        if (nodes_[at].deprel == Deprel::advcl && nodes_[at].head != absent && nodes_[at].head < at &&
            called_on(at) != absent)
            nodes_[at].deprel = Deprel::xcomp;
    for (std::uint32_t at = 3; at < size(); ++at) {  // "agreed on Wednesday to acquire X": what is agreed
        auto& verb = nodes_[at];
        if (verb.deprel != Deprel::advcl || verb.xpos != Xpos::VB || nodes_[at - 1].lemma != "to" ||
            verb.head == absent || verb.head + 1 >= at)
            continue;
        const auto up = verb.head;
        if (!is_one_of(nodes_[up].lemma, {"agree", "decide", "plan", "intend", "promise", "vow", "pledge"}))
            continue;
        if (std::none_of(nodes_.begin() + up, nodes_.begin() + at, [&](const TreeNode& word) {
                return word.head == up && (word.deprel == Deprel::obj || word.deprel == Deprel::ccomp ||
                                           word.deprel == Deprel::xcomp);
            }))
            verb.deprel = Deprel::xcomp;
    }
    for (std::uint32_t at = 3; at < size(); ++at) {  // "urged the bloc to ban X": what is urged
        auto& verb = nodes_[at];
        const auto noun = verb.head;
        if (verb.deprel != Deprel::acl || verb.xpos != Xpos::VB || noun == absent || noun + 2 != at ||
            nodes_[at - 1].lemma != "to" || nodes_[noun].head == absent || nodes_[noun].head >= noun)
            continue;
        const auto relation = base(nodes_[noun].deprel);
        const auto* word = lexicon_->find(nodes_[nodes_[noun].head].lemma);
        if ((relation == Deprel::obj || relation == Deprel::iobj) && word && word->verb == Effect::planned &&
            may_act(noun)) {
            verb.head = nodes_[noun].head;
            verb.deprel = Deprel::xcomp;
        }
    }
    for (std::uint32_t at = 3; at < size();
         ++at) {  // "held talks last week to buy X": what the talks are for
        auto& verb = nodes_[at];
        if ((verb.deprel != Deprel::advcl && verb.deprel != Deprel::xcomp) || verb.xpos != Xpos::VB ||
            nodes_[at - 1].lemma != "to" || verb.head == absent || verb.head >= at)
            continue;
        for (auto noun = verb.head + 1; noun < at; ++noun)
            if (nodes_[noun].head == verb.head && base(nodes_[noun].deprel) == Deprel::obj &&
                (nodes_[noun].lemma == "talk" || nodes_[noun].lemma == "negotiation" ||
                 nodes_[noun].lemma == "discussion")) {
                verb.head = noun;
                verb.deprel = Deprel::acl;
                break;
            }
    }
    for (std::uint32_t to = 2; to + 1 < size(); ++to) {
        if (nodes_[to].lemma != "to" || nodes_[to].deprel != Deprel::mark) continue;
        const auto clause = nodes_[to].head;
        const auto noun = to - 1;
        if (clause == absent || clause <= to || nodes_[noun].upos != Upos::NOUN) continue;
        auto& verb = nodes_[clause];
        if (verb.head == absent || verb.head >= noun || verb.head != nodes_[noun].head) continue;
        if (verb.deprel != Deprel::advcl && verb.deprel != Deprel::xcomp && verb.deprel != Deprel::ccomp)
            continue;
        const auto relation = base(nodes_[noun].deprel);
        if (relation != Deprel::obj && relation != Deprel::obl) continue;
        const auto* word = lexicon_->find(nodes_[noun].lemma);
        if ((!word || word->noun == Effect::none) && !enables(nodes_[noun].lemma)) continue;
        verb.head = noun;
        verb.deprel = Deprel::acl;
    }
}

}  // namespace newsgraph
