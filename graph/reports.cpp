#include "graph/identity.hpp"
#include "graph/merge.hpp"
#include "graph/sha256.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace newsgraph {

namespace {

using Key = std::pair<NodeType, std::string>;

Key key_of(const Entity& entity) {
    if (entity.type == NodeType::country && !entity.iso3166.empty()) return {entity.type, entity.iso3166};
    return {entity.type, identity_key(entity.type, entity.name)};
}

NodeId local_id(NodeType type, const std::string& name) {
    return {std::string(to_string(type)) + "/" + slug(type, name)};
}

void add_sorted(std::vector<std::string>& into, const std::vector<std::string>& more) {
    into.insert(into.end(), more.begin(), more.end());
    std::sort(into.begin(), into.end());
    into.erase(std::unique(into.begin(), into.end()), into.end());
}

Document head_of(const Document& document) {
    Document head = document;
    head.text.clear();
    head.blocks.clear();
    head.text_start = 0;
    return head;
}

auto all_of(const Document& d) {
    return std::tie(d.published, d.sha256, d.copy_of, d.fingerprint, d.path, d.url, d.title, d.publisher,
                    d.byline, d.language, d.characters, d.modified, d.section, d.captured, d.origins);
}

void join(Document& into, const Document& other) {
    if (all_of(into) < all_of(other)) into = other;
}

/// Field by field, so that the result is the same for any order and number of joins.
void join(Entity& into, const Entity& other) {
    if (std::pair(into.name.size(), into.name) < std::pair(other.name.size(), other.name))
        into.name = other.name;
    into.mentions = std::max(into.mentions, other.mentions);
    into.iso3166 = std::max(into.iso3166, other.iso3166);
    add_sorted(into.aliases, other.aliases);
}

std::string everything(const Claim& claim) {
    std::string all;
    const auto add = [&](const std::string& field) { all += field + '\n'; };
    const auto number = [&](double value) { add(std::to_string(value)); };
    add(claim.predicate);
    add(claim.role);
    add(claim.object_text);
    add(claim.evidence.text);
    if (claim.quantity)
        number(claim.quantity->value), add(claim.quantity->unit + '\t' + claim.quantity->text);
    if (claim.money) number(claim.money->value), add(claim.money->currency + '\t' + claim.money->text);
    if (claim.percent) number(claim.percent->value), add(claim.percent->text);
    if (claim.date) add(claim.date->value), add(claim.date->text);
    return all;
}

void join(Claim& into, const Claim& other) {
    if (into.confidence != other.confidence) {
        if (into.confidence < other.confidence) into = other;
    } else if (everything(into) < everything(other)) {
        into = other;
    }
}

void join(Report& into, const Report& other);

template <class Map, class Value>
void join_into(Map& map, const typename Map::key_type& key, const Value& value) {
    const auto [at, fresh] = map.try_emplace(key, value);
    if (!fresh) join(at->second, value);
}

void join(Report& into, const Report& other) {
    join(into.document, other.document);
    for (const auto& [id, entity] : other.entities) join_into(into.entities, id, entity);
    for (const auto& [id, claim] : other.claims) join_into(into.claims, id, claim);
}

/// Entities under their ids in the document; what shares a key is one thing, named as it is most often.
std::vector<NodeId> settle_entities(Report& report, const std::vector<Entity>& entities) {
    std::map<Key, std::pair<Entity, std::uint32_t>> settled;  // the second: mentions of the name's own entity
    for (const Entity& entity : entities) {
        const auto [at, fresh] = settled.try_emplace(key_of(entity), entity, entity.mentions);
        auto& [thing, weight] = at->second;
        if (!fresh) {
            if (std::tuple(weight, thing.name.size()) < std::tuple(entity.mentions, entity.name.size())) {
                thing.name = entity.name;
                weight = entity.mentions;
            }
            thing.mentions += entity.mentions;
        }
        add_sorted(thing.aliases, entity.aliases);
        if (entity.type != NodeType::country) add_sorted(thing.aliases, {entity.name});
    }
    for (const auto& [_, thing] : settled)
        join_into(report.entities, local_id(thing.first.type, thing.first.name), thing.first);
    std::vector<NodeId> ids;
    for (const Entity& entity : entities) {
        const Entity& thing = settled.at(key_of(entity)).first;
        ids.push_back(local_id(thing.type, thing.name));
    }
    return ids;
}

/// With the fields that do not name anything.
template <class To, class From>
BasicClaim<To> copy_rest(const BasicClaim<From>& from) {
    BasicClaim<To> to;
    to.relation = from.relation;
    to.predicate = from.predicate;
    to.status = from.status;
    to.quantity = from.quantity;
    to.money = from.money;
    to.percent = from.percent;
    to.date = from.date;
    to.role = from.role;
    to.object_text = from.object_text;
    to.confidence = from.confidence;
    to.evidence = from.evidence;
    return to;
}

/// What a document repeats hangs on which others there are: assemble() says it anew.
void forget_copy(Document& document) {
    if (!document.fingerprint.empty()) document.copy_of.clear();
}

void orient(Claim& claim) {
    if (info(claim.relation).symmetric && claim.target < claim.source) std::swap(claim.source, claim.target);
}

}  // namespace

std::string claim_id(const Claim& claim) {
    std::string named = claim.evidence.document.text;
    const auto add = [&](std::string_view part) { (named += '\0') += part; };
    add(std::to_string(claim.evidence.start));
    add(std::to_string(claim.evidence.end));
    add(claim.source.text);
    add(to_string(claim.relation));
    add(claim.target.text);
    add(to_string(claim.status));
    for (const auto& speaker : claim.attribution)
        if (const auto* node = std::get_if<NodeId>(&speaker))
            add("node " + node->text);
        else
            add("words " + std::get<std::string>(speaker));
    if (claim.quantity) add("quantity " + claim.quantity->text);
    if (claim.money) add("money " + claim.money->text);
    if (claim.percent) add("percent " + claim.percent->text);
    if (claim.date) add("date " + claim.date->value);
    if (!claim.role.empty()) add("role " + claim.role);
    return "c-" + sha256_hex(named).substr(0, 16);
}

Report report_of(const Document& document, const Extraction& extraction) {
    Report report{head_of(document), {}, {}};
    const auto ids = settle_entities(report, extraction.entities);
    const auto known = [&](EntityIndex index) { return static_cast<std::size_t>(index) < ids.size(); };
    const auto id = [&](EntityIndex index) { return ids[static_cast<std::size_t>(index)]; };
    for (const LocalClaim& local : extraction.claims) {
        if (!known(local.source) || !known(local.target) || id(local.source) == id(local.target)) continue;
        Claim claim = copy_rest<NodeId>(local);
        claim.source = id(local.source);
        claim.target = id(local.target);
        for (const auto& speaker : local.attribution) {
            const auto* index = std::get_if<EntityIndex>(&speaker);
            if (!index)
                claim.attribution.emplace_back(std::get<std::string>(speaker));
            else if (known(*index))
                claim.attribution.emplace_back(id(*index));
        }
        claim.confidence = std::round(std::clamp(claim.confidence, 0.0, 1.0) * 1e4) / 1e4;
        claim.evidence.document = document.id;
        orient(claim);
        claim.id = claim_id(claim);
        join_into(report.claims, claim.id, claim);
    }
    return report;
}

void Reports::add(const Document& document, const Extraction& extraction) {
    add(report_of(document, extraction));
}

void Reports::merge(const Reports& other) {
    for (const auto& [id, report] : other.reports_) join_into(reports_, id, report);
}

void Reports::add(Report report) {
    forget_copy(report.document);
    const auto at = reports_.find(report.document.id);
    if (at != reports_.end()) return join(at->second, report);
    DocumentId id = report.document.id;
    reports_.emplace(std::move(id), std::move(report));
}

Reports reports_of(const Graph& graph) {
    Reports reports;
    for (const Document& document : graph.documents()) {
        Document& head = reports.reports_[document.id].document;
        head = document;
        forget_copy(head);
    }
    using Place = std::pair<DocumentId, NodeId>;
    std::map<Place, NodeId> local;
    const auto see = [&](const Node& node, const Sighting& seen) {
        const NodeId id = local_id(seen.type, seen.name);
        local.try_emplace({seen.document, node.id}, id);
        Entity entity{seen.type, seen.name, seen.aliases, seen.mentions, {}};
        if (seen.type == NodeType::country) entity.iso3166 = node.iso3166;
        join_into(reports.reports_[seen.document].entities, id, entity);
        return id;
    };
    for (const Node& node : graph.nodes()) {
        for (const Sighting& seen : node.sightings) see(node, seen);
        if (node.sightings.empty()) see(node, {{}, node.type, node.name, node.aliases, node.mentions});
    }
    const auto id_in = [&](const DocumentId& document, const NodeId& id) {
        if (const auto at = local.find({document, id}); at != local.end()) return at->second;
        const Node* node = graph.find_node(id);
        return node ? see(*node, {document, node->type, node->name, {}, 0}) : id;
    };
    for (const Edge& edge : graph.edges())
        for (const Claim& told : edge.claims) {
            const DocumentId& document = told.evidence.document;
            Claim claim = told;
            claim.source = id_in(document, told.source);
            claim.target = id_in(document, told.target);
            for (auto& speaker : claim.attribution)
                if (auto* node = std::get_if<NodeId>(&speaker)) *node = id_in(document, *node);
            orient(claim);
            join_into(reports.reports_[document].claims, claim.id, claim);
        }
    return reports;
}

}  // namespace newsgraph
