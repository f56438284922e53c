#include "export/json.hpp"
#include "export/json_things.hpp"

#include <set>

namespace newsgraph {

namespace {

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
