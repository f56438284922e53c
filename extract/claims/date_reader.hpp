// The grammar of dates behind dates.cpp: what one date looks like, absolute or relative. Each function
// reads one at an atom and gives nothing when there is none of its kind.
#pragma once

#include "extract/claims/calendar.hpp"
#include "extract/claims/numbers.hpp"

#include <initializer_list>

namespace newsgraph {

enum class Tense : std::uint8_t { past, future };

/// What stands in the text, before it is resolved. Several fields are set together: "late March 2024".
struct DateCore {
    std::size_t end = 0;  ///< index of the atom behind it
    DateSpan span;        ///< when the text gives the year, or it could be resolved
    PartialDate partial;  ///< month and day without a year
    bool known = false;   ///< span holds
    bool weak = false;    ///< a bare year or month: needs a word before it that makes it a date
};

struct DateReader {
    const Sentence& sentence;
    std::span<const Atom> atoms;
    std::optional<std::chrono::sys_days> published;

    std::string_view lower(std::size_t at) const {
        return at < atoms.size() ? std::string_view(atoms[at].lower) : "";
    }
    bool is(std::size_t at, std::initializer_list<std::string_view> words) const;
    bool before_is(std::size_t at, std::initializer_list<std::string_view> words) const {
        return at > 0 && is(at - 1, words);
    }
    bool capital(std::size_t at) const {
        return at < atoms.size() && atoms[at].text[0] >= 'A' && atoms[at].text[0] <= 'Z';
    }

    std::optional<unsigned> month(std::size_t at) const;
    std::optional<unsigned> weekday(std::size_t at) const;
    std::optional<int> year(std::size_t at) const;
    std::optional<unsigned> day(std::size_t& at) const;
    std::optional<int> ordinal(std::size_t at) const;
    Tense tense(std::size_t at) const;

    DateSpan resolve_month_day(PartialDate partial, Tense tense) const;
    std::optional<DateCore> iso(std::size_t at) const;
    std::optional<DateCore> weekday_date(std::size_t at) const;
    std::optional<DateCore> month_first(std::size_t at) const;
    std::optional<DateCore> day_first(std::size_t at) const;
    std::optional<DateCore> quarter(std::size_t at) const;
    std::optional<DateCore> relative(std::size_t at) const;
    std::optional<DateCore> this_last_next(std::size_t at) const;
    std::optional<DateCore> ago(std::size_t at) const;
    std::optional<DateCore> years(std::size_t at) const;
    std::optional<DateCore> core(std::size_t at) const;
    bool year_is_date(std::size_t at, std::size_t end) const;
    void finish(DateCore& core, std::size_t at) const;
};

}  // namespace newsgraph
