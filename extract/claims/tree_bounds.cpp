// What Tree mends around bounds and second names, so that they hide no argument: "buys up to 350,000 X" buys
// X, "the model, called X," is X.
#include "extract/claims/tree.hpp"

namespace newsgraph {

/// "buys up to 350,000 X", "sold more than 2 million X": what is counted is the object, the bound no case.
void Tree::mend_bounds() {
    for (std::uint32_t count = 2; count < size(); ++count) {
        if (nodes_[count].upos != Upos::NUM && nodes_[count].upos != Upos::SYM) continue;
        const auto last = nodes_[count - 1].form;
        const auto before = nodes_[count - 2].form;
        auto first = count - 2;
        if (last == "as" && (before == "many" || before == "much") && count >= 3)
            --first;
        else if (!(last == "to" && (before == "up" || before == "close")) &&
                 !(before == "at" && (last == "least" || last == "most")) &&
                 !(last == "than" && (before == "more" || before == "less" || before == "fewer")))
            continue;
        auto thing = count;
        for (int step = 0; step < 4; ++step) {
            const auto up = nodes_[thing].head;
            const auto relation = base(nodes_[thing].deprel);
            if (up == absent || up < count || (relation != Deprel::nummod && relation != Deprel::compound))
                break;
            thing = up;
        }
        const auto verb = nodes_[thing].head;
        if (verb == absent || verb >= first || nodes_[verb].upos != Upos::VERB || first - verb > 3) continue;
        if (base(nodes_[thing].deprel) != Deprel::obl && base(nodes_[thing].deprel) != Deprel::nmod) continue;
        if (nodes_[first - 1].upos == Upos::ADP) {  // "invested in more than 200 firms"
            nodes_[first - 1].head = thing;
            nodes_[first - 1].deprel = Deprel::case_;
        } else {
            nodes_[thing].deprel = Deprel::obj;
        }
        for (auto word = first; word < count; ++word) {
            nodes_[word].head = count;
            nodes_[word].deprel = Deprel::advmod;
        }
    }
}

/// "an offer for up to 33 million shares": the preposition before the bound is that of what is counted.
void Tree::mend_bounded_phrases() {
    for (std::uint32_t up = 1; up + 3 < size(); ++up) {
        const auto thing = nodes_[up + 1].head;
        if (nodes_[up].form != "up" || nodes_[up + 1].form != "to" || nodes_[up + 2].upos != Upos::NUM ||
            nodes_[up - 1].upos != Upos::ADP || nodes_[up - 1].head != up || nodes_[up].head == absent ||
            thing == absent || thing < up + 2)
            continue;
        nodes_[thing].head = nodes_[up].head;
        nodes_[thing].deprel = nodes_[up].deprel;
        nodes_[up - 1].head = thing;
        for (auto word = up; word < up + 2; ++word) {
            nodes_[word].head = up + 2;
            nodes_[word].deprel = Deprel::advmod;
        }
    }
}

/// "increased its holding in X", "dropped its $47 billion bid": what is owned is a noun.
void Tree::mend_possessed() {
    for (std::uint32_t at = 1; at < size(); ++at) {
        auto& word = nodes_[at];
        const bool share = word.deprel == Deprel::csubj && in_amount(at - 1);  // "X's 9.9% holding in Y"
        if (word.upos != Upos::VERB ||
            (word.deprel != Deprel::obj && base(word.deprel) != Deprel::nsubj && !share))
            continue;
        auto owner = at - 1;
        for (int step = 0; step < 5 && owner > 0 &&
                           (nodes_[owner].upos == Upos::NUM || nodes_[owner].upos == Upos::SYM ||
                            nodes_[owner].upos == Upos::ADJ);
             ++step)
            --owner;
        const bool bid = word.form == "bid";  // "launched a hostile $5bn bid for X"
        while (bid && owner > 0 && owner + 8 > at && nodes_[owner].upos == Upos::NOUN && !named(owner))
            --owner;
        if (nodes_[owner].xpos != Xpos::PRPS && nodes_[owner].xpos != Xpos::POS &&
            !(bid && nodes_[owner].upos == Upos::DET))
            continue;
        if (bid) word.lemma = word.form;
        word.upos = Upos::NOUN;
        word.xpos = Xpos::NN;
        if (share) word.deprel = Deprel::nsubj;
        if (word.form.ends_with("ing")) word.lemma = word.form;
        for (std::uint32_t other = 0; other < owner; ++other)
            if (const auto up = nodes_[other].head;
                nodes_[other].deprel == Deprel::nmod_poss && up != absent && up > owner && up < at)
                nodes_[other].head = at;
        for (auto part = owner; part < at; ++part)
            if (const auto up = nodes_[part].head; up == absent || up > at || up < owner) {
                if (nodes_[part].xpos == Xpos::POS) continue;
                nodes_[part].head = at;
                nodes_[part].deprel = nodes_[part].xpos == Xpos::PRPS ? Deprel::nmod_poss : Deprel::compound;
            }
    }
}

/// "The model, called X, was trained": X is another name of what stands before the participle.
void Tree::mend_called() {
    for (std::uint32_t at = 1; at + 1 < size(); ++at) {
        const auto lemma = nodes_[at].lemma;
        if (nodes_[at].xpos != Xpos::VBN && nodes_[at].xpos != Xpos::VBD) continue;
        auto next = at + 1;
        if (lemma == "know" && nodes_[next].form == "as")
            ++next;
        else if (lemma != "call" && lemma != "name" && lemma != "dub" && lemma != "codename" &&
                 lemma != "nickname")
            continue;
        while (next < size() && nodes_[next].upos == Upos::DET) ++next;
        if (next >= size()) return;
        const auto m = covering_[next];
        if (m == absent || mention(m).kind != MentionKind::name || mention(m).first != next) continue;
        const auto noun = nodes_[at - 1].form == "," && at > 1 ? at - 2 : at - 1;
        if (nodes_[noun].upos != Upos::NOUN || covering_[noun] != absent) continue;
        if (lemma == "name" && nodes_[noun].head == at && base(nodes_[noun].deprel) == Deprel::nsubj &&
            type(m) == NodeType::person) {  // "the president named X minister"
            nodes_[at].xpos = Xpos::VBD;
            nodes_[noun].deprel = Deprel::nsubj;
            rehang(mention(m).head, at, Deprel::obj);
            continue;
        }
        nodes_[mention(m).head].head = noun;
        nodes_[mention(m).head].deprel = Deprel::appos;
    }
}

}  // namespace newsgraph
