#include "graph/copies.hpp"
#include "graph/identity.hpp"
#include "graph/merge.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

namespace newsgraph {

namespace {

/// One document's entity, and the thing that it turns out to be.
struct Record {
    std::uint32_t document;  // index in id order
    const NodeId* local;
    const Entity* entity;
    NodeType type;     // settled
    std::string slug;  // of the name
    std::string key;   // the slug without hyphens, or a country's "iso:XX"
    std::size_t thing;
};

/// Records that are one thing. Things are united by pointing to a root.
struct Thing {
    NodeType type;
    std::string key;
    std::size_t root;
    bool one_word = true;                  // no record's name has two
    std::vector<std::uint32_t> documents;  // sorted; of a root: all its things'
};

std::optional<NodeType> rival(NodeType type) {
    switch (type) {
        case NodeType::company:
            return NodeType::organization;
        case NodeType::organization:
            return NodeType::company;
        case NodeType::chip:
            return NodeType::product;
        case NodeType::product:
            return NodeType::chip;
        default:
            return std::nullopt;
    }
}

class Joiner {
public:
    explicit Joiner(const Reports& reports) : reports_(reports) {
        collect();
        settle_types();
        group_by_key();
        join_aliases();
        join_surnames();
    }
    Graph graph() const;

private:
    using Words = std::map<std::pair<NodeType, std::string>, std::vector<std::size_t>>;

    void collect();
    void settle_types();
    void group_by_key();
    void join_aliases();
    void join_surnames();

    std::size_t root(std::size_t thing) const {
        while (things_[thing].root != thing) thing = things_[thing].root;
        return thing;
    }
    const std::string& alias_key(NodeType type, const std::string& alias);
    bool share_document(std::size_t a, std::size_t b) const;
    void unite(std::size_t from, std::size_t into);
    const Record& record(std::uint32_t document, const NodeId& local) const;
    std::vector<std::set<std::size_t>> ties_of_people() const;
    std::vector<std::size_t> full_names(const Record& surname, const Words& by_word) const;
    Node name_node(const std::vector<const Record*>& records) const;

    const Reports& reports_;
    std::vector<const Report*> documents_;
    std::vector<std::size_t> first_;  // of each document, in records_
    std::vector<Record> records_;     // by document, local id
    std::vector<Thing> things_;       // by type, key
    Words by_alias_;                  // things that have an alias with this key, itself not counted
    std::unordered_map<std::string, std::string> alias_keys_;
};

void Joiner::collect() {
    for (const auto& [_, report] : reports_.by_document()) {
        const auto document = static_cast<std::uint32_t>(documents_.size());
        documents_.push_back(&report);
        first_.push_back(records_.size());
        for (const auto& [id, entity] : report.entities) {
            std::string name = slug(entity.type, entity.name), key = name;
            std::erase(key, '-');
            if (entity.type == NodeType::country && !entity.iso3166.empty()) key = "iso:" + entity.iso3166;
            records_.push_back({document, &id, &entity, entity.type, std::move(name), std::move(key), 0});
        }
    }
    first_.push_back(records_.size());
}

void Joiner::settle_types() {
    std::map<std::string, std::map<NodeType, std::set<std::uint32_t>>> seen;  // key → type → documents
    for (const Record& r : records_)
        if (rival(r.type)) seen[r.key][r.type].insert(r.document);
    for (Record& r : records_) {
        const auto other = rival(r.type);
        if (!other) continue;
        auto& types = seen.at(r.key);
        const auto& mine = types[r.entity->type];
        const auto& theirs = types[*other];
        const bool outvoted =
            theirs.size() > mine.size() || (theirs.size() == mine.size() && *other < r.type);
        if (outvoted && !theirs.count(r.document)) r.type = *other;
    }
}

void Joiner::group_by_key() {
    std::map<std::pair<NodeType, std::string>, std::size_t> index;
    for (const Record& r : records_) index.try_emplace({r.type, r.key}, 0);
    for (auto& [key, thing] : index) {
        thing = things_.size();
        things_.push_back({key.first, key.second, thing, true, {}});
    }
    for (Record& r : records_) {
        r.thing = index.at({r.type, r.key});
        Thing& thing = things_[r.thing];
        thing.documents.push_back(r.document);  // ascending: records are
        if (r.slug.find('-') != std::string::npos) thing.one_word = false;
        for (const std::string& alias : r.entity->aliases) {
            const std::string& key = alias_key(r.type, alias);
            if (key != r.key) by_alias_[{r.type, key}].push_back(r.thing);
        }
    }
    for (auto& [_, things] : by_alias_) {
        std::sort(things.begin(), things.end());
        things.erase(std::unique(things.begin(), things.end()), things.end());
    }
}

const std::string& Joiner::alias_key(NodeType type, const std::string& alias) {
    const auto [at, fresh] = alias_keys_.try_emplace(std::string(to_string(type)) + '/' + alias);
    if (fresh) at->second = identity_key(type, alias);
    return at->second;
}

bool Joiner::share_document(std::size_t a, std::size_t b) const {
    const auto &x = things_[a].documents, &y = things_[b].documents;
    for (std::size_t i = 0, j = 0; i < x.size() && j < y.size();) {
        if (x[i] == y[j]) return true;
        if (x[i] < y[j])
            ++i;
        else
            ++j;
    }
    return false;
}

void Joiner::unite(std::size_t from, std::size_t into) {
    things_[from].root = into;
    auto& all = things_[into].documents;
    const auto middle = static_cast<std::ptrdiff_t>(all.size());
    all.insert(all.end(), things_[from].documents.begin(), things_[from].documents.end());
    std::inplace_merge(all.begin(), all.begin() + middle, all.end());
}

void Joiner::join_aliases() {
    for (std::size_t thing = 0; thing < things_.size(); ++thing) {
        const Thing& short_one = things_[thing];
        if (short_one.type == NodeType::person && short_one.one_word) continue;
        const auto at = by_alias_.find({short_one.type, short_one.key});
        if (at == by_alias_.end() || at->second.size() != 1) continue;
        const std::size_t from = root(thing), into = root(at->second.front());
        if (from != into && !share_document(from, into)) unite(from, into);
    }
}

const Record& Joiner::record(std::uint32_t document, const NodeId& local) const {
    const auto begin = records_.begin() + static_cast<std::ptrdiff_t>(first_[document]);
    const auto end = records_.begin() + static_cast<std::ptrdiff_t>(first_[document + 1]);
    return *std::lower_bound(begin, end, local,
                             [](const Record& r, const NodeId& wanted) { return *r.local < wanted; });
}

/// For each record of a person: the things that claims tie it to.
std::vector<std::set<std::size_t>> Joiner::ties_of_people() const {
    std::vector<std::set<std::size_t>> ties(records_.size());
    for (std::uint32_t document = 0; document < documents_.size(); ++document)
        for (const auto& [_, claim] : documents_[document]->claims) {
            const Record& source = record(document, claim.source);
            const Record& target = record(document, claim.target);
            const Relation relation = claim.relation;  // clang 14 captures no structured binding
            const auto tie = [&](const Record& person, const Record& other) {
                const bool vague = other.type == NodeType::country || other.type == NodeType::place;
                if (person.type != NodeType::person || (vague && relation != Relation::leads)) return;
                ties[static_cast<std::size_t>(&person - records_.data())].insert(root(other.thing));
            };
            tie(source, target);
            tie(target, source);
        }
    return ties;
}

std::vector<std::size_t> Joiner::full_names(const Record& surname, const Words& by_word) const {
    std::vector<std::size_t> found;
    for (const auto* words : {&by_word, &by_alias_})
        if (const auto at = words->find({NodeType::person, surname.key}); at != words->end())
            for (const std::size_t thing : at->second)
                if (!things_[thing].one_word) found.push_back(root(thing));
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

void Joiner::join_surnames() {
    Words by_word;  // first and last words of people's names
    std::vector<std::size_t> surnames;
    for (std::size_t i = 0; i < records_.size(); ++i) {
        const Record& r = records_[i];
        if (r.type != NodeType::person) continue;
        if (things_[r.thing].one_word) {
            surnames.push_back(i);
            continue;
        }
        by_word[{r.type, r.slug.substr(0, r.slug.find('-'))}].push_back(r.thing);
        by_word[{r.type, r.slug.substr(r.slug.rfind('-') + 1)}].push_back(r.thing);
    }
    if (surnames.empty() || by_word.empty()) return;
    const auto ties = ties_of_people();
    std::map<std::size_t, std::set<std::size_t>> ties_of_thing;
    for (std::size_t i = 0; i < records_.size(); ++i)
        if (!ties[i].empty()) ties_of_thing[root(records_[i].thing)].insert(ties[i].begin(), ties[i].end());
    for (const std::size_t i : surnames) {
        Record& r = records_[i];
        const auto candidates = full_names(r, by_word);
        if (candidates.size() != 1) continue;
        auto& theirs = ties_of_thing[candidates.front()];
        auto& documents = things_[candidates.front()].documents;
        const auto place = std::lower_bound(documents.begin(), documents.end(), r.document);
        if (place != documents.end() && *place == r.document) continue;
        if (std::none_of(ties[i].begin(), ties[i].end(), [&](std::size_t t) { return theirs.count(t) > 0; }))
            continue;
        r.thing = candidates.front();
        documents.insert(place, r.document);
    }
}

/// The fullest key (most words, then longest), and of it the form that most documents use.
Node Joiner::name_node(const std::vector<const Record*>& records) const {
    using Fullness = std::tuple<std::ptrdiff_t, std::size_t, std::string>;
    const auto fullness = [](const Record& r) {
        return Fullness(std::count(r.slug.begin(), r.slug.end(), '-'), r.key.size(), r.key);
    };
    Fullness fullest;
    for (const Record* r : records) fullest = std::max(fullest, fullness(*r));
    std::map<std::string, int> forms;
    for (const Record* r : records)
        if (r->entity->type == NodeType::country || r->key == std::get<2>(fullest)) ++forms[r->entity->name];
    const auto best = std::max_element(forms.begin(), forms.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.second, a.first.size(), b.first) < std::tuple(b.second, b.first.size(), a.first);
    });
    Node node;
    node.type = records.front()->type;
    node.name = best->first;
    node.id.text = std::string(to_string(node.type)) + "/" + slug(node.type, node.name);
    for (const Record* r : records) {
        if (node.type == NodeType::country) node.iso3166 = std::max(node.iso3166, r->entity->iso3166);
        node.sightings.push_back({documents_[r->document]->document.id, r->entity->type, r->entity->name,
                                  r->entity->aliases, r->entity->mentions});
    }
    return node;
}

Graph Joiner::graph() const {
    std::map<std::size_t, std::vector<const Record*>> members;
    for (const Record& r : records_) members[root(r.thing)].push_back(&r);
    std::vector<Node> nodes;
    std::map<std::size_t, NodeId> ids;
    std::set<NodeId> taken;
    for (const auto& [thing, records] : members) {
        Node node = name_node(records);
        const std::string plain = node.id.text;
        for (int n = 2; !taken.insert(node.id).second; ++n) node.id.text = plain + "-" + std::to_string(n);
        ids[thing] = node.id;
        nodes.push_back(std::move(node));
    }
    std::vector<Document> documents;
    std::vector<Edge> edges;
    for (std::uint32_t document = 0; document < documents_.size(); ++document) {
        const Report& report = *documents_[document];
        if (!report.document.id.text.empty()) documents.push_back(report.document);
        const auto id = [&](const NodeId& local) { return ids.at(root(record(document, local).thing)); };
        for (const auto& [_, told] : report.claims) {
            Claim claim = told;
            claim.source = id(told.source);
            claim.target = id(told.target);
            if (claim.source == claim.target) continue;
            for (auto& speaker : claim.attribution)
                if (auto* node = std::get_if<NodeId>(&speaker)) *node = id(*node);
            Edge edge;
            edge.source = claim.source;
            edge.relation = claim.relation;
            edge.target = claim.target;
            edge.claims.push_back(std::move(claim));
            edges.push_back(std::move(edge));
        }
    }
    link_copies(documents);
    return Graph(std::move(documents), std::move(nodes), std::move(edges));
}

}  // namespace

Graph assemble(const Reports& reports) {
    return Joiner(reports).graph();
}

Graph merge(const Graph& a, const Graph& b) {
    Reports reports = reports_of(a);
    reports.merge(reports_of(b));
    return assemble(reports);
}

}  // namespace newsgraph
