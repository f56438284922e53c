// The graph: which documents were read, the things they name and what they report of them.
// A Graph is an immutable value, cheap to copy; everything in it stands in the order of its ids, so that
// whoever walks over it writes the same bytes every time. Make one with merge.hpp (from extractions), with
// export/json.hpp (from a file) or with the constructor (a selection of another graph).
#pragma once

#include "graph/claim.hpp"

#include <memory>
#include <span>

namespace newsgraph {

/// What one document says of a node: the part that makes merging exact (see merge.hpp).
struct Sighting {
    DocumentId document;
    NodeType type{};                   ///< as the document has it; documents may disagree
    std::string name;                  ///< fullest form that this document uses
    std::vector<std::string> aliases;  ///< sorted, unique
    std::uint32_t mentions = 0;
    bool operator==(const Sighting&) const = default;
};

/// When there are sightings, the Graph's constructor fills in aliases, mentions and both counts of documents.
struct Node {
    NodeId id;
    NodeType type{};
    std::string name;
    std::vector<std::string> aliases;  ///< of all documents, sorted, unique
    std::uint32_t mentions = 0;        ///< in all documents; copies of one article count once
    std::uint32_t documents = 0;       ///< that name it
    std::uint32_t independent_documents = 0;  ///< of these; copies of one article count once
    std::string iso3166;               ///< alpha-2, countries only, else empty
    std::vector<Sighting> sightings;   ///< by document id
    bool operator==(const Node&) const = default;
};

/// A claim's status, or disputed: some claims deny what others report.
enum class EdgeStatus : std::uint8_t { asserted, alleged, denied, planned, ended, disputed };
std::string_view to_string(EdgeStatus status);
std::optional<EdgeStatus> parse_edge_status(std::string_view name);

/// All claims that agree on source, relation and target. Everything below `claims` follows from them: the
/// Graph's constructor fills it in.
struct Edge {
    NodeId source;
    Relation relation = Relation::related;
    NodeId target;              ///< symmetric relations: source.text <= target.text
    std::vector<Claim> claims;  ///< by id; at least one

    /// disputed when some claims deny and some do not; else the first of asserted, ended, planned, alleged,
    /// denied that a claim has.
    EdgeStatus status = EdgeStatus::asserted;
    /// 1 − Π(1 − c), c being each document's most confident claim on the edge's side (not denying, unless
    /// all deny); copies of one article count once; four decimals, at most 0.99 unless a claim is surer.
    double confidence = 0;
    std::uint32_t claims_for = 0;
    std::uint32_t claims_against = 0;  ///< denying ones
    std::uint32_t documents = 0;
    std::uint32_t independent_documents = 0;  ///< of these; copies of one article count once
    std::string first_reported;        ///< ISO 8601 date, or empty when no document is dated
    std::string last_reported;
};

class Graph {
public:
    Graph();
    /// Sorts all, orders the ends of symmetric relations, unites edges with the same ends and relation and
    /// fills in what follows from claims and sightings. Throws Error when a
    /// document's, node's or claim's id stands twice or an edge's end is no node.
    Graph(std::vector<Document> documents, std::vector<Node> nodes, std::vector<Edge> edges);

    std::span<const Document> documents() const;  ///< without text and blocks; by id
    std::span<const Node> nodes() const;          ///< by id
    std::span<const Edge> edges() const;          ///< by source, target, relation's name

    /// Null when there is none.
    const Document* find_document(const DocumentId& id) const;
    const Node* find_node(const NodeId& id) const;
    const Edge* find_edge(const NodeId& source, Relation relation, const NodeId& target) const;

    /// Ends of an edge of this graph.
    const Node& source(const Edge& edge) const;
    const Node& target(const Edge& edge) const;

    /// Edges that leave or enter a node of this graph, in the order of edges().
    std::vector<const Edge*> out_edges(const Node& node) const;
    std::vector<const Edge*> in_edges(const Node& node) const;

    struct Parts;  ///< parts.hpp: the Boost adjacency_list, for the algorithms of this room
    const Parts& parts() const { return *parts_; }

private:
    std::shared_ptr<const Parts> parts_;
};

}  // namespace newsgraph
