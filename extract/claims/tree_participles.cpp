// What Tree mends around participles that modify a name: "California-based X", "X, founded by Y".
#include "extract/claims/lexicon.hpp"
#include "extract/claims/nominal.hpp"
#include "extract/claims/tree.hpp"

#include <algorithm>

namespace newsgraph {

/// "California-based X", "China-made cars", "UK based X": the participle modifies the phrase behind it.
void Tree::join_hyphens() {
    for (std::uint32_t at = 1; at + 1 < size(); ++at) {
        const bool hyphen =
            nodes_[at - 1].form == "-" && at > 1 && !nodes_[at - 1].space_before && !nodes_[at].space_before;
        const auto before = hyphen ? at - 2 : at - 1;
        if (nodes_[at].xpos != Xpos::VBN && nodes_[at].xpos != Xpos::VBD) continue;
        const auto m = covering_[before];
        const bool seat = nodes_[at].form == "based" && m != absent && nodes_[at].deprel == Deprel::amod &&
                          (type(m) == NodeType::place || type(m) == NodeType::country);
        if (hyphen || seat) join_participle(before, at);
    }
}

void Tree::join_participle(std::uint32_t before, std::uint32_t at) {
    auto last = at;
    while (last + 1 < size() && (is_nominal(nodes_[last + 1].upos) || covering_[last + 1] != absent)) {
        ++last;
        if (const auto m = covering_[last]; m != absent && mention(m).kind == MentionKind::name) {
            last = mention(m).head;
            break;
        }
    }
    if (last == at) return;
    auto& participle = nodes_[at];
    participle.xpos = Xpos::VBN;
    participle.upos = Upos::VERB;
    if (nodes_[last].head == at) {  // the parser had it the other way round
        nodes_[last].head = participle.head;
        nodes_[last].deprel = participle.deprel;
    }
    for (auto other = last + 1; other < size(); ++other)
        if (nodes_[other].head == at)
            nodes_[other].head =
                participle.head == last || participle.head == absent ? last : participle.head;
    participle.head = last;
    participle.deprel = Deprel::amod;
    if (const auto m = covering_[before];
        m != absent && mention(m).first > 1 && nodes_[mention(m).first - 1].form == ",") {
        const auto town = covering_[mention(m).first - 2];  // "by Boise, Idaho-based X": by X
        if (town != absent && type(town) == NodeType::place && mention(town).head == nodes_[last].head) {
            auto& place = nodes_[mention(town).head];
            nodes_[last].head = place.head;
            nodes_[last].deprel = place.deprel;
            place.head = at;
            place.deprel = Deprel::compound;
            for (auto other = std::uint32_t{0}; other < mention(town).first; ++other)
                if (nodes_[other].head == mention(town).head && nodes_[other].deprel == Deprel::case_)
                    nodes_[other].head = last;
        }
    }
    const auto head = covering_[before] != absent ? mention(covering_[before]).head : before;
    nodes_[head].head = at;
    nodes_[head].deprel = Deprel::compound;
}

/// "met newly elected president X": what an adverb of time dates modifies the noun behind it.
void Tree::mend_new_participles() {
    for (std::uint32_t at = 2; at + 1 < size(); ++at) {
        auto& participle = nodes_[at];
        const auto verb = participle.head;
        if (participle.xpos != Xpos::VBN || verb == absent || verb + 3 < at || verb >= at ||
            nodes_[verb].upos != Upos::VERB || participle.deprel == Deprel::conj ||
            !is_one_of(nodes_[at - 1].form,
                       {"democratically", "freshly", "just", "newly", "previously", "recently"}))
            continue;
        for (auto noun = at + 1; noun < size() && noun < at + 8; ++noun) {
            if (nodes_[noun].head != at || nodes_[noun].deprel != Deprel::obj) continue;
            nodes_[noun].head = verb;
            participle.head = noun;
            participle.deprel = Deprel::amod;
            for (auto& word : nodes_)
                if (word.head == at && &word > &nodes_[noun]) word.head = verb;
            break;
        }
    }
}

/// "a tariff on steel imported from X": a past form right behind a noun, joined to nothing, is that noun's.
/// "an X jet operated by Y": so is one that the parser hung on a noun before, with the name for its subject.
void Tree::mend_bare_participles() {
    for (std::uint32_t at = 2; at + 1 < size(); ++at) {
        auto& verb = nodes_[at];
        if (verb.upos != Upos::VERB || (verb.xpos != Xpos::VBD && verb.xpos != Xpos::VBN)) continue;
        const auto noun = at - 1;
        if (verb.deprel == Deprel::conj && is_nominal(nodes_[noun].upos) &&
            nodes_[at + 1].upos == Upos::ADP) {
            const bool joined = std::any_of(nodes_.begin(), nodes_.end(), [&](const TreeNode& word) {
                return word.head == at && (word.deprel == Deprel::cc || base(word.deprel) == Deprel::nsubj ||
                                           base(word.deprel) == Deprel::aux || word.deprel == Deprel::obj);
            });
            if (joined || verb.head == absent || verb.head >= noun || covering_[noun] != absent) continue;
            verb.head = noun;
            verb.deprel = Deprel::acl;
            verb.xpos = Xpos::VBN;
        } else if (verb.deprel == Deprel::acl && verb.xpos == Xpos::VBN && covering_[noun] != absent &&
                   verb.head != absent && verb.head < noun) {
            auto& name = nodes_[mention(covering_[noun]).head];
            auto lead = mention(covering_[noun]).head;
            while (nodes_[lead].head != absent && nodes_[lead].head < lead &&
                   nodes_[lead].head != verb.head &&
                   (nodes_[lead].deprel == Deprel::flat || nodes_[lead].deprel == Deprel::compound))
                lead = nodes_[lead].head;
            if (nodes_[lead].head != at || base(nodes_[lead].deprel) != Deprel::nsubj) continue;
            nodes_[lead].head = verb.head;
            nodes_[lead].deprel = Deprel::appos;
            verb.head = static_cast<std::uint32_t>(&name - nodes_.data());
        }
    }
}

/// "supplied to X free of charge", "sold to X free": a name does not modify an adjective behind it.
void Tree::mend_names_before_adjectives() {
    for (std::uint32_t at = 1; at + 1 < size(); ++at) {
        const auto m = covering_[at];
        if (m == absent || mention(m).head != at || mention(m).kind != MentionKind::name) continue;
        auto& name = nodes_[at];
        const auto up = name.head;
        if (name.deprel != Deprel::compound || up == absent || up <= at || nodes_[up].lemma != "free" ||
            nodes_[up].upos != Upos::ADJ || base(nodes_[up].deprel) != Deprel::obl)
            continue;
        name.head = nodes_[up].head;
        name.deprel = nodes_[up].deprel;
        for (std::uint32_t other = 0; other < at; ++other)
            if (nodes_[other].head == up) nodes_[other].head = at;
        nodes_[up].head = name.head;
        nodes_[up].deprel = Deprel::advmod;
    }
}

/// "X, appointed head of Y in 1999, cut jobs": right behind a name and a comma stands a participle; the
/// clause is that of the verb behind the next comma.
void Tree::mend_reduced_clauses() {
    for (std::uint32_t at = 2; at + 2 < size(); ++at) {
        auto& participle = nodes_[at];
        if (participle.upos != Upos::VERB || nodes_[at - 1].form != "," ||
            (participle.xpos != Xpos::VBD && participle.xpos != Xpos::VBN))
            continue;
        const auto m = ending_at(at - 1);
        if (m == absent || mention(m).kind != MentionKind::name || mention(m).head >= size()) continue;
        auto& name = nodes_[mention(m).head];
        if (name.head != at || base(name.deprel) != Deprel::nsubj) continue;
        bool comma = false, held = false;
        auto verb = absent;
        for (auto other = at + 1; other < size() && verb == absent; ++other) {
            comma = comma || nodes_[other].form == ",";
            held = held || (nodes_[other].head == at && nodes_[other].upos == Upos::CCONJ);
            const bool past = nodes_[other].xpos == Xpos::VBD || nodes_[other].xpos == Xpos::VBN;
            const bool joined =
                nodes_[other].head == at && nodes_[other].upos == Upos::VERB &&
                (base(nodes_[other].deprel) == Deprel::conj ||
                 base(nodes_[other].deprel) == Deprel::parataxis ||
                 (past && base(nodes_[other].deprel) == Deprel::advcl && nodes_[other - 1].form == ","));
            if (joined && comma && !held) verb = other;
        }
        if (verb == absent || std::any_of(nodes_.begin() + at, nodes_.end(), [&](const TreeNode& word) {
                return word.head == verb && (base(word.deprel) == Deprel::nsubj || word.deprel == Deprel::cc);
            }))
            continue;
        nodes_[verb].head = participle.head;
        nodes_[verb].deprel = participle.deprel;
        name.head = verb;
        name.deprel = Deprel::nsubj;
        participle.head = mention(m).head;
        participle.deprel = Deprel::acl;
        participle.xpos = Xpos::VBN;
        for (auto other = verb + 1; other < size(); ++other)
            if (nodes_[other].head == at) nodes_[other].head = verb;
        free_complement(at);
    }
    open_with_participle();
}

/// "Appointed head of Y in 1999, X cut jobs": the clause is that of the verb behind the comma.
void Tree::open_with_participle() {
    if (size() < 4 || nodes_[0].xpos != Xpos::VBN || nodes_[0].upos != Upos::VERB || nodes_[0].head != absent)
        return;
    for (std::uint32_t verb = 2; verb < size(); ++verb) {
        if (nodes_[verb].head != 0 || nodes_[verb].upos != Upos::VERB) continue;
        for (std::uint32_t subject = 1; subject < verb; ++subject) {
            const auto m = covering_[subject];
            if (nodes_[subject].head != verb || base(nodes_[subject].deprel) != Deprel::nsubj ||
                m == absent || mention(m).first == 0 || nodes_[mention(m).first - 1].form != ",")
                continue;
            nodes_[verb].head = absent;
            nodes_[verb].deprel = Deprel::root;
            nodes_[0].head = verb;
            nodes_[0].deprel = Deprel::advcl;
            return free_complement(0);
        }
        return;
    }
}

/// "appointed chief executive", "owned 42 percent": a post that a passive participle gives is no object, nor
/// how much it says.
void Tree::free_complement(std::uint32_t participle) {
    for (auto at = participle + 1; at < size(); ++at) {
        if (nodes_[at].head != participle || nodes_[at].deprel != Deprel::obj || covering_[at] != absent)
            continue;
        if (in_amount(at)) nodes_[at].deprel = Deprel::obl_unmarked;  // "X, owned 42 percent by Y, …"
        const auto* word = lexicon_->find(nodes_[at].lemma);
        if (word && !word->roles.empty()) nodes_[at].deprel = Deprel::xcomp;
    }
}

/// Whether the verb says what firms do: own, make, sell, are at home.
bool Tree::tells_of_firms(std::uint32_t verb) const {
    const auto* word = lexicon_->find(nodes_[verb].lemma);
    return word && std::any_of(word->frames.begin(), word->frames.end(), [&](auto index) {
               const auto& frame = lexicon_->frame(index);
               return frame.pos == FramePos::verb &&
                      (frame.relation == Relation::owns || frame.relation == Relation::based_in ||
                       frame.relation == Relation::makes || frame.relation == Relation::operates_in ||
                       frame.relation == Relation::supplies || frame.relation == Relation::competes_with);
           });
}

/// "the largest shareholder of X, which owns Y": "which" is no person, but what stands right before it.
void Tree::mend_which() {
    for (std::uint32_t at = 2; at + 1 < size(); ++at) {
        const bool whose = nodes_[at].xpos == Xpos::WPS;
        if (!whose && (nodes_[at].form != "which" || nodes_[at].xpos != Xpos::WDT)) continue;
        auto verb = nodes_[at].head;
        for (int step = 0; step < 2 && whose && verb != absent && nodes_[verb].deprel != Deprel::acl_relcl;
             ++step)
            verb = nodes_[verb].head;
        if (verb == absent || verb < at || nodes_[verb].deprel != Deprel::acl_relcl) continue;
        const auto noun = nodes_[verb].head;
        const auto m = nodes_[at - 1].form == "," ? covering_[at - 2] : covering_[at - 1];
        if (noun == absent || noun >= at || m == absent || mention(m).kind != MentionKind::name ||
            type(m) == NodeType::person || mention(m).head == noun)
            continue;
        if (whose && covering_[noun] == absent && type(m) == NodeType::company &&
            nodes_[mention(m).head].head == noun) {  // "a bid for X, whose owners"
            nodes_[verb].head = mention(m).head;
            continue;
        }
        if (base(nodes_[at].deprel) == Deprel::nsubj && nodes_[at - 1].form == "," &&
            covering_[noun] == absent && tells_of_firms(verb) && type(m) == NodeType::company &&
            !(nominal(nodes_[noun].lemma).types & bit(NodeType::company))) {
            nodes_[verb].head = mention(m).head;  // "a debt to X, which is owned by Y"
            continue;
        }
        const auto named = covering_[noun];
        const bool person = named != absent
                                ? type(named) == NodeType::person
                                : (nominal(nodes_[noun].lemma).types & bit(NodeType::person)) != 0 ||
                                      lexicon_->noun_kind(nodes_[noun].lemma) == NounKind::relational;
        auto up = nodes_[mention(m).head].head;  // "its biggest owner, ahead of X, which"
        for (int step = 0; step < 2 && up != absent && up > noun; ++step) up = nodes_[up].head;
        if (!person || up != noun) continue;
        nodes_[verb].head = mention(m).head;
    }
}

/// "Microsoft exec X, who ran Y": "who" is no firm, but the person named right before it.
void Tree::mend_who() {
    for (std::uint32_t at = 2; at + 1 < size(); ++at) {
        if (nodes_[at].form != "who" || nodes_[at].xpos != Xpos::WP || nodes_[at - 1].upos != Upos::PUNCT)
            continue;
        const auto verb = nodes_[at].head;
        if (verb == absent || verb < at || nodes_[verb].deprel != Deprel::acl_relcl) continue;
        const auto noun = nodes_[verb].head;
        const auto person = covering_[at - 2], other = noun == absent ? absent : covering_[noun];
        if (person == absent || other == absent || noun >= at || person == other ||
            mention(person).kind != MentionKind::name || mention(other).kind != MentionKind::name ||
            type(person) != NodeType::person || type(other) == NodeType::person)
            continue;
        nodes_[verb].head = mention(person).head;
    }
}

/// "flies jets leased from X": what looks like a clause is an object and its participle.
void Tree::mend_clauses_of_things() {
    for (std::uint32_t at = 2; at + 1 < size(); ++at) {
        auto& word = nodes_[at];
        if (word.xpos != Xpos::VBD || (word.deprel != Deprel::ccomp && word.deprel != Deprel::xcomp) ||
            word.head == absent || word.head >= at || !word.form.ends_with("ed") ||
            !is_one_of(nodes_[at + 1].lemma, {"from", "by", "through", "via"}))
            continue;
        const auto above = word.head;
        const auto* entry = lexicon_->find(nodes_[above].lemma);
        if (nodes_[above].upos != Upos::VERB || (entry && entry->reporting_verb)) continue;
        auto subject = absent;
        bool plain = true;
        for (std::uint32_t other = 0; other < size(); ++other) {
            if (nodes_[other].head == at && base(nodes_[other].deprel) == Deprel::nsubj) subject = other;
            plain = plain &&
                    !(nodes_[other].head == at &&
                      (nodes_[other].deprel == Deprel::obj || nodes_[other].deprel == Deprel::mark ||
                       base(nodes_[other].deprel) == Deprel::aux)) &&
                    !(nodes_[other].head == above && nodes_[other].deprel == Deprel::obj);
        }
        if (!plain || subject == absent || subject < above || subject + 1 != at) continue;
        nodes_[subject].head = above;
        nodes_[subject].deprel = Deprel::obj;
        word.head = subject;
        word.deprel = Deprel::acl;
        word.xpos = Xpos::VBN;
    }
}

/// "X, a maker of sensors for cars that is backed by Y": the clause is of what agrees with its verb.
void Tree::mend_agreement() {
    for (std::uint32_t at = 1; at + 1 < size(); ++at) {
        const auto verb = nodes_[at].head;
        if ((nodes_[at].form != "that" && nodes_[at].form != "which") || verb == absent || verb < at ||
            nodes_[verb].deprel != Deprel::acl_relcl || base(nodes_[at].deprel) != Deprel::nsubj)
            continue;
        const auto noun = nodes_[verb].head;
        if (noun == absent || noun >= at || nodes_[noun].xpos != Xpos::NNS || named(noun)) continue;
        auto finite = verb;
        for (auto other = at + 1; other < verb; ++other)
            if (nodes_[other].head == verb && nodes_[other].upos == Upos::AUX) {
                finite = other;
                break;
            }
        if (nodes_[finite].xpos != Xpos::VBZ && nodes_[finite].form != "was") continue;
        auto up = nodes_[noun].head;
        for (int step = 0; step < 3 && up != absent && up < noun && nodes_[up].xpos == Xpos::NNS; ++step)
            up = nodes_[up].head;
        if (up != absent && up < noun && (nodes_[up].xpos == Xpos::NN || named(up)) &&
            nodes_[up].upos != Upos::VERB)
            nodes_[verb].head = up;
    }
}

/// "a maker of robots headquartered in X", "robots" being no body: the maker is.
void Tree::raise_seats() {
    constexpr auto bodies = bit(NodeType::company) | bit(NodeType::organization);
    for (std::uint32_t at = 1; at + 1 < size(); ++at) {
        auto& word = nodes_[at];
        if (word.xpos != Xpos::VBN || word.deprel != Deprel::acl || word.head == absent || word.head >= at ||
            !is_one_of(word.lemma, {"base", "headquarter", "domicile"}))
            continue;
        auto up = word.head;
        for (int step = 0; step < 4 && up != absent && up < at; ++step, up = nodes_[up].head) {
            const auto m = covering_[up];
            const auto types = m != absent ? bit(type(m)) : nominal(nodes_[up].lemma).types;
            if ((types & bodies) && !(types & bit(NodeType::person))) {
                word.head = up;
                break;
            }
            if (base(nodes_[up].deprel) != Deprel::nmod && nodes_[up].deprel != Deprel::conj) break;
        }
    }
}

/// "X, founded by Y": the participle behind the comma belongs to the name before it, "a chip made by Y" to
/// what stands right before it.
void Tree::join_participles() {
    for (std::uint32_t at = 1; at + 1 < size(); ++at) {
        auto& word = nodes_[at];
        if (word.xpos != Xpos::VBN || word.deprel != Deprel::advcl || word.head == absent ||
            word.head >= at || (nodes_[at + 1].lemma != "by" && nodes_[at + 1].lemma != "from"))
            continue;
        const auto m = covering_[at - 1];
        const bool name = m != absent && mention(m).last == at && mention(m).kind == MentionKind::name;
        const auto noun = name ? mention(m).head : at - 1;
        if (!name && nodes_[noun].upos != Upos::NOUN) continue;
        if (nodes_[noun].head == at || base(nodes_[noun].deprel) == Deprel::nsubj ||
            nodes_[noun].deprel == Deprel::obl_unmarked)
            continue;
        const bool marked = std::any_of(nodes_.begin(), nodes_.end(), [&](const TreeNode& other) {
            return other.head == at && (other.deprel == Deprel::mark || base(other.deprel) == Deprel::aux);
        });
        if (marked) continue;
        word.head = noun;
        word.deprel = Deprel::acl;
    }
    for (std::uint32_t at = 2; at < size(); ++at) {
        auto& word = nodes_[at];
        if (word.xpos != Xpos::VBN || nodes_[at - 1].form != "," ||
            (word.deprel != Deprel::acl && word.deprel != Deprel::advcl && word.deprel != Deprel::conj))
            continue;
        const auto m = covering_[at - 2];
        if (m == absent || mention(m).kind != MentionKind::name || mention(m).last != at - 1) continue;
        if (word.lemma == "lead" && word.head != absent && covering_[word.head] == absent &&
            nominal(nodes_[word.head].lemma).types == bit(NodeType::person))
            continue;  // "lawyers for X, led by Y": the lawyers are
        word.head = mention(m).head;
        word.deprel = Deprel::acl;
    }
}

}  // namespace newsgraph
