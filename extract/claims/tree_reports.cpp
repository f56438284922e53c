// What Tree mends around reporting verbs: what is told hangs on them, whoever tells it is their subject.
#include "extract/claims/lexicon.hpp"
#include "extract/claims/tree.hpp"

namespace newsgraph {

/// "denied on Sunday that it had…", "reported last week that…": what stands behind "that" is what is
/// reported, also where the parser hung it on the time between.
void Tree::mend_reports() {
    for (std::uint32_t that = 1; that + 1 < size(); ++that) {
        if (nodes_[that].form != "that" || nodes_[that].head == absent) continue;
        const auto clause = nodes_[that].head;
        if (clause < that || nodes_[clause].head == absent) continue;
        auto& told = nodes_[clause];
        const auto relation = base(told.deprel);
        if (relation != Deprel::advcl && relation != Deprel::acl && relation != Deprel::dep &&
            relation != Deprel::parataxis)
            continue;
        bool subject = false;
        for (auto at = that + 1; at < clause; ++at)
            subject = subject || (nodes_[at].head == clause && base(nodes_[at].deprel) == Deprel::nsubj);
        if (nodes_[that].deprel != Deprel::mark && !subject) continue;
        auto verb = told.head;
        if (base(nodes_[verb].deprel) == Deprel::obl && verb < that) verb = nodes_[verb].head;
        if (verb == absent || verb > that || nodes_[verb].upos != Upos::VERB) continue;
        const auto* word = lexicon_->find(nodes_[verb].lemma);
        if (!word || !word->reporting_verb) continue;
        told.head = verb;
        told.deprel = Deprel::ccomp;
        nodes_[that].deprel = Deprel::mark;
    }
}

/// "X and Y spoke on Friday, Z said": a reporting verb has one subject, the other is of what is told.
/// "X denied that it had …, and accused Y": a verb in the reporting verb's tense is its conjunct.
void Tree::mend_told() {
    const auto reports = [&](std::uint32_t at) {
        const auto* word = nodes_[at].upos == Upos::VERB ? lexicon_->find(nodes_[at].lemma) : nullptr;
        return word && word->reporting_verb;
    };
    const auto finite = [&](std::uint32_t at) {
        return nodes_[at].xpos == Xpos::VBD || nodes_[at].xpos == Xpos::VBZ || nodes_[at].xpos == Xpos::VBP;
    };
    for (std::uint32_t at = 0; at < size(); ++at) {  // "shows videos accusing X of …, and denounces Y"
        auto up = nodes_[at].head;
        if (nodes_[at].deprel != Deprel::conj || up == absent || nodes_[at].upos != Upos::VERB ||
            !finite(at) || at < up ||
            !(nodes_[up].xpos == Xpos::VBG || (nodes_[up].xpos == Xpos::VB && nodes_[at].xpos != Xpos::VBP)))
            continue;
        for (int step = 0; step < 6 && up != absent && !(nodes_[up].upos == Upos::VERB && finite(up)); ++step)
            up = nodes_[up].head;
        if (up != absent && up < at && nodes_[up].upos == Upos::VERB && finite(up)) nodes_[at].head = up;
    }
    for (std::uint32_t at = 1; at < size(); ++at) {  // "X will buy Y, officials told Z": what is told is the rest
        auto& verb = nodes_[at];
        if (verb.deprel != Deprel::advcl || verb.head == absent || verb.head > at || !finite(at) || !reports(at))
            continue;
        auto own = absent;
        bool bound = false;
        for (std::uint32_t below = verb.head + 1; below < size(); ++below) {
            if (nodes_[below].head != at) continue;
            const auto relation = base(nodes_[below].deprel);
            if (relation == Deprel::nsubj) own = below;
            bound = bound || relation == Deprel::mark || relation == Deprel::ccomp;
        }
        if (own == absent || bound) continue;
        auto first = own;
        while (first > 0 && nodes_[first - 1].head != absent && nodes_[first - 1].head >= first &&
               nodes_[first - 1].head <= own && nodes_[first - 1].upos != Upos::PUNCT)
            --first;
        if (first > 0 && nodes_[first - 1].form == ",") verb.deprel = Deprel::parataxis;
    }
    for (std::uint32_t at = 0; at < size(); ++at) {  // "A sells B, C told D" with two subjects: the verb is told
        const auto verb = nodes_[at].head;
        if (nodes_[at].deprel != Deprel::nsubj || nodes_[at].upos != Upos::VERB || verb == absent || verb < at ||
            !finite(at) || !reports(verb))
            continue;
        for (auto other = at + 1; other < verb; ++other)
            if (nodes_[other].head == verb && nodes_[other].deprel == Deprel::nsubj &&
                nodes_[other].upos != Upos::VERB)
                nodes_[at].deprel = Deprel::ccomp;
    }
    for (std::uint32_t told = 0; told < size(); ++told) {
        const auto verb = nodes_[told].head;
        if (nodes_[told].deprel != Deprel::ccomp || verb == absent || !reports(verb)) continue;
        auto first = absent, second = absent, own = absent;
        for (std::uint32_t at = 0; at < size(); ++at) {
            const bool subject = base(nodes_[at].deprel) == Deprel::nsubj;
            if (subject && nodes_[at].head == told) own = at;
            if (subject && nodes_[at].head == verb) (first == absent ? first : second) = at;
        }
        if (told < verb && second != absent && own == absent && first < told && told < second)
            nodes_[first].head = told;
        if (told < verb) continue;
        for (auto at = told + 2; at < size(); ++at)
            if (nodes_[at].head == told && nodes_[at].deprel == Deprel::conj &&
                nodes_[at].upos == Upos::VERB &&
                ((nodes_[at].xpos == nodes_[verb].xpos && nodes_[at].xpos != nodes_[told].xpos) ||
                 (nodes_[at].xpos == Xpos::VBN && nodes_[told].xpos == Xpos::VBN &&
                  nodes_[verb].xpos == Xpos::VBD)) &&
                nodes_[at - 1].lemma == "and" && nodes_[at - 2].form == ",")
                nodes_[at].head = verb;
    }
}

}  // namespace newsgraph
