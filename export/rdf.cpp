#include "export/rdf.hpp"

#include "export/attributes.hpp"
#include "export/text.hpp"
#include "export/words.hpp"

#include <ostream>

namespace newsgraph {

namespace {

constexpr std::string_view prefixes =
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
    "@prefix schema: <https://schema.org/> .\n"
    "@prefix prov: <http://www.w3.org/ns/prov#> .\n"
    "@prefix ng: <urn:newsgraph:> .\n"
    "@prefix relation: <urn:newsgraph:relation:> .\n";

std::string_view class_of(NodeType type) {
    switch (type) {
        case NodeType::person: return "schema:Person";
        case NodeType::company: return "schema:Corporation";
        case NodeType::country: return "schema:Country";
        case NodeType::organization: return "schema:Organization";
        case NodeType::chip:
        case NodeType::product: return "schema:Product";
        case NodeType::place: break;
    }
    return "schema:Place";
}

std::string node_iri(const NodeId& id) { return "urn:newsgraph:node:" + iri_path(id.text); }
std::string claim_iri(const Claim& claim) { return "urn:newsgraph:claim:" + iri_path(claim.id); }
std::string document_iri(const DocumentId& id) { return "urn:newsgraph:document:" + iri_path(id.text); }
std::string in_brackets(const std::string& iri_text) { return "<" + iri_text + ">"; }

bool digits(std::string_view text, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
        if (i >= text.size() || text[i] < '0' || text[i] > '9') return false;
    return true;
}

/// xsd type of a date of this precision; empty for intervals and anything else.
std::string_view date_type(std::string_view date) {
    if (!digits(date, 0, 4)) return "";
    if (date.size() == 4) return "xsd:gYear";
    if (date[4] != '-' || !digits(date, 5, 7)) return "";
    if (date.size() == 7) return "xsd:gYearMonth";
    return date.size() == 10 && date[7] == '-' && digits(date, 8, 10) ? "xsd:date" : "";
}

std::string date_literal(std::string_view date) {
    const auto type = date_type(date);
    return json_string(date) + (type.empty() ? "" : "^^" + std::string(type));
}

/// Predicates and objects of one subject.
class Subject {
public:
    Subject(std::ostream& out, std::string_view name, std::string_view indent = "") : out_(out), indent_(indent) {
        out_ << indent_ << name;
    }
    Subject(const Subject&) = delete;
    Subject& operator=(const Subject&) = delete;
    ~Subject() { out_ << " .\n"; }
    Subject& add(std::string_view predicate, std::string_view object) {
        out_ << (first_ ? " " : " ;\n    ") << indent_ << predicate << ' ' << object;
        first_ = false;
        return *this;
    }
    Subject& text(std::string_view predicate, std::string_view value) {
        return value.empty() ? *this : add(predicate, json_string(value));
    }
    Subject& value(std::string_view predicate, const AttributeValue& value) {
        if (const auto* real = std::get_if<double>(&value)) return add(predicate, "\"" + number(*real) + "\"^^xsd:double");
        if (const auto* string = std::get_if<std::string_view>(&value)) return text(predicate, *string);
        if (const auto* items = std::get_if<std::vector<std::string>>(&value)) {
            for (const auto& item : *items) text(predicate, item);
            return *this;
        }
        return value.index() == 0 ? *this : add(predicate, value_text(value));
    }

private:
    std::ostream& out_;
    std::string_view indent_;
    bool first_ = true;
};

void write_document(const Document& document, std::ostream& out) {
    Subject subject(out, in_brackets(document_iri(document.id)));
    subject.add("a", "schema:NewsArticle").text("schema:headline", document.title).text("ng:path", document.path);
    if (is_web_url(document.url)) subject.add("schema:url", in_brackets(iri(document.url)));
    subject.text("schema:publisher", document.publisher);
    for (const auto& author : document.byline) subject.text("schema:author", author);
    if (!document.published.empty()) subject.add("schema:datePublished", date_literal(document.published.substr(0, 10)));
    if (!document.modified.empty())
        subject.add("schema:dateModified", date_literal(document.modified.substr(0, 10)));
    subject.text("schema:articleSection", document.section);
    subject.text("schema:inLanguage", document.language).text("ng:sha256", document.sha256);
    if (!document.copy_of.empty())
        subject.add("prov:alternateOf", in_brackets(document_iri(DocumentId{document.copy_of})));
    subject.add("ng:characters", std::to_string(document.characters));
}

void write_node(const Node& node, std::ostream& out) {
    Subject subject(out, in_brackets(node_iri(node.id)));
    subject.add("a", class_of(node.type)).text("schema:name", node.name);
    for (const auto& alias : node.aliases)
        if (alias != node.name) subject.text("schema:alternateName", alias);
    for (const auto& attribute : node_attributes())
        if (attribute.name != "name" && attribute.name != "aliases")
            subject.value("ng:" + std::string(attribute.name), attribute.of(node));
}

/// Everything that a claim carries besides its two ends, relation and id.
void describe(const Claim& claim, Subject& subject) {
    for (const auto& attribute : claim_attributes()) {
        if (attribute.name == "id" || attribute.name == "attribution" || attribute.name == "document") continue;
        const auto value = attribute.of(claim);
        if (attribute.name == "date_value" && value.index() != 0)
            subject.add("ng:date_value", date_literal(value_text(value)));
        else subject.value("ng:" + std::string(attribute.name), value);
    }
    std::string speakers;
    for (const auto& speaker : claim.attribution) {
        if (const auto* node = std::get_if<NodeId>(&speaker)) {
            subject.add("prov:wasAttributedTo", in_brackets(node_iri(*node)));
            speakers += " " + in_brackets(node_iri(*node));
        } else {
            speakers += " " + json_string(std::get<std::string>(speaker));
        }
    }
    if (!speakers.empty()) subject.add("ng:attribution", "(" + speakers + " )");
    const std::string document = in_brackets(document_iri(claim.evidence.document));
    subject.add("prov:wasQuotedFrom", document).add("prov:wasDerivedFrom", document);
}

std::string relation_name(Relation relation) { return "relation:" + std::string(to_string(relation)); }

/// Members of a JSON-LD object, every one preceded by a comma.
std::string ld_text(std::string_view key, std::string_view value) {
    return value.empty() ? "" : ",\"" + std::string(key) + "\":" + json_string(value);
}

std::string ld_date(std::string_view key, std::string_view date) {
    const auto type = date_type(date);
    if (date.empty() || type.empty()) return ld_text(key, date);
    return ",\"" + std::string(key) + "\":{\"@value\":" + json_string(date) + ",\"@type\":\"" + std::string(type) + "\"}";
}

std::string ld_claim(const Claim& claim) {
    std::string out = "{\"@id\":" + json_string(claim_iri(claim)) +
                      ",\"@type\":[\"rdf:Statement\",\"schema:Claim\"],\"source\":" + json_string(node_iri(claim.source)) +
                      ",\"relation\":\"ngr:" + std::string(to_string(claim.relation)) +
                      "\",\"target\":" + json_string(node_iri(claim.target));
    for (const auto& attribute : claim_attributes()) {
        if (attribute.name == "id" || attribute.name == "attribution" || attribute.name == "document") continue;
        const auto value = attribute.of(claim);
        if (value.index() == 0) continue;
        if (attribute.name == "date_value") out += ld_date("date_value", value_text(value));
        else if (attribute.type == AttributeType::real)
            out += ",\"" + std::string(attribute.name) + "\":{\"@value\":\"" + value_text(value) + "\",\"@type\":\"xsd:double\"}";
        else out += ",\"" + std::string(attribute.name) + "\":" + value_json(value);
    }
    std::string speakers, nodes;
    for (const auto& speaker : claim.attribution) {
        const auto* node = std::get_if<NodeId>(&speaker);
        const std::string id = node ? json_string(node_iri(*node)) : "";
        speakers += (speakers.empty() ? "" : ",") +
                    (node ? "{\"@id\":" + id + "}" : json_string(std::get<std::string>(speaker)));
        if (node) nodes += (nodes.empty() ? "" : ",") + id;
    }
    if (!nodes.empty()) out += ",\"attributed_to\":[" + nodes + "]";
    if (!speakers.empty()) out += ",\"attribution\":[" + speakers + "]";
    const std::string document = json_string(document_iri(claim.evidence.document));
    return out + ",\"quoted_from\":" + document + ",\"derived_from\":" + document + "}";
}

std::string ld_node(const Node& node) {
    std::string out = "{\"@id\":" + json_string(node_iri(node.id)) + ",\"@type\":\"" + std::string(class_of(node.type)) +
                      "\"" + ld_text("name", node.name);
    std::string others;
    for (const auto& alias : node.aliases)
        if (alias != node.name) others += (others.empty() ? "" : ",") + json_string(alias);
    if (!others.empty()) out += ",\"aliases\":[" + others + "]";
    for (const auto& attribute : node_attributes()) {
        const auto value = attribute.of(node);
        if (attribute.name != "name" && attribute.name != "aliases" && value.index() != 0)
            out += ",\"" + std::string(attribute.name) + "\":" + value_json(value);
    }
    return out + "}";
}

std::string ld_document(const Document& document) {
    std::string out = "{\"@id\":" + json_string(document_iri(document.id)) + ",\"@type\":\"schema:NewsArticle\"" +
                      ld_text("title", document.title) + ld_text("path", document.path);
    if (is_web_url(document.url)) out += ld_text("url", iri(document.url));
    out += ld_text("publisher", document.publisher);
    std::string authors;
    for (const auto& author : document.byline) authors += (authors.empty() ? "" : ",") + json_string(author);
    if (!authors.empty()) out += ",\"byline\":[" + authors + "]";
    out += ld_date("published", std::string_view(document.published).substr(0, 10));
    out += ld_date("modified", std::string_view(document.modified).substr(0, 10)) + ld_text("section", document.section);
    if (!document.copy_of.empty()) out += ld_text("copy_of", document_iri(DocumentId{document.copy_of}));
    return out + ld_text("language", document.language) + ld_text("sha256", document.sha256) +
           ",\"characters\":" + std::to_string(document.characters) + "}";
}

constexpr std::string_view ld_context = R"({"@context":{
"@vocab":"urn:newsgraph:",
"rdf":"http://www.w3.org/1999/02/22-rdf-syntax-ns#","xsd":"http://www.w3.org/2001/XMLSchema#",
"schema":"https://schema.org/","prov":"http://www.w3.org/ns/prov#","ngr":"urn:newsgraph:relation:",
"source":{"@id":"rdf:subject","@type":"@id"},"relation":{"@id":"rdf:predicate","@type":"@vocab"},
"target":{"@id":"rdf:object","@type":"@id"},"name":"schema:name","aliases":"schema:alternateName",
"attributed_to":{"@id":"prov:wasAttributedTo","@type":"@id"},"attribution":{"@container":"@list"},
"quoted_from":{"@id":"prov:wasQuotedFrom","@type":"@id"},"derived_from":{"@id":"prov:wasDerivedFrom","@type":"@id"},
"title":"schema:headline","url":{"@id":"schema:url","@type":"@id"},"publisher":"schema:publisher",
"byline":"schema:author","published":"schema:datePublished","modified":"schema:dateModified",
"section":"schema:articleSection","copy_of":{"@id":"prov:alternateOf","@type":"@id"},"language":"schema:inLanguage"},
"@graph":[)";

void write_things(const Graph& graph, std::ostream& out) {
    out << prefixes << '\n';
    for (const auto& document : graph.documents()) write_document(document, out);
    for (const auto& node : graph.nodes()) write_node(node, out);
}

}  // namespace

void write_turtle(const Graph& graph, const ExportOptions&, std::ostream& out) {
    write_things(graph, out);
    for (const auto& edge : graph.edges()) {
        for (const auto& claim : edge.claims) {
            Subject subject(out, in_brackets(claim_iri(claim)));
            subject.add("a", "rdf:Statement, schema:Claim").add("rdf:subject", in_brackets(node_iri(edge.source)));
            subject.add("rdf:predicate", relation_name(edge.relation));
            subject.add("rdf:object", in_brackets(node_iri(edge.target)));
            describe(claim, subject);
        }
    }
}

void write_trig(const Graph& graph, const ExportOptions&, std::ostream& out) {
    write_things(graph, out);
    for (const auto& edge : graph.edges()) {
        for (const auto& claim : edge.claims) {
            const std::string assertion = in_brackets(claim_iri(claim) + "#assertion");
            out << assertion << " {\n  " << in_brackets(node_iri(edge.source)) << ' ' << relation_name(edge.relation) << ' '
                << in_brackets(node_iri(edge.target)) << " .\n}\n"
                << in_brackets(claim_iri(claim) + "#provenance") << " {\n";
            {
                Subject subject(out, assertion, "  ");
                subject.add("a", "schema:Claim");
                describe(claim, subject);
            }
            out << "}\n";
        }
    }
}

void write_jsonld(const Graph& graph, const ExportOptions&, std::ostream& out) {
    out << ld_context;
    std::string_view comma = "\n";
    const auto item = [&](const std::string& object) {
        out << comma << object;
        comma = ",\n";
    };
    for (const auto& document : graph.documents()) item(ld_document(document));
    for (const auto& node : graph.nodes()) item(ld_node(node));
    for (const auto& edge : graph.edges())
        for (const auto& claim : edge.claims) item(ld_claim(claim));
    out << "\n]}\n";
}

}  // namespace newsgraph
