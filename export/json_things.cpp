#include "export/json_things.hpp"

namespace newsgraph {

namespace {

constexpr double most_mentions = 4294967295, most_characters = 9007199254740991;

Bound read_bound(const Field& from) {
    const auto bound = from["bound"].if_there();
    return bound ? bound->parsed(parse_bound) : Bound::none;
}

}  // namespace

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

}  // namespace newsgraph
