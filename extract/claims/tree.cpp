#include "extract/claims/tree.hpp"

#include "extract/claims/lexicon.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
constexpr int deepest = 6;  // how many steps of control, conjunction or ownership are followed

bool is_relative_pronoun(const Token& token) {
    return token.xpos == Xpos::WDT || token.xpos == Xpos::WP || token.xpos == Xpos::WPS ||
           (token.upos == Upos::PRON && (token.lemma == "that" || token.lemma == "which" || token.lemma == "who"));
}

bool is_nominal(Upos tag) {
    return tag == Upos::NOUN || tag == Upos::PROPN || tag == Upos::ADJ || tag == Upos::NUM ||
           tag == Upos::SYM || tag == Upos::X;
}
}  // namespace

void Tree::reset(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
    sentence_ = &sentence;
    first_ = first;
    last_ = last;
    const auto count = size();
    offsets_.assign(count + 2, 0);
    children_.resize(count);
    for (const auto& token : sentence.tokens)
        if (token.head >= 0) ++offsets_[static_cast<std::size_t>(token.head) + 2];
    for (std::size_t at = 2; at < offsets_.size(); ++at) offsets_[at] += offsets_[at - 1];
    for (std::uint32_t at = 0; at < count; ++at)
        if (const auto up = sentence.tokens[at].head; up >= 0)
            children_[offsets_[static_cast<std::size_t>(up) + 1]++] = at;

    covering_.assign(count, absent);
    at_head_.assign(count, absent);
    next_.assign(last - first, absent);
    const auto length = [&](std::uint32_t m) { return mention(m).last - mention(m).first; };
    for (auto m = last; m-- > first;) {
        const auto& found = mention(m);
        if (found.head >= count || found.last > count) continue;
        next_[m - first] = at_head_[found.head];
        at_head_[found.head] = m;
        for (auto at = found.first; at < found.last; ++at)
            if (covering_[at] == absent || length(m) <= length(covering_[at])) covering_[at] = m;
    }
}

NodeType Tree::type(std::uint32_t m) const {
    return all_->entities[static_cast<std::size_t>(mention(m).entity)].type;
}

std::uint32_t Tree::head(std::uint32_t at) const {
    const auto up = token(at).head;
    return up < 0 ? absent : static_cast<std::uint32_t>(up);
}

std::span<const std::uint32_t> Tree::children(std::uint32_t at) const {
    return std::span(children_).subspan(offsets_[at], offsets_[at + 1] - offsets_[at]);
}

std::uint32_t Tree::child(std::uint32_t at, Deprel relation) const {
    for (const auto c : children(at))
        if (token(c).deprel == relation) return c;
    return absent;
}

std::uint32_t Tree::child_lemma(std::uint32_t at, std::string_view lemma) const {
    for (const auto c : children(at))
        if (token(c).lemma == lemma) return c;
    return absent;
}

std::string_view Tree::preposition(std::uint32_t at) const {
    for (const auto c : children(at))
        if (token(c).deprel == Deprel::case_ && token(c).xpos != Xpos::POS) return token(c).lemma;
    return {};
}

std::uint32_t Tree::ending_at(std::uint32_t at) const {
    if (at == 0 || at > size()) return absent;
    auto best = absent;
    for (auto m = first_; m < last_; ++m)
        if (mention(m).last == at && (best == absent || mention(m).first < mention(best).first)) best = m;
    return best;
}

std::uint32_t Tree::starting_at(std::uint32_t at) const {
    auto best = absent;
    for (auto m = first_; m < last_; ++m)
        if (mention(m).first == at && (best == absent || mention(m).last > mention(best).last)) best = m;
    return best;
}

std::uint32_t Tree::phrase_start(std::uint32_t noun) const {
    auto start = noun;
    while (start > 0) {
        const auto& before = token(start - 1);
        if (const auto m = covering_[start - 1]; m != absent && mention(m).last == start) {
            start = mention(m).first;
            continue;
        }
        const bool hyphen = before.xpos == Xpos::HYPH || before.form == "-" || before.form == "/";
        const bool participle = (before.xpos == Xpos::VBN || before.xpos == Xpos::VBG) &&
                                base(before.deprel) == Deprel::amod;
        const bool possessive = before.xpos == Xpos::POS || before.xpos == Xpos::PRPS;
        const bool adverb = before.upos == Upos::ADV && base(token(noun).deprel) != Deprel::root &&
                            (before.lemma == "then" || before.lemma == "formerly" || before.lemma == "most");
        const bool joined = before.xpos == Xpos::CC && before.lemma == "and" && start >= 2 &&
                            is_nominal(token(start - 2).upos) && covering_[start - 2] == absent &&
                            covering_[start] == absent;
        if (!(is_nominal(before.upos) || hyphen || participle || possessive || adverb || joined)) break;
        --start;
    }
    return start;
}

bool Tree::passive(std::uint32_t verb) const {
    if (has_child(verb, Deprel::nsubj_pass) || has_child(verb, Deprel::aux_pass)) return true;
    const auto& t = token(verb);
    if (t.xpos != Xpos::VBN || has_child(verb, Deprel::nsubj) || has_child(verb, Deprel::aux)) return false;
    if (t.deprel == Deprel::acl || base(t.deprel) == Deprel::amod || t.deprel == Deprel::advcl)
        return !has_child(verb, Deprel::obj);
    if (t.deprel == Deprel::conj && head(verb) != absent) return passive(head(verb));
    return false;
}

std::uint32_t Tree::controller(std::uint32_t verb, int depth) const {
    const auto up = head(verb);
    if (up == absent || depth > deepest) return absent;
    const auto verbal = [&](std::uint32_t at) {
        return token(at).upos == Upos::VERB || token(at).upos == Upos::AUX || has_child(at, Deprel::cop);
    };
    switch (token(verb).deprel) {
        case Deprel::xcomp:
        case Deprel::ccomp: {
            if (token(verb).deprel == Deprel::ccomp && token(verb).xpos != Xpos::VB &&
                token(verb).xpos != Xpos::VBG)
                return absent;
            if (const auto patient = child(up, Deprel::obj); patient != absent && patient < verb &&
                                                             !is(up, "promise") && !is(up, "threaten"))
                return patient;
            return grammatical_subject(up, depth + 1);
        }
        case Deprel::advcl:
        case Deprel::conj:
        case Deprel::parataxis:
            if (token(verb).deprel != Deprel::advcl && !verbal(up)) return absent;
            return grammatical_subject(up, depth + 1);
        case Deprel::acl_relcl: return up;
        case Deprel::amod: return up;
        case Deprel::acl: {
            const bool infinitive = token(verb).xpos == Xpos::VB || has_child(verb, Deprel::mark);
            if (!infinitive || at_head_[up] != absent) return up;
            if (const auto owner = possessor(up); owner != absent) return owner;
            const auto governor = head(up);
            if (governor != absent && verbal(governor)) return grammatical_subject(governor, depth + 1);
            return up;
        }
        default: return absent;
    }
}

std::uint32_t Tree::grammatical_subject(std::uint32_t at, int depth) const {
    if (depth > deepest) return absent;
    for (const auto c : children(at))
        if (const auto relation = token(c).deprel;
            relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::nsubj_outer)
            return c;
    return controller(at, depth);
}

std::uint32_t Tree::subject(std::uint32_t verb, int depth) const {
    if (!passive(verb)) return grammatical_subject(verb, depth);
    for (const auto c : children(verb))
        if (token(c).deprel == Deprel::obl_agent ||
            (base(token(c).deprel) == Deprel::obl && preposition(c) == "by"))
            return c;
    if (token(verb).deprel == Deprel::amod)  // "Apple-owned", "state-backed": what stands before the hyphen
        for (const auto c : children(verb))
            if (c < verb && (is_nominal(token(c).upos))) return c;
    return absent;
}

std::uint32_t Tree::object(std::uint32_t verb, int depth) const {
    if (passive(verb)) return grammatical_subject(verb, depth);
    if (const auto found = child(verb, Deprel::obj); found != absent) return found;
    const bool relative = token(verb).deprel == Deprel::acl_relcl && head(verb) != absent;
    if (relative && has_child(verb, Deprel::nsubj) &&
        !is_relative_pronoun(token(child(verb, Deprel::nsubj))))
        return head(verb);
    if (token(verb).deprel == Deprel::conj && head(verb) != absent && depth < deepest) {
        // "designs and sells phones": the object may hang on either conjunct
        for (const auto c : children(head(verb)))
            if (token(c).deprel == Deprel::obj && c > verb) return c;
    }
    for (const auto c : children(verb))
        if (token(c).deprel == Deprel::conj && token(c).upos == Upos::VERB &&
            token(c).xpos == token(verb).xpos && !has_child(c, Deprel::nsubj) && c - verb <= 3)
            if (const auto shared = child(c, Deprel::obj); shared != absent) return shared;
    return absent;
}

void Tree::prepositional(std::uint32_t at, std::string_view wanted, std::vector<std::uint32_t>& out) const {
    const auto take = [&](std::uint32_t from) {
        for (const auto c : children(from)) {
            const auto relation = base(token(c).deprel);
            if ((relation == Deprel::obl || relation == Deprel::nmod) && preposition(c) == wanted)
                out.push_back(c);
        }
    };
    take(at);
    if (token(at).upos != Upos::VERB) return;
    if (const auto patient = child(at, Deprel::obj); patient != absent) take(patient);
    for (const auto c : children(at))
        if (token(c).deprel == Deprel::xcomp && token(c).upos != Upos::VERB) take(c);
}

std::uint32_t Tree::possessor(std::uint32_t noun) const { return child(noun, Deprel::nmod_poss); }

std::uint32_t Tree::antecedent(std::uint32_t pronoun) const {
    auto at = pronoun;
    for (int step = 0; step < deepest && at != absent; ++step, at = head(at))
        if (token(at).deprel == Deprel::acl_relcl) return head(at);
    return absent;
}

void Tree::expand(std::uint32_t at, Reach reach, Arguments& out) const {
    if (at != absent) expand_one(at, reach, absent, 0, out);
}

void Tree::expand_one(std::uint32_t at, Reach reach, std::uint32_t via, int depth, Arguments& out) const {
    if (depth > deepest || out.size() > 64) return;
    const auto before = out.size();
    for (auto m = at_head_[at]; m != absent; m = next_at_head(m)) out.push_back({m, via});
    if (out.size() == before && is_relative_pronoun(token(at))) {
        if (const auto named = antecedent(at); named != absent) expand_one(named, reach, via, depth + 1, out);
        return;
    }
    if (out.size() == before && covering_[at] != absent && mention(covering_[at]).kind == MentionKind::name)
        out.push_back({covering_[at], via});
    if (out.size() == before)
        for (const auto c : children(at))
            if ((token(c).deprel == Deprel::appos || token(c).deprel == Deprel::flat) && at_head_[c] != absent)
                expand_one(c, reach, via, depth + 1, out);
    if (out.size() == before) expand_owner(at, reach, depth, out);
    for (const auto c : children(at))
        if (token(c).deprel == Deprel::conj && is_nominal(token(c).upos))
            expand_one(c, reach, via, depth + 1, out);
}

void Tree::expand_owner(std::uint32_t at, Reach reach, int depth, Arguments& out) const {
    const auto kind = lexicon_->noun_kind(token(at).lemma);
    if (kind == NounKind::relational) {
        // "rivals such as X": the examples are what the noun names
        for (const auto c : children(at))
            if (const auto p = preposition(c); p == "like" || p == "include" || p == "such" || p == "including")
                expand_one(c, Reach::strict, absent, depth + 1, out);
        return;
    }
    if (token(at).upos == Upos::PRON || token(at).upos == Upos::VERB) return;
    if (reach == Reach::strict && kind != NounKind::body) {
        for (const auto c : children(at))
            if (const auto p = preposition(c); p == "like" || p == "include" || p == "such" || p == "including")
                expand_one(c, Reach::strict, absent, depth + 1, out);
        return;
    }
    const auto before = out.size();
    for (const auto c : children(at)) {
        const auto relation = token(c).deprel;
        const bool modifier = relation == Deprel::nmod_poss || relation == Deprel::compound ||
                              relation == Deprel::amod || relation == Deprel::nmod_desc ||
                              relation == Deprel::nmod_unmarked;
        if (modifier && (at_head_[c] != absent || relation == Deprel::nmod_poss))
            expand_one(c, reach, at, depth + 1, out);
    }
    if (out.size() == before && at > 0)  // what the tree lost: "Chinese electric vehicles"
        for (auto word = phrase_start(at); word < at; ++word)
            if (at_head_[word] != absent && token(word + 1).xpos != Xpos::POS) {
                for (auto m = at_head_[word]; m != absent; m = next_at_head(m)) out.push_back({m, at});
            }
    if (out.size() > before) return;
    for (const auto c : children(at)) {
        if (base(token(c).deprel) != Deprel::nmod) continue;
        const auto p = preposition(c);
        if (p == "of" || p == "from" || p == "at" || p == "in" || p == "to" || p == "by" || p == "like" ||
            p == "against" || p == "include" || p == "such") {
            const auto mark = out.size();
            expand_one(c, Reach::strict, at, depth + 1, out);
            if (out.size() > mark) return;
        }
    }
}

}  // namespace newsgraph
