// What Tree mends at the top of a sentence: main verbs that the tagger took for participles or nouns, so that
// for the parser the sentence is a name with clauses: "X, backed by Y, released Z".
#include "extract/claims/lexicon.hpp"
#include "extract/claims/tree.hpp"

#include <algorithm>

namespace newsgraph {

/// Whether what stands behind a verb is its object or infinitive.
bool Tree::governs_next(std::uint32_t verb) const {
    if (verb + 1 >= size()) return false;
    const auto& behind = nodes_[verb + 1];
    const auto m = covering_[verb + 1];
    return behind.upos == Upos::DET || behind.upos == Upos::NUM || behind.upos == Upos::SYM ||
           behind.xpos == Xpos::PRPS || behind.xpos == Xpos::TO ||
           (m != absent && mention(m).first == verb + 1 && mention(m).kind == MentionKind::name);
}

/// "X announces that …": a form of a word that is never a noun is a verb, whatever the tagger says. "X
/// states that": so is a noun between a name and "that".
void Tree::mend_plain_verbs() {
    for (std::uint32_t at = 1; at + 1 < size(); ++at) {
        const auto& word = nodes_[at];
        if (word.xpos == Xpos::NN && named(at - 1) && !named(at) && lexicon_->is_only_verb(word.lemma))
            make_verb(at);  // "X and Y announce"
        if (word.upos != Upos::NOUN || word.xpos != Xpos::NNS || !word.form.ends_with('s') || named(at) ||
            word.form.front() < 'a')
            continue;
        const bool told = named(at - 1) && nodes_[at + 1].lemma == "that" &&
                          nodes_[at + 1].xpos == Xpos::IN && lexicon_->is_verb(word.lemma);
        if (told || lexicon_->is_only_verb(word.lemma)) make_verb(at);
    }
    for (std::uint32_t at = 2; at + 1 < size(); ++at)  // "X and Y each own 50 percent"
        if (nodes_[at].form == "own" && nodes_[at].upos == Upos::ADJ && nodes_[at - 1].form == "each" &&
            nodes_[at + 1].upos == Upos::NUM)
            for (std::uint32_t root = 0; root < at; ++root)
                if (nodes_[root].head == absent && is_nominal(nodes_[root].upos)) {
                    nodes_[at].lemma = "own";
                    raise_verb(at, root);
                    break;
                }
    for (std::uint32_t at = 1; at + 1 < size(); ++at) {  // "X and Y back Z", where there is no other verb
        if (nodes_[at].form != "back" || nodes_[at].upos != Upos::ADV || !named(at - 1) || !named(at + 1) ||
            std::any_of(nodes_.begin(), nodes_.end(), [](const TreeNode& word) {
                return word.upos == Upos::VERB || word.upos == Upos::AUX;
            }))
            continue;
        for (std::uint32_t root = 0; root < at; ++root)
            if (nodes_[root].head == absent && is_nominal(nodes_[root].upos)) {
                nodes_[at].lemma = "back";
                raise_verb(at, root);
                auto& whom = nodes_[mention(covering_[at + 1]).head];
                whom.head = at;
                whom.deprel = Deprel::obj;
                break;
            }
    }
    for (std::uint32_t at = 1; at + 2 < size(); ++at) {  // "the engine powers the X": no noun before "the"
        auto& noun = nodes_[at];
        if (noun.xpos != Xpos::NNS || noun.upos != Upos::NOUN || named(at) || nodes_[at + 1].form != "the" ||
            (nodes_[at - 1].upos != Upos::NOUN && !named(at - 1)) || !lexicon_->is_verb(noun.lemma))
            continue;
        const auto thing = nodes_[at + 1].head;
        if (thing == absent || nodes_[thing].head != at || nodes_[thing].deprel != Deprel::appos) continue;
        nodes_[thing].deprel = Deprel::obj;
        make_verb(at);
    }
    for (std::uint32_t at = 1; at + 1 < size(); ++at)  // "the government sanctions X": a noun has no object
        if (nodes_[at].head == absent && nodes_[at].xpos == Xpos::NNS && nodes_[at].upos == Upos::NOUN &&
            !named(at) && lexicon_->is_verb(nodes_[at].lemma) && acts_as_verb(at))
            make_verb(at);
    const auto governs = [&](std::uint32_t head, Deprel relation) {
        return std::any_of(nodes_.begin(), nodes_.end(), [&](const TreeNode& node) {
            return node.head == head && node.deprel == relation;
        });
    };
    for (std::uint32_t at = 1; at + 1 < size(); ++at)  // "The Houthis launch drones"
        if (nodes_[at].head == absent && nodes_[at].upos == Upos::NOUN && nodes_[at].xpos == Xpos::NN &&
            named(at - 1) && !named(at) && nodes_[at - 1].form.ends_with('s') &&
            lexicon_->is_verb(nodes_[at].lemma) && governs(at, Deprel::obj)) {
            auto& who = nodes_[mention(covering_[at - 1]).head];
            who.upos = Upos::PROPN;
            who.head = at;
            who.deprel = Deprel::nsubj;
            make_verb(at);
            nodes_[at].xpos = Xpos::VBP;
        }
    for (std::uint32_t at = 2; at + 1 < size(); ++at)  // "engines that power X"
        if (nodes_[at].upos == Upos::NOUN && nodes_[at].deprel == Deprel::acl_relcl && !named(at) &&
            nodes_[at - 1].head == at && nodes_[at - 1].upos == Upos::PRON &&
            base(nodes_[at - 1].deprel) == Deprel::nsubj && !governs(at, Deprel::cop) &&
            governs(at, Deprel::obj) && lexicon_->is_verb(nodes_[at].lemma)) {
            nodes_[at].upos = Upos::VERB;
            nodes_[at].xpos = Xpos::VBP;
        }
    for (std::uint32_t at = 1; at + 1 < size(); ++at) {  // "X shares fell": no verb is a subject
        auto& word = nodes_[at];
        if (word.xpos != Xpos::VBZ || base(word.deprel) != Deprel::nsubj || word.head == absent ||
            word.head < at || named(at) || nodes_[word.head].upos != Upos::VERB)
            continue;
        word.upos = Upos::NOUN;
        word.xpos = Xpos::NNS;
        for (std::uint32_t whose = 0; whose < at; ++whose)
            if (nodes_[whose].head == at && base(nodes_[whose].deprel) == Deprel::nsubj)
                nodes_[whose].deprel = Deprel::compound;
    }
    for (std::uint32_t at = 1; at + 1 < size(); ++at) {  // "imposes export controls": what is traded
        auto& word = nodes_[at];
        const auto next = at + 1;
        if (word.upos != Upos::VERB || word.head == absent || word.head >= at ||
            nodes_[next].head != word.head || nodes_[next].deprel != Deprel::obj ||
            !is_one_of(word.form, {"export", "import", "trade", "travel"}))
            continue;
        word.upos = Upos::NOUN;
        word.xpos = Xpos::NN;
        word.head = next;
        word.deprel = Deprel::compound;
    }
    for (std::uint32_t at = 1; at + 1 < size(); ++at) {  // "announces plans to": its object
        auto& word = nodes_[at];
        auto& before = nodes_[at - 1];
        const bool second = before.upos == Upos::NOUN && before.deprel == Deprel::obj &&
                            before.head == word.head && word.head != absent && word.head < at;
        if (word.xpos == Xpos::VBZ && base(word.deprel) == Deprel::obj && (word.head == at - 1 || second) &&
            nodes_[word.head].upos == Upos::VERB && !lexicon_->is_only_verb(word.lemma)) {
            word.upos = Upos::NOUN;
            word.xpos = Xpos::NNS;
            if (second) {  // "suspended arms exports"
                before.head = at;
                before.deprel = Deprel::compound;
            }
            for (std::uint32_t below = at + 1; below < size(); ++below)
                if (nodes_[below].head == at && nodes_[below].deprel == Deprel::xcomp)
                    nodes_[below].deprel = Deprel::acl;
        }
    }
}

/// Whether what the parser took for a noun in -s has an object or shares its clause with a verb, and
/// something before it that can be its subject.
bool Tree::acts_as_verb(std::uint32_t noun) const {
    bool who = false, acts = false;
    for (std::uint32_t at = 0; at < size(); ++at) {
        const auto& word = nodes_[at];
        if (word.head != noun) continue;
        const auto relation = base(word.deprel);
        if (relation == Deprel::nsubj || relation == Deprel::cop || relation == Deprel::det) {
            if (relation != Deprel::det || at + 1 == noun) return false;
        }
        who = who || (at < noun && is_nominal(word.upos) && word.upos != Upos::ADJ &&
                      base(word.deprel) != Deprel::obl);
        acts = acts || (at > noun && (word.deprel == Deprel::obj ||
                                      (word.deprel == Deprel::conj && word.xpos == Xpos::VBZ)));
    }
    return who && acts;
}

/// Makes a verb in the present tense of what the parser took for a noun: what stood before it is its subject,
/// what it modified its object.
void Tree::make_verb(std::uint32_t at) {
    auto& verb = nodes_[at];
    verb.upos = Upos::VERB;
    verb.xpos = Xpos::VBZ;
    const auto noun = verb.head;
    if (noun != absent && noun > at &&
        (verb.deprel == Deprel::compound || verb.deprel == Deprel::amod || verb.deprel == Deprel::nmod ||
         verb.deprel == Deprel::nmod_desc)) {
        verb.head = nodes_[noun].head;
        verb.deprel = nodes_[noun].deprel;
        for (std::uint32_t other = 0; other < at; ++other)  // "X [announces tariffs]": X hung on tariffs
            if (nodes_[other].head == noun) nodes_[other].head = at;
        nodes_[noun].head = at;
        nodes_[noun].deprel = Deprel::obj;
    }
    auto subject = absent;
    bool has_subject = false;
    for (std::uint32_t other = 0; other < at; ++other) {
        if (nodes_[other].head != at) continue;
        has_subject = has_subject || base(nodes_[other].deprel) == Deprel::nsubj;
        if (is_nominal(nodes_[other].upos) && base(nodes_[other].deprel) != Deprel::obl) subject = other;
    }
    if (!has_subject && subject != absent) {
        if (const auto m = covering_[subject]; m != absent && nodes_[mention(m).head].head == at)
            subject = mention(m).head;
        for (std::uint32_t other = 0; other < at; ++other) {
            auto& before = nodes_[other];
            if (before.head != at || other == subject) continue;
            const bool word_of_it = before.deprel == Deprel::compound || before.deprel == Deprel::amod ||
                                    before.deprel == Deprel::det || before.deprel == Deprel::nmod_desc ||
                                    before.deprel == Deprel::flat || before.deprel == Deprel::nmod_poss;
            if (word_of_it) before.head = subject;
        }
        nodes_[subject].deprel = Deprel::nsubj;
    }
    for (auto other = at + 1; other < size(); ++other) {
        auto& behind = nodes_[other];
        if (behind.head != at) continue;
        if (behind.deprel == Deprel::acl) behind.deprel = Deprel::xcomp;
        if (behind.deprel == Deprel::acl_relcl) behind.deprel = Deprel::ccomp;
        if (base(behind.deprel) == Deprel::nmod) behind.deprel = Deprel::obl;
    }
}

/// "X, backed by Y, released Z", "X, in which Y owns a share, licenses its designs": the verb behind the
/// comma is the sentence's. "Ernie runs on": a noun with a subject is a verb.
void Tree::mend_roots() {
    const auto found =
        std::find_if(nodes_.begin(), nodes_.end(), [](const TreeNode& node) { return node.head == absent; });
    if (found == nodes_.end()) return;
    const auto root = static_cast<std::uint32_t>(found - nodes_.begin());
    const auto has = [&](std::uint32_t head, Deprel relation) {
        return std::any_of(nodes_.begin(), nodes_.end(), [&](const TreeNode& node) {
            return node.head == head && base(node.deprel) == relation;
        });
    };
    if (!named(root) && found->xpos == Xpos::NNS && found->form.ends_with('s')) {
        if (!has(root, Deprel::nsubj) || has(root, Deprel::cop) || !lexicon_->is_verb(found->lemma)) return;
        found->upos = Upos::VERB;
        found->xpos = Xpos::VBZ;
        for (std::uint32_t at = root + 1; at < size(); ++at)
            if (nodes_[at].head == root && base(nodes_[at].deprel) == Deprel::nmod)
                nodes_[at].deprel = Deprel::obl;
        return;
    }
    const auto m = covering_[root];
    if (m == absent || mention(m).kind != MentionKind::name || mention(m).first > 1 ||
        mention(m).last >= size() || nodes_[mention(m).last].form != ",")
        return;
    for (auto at = mention(m).last + 2; at + 1 < size(); ++at) {
        const auto& word = nodes_[at];
        if (nodes_[at - 1].form != "," || named(at) || has(at, Deprel::nsubj)) continue;
        const bool past = (word.xpos == Xpos::VBN || word.xpos == Xpos::VBD) && governs_next(at);
        const bool present = word.xpos == Xpos::VBZ;
        const bool plural = word.xpos == Xpos::NNS && lexicon_->is_verb(word.lemma) && governs_next(at) &&
                            nodes_[at + 1].upos != Upos::PROPN;
        if (past || present || plural) return raise_verb(at, root);
    }
}

/// Makes the verb the root, the old root its subject and what stands behind it its own.
void Tree::raise_verb(std::uint32_t verb, std::uint32_t root) {
    auto& word = nodes_[verb];
    word.upos = Upos::VERB;
    if (word.xpos != Xpos::VBD) word.xpos = word.xpos == Xpos::VBN ? Xpos::VBD : Xpos::VBZ;
    word.head = absent;
    word.deprel = Deprel::root;
    nodes_[root].head = verb;
    nodes_[root].deprel = Deprel::nsubj;
    bool object = false;
    for (auto at = verb + 1; at < size(); ++at) {
        auto& behind = nodes_[at];
        if (behind.head == verb) object = object || behind.deprel == Deprel::obj;
        if (behind.head == absent || behind.head >= verb) continue;
        behind.head = verb;
        if (!is_nominal(behind.upos)) continue;
        const bool phrase = std::any_of(nodes_.begin() + verb, nodes_.end(), [&](const TreeNode& node) {
            return node.head == at && node.deprel == Deprel::case_;
        });
        behind.deprel = phrase || object ? Deprel::obl : Deprel::obj;
        object = object || !phrase;
    }
}

}  // namespace newsgraph
