#include "export/attributes.hpp"

#include "export/text.hpp"

#include <array>
#include <charconv>

namespace newsgraph {

namespace {

AttributeValue words(std::string_view value) {
    if (value.empty()) return {};
    return value;
}

AttributeValue count(std::size_t value) { return static_cast<long long>(value); }

std::string speaker_text(const Claim::Speaker& speaker) {
    if (const auto* string = std::get_if<std::string>(&speaker)) return *string;
    return std::get<NodeId>(speaker).text;
}

AttributeValue speakers(const Claim& claim) {
    if (claim.attribution.empty()) return {};
    std::vector<std::string> names;
    for (const auto& speaker : claim.attribution) names.push_back(speaker_text(speaker));
    return names;
}

/// "publisher: json-ld"
AttributeValue origins(const Document& document) {
    if (document.origins.empty()) return {};
    std::vector<std::string> all;
    for (const auto& [field, origin] : document.origins) all.push_back(field + ": " + origin);
    return all;
}

/// The part `get` of an optional figure.
template <class Figure, class Get>
AttributeValue part(const std::optional<Figure>& figure, Get get) {
    if (!figure) return {};
    return get(*figure);
}

constexpr auto value_of = [](const auto& figure) -> AttributeValue { return figure.value; };
constexpr auto text_of = [](const auto& figure) -> AttributeValue { return words(figure.text); };
constexpr auto bound_of = [](const auto& figure) -> AttributeValue { return words(to_string(figure.bound)); };

using enum AttributeType;

constexpr std::array<Attribute<Node>, 7> of_nodes{{
    {"type", text, [](const Node& n) { return words(to_string(n.type)); }},
    {"name", text, [](const Node& n) -> AttributeValue { return std::string_view(n.name); }},
    {"aliases", list, [](const Node& n) -> AttributeValue { return n.aliases; }},
    {"mentions", integer, [](const Node& n) { return count(n.mentions); }},
    {"documents", integer, [](const Node& n) { return count(n.documents); }},
    {"independent_documents", integer, [](const Node& n) { return count(n.independent_documents); }},
    {"iso3166", text, [](const Node& n) { return words(n.iso3166); }},
}};

constexpr std::array<Attribute<Edge>, 9> of_edges{{
    {"relation", text, [](const Edge& e) { return words(to_string(e.relation)); }},
    {"status", text, [](const Edge& e) { return words(to_string(e.status)); }},
    {"confidence", real, [](const Edge& e) -> AttributeValue { return e.confidence; }},
    {"claims_for", integer, [](const Edge& e) { return count(e.claims_for); }},
    {"claims_against", integer, [](const Edge& e) { return count(e.claims_against); }},
    {"documents", integer, [](const Edge& e) { return count(e.documents); }},
    {"independent_documents", integer, [](const Edge& e) { return count(e.independent_documents); }},
    {"first_reported", text, [](const Edge& e) { return words(e.first_reported); }},
    {"last_reported", text, [](const Edge& e) { return words(e.last_reported); }},
}};

constexpr std::array<Attribute<Claim>, 24> of_claims{{
    {"id", text, [](const Claim& c) -> AttributeValue { return std::string_view(c.id); }},
    {"predicate", text, [](const Claim& c) { return words(c.predicate); }},
    {"status", text, [](const Claim& c) { return words(to_string(c.status)); }},
    {"attribution", list, speakers},
    {"quantity_value", real, [](const Claim& c) { return part(c.quantity, value_of); }},
    {"quantity_unit", text,
     [](const Claim& c) { return part(c.quantity, [](const Quantity& q) { return words(q.unit); }); }},
    {"quantity_bound", text, [](const Claim& c) { return part(c.quantity, bound_of); }},
    {"quantity_text", text, [](const Claim& c) { return part(c.quantity, text_of); }},
    {"money_value", real, [](const Claim& c) { return part(c.money, value_of); }},
    {"money_currency", text,
     [](const Claim& c) { return part(c.money, [](const Money& m) { return words(m.currency); }); }},
    {"money_bound", text, [](const Claim& c) { return part(c.money, bound_of); }},
    {"money_text", text, [](const Claim& c) { return part(c.money, text_of); }},
    {"percent_value", real, [](const Claim& c) { return part(c.percent, value_of); }},
    {"percent_bound", text, [](const Claim& c) { return part(c.percent, bound_of); }},
    {"percent_text", text, [](const Claim& c) { return part(c.percent, text_of); }},
    {"date_value", text,
     [](const Claim& c) { return part(c.date, [](const Date& d) { return words(d.value); }); }},
    {"date_text", text, [](const Claim& c) { return part(c.date, text_of); }},
    {"role", text, [](const Claim& c) { return words(c.role); }},
    {"object_text", text, [](const Claim& c) { return words(c.object_text); }},
    {"confidence", real, [](const Claim& c) -> AttributeValue { return c.confidence; }},
    {"document", text, [](const Claim& c) { return words(c.evidence.document.text); }},
    {"start", integer, [](const Claim& c) { return count(c.evidence.start); }},
    {"end", integer, [](const Claim& c) { return count(c.evidence.end); }},
    {"text", text, [](const Claim& c) { return words(c.evidence.text); }},
}};

constexpr std::array<Attribute<Document>, 16> of_documents{{
    {"id", text, [](const Document& d) -> AttributeValue { return std::string_view(d.id.text); }},
    {"path", text, [](const Document& d) { return words(d.path); }},
    {"url", text, [](const Document& d) { return words(d.url); }},
    {"title", text, [](const Document& d) { return words(d.title); }},
    {"publisher", text, [](const Document& d) { return words(d.publisher); }},
    {"byline", list, [](const Document& d) -> AttributeValue { return d.byline; }},
    {"published", text, [](const Document& d) { return words(d.published); }},
    {"modified", text, [](const Document& d) { return words(d.modified); }},
    {"section", text, [](const Document& d) { return words(d.section); }},
    {"captured", text, [](const Document& d) { return words(d.captured); }},
    {"language", text, [](const Document& d) { return words(d.language); }},
    {"sha256", text, [](const Document& d) { return words(d.sha256); }},
    {"characters", integer, [](const Document& d) { return count(d.characters); }},
    {"origins", list, origins},
    {"fingerprint", text, [](const Document& d) { return words(d.fingerprint); }},
    {"copy_of", text, [](const Document& d) { return words(d.copy_of); }},
}};

std::string or_null(std::string_view value) { return value.empty() ? "null" : json_string(value); }

/// {"value":…, <extra> "bound":…, "text":…}
template <class Figure>
std::string figure_json(const Figure& figure, const std::string& extra) {
    return "{\"value\":" + number(figure.value) + extra + ",\"bound\":" + or_null(to_string(figure.bound)) +
           ",\"text\":" + json_string(figure.text) + "}";
}

}  // namespace

std::span<const Attribute<Node>> node_attributes() { return of_nodes; }
std::span<const Attribute<Edge>> edge_attributes() { return of_edges; }
std::span<const Attribute<Claim>> claim_attributes() { return of_claims; }
std::span<const Attribute<Document>> document_attributes() { return of_documents; }

std::string value_text(const AttributeValue& value) {
    std::string text;
    append_text(text, value);
    return text;
}

void append_text(std::string& out, const AttributeValue& value) {
    if (const auto* string = std::get_if<std::string_view>(&value)) {
        out += *string;
    } else if (const auto* whole = std::get_if<long long>(&value)) {
        std::array<char, 24> digits;
        out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), *whole).ptr);
    } else if (const auto* real_number = std::get_if<double>(&value)) {
        out += number(*real_number);
    } else if (const auto* items = std::get_if<std::vector<std::string>>(&value)) {
        for (std::size_t i = 0; i < items->size(); ++i) (out += i ? "; " : "") += (*items)[i];
    }
}

std::string value_json(const AttributeValue& value) {
    if (const auto* string = std::get_if<std::string_view>(&value)) return json_string(*string);
    if (const auto* items = std::get_if<std::vector<std::string>>(&value)) {
        std::string out = "[";
        for (const auto& item : *items) out += (out.size() > 1 ? "," : "") + json_string(item);
        return out + "]";
    }
    const std::string digits = value_text(value);
    return digits.empty() ? "null" : digits;
}

std::string edge_id(const Edge& edge) {
    return edge.source.text + " " + std::string(to_string(edge.relation)) + " " + edge.target.text;
}

std::string claim_json(const Claim& claim) {
    std::string out = "{\"id\":" + json_string(claim.id) + ",\"predicate\":" + json_string(claim.predicate) +
                      ",\"status\":" + json_string(to_string(claim.status)) + ",\"attribution\":[";
    for (std::size_t i = 0; i < claim.attribution.size(); ++i)
        out += (i ? "," : "") + json_string(speaker_text(claim.attribution[i]));
    out += "],\"quantity\":";
    out += claim.quantity ? figure_json(*claim.quantity, ",\"unit\":" + json_string(claim.quantity->unit)) : "null";
    out += ",\"money\":";
    out += claim.money ? figure_json(*claim.money, ",\"currency\":" + json_string(claim.money->currency)) : "null";
    out += ",\"percent\":";
    out += claim.percent ? figure_json(*claim.percent, "") : "null";
    out += ",\"date\":";
    if (claim.date)
        out += "{\"value\":" + json_string(claim.date->value) + ",\"text\":" + json_string(claim.date->text) + "}";
    else out += "null";
    const auto& evidence = claim.evidence;
    return out + ",\"role\":" + or_null(claim.role) + ",\"object_text\":" + or_null(claim.object_text) +
           ",\"confidence\":" + number(claim.confidence) +
           ",\"evidence\":{\"document\":" + json_string(evidence.document.text) +
           ",\"start\":" + std::to_string(evidence.start) + ",\"end\":" + std::to_string(evidence.end) +
           ",\"text\":" + json_string(evidence.text) + "}}";
}

std::string claims_json(const Edge& edge) {
    std::string out = "[";
    for (std::size_t i = 0; i < edge.claims.size(); ++i) out += (i ? "," : "") + claim_json(edge.claims[i]);
    return out + "]";
}

}  // namespace newsgraph
