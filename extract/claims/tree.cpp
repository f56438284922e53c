#include "extract/claims/tree.hpp"

#include "extract/claims/lexicon.hpp"
#include "extract/claims/nominal.hpp"

#include <algorithm>

namespace newsgraph {

void Tree::reset(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
    first_ = first;
    last_ = last;
    nodes_.clear();
    for (const auto& token : sentence.tokens)
        nodes_.push_back({token.form, token.lemma, token.begin, token.end,
                          token.head < 0 ? absent : static_cast<std::uint32_t>(token.head), token.upos,
                          token.xpos, token.deprel, token.space_before});
    for (std::size_t at = 1; at < nodes_.size(); ++at) {  // "part-owned", cut before the hyphen
        auto& node = nodes_[at];
        if (node.form.size() < 4 || node.form[0] != '-') continue;
        if (node.upos == Upos::NOUN && node.lemma.starts_with('-'))  // "then-president"
            if (const auto* word = lexicon_->find(node.lemma.substr(1)); word && !word->roles.empty()) {
                node.form.remove_prefix(1);
                node.lemma.remove_prefix(1);
                continue;
            }
        if (!node.form.ends_with("ed")) continue;
        const auto verb = lexicon_->past_tense(node.form.substr(1));
        if (verb.empty()) continue;
        node.form.remove_prefix(1);
        node.lemma = verb;
        node.upos = Upos::VERB;
        node.xpos = Xpos::VBN;
    }
    for (std::uint32_t at = 1; at < size(); ++at)
        if (nodes_[at].form.starts_with("%-")) free_share(at);
    for (auto& node : nodes_)
        if (node.xpos == Xpos::comma) node.form = ",";  // a dash around an apposition
    for (auto& node : nodes_)                           // "United", "Operating" in names
        if (node.upos == Upos::VERB && (node.xpos == Xpos::NNP || node.xpos == Xpos::NNPS))
            node.upos = Upos::PROPN;
    for (auto& node : nodes_)  // "supplies" for its own lemma
        if ((node.xpos == Xpos::NNS || node.xpos == Xpos::VBZ) && node.form.ends_with('s') &&
            !lexicon_->find(node.lemma))
            if (const auto known = lexicon_->singular(node.lemma); !known.empty()) node.lemma = known;
    for (auto& node : nodes_)  // "CEOs", for the tagger a name
        if (node.upos == Upos::PROPN && node.form.size() > 2 && node.form.ends_with('s') &&
            std::all_of(node.form.begin(), node.form.end() - 1, [](char c) { return c >= 'A' && c <= 'Z'; }))
            if (const auto* word = lexicon_->find(node.form.substr(0, node.form.size() - 1));
                node.form == "GPUs" || node.form == "CPUs" || node.form == "SUVs" || node.form == "PCs" ||
                (word && !word->roles.empty())) {
                node.lemma = node.form.substr(0, node.form.size() - 1);
                node.upos = Upos::NOUN;
                node.xpos = Xpos::NNS;
            }
    for (auto& node : nodes_)  // "bid" in the past tense
        if (node.upos == Upos::VERB && node.lemma != node.form && !lexicon_->find(node.lemma) &&
            lexicon_->is_verb(node.form))
            node.lemma = node.form;
    for (auto& node : nodes_)
        if (node.upos == Upos::VERB && node.lemma == node.form && !lexicon_->find(node.lemma)) {
            if (const auto known = lexicon_->past_tense(node.form); !known.empty())
                node.lemma = known;  // "shot"
        } else if (node.form == "later" || node.form == "latest")
            node.lemma = node.form;  // not "late"
    hang_mentions();
    mend_codes();
    mend_mines();
    mend_homes();
    mend_sums_told_twice();
    mend_as_well_as();
    mend_prefixes();
    mend_spans();
    mend_genitives();
    lift_markers();
    mend_owned();
    mend_noun_roots();
    mend_fines();
    mend_backed();
    mend_struck();
    mend_governed_gerunds();
    mend_stopped_texts();
    mend_plain_verbs();
    mend_priced();
    mend_verbs();
    mend_roots();
    mend_reports();
    mend_received_gerunds();
    mend_gerunds_of_goods();
    mend_objects();
    mend_joined_verbs();
    mend_bare_participles();
    mend_new_participles();
    mend_parallel_nouns();
    mend_joined_demonyms();
    mend_names_before_adjectives();
    join_prefixed_verbs();
    mend_owned_shares();
    mend_shares_behind();
    mend_modifying_verbs();
    mend_compound_gerunds();
    mend_role_nouns();
    mend_double_objects();
    mend_recipients();
    mend_infinitives();
    mend_later_times();
    mend_times();
    mend_told();
    mend_bounds();
    mend_bounded_phrases();
    mend_possessed();
    join_names();
    mend_kind_verbs();
    mend_trades();
    mend_called();
    mend_examples();
    join_additions();
    join_titles();
    join_phrases();
    join_makers();
    join_compounds();
    join_kinds();
    join_shared_modifiers();
    join_placed();
    join_amounts();
    mend_prices_behind_clauses();
    join_holdings();
    join_hyphens();
    join_goods();
    join_lists();
    mend_joined_clauses();
    join_repeated_prepositions();
    part_unlike_members();
    lift_customers();
    lift_appositions();
    lift_complements();
    mend_reduced_clauses();
    mend_which();
    mend_who();
    mend_agreement();
    mend_past_times();
    mend_speakers();
    mend_agents();
    mend_then_participles();
    mend_joined_from();
    mend_joined_appositions();
    mend_one_of_whom();
    mend_clauses_of_things();
    join_participles();
    raise_seats();
    join_appositions();
    join_holders();
    link();
}

/// "the Netherlands' X", read as a quotation mark; "Brasko Inc's", for the tagger a part of the name.
void Tree::mend_genitives() {
    for (std::size_t at = 1; at + 1 < nodes_.size(); ++at)
        if (auto& mark = nodes_[at]; mark.upos == Upos::PUNCT &&
                                     (mark.form == "'" || mark.form == "\xE2\x80\x99") &&
                                     mark.deprel == Deprel::case_ && !mark.space_before &&
                                     nodes_[at - 1].form.ends_with('s') && nodes_[at + 1].space_before) {
            mark.upos = Upos::PART;
            mark.xpos = Xpos::POS;
        }
    for (std::uint32_t at = 1; at + 1 < size(); ++at)
        if (auto& node = nodes_[at]; covering_[at] == absent && node.upos == Upos::PROPN &&
                                     (is_nominal(nodes_[at + 1].upos) || nodes_[at + 1].upos == Upos::ADJ) &&
                                     (node.form == "'s" || node.form == "\u2019s")) {
            node.upos = Upos::PART;
            node.xpos = Xpos::POS;
            node.head = at - 1;
            node.deprel = Deprel::case_;
        }
}

/// "24,000 H100 chips": a code is a name, whatever number the tagger takes it for.
void Tree::mend_codes() {
    for (auto m = first_; m < last_; ++m) {
        if (type(m) != NodeType::chip && type(m) != NodeType::product) continue;
        for (auto at = mention(m).first; at < mention(m).last && at < size(); ++at) {
            auto& node = nodes_[at];
            if (node.upos != Upos::NUM || node.form.front() < 'A' || node.form.front() > 'Z') continue;
            node.upos = Upos::PROPN;
            node.xpos = Xpos::NNP;
            if (node.deprel == Deprel::nummod) node.deprel = Deprel::compound;
        }
    }
}

void Tree::hang_mentions() {
    const auto count = size();
    covering_.assign(count, absent);
    at_head_.assign(count, absent);
    next_.assign(last_ - first_, absent);
    const auto length = [&](std::uint32_t m) { return mention(m).last - mention(m).first; };
    for (auto m = last_; m-- > first_;) {
        const auto& found = mention(m);
        if (found.head >= count || found.last > count) continue;
        next_[m - first_] = at_head_[found.head];
        at_head_[found.head] = m;
        for (auto at = found.first; at < found.last; ++at)
            if (covering_[at] == absent || length(m) <= length(covering_[at])) covering_[at] = m;
    }
}

void Tree::link() {
    const auto count = size();
    offsets_.assign(count + 2, 0);
    children_.resize(count);
    for (const auto& node : nodes_)
        if (node.head != absent) ++offsets_[node.head + 2];
    for (std::size_t at = 2; at < offsets_.size(); ++at) offsets_[at] += offsets_[at - 1];
    for (std::uint32_t at = 0; at < count; ++at)
        if (const auto up = nodes_[at].head; up != absent) children_[offsets_[up + 1]++] = at;
}

NodeType Tree::type(std::uint32_t m) const {
    return all_->entities[static_cast<std::size_t>(mention(m).entity)].type;
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

bool Tree::inside_name(std::uint32_t inner) const {
    for (auto m = first_; m < last_; ++m)
        if (m != inner && mention(m).kind == MentionKind::name && mention(m).first <= mention(inner).first &&
            mention(m).last >= mention(inner).last &&
            mention(m).last - mention(m).first > mention(inner).last - mention(inner).first)
            return true;
    return false;
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
        if (before.upos == Upos::NUM && before.form.size() == 4 && start >= 2 && named(start) &&
            token(start - 2).upos == Upos::ADP)
            break;  // "In 2007 Apple"
        if (before.xpos == Xpos::RRB && start >= 4 &&
            token(start - 3).xpos == Xpos::LRB) {  // "Court (ICC) president"
            start -= 3;
            continue;
        }
        if (before.upos == Upos::PRON && before.xpos != Xpos::PRPS && before.xpos != Xpos::WPS) break;
        if (const auto m = covering_[start - 1]; m != absent && mention(m).last == start) {
            start = mention(m).first;
            continue;
        }
        const bool hyphen = before.xpos == Xpos::HYPH || before.form == "-" || before.form == "/";
        const bool participle = (before.xpos == Xpos::VBN || before.xpos == Xpos::VBG) &&
                                (base(before.deprel) == Deprel::amod ||
                                 before.deprel == Deprel::compound);  // "self-driving unit X"
        const bool possessive = before.xpos == Xpos::POS || before.xpos == Xpos::PRPS;
        const bool adverb =
            before.upos == Upos::ADV && (before.lemma == "then" || before.lemma == "formerly" ||
                                         token(start).upos == Upos::ADJ || token(start).xpos == Xpos::VBN);
        const bool both_named = start >= 2 && named(start - 2) && named(start) &&
                                mention(covering_[start]).kind == MentionKind::demonym &&
                                mention(covering_[start - 2]).kind == MentionKind::demonym;
        const bool joined = before.xpos == Xpos::CC && before.lemma == "and" && start >= 2 &&
                            token(start).upos != Upos::NUM &&  // "20 jets and 50 A320s"
                            is_nominal(token(start - 2).upos) &&
                            (both_named || (!named(start - 2) && !named(start)));
        const bool linked = start < noun && token(start).form == "-" && !token(start).space_before &&
                            before.upos != Upos::PUNCT;  // "all-electric", "next-generation"
        if (!(is_nominal(before.upos) || hyphen || linked || participle || possessive || adverb || joined))
            break;
        --start;
    }
    return start;
}

}  // namespace newsgraph
