#include "export/csv.hpp"

#include "export/attributes.hpp"
#include "export/text.hpp"
#include "export/words.hpp"

#include <ostream>
#include <unordered_map>

namespace newsgraph {

namespace {

/// One line of a CSV file; fields come one by one. Lines share one buffer, so that a million of them take no memory.
class Line {
public:
    Line(std::ostream& out, bool raw, std::string& buffer) : out_(out), line_(buffer), raw_(raw) { line_.clear(); }
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;
    ~Line() {
        line_ += "\r\n";
        out_.write(line_.data(), static_cast<std::streamsize>(line_.size()));
    }

    Line& operator<<(std::string_view field) {
        next();
        append_csv_field(line_, field, raw_);
        return *this;
    }
    /// A number is never a formula.
    void value(const AttributeValue& value) {
        if (const auto* text = std::get_if<std::string_view>(&value)) {
            *this << *text;
        } else if (std::holds_alternative<std::vector<std::string>>(value)) {
            *this << value_text(value);
        } else {
            next();
            append_text(line_, value);
        }
    }

private:
    void next() {
        if (!first_) line_ += ',';
        first_ = false;
    }

    std::ostream& out_;
    std::string& line_;
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
    std::string buffer;
    {
        Line line(out, raw, buffer);
        line << "Id" << "Label";
        names(line, node_attributes());
    }
    for (const auto& node : graph.nodes()) {
        Line line(out, raw, buffer);
        line << node.id.text << node.name;
        values(line, node, node_attributes());
    }
}

void write_edges(const Graph& graph, bool raw, std::ostream& out) {
    std::string buffer;
    {
        Line line(out, raw, buffer);
        line << "Source" << "Target" << "Type" << "Id" << "Label" << "Weight" << "Kind";
        names(line, edge_attributes());
        line << "evidence";
    }
    for (const auto& edge : graph.edges()) {
        Line line(out, raw, buffer);
        line << edge.source.text << edge.target.text << (info(edge.relation).symmetric ? "Undirected" : "Directed")
             << edge_id(edge) << relation_words(edge.relation) << std::to_string(edge.claims.size())
             << to_string(edge.relation);
        values(line, edge, edge_attributes());
        line << evidence_text(graph, edge, 1);
    }
}

void write_claims(const Graph& graph, bool raw, std::ostream& out) {
    std::string buffer;
    {
        Line line(out, raw, buffer);
        line << "source" << "relation" << "target";
        names(line, claim_attributes());
        line << "publisher" << "published" << "title" << "url";
    }
    const Document unknown;
    std::unordered_map<std::string_view, const Document*> documents;
    for (const Document& document : graph.documents()) documents.emplace(document.id.text, &document);
    for (const auto& edge : graph.edges()) {
        for (const auto& claim : edge.claims) {
            const auto found = documents.find(claim.evidence.document.text);
            const Document& document = found == documents.end() ? unknown : *found->second;
            Line line(out, raw, buffer);
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
