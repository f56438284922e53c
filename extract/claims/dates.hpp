// Dates and intervals of a sentence, normalized to ISO 8601 with the precision that the text gives and
// resolved against the publication date where relative.
#pragma once

#include "extract/claims/numbers.hpp"
#include "graph/claim.hpp"

namespace newsgraph {

/// Half-open token indices. date.value is empty when the text is relative and nothing says to what;
/// open intervals are written as in ISO 8601-2: "2022/..", "../2023".
struct DateMention {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t top = 0;  ///< the token of it whose head lies outside
    bool leads = false;     ///< stands before the whole sentence: "In 2008, …"
    bool ends = false;      ///< says until when: "until 2021", "from 2009 to 2017", "1980–1987"
    Date date;
};

/// In text order, not overlapping. `published` as in Document::published, empty when unknown.
/// "On Monday" is the nearest one before publication, or after it when its clause speaks of the future.
std::vector<DateMention> find_dates(const Sentence& sentence, std::string_view published);

}  // namespace newsgraph
