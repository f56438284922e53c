#include "extract/claims/date_reader.hpp"

#include <algorithm>
#include <array>

namespace newsgraph {

using namespace std::chrono;

/// Whether the clause around the atom looks ahead ("will meet", "plans to", "takes effect").
Tense DateReader::tense(std::size_t at) const {
    const auto& tokens = sentence.tokens;
    auto i = static_cast<std::int32_t>(atoms[std::min(at, atoms.size() - 1)].token);
    for (int steps = 0; steps < 8 && i >= 0; ++steps) {
        const auto& token = tokens[static_cast<std::size_t>(i)];
        bool future = false, past = token.xpos == Xpos::VBD, infinitive = false, progressive = false;
        bool verbal = token.upos == Upos::VERB || token.upos == Upos::AUX;
        for (const auto& child : tokens) {
            if (child.head != i) continue;
            const auto kind = base(child.deprel);
            if (kind == Deprel::cop || kind == Deprel::aux) {
                verbal = true;
                past = past || child.xpos == Xpos::VBD || child.lemma == "have";
                future = future || child.lemma == "will" || child.lemma == "shall" || child.lemma == "'ll" ||
                         child.lemma == "would" || child.lemma == "may" || child.lemma == "might";
                progressive = progressive || (child.lemma == "be" && token.xpos == Xpos::VBG &&
                                              (child.xpos == Xpos::VBZ || child.xpos == Xpos::VBP));
            }
            if (kind == Deprel::mark && child.xpos == Xpos::TO) infinitive = true;
        }
        if (verbal) {
            if (future || infinitive) return Tense::future;
            if (past || token.xpos == Xpos::VBN) return Tense::past;
            const bool present = token.xpos == Xpos::VBZ || token.xpos == Xpos::VBP || progressive;
            if (present) return token.lemma == "say" || token.lemma == "report" ? Tense::past : Tense::future;
        }
        i = token.head;
    }
    return Tense::past;
}

/// The nearest such month or day before publication, or after it; both count the day itself.
DateSpan DateReader::resolve_month_day(PartialDate partial, Tense tense) const {
    if (!published) return partial.day ? single(partial) : DateSpan{};
    const auto now = day_of(*published);
    const bool later = partial.month > now.month || (partial.month == now.month && partial.day > now.day);
    const bool earlier = partial.month < now.month ||
                         (partial.month == now.month && partial.day != 0 && partial.day < now.day);
    partial.year = now.year;
    if (tense == Tense::past && later) --partial.year;
    if (tense == Tense::future && earlier) ++partial.year;
    if (!is_valid(partial)) return {};
    return single(partial);
}

/// "the third quarter of 2024", "Q3", "first half of 2025", "fourth-quarter"
std::optional<DateCore> DateReader::quarter(std::size_t at) const {
    int number = 0;
    bool half = false;
    auto next = at + 1;
    const auto word = lower(at);
    if (word.size() == 2 && (word[0] == 'q' || word[0] == 'h') && word[1] >= '1' && word[1] <= '4' &&
        capital(at)) {
        number = word[1] - '0';
        half = word[0] == 'h';
        if (half && number > 2) return std::nullopt;
    } else {
        const auto n = ordinal(at);
        if (!n) return std::nullopt;
        number = *n;
        if (lower(next) == "-") ++next;
        if (is(next, {"fiscal", "financial"})) ++next;
        half = lower(next) == "half" && number <= 2;
        if (lower(next) != "quarter" && !half) return std::nullopt;
        ++next;
    }
    DateCore core{next, {}, {}, true, false};
    auto of = next;
    if (is(of, {"of", ",", "in"})) ++of;
    if (is(of, {"fiscal", "the"})) ++of;
    std::optional<int> y = year(of);
    if (y) core.end = of + 1;
    if (!y && before_is(at, {"s"}) && at >= 3) y = year(at - 3);
    if (!y && published) {
        const auto now = day_of(*published);
        if (is(of, {"this", "last", "next"}) && is(of + 1, {"year"})) {
            y = now.year + (is(of, {"last"}) ? -1 : is(of, {"next"}) ? 1 : 0);
            core.end = of + 2;
        } else {
            const auto first_month =
                static_cast<unsigned>(half ? (number - 1) * 6 + 1 : (number - 1) * 3 + 1);
            const bool ahead = tense(at) == Tense::future;
            y = now.year;
            if (!ahead && first_month > now.month) --*y;
            if (ahead && first_month + (half ? 5 : 2) < now.month) ++*y;
        }
    }
    // "the first half" of a match: only with a year, or as a period of trade
    if (half && !year(of) && word != "h1" && word != "h2" && !is(of, {"this", "last", "next"}))
        return std::nullopt;
    if (y && half)
        core.span = {PartialDate{*y, number == 1 ? 1u : 7u, 0}, PartialDate{*y, number == 1 ? 6u : 12u, 0}};
    else if (y)
        core.span = quarter_of(*y, number);
    return core;
}

/// "last week", "this month", "next year", "the past two years"
std::optional<DateCore> DateReader::this_last_next(std::size_t at) const {
    int shift = 0;
    if (is(at, {"last", "past", "previous"}))
        shift = -1;
    else if (is(at, {"next", "coming"}))
        shift = 1;
    else if (!is(at, {"this"}))
        return std::nullopt;
    if (is(at, {"past", "coming", "previous"}) && !before_is(at, {"the", "this"})) return std::nullopt;
    auto next = at + 1;
    const auto count = next < atoms.size() ? parse_number(atoms, next) : std::nullopt;
    if (count && count->value.decimals == 0 && count->value.mantissa <= 100) {
        const auto n = static_cast<int>(count->value.mantissa) * shift;
        const auto unit = lower(count->end);
        if (shift == 0 || !is(count->end, {"years", "months", "weeks", "days"})) return std::nullopt;
        DateCore core{count->end + 1, {}, {}, true, false};
        if (!published) return core;
        const auto now = day_of(*published);
        PartialDate there = unit == "years"    ? PartialDate{now.year + n, 0, 0}
                            : unit == "months" ? month_of(*published, n)
                                               : day_of(*published + days{unit == "weeks" ? n * 7 : n});
        PartialDate here = unit == "years"    ? PartialDate{now.year, 0, 0}
                           : unit == "months" ? month_of(*published)
                                              : now;
        core.span = n < 0 ? DateSpan{there, here} : DateSpan{here, there};
        return core;
    }
    const auto unit = lower(next);
    DateCore core{next + 1, {}, {}, true, false};
    const auto now = published ? day_of(*published) : PartialDate{};
    if (const auto m = month(next)) {
        if (!published) return core;
        PartialDate date{now.year, *m, 0};
        if (shift < 0 && *m >= now.month) --date.year;
        if (shift > 0 && *m <= now.month) ++date.year;
        core.span = single(date);
    } else if (weekday(next) && lower(next).size() >= 6) {
        auto day = weekday_date(next);
        if (day && shift == 0 && published) {
            const auto ahead = std::chrono::weekday{*weekday(next)} - std::chrono::weekday{*published};
            if (tense(at) == Tense::future) day->span = single(day_of(*published + ahead));
        }
        return day;
    } else if (unit == "week" || unit == "weekend") {
        if (!published) return core;
        core.span = week_of(*published, shift);
        if (unit == "weekend") {
            const auto monday = *published - (std::chrono::weekday{*published} - Monday) + weeks{shift};
            core.span = {day_of(monday + days{5}), day_of(monday + days{6})};
        }
    } else if (unit == "month") {
        if (published) core.span = single(month_of(*published, shift));
    } else if (unit == "year" || is(next, {"summer", "autumn", "fall", "spring", "winter"})) {
        if (published) core.span = single({now.year + shift, 0, 0});
    } else if (unit == "quarter") {
        if (published) core.span = quarter_of(now.year, static_cast<int>((now.month + 2) / 3) + shift);
    } else if (unit == "night" || is(next, {"morning", "afternoon", "evening"})) {
        if (published) core.span = single(day_of(*published + days{shift}));
    } else {
        return std::nullopt;
    }
    return core;
}

/// "three weeks ago", "a year ago"
std::optional<DateCore> DateReader::ago(std::size_t at) const {
    std::optional<Number> count = parse_number(atoms, at);
    auto next = count ? count->end : at + 1;
    if (!count && !is(at, {"a", "an"})) return std::nullopt;
    if (!is(next, {"year", "years", "month", "months", "week", "weeks", "day", "days", "decade", "decades",
                   "hour", "hours", "minute", "minutes"}))
        return std::nullopt;
    if (lower(next + 1) != "ago") return std::nullopt;
    const auto n = count ? static_cast<int>(std::min<std::int64_t>(count->value.mantissa, 2000)) : 1;
    if (count && count->value.decimals) return std::nullopt;
    DateCore core{next + 2, {}, {}, true, false};
    if (!published) return core;
    const auto unit = lower(next).substr(0, 3);
    const auto now = day_of(*published);
    if (unit == "yea")
        core.span = single({now.year - n, 0, 0});
    else if (unit == "dec")
        core.span = single({now.year - 10 * n, 0, 0});
    else if (unit == "mon")
        core.span = single(month_of(*published, -n));
    else if (unit == "wee")
        core.span = week_of(*published, -n);
    else if (unit == "hou" || unit == "min")
        core.span = n < 24 || unit == "min" ? single(now) : DateSpan{};
    else
        core.span = single(day_of(*published - days{n}));
    if (core.span.first && core.span.first->year < 1) core.span = {};
    return core;
}

std::optional<DateCore> DateReader::relative(std::size_t at) const {
    if (is(at, {"today", "tonight", "yesterday", "tomorrow"})) {
        // "Russia Today", "today's world" are no dates
        if (capital(at) && at > 0) return std::nullopt;
        const int shift = is(at, {"yesterday"}) ? -1 : is(at, {"tomorrow"}) ? 1 : 0;
        DateCore core{at + 1, {}, {}, true, false};
        if (published) core.span = single(day_of(*published + days{shift}));
        return core;
    }
    if (auto date = this_last_next(at)) return date;
    return ago(at);
}

}  // namespace newsgraph
