#include "extract/claims/attach.hpp"

#include "extract/claims/attach_counts.hpp"
#include "extract/claims/attach_zone.hpp"
#include "extract/claims/conversions.hpp"

#include <algorithm>

namespace newsgraph {

namespace {

using Index = Zone::Index;
constexpr int dearest = 7;  ///< what costs more belongs to something else

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

/// "X, which has flown the A320 since 2003, ordered 75 more": the end is told of in a clause beside the
/// trigger's.
bool is_told_aside(const ClaimSite& site, const Mention* end) {
    const auto& tokens = site.sentence.tokens;
    const auto clause_of = [&](std::uint32_t word) {
        auto at = static_cast<Index>(word);
        for (int steps = 0; at >= 0 && steps < 40; ++steps, at = tokens[static_cast<std::size_t>(at)].head)
            if (tokens[static_cast<std::size_t>(at)].deprel == Deprel::acl_relcl) return at;
        return Index{-1};
    };
    const auto clause = end ? clause_of(end->head) : -1;
    return clause >= 0 && clause != clause_of(site.trigger);
}

/// "Velora (55%)": the figure in brackets right behind an end.
bool in_brackets_behind(const Sentence& sentence, const Mention* end, const Figure& figure) {
    return end && figure.first == end->last + 1 && sentence.tokens[end->last].form == "(";
}

/// "in the middle of 2025"
bool is_part_of_time(std::string_view noun) {
    return noun == "middle" || noun == "end" || noun == "beginning" || noun == "start" || noun == "course";
}

/// "a tariff that takes effect on Monday", "sanctions to enter into force in May": the verb says no more than
/// when.
bool takes_effect(const Sentence& sentence, Index verb) {
    if (verb < 0) return false;
    static constexpr std::string_view verbs[] = {"come", "enter", "go", "take"};
    const auto lemma = sentence.tokens[static_cast<std::size_t>(verb)].lemma;
    if (std::find(std::begin(verbs), std::end(verbs), lemma) == std::end(verbs)) return false;
    return std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& noun) {
        return noun.head == verb && (noun.lemma == "effect" || noun.lemma == "force");
    });
}

/// "X, head of Y between 2011 and 2019, now leads Z": the date is that of what X is called.
bool is_in_apposition(const ClaimSite& site, const DateMention& date) {
    if (!site.source || site.sentence.tokens[site.trigger].upos != Upos::VERB) return false;
    const auto& tokens = site.sentence.tokens;
    auto at = static_cast<Index>(date.top);
    for (int step = 0; step < 6 && at >= 0; ++step) {
        const auto& token = tokens[static_cast<std::size_t>(at)];
        if (token.deprel == Deprel::appos && token.upos == Upos::NOUN && token.head >= 0 &&
            static_cast<Index>(site.source->first) <= token.head &&
            token.head < static_cast<Index>(site.source->last))
            return static_cast<Index>(site.trigger) > static_cast<Index>(date.top);
        at = token.head;
    }
    return false;
}

int cost_of(const ClaimSite& site, const Zone& zone, const DateMention& date) {
    if (is_in_apposition(site, date)) return unreachable;
    const bool behind = trails(site.sentence, site.target, date.first) && !is_told_aside(site, site.target);
    if (behind && site.target->last == date.first) return -1;  // "in June and X in July": the nearer of two
    if (site.source && site.source->last == date.first && site.source->first > site.trigger &&
        site.sentence.tokens[site.trigger].upos == Upos::VERB)
        return -1;  // "hired X in June and Y in July"
    if (leads_target(site, date) || opens_clause(site, date) || behind) return 0;
    if (site.source && site.source->first > site.trigger && !is_standing(site.relation) &&
        site.sentence.tokens[site.source->head].deprel != Deprel::nsubj &&
        trails(site.sentence, site.source, date.first))
        return 0;  // "fined by X in 2020 and by Y in 2023"
    const auto& tokens = site.sentence.tokens;
    const auto top = static_cast<Index>(date.top);
    if (date.first > 0 && tokens[date.first - 1].form == "of" &&
        tokens[date.top].head >= 0) {  // "the deal of 2024"
        const auto up = tokens[date.top].head;
        return (is_part_of_time(tokens[static_cast<std::size_t>(up)].lemma) ? zone.cost_from(up)
                                                                            : zone.cost_of(up)) +
               1;
    }
    auto cost = zone.cost_from(top);
    if (tokens[date.first].lemma == "since" && tokens[date.top].head >= 0) {
        // "has used it to show ads since May": what has been so
        const auto& verb = tokens[static_cast<std::size_t>(tokens[date.top].head)];
        if (verb.xpos == Xpos::VB && verb.head >= 0) cost = std::min(cost, zone.cost_of(verb.head) + 1);
    }
    if (const auto verb = tokens[date.top].head; takes_effect(site.sentence, verb)) {
        if (const auto up = tokens[static_cast<std::size_t>(verb)].head; up >= 0)
            cost = std::min(cost, zone.cost_from(up) + 1);
        for (std::size_t i = 0; i < tokens.size(); ++i)  // "X's appointment as chief takes effect in May"
            if (tokens[i].head == verb && base(tokens[i].deprel) == Deprel::nsubj &&
                (site.trigger == i || (site.trigger > i && site.trigger < static_cast<std::size_t>(verb))))
                cost = std::min(cost, 2);
    }
    if (date.leads) {
        const auto verb = main_verb(site.sentence, date);
        if (verb >= 0) cost = std::min(cost, zone.cost_from(verb) + 1);
    }
    return cost;
}

/// Whether only a preposition and modifiers stand between the figure and the token.
bool leads(const Sentence& sentence, std::uint32_t end, const Figure& figure) {
    const auto& tokens = sentence.tokens;
    auto at = std::max(figure.last, figure.anchor + 1);
    if (at + 2 < tokens.size() && tokens[at].form == "of" && tokens[at + 1].upos == Upos::PRON)
        at += 2;  // "500 of them in X"
    if (at < tokens.size() && tokens[at].lemma == "be") ++at;
    if (at >= tokens.size() || tokens[at].upos != Upos::ADP || end <= at || end > at + 5) return false;
    for (auto i = at + 1; i < end; ++i)
        if (tokens[i].upos != Upos::DET && tokens[i].upos != Upos::ADJ && tokens[i].upos != Upos::NOUN &&
            tokens[i].upos != Upos::PROPN && tokens[i].xpos != Xpos::HYPH)
            return false;
    return true;
}

/// "300 in Portugal", "40 per cent on Laos", "55 percent by the union": the figure is that end's own; "40 per
/// cent on Myanmar and Laos": also of what is joined to it.
bool leads_end(const Sentence& sentence, const Mention* end, const Figure& figure) {
    if (!end) return false;
    if (leads(sentence, end->first, figure)) return true;
    const auto& head = sentence.tokens[end->head];
    return base(head.deprel) == Deprel::conj && head.head >= 0 &&
           static_cast<std::uint32_t>(head.head) < end->head &&
           end->head - static_cast<std::uint32_t>(head.head) < 4 &&
           leads(sentence, static_cast<std::uint32_t>(head.head), figure);
}

/// "half of them in X": only what stands behind it has it.
bool is_part(const Sentence& sentence, const Figure& figure) {
    const auto at = std::max(figure.last, figure.anchor + 1);
    return at + 2 < sentence.tokens.size() && sentence.tokens[at].form == "of" &&
           sentence.tokens[at + 1].form == "them" && sentence.tokens[at + 2].upos == Upos::ADP;
}

/// "X, two-thirds of which is owned by Y": the share is what the relative clause is about.
bool opens_relative(const ClaimSite& site, const Figure& figure) {
    const auto& tokens = site.sentence.tokens;
    const auto of = std::max(figure.last, figure.anchor + 1);
    if (of + 1 >= tokens.size() || tokens[of].form != "of") return false;
    const auto tag = tokens[of + 1].xpos;
    return (tag == Xpos::WDT || tag == Xpos::WP || tag == Xpos::WPS) && site.trigger > of &&
           tokens[site.trigger].deprel == Deprel::acl_relcl;
}

/// "33 percent of X and all of Y": the whole of an end has no share of its own.
bool is_whole(const ClaimSite& site) {
    if (!site.target) return false;
    const auto& tokens = site.sentence.tokens;
    const auto up = tokens[site.target->head].head;
    return up >= 0 && tokens[static_cast<std::size_t>(up)].lemma == "all" &&
           base(tokens[static_cast<std::size_t>(up)].deprel) == Deprel::conj;
}

int cost_of(const ClaimSite& site, const Zone& zone, const Figure& figure) {
    if (std::holds_alternative<Percent>(figure.value) && is_whole(site)) return unreachable;
    const auto& trigger = site.sentence.tokens[site.trigger].form;  // "B the other 49 percent"
    if (figure.first <= site.trigger && site.trigger < figure.last &&
        (trigger == "%" || trigger == "percent" || trigger == "cent"))
        return -2;
    const bool aside = site.target && zone.tells_of(static_cast<Index>(site.target->head));
    if (!aside && leads_end(site.sentence, site.target, figure)) return -1;
    if (leads_end(site.sentence, site.source, figure))  // "51% owned by X and 49% by Y"
        return std::holds_alternative<Percent>(figure.value) || is_part(site.sentence, figure) ? -1 : 1;
    if (opens_relative(site, figure)) return 0;
    if (is_part(site.sentence, figure)) return unreachable;
    if (site.source && site.source->last == figure.first) return 0;  // "owned by X 23% and Y 22%"
    if (site.source && site.source->last + 1 == figure.first &&  // "its owners, X with 23% and Y with 22%"
        site.sentence.tokens[site.source->last].form == "with")
        return -1;
    if (trails(site.sentence, site.target, figure.first)) return 0;
    if (in_brackets_behind(site.sentence, site.target, figure) ||
        in_brackets_behind(site.sentence, site.source, figure))
        return 0;
    if (site.relation == Relation::operates_in && figure.anchor == site.trigger) return 0;  // "9,000 jobs"
    const auto& top = site.sentence.tokens[figure.top];  // "and Qantas has ordered 12"
    if (top.upos == Upos::NUM && top.deprel == Deprel::obj && top.head == static_cast<Index>(site.trigger))
        return 0;
    auto cost = zone.cost_from(static_cast<Index>(figure.anchor));
    cost = std::min(cost, zone.cost_from(static_cast<Index>(figure.top)));
    if (figure.beside >= 0) cost = std::min(cost, zone.cost_from(figure.beside));
    if (base(top.deprel) == Deprel::conj && figure.first > 0 &&
        site.sentence.tokens[figure.first - 1].form == "or")  // "1.2 million shares, or about 12 percent"
        cost = std::min(cost, zone.cost_from(top.head));
    const auto& tokens = site.sentence.tokens;  // "$9bn for 400m shares, at $20.47 each"
    const bool each = figure.last < tokens.size() &&
                      (tokens[figure.last].form == "each" || tokens[figure.last].form == "apiece" ||
                       tokens[figure.last].form == "per");
    return each && cost < dearest ? cost + 1 + (cost + 1 < dearest) : cost;
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

/// A name's own words carry the relation: a figure is its only where it stands right before them.
bool is_foreign(const ClaimSite& site, const Zone& zone, const Figure& figure) {
    if (!zone.in_name() || !site.target) return false;
    const auto first = site.source ? std::min(site.source->first, site.target->first) : site.target->first;
    return figure.first > first || figure.last + 3 < first;
}

template <class Value>
std::optional<Value> best_figure(const ClaimSite& site, const Zone& zone, std::span<const Figure> figures) {
    Best best;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const auto& figure = figures[i];
        if (!std::holds_alternative<Value>(figure.value) || figure.duration) continue;
        const auto* count = std::get_if<Quantity>(&figure.value);
        if (count && (counts_others(site, *count) || counts_all(site, figure) || counts_other(site, figure)))
            continue;
        if (count && count->unit.empty() && figure.first > 0 &&
            site.sentence.tokens[figure.first - 1].upos == Upos::PROPN &&
            site.sentence.tokens[figure.first].form.find('.') != std::string_view::npos)
            continue;  // "Firefox 2.0"
        if (is_foreign(site, zone, figure) || is_rate(site, figure)) continue;
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
    join_conversions(sentence, all.figures);
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
    if (!figures.figures.empty() && !is_standing(site.relation) && site.relation != Relation::competes_with) {
        const Zone zone(site, Sort::amount);
        if (zone.in_name() && site.relation != Relation::holds && site.relation != Relation::uses)
            return found;
        found.quantity = best_figure<Quantity>(site, zone, figures.figures);
        found.money = best_figure<Money>(site, zone, figures.figures);
        if (site.relation != Relation::founded)
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
