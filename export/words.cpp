#include "export/words.hpp"

#include "export/text.hpp"

#include <algorithm>

namespace newsgraph {

std::string relation_words(Relation relation) {
    std::string words(to_string(relation));
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

std::string speaker_name(const Graph& graph, const Claim::Speaker& speaker) {
    if (const auto* words = std::get_if<std::string>(&speaker)) return *words;
    const auto& id = std::get<NodeId>(speaker);
    const Node* node = graph.find_node(id);
    return node ? node->name : id.text;
}

std::string speakers_text(const Graph& graph, const Claim& claim) {
    std::string text;
    for (const auto& speaker : claim.attribution) {
        if (!text.empty()) text += ", citing ";
        text += speaker_name(graph, speaker);
    }
    return text;
}

std::string source_text(const Graph& graph, const Claim& claim) {
    const Document* document = graph.find_document(claim.evidence.document);
    if (document == nullptr) return claim.evidence.document.text;
    std::string text = document->publisher;
    if (text.empty()) text = cut(document->title, 80);
    if (text.empty()) text = document->path;
    if (text.empty()) text = document->id.text;
    if (!document->published.empty()) text += ", " + document->published.substr(0, 10);
    return text;
}

std::string claim_text(const Graph& graph, const Claim& claim) {
    const std::string speakers = speakers_text(graph, claim);
    return (speakers.empty() ? "" : speakers + ": ") + "“" + one_line(claim.evidence.text) + "” (" +
           source_text(graph, claim) + ")";
}

std::vector<const Claim*> by_confidence(const Edge& edge) {
    std::vector<const Claim*> claims;
    claims.reserve(edge.claims.size());
    for (const auto& claim : edge.claims) claims.push_back(&claim);
    if (claims.size() < 2) return claims;
    std::stable_sort(claims.begin(), claims.end(),
                     [](const Claim* a, const Claim* b) { return a->confidence > b->confidence; });
    return claims;
}

std::string evidence_text(const Graph& graph, const Edge& edge, std::size_t most) {
    std::string text;
    std::size_t count = 0;
    for (const Claim* claim : by_confidence(edge)) {
        if (count++ == most) break;
        if (!text.empty()) text += '\n';
        if (claim->status != Status::asserted) text += "[" + std::string(to_string(claim->status)) + "] ";
        text += claim_text(graph, *claim);
    }
    return text;
}

std::string claim_url(const Graph& graph, const Claim& claim) {
    const Document* document = graph.find_document(claim.evidence.document);
    return document && is_web_url(document->url) ? document->url : std::string{};
}

std::string edge_url(const Graph& graph, const Edge& edge) {
    for (const Claim* claim : by_confidence(edge))
        if (std::string url = claim_url(graph, *claim); !url.empty()) return url;
    return {};
}

std::string graph_title(const Graph& graph, const ExportOptions& options) {
    if (!options.title.empty()) return options.title;
    const auto documents = graph.documents();
    if (documents.size() == 1 && !documents[0].title.empty()) return documents[0].title;
    return "What " + count_of(documents.size(), "document reports", "documents report");
}

std::string count_of(std::size_t n, std::string_view one, std::string_view many) {
    return std::to_string(n) + " " + std::string(n == 1 ? one : many);
}

}  // namespace newsgraph
