// Which figures and dates belong to a claim: those that modify its trigger, its ends or its object in
// the tree, not those that happen to stand near.
#pragma once

#include "extract/claims/figures.hpp"
#include "extract/claims/mention.hpp"

namespace newsgraph {

/// All figures of one sentence; found once, shared by its claims.
struct SentenceFigures {
    std::vector<Figure> figures;
    std::vector<DateMention> dates;
    std::string published;  ///< the day, empty when unknown
};
SentenceFigures find_sentence_figures(const Sentence& sentence, std::string_view published);

/// Where a claim stands in its sentence. `trigger` is the token that carries the relation (the verb, or
/// the noun of a title, apposition or nominalization; for a possessive the possessed head); an end that
/// stands in another sentence is null.
struct ClaimSite {
    const Sentence& sentence;
    Relation relation;
    std::uint32_t trigger = 0;
    const Mention* source = nullptr;
    const Mention* target = nullptr;
};

struct Qualifiers {
    std::optional<Quantity> quantity;
    std::optional<Money> money;
    std::optional<Percent> percent;
    std::optional<Date> date;
    bool over = false;  ///< the date says that what held has ended before publication
};

Qualifiers find_qualifiers(const ClaimSite& site, const SentenceFigures& figures);

/// The same, written into the claim; a post or possession whose time is over has ended.
void attach_figures(LocalClaim& claim, const ClaimSite& site, const SentenceFigures& figures);

}  // namespace newsgraph
