// Where in the tree a claim's figures and dates may hang: tokens near its trigger and ends, each with what it
// costs. attach.cpp gives a claim the figure that costs least.
#pragma once

#include "extract/claims/attach.hpp"

#include <map>

namespace newsgraph {

enum class Sort : std::uint8_t { amount, date };

inline constexpr int unreachable = 1000;

/// Relations that hold between people, bodies and places rather than happen: they carry dates only.
bool is_standing(Relation relation);

/// Tokens of the sentence that the claim stands on, with what it costs a figure to modify them.
class Zone {
public:
    using Index = std::int32_t;

    Zone(const ClaimSite& site, Sort sort);

    /// What it costs a figure to modify the token itself.
    int cost_of(Index at) const {
        const auto found = costs_.find(at);
        return found == costs_.end() ? unreachable : found->second;
    }
    /// Steps from a figure at the token up to the zone plus the cost there.
    int cost_from(Index at) const;
    bool tells_of(Index end) const;  ///< the trigger's clause is one about the end
    bool in_name() const { return in_name_; }

private:
    const Token& token(Index at) const { return sentence_.tokens[static_cast<std::size_t>(at)]; }
    void add(Index at, int cost);
    bool below_trigger(Index at) const;
    void add_end(Index at, int cost);
    void add_members(Index lead);
    Index neighbour(Index at) const;
    void add_governors(const ClaimSite& site);
    void add_verb_below();
    bool has_subject(Index verb) const;
    bool is_beside(Index noun) const;
    bool has_year(Index first, Index last) const;
    bool is_hurt(Index verb) const;

    const Sentence& sentence_;
    Sort sort_;
    Index trigger_ = 0;
    bool in_name_ = false;  ///< the trigger is part of an end: "Nvidia's H20"
    std::map<Index, int> costs_;
};

/// Whether the figure is the rate of a duty, which is no share of the trade that it falls on.
bool is_rate(const ClaimSite& site, const Figure& figure);

}  // namespace newsgraph
