// What Tree mends around shares of firms: "is 51%-owned by X", "a 9.9% holding in X", "a stake of 20 percent
// in X", "a majority (51%) of X".
#include "extract/claims/lexicon.hpp"
#include "extract/claims/tree.hpp"

namespace newsgraph {

namespace {
constexpr std::uint32_t longest_firm = 8;

bool is_percent(const TreeNode& word) {
    return is_one_of(word.lemma, {"%", "percent", "cent", "pct"});
}
}  // namespace

/// "is 51%-owned by X": the participle, not the number before its sign, carries the clause.
void Tree::free_share(std::uint32_t at) {
    auto& participle = nodes_[at];
    const auto verb = lexicon_->past_tense(participle.form.substr(2));
    const auto number = at - 1;
    if (verb.empty() || nodes_[number].upos != Upos::NUM) return;
    participle.lemma = verb;
    participle.upos = Upos::VERB;
    participle.xpos = Xpos::VBN;
    if (participle.head != number) return;
    participle.head = nodes_[number].head;
    participle.deprel = nodes_[number].deprel;
    nodes_[number].head = at;
    nodes_[number].deprel = Deprel::obl_unmarked;
    for (auto& node : nodes_) {
        if (node.head != number) continue;
        node.head = at;
        if (node.deprel == Deprel::nsubj) node.deprel = Deprel::nsubj_pass;
        if (node.deprel == Deprel::cop) node.deprel = Deprel::aux_pass;
    }
}

/// "is 30% owned by X", "49 percent owned by X": the participle behind a share is the verb.
void Tree::mend_owned_shares() {
    for (std::uint32_t at = 1; at + 1 < size(); ++at) {
        auto& verb = nodes_[at];
        if (!is_one_of(verb.form, {"owned", "controlled", "held"}) || verb.upos != Upos::VERB) continue;
        auto unit = at - 1;
        if (nodes_[unit].form == "-" && unit > 0) --unit;
        auto& share = nodes_[unit];
        const bool beside = verb.head == share.head && verb.deprel == share.deprel;
        if ((verb.head != unit && !beside) ||
            !is_one_of(share.lemma, {"%", "percent", "cent", "majority", "minority", "part"}))
            continue;
        auto before = unit;
        while (before > 0 && nodes_[before - 1].upos == Upos::NUM) --before;
        if (const auto noun = before - 1; before > 0 && nodes_[noun].upos == Upos::NOUN &&
                                          nodes_[noun].head == unit &&
                                          nodes_[noun].deprel == Deprel::compound) {
            // "the scooter maker part-owned by X": the maker heads the phrase
            nodes_[noun].head = share.head;
            nodes_[noun].deprel = share.deprel;
            for (auto& word : nodes_)
                if (word.head == unit && word.deprel != Deprel::nummod) word.head = noun;
            verb.head = noun;
            verb.deprel = Deprel::acl;
            verb.xpos = Xpos::VBN;
            share.head = at;
            share.deprel = Deprel::obl;
            continue;
        }
        verb.head = share.head;
        verb.deprel = share.deprel;
        verb.xpos = Xpos::VBN;
        share.head = at;
        share.deprel = Deprel::obl;
        for (std::uint32_t other = 0; other < size(); ++other) {
            auto& word = nodes_[other];
            if (word.head != unit || word.deprel == Deprel::nummod || other == at ||
                (other < unit && word.deprel == Deprel::compound))
                continue;
            word.head = at;
            if (base(word.deprel) == Deprel::nsubj) word.deprel = Deprel::nsubj_pass;
            if (word.deprel == Deprel::cop) word.deprel = Deprel::aux_pass;
        }
    }
}

/// "is owned 41.9 percent by X": the share behind the participle is no object.
void Tree::mend_shares_behind() {
    for (std::uint32_t at = 2; at + 1 < size(); ++at) {
        const auto verb = nodes_[at].head;
        if (!is_percent(nodes_[at]) || nodes_[at + 1].lemma != "by" || verb == absent || verb >= at ||
            nodes_[at].deprel != Deprel::obj ||
            !is_one_of(nodes_[verb].form, {"owned", "controlled", "held"}))
            continue;
        nodes_[at].deprel = Deprel::obl_unmarked;
        nodes_[verb].xpos = Xpos::VBN;
    }
}

/// "a stake of 20 percent in X", "raised its stake to 20% in X", "a majority (51%) of X": the firm is what
/// the share before the figure is of.
void Tree::join_holdings() {
    for (std::uint32_t at = 3; at + 2 < size(); ++at) {
        if (!is_percent(nodes_[at])) continue;
        auto marker = at + 1;
        const bool bracketed = nodes_[marker].form == ")";
        if (bracketed) ++marker;
        if (marker + 1 >= size() || !is_one_of(nodes_[marker].lemma, {"in", "of"})) continue;
        const auto firm = nodes_[marker].head;
        if (firm == absent || firm <= marker || firm > marker + longest_firm || at_head_[firm] == absent)
            continue;
        auto before = at - 1;
        while (before > 1 && (nodes_[before].upos == Upos::NUM || nodes_[before].upos == Upos::ADV ||
                              is_one_of(nodes_[before].lemma, {"per", "than", "more", "over", "about"})))
            --before;
        const bool joined =
            bracketed ? nodes_[before].form == "(" : is_one_of(nodes_[before].lemma, {"of", "to"});
        const auto share = before - 1;
        if (!joined || nodes_[share].upos != Upos::NOUN || named(share)) continue;
        if (lexicon_->noun_kind(nodes_[share].lemma) == NounKind::share ||
            is_one_of(nodes_[share].lemma, {"majority", "minority"}))
            rehang(firm, share, Deprel::nmod);
    }
}

}  // namespace newsgraph
