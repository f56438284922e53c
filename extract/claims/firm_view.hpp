// The firm that a text has in view without naming it again: whose shares are told of ("GM will keep 35%"),
// and who runs what is told of ("The plant in Antwerp will close").
#pragma once

#include "extract/claims/orders.hpp"

namespace newsgraph {

class FirmView {
public:
    FirmView(const Told& told, const Candidates& out) : told_(told), out_(out), tree_(out.tree()) {}

    /// The firm that the sentence has just told to be owned, bought or funded, else the last sentences have;
    /// none where several were told at once. `shares`: its sentence must speak of shares.
    std::optional<EntityIndex> held(std::uint32_t before, bool shares) const;
    /// Who the sentence, or the last sentences, have told to be given money or shares bought of.
    std::optional<EntityIndex> funded(std::uint32_t before) const;
    /// The one firm named before the token in its sentence, else the one of the sentence before.
    std::optional<EntityIndex> acting(std::uint32_t before) const;

private:
    std::optional<EntityIndex> named_before() const;

    const Told& told_;
    const Candidates& out_;
    const Tree& tree_;
};

/// Shares whose firm or verb stands elsewhere: "A will own 55%, B 8% and C 2%", "35% of Y" behind "40% of X".
void find_shares(const Lexicon& lexicon, const Told& told, Candidates& out);
/// Takeovers whose target or buyer stands elsewhere: "be the target of a takeover by X".
void find_takeovers(const Lexicon& lexicon, const Told& told, Candidates& out);
/// Sums whose receiver or verb stands elsewhere: "Belgium will contribute 3 billion, France another 2
/// billion".
void find_funds(const Lexicon& lexicon, const Told& told, Candidates& out);
/// Sites, jobs and sales whose owner stands elsewhere, and the parts of a count: "4,500 of them in Germany".
void find_sites(const Lexicon& lexicon, const Told& told, Candidates& out);

}  // namespace newsgraph
