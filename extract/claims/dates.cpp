#include "extract/claims/dates.hpp"

#include "extract/claims/date_reader.hpp"

#include <algorithm>

namespace newsgraph {

namespace {

bool month_is_date(const DateReader& reader, std::size_t at, std::size_t end) {
    const bool led = reader.before_is(
        at, {"in",    "since",   "by",      "until", "till",   "from", "to",    "during", "before",
             "after", "through", "late",    "early", "mid",    "last", "next",  "this",   "of",
             "for",   "and",     "between", "or",    "around", "s",    "every", "each",   "-"});
    if (reader.is(at, {"may", "march"})) return led && !(end < reader.atoms.size() && reader.capital(end));
    return led || end >= reader.atoms.size() || !reader.capital(end);
}

/// A name that goes on beyond the date holds it as a part: "Black Friday", "the September 11 Museum".
bool inside_name(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
    return std::any_of(sentence.names.begin(), sentence.names.end(), [&](const Name& name) {
        return name.first <= first && last <= name.last && name.last - name.first > last - first;
    });
}

enum class Edge : std::uint8_t { none, keep, since, until };

/// The word before a date and what it makes of it.
Edge edge_word(const DateReader& reader, std::size_t at) {
    if (at == 0) return Edge::none;
    if (reader.is(at - 1, {"since", "after"})) return Edge::since;
    if (reader.is(at - 1, {"until", "till", "before", "through"})) return Edge::until;
    if (reader.is(at - 1, {"in", "on", "by", "during", "from", "around", "for", "of", "at"}))
        return reader.is(at - 1, {"of", "for", "at", "around"}) ? Edge::none : Edge::keep;
    return Edge::none;
}

struct Found {
    std::size_t begin = 0, end = 0;  ///< atoms
    DateSpan span;
    std::size_t core = 0;  ///< the atom where the date itself begins, or the part of it that is meant
    bool ends = false;
};

/// "the end of 2012", "the first half of last year": where the part of the time begins that is meant.
std::size_t part_of_time(const DateReader& reader, std::size_t begin) {
    static constexpr auto is_part = [](const DateReader& at, std::size_t atom) {
        return at.is(atom, {"end", "start", "beginning", "middle", "close", "half", "part", "turn", "summer",
                            "spring", "autumn", "fall", "winter", "rest", "remainder", "course"});
    };
    if (begin < 2 || !reader.is(begin - 1, {"of"}) || !is_part(reader, begin - 2)) return begin;
    begin -= 2;
    for (int i = 0; i < 3 && begin > 0; ++i)
        if (reader.is(begin - 1, {"the", "very", "first", "second", "early", "latter", "later"})) --begin;
    return begin;
}

/// Joins "from 2019 to 2023", "between May 3 and May 5"; gives the date its preposition.
Found with_neighbours(const DateReader& reader, Found found) {
    auto begin = found.core;
    // "late 2023", "earlier this month", "the third quarter", "the 1990s", "mid-2024"
    for (int i = 0; i < 3 && begin > 0; ++i)
        if (reader.is(begin - 1, {"late", "early", "mid", "earlier", "later", "the", "back", "just", "fiscal",
                                  "last", "next", "year", "previous", "coming", "past", "this"}) ||
            (reader.lower(begin - 1) == "-" && begin > 1 && reader.is(begin - 2, {"mid", "late", "early"})))
            --begin;
    while (begin < found.core && reader.is(begin, {"year"}) && !reader.before_is(found.core, {"year"}))
        ++begin;
    if (const auto part = part_of_time(reader, begin); part < begin) found.core = begin = part;
    found.begin = begin;
    if (begin > 0 && reader.is(begin - 1, {"from", "between"})) {
        auto next = found.end;
        if (reader.is(next, {"to", "until", "till", "through", "and", "-"})) {
            auto second = next + 1;
            while (reader.is(second, {"late", "early", "mid", "the"})) ++second;
            if (second < reader.atoms.size()) {
                if (auto other = reader.core(second)) {
                    reader.finish(*other, second);
                    if (other->span.last && found.span.first) {
                        found.span.last = other->span.last;
                        found.end = other->end;
                        found.begin = begin - 1;
                        found.ends = true;
                        return found;
                    }
                }
            }
        }
    }
    switch (edge_word(reader, begin)) {
        case Edge::none:
            break;
        case Edge::keep:
            --found.begin;
            break;
        case Edge::since:
            --found.begin;
            found.span.last.reset();
            break;
        case Edge::until:
            found.ends = reader.is(begin - 1, {"until", "till", "through"});
            --found.begin;
            found.span.first.reset();
            break;
    }
    if (reader.before_is(found.begin, {"back", "earlier", "later", "late", "early"}) &&
        reader.is(found.begin, {"in", "on"}))
        --found.begin;
    return found;
}

}  // namespace

std::vector<DateMention> find_dates(const Sentence& sentence, std::string_view published) {
    std::vector<DateMention> dates;
    if (sentence.tokens.size() > longest_sentence) return dates;
    const auto atoms = read_atoms(sentence);
    const DateReader reader{sentence, atoms, parse_day(published)};
    for (std::size_t at = 0; at < atoms.size();) {
        const auto& kind = atoms[at].kind;
        auto core = kind == AtomKind::word || kind == AtomKind::number ? reader.core(at) : std::nullopt;
        if (core && core->weak) {
            const bool is_date =
                reader.year(at) ? reader.year_is_date(at, core->end) : month_is_date(reader, at, core->end);
            if (!is_date) core.reset();
        }
        if (!core) {
            ++at;
            continue;
        }
        reader.finish(*core, at);
        const auto found = with_neighbours(reader, {at, core->end, core->span, at});
        const auto first = atoms[found.begin].token, last = atoms[found.end - 1].token + 1;
        const bool overlaps = !dates.empty() && first < dates.back().last;
        if (!inside_name(sentence, atoms[at].token, last)) {
            DateMention date;
            date.first = overlaps ? std::min(dates.back().last, last - 1) : first;
            date.last = last;
            date.top = top_token(sentence, atoms[std::min(at, found.core)].token, last);
            date.leads = first == 0;
            const bool years = core->end == at + 3 && reader.year(at) && reader.lower(at + 1) == "-";
            date.ends = found.ends || years;
            date.date.value = to_iso(found.span);
            date.date.text = text_between(atoms[overlaps ? at : found.begin], atoms[found.end - 1]);
            dates.push_back(std::move(date));
        }
        at = found.end;
    }
    return dates;
}

}  // namespace newsgraph
