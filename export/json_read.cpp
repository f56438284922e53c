#include "export/json.hpp"
#include "export/json_value.hpp"

#include <cmath>
#include <functional>
#include <map>
#include <set>

namespace newsgraph {

namespace {

/// A value with what is needed to complain about it.
class Field {
public:
    Field(const JsonValue* value, std::string name, const std::string& file, std::size_t line)
        : value_(value), name_(std::move(name)), file_(file), line_(line) {}

    [[noreturn]] void fail(const std::string& message) const { throw InputError(file_, line_, message); }

    bool absent() const { return !value_ || value_->kind == JsonKind::null; }
    Field operator[](std::string_view key) const {
        need(JsonKind::object);
        const JsonValue* found = value_->find(key);
        return {found, std::string(key), file_, found ? found->line : line_};
    }
    template <class Each>
    void each(const Each& each) const {
        need(JsonKind::array);
        for (const JsonValue& item : value_->items) each(Field(&item, name_ + "[]", file_, item.line));
    }
    const std::string& string() const {
        need(JsonKind::string);
        return value_->text;
    }
    std::string string_or_empty() const { return absent() ? std::string{} : string(); }
    double number() const {
        need(JsonKind::number);
        return value_->number;
    }
    std::size_t count(double most) const {
        const double value = number();
        if (value < 0 || value > most || value != std::floor(value))
            fail("expected a whole number from 0 to " + std::to_string(static_cast<long long>(most)) +
                 " for '" + name_ + "'");
        return static_cast<std::size_t>(value);
    }
    std::vector<std::string> strings() const {
        std::vector<std::string> all;
        if (!absent()) each([&](const Field& item) { all.push_back(item.string()); });
        return all;
    }
    std::map<std::string, std::string> members() const {
        std::map<std::string, std::string> all;
        if (absent()) return all;
        need(JsonKind::object);
        for (const std::string& key : value_->keys) all[key] = (*this)[key].string();
        return all;
    }
    /// What parse makes of the string; fails when it makes nothing.
    template <class Parse>
    auto parsed(const Parse& parse) const {
        const auto value = parse(string());
        if (!value) fail("unknown " + name_ + " '" + string() + "'");
        return *value;
    }
    std::optional<Field> if_there() const { return absent() ? std::nullopt : std::optional(*this); }

private:
    void need(JsonKind kind) const {
        if (value_ && value_->kind == kind) return;
        const std::string got = value_ ? "got " + std::string(describe(value_->kind)) : "which is missing";
        fail("expected " + std::string(describe(kind)) + " for '" + name_ + "', " + got);
    }

    const JsonValue* value_;
    std::string name_;
    const std::string& file_;
    std::size_t line_;
};

/// Whether an id stands in the file.
template <class Id>
using Known = std::function<bool(const Id&)>;

constexpr double most_mentions = 4294967295, most_characters = 9007199254740991;

Document read_document(const Field& from) {
    Document d;
    d.id.text = from["id"].string();
    if (d.id.text.empty()) from["id"].fail("a document's id is empty");
    d.path = from["path"].string_or_empty();
    d.url = from["url"].string_or_empty();
    d.title = from["title"].string_or_empty();
    d.publisher = from["publisher"].string_or_empty();
    d.byline = from["byline"].strings();
    d.published = from["published"].string_or_empty();
    d.language = from["language"].string_or_empty();
    d.sha256 = from["sha256"].string_or_empty();
    d.characters = from["characters"].count(most_characters);
    d.modified = from["modified"].string_or_empty();
    d.section = from["section"].string_or_empty();
    d.captured = from["captured"].string_or_empty();
    d.origins = from["origins"].members();
    d.copy_of = from["copy_of"].string_or_empty();
    d.fingerprint = from["fingerprint"].string_or_empty();
    return d;
}

std::uint32_t read_mentions(const Field& from) {
    return static_cast<std::uint32_t>(from.count(most_mentions));
}

Node read_node(const Field& from, const Known<DocumentId>& documents) {
    Node n;
    n.id.text = from["id"].string();
    n.type = from["type"].parsed(parse_node_type);
    n.name = from["name"].string();
    n.aliases = from["aliases"].strings();
    n.mentions = read_mentions(from["mentions"]);
    n.documents = read_mentions(from["documents"]);
    const auto independent = from["independent_documents"].if_there();
    n.independent_documents = independent ? read_mentions(*independent) : n.documents;
    n.iso3166 = from["iso3166"].string_or_empty();
    if (const auto sightings = from["sightings"].if_there())
        sightings->each([&](const Field& item) {
            Sighting seen;
            seen.document.text = item["document"].string();
            if (!documents(seen.document)) item["document"].fail("no document '" + seen.document.text + "'");
            seen.type = item["type"].parsed(parse_node_type);
            seen.name = item["name"].string();
            seen.aliases = item["aliases"].strings();
            seen.mentions = read_mentions(item["mentions"]);
            n.sightings.push_back(std::move(seen));
        });
    return n;
}

Bound read_bound(const Field& from) {
    const auto bound = from["bound"].if_there();
    return bound ? bound->parsed(parse_bound) : Bound::none;
}

/// Everything but the two ends.
Claim read_claim(const Field& from, Relation relation, const Known<DocumentId>& documents,
                 const Known<NodeId>& nodes) {
    Claim c;
    c.id = from["id"].string();
    c.relation = relation;
    c.predicate = from["predicate"].string_or_empty();
    c.status = from["status"].parsed(parse_status);
    for (const auto& speaker : from["attribution"].strings())
        if (nodes({speaker}))
            c.attribution.emplace_back(NodeId{speaker});
        else
            c.attribution.emplace_back(speaker);
    if (const auto q = from["quantity"].if_there())
        c.quantity = {(*q)["value"].number(), (*q)["unit"].string_or_empty(), read_bound(*q),
                      (*q)["text"].string_or_empty()};
    if (const auto m = from["money"].if_there())
        c.money = {(*m)["value"].number(), (*m)["currency"].string_or_empty(), read_bound(*m),
                   (*m)["text"].string_or_empty()};
    if (const auto p = from["percent"].if_there())
        c.percent = {(*p)["value"].number(), read_bound(*p), (*p)["text"].string_or_empty()};
    if (const auto d = from["date"].if_there())
        c.date = {(*d)["value"].string(), (*d)["text"].string_or_empty()};
    c.role = from["role"].string_or_empty();
    c.object_text = from["object_text"].string_or_empty();
    c.confidence = from["confidence"].number();
    if (c.confidence < 0 || c.confidence > 1) from["confidence"].fail("expected 0 to 1 for 'confidence'");
    const Field evidence = from["evidence"];
    c.evidence.document.text = evidence["document"].string();
    if (!documents(c.evidence.document))
        evidence["document"].fail("no document '" + c.evidence.document.text + "'");
    c.evidence.start = evidence["start"].count(most_characters);
    c.evidence.end = evidence["end"].count(most_characters);
    c.evidence.text = evidence["text"].string();
    return c;
}

NodeId read_end(const Field& from, const Known<NodeId>& nodes) {
    NodeId id{from.string()};
    if (!nodes(id)) from.fail("no node '" + id.text + "'");
    return id;
}

Edge read_edge(const Field& from, const Known<DocumentId>& documents, const Known<NodeId>& nodes) {
    Edge e;
    e.source = read_end(from["source"], nodes);
    e.target = read_end(from["target"], nodes);
    e.relation = from["relation"].parsed(parse_relation);
    from["claims"].each([&](const Field& item) {
        e.claims.push_back(read_claim(item, e.relation, documents, nodes));
        e.claims.back().source = e.source;
        e.claims.back().target = e.target;
    });
    if (e.claims.empty()) from.fail("an edge without claims");
    return e;
}

void check_format(const Field& root) {
    const Field head = root["graph"];
    if (head["format"].absent() || head["format"].string() != "newsgraph")
        root.fail(
            "no graph of newsgraph: \"format\": \"newsgraph\" is missing; make one with 'newsgraph build'");
    if (head["version"].number() != 1)
        head["version"].fail("written by another version of newsgraph; build it again");
}

void read_line(const Field& line, std::map<DocumentId, Report>& reports) {
    const std::string& kind = line["kind"].string();
    const auto report_in = [&](const Field& document) -> Report& {
        const auto at = reports.find({document.string()});
        if (at == reports.end())
            document.fail("no line before this one is document '" + document.string() + "'");
        return at->second;
    };
    if (kind == "document") {
        Document document = read_document(line);
        reports[document.id].document = document;
    } else if (kind == "entity") {
        Entity entity{line["type"].parsed(parse_node_type), line["name"].string(), line["aliases"].strings(),
                      read_mentions(line["mentions"]), line["iso3166"].string_or_empty()};
        report_in(line["document"]).entities.insert_or_assign(NodeId{line["id"].string()}, std::move(entity));
    } else if (kind == "claim") {
        Report& report = report_in(line["evidence"]["document"]);
        const auto entities = [&](const NodeId& id) { return report.entities.count(id) > 0; };
        const auto documents = [&](const DocumentId& id) { return id == report.document.id; };
        Claim claim = read_claim(line, line["relation"].parsed(parse_relation), documents, entities);
        claim.source = read_end(line["source"], entities);
        claim.target = read_end(line["target"], entities);
        report.claims.insert_or_assign(claim.id, std::move(claim));
    } else {
        line["kind"].fail("expected 'document', 'entity' or 'claim' for 'kind', got '" + kind + "'");
    }
}

/// Items become documents, nodes and edges as they are read, when what they refer to stands before them, as it does
/// in our own files; else they wait for the end.
class GraphReader {
public:
    explicit GraphReader(const std::string& file) : file_(file) {}

    bool take(const JsonValue& root, std::string_view array, const JsonValue& item) {
        const Field field(&item, std::string(array) + "[]", file_, item.line);
        if (array == "graph.documents") {
            const JsonValue* head = root.find("graph");
            if (head->find("format") == nullptr || head->find("version") == nullptr) return false;
            if (documents_.empty()) check_format(Field(&root, "the file", file_, root.line));
            add_document(field);
        } else if (array == "nodes" && !documents_.empty()) {
            add_node(field);
        } else if ((array == "edges" || array == "links") && !nodes_.empty()) {
            add_edge(field);
        } else {
            return false;
        }
        return true;
    }

    /// With what take() left in the tree.
    Graph finish(const JsonValue& tree) {
        const Field root(&tree, "the file", file_, tree.line);
        check_format(root);
        root["graph"]["documents"].each([&](const Field& item) { add_document(item); });
        root["nodes"].each([&](const Field& item) { add_node(item); });
        const Field links = root["links"];
        (links.absent() ? root["edges"] : links).each([&](const Field& item) { add_edge(item); });
        try {
            return Graph(std::move(documents_), std::move(nodes_), std::move(edges_));
        } catch (const InputError&) {
            throw;
        } catch (const Error& error) {
            throw InputError(file_, 0, error.what());
        }
    }

private:
    void add_document(const Field& item) {
        documents_.push_back(read_document(item));
        if (!document_ids_.insert(documents_.back().id).second) item["id"].fail("this document stands twice");
    }
    void add_node(const Field& item) {
        nodes_.push_back(read_node(item, is_document_));
        if (!node_ids_.insert(nodes_.back().id).second) item["id"].fail("this node stands twice");
    }
    void add_edge(const Field& item) { edges_.push_back(read_edge(item, is_document_, is_node_)); }

    const std::string& file_;
    std::vector<Document> documents_;
    std::vector<Node> nodes_;
    std::vector<Edge> edges_;
    std::set<DocumentId> document_ids_;
    std::set<NodeId> node_ids_;
    const Known<DocumentId> is_document_ = [this](const DocumentId& id) { return document_ids_.contains(id); };
    const Known<NodeId> is_node_ = [this](const NodeId& id) { return node_ids_.contains(id); };
};

}  // namespace

Graph read_json(std::string_view bytes, const std::string& file) {
    GraphReader reader(file);
    const JsonValue root = parse_json(bytes, file, 1, [&](const JsonValue& so_far, std::string_view array,
                                                          const JsonValue& item) {
        return reader.take(so_far, array, item);
    });
    return reader.finish(root);
}

bool is_json_lines(std::string_view bytes) {
    const auto line = bytes.substr(0, std::min(bytes.find('\n'), std::size_t{200}));
    return line.find("\"kind\"") != std::string_view::npos;
}

void read_json_lines(std::string_view bytes, const std::string& file, Reports& into) {
    std::map<DocumentId, Report> reports;
    for (std::size_t number = 1; !bytes.empty(); ++number) {
        const auto line = bytes.substr(0, bytes.find('\n'));
        bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        const JsonValue value = parse_json(line, file, number);
        read_line(Field(&value, "the line", file, number), reports);
    }
    for (const auto& [_, report] : reports) into.add(report);
}

}  // namespace newsgraph
