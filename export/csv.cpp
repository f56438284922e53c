#include "export/csv.hpp"

#include "export/attributes.hpp"
#include "export/text.hpp"
#include "export/words.hpp"

#include <ostream>

namespace newsgraph {

namespace {

/// One line of a CSV file; fields come one by one.
class Line {
public:
    Line(std::ostream& out, bool raw) : out_(out), raw_(raw) {}
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;
    ~Line() { out_ << line_ << "\r\n"; }

    Line& operator<<(std::string_view field) {
        if (!first_) line_ += ',';
        first_ = false;
        if (!field.empty()) line_ += raw_ ? csv_field(field) : csv_safe_field(field);
        return *this;
    }
    /// A number is never a formula.
    void value(const AttributeValue& value) {
        const bool is_number = std::holds_alternative<double>(value) || std::holds_alternative<long long>(value);
        if (!is_number) {
            *this << value_text(value);
            return;
        }
        if (!first_) line_ += ',';
        line_ += value_text(value);
        first_ = false;
    }

private:
    std::ostream& out_;
    std::string line_;
    bool raw_;
    bool first_ = true;
};

template <class Thing>
void names(Line& line, std::span<const Attribute<Thing>> attributes) {
    for (const auto& attribute : attributes) line << attribute.name;
}

template <class Thing>
void values(Line& line, const Thing& thing, std::span<const Attribute<Thing>> attributes) {
    for (const auto& attribute : attributes) line.value(attribute.of(thing));
}

void write_nodes(const Graph& graph, bool raw, std::ostream& out) {
    {
        Line line(out, raw);
        line << "Id" << "Label";
        names(line, node_attributes());
    }
    for (const auto& node : graph.nodes()) {
        Line line(out, raw);
        line << node.id.text << node.name;
        values(line, node, node_attributes());
    }
}

void write_edges(const Graph& graph, bool raw, std::ostream& out) {
    {
        Line line(out, raw);
        line << "Source" << "Target" << "Type" << "Id" << "Label" << "Weight" << "Kind";
        names(line, edge_attributes());
        line << "evidence";
    }
    for (const auto& edge : graph.edges()) {
        Line line(out, raw);
        line << edge.source.text << edge.target.text << (info(edge.relation).symmetric ? "Undirected" : "Directed")
             << edge_id(edge) << relation_words(edge.relation) << std::to_string(edge.claims.size())
             << to_string(edge.relation);
        values(line, edge, edge_attributes());
        line << evidence_text(graph, edge, 1);
    }
}

void write_claims(const Graph& graph, bool raw, std::ostream& out) {
    {
        Line line(out, raw);
        line << "source" << "relation" << "target";
        names(line, claim_attributes());
        line << "publisher" << "published" << "title" << "url";
    }
    const Document unknown;
    for (const auto& edge : graph.edges()) {
        for (const auto& claim : edge.claims) {
            const Document* found = graph.find_document(claim.evidence.document);
            const Document& document = found ? *found : unknown;
            Line line(out, raw);
            line << edge.source.text << to_string(edge.relation) << edge.target.text;
            values(line, claim, claim_attributes());
            line << document.publisher << document.published << document.title << document.url;
        }
    }
}

}  // namespace

void write_csv(const Graph& graph, const ExportOptions& options, const PartSink& part) {
    write_nodes(graph, options.csv_raw, part("nodes.csv"));
    write_edges(graph, options.csv_raw, part("edges.csv"));
    write_claims(graph, options.csv_raw, part("claims.csv"));
}

}  // namespace newsgraph
