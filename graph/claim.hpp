// A claim: one report of one relationship in one sentence of one document, with all it carries.
#pragma once

#include "graph/document.hpp"
#include "graph/entity.hpp"
#include "graph/relation.hpp"

#include <variant>

namespace newsgraph {

enum class Status : std::uint8_t { asserted, alleged, denied, planned, ended };
inline constexpr std::array<std::string_view, 5> status_names{"asserted", "alleged", "denied", "planned",
                                                              "ended"};
constexpr std::string_view to_string(Status status) {
    return status_names[static_cast<std::size_t>(status)];
}
std::optional<Status> parse_status(std::string_view name);

enum class Bound : std::uint8_t { none, about, at_least, at_most };
std::string_view to_string(Bound bound);  ///< "" for none
std::optional<Bound> parse_bound(std::string_view name);

/// "2,000 GPUs" → 2000, "GPU".
struct Quantity {
    double value = 0;
    std::string unit;
    Bound bound = Bound::none;
    std::string text;  ///< the words
    bool operator==(const Quantity&) const = default;
};

/// "$5.6m" → 5600000, "USD" (ISO 4217).
struct Money {
    double value = 0;
    std::string currency;
    Bound bound = Bound::none;
    std::string text;
    bool operator==(const Money&) const = default;
};

/// "17 percent" → 17.
struct Percent {
    double value = 0;
    Bound bound = Bound::none;
    std::string text;
    bool operator==(const Percent&) const = default;
};

/// ISO 8601 of the precision the text gives ("2023", "2023-11", "2025-01-27"), or an interval "a/b".
struct Date {
    std::string value;
    std::string text;
    bool operator==(const Date&) const = default;
};

/// Index into Extraction::entities.
enum class EntityIndex : std::uint32_t {};

/// Half-open code-point offsets into the document's text as read, and that text to the letter.
struct Evidence {
    DocumentId document;
    std::size_t start = 0;
    std::size_t end = 0;
    std::string text;
    bool operator==(const Evidence&) const = default;
};

/// What a claim carries besides its two ends; Ref names an entity or node.
template <class Ref>
struct BasicClaim {
    using Speaker = std::variant<Ref, std::string>;  ///< a node, or the words of the text

    Ref source{};
    Relation relation = Relation::related;
    Ref target{};
    std::string predicate;  ///< words that carry the relation, lemmatized head first
    Status status = Status::asserted;
    std::vector<Speaker> attribution;  ///< outermost speaker first; empty: the document's own voice
    std::optional<Quantity> quantity;
    std::optional<Money> money;
    std::optional<Percent> percent;
    std::optional<Date> date;
    std::string role;         ///< the post or tie, else empty
    std::string object_text;  ///< what was restricted, supplied…, where no node; else empty
    double confidence = 0;    ///< calibrated probability that the claim is right
    Evidence evidence;
    std::string id{};  ///< within a graph (merge.hpp), else empty
};

using LocalClaim = BasicClaim<EntityIndex>;  ///< within one document
using Claim = BasicClaim<NodeId>;            ///< within a graph

/// What the extractor finds in one document.
struct Extraction {
    std::vector<Entity> entities;
    std::vector<LocalClaim> claims;
};

}  // namespace newsgraph
