// From what single documents say to one graph. Reports collects the documents' extractions: a union keyed by
// document, entity and claim id, so that adding and merging are associative, commutative and idempotent.
// assemble() joins what is one thing: a pure function of the union, hence the same bytes for any order of
// inputs; reports_of() gets the union back out of a graph, so graphs merge exactly as their documents do.
//
// What is one thing across documents:
//  1. the same type and identity key (identity.hpp); countries by their ISO code;
//  2. company and organization, chip and product: when documents disagree about the type of one key, the type
//     that more documents have (the first of the two when equal), except in a document that has both;
//  3. a name that is an alias of exactly one other thing of its type ("EU", "European Union"); a person's
//     only when it has at least two words;
//  4. a person that a document knows only by one word (a surname), when exactly one other person's name
//  begins
//     or ends with it and both are tied to one and the same third thing (of which neither a place nor a
//     country counts, save one that both lead).
// Two things that one document keeps apart are never joined.
// Documents that repeat each other are found anew by their fingerprints (copies.hpp), across the graphs too.
// A node's name is the fullest key's most frequent form; its id is the type and slug of that name.
#pragma once

#include "graph/graph.hpp"

#include <map>

namespace newsgraph {

/// What one document says, under the ids that things have within it.
struct Report {
    Document document;                    ///< without text and blocks
    std::map<NodeId, Entity> entities;    ///< by type and slug of the document's own name
    std::map<std::string, Claim> claims;  ///< by claim id
};

class Reports {
public:
    void add(const Document& document, const Extraction& extraction);
    void add(Report report);
    void merge(const Reports& other);
    const std::map<DocumentId, Report>& by_document() const { return reports_; }

private:
    friend Reports reports_of(const Graph& graph);
    std::map<DocumentId, Report> reports_;
};

Graph assemble(const Reports& reports);

/// Exact for a graph made by assemble(); of a selection, what it still holds.
Reports reports_of(const Graph& graph);

Graph merge(const Graph& a, const Graph& b);

/// The ids that `extract` writes: those that assemble() gives a single document's things and claims.
Report report_of(const Document& document, const Extraction& extraction);

/// "c-" and 16 hexadecimal digits of SHA-256 over document, offsets, source, relation, target, status,
/// speakers, figures, date and post.
std::string claim_id(const Claim& claim);

}  // namespace newsgraph
