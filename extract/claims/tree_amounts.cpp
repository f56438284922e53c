// What Tree mends around sums, shares and dates, which parsers hang almost anywhere: "a $2bn deal", "$2bn in
// X and $1bn in Y", "lent X $2bn and Y $1bn", "owned 55 percent by X", "sold to X last year".
#include "extract/claims/figure_tables.hpp"
#include "extract/claims/lexicon.hpp"
#include "extract/claims/tree.hpp"

#include <algorithm>

namespace newsgraph {

namespace {

constexpr std::uint32_t longest_amount = 8, longest_phrase = 4;

bool is_percent_word(std::string_view word) {
    return word == "%" || word == "percent" || word == "pct";
}

bool is_currency(const TreeNode& word) {
    if (word.upos == Upos::SYM && word.form != "%") return word.form != "/" && word.form != "-";
    const auto* found = figure_tables().find_currency(word.form);
    return found != nullptr && (found->before || word.upos == Upos::NOUN);
}

bool is_scale(std::string_view word) {
    for (const std::string_view scale : {"thousand", "million", "billion", "trillion", "m", "mn", "bn", "tn"})
        if (word == scale) return true;
    return false;
}

bool is_time(std::string_view lemma) {
    for (const std::string_view word :
         {"year",      "month",     "week",     "quarter", "day",      "decade", "monday",
          "tuesday",   "wednesday", "thursday", "friday",  "saturday", "sunday", "january",
          "february",  "march",     "april",    "may",     "june",     "july",   "august",
          "september", "october",   "november", "december"})
        if (lemma.size() == word.size() &&
            std::equal(lemma.begin(), lemma.end(), word.begin(), [](char a, char b) {
                return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
            }))
            return true;
    return false;
}

bool is_separator(const TreeNode& word) {
    return word.form == "," || word.form == ";" || word.lemma == "and" || word.lemma == "while" ||
           word.lemma == "plus";
}

}  // namespace

/// Whether the token is a part of a sum, a share or a count that stands alone.
bool Tree::in_amount(std::uint32_t at) const {
    if (at >= size() || named(at)) return false;
    const auto& word = nodes_[at];
    if (word.upos == Upos::NUM || is_percent_word(word.form) || is_currency(word)) return true;
    if (word.form == "per") return at + 1 < size() && nodes_[at + 1].form == "cent";
    if (word.form == "cent") return at > 0 && nodes_[at - 1].form == "per";
    return is_scale(word.form) && at > 0 && nodes_[at - 1].upos == Upos::NUM;
}

/// The end of the amount that begins at the token, with words like "up to" before it; the token itself where
/// there is none.
std::uint32_t Tree::amount_behind(std::uint32_t at) const {
    auto first = at;
    for (std::uint32_t step = 0; step < longest_phrase && first < size() && !in_amount(first); ++step) {
        const auto& word = nodes_[first];
        const bool bound = word.lemma == "about" || word.lemma == "over" || word.lemma == "some" ||
                           word.lemma == "a" || word.lemma == "an" || word.lemma == "another" ||
                           word.upos == Upos::ADV || word.lemma == "up" || word.lemma == "to" ||
                           word.lemma == "than" || word.lemma == "more" || word.lemma == "least" ||
                           word.lemma == "at" || word.lemma == "much";
        if (!bound) return at;
        ++first;
    }
    auto last = first;
    while (last < size() && last < first + longest_amount && in_amount(last)) ++last;
    if (last == first || (nodes_[first].form == "$" && last < first + 2)) return at;
    return last;
}

/// Hangs a token on another, which may lie below it.
void Tree::rehang(std::uint32_t at, std::uint32_t head, Deprel relation) {
    if (at == head) return;
    auto up = head;
    for (std::uint32_t step = 0; up != absent && up != at && step <= size(); ++step) up = nodes_[up].head;
    if (up == at) {
        nodes_[head].head = nodes_[at].head;
        nodes_[head].deprel = nodes_[at].deprel;
    }
    nodes_[at].head = head;
    nodes_[at].deprel = relation;
}

/// "C$4bn", cut before its sign: the letters are a part of the sign.
void Tree::join_signs() {
    for (std::uint32_t at = 0; at + 1 < size(); ++at) {
        auto& prefix = nodes_[at];
        auto& sign = nodes_[at + 1];
        if (sign.form != "$" || sign.space_before || prefix.form.size() > 3 || prefix.upos == Upos::NUM ||
            prefix.form.front() < 'A' || prefix.form.front() > 'Z' || named(at))
            continue;
        if (sign.head == at) sign.head = prefix.head, sign.deprel = prefix.deprel;
        for (auto& node : nodes_)
            if (node.head == at) node.head = at + 1;
        prefix.head = at + 1;
        prefix.deprel = Deprel::compound;
        prefix.upos = Upos::SYM;
    }
}

/// "X's $2bn takeover of Y": the sum modifies the noun behind it and leads no phrase of its own.
void Tree::join_sums() {
    for (std::uint32_t at = 1; at + 2 < size(); ++at) {
        if (!in_amount(at) || in_amount(at - 1)) continue;
        const auto& before = nodes_[at - 1];
        if (before.xpos != Xpos::POS && before.upos != Upos::DET && before.xpos != Xpos::PRPS) continue;
        auto last = amount_behind(at);
        if (last == at) continue;
        if (last < size() && nodes_[last].form == "-") ++last;  // "a $2-billion deal"
        if (last < size() && nodes_[last].form == "(" && amount_behind(last + 1) != last + 1 &&
            nodes_[std::min(amount_behind(last + 1), size() - 1)].form == ")")
            last = amount_behind(last + 1) + 1;  // "a 60 billion rupees ($629 million) deal"
        auto noun = last;
        while (noun < size() && noun < last + longest_phrase &&
               (nodes_[noun].upos == Upos::ADJ || (nodes_[noun].upos == Upos::NOUN && !named(noun))))
            ++noun;
        if (noun == last || nodes_[noun - 1].upos != Upos::NOUN) continue;
        --noun;
        for (auto part = at; part < last; ++part) {
            const auto up = nodes_[part].head;
            if (up != absent && up >= at && up <= noun) continue;
            if (nodes_[noun].head != absent && nodes_[noun].head >= at && nodes_[noun].head < last) {
                nodes_[noun].head = up;
                nodes_[noun].deprel = nodes_[part].deprel;
            }
            rehang(part, noun, Deprel::compound);
        }
        for (std::uint32_t other = 0; other < size(); ++other)
            if ((other < at || other > noun) && nodes_[other].head != absent && nodes_[other].head >= at &&
                nodes_[other].head < last)
                rehang(other, noun, nodes_[other].deprel);
    }
}

/// "$2bn in X last year", "owned 55 percent by X", "$200m each to X": what a preposition ties to an amount is
/// tied to what the amount is of.
void Tree::free_amounts() {
    for (std::uint32_t at = 2; at < size(); ++at) {
        const auto amount = nodes_[at].head;
        if (amount == absent || amount >= at || in_amount(at)) continue;
        // "a duty of $120 a tonne on X"
        const auto per_unit = [&](std::uint32_t unit) {
            return unit >= 2 && nodes_[unit].upos == Upos::NOUN && in_amount(unit - 2) &&
                   (nodes_[unit - 1].form == "a" || nodes_[unit - 1].form == "an" ||
                    nodes_[unit - 1].form == "per");
        };
        if (!in_amount(amount) && nodes_[amount].form != "each" && nodes_[amount].form != "apiece" &&
            !per_unit(amount))
            continue;
        std::uint32_t marker = absent;
        for (auto before = amount + 1; before < at; ++before)
            if (nodes_[before].head == at && nodes_[before].deprel == Deprel::case_) marker = before;
        if (marker == absent || nodes_[marker].lemma == "of" || nodes_[marker].lemma == "than") continue;
        if (is_percent_word(nodes_[amount].form) && nodes_[marker].lemma == "in") continue;
        auto up = amount;
        bool fits = true;
        for (int step = 0; step < 5 && fits && up != absent; ++step) {
            const auto& word = nodes_[up];
            if (!in_amount(up) && word.form != "each" && word.form != "apiece" && word.form != "worth" &&
                !per_unit(up))
                break;
            fits = base(word.deprel) != Deprel::conj && base(word.deprel) != Deprel::root &&
                   base(word.deprel) != Deprel::nsubj;
            up = word.head;
        }
        if (!fits || up == absent || up > at) continue;
        rehang(at, up, nodes_[up].upos == Upos::VERB ? Deprel::obl : Deprel::nmod);
    }
}

/// "to X last year": a name is no part of the time behind it.
void Tree::free_times() {
    for (auto m = first_; m < last_; ++m) {
        const auto& name = mention(m);
        if (name.kind != MentionKind::name || name.head >= size() || name.last >= size()) continue;
        auto& unit = nodes_[name.head];
        const auto time = unit.head;
        if (time == absent || time < name.last || time > name.last + 2 || !is_time(nodes_[time].lemma))
            continue;
        if (nodes_[name.last].xpos == Xpos::POS || base(unit.deprel) != Deprel::compound) continue;
        const auto& behind = nodes_[name.last].form;
        if (behind != "last" && behind != "this" && behind != "next" && !is_time(behind)) continue;
        bool cased = false;
        const auto up = nodes_[time].head;
        if (up == absent) continue;
        for (auto before = name.first > 3 ? name.first - 3 : 0; before < name.first; ++before)
            if (nodes_[before].deprel == Deprel::case_ && nodes_[before].head == time) {
                nodes_[before].head = name.head;
                cased = true;
            }
        unit.head = up;
        unit.deprel = nodes_[up].upos != Upos::VERB ? Deprel::nmod : cased ? Deprel::obl : Deprel::obj;
        if (cased && base(nodes_[time].deprel) == Deprel::obl) nodes_[time].deprel = Deprel::obl_unmarked;
    }
}

/// The head of the phrase that a name stands in: "goods" in "Brazilian goods".
std::uint32_t Tree::phrase_of(const Mention& name) const {
    auto at = name.head;
    for (int step = 0; step < 2; ++step) {
        const auto up = nodes_[at].head;
        const auto relation = base(nodes_[at].deprel);
        if (up == absent || up < at || up > name.last + 2 || nodes_[up].upos != Upos::NOUN || in_amount(up) ||
            (relation != Deprel::compound && relation != Deprel::amod && relation != Deprel::nmod))
            break;
        at = up;
    }
    return at;
}

/// A name with an amount of its own in a list: "46% on X", "X for $2bn in 2014".
struct Tree::Share {
    std::uint32_t first = 0, last = 0;  ///< half-open tokens of the whole
    std::uint32_t amount = absent, amount_end = 0, mention = absent;
    std::string_view preposition;
    bool leads = false;  ///< the amount stands before the name
};

/// The name at the token or behind its article and adjectives; absent where there is none.
std::uint32_t Tree::name_from(std::uint32_t at) const {
    for (std::uint32_t step = 0; step < longest_phrase && at < size(); ++step, ++at) {
        const auto m = covering_[at];
        if (m != absent && mention(m).first == at && mention(m).kind != MentionKind::pronoun) return m;
        if (nodes_[at].upos != Upos::DET && nodes_[at].upos != Upos::ADJ && nodes_[at].upos != Upos::NOUN)
            return absent;
    }
    return absent;
}

std::optional<Tree::Share> Tree::share_at(std::uint32_t at) const {
    Share share;
    share.first = at;
    auto next = amount_behind(at);
    if (next != at) {
        share.leads = true;
        share.amount = at;
        share.amount_end = next;
        if (next < size() && nodes_[next].upos == Upos::NOUN && !named(next)) ++next;  // "300 jobs in X"
        if (next >= size() || nodes_[next].upos != Upos::ADP) return std::nullopt;
        share.preposition = nodes_[next].lemma;
        share.mention = name_from(next + 1);
        if (share.mention == absent || share.preposition == "of") return std::nullopt;
        share.last = std::max(mention(share.mention).last, phrase_of(mention(share.mention)) + 1);
        return share;
    }
    share.mention = name_from(at);
    if (share.mention == absent) return std::nullopt;
    next = std::max(mention(share.mention).last, phrase_of(mention(share.mention)) + 1);
    if (next < size() && nodes_[next].upos == Upos::ADP) share.preposition = nodes_[next++].lemma;
    share.amount = next;
    share.amount_end = share.last = amount_behind(next);
    if (share.last == next) return std::nullopt;
    return share;
}

/// Behind a share: "in 2014", then a comma or "and"; where the next begins, else absent.
std::uint32_t Tree::next_share(std::uint32_t at) const {
    if (at < size() && nodes_[at].upos == Upos::ADP) {
        ++at;
        while (at < size() && (nodes_[at].upos == Upos::NUM || is_time(nodes_[at].form))) ++at;
    }
    auto next = at;
    for (int step = 0; step < 2 && next < size() && is_separator(nodes_[next]); ++step) ++next;
    return next == at ? absent : next;
}

/// "$2bn in X and $1bn in Y", "lent X $2bn and Y $1bn": the later names share what ties the first.
void Tree::join_shares() {
    for (std::uint32_t at = 0; at + 3 < size(); ++at) {
        auto first = share_at(at);
        if (!first) continue;
        const auto lead = phrase_of(mention(first->mention));
        for (auto from = next_share(first->last); from != absent && from < size();) {
            const auto other = share_at(from);
            if (!other || other->leads != first->leads || other->preposition != first->preposition ||
                other->mention == first->mention)
                break;
            const auto member = phrase_of(mention(other->mention));
            if (member == lead) break;
            rehang(member, lead, Deprel::conj);
            for (auto part = other->amount; part < other->amount_end; ++part) {
                const auto up = nodes_[part].head;
                if (up == absent || up < other->amount || up >= other->amount_end)
                    rehang(part, member, Deprel::nmod);
            }
            if (other->leads)
                for (auto part = other->amount_end; part < mention(other->mention).first; ++part)
                    if (nodes_[part].upos == Upos::ADP) rehang(part, member, Deprel::case_);
            at = other->last - 1;
            from = next_share(other->last);
        }
    }
}

/// "X's exports to Y fell": what someone owns is a noun, whatever the tagger says.
void Tree::mend_owned() {
    for (std::uint32_t at = 1; at + 1 < size(); ++at) {
        auto& noun = nodes_[at];
        if (noun.upos != Upos::VERB || noun.xpos != Xpos::VBZ) continue;
        if (noun.deprel == Deprel::obj && covering_[at - 1] != absent) {  // "bought X shares"
            noun.upos = Upos::NOUN;
            noun.xpos = Xpos::NNS;
            for (auto& other : nodes_)
                if (other.head == at && base(other.deprel) == Deprel::nsubj) other.deprel = Deprel::compound;
        }
        if (nodes_[at - 1].xpos != Xpos::POS) continue;
        noun.upos = Upos::NOUN;
        noun.xpos = Xpos::NNS;
        for (auto verb = at + 1; verb < size(); ++verb) {
            if (nodes_[verb].head != at || nodes_[verb].xpos != Xpos::VBD) continue;
            nodes_[verb].head = noun.head;
            nodes_[verb].deprel = noun.deprel;
            noun.head = verb;
            noun.deprel = Deprel::nsubj;
            break;
        }
        for (auto& other : nodes_)
            if (other.head == at && base(other.deprel) == Deprel::obl) other.deprel = Deprel::nmod;
    }
}

/// "spent $2bn building Y": what the sum was for is a verb and has an object.
void Tree::mend_spending() {
    for (std::uint32_t at = 3; at + 1 < size(); ++at) {
        auto& word = nodes_[at];
        if (word.upos == Upos::VERB || !word.form.ends_with("ing") || !in_amount(at - 1) || named(at))
            continue;
        const auto verb = lexicon_->gerund(word.form);
        if (verb.empty()) continue;
        auto spent = at - 1;
        while (spent > 0 && nodes_[spent].upos != Upos::VERB) --spent;
        if (nodes_[spent].upos != Upos::VERB || at - spent > longest_amount) continue;
        const auto m = name_from(at + 1);
        if (m == absent) continue;
        const auto object = phrase_of(mention(m));
        rehang(at, spent, Deprel::advcl);
        rehang(object, at, Deprel::obj);
        word.upos = Upos::VERB;
        word.xpos = Xpos::VBG;
        word.lemma = verb;
        for (std::uint32_t part = spent + 1; part < at; ++part)
            if (nodes_[part].head == object) nodes_[part].head = spent;
    }
}

/// "a stake in X worth $2bn": the worth is that of the phrase before it.
void Tree::join_worth() {
    for (std::uint32_t at = 2; at + 1 < size(); ++at) {
        auto sum = at + 1;  // "worth more than $10 billion"
        while (
            sum < at + 4 && sum + 1 < size() && !in_amount(sum) &&
            (nodes_[sum].upos == Upos::ADV || nodes_[sum].upos == Upos::ADJ || nodes_[sum].upos == Upos::ADP))
            ++sum;
        if (nodes_[at].form != "worth" || amount_behind(sum) == sum) continue;
        const auto before = at - 1;
        if (nodes_[before].upos == Upos::AUX || nodes_[before].upos == Upos::ADV) continue;
        const auto m = covering_[before];
        const auto noun = m != absent ? mention(m).head : before;
        if (nodes_[noun].upos != Upos::NOUN && nodes_[noun].upos != Upos::PROPN) continue;
        if (nodes_[noun].head == at) {
            for (std::uint32_t marker = 0; marker < noun; ++marker)  // "with X worth $2bn"
                if (nodes_[marker].deprel == Deprel::case_ && nodes_[marker].head == at)
                    nodes_[marker].head = noun;
            auto up = noun;  // the noun before its preposition, or the verb
            for (std::uint32_t marker = noun; marker-- > 0;)
                if (nodes_[marker].deprel == Deprel::case_ && nodes_[marker].head == noun && marker > 0) {
                    up = marker - 1;
                    break;
                }
            const bool nominal = up != noun && nodes_[up].upos == Upos::NOUN;
            const auto above = nodes_[at].head;
            rehang(noun, nominal ? up : above == absent ? noun : above, nominal ? Deprel::nmod : Deprel::obl);
            if (nodes_[noun].head == at) continue;
        }
        rehang(at, noun, Deprel::acl);
    }
}

void Tree::join_amounts() {
    mend_spending();
    join_worth();
    join_signs();
    join_sums();
    free_times();
    join_shares();
    free_amounts();
}

/// "rejected X's $44.6 billion bid": what a sum with an owner or article stands before is a noun.
void Tree::mend_priced() {
    for (std::uint32_t at = 2; at < size(); ++at) {
        auto& word = nodes_[at];
        if (word.upos != Upos::VERB || !in_amount(at - 1) || named(at)) continue;
        const auto* known = lexicon_->find(word.form);  // "bid", for the lemmatizer "by"
        const bool noun = known && std::any_of(known->frames.begin(), known->frames.end(), [&](auto index) {
                              return lexicon_->frame(index).pos == FramePos::noun;
                          });
        auto first = at;
        bool money = false;  // "a $10 billion bid", "a 10 billion euro bid"
        while (first > 0 && in_amount(first - 1)) money = is_currency(nodes_[--first]) || money;
        if (!noun || first == 0 || !money ||
            (nodes_[first - 1].xpos != Xpos::POS && nodes_[first - 1].upos != Upos::DET))
            continue;
        word.upos = Upos::NOUN;
        word.xpos = Xpos::NN;
        word.lemma = word.form;
        if (word.deprel == Deprel::xcomp || word.deprel == Deprel::ccomp) word.deprel = Deprel::obj;
        for (std::uint32_t other = 0; other < at; ++other)
            if (nodes_[other].head == first &&
                (nodes_[other].deprel == Deprel::nmod_poss || nodes_[other].deprel == Deprel::det))
                nodes_[other].head = at;
    }
}

}  // namespace newsgraph
