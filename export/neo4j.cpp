#include "export/neo4j.hpp"

#include "export/attributes.hpp"
#include "export/text.hpp"
#include "export/words.hpp"

#include <algorithm>
#include <ostream>

namespace newsgraph {

namespace {

std::string label_of(NodeType type) {
    std::string label(to_string(type));
    label[0] = static_cast<char>(label[0] - 32);
    return label;
}

std::string type_of(Relation relation) {
    std::string type(to_string(relation));
    for (char& c : type)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    return type;
}

/// claim_id instead of id and so on: Neo4j's own names stay free.
std::string_view property_of(std::string_view attribute) { return attribute == "id" ? "claimId" : attribute; }

/// Bulk import splits arrays at ";" and cannot escape it; sentences go on one line.
std::string bulk_value(const AttributeValue& value) {
    std::string text;
    if (const auto* items = std::get_if<std::vector<std::string>>(&value)) {
        for (std::string item : *items) {
            std::replace(item.begin(), item.end(), ';', ',');
            text += (text.empty() ? "" : ";") + item;
        }
    } else {
        text = value_text(value);
    }
    return csv_field(one_line(text));
}

std::string_view bulk_type(AttributeType type) {
    switch (type) {
        case AttributeType::integer: return ":long";
        case AttributeType::real: return ":double";
        case AttributeType::list: return ":string[]";
        case AttributeType::text: break;
    }
    return "";
}

std::string cypher_string(std::string_view text) {
    std::string out = "'";
    for (const char c : clean(text)) {
        switch (c) {
            case '\\': out += "\\\\"; break;
            case '\'': out += "\\'"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\t': out += "\\t"; break;
            default: out += c;
        }
    }
    return out + "'";
}

std::string cypher_value(const AttributeValue& value) {
    if (const auto* text = std::get_if<std::string_view>(&value)) return cypher_string(*text);
    if (const auto* items = std::get_if<std::vector<std::string>>(&value)) {
        std::string out = "[";
        for (const auto& item : *items) out += (out.size() > 1 ? ", " : "") + cypher_string(item);
        return out + "]";
    }
    return value_text(value);
}

/// ", r.status = 'asserted', …"
template <class Thing>
std::string settings(const Thing& thing, std::span<const Attribute<Thing>> attributes, std::string_view variable) {
    std::string out;
    for (const auto& attribute : attributes) {
        const auto value = attribute.of(thing);
        if (value.index() == 0 || attribute.name == "id") continue;
        out += out.empty() ? "" : ", ";
        out += std::string(variable) + "." + std::string(attribute.name) + " = " + cypher_value(value);
    }
    return out;
}

}  // namespace

void write_neo4j(const Graph& graph, const ExportOptions&, const PartSink& part) {
    std::ostream& nodes = part("neo4j-nodes.csv");
    nodes << "entityId:ID(Entity)";
    for (const auto& attribute : node_attributes()) nodes << ',' << attribute.name << bulk_type(attribute.type);
    nodes << ",:LABEL\n";
    for (const auto& node : graph.nodes()) {
        nodes << csv_field(one_line(node.id.text));
        for (const auto& attribute : node_attributes()) nodes << ',' << bulk_value(attribute.of(node));
        nodes << ",Entity;" << label_of(node.type) << '\n';
    }
    std::ostream& relationships = part("neo4j-relationships.csv");
    relationships << ":START_ID(Entity),:END_ID(Entity),:TYPE";
    for (const auto& attribute : claim_attributes())
        relationships << ',' << property_of(attribute.name) << bulk_type(attribute.type);
    relationships << ",url,publisher,published\n";
    for (const auto& edge : graph.edges()) {
        for (const auto& claim : edge.claims) {
            relationships << csv_field(one_line(edge.source.text)) << ',' << csv_field(one_line(edge.target.text)) << ','
                          << type_of(edge.relation);
            for (const auto& attribute : claim_attributes()) relationships << ',' << bulk_value(attribute.of(claim));
            const Document* document = graph.find_document(claim.evidence.document);
            for (const auto& field : {document ? document->url : "", document ? document->publisher : "",
                                      document ? document->published : ""})
                relationships << ',' << csv_field(one_line(field));
            relationships << '\n';
        }
    }
}

void write_cypher(const Graph& graph, const ExportOptions&, std::ostream& out) {
    out << "CREATE CONSTRAINT newsgraph_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.entityId IS UNIQUE;\n";
    for (const auto& node : graph.nodes())
        out << "MERGE (n:Entity {entityId: " << cypher_string(node.id.text) << "}) SET n:" << label_of(node.type) << ", "
            << settings(node, node_attributes(), "n") << ";\n";
    for (const auto& edge : graph.edges()) {
        for (const auto& claim : edge.claims) {
            out << "MATCH (a:Entity {entityId: " << cypher_string(edge.source.text) << "}) MATCH (b:Entity {entityId: "
                << cypher_string(edge.target.text) << "}) MERGE (a)-[r:" << type_of(edge.relation)
                << " {claimId: " << cypher_string(claim.id) << "}]->(b) SET " << settings(claim, claim_attributes(), "r");
            if (const Document* document = graph.find_document(claim.evidence.document)) {
                if (!document->url.empty()) out << ", r.url = " << cypher_string(document->url);
                if (!document->publisher.empty()) out << ", r.publisher = " << cypher_string(document->publisher);
                if (!document->published.empty()) out << ", r.published = " << cypher_string(document->published);
            }
            out << ";\n";
        }
    }
}

}  // namespace newsgraph
