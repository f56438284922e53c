#include "export/ftm.hpp"

#include "export/attributes.hpp"
#include "export/text.hpp"
#include "export/words.hpp"
#include "graph/sha256.hpp"

#include <algorithm>
#include <map>
#include <ostream>
#include <set>

namespace newsgraph {

namespace {

/// An entity of the model on one line; properties are sets of strings in the order of their names.
class Entity {
public:
    Entity(std::string id, std::string_view schema) : id_(std::move(id)), schema_(schema) {}
    Entity& add(const std::string& property, const std::string& value) {
        if (!value.empty()) properties_[property].insert(clean(value));
        return *this;
    }
    void write(std::ostream& out) const {
        out << "{\"id\":" << json_string(id_) << ",\"schema\":\"" << schema_ << "\",\"properties\":{";
        std::string_view comma;
        for (const auto& [property, values] : properties_) {
            out << comma << '"' << property << "\":[";
            comma = ",";
            std::string_view inner;
            for (const auto& value : values) out << inner << json_string(value), inner = ",";
            out << ']';
        }
        out << "}}\n";
    }

private:
    std::string id_;
    std::string_view schema_;
    std::map<std::string, std::set<std::string>> properties_;
};

/// Ids go into addresses of web pages: no slashes, nothing that needs escaping.
std::string ftm_id(std::string_view kind, std::string_view text) {
    return "newsgraph-" + std::string(kind) + "-" + sha256_hex(text).substr(0, 20);
}

std::string node_ftm_id(const NodeId& id) {
    std::string readable = "newsgraph-" + iri_path(id.text);
    std::replace(readable.begin(), readable.end(), '/', '-');
    const bool plain = std::all_of(readable.begin(), readable.end(), [](char c) { return (c & 0x80) == 0 && c != '%'; });
    return plain ? readable : ftm_id(id.text.substr(0, id.text.find('/')), id.text);
}

std::string_view schema_of(NodeType type) {
    switch (type) {
        case NodeType::person: return "Person";
        case NodeType::company: return "Company";
        case NodeType::organization: return "Organization";
        case NodeType::country: return "PublicBody";
        case NodeType::chip:
        case NodeType::product: return "Asset";
        case NodeType::place: break;
    }
    return "Address";
}

bool is_legal_entity(NodeType type) {
    return type == NodeType::person || type == NodeType::company || type == NodeType::organization ||
           type == NodeType::country;
}
bool is_organization(NodeType type) { return is_legal_entity(type) && type != NodeType::person; }
bool is_asset(NodeType type) {
    return type == NodeType::company || type == NodeType::chip || type == NodeType::product;
}

/// The schema of a link and the names of its two ends.
struct Link {
    std::string_view schema, source, target;
};

Link link_of(const Edge& edge, NodeType source, NodeType target) {
    const Link unknown{"UnknownLink", "subject", "object"};
    if (edge.status != EdgeStatus::asserted && edge.status != EdgeStatus::ended) return unknown;
    switch (edge.relation) {
        case Relation::owns:
            if (is_legal_entity(source) && is_asset(target)) return {"Ownership", "owner", "asset"};
            break;
        case Relation::leads:
            if (is_organization(target)) return {"Directorship", "director", "organization"};
            break;
        case Relation::works_for:
            if (is_organization(target)) return {"Employment", "employee", "employer"};
            break;
        case Relation::associated_with: return {"Associate", "person", "associate"};
        default: break;
    }
    return unknown;
}

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return text;
}

/// The country that a node is reported to be of, as a code, or empty.
std::string country_of(const Graph& graph, const Node& node) {
    if (!node.iso3166.empty()) return lower(node.iso3166);
    for (const Edge* edge : graph.out_edges(node)) {
        const bool tells = edge->relation == Relation::based_in || edge->relation == Relation::citizen_of;
        if (tells && edge->status == EdgeStatus::asserted && !graph.target(*edge).iso3166.empty())
            return lower(graph.target(*edge).iso3166);
    }
    return {};
}

void write_document(const Document& document, std::ostream& out) {
    Entity article(ftm_id("document", document.id.text), "Article");
    article.add("title", document.title.empty() ? document.path : document.title)
        .add("publisher", document.publisher)
        .add("publishedAt", document.published.substr(0, 10));
    if (is_web_url(document.url)) article.add("sourceUrl", iri(document.url));
    for (const auto& author : document.byline) article.add("author", author);
    article.write(out);
}

void write_node(const Graph& graph, const Node& node, std::ostream& out) {
    const std::string id = node_ftm_id(node.id);
    Entity entity(id, schema_of(node.type));
    entity.add("name", node.name).add("country", country_of(graph, node));
    if (node.type == NodeType::place) entity.add("full", node.name);
    for (const auto& alias : node.aliases)
        if (alias != node.name) entity.add("alias", alias);
    if (node.type == NodeType::chip || node.type == NodeType::product) entity.add("keywords", std::string(to_string(node.type)));
    for (const auto& sighting : node.sightings) entity.add("proof", ftm_id("document", sighting.document.text));
    entity.write(out);
    if (!is_legal_entity(node.type)) return;
    for (const auto& sighting : node.sightings) {
        Entity mention(ftm_id("mention", sighting.document.text + " " + node.id.text), "Mention");
        mention.add("document", ftm_id("document", sighting.document.text)).add("name", sighting.name);
        mention.add("resolved", id).add("detectedSchema", std::string(schema_of(node.type)));
        mention.write(out);
    }
}

void write_edge(const Graph& graph, const Edge& edge, std::ostream& out) {
    const Link link = link_of(edge, graph.source(edge).type, graph.target(edge).type);
    Entity entity(ftm_id("link", edge_id(edge)), link.schema);
    entity.add(std::string(link.source), node_ftm_id(edge.source));
    entity.add(std::string(link.target), node_ftm_id(edge.target));
    std::string role = relation_words(edge.relation);
    for (const auto& claim : edge.claims)
        if (!claim.role.empty()) role = claim.role;
    if (link.schema == "Associate") {
        entity.add("relationship", role);
    } else {
        if (edge.status != EdgeStatus::asserted && edge.status != EdgeStatus::ended)
            role = std::string(to_string(edge.status)) + ": " + relation_words(edge.relation);
        entity.add("role", role).add("status", std::string(to_string(edge.status)));
    }
    for (const auto& claim : edge.claims) {
        entity.add("description", claim_text(graph, claim));
        if (const auto url = claim_url(graph, claim); !url.empty()) entity.add("sourceUrl", iri(url));
        if (const Document* document = graph.find_document(claim.evidence.document))
            entity.add("publisher", document->publisher).add("date", document->published.substr(0, 10));
    }
    entity.write(out);
}

}  // namespace

void write_ftm(const Graph& graph, const ExportOptions&, std::ostream& out) {
    for (const auto& document : graph.documents()) write_document(document, out);
    for (const auto& node : graph.nodes()) write_node(graph, node, out);
    for (const auto& edge : graph.edges()) write_edge(graph, edge, out);
}

}  // namespace newsgraph
