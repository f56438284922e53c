#include "extract/claims/date_reader.hpp"

#include <algorithm>
#include <array>

namespace newsgraph {

bool DateReader::is(std::size_t at, std::initializer_list<std::string_view> words) const {
    return std::find(words.begin(), words.end(), lower(at)) != words.end();
}

std::optional<unsigned> DateReader::month(std::size_t at) const {
    static constexpr std::array<std::string_view, 12> names{"january",   "february", "march",    "april",
                                                            "may",       "june",     "july",     "august",
                                                            "september", "october",  "november", "december"};
    if (at >= atoms.size() || atoms[at].kind != AtomKind::word || !capital(at)) return std::nullopt;
    const auto word = lower(at);
    for (unsigned i = 0; i < 12; ++i)
        if (word == names[i] || (word.size() == 3 && names[i].starts_with(word) && word != "may"))
            return i + 1;
    if (word == "sept") return 9;
    return std::nullopt;
}

/// 0 is Sunday, as in std::chrono. "Sat" and "Sun" alone are words of their own.
std::optional<unsigned> DateReader::weekday(std::size_t at) const {
    static constexpr std::array<std::string_view, 7> names{"sunday",   "monday", "tuesday", "wednesday",
                                                           "thursday", "friday", "saturday"};
    if (at >= atoms.size() || atoms[at].kind != AtomKind::word || !capital(at)) return std::nullopt;
    const auto word = lower(at);
    for (unsigned i = 0; i < 7; ++i)
        if (word == names[i] || (word.size() >= 3 && word.size() <= 5 && names[i].starts_with(word) &&
                                 word != "sun" && word != "sat" && word != "wedne"))
            return i;
    return std::nullopt;
}

std::optional<int> DateReader::year(std::size_t at) const {
    if (at >= atoms.size() || atoms[at].kind != AtomKind::number || !atoms[at].plain ||
        atoms[at].text.size() != 4)
        return std::nullopt;
    const auto value = static_cast<int>(atoms[at].mantissa);
    if (value < 1500 || value > 2150) return std::nullopt;
    return value;
}

/// 1 to 31, also "11th"; moves `at` behind it.
std::optional<unsigned> DateReader::day(std::size_t& at) const {
    if (at >= atoms.size() || atoms[at].kind != AtomKind::number || !atoms[at].plain ||
        atoms[at].text.size() > 2)
        return std::nullopt;
    const auto value = atoms[at].mantissa;
    if (value < 1 || value > 31) return std::nullopt;
    ++at;
    if (is(at, {"st", "nd", "rd", "th"}) && atoms[at].glued) ++at;
    return static_cast<unsigned>(value);
}

std::optional<int> DateReader::ordinal(std::size_t at) const {
    static constexpr std::array<std::string_view, 4> names{"first", "second", "third", "fourth"};
    for (int i = 0; i < 4; ++i)
        if (lower(at) == names[static_cast<std::size_t>(i)]) return i + 1;
    return std::nullopt;
}

std::optional<DateCore> DateReader::iso(std::size_t at) const {
    const auto y = year(at);
    if (!y || lower(at + 1) != "-" || lower(at + 3) != "-" || at + 4 >= atoms.size()) return std::nullopt;
    const auto& m = atoms[at + 2];
    const auto& d = atoms[at + 4];
    if (m.kind != AtomKind::number || d.kind != AtomKind::number || m.text.size() != 2 || d.text.size() != 2)
        return std::nullopt;
    const PartialDate date{*y, static_cast<unsigned>(m.mantissa), static_cast<unsigned>(d.mantissa)};
    if (date.month == 0 || date.day == 0 || !is_valid(date)) return std::nullopt;
    return DateCore{at + 5, single(date), {}, true, false};
}

/// "Monday", "Monday, February 11, 2019", "Tues. 4 March"
std::optional<DateCore> DateReader::weekday_date(std::size_t at) const {
    const auto day_name = weekday(at);
    if (!day_name) return std::nullopt;
    auto next = at + 1;
    if (lower(next) == "." && atoms[next].glued && lower(at).size() < 6) ++next;
    auto full = next;
    if (is(full, {",", "the"})) ++full;
    for (const auto& date : {month_first(full), day_first(full)})
        if (date && (date->partial.day || (date->known && date->span.first->day))) return date;
    if (lower(at).size() < 6) return std::nullopt;  // "Mon" alone
    DateCore core{at + 1, {}, {}, true, false};
    if (is(at + 1, {"morning", "afternoon", "evening", "night"})) ++core.end;
    if (!published) return core;
    const std::chrono::weekday name{*day_name}, today{*published};
    const bool last = before_is(at, {"last", "past", "previous"});
    const bool next_one = before_is(at, {"next", "coming"});
    const bool ahead = next_one || (!last && tense(at) == Tense::future);
    auto distance = ahead ? name - today : today - name;
    if ((last || next_one) && distance == std::chrono::days{0}) distance = std::chrono::days{7};
    core.span = single(day_of(ahead ? *published + distance : *published - distance));
    return core;
}

/// "August 11, 2025", "Aug. 11", "Aug. 11-13", "November 2023", "November"
std::optional<DateCore> DateReader::month_first(std::size_t at) const {
    const auto m = month(at);
    if (!m) return std::nullopt;
    auto next = at + 1;
    if (lower(next) == "." && atoms[next].glued && lower(at).size() <= 4 && next + 1 < atoms.size()) ++next;
    DateCore core{next, {}, {0, *m, 0}, false, false};
    auto behind = next;
    const auto d = day(behind);
    unsigned until = 0;
    if (d && !(is(behind, {"%", "percent", "million", "billion"}) ||
               (lower(behind) == ":" && atoms[behind].glued))) {
        core.partial.day = *d;
        core.end = behind;
        if (is(behind, {"-", "to", "and"})) {
            auto second = behind + 1;
            const auto last = day(second);
            if (last && *last > *d && !month(second)) {
                core.end = second;
                until = *last;
            }
        }
    }
    auto comma = core.end;
    if (is(comma, {",", "of"})) ++comma;
    if (const auto y = year(comma)) {
        core.partial.year = *y;
        core.end = comma + 1;
    }
    if (!is_valid(core.partial)) return std::nullopt;
    core.weak = core.partial.day == 0 && core.partial.year == 0;
    if (until) {
        auto to = core.partial;
        to.day = until;
        if (core.partial.year == 0) {
            const auto resolved = resolve_month_day(core.partial, tense(at));
            if (!resolved.first) return DateCore{core.end, {}, {}, true, false};
            core.partial.year = to.year = resolved.first->year;
        }
        core.span = {core.partial, to};
        core.known = true;
    } else if (core.partial.year) {
        core.span = single(core.partial);
        core.known = true;
    } else if (published && is(core.end, {"this", "last", "next"}) && is(core.end + 1, {"year"})) {
        const int shift = is(core.end, {"last"}) ? -1 : is(core.end, {"next"}) ? 1 : 0;
        core.partial.year = day_of(*published).year + shift;
        core.span = single(core.partial);
        core.known = true;
        core.weak = false;
        core.end += 2;
    }
    return core;
}

/// "11 August 2025", "the 11th of August"
std::optional<DateCore> DateReader::day_first(std::size_t at) const {
    auto next = at;
    const auto d = day(next);
    if (!d) return std::nullopt;
    std::optional<unsigned> until;
    if (is(next, {"-", "to", "and"})) {
        auto second = next + 1;
        until = day(second);
        if (until) next = second;
    }
    if (is(next, {"of"})) ++next;
    const auto m = month(next);
    if (!m || (next < atoms.size() && lower(next) == "march" && !capital(next))) return std::nullopt;
    ++next;
    if (lower(next) == "." && atoms[next].glued && next + 1 < atoms.size()) ++next;
    DateCore core{next, {}, {0, *m, *d}, false, false};
    auto comma = next;
    if (is(comma, {",", "of"})) ++comma;
    if (const auto y = year(comma)) {
        core.partial.year = *y;
        core.end = comma + 1;
    }
    if (!is_valid(core.partial)) return std::nullopt;
    if (core.partial.year == 0 && until)
        core.partial.year = resolve_month_day(core.partial, tense(at)).first.value_or(PartialDate{}).year;
    if (core.partial.year) {
        auto to = core.partial;
        if (until) to.day = *until;
        core.span = {core.partial, to};
        core.known = true;
    }
    return core;
}

/// "2023", "1980–1987", "2019-23", "the 1990s"
std::optional<DateCore> DateReader::years(std::size_t at) const {
    const auto y = year(at);
    if (!y) return std::nullopt;
    if (at > 0 && atoms[at].glued && (atoms[at - 1].kind == AtomKind::currency || lower(at - 1) == "#"))
        return std::nullopt;
    if (lower(at + 1) == "s" && atoms[at + 1].glued && *y % 10 == 0)
        return DateCore{
            at + 2, {PartialDate{*y, 0, 0}, PartialDate{*y + (*y % 100 ? 9 : 99), 0, 0}}, {}, true, false};
    if (lower(at + 1) == "-" && atoms[at + 1].glued && at + 2 < atoms.size() && atoms[at + 2].glued) {
        auto other = year(at + 2);
        const auto& short_year = atoms[at + 2];
        if (!other && short_year.kind == AtomKind::number && short_year.plain && short_year.text.size() == 2)
            other = *y / 100 * 100 + static_cast<int>(short_year.mantissa);
        if (other && *other > *y)
            return DateCore{at + 3, {PartialDate{*y, 0, 0}, PartialDate{*other, 0, 0}}, {}, true, false};
    }
    return DateCore{at + 1, single({*y, 0, 0}), {}, true, true};
}

/// Whether a bare year is one: "in 2019", "the 2019 agreement", not "2000 workers", "A1500".
bool DateReader::year_is_date(std::size_t at, std::size_t end) const {
    const auto& first = atoms[at];
    const auto* behind = end < atoms.size() ? &sentence.tokens[atoms[end].token] : nullptr;
    const bool plural = behind && (behind->xpos == Xpos::NNS || behind->xpos == Xpos::NNPS);
    if (at > 0 && first.glued && !is(at - 1, {"(", "[", "-", "'", "‘", "’", ",", "“", "\"", "/"}))
        return false;
    if (at > 1 && first.glued && lower(at - 1) == "-" && atoms[at - 1].glued &&
        !is(at - 2, {"mid", "pre", "post", "late", "early"}))
        return false;
    if (is(end, {"%", "percent", "million", "billion", "trillion"}) ||
        (end < atoms.size() && atoms[end].kind == AtomKind::currency))
        return false;
    if (end < atoms.size() && atoms[end].glued && atoms[end].kind == AtomKind::word) return false;
    if (before_is(at, {"in",      "since", "by",       "until", "till",   "from",       "to",     "during",
                       "before",  "after", "through",  "late",  "early",  "mid",        "fiscal", "year",
                       "circa",   "for",   "of",       "and",   "around", "throughout", "(",      ",",
                       "between", "than",  "starting", "until", "-",      "–"})) {
        if (before_is(at, {"in", "since", "by", "until", "till", "(", "late", "early", "fiscal", "during"}))
            return true;
    } else if (!before_is(at, {"the", "a", "an", "its", "his", "her", "their", "s", "this", "’", "'"})) {
        const auto kind = base(sentence.tokens[first.token].deprel);
        if (kind == Deprel::nummod && (plural || !behind || behind->upos == Upos::X)) return false;
    }
    // a round number right before what it counts
    if (plural && *year(at) % 50 == 0 && !before_is(at, {"the", "its", "s"})) return false;
    return true;
}

std::optional<DateCore> DateReader::core(std::size_t at) const {
    for (const auto read :
         {&DateReader::iso, &DateReader::weekday_date, &DateReader::month_first, &DateReader::day_first,
          &DateReader::quarter, &DateReader::relative, &DateReader::years})
        if (auto found = (this->*read)(at)) return found;
    return std::nullopt;
}

/// Gives a month or day without a year its year, and tells dates from what only looks so.
void DateReader::finish(DateCore& core, std::size_t at) const {
    if (core.known) return;
    core.span = resolve_month_day(core.partial, tense(at));
    core.known = true;
}

}  // namespace newsgraph
