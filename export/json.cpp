#include "export/json.hpp"

#include "export/format.hpp"
#include "export/text.hpp"

#include <charconv>
#include <cmath>
#include <ostream>

namespace newsgraph {

namespace {

/// Writes one item into a buffer: commas and escapes are its business, order is the caller's.
class Item {
public:
    Item& open(char bracket) {
        separate();
        text_ += bracket;
        fresh_ = true;
        return *this;
    }
    Item& close(char bracket) {
        text_ += bracket;
        fresh_ = false;
        return *this;
    }
    Item& key(std::string_view name) {
        separate();
        quote(name);
        text_ += ": ";
        fresh_ = true;
        return *this;
    }
    Item& string(std::string_view value) {
        separate();
        quote(value);
        return *this;
    }
    Item& string_or_null(std::string_view value) { return value.empty() ? null() : string(value); }
    Item& null() {
        separate();
        text_ += "null";
        return *this;
    }
    Item& number(double value) {
        separate();
        char digits[40];
        if (!std::isfinite(value)) value = 0;
        const bool whole = std::abs(value) < 1e15 && value == std::floor(value);
        const auto end =
            whole ? std::to_chars(digits, digits + sizeof digits, static_cast<long long>(value)).ptr
                  : std::to_chars(digits, digits + sizeof digits, value).ptr;
        text_.append(digits, end);
        return *this;
    }
    Item& count(std::size_t value) { return number(static_cast<double>(value)); }
    Item& strings(const std::vector<std::string>& values) {
        open('[');
        for (const auto& value : values) string(value);
        return close(']');
    }
    /// The raw line break and indent, between items.
    Item& line(std::string_view indent) {
        separate();
        if (text_.size() >= 2 && text_.ends_with(", ")) text_.pop_back();
        ((text_ += '\n') += indent);
        fresh_ = true;
        return *this;
    }
    std::string& text() { return text_; }

private:
    void separate() {
        if (!fresh_) text_ += ", ";
        fresh_ = false;
    }
    void quote(std::string_view value) {
        text_ += '"';
        for (std::size_t at = 0; at < value.size();) {
            const char c = value[at];
            if (static_cast<unsigned char>(c) >= 0x80) {
                append_utf8(text_, next_code_point(value, at));
                continue;
            }
            ++at;
            if (c == '"' || c == '\\')
                (text_ += '\\') += c;
            else if (c == '\n')
                text_ += "\\n";
            else if (c == '\t')
                text_ += "\\t";
            else if (static_cast<unsigned char>(c) < 0x20)
                ((text_ += "\\u00") += c < 0x10 ? '0' : '1') += "0123456789abcdef"[c & 15];
            else
                text_ += c;
        }
        text_ += '"';
    }

    std::string text_;
    bool fresh_ = true;  // nothing stands before that a comma must part from
};

void add_document(Item& item, const Document& d) {
    item.key("id").string(d.id.text).key("path").string(d.path).key("url").string_or_null(d.url);
    item.key("title").string_or_null(d.title).key("publisher").string_or_null(d.publisher);
    item.key("byline").strings(d.byline).key("published").string_or_null(d.published);
    item.key("language").string_or_null(d.language).key("sha256").string_or_null(d.sha256);
    item.key("characters").count(d.characters);
    if (!d.modified.empty()) item.key("modified").string(d.modified);
    if (!d.section.empty()) item.key("section").string(d.section);
    if (!d.captured.empty()) item.key("captured").string(d.captured);
    if (!d.origins.empty()) {
        item.key("origins").open('{');
        for (const auto& [field, origin] : d.origins) item.key(field).string(origin);
        item.close('}');
    }
    if (!d.fingerprint.empty()) item.key("fingerprint").string(d.fingerprint);
    if (!d.copy_of.empty()) item.key("copy_of").string(d.copy_of);
}

void add_node(Item& item, const Node& n) {
    item.open('{')
        .key("id")
        .string(n.id.text)
        .key("type")
        .string(to_string(n.type))
        .key("name")
        .string(n.name);
    item.key("aliases").strings(n.aliases).key("mentions").count(n.mentions);
    item.key("documents").count(n.documents).key("independent_documents").count(n.independent_documents);
    item.key("iso3166").string_or_null(n.iso3166);
    item.key("sightings").open('[');
    for (const Sighting& seen : n.sightings) {
        item.open('{').key("document").string(seen.document.text).key("type").string(to_string(seen.type));
        item.key("name").string(seen.name).key("aliases").strings(seen.aliases);
        item.key("mentions").count(seen.mentions).close('}');
    }
    item.close(']').close('}');
}

void add_bound(Item& item, Bound bound, const std::string& text) {
    item.key("bound").string_or_null(to_string(bound)).key("text").string(text).close('}');
}

void add_claim(Item& item, const Claim& c) {
    item.key("id")
        .string(c.id)
        .key("predicate")
        .string(c.predicate)
        .key("status")
        .string(to_string(c.status));
    item.key("attribution").open('[');
    for (const auto& speaker : c.attribution)
        if (const auto* node = std::get_if<NodeId>(&speaker))
            item.string(node->text);
        else
            item.string(std::get<std::string>(speaker));
    item.close(']').key("quantity");
    if (c.quantity) {
        item.open('{').key("value").number(c.quantity->value).key("unit").string(c.quantity->unit);
        add_bound(item, c.quantity->bound, c.quantity->text);
    } else {
        item.null();
    }
    item.key("money");
    if (c.money) {
        item.open('{').key("value").number(c.money->value).key("currency").string(c.money->currency);
        add_bound(item, c.money->bound, c.money->text);
    } else {
        item.null();
    }
    item.key("percent");
    if (c.percent) {
        item.open('{').key("value").number(c.percent->value);
        add_bound(item, c.percent->bound, c.percent->text);
    } else {
        item.null();
    }
    item.key("date");
    if (c.date)
        item.open('{').key("value").string(c.date->value).key("text").string(c.date->text).close('}');
    else
        item.null();
    item.key("role").string_or_null(c.role).key("object_text").string_or_null(c.object_text);
    item.key("confidence").number(c.confidence).key("evidence").open('{');
    item.key("document").string(c.evidence.document.text).key("start").count(c.evidence.start);
    item.key("end").count(c.evidence.end).key("text").string(c.evidence.text).close('}');
}

void add_edge(Item& item, const Edge& e) {
    const auto relation = to_string(e.relation);
    item.open('{').key("source").string(e.source.text).key("target").string(e.target.text);
    item.key("key")
        .string(relation)
        .key("relation")
        .string(relation)
        .key("status")
        .string(to_string(e.status));
    item.key("confidence").number(e.confidence).key("claims_for").count(e.claims_for);
    item.key("claims_against").count(e.claims_against).key("documents").count(e.documents);
    item.key("independent_documents").count(e.independent_documents);
    item.key("first_reported").string_or_null(e.first_reported);
    item.key("last_reported").string_or_null(e.last_reported).key("claims").open('[');
    for (const Claim& claim : e.claims) {
        item.line("   ").open('{');
        add_claim(item, claim);
        item.close('}');
    }
    item.close(']').close('}');
}

/// "[", an item a line, "]".
template <class Items, class Add>
void write_array(std::ostream& out, const Items& items, std::string_view indent, const Add& add) {
    out << '[';
    bool first = true;
    for (const auto& each : items) {
        Item item;
        add(item, each);
        out << (first ? "\n" : ",\n") << indent << ' ' << item.text();
        first = false;
    }
    if (!first) out << '\n' << indent;
    out << ']';
}

}  // namespace

void write_json(const Graph& graph, const ExportOptions& options, std::ostream& out) {
    out << "{\n \"directed\": true, \"multigraph\": true,\n \"graph\": {\n  \"format\": \"newsgraph\", "
           "\"version\": 1,\n"
           "  \"documents\": ";
    write_array(out, graph.documents(), "  ", [](Item& item, const Document& document) {
        item.open('{');
        add_document(item, document);
        item.close('}');
    });
    out << "\n },\n \"nodes\": ";
    write_array(out, graph.nodes(), " ", add_node);
    Item edges;
    edges.string(options.edges_key);
    out << ",\n " << edges.text() << ": ";
    write_array(out, graph.edges(), " ", add_edge);
    out << "\n}\n";
}

void write_json_lines(const Report& report, std::ostream& out) {
    const auto line = [&](std::string_view kind, const auto& add) {
        Item item;
        item.open('{').key("kind").string(kind);
        add(item);
        item.close('}');
        out << item.text() << '\n';
    };
    line("document", [&](Item& item) { add_document(item, report.document); });
    for (const auto& [id, entity] : report.entities)
        line("entity", [&, &local = id, &thing = entity](Item& item) {
            item.key("document").string(report.document.id.text).key("id").string(local.text);
            item.key("type").string(to_string(thing.type)).key("name").string(thing.name);
            item.key("aliases").strings(thing.aliases).key("mentions").count(thing.mentions);
            item.key("iso3166").string_or_null(thing.iso3166);
        });
    for (const auto& [_, claim] : report.claims)
        line("claim", [&told = claim](Item& item) {
            item.key("source").string(told.source.text).key("relation").string(to_string(told.relation));
            item.key("target").string(told.target.text);
            add_claim(item, told);
        });
}

}  // namespace newsgraph
