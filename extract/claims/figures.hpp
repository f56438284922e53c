// Counts, money and percentages of a sentence, normalized, with what they count and whether the text
// bounds them. attach.hpp gives them to claims.
#pragma once

#include "extract/claims/dates.hpp"

namespace newsgraph {

/// Half-open token indices over the figure with its bound and its sign or unit word.
struct Figure {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t top = 0;     ///< the token of it whose head lies outside
    std::uint32_t anchor = 0;  ///< the counted noun ("GPUs"), else top
    std::int32_t beside =
        -1;                 ///< what the words alone tie it to: "deal" in "$2bn deal", "worth"; -1: nothing
    bool duration = false;  ///< "80 hours", "twice": no claim's quantity
    std::variant<Quantity, Money, Percent> value;
};

/// In text order, not overlapping each other or `dates`. Numbers that are part of a name, ordinals,
/// codes, ages, scores and times are no figures.
std::vector<Figure> find_figures(const Sentence& sentence, std::span<const DateMention> dates);

}  // namespace newsgraph
