#include "extract/claims/attach.hpp"

#include <algorithm>
#include <map>

namespace newsgraph {

namespace {

using Index = std::int32_t;
constexpr int unreachable = 1000;
constexpr int dearest = 7;  ///< what costs more belongs to something else

enum class Sort : std::uint8_t { amount, date };

/// Relations that hold between people, bodies and places rather than happen: they carry dates only.
bool is_standing(Relation relation) {
    using enum Relation;
    return relation == leads || relation == works_for || relation == associated_with ||
           relation == citizen_of || relation == based_in;
}

bool is_clause(const Sentence& sentence, Index at) {
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

/// Tokens of the sentence that the claim stands on, with what it costs a figure to modify them.
class Zone {
public:
    Zone(const ClaimSite& site, Sort sort) : sentence_(site.sentence), sort_(sort) {
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

    int cost_of(Index at) const {
        const auto found = costs_.find(at);
        return found == costs_.end() ? unreachable : found->second;
    }
    bool in_name() const { return in_name_; }

private:
    const Token& token(Index at) const { return sentence_.tokens[static_cast<std::size_t>(at)]; }
    static bool covers(const Mention* mention, Index at) {
        return mention && static_cast<Index>(mention->first) <= at && at < static_cast<Index>(mention->last);
    }
    void add(Index at, int cost) {
        const auto [found, is_new] = costs_.emplace(at, cost);
        if (!is_new) found->second = std::min(found->second, cost);
    }
    bool below_trigger(Index at) const {
        for (int steps = 0; at >= 0 && steps < 40; ++steps, at = token(at).head)
            if (at == trigger_) return true;
        return false;
    }

    /// The nouns from an end up to the trigger: "orders" in "35 orders from Air Berlin".
    void add_end(Index at, int cost) {
        const bool meets_trigger = below_trigger(at);
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
    void add_members(Index lead) {
        if (below_trigger(lead))
            for (Index i = lead + 1; i < static_cast<Index>(sentence_.tokens.size()); ++i)
                if (token(i).head == lead && base(token(i).deprel) == Deprel::conj) add(i, 4);
    }

    /// In "X and Y" the word before "and" may be nearer to Y than the word that the tree joins it to.
    Index neighbour(Index at) const {
        const auto relation = base(token(at).deprel);
        if (relation != Deprel::conj || at < 2) return -1;
        auto before = at - 1;
        while (before > 0 && token(before).head == at) --before;  // "and", commas, articles
        return before != token(at).head && token(before).upos == Upos::PROPN ? before : -1;
    }

    /// What governs the trigger and shares its figures: "spent $5.6m to train", "a $2bn deal to buy",
    /// "signed an agreement in 2019".
    void add_governors(const ClaimSite& site) {
        if (in_name_) return;
        const bool noun = !is_clause(sentence_, trigger_);
        const bool holds_source = site.source && below_trigger(static_cast<Index>(site.source->head));
        if (noun && is_standing(site.relation) && (holds_source || !site.source)) return;
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
                case Deprel::obl:
                    break;
                case Deprel::nmod:
                    if (is_standing(site.relation)) return;
                    break;
                case Deprel::acl:
                    if (relation == Deprel::acl_relcl) return;
                    if (sort_ == Sort::date && is_standing(site.relation)) return;
                    break;
                case Deprel::advcl:
                case Deprel::csubj:
                    if (has_subject(at)) return;
                    break;
                case Deprel::conj:
                    if (sort_ == Sort::date) add(head, cost + 2);
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
    /// "tensions between A and B erupted in 2023": a verb without a subject that hangs on its own subject.
    void add_verb_below() {
        for (Index i = trigger_ + 1; i < static_cast<Index>(sentence_.tokens.size()); ++i) {
            const auto relation = base(token(i).deprel);
            const bool loose = relation == Deprel::conj || relation == Deprel::parataxis;
            if (token(i).head == trigger_ && token(i).upos == Upos::VERB && loose && !has_subject(i))
                add(i, 3);
        }
    }
    bool has_subject(Index verb) const {
        return std::any_of(sentence_.tokens.begin(), sentence_.tokens.end(), [&](const Token& child) {
            return child.head == verb && base(child.deprel) == Deprel::nsubj;
        });
    }

    const Sentence& sentence_;
    Sort sort_;
    Index trigger_ = 0;
    bool in_name_ = false;  ///< the trigger is part of an end: "Nvidia's H20"
    std::map<Index, int> costs_;
};

/// Participles that only say how much: "accounting for 87% of it", "valued at $5bn".
bool says_how_much(const Token& token) {
    for (const std::string_view lemma :
         {"account", "value", "total", "represent", "amount", "reach", "comprise", "price"})
        if (token.lemma == lemma) return true;
    return false;
}

/// Steps from a figure to the zone plus the cost there.
int cost_of(const Sentence& sentence, const Zone& zone, Sort sort, Index at) {
    for (int steps = 0; at >= 0 && steps < 5; ++steps) {
        const auto cost = zone.cost_of(at);
        if (cost != unreachable) return cost + steps;
        const auto& token = sentence.tokens[static_cast<std::size_t>(at)];
        const bool how_much = sort == Sort::amount && says_how_much(token);
        const auto relation = base(token.deprel);
        if (!may_climb(sort, token.deprel) &&
            !(how_much && (relation == Deprel::advcl || relation == Deprel::acl)))
            return unreachable;
        // a figure under another verb is that verb's, except "worth", "valued at"
        if (is_clause(sentence, at) && base(token.deprel) != Deprel::acl && !how_much && steps > 0)
            return unreachable;
        at = token.head;
    }
    return unreachable;
}

struct Best {
    int cost = dearest + 1;
    std::uint32_t distance = 0;
    std::size_t index = 0;
    bool better(int other, std::uint32_t far) const {
        return other < cost || (other == cost && far < distance);
    }
};

/// The verb of the main clause, where a date before it belongs whatever the tree says.
Index main_verb(const Sentence& sentence, const DateMention& date) {
    for (std::size_t i = date.last; i < sentence.tokens.size(); ++i) {
        const auto& token = sentence.tokens[i];
        if (token.head >= 0 &&
            !(token.head >= static_cast<Index>(date.first) && token.head < static_cast<Index>(date.last)))
            continue;
        if (token.upos != Upos::PUNCT && token.upos != Upos::CCONJ) return static_cast<Index>(i);
    }
    return -1;
}

/// "…, in 2001 the iPod": the date stands right before the target.
bool leads_target(const ClaimSite& site, const DateMention& date) {
    if (!site.target || date.leads || site.target->first < date.last || site.target->first > date.last + 3)
        return false;
    const auto& tokens = site.sentence.tokens;
    if (base(tokens[site.target->head].deprel) == Deprel::nsubj) return false;
    for (auto i = date.last; i < site.target->first; ++i)
        if (tokens[i].upos != Upos::DET && tokens[i].upos != Upos::ADJ && tokens[i].upos != Upos::NOUN &&
            tokens[i].upos != Upos::PROPN)
            return false;
    return date.first > 0 &&
           (tokens[date.first - 1].upos == Upos::PUNCT || tokens[date.first - 1].upos == Upos::CCONJ);
}

/// "in 2000, when the company overtook …": the date is that of the clause behind it.
bool opens_clause(const ClaimSite& site, const DateMention& date) {
    const auto& tokens = site.sentence.tokens;
    auto when = date.last;
    if (when < tokens.size() && tokens[when].form == ",") ++when;
    if (when >= tokens.size() || tokens[when].form != "when") return false;
    return tokens[when].head == static_cast<Index>(site.trigger);
}

/// "X for $2bn", "X $2bn in 2014": nothing but prepositions and amounts between an end and the token.
bool trails(const Sentence& sentence, const Mention* end, std::uint32_t at) {
    if (!end || end->last > at || at > end->last + 8) return false;
    for (auto i = end->last; i < at; ++i) {
        const auto& token = sentence.tokens[i];
        if (token.upos != Upos::ADP && token.upos != Upos::NUM && token.upos != Upos::SYM &&
            token.upos != Upos::ADV)
            return false;
    }
    return true;
}

int cost_of(const ClaimSite& site, const Zone& zone, const DateMention& date) {
    if (leads_target(site, date) || opens_clause(site, date)) return 0;
    if (trails(site.sentence, site.target, date.first)) return 0;
    const auto& tokens = site.sentence.tokens;
    const auto top = static_cast<Index>(date.top);
    if (date.first > 0 && tokens[date.first - 1].form == "of" && tokens[date.top].head >= 0)  // "the deal of 2024"
        return zone.cost_of(tokens[date.top].head) + 1;
    auto cost = cost_of(site.sentence, zone, Sort::date, top);
    if (date.leads) {
        const auto verb = main_verb(site.sentence, date);
        if (verb >= 0) cost = std::min(cost, cost_of(site.sentence, zone, Sort::date, verb) + 1);
    }
    return cost;
}

/// "300 in Portugal", "40 per cent on Laos", "55 percent by the union": the figure is that end's own.
bool leads_end(const Sentence& sentence, const Mention* end, const Figure& figure) {
    if (!end) return false;
    const auto& tokens = sentence.tokens;
    const auto at = std::max(figure.last, figure.anchor + 1);
    if (at >= tokens.size() || tokens[at].upos != Upos::ADP || end->first <= at || end->first > at + 3)
        return false;
    for (auto i = at + 1; i < end->first; ++i)
        if (tokens[i].upos != Upos::DET && tokens[i].upos != Upos::ADJ && tokens[i].upos != Upos::NOUN &&
            tokens[i].upos != Upos::PROPN)
            return false;
    return true;
}

int cost_of(const ClaimSite& site, const Zone& zone, const Figure& figure) {
    if (leads_end(site.sentence, site.target, figure)) return 0;
    if (leads_end(site.sentence, site.source, figure)) return 1;
    if (trails(site.sentence, site.target, figure.first)) return 0;
    auto cost = cost_of(site.sentence, zone, Sort::amount, static_cast<Index>(figure.anchor));
    cost = std::min(cost, cost_of(site.sentence, zone, Sort::amount, static_cast<Index>(figure.top)));
    if (figure.beside >= 0) cost = std::min(cost, cost_of(site.sentence, zone, Sort::amount, figure.beside));
    return cost;
}

/// "A, B and C": the heads of the list that the token is in, in text order; only itself where it is in none.
std::vector<Index> members_of(const Sentence& sentence, Index at) {
    const auto conjunct = [&](Index i) {
        return base(sentence.tokens[static_cast<std::size_t>(i)].deprel) == Deprel::conj;
    };
    for (int steps = 0; conjunct(at) && steps < 12; ++steps) at = sentence.tokens[static_cast<std::size_t>(at)].head;
    std::vector<Index> members{at};
    for (Index i = at + 1; i < static_cast<Index>(sentence.tokens.size()); ++i)
        if (conjunct(i) && sentence.tokens[static_cast<std::size_t>(i)].head == at) members.push_back(i);
    return members;
}

/// "A and B by 25 percent and 15 percent": as many figures as names in a row are shared out in order.
template <class Value>
std::size_t share_out(const ClaimSite& site, std::span<const Figure> figures, std::size_t best) {
    const auto joined = [&](std::size_t i) {  // to the figure before it
        if (!std::holds_alternative<Value>(figures[i].value) ||
            !std::holds_alternative<Value>(figures[i - 1].value))
            return false;
        auto at = figures[i - 1].last;
        for (; at < figures[i].first; ++at)
            if (const auto& form = site.sentence.tokens[at].form; form != "," && form != "and") return false;
        return figures[i - 1].last < figures[i].first;
    };
    auto first = best, last = best + 1;
    while (first > 0 && joined(first)) --first;
    while (last < figures.size() && joined(last)) ++last;
    if (last - first < 2) return best;
    for (const auto* end : {site.target, site.source}) {
        if (!end) continue;
        const auto members = members_of(site.sentence, static_cast<Index>(end->head));
        if (members.size() != last - first) continue;
        const auto found = std::find(members.begin(), members.end(), static_cast<Index>(end->head));
        if (found != members.end()) return first + static_cast<std::size_t>(found - members.begin());
    }
    return best;
}

template <class Value>
std::optional<Value> best_figure(const ClaimSite& site, const Zone& zone, std::span<const Figure> figures) {
    Best best;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const auto& figure = figures[i];
        if (!std::holds_alternative<Value>(figure.value) || figure.duration) continue;
        const auto cost = cost_of(site, zone, figure);
        const auto far = figure.top > site.trigger ? figure.top - site.trigger : site.trigger - figure.top;
        if (best.better(cost, far)) best = {cost, far, i};
    }
    if (best.cost > dearest) return std::nullopt;
    return std::get<Value>(figures[share_out<Value>(site, figures, best.index)].value);
}

/// Whether an interval's end lies before publication; the unknown day of publication is late enough.
bool is_past(const std::string& interval, const std::string& published) {
    const auto slash = interval.find('/');
    const auto end = slash == std::string::npos ? interval : interval.substr(slash + 1);
    return end != ".." && (published.empty() || end < published.substr(0, end.size()));
}

}  // namespace

SentenceFigures find_sentence_figures(const Sentence& sentence, std::string_view published) {
    SentenceFigures all;
    all.dates = find_dates(sentence, published);
    all.figures = find_figures(sentence, all.dates);
    all.published = std::string(published.substr(0, std::min<std::size_t>(published.size(), 10)));
    return all;
}

Qualifiers find_qualifiers(const ClaimSite& site, const SentenceFigures& figures) {
    Qualifiers found;
    const auto count = site.sentence.tokens.size();
    if (site.trigger >= count) return found;
    if (!figures.dates.empty()) {
        const Zone zone(site, Sort::date);
        Best best;
        for (std::size_t i = 0; i < figures.dates.size(); ++i) {
            const auto& date = figures.dates[i];
            if (date.date.value.empty() || zone.in_name()) continue;
            const auto cost = cost_of(site, zone, date);
            const auto far = date.top > site.trigger ? date.top - site.trigger : site.trigger - date.top;
            if (best.better(cost, far)) best = {cost, far, i};
        }
        if (best.cost <= dearest) {
            found.date = figures.dates[best.index].date;
            found.over = figures.dates[best.index].ends && is_past(found.date->value, figures.published);
        }
    }
    if (!figures.figures.empty() && !is_standing(site.relation)) {
        const Zone zone(site, Sort::amount);
        if (zone.in_name() && site.relation != Relation::holds && site.relation != Relation::uses)
            return found;
        found.quantity = best_figure<Quantity>(site, zone, figures.figures);
        found.money = best_figure<Money>(site, zone, figures.figures);
        found.percent = best_figure<Percent>(site, zone, figures.figures);
    }
    return found;
}

void attach_figures(LocalClaim& claim, const ClaimSite& site, const SentenceFigures& figures) {
    auto found = find_qualifiers(site, figures);
    claim.quantity = std::move(found.quantity);
    claim.money = std::move(found.money);
    claim.percent = std::move(found.percent);
    claim.date = std::move(found.date);
    const bool lasting = is_standing(claim.relation) || claim.relation == Relation::owns;
    if (found.over && lasting && claim.status == Status::asserted) claim.status = Status::ended;
}

}  // namespace newsgraph
