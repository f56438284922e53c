// Which node a name is: person, company, chip, country, organization, product, place, or none of them. All
// places of a document where the same name stands are one decision, so that one name has one type.
#pragma once

#include "extract/language/feature_table.hpp"
#include "extract/language/name_features.hpp"

namespace newsgraph {

class ModelFile;

/// What the chain of the recognizer tells apart.
enum class BroadKind : std::uint8_t { person, body, location, other };

/// A stretch of tokens that is a name.
struct NameSpan {
    std::uint32_t sentence = 0;
    std::uint32_t first = 0;  ///< half-open token indices
    std::uint32_t last = 0;
    BroadKind kind{};
    float confidence = 0;
};

/// The places of one name in a document.
struct NameGroup {
    std::uint64_t key = 0;             ///< of its folded words
    std::vector<std::uint32_t> spans;  ///< indices into the document's spans
};

/// Classes of the decision: the node types in their order, then: a name of no node.
inline constexpr std::size_t type_classes = 8;
inline constexpr std::size_t type_none = 7;

/// The same name stands in the same group, whatever its case; in order of the first place.
std::vector<NameGroup> group_names(const NameContext& context, std::span<const NameSpan> spans);

/// The features of a group; `with_tables` off hides what the tables know of its form (for training).
void type_features(const NameContext& context, const NameTables& tables, std::span<const NameSpan> spans,
                   std::span<const NameGroup> groups, std::size_t group, std::span<const Sentence> sentences,
                   bool with_tables, std::vector<std::uint32_t>& out);

class NameTyper {
public:
    NameTyper() = default;
    explicit NameTyper(BinaryReader reader);

    /// Appends the names of the spans to their sentences, adds demonyms and names known from elsewhere in
    /// the document, and drops what is no node. Spans are in text order.
    void type_names(const NameContext& context, const NameTables& tables, std::span<const NameSpan> spans,
                    std::span<Sentence> sentences) const;

private:
    FeatureTable features_;
    std::int32_t unit_ = 1;
};

}  // namespace newsgraph
