// Nouns that the tagger took for other words, and holders of posts that the parser took for one more of a
// list: part of what Tree mends before frames look at it.
#include "extract/claims/lexicon.hpp"
#include "extract/claims/nominal.hpp"
#include "extract/claims/tree.hpp"

#include <algorithm>

namespace newsgraph {

bool stops_text(std::string_view lemma) {
    return is_one_of(lemma,
                     {"veto", "block", "reject", "oppose", "dismiss", "ignore", "receive", "delete", "remove",
                      "defeat", "denounce", "criticize", "criticise", "condemn", "quote", "cite"});
}

/// "Chinese exports to Vietnam jumped": what an adjective modifies is no verb, where another one tells what
/// became of it.
void Tree::mend_noun_roots() {
    for (std::uint32_t at = 1; at + 1 < size(); ++at) {
        auto& noun = nodes_[at];
        const bool trade = nodes_[at - 1].upos == Upos::NOUN && is_one_of(noun.lemma, {"export", "import"});
        if (noun.upos != Upos::VERB || noun.xpos != Xpos::VBZ || nodes_[at - 1].head != at ||
            (nodes_[at - 1].upos != Upos::ADJ && !trade))
            continue;
        auto verb = absent;
        bool subject = false;
        for (std::uint32_t other = 0; other < size(); ++other) {
            const auto& word = nodes_[other];
            if (word.head != at) continue;
            const bool clause = base(word.deprel) == Deprel::ccomp || word.deprel == Deprel::parataxis ||
                                word.deprel == Deprel::conj ||
                                (trade && word.xpos == Xpos::VBD && other > at &&
                                 (word.deprel == Deprel::acl || base(word.deprel) == Deprel::advcl) &&
                                 std::none_of(nodes_.begin(), nodes_.end(), [&](const TreeNode& mark) {
                                     return mark.head == other && mark.deprel == Deprel::mark;
                                 }));
            subject = subject || (base(word.deprel) == Deprel::nsubj && other + 1 != at);
            if (verb == absent && other > at && clause && word.upos == Upos::VERB &&
                (word.xpos == Xpos::VBD || word.xpos == Xpos::VBZ || word.xpos == Xpos::VBN))
                verb = other;
        }
        if (verb == absent || subject || std::any_of(nodes_.begin(), nodes_.end(), [&](const TreeNode& word) {
                return word.head == verb && base(word.deprel) == Deprel::nsubj;
            }))
            continue;
        noun.upos = Upos::NOUN;
        noun.xpos = Xpos::NNS;
        nodes_[at - 1].deprel = trade ? Deprel::compound : Deprel::amod;
        for (std::uint32_t other = 0; trade && other + 1 < at;
             ++other)  // "Chile's wine exports": Chile's exports
            if (nodes_[other].head == at - 1 && nodes_[other].deprel == Deprel::nmod_poss)
                nodes_[other].head = at;
        nodes_[verb].head = noun.head;
        nodes_[verb].deprel = noun.deprel;
        noun.head = verb;
        noun.deprel = Deprel::nsubj;
        for (auto other = verb + 1; other < size(); ++other)
            if (nodes_[other].head == at) nodes_[other].head = verb;
    }
}

/// "The army struck targets in X", "the military struck X": for the tagger an adjective before what was
/// struck.
void Tree::mend_struck() {
    for (std::uint32_t at = 1; at + 1 < size(); ++at) {
        auto& verb = nodes_[at];
        if (verb.form != "struck" || verb.upos != Upos::ADJ || lexicon_->past_tense(verb.form).empty())
            continue;
        auto& before = nodes_[at - 1];
        if (!is_nominal(before.upos) && before.upos != Upos::ADJ) continue;
        const auto thing = verb.head;
        verb.upos = Upos::VERB;
        verb.xpos = Xpos::VBD;
        verb.lemma = lexicon_->past_tense(verb.form);
        if (before.upos == Upos::ADJ) {
            before.upos = Upos::NOUN;
            before.xpos = Xpos::NN;
        }
        const bool modifies = thing != absent && thing > at && base(verb.deprel) == Deprel::amod;
        const auto owner = modifies ? thing : at;  // on which the parser hung all before it
        const auto m = covering_[at - 1];
        const auto who = m != absent ? mention(m).head : at - 1;
        for (std::uint32_t other = 0; other < at; ++other)
            if (nodes_[other].head == owner && other != who) nodes_[other].head = who;
        if (modifies) {
            verb.head = nodes_[thing].head;
            verb.deprel = nodes_[thing].deprel;
            nodes_[thing].head = at;
            nodes_[thing].deprel = Deprel::obj;
        }
        nodes_[who].head = at;
        nodes_[who].deprel = Deprel::nsubj;
    }
}

/// "and the X-backed rebel group Y": what is backed is Y, wherever the parser hung the participle and the
/// noun.
void Tree::mend_backed() {
    for (std::uint32_t at = 2; at + 1 < size(); ++at) {
        auto& participle = nodes_[at];
        if (nodes_[at - 1].form != "-" || participle.xpos != Xpos::VBN || participle.deprel != Deprel::amod ||
            covering_[at - 2] == absent)
            continue;
        auto next = at + 1;
        while (next + 1 < size() && next < at + 5 && covering_[next] == absent &&
               nodes_[next].form.front() >= 'a' &&
               (nodes_[next].upos == Upos::NOUN || nodes_[next].upos == Upos::ADJ))
            ++next;
        const auto m = covering_[next];
        if (m == absent || mention(m).first != next || mention(m).kind != MentionKind::name) continue;
        const auto name = mention(m).head;
        const auto noun = next - 1;
        if (noun > at && nodes_[noun].upos == Upos::NOUN && nodes_[name].head == nodes_[noun].head &&
            nodes_[name].deprel == nodes_[noun].deprel) {
            nodes_[noun].head = name;
            nodes_[noun].deprel = Deprel::nmod_desc;
        }
        const auto up = participle.head;
        if (up != name && (up == noun || up == absent || up > name)) participle.head = name;
    }
}

/// "denies supporting X", for the parser how it is denied.
void Tree::mend_governed_gerunds() {
    for (std::uint32_t at = 1; at < size(); ++at) {
        auto& word = nodes_[at];
        const auto& verb = nodes_[at - 1];
        if (word.xpos == Xpos::VBG && base(word.deprel) == Deprel::advcl && word.head == at - 1 &&
            verb.upos == Upos::VERB &&
            is_one_of(verb.lemma, {"deny",        "avoid", "consider", "stop",        "cease",     "suggest",
                                   "admit",       "mull",  "quit",     "contemplate", "recommend", "propose",
                                   "favour",      "favor", "oppose",   "resume",      "halt",      "suspend",
                                   "discontinue", "defer", "delay",    "postpone"}))
            word.deprel = Deprel::xcomp;
    }
}

/// "a record €1.2 billion fine", for the tagger fine as weather is.
void Tree::mend_fines() {
    for (std::uint32_t at = 1; at < size(); ++at) {
        auto& word = nodes_[at];
        if (word.form != "fine" || word.upos != Upos::ADJ) continue;
        const auto relation = base(word.deprel);
        const bool sum = std::any_of(nodes_.begin(), nodes_.begin() + at, [&](const TreeNode& other) {
            return other.head == at &&
                   (other.upos == Upos::SYM || other.upos == Upos::NUM || base(other.deprel) == Deprel::det);
        });
        if (!sum || (relation != Deprel::obl && relation != Deprel::obj && relation != Deprel::nmod &&
                     relation != Deprel::nsubj && relation != Deprel::conj))
            continue;
        word.upos = Upos::NOUN;
        word.xpos = Xpos::NN;
    }
}

/// "vetoed a resolution condemning X": whoever stops a text does not say what it says.
void Tree::mend_stopped_texts() {
    for (std::uint32_t at = 2; at < size(); ++at) {
        auto& word = nodes_[at];
        const auto verb = word.head;
        if (word.xpos != Xpos::VBG || word.upos != Upos::VERB || verb == absent || verb >= at ||
            (base(word.deprel) != Deprel::advcl && word.deprel != Deprel::xcomp) ||
            !stops_text(nodes_[verb].lemma))
            continue;
        auto& text = nodes_[at - 1];
        if (text.upos != Upos::NOUN || text.head != verb || text.deprel != Deprel::obj ||
            lexicon_->noun_kind(text.lemma) != NounKind::document)
            continue;
        word.head = at - 1;
        word.deprel = Deprel::acl;
    }
}

/// "the US envoy to Serbia, X, criticized": who holds the post is not one more of where it is held.
void Tree::join_holders() {
    for (std::uint32_t at = 2; at + 1 < size(); ++at) {
        auto& name = nodes_[at];
        const auto m = covering_[at];
        if ((name.deprel != Deprel::conj && base(name.deprel) != Deprel::nmod &&
             name.deprel != Deprel::appos) ||
            name.head == absent || m == absent || mention(m).head != at || type(m) != NodeType::person ||
            mention(m).first == 0 || nodes_[mention(m).first - 1].form != ",")
            continue;
        const auto lead = covering_[name.head];
        if (lead == absent || type(lead) == NodeType::person) continue;
        const auto last = mention(m).last;
        if (last >= size() || nodes_[last].form != ",") continue;
        auto post = nodes_[name.head].head;
        for (int step = 0; step < 3 && post != absent && covering_[post] != absent; ++step)
            post = nodes_[post].head;
        if (post == absent || nodes_[post].upos != Upos::NOUN ||
            nominal(nodes_[post].lemma).types != bit(NodeType::person))
            continue;
        const bool listed = std::any_of(nodes_.begin(), nodes_.end(), [&](const TreeNode& other) {
            return other.head == at && other.deprel == Deprel::cc;
        });
        if (listed) continue;
        name.head = post;
        name.deprel = Deprel::appos;
    }
}

}  // namespace newsgraph
