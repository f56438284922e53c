// What a person reads of nodes, edges and claims: the same words in pictures, notes and tooltips.
#pragma once

#include "export/format.hpp"
#include "graph/graph.hpp"

namespace newsgraph {

/// "imposes tariff on" of imposes_tariff_on.
std::string relation_words(Relation relation);

/// Who reported a claim, outermost first: "Reuters, citing Sam Altman"; empty when the document says it in its
/// own voice.
std::string speakers_text(const Graph& graph, const Claim& claim);
/// A speaker's name: of the node, or the words of the text.
std::string speaker_name(const Graph& graph, const Claim::Speaker& speaker);

/// Where a claim stands: "Outlet, 2025-01-29", or the document's title or path; never empty.
std::string source_text(const Graph& graph, const Claim& claim);
/// "Sam Altman: “sentence” (Outlet, 2025-01-29)".
std::string claim_text(const Graph& graph, const Claim& claim);

/// Claims of an edge, the surest first.
std::vector<const Claim*> by_confidence(const Edge& edge);
/// The first `most` claims of by_confidence, a line each.
std::string evidence_text(const Graph& graph, const Edge& edge, std::size_t most);

/// The web address of a claim's article, or empty.
std::string claim_url(const Graph& graph, const Claim& claim);
/// The address of the edge's surest claim that has one, or empty.
std::string edge_url(const Graph& graph, const Edge& edge);

/// The title asked for, or the document's, or how many documents there are.
std::string graph_title(const Graph& graph, const ExportOptions& options);
/// "1 node", "2 nodes".
std::string count_of(std::size_t n, std::string_view one, std::string_view many);

}  // namespace newsgraph
