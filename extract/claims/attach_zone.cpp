#include "extract/claims/attach_zone.hpp"

#include <algorithm>
#include <array>

namespace newsgraph {

/// Relations that hold between people, bodies and places rather than happen: they carry dates only.
bool is_standing(Relation relation) {
    using enum Relation;
    return relation == leads || relation == works_for || relation == associated_with ||
           relation == citizen_of || relation == based_in;
}

namespace {
bool is_clause(const Sentence& sentence, std::int32_t at) {
    const auto upos = sentence.tokens[static_cast<std::size_t>(at)].upos;
    return upos == Upos::VERB || upos == Upos::AUX;
}

/// Edges that a figure may climb to what it modifies.
bool may_climb(Sort sort, Deprel relation) {
    switch (base(relation)) {
        case Deprel::obj:
        case Deprel::obl:
        case Deprel::nmod:
        case Deprel::nummod:
        case Deprel::compound:
        case Deprel::amod:
        case Deprel::appos:
        case Deprel::dep:
        case Deprel::det:
        case Deprel::flat:
            return true;
        case Deprel::advmod:
        case Deprel::list:
            return sort == Sort::date;
        case Deprel::acl:
            return sort == Sort::amount && relation != Deprel::acl_relcl;
        case Deprel::nsubj:
        case Deprel::xcomp:
        case Deprel::parataxis:
        case Deprel::iobj:
            return sort == Sort::amount;
        default:
            return false;
    }
}

/// Participles that only say how much: "accounting for 87% of it", "valued at $5bn".
bool says_how_much(const Token& token) {
    for (const std::string_view lemma :
         {"account", "value", "total", "represent", "amount", "reach", "comprise", "price", "seek", "demand"})
        if (token.lemma == lemma) return true;
    return false;
}

/// Participles that only say when: "starting in March", "beginning next year".
bool says_when(const Token& token) {
    return token.xpos == Xpos::VBG &&
           (token.lemma == "start" || token.lemma == "begin" || token.lemma == "commence");
}

bool covers(const Mention* mention, std::int32_t at) {
    return mention && static_cast<std::int32_t>(mention->first) <= at &&
           at < static_cast<std::int32_t>(mention->last);
}
}  // namespace

Zone::Zone(const ClaimSite& site, Sort sort) : sentence_(site.sentence), sort_(sort) {
    trigger_ = static_cast<Index>(site.trigger);
    in_name_ = covers(site.source, trigger_) || covers(site.target, trigger_);
    if (site.target) {
        const auto head = static_cast<Index>(site.target->head);
        add_end(head, sort == Sort::amount ? 0 : 2);
        const auto other = neighbour(head);
        if (other >= 0 && base(token(other).deprel) == Deprel::nmod)
            add_end(token(other).head, sort == Sort::amount ? 0 : 2);
    }
    if (site.source) add_end(static_cast<Index>(site.source->head), 3);
    if (site.target && sort == Sort::date) add_members(static_cast<Index>(site.target->head));
    add(trigger_, sort == Sort::amount ? 1 : 0);
    add_governors(site);
}

void Zone::add(Index at, int cost) {
    const auto [found, is_new] = costs_.emplace(at, cost);
    if (!is_new) found->second = std::min(found->second, cost);
}

bool Zone::below_trigger(Index at) const {
    for (int steps = 0; at >= 0 && steps < 40; ++steps, at = token(at).head)
        if (at == trigger_) return true;
    return false;
}

/// "a debt of $4m to X, which is owned by Y": the clause of the trigger is one about the end.
bool Zone::tells_of(Index end) const {
    auto at = trigger_;
    for (int steps = 0; at >= 0 && steps < 40; ++steps, at = token(at).head)
        if (base(token(at).deprel) == Deprel::acl && token(at).head == end) return true;
    return false;
}

/// The nouns from an end up to the trigger: "orders" in "35 orders from Air Berlin".
void Zone::add_end(Index at, int cost) {
    const bool meets_trigger = below_trigger(at);
    if (sort_ == Sort::amount && tells_of(at)) return add(at, cost);
    bool sibling = false;
    for (int steps = 0; at >= 0 && at != trigger_ && steps < 12; ++steps) {
        if (is_clause(sentence_, at)) return;
        if (!sibling) add(at, cost + (steps > 2 ? 1 : 0));
        const auto relation = base(token(at).deprel);
        sibling = relation == Deprel::conj;
        if (!meets_trigger && relation != Deprel::conj && relation != Deprel::nmod &&
            relation != Deprel::compound && relation != Deprel::flat && relation != Deprel::appos &&
            relation != Deprel::nummod && relation != Deprel::amod)
            return;
        at = token(at).head;
    }
}

/// "met A and B in May": a date behind the last of a list is that of all.
void Zone::add_members(Index lead) {
    if (below_trigger(lead))
        for (Index i = lead + 1; i < static_cast<Index>(sentence_.tokens.size()); ++i)
            if (token(i).head == lead && base(token(i).deprel) == Deprel::conj) add(i, 4);
}

/// In "X and Y" the word before "and" may be nearer to Y than the word that the tree joins it to.
Zone::Index Zone::neighbour(Index at) const {
    const auto relation = base(token(at).deprel);
    if (relation != Deprel::conj || at < 2) return -1;
    auto before = at - 1;
    while (before > 0 && token(before).head == at) --before;  // "and", commas, articles
    return before != token(at).head && token(before).upos == Upos::PROPN ? before : -1;
}

/// What governs the trigger and shares its figures: "spent $5.6m to train", "a $2bn deal to buy",
/// "signed an agreement in 2019".
void Zone::add_governors(const ClaimSite& site) {
    if (in_name_) return;
    const bool noun = !is_clause(sentence_, trigger_);
    const bool holds_source = site.source && below_trigger(static_cast<Index>(site.source->head));
    const bool given = base(token(trigger_).deprel) == Deprel::xcomp;  // "in 2013 X named Y chief executive"
    if (noun && !given && is_standing(site.relation) && (holds_source || !site.source)) return;
    if (noun && sort_ == Sort::date) add_verb_below();
    auto at = trigger_;
    int cost = 2;
    for (int steps = 0; steps < 3; ++steps) {
        const auto relation = token(at).deprel;
        const auto head = token(at).head;
        if (head < 0) return;
        switch (base(relation)) {
            case Deprel::obj:
            case Deprel::nsubj:
            case Deprel::xcomp:
                break;
            case Deprel::obl:
                if (sort_ == Sort::amount && is_beside(at)) return;
                break;
            case Deprel::nmod:
                if (is_standing(site.relation)) return;
                break;
            case Deprel::acl:
                if (relation == Deprel::acl_relcl) return;
                if (sort_ == Sort::amount && (covers(site.source, head) || covers(site.target, head)))
                    return;  // "X, owned by Y, has 300 shops": the shops are X's
                if (sort_ == Sort::date && is_standing(site.relation)) return;
                break;
            case Deprel::advcl:
            case Deprel::csubj:
                if (has_subject(at)) return;
                break;
            case Deprel::conj:
                if (sort_ == Sort::date && is_standing(site.relation) && has_year(head, at))
                    return;  // "was its chancellor from 1992 to 1998 and sat on the board of Y"
                if (sort_ == Sort::date || is_hurt(at)) add(head, cost + 2);
                if (sort_ == Sort::amount && token(at).upos == Upos::NOUN &&
                    base(token(head).deprel) == Deprel::obl)
                    break;  // "invests $5bn in aid and projects"
                return;
            default:
                return;
        }
        // a person who acts is no part of what another verb says: only nouns and verbs
        if (token(head).upos == Upos::PROPN) return;
        add(head, cost);
        at = head;
        ++cost;
    }
}

/// A year between the tokens: the first verb has its own.
bool Zone::has_year(Index first, Index last) const {
    for (auto at = first + 1; at < last; ++at)
        if (token(at).upos == Upos::NUM && token(at).form.size() == 4 &&
            (token(at).form.starts_with("19") || token(at).form.starts_with("20")))
            return true;
    return false;
}

/// "After its purchase of X, Y dismissed 1,000": the main clause counts something else.
bool Zone::is_beside(Index noun) const {
    static constexpr std::array<std::string_view, 6> around{"after",     "before", "despite",
                                                            "following", "since",  "until"};
    return std::any_of(sentence_.tokens.begin(), sentence_.tokens.end(), [&](const Token& word) {
        return word.head == noun && base(word.deprel) == Deprel::case_ &&
               std::find(around.begin(), around.end(), word.lemma) != around.end();
    });
}

/// "four people are killed and two others injured in a strike": who is killed is counted too.
bool Zone::is_hurt(Index verb) const {
    return token(verb).lemma == "injure" || token(verb).lemma == "wound" || token(verb).lemma == "hurt";
}

/// "tensions between A and B erupted in 2023": a verb without a subject that hangs on its own subject.
void Zone::add_verb_below() {
    for (Index i = trigger_ + 1; i < static_cast<Index>(sentence_.tokens.size()); ++i) {
        const auto relation = base(token(i).deprel);
        const bool loose = relation == Deprel::conj || relation == Deprel::parataxis;
        if (token(i).head == trigger_ && token(i).upos == Upos::VERB && loose && !has_subject(i)) add(i, 3);
    }
}

bool Zone::has_subject(Index verb) const {
    return std::any_of(sentence_.tokens.begin(), sentence_.tokens.end(), [&](const Token& child) {
        return child.head == verb && base(child.deprel) == Deprel::nsubj;
    });
}

int Zone::cost_from(Index at) const {
    for (int steps = 0; at >= 0 && steps < 5; ++steps) {
        const auto cost = cost_of(at);
        if (cost != unreachable) return cost + steps;
        const auto& word = sentence_.tokens[static_cast<std::size_t>(at)];
        const bool only_says = sort_ == Sort::amount ? says_how_much(word) : says_when(word);
        const auto relation = base(word.deprel);
        if (!may_climb(sort_, word.deprel) &&
            !(only_says && (relation == Deprel::advcl || relation == Deprel::acl)))
            return unreachable;
        // a figure under another verb is that verb's, except "worth", "valued at", "51 percent-owned"
        if (is_clause(sentence_, at) && relation != Deprel::acl && relation != Deprel::amod && !only_says &&
            steps > 0)
            return unreachable;
        at = word.head;
    }
    return unreachable;
}

/// "a 25% tariff on imports from X", "tariffs of 25% on": the rate of a duty is no share of the trade.
bool is_rate(const ClaimSite& site, const Figure& figure) {
    const auto& tokens = site.sentence.tokens;
    static constexpr std::string_view duties[] = {"duty", "levy", "surcharge", "tariff", "tax"};
    const auto duty = [&](std::size_t at) {
        return at < tokens.size() &&
               std::find(std::begin(duties), std::end(duties), tokens[at].lemma) != std::end(duties);
    };
    if (site.relation != Relation::trades_with) return false;
    for (auto at = figure.last; at < figure.last + 3; ++at)
        if (duty(at)) return true;
    return figure.first > 1 && tokens[figure.first - 1].lemma == "of" && duty(figure.first - 2);
}

}  // namespace newsgraph
