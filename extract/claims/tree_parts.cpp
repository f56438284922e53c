// What Tree mends inside phrases before frames look at them: names that the parser took for a part of the
// name they are joined to, verbs that it took for the second of two nouns.
#include "extract/claims/lexicon.hpp"
#include "extract/claims/nominal.hpp"
#include "extract/claims/tree.hpp"

#include <algorithm>

namespace newsgraph {

/// "pies and supplies cakes to X": a plural behind "and" that has an object is a verb.
void Tree::mend_joined_verbs() {
    for (std::uint32_t at = 2; at + 1 < size(); ++at) {
        auto& word = nodes_[at];
        if (word.xpos != Xpos::NNS || word.upos != Upos::NOUN || nodes_[at - 1].xpos != Xpos::CC ||
            word.head == absent || word.head >= at || named(at) || !lexicon_->is_verb(word.lemma))
            continue;
        const bool governs = std::any_of(nodes_.begin() + at + 1, nodes_.end(), [&](const TreeNode& other) {
            return other.head == at && other.deprel == Deprel::obj;
        });
        if (nodes_[word.head].upos == Upos::VERB && base(word.deprel) == Deprel::conj &&
            nodes_[at + 1].upos == Upos::ADP) {  // "is based on X and runs on Y"
            word.upos = Upos::VERB;
            word.xpos = Xpos::VBZ;
            for (auto other = at + 1; other < size(); ++other)
                if (nodes_[other].head == at && base(nodes_[other].deprel) == Deprel::nmod)
                    nodes_[other].deprel = Deprel::obl;
            continue;
        }
        if (nodes_[at + 1].xpos == Xpos::TO && nodes_[word.head].upos == Upos::NUM &&
            nodes_[word.head].head != absent && nodes_[nodes_[word.head].head].upos == Upos::VERB) {
            word.upos = Upos::VERB;  // "opened a plant in 2005 and plans to build another"
            word.xpos = Xpos::VBZ;
            word.head = nodes_[word.head].head;
            for (auto other = at + 1; other < size(); ++other)
                if (nodes_[other].head == at && nodes_[other].deprel == Deprel::acl)
                    nodes_[other].deprel = Deprel::xcomp;
            continue;
        }
        const auto before = nodes_[word.head].head;
        if (!governs || before == absent || nodes_[before].upos != Upos::VERB || before > at ||
            base(word.deprel) != Deprel::conj)
            continue;
        word.upos = Upos::VERB;
        word.xpos = Xpos::VBZ;
        word.head = before;
        for (auto other = at + 1; other < size(); ++other) {  // "supplies cakes to X"
            auto& thing = nodes_[other];
            if (thing.head == absent || thing.deprel != Deprel::nmod || nodes_[thing.head].head != at)
                continue;
            const auto marker = std::find_if(nodes_.begin(), nodes_.end(), [&](const TreeNode& mark) {
                return mark.head == other && mark.deprel == Deprel::case_;
            });
            if (marker == nodes_.end() || marker->lemma != "to") continue;
            thing.head = at;
            thing.deprel = Deprel::obl;
        }
    }
}

/// "X test-fired its Y": what stands before the hyphen says how; X does it.
void Tree::join_prefixed_verbs() {
    for (std::uint32_t at = 2; at + 1 < size(); ++at) {
        const auto& hyphen = nodes_[at - 1];
        auto& prefix = nodes_[at - 2];
        if (nodes_[at].upos != Upos::VERB || hyphen.form != "-" || hyphen.space_before ||
            nodes_[at].space_before || named(at - 2) || prefix.head != at ||
            base(prefix.deprel) != Deprel::nsubj)
            continue;
        prefix.deprel = Deprel::advmod;
        for (std::uint32_t other = 0; other < at - 2; ++other) {
            auto& word = nodes_[other];
            if (word.head != at - 2) continue;
            word.head = at;
            if (named(other)) word.deprel = Deprel::nsubj;
        }
    }
}

/// "from existing investors": what has no object modifies the noun behind it.
void Tree::mend_modifying_verbs() {
    for (std::uint32_t at = 1; at + 1 < size(); ++at) {
        auto& verb = nodes_[at];
        if (verb.xpos != Xpos::VBG ||
            !is_one_of(verb.form,
                       {"existing", "remaining", "emerging", "competing", "participating", "leading",
                        "rising", "growing", "neighboring", "neighbouring", "outgoing", "incoming"}))
            continue;
        auto noun = at + 1;
        while (noun < size() && nodes_[noun].head != at && is_nominal(nodes_[noun].upos)) ++noun;
        if (noun >= size() || nodes_[noun].head != at || nodes_[noun].upos != Upos::NOUN ||
            nodes_[noun].deprel != Deprel::obj)
            continue;
        const auto& marker = nodes_[at - 1];
        const bool marked =
            marker.head == at && (marker.deprel == Deprel::mark || marker.deprel == Deprel::case_);
        if (!marked) continue;
        nodes_[noun].head = verb.head;
        nodes_[noun].deprel =
            verb.head != absent && nodes_[verb.head].upos == Upos::VERB ? Deprel::obl : Deprel::nmod;
        for (std::uint32_t other = 0; other < size(); ++other) {
            auto& word = nodes_[other];
            if (word.head != at || other == noun) continue;
            word.head = noun;
            if (other == at - 1) word.deprel = Deprel::case_, word.upos = Upos::ADP;
            if (other > noun && word.deprel == Deprel::obj)
                word.deprel = Deprel::appos;  // "investors A and B"
        }
        verb.head = noun;
        verb.deprel = Deprel::amod;
    }
}

/// "buys the video sharing site X": the words before the kind of the thing are no clause.
void Tree::mend_compound_gerunds() {
    for (std::uint32_t at = 2; at < size(); ++at) {  // "buys cloud computing from X": one thing
        auto &gerund = nodes_[at], &before = nodes_[at - 1];
        if (gerund.xpos != Xpos::VBG || gerund.deprel != Deprel::xcomp || before.xpos != Xpos::NN ||
            before.deprel != Deprel::obj || before.head == absent || before.head != gerund.head ||
            covering_[at - 1] != absent || nodes_[at - 2].head == at - 1)
            continue;
        if (std::any_of(nodes_.begin() + at, nodes_.end(), [&](const TreeNode& word) {
                return word.head == at && (word.deprel == Deprel::obj || word.deprel == Deprel::xcomp);
            }))
            continue;
        gerund.upos = Upos::NOUN;
        gerund.xpos = Xpos::NN;
        gerund.lemma = gerund.form;
        gerund.deprel = Deprel::obj;
        before.head = at;
        before.deprel = Deprel::compound;
        for (std::uint32_t other = 0; other < size(); ++other)
            if (nodes_[other].head == at - 1 ||
                (nodes_[other].head == at && other > at && base(nodes_[other].deprel) == Deprel::obl))
                nodes_[other].head = other < at ? at : gerund.head;
    }
    for (std::uint32_t at = 2; at + 2 < size(); ++at) {
        auto& gerund = nodes_[at];
        auto &before = nodes_[at - 1], &noun = nodes_[at + 1];
        if (gerund.xpos != Xpos::VBG || gerund.upos != Upos::VERB || before.xpos != Xpos::NN ||
            named(at - 1) || noun.xpos != Xpos::NN || named(at + 1) || noun.head != at)
            continue;
        const auto m = covering_[at + 2];
        const auto up = before.head;
        if (m == absent || mention(m).first != at + 2 || mention(m).kind != MentionKind::name ||
            up == absent || up >= at - 1 || nodes_[up].upos != Upos::VERB || gerund.head != up)
            continue;
        const auto article = at - 2;
        if (nodes_[article].head != at - 1) continue;
        noun.head = up;
        noun.deprel = before.deprel;
        for (std::uint32_t other = 0; other < size(); ++other)
            if (other != at + 1 && (nodes_[other].head == at || nodes_[other].head == at - 1))
                nodes_[other].head = other < at || other <= mention(m).head ? at + 1 : up;
        before.head = gerund.head = at + 1;
        before.deprel = gerund.deprel = Deprel::compound;
        gerund.upos = Upos::NOUN;
        gerund.xpos = Xpos::NN;
        nodes_[mention(m).head].head = at + 1;
        nodes_[mention(m).head].deprel = Deprel::appos;
    }
}

/// "will buy rival X", "sued former partner Y": what a name's holder is to others, before that name, is no
/// verb.
void Tree::mend_role_nouns() {
    for (std::uint32_t at = 1; at + 1 < size(); ++at) {
        auto& word = nodes_[at];
        if (word.upos != Upos::VERB || (word.xpos != Xpos::VB && word.xpos != Xpos::VBP) || !named(at + 1) ||
            !nominal(word.lemma).known)
            continue;
        const auto& name = mention(covering_[at + 1]);
        const auto& before = nodes_[at - 1];
        const bool verb = before.upos == Upos::VERB &&
                          !is_one_of(before.lemma, {"help", "let", "make", "have", "see", "watch", "dare"});
        if (name.first != at + 1 || name.kind != MentionKind::name ||
            (!verb && before.upos != Upos::ADJ && before.xpos != Xpos::PRPS && before.upos != Upos::DET))
            continue;
        auto& head = nodes_[name.head];
        if (head.head == at) {
            head.head = word.head;
            head.deprel = verb && word.head == at - 1 ? Deprel::obj : word.deprel;
        }
        for (std::uint32_t other = 0; other < size(); ++other)
            if (nodes_[other].head == at && other != name.head)
                nodes_[other].head = other < at ? name.head : word.head;
        word.upos = Upos::NOUN;
        word.xpos = Xpos::NN;
        word.head = name.head;
        word.deprel = Deprel::compound;
    }
}

/// "sell [Nigerian] onshore unit to X": of two objects in one phrase the first modifies the second.
void Tree::mend_double_objects() {
    for (std::uint32_t at = 1; at + 1 < size(); ++at) {
        auto& first = nodes_[at];
        const auto m = covering_[at];
        if (first.deprel != Deprel::obj || m == absent || mention(m).kind != MentionKind::demonym ||
            first.head == absent || first.head > at)
            continue;
        auto noun = at + 1;
        while (noun < size() && noun < at + 5 && nodes_[noun].head != first.head &&
               (is_nominal(nodes_[noun].upos) || nodes_[noun].upos == Upos::ADV || nodes_[noun].form == "-"))
            ++noun;
        if (noun >= size() || nodes_[noun].head != first.head || nodes_[noun].deprel != Deprel::obj ||
            nodes_[noun].upos != Upos::NOUN)
            continue;
        for (std::uint32_t other = 0; other < at; ++other)
            if (nodes_[other].head == at) nodes_[other].head = noun;
        first.head = noun;
        first.deprel = Deprel::amod;
    }
}

/// "will sell Syria MiG-31 fighters", "gives X 34 percent": whom a thing is given is no part of its name.
void Tree::mend_recipients() {
    for (std::uint32_t verb = 0; verb + 2 < size(); ++verb) {
        if (nodes_[verb].upos != Upos::VERB ||
            !is_one_of(nodes_[verb].lemma,
                       {"give", "grant", "guarantee", "hand", "lend", "sell", "send", "supply"}))
            continue;
        const auto m = covering_[verb + 1];
        if (m == absent || mention(m).first != verb + 1 || mention(m).last >= size() ||
            (mention(m).kind != MentionKind::name && mention(m).kind != MentionKind::metonym))
            continue;
        if (const auto given = mention(m).last; in_amount(given) || nodes_[given].upos == Upos::DET) {
            auto& taker = nodes_[mention(m).head];
            const auto up = taker.head;
            auto thing = given;  // "will sell X five S-300 systems": the name after the number is theirs
            while (thing < size() && nodes_[thing].upos == Upos::NUM && covering_[thing] == absent) ++thing;
            if (up == verb && taker.deprel == Deprel::obj && thing < size()) {
                auto last = covering_[thing] == absent ? thing : mention(covering_[thing]).last;
                while (last < size() && nodes_[last].upos == Upos::NOUN && nodes_[last].head != verb) ++last;
                if (last >= size() || nodes_[last].head != verb || nodes_[last].deprel != Deprel::obj)
                    continue;
                if (covering_[thing] != absent) {
                    auto& name = nodes_[mention(covering_[thing]).head];
                    if (name.head == mention(m).head) {
                        name.head = last;
                        name.deprel = Deprel::compound;
                    }
                }
                taker.deprel = Deprel::iobj;
                continue;
            }
            if (up == absent || up == verb || up < given || nodes_[up].head != verb) continue;
            taker.head = verb;
            taker.deprel = Deprel::iobj;
            continue;
        }
        if (type(m) != NodeType::country) continue;
        auto& taker = nodes_[mention(m).head];
        if (const auto goods = taker.head;  // "has sold Syria missiles"
            goods != absent && goods >= mention(m).last && goods < mention(m).last + 3 && !named(goods) &&
            nodes_[goods].head == verb && nodes_[goods].deprel == Deprel::obj &&
            (nodes_[goods].xpos == Xpos::NNS ||
             is_one_of(nodes_[goods].lemma, {"aid", "ammunition", "assistance", "equipment", "funding",
                                             "help", "money", "support", "weaponry"}))) {
            taker.head = verb;
            taker.deprel = Deprel::iobj;
            continue;
        }
        const auto thing = covering_[mention(m).last];
        if (thing == absent || mention(thing).first != mention(m).last || mention(thing).head >= size() ||
            (type(thing) != NodeType::product && type(thing) != NodeType::chip))
            continue;
        auto& country = nodes_[mention(m).head];
        auto& given = nodes_[mention(thing).head];
        if (country.head == absent || country.head == verb) continue;
        if (given.head == mention(m).head) {
            given.head = country.head;
            given.deprel = Deprel::compound;
        }
        country.head = verb;
        country.deprel = Deprel::iobj;
    }
    give_sums();
}

/// "sent Ukraine more than $60 billion in aid": who is named before the sum receives it.
void Tree::give_sums() {
    for (std::uint32_t verb = 0; verb + 2 < size(); ++verb) {
        if (nodes_[verb].upos != Upos::VERB ||
            !is_one_of(nodes_[verb].lemma, {"award", "donate", "give", "grant", "hand", "lend", "loan",
                                            "offer", "pay", "pledge", "promise", "provide", "send"}))
            continue;
        const auto m = covering_[verb + 1];
        if (m == absent || mention(m).first != verb + 1 || mention(m).head >= size()) continue;
        auto& given = nodes_[mention(m).head];
        if (given.head != verb || given.deprel != Deprel::obj) continue;
        auto at = mention(m).last;
        while (at < size() && at < mention(m).last + 5 &&
               (nodes_[at].upos == Upos::ADV || nodes_[at].upos == Upos::ADJ ||
                nodes_[at].upos == Upos::DET || is_one_of(nodes_[at].lemma, {"as", "than", "to", "up"})))
            ++at;
        if (at >= size() || (nodes_[at].upos != Upos::SYM && nodes_[at].upos != Upos::NUM)) continue;
        given.deprel = Deprel::iobj;
        auto sum = at;
        for (int step = 0; step < 4 && nodes_[sum].head != absent && nodes_[sum].head > verb; ++step)
            sum = nodes_[sum].head;
        if (sum != mention(m).head && nodes_[sum].head == verb && base(nodes_[sum].deprel) == Deprel::obl)
            nodes_[sum].deprel = Deprel::obj;
    }
}

/// "with A and state carrier B", "between A and Japan's B": A is joined to B, no part of its phrase.
void Tree::join_compounds() {
    for (auto m = first_; m < last_; ++m) {
        const auto& name = mention(m);
        if (name.kind != MentionKind::name || name.head >= size() || covering_[name.head] != m ||
            name.last + 1 >= size() || nodes_[name.last].xpos != Xpos::CC || name.first == 0)
            continue;
        auto& first = nodes_[name.head];
        const auto second = first.head;
        if (second == absent || second < name.last || covering_[second] == absent) continue;
        const auto& other = mention(covering_[second]);
        const auto relation = base(first.deprel);
        if (other.kind != MentionKind::name || other.head != second || second > name.last + 7 ||
            (relation != Deprel::compound && relation != Deprel::nmod && relation != Deprel::amod &&
             first.deprel != Deprel::flat && first.deprel != Deprel::nmod_poss))
            continue;
        const auto bodies = [&](NodeType type) {
            return type == NodeType::company || type == NodeType::organization;
        };
        if (type(m) != type(covering_[second]) && !(bodies(type(m)) && bodies(type(covering_[second]))))
            continue;
        bool phrase = true;  // nothing but what modifies B stands between
        for (auto at = name.last + 1; at < other.first; ++at)
            phrase = phrase && (is_nominal(nodes_[at].upos) || nodes_[at].upos == Upos::DET ||
                                nodes_[at].xpos == Xpos::POS || nodes_[at].form == "-" ||
                                nodes_[at].xpos == Xpos::PRPS || nodes_[at].xpos == Xpos::VBN);
        if (!phrase) continue;
        first.head = nodes_[second].head;
        first.deprel = nodes_[second].deprel;
        nodes_[second].head = name.head;
        nodes_[second].deprel = Deprel::conj;
        for (std::uint32_t at = 0; at < name.first; ++at)
            if (nodes_[at].head == second) nodes_[at].head = name.head;
    }
}

/// "The Boeing 737 operated by X", "thousands of Nvidia H200 chips": a maker before its thing modifies it.
void Tree::join_makers() {
    for (auto m = first_; m < last_; ++m) {
        const auto& maker = mention(m);
        if (maker.kind != MentionKind::name || type(m) != NodeType::company || maker.last >= size() ||
            maker.head >= size() || covering_[maker.head] != m)
            continue;
        const auto made = covering_[maker.last];
        if (made == absent || mention(made).first != maker.last || mention(made).kind != MentionKind::name ||
            (type(made) != NodeType::product && type(made) != NodeType::chip))
            continue;
        const auto thing = mention(made).head;
        if (nodes_[thing].head == maker.head) {
            nodes_[thing].head = nodes_[maker.head].head;
            nodes_[thing].deprel = nodes_[maker.head].deprel;
        } else if (nodes_[maker.head].head != thing) {
            continue;
        }
        for (std::uint32_t at = 0; at < size(); ++at)  // what hung on the maker belongs to the thing
            if (nodes_[at].head == maker.head && at != thing && (at < maker.first || at >= maker.last))
                nodes_[at].head = thing;
        nodes_[maker.head].head = thing;
        nodes_[maker.head].deprel = Deprel::compound;
    }
}

/// The noun takes the name's place in the tree, the name and what stood before it modify the noun.
void Tree::put_under(const Mention& name, std::uint32_t noun) {
    auto& first = nodes_[name.head];
    nodes_[noun].head = first.head;
    nodes_[noun].deprel = first.deprel;
    first.head = noun;
    first.deprel = Deprel::compound;
    for (std::uint32_t at = 0; at < name.first; ++at)
        if (nodes_[at].head == name.head) nodes_[at].head = noun;
}

/// "French energy and petroleum company X", where the parser joined X to the first field.
void Tree::join_kinds() {
    for (auto m = first_; m < last_; ++m) {
        const auto& name = mention(m);
        if (name.kind != MentionKind::name || name.first < 4 || name.head >= size() ||
            nominal(nodes_[name.first - 1].lemma).types != bit(type(m)) || named(name.first - 1))
            continue;
        auto field = name.first - 1;
        while (field > 1 && nodes_[field].upos == Upos::NOUN) --field;
        if (nodes_[field].xpos != Xpos::CC) continue;
        --field;
        const bool beside =
            nodes_[field].head == nodes_[name.head].head && nodes_[field].deprel == nodes_[name.head].deprel;
        if (nodes_[field].xpos != Xpos::NN || named(field) ||
            !(beside || (nodes_[name.head].head == field && nodes_[name.head].deprel == Deprel::conj)))
            continue;
        nodes_[name.head].head = nodes_[field].head;
        nodes_[name.head].deprel = nodes_[field].deprel;
        nodes_[field].head = name.head;
        nodes_[field].deprel = Deprel::compound;
        for (std::uint32_t at = 0; at < field; ++at)
            if (nodes_[at].head == field) nodes_[at].head = name.head;
    }
}

/// "by former A and B researchers": both modify the noun behind them.
void Tree::join_shared_modifiers() {
    for (auto m = first_; m < last_; ++m) {
        const auto& name = mention(m);
        if (name.kind != MentionKind::name || name.head >= size() || covering_[name.head] != m ||
            name.last + 2 >= size() || nodes_[name.last].xpos != Xpos::CC)
            continue;
        const auto other = covering_[name.last + 1];
        if (other == absent || mention(other).kind != MentionKind::name || type(other) != type(m)) continue;
        auto noun = mention(other).last;
        while (noun + 1 < size() && nodes_[noun].upos == Upos::NOUN && nodes_[noun + 1].upos == Upos::NOUN)
            ++noun;
        if (noun >= size() || nodes_[noun].xpos != Xpos::NNS || nodes_[noun].upos != Upos::NOUN) continue;
        const auto* word = lexicon_->find(nodes_[noun].lemma);
        if (!word || word->roles.empty() || nodes_[noun].head != name.head ||
            nodes_[noun].deprel != Deprel::conj)
            continue;
        put_under(name, noun);
    }
}

/// "the Coolidge, Arizona, factory": a place and what it lies in modify the noun behind the second comma.
void Tree::join_placed() {
    for (auto m = first_; m < last_; ++m) {
        const auto& name = mention(m);
        if (name.kind != MentionKind::name || name.head >= size() || covering_[name.head] != m ||
            name.first == 0 || name.last + 3 >= size() || nodes_[name.last].form != "," ||
            (nodes_[name.first - 1].upos != Upos::DET && nodes_[name.first - 1].xpos != Xpos::PRPS &&
             nodes_[name.first - 1].xpos != Xpos::POS))
            continue;
        const auto around = covering_[name.last + 1];
        if (around == absent || (type(around) != NodeType::place && type(around) != NodeType::country) ||
            mention(around).first != name.last + 1)
            continue;
        auto noun = mention(around).last;
        if (noun < size() && nodes_[noun].form == ",") ++noun;
        while (noun + 1 < size() && is_nominal(nodes_[noun].upos) && nodes_[noun + 1].upos == Upos::NOUN)
            ++noun;
        if (noun >= size() || nodes_[noun].upos != Upos::NOUN || covering_[noun] != absent ||
            nodes_[noun].deprel != Deprel::appos || nodes_[noun].head != name.head)
            continue;
        put_under(name, noun);
    }
}

}  // namespace newsgraph
