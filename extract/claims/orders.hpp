// Orders of a product that the text has in view without naming it again ("20 new orders from Lufthansa",
// "Qantas has ordered 12", "UPS bought ten more"), and who supplies what is ordered.
#pragma once

#include "extract/claims/candidate.hpp"

namespace newsgraph {

/// Who is said to make a product.
class Makers {
public:
    explicit Makers(std::size_t entities) : makers_(entities) {}
    void note(const LocalClaim& claim);
    /// The only maker, or none.
    std::optional<EntityIndex> of(EntityIndex product) const {
        const auto& known = makers_[static_cast<std::size_t>(product)];
        return known.several ? std::nullopt : known.maker;
    }

private:
    struct Known {
        std::optional<EntityIndex> maker;
        bool several = false;
    };
    std::vector<Known> makers_;
};

/// The claims of the document so far, each with the sentence that it was told in.
struct Told {
    std::span<const LocalClaim> claims;
    std::span<const std::uint32_t> sentences;
    const Makers& makers;
    std::optional<EntityIndex>
        topic;                   ///< the firm that is subject of the last sentence which had such a subject
    std::uint32_t topic_in = 0;  ///< that sentence
};

/// Adds what is held and who supplies it to the candidates of the sentence.
void find_orders(const Told& told, Candidates& out);

}  // namespace newsgraph
