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
        verb.deprel =
            share.deprel == Deprel::appos ? Deprel::acl : share.deprel;  // "X, 84 percent owned by Y,"
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

/// Numbers, signs and names of money.
bool Tree::is_of_sum(std::uint32_t at) const {
    return token(at).upos == Upos::NUM || token(at).upos == Upos::SYM ||
           is_one_of(token(at).lemma, {"$", "\u00a3", "\u20ac", "dollar", "pound", "euro", "yen", "yuan",
                                       "rupee", "franc", "krona", "bn", "billion", "million", "-"});
}

/// "a $10bn (\u00a35.2bn) bid for X": the sum told twice goes with the noun behind it, which the parser cuts
/// off.
void Tree::mend_sums_told_twice() {
    for (std::uint32_t open = 2; open + 3 < size(); ++open) {
        if (nodes_[open].xpos != Xpos::LRB || !is_of_sum(open - 1)) continue;
        auto close = open + 1;
        while (close < size() && close < open + 6 && is_of_sum(close)) ++close;
        auto noun = close + 1;
        if (close == open + 1 || noun >= size() || nodes_[close].xpos != Xpos::RRB ||
            covering_[noun] != absent ||
            !(nodes_[noun].upos == Upos::NOUN || is_one_of(nodes_[noun].form, {"bid", "offer", "purchase"})))
            continue;
        while (noun + 1 < size() && nodes_[noun].upos == Upos::NOUN && nodes_[noun + 1].upos == Upos::NOUN &&
               covering_[noun + 1] == absent)
            ++noun;
        auto first = open;
        while (first > 0 && is_of_sum(first - 1)) --first;
        auto sum = first;
        while (sum + 1 < open && nodes_[sum].head != absent && nodes_[sum].head >= first &&
               nodes_[sum].head < open)
            ++sum;
        hang_sum(first, sum, close, noun);
    }
}

/// "bought X, which makes Y, for $2bn": the price behind a clause is that of the purchase.
void Tree::mend_prices_behind_clauses() {
    for (std::uint32_t mark = 2; mark + 2 < size(); ++mark) {
        if (nodes_[mark].form != "for" || nodes_[mark - 1].form != "," ||
            nodes_[mark].deprel != Deprel::case_)
            continue;
        const auto sum = nodes_[mark].head;
        if (sum == absent || sum < mark || !in_amount(sum) || amount_behind(mark + 1) == mark + 1) continue;
        const auto clause = nodes_[sum].head;
        if (clause == absent || clause > mark || nodes_[clause].deprel != Deprel::acl_relcl) continue;
        auto verb = nodes_[clause].head;
        for (int step = 0; step < 4 && verb != absent && nodes_[verb].upos != Upos::VERB; ++step)
            verb = nodes_[verb].head;
        if (verb == absent || verb > clause ||
            !is_one_of(nodes_[verb].lemma, {"acquire", "buy", "order", "purchase", "sell", "take"}))
            continue;
        nodes_[sum].head = verb;
        nodes_[sum].deprel = Deprel::obl;
    }
}

/// The phrase that the sum headed becomes the noun's.
void Tree::hang_sum(std::uint32_t first, std::uint32_t sum, std::uint32_t close, std::uint32_t noun) {
    const auto above = nodes_[sum].head;
    auto& word = nodes_[noun];
    const bool misread = above == noun && word.upos == Upos::VERB;  // "X's $10bn (£5bn) bid failed"
    for (auto at = above; at != absent && !misread; at = nodes_[at].head)
        if (at == noun) return;  // it stands there already
    if (!misread && word.head != absent) {
        word.head = above;
        word.deprel = nodes_[sum].deprel;
    }
    word.upos = Upos::NOUN;
    word.xpos = word.form.ends_with('s') ? Xpos::NNS : Xpos::NN;
    if (word.xpos == Xpos::NN) word.lemma = word.form;
    for (std::uint32_t at = 0; at < size(); ++at)
        if (nodes_[at].head == sum && at != noun && (at < first || at > close)) nodes_[at].head = noun;
    nodes_[sum].head = noun;
    nodes_[sum].deprel = Deprel::compound;
    for (auto at = sum + 1; at <= close; ++at)
        if (nodes_[at].head == absent || nodes_[at].head > close || nodes_[at].head < first) {
            nodes_[at].head = sum;
            nodes_[at].deprel = Deprel::dep;
        }
}

}  // namespace newsgraph
