#include "extract/claims/candidate.hpp"

#include "extract/data/tables.hpp"

#include <algorithm>
#include <set>

namespace newsgraph {

Offices::Offices(const Mentions& mentions)
    : body_(mentions.entities.size()), post_(mentions.entities.size()), home_(mentions.entities.size()) {
    std::vector<std::uint32_t> count(mentions.entities.size());
    std::array<std::uint32_t, node_type_names.size()> all{};
    for (const auto& mention : mentions.mentions) {
        const auto entity = static_cast<std::size_t>(mention.entity);
        ++count[entity];
        ++all[static_cast<std::size_t>(mentions.entities[entity].type)];
    }
    for (std::size_t entity = 0; entity < count.size(); ++entity) {
        if (mentions.entities[entity].iso3166 == "US") united_states_ = static_cast<EntityIndex>(entity);
        const auto type = static_cast<std::size_t>(mentions.entities[entity].type);
        if (count[entity] >= 3 && count[entity] * 5 >= all[type] * 3)
            main_[type] = static_cast<EntityIndex>(entity);
    }
    for (std::size_t entity = 0; entity < count.size(); ++entity) {
        const auto type = static_cast<std::size_t>(mentions.entities[entity].type);
        if (!main_[type] || *main_[type] == static_cast<EntityIndex>(entity) || count[entity] < 2) continue;
        const auto others = all[type] - count[static_cast<std::size_t>(*main_[type])];
        if (count[entity] * 5 >= others * 3) second_[type] = static_cast<EntityIndex>(entity);
    }
}

void Acts::note(Relation relation, EntityIndex source, EntityIndex target, std::uint32_t sentence) {
    auto& act = last_[static_cast<std::size_t>(relation)];
    if (act.sentence != sentence) act = {sentence, {}, {}};
    if (std::find(act.sources.begin(), act.sources.end(), source) == act.sources.end())
        act.sources.push_back(source);
    if (std::find(act.targets.begin(), act.targets.end(), target) == act.targets.end())
        act.targets.push_back(target);
}

bool Candidates::add(Candidate candidate) {
    if (candidate.source == absent || candidate.target == absent) return false;
    const auto source = candidate.for_source.value_or(tree_.entity(candidate.source));
    const auto target = candidate.for_target.value_or(tree_.entity(candidate.target));
    if (source == target) return false;
    if (!admits(candidate.relation, tree_.type(source), tree_.type(target))) {
        refuse(candidate.relation, candidate.trigger, candidate.origin,
               "the relation does not join these types");
        return false;
    }
    if (candidate.anchor == absent) candidate.anchor = candidate.trigger;
    for (auto& known : all_)
        if (known.relation == candidate.relation &&
            known.for_source.value_or(tree_.entity(known.source)) == source &&
            known.for_target.value_or(tree_.entity(known.target)) == target &&
            known.trigger == candidate.trigger)
            return true;
    all_.push_back(std::move(candidate));
    return true;
}

bool is_operator(std::string_view name) {
    static const auto known = [] {
        std::set<std::string_view> names;
        read_table(embedded_table("operators"), "operators.tsv",
                   [&](auto cells, std::size_t) { names.insert(cells[0]); });
        return names;
    }();
    if (known.contains(name)) return true;
    while (!name.empty()) {
        const auto end = std::min(name.find(' '), name.size());
        const auto word = name.substr(0, end);
        if (known.contains(word) &&
            (word.starts_with("Air") || word == "Lines" || word == "Police" || word == "Aviation"))
            return true;
        if (word.size() > 5 && word.ends_with("air")) return true;  // "Ryanair"
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return false;
}

void Candidates::presume(Relation relation, std::uint32_t source, std::uint32_t target, std::uint32_t trigger,
                         std::string_view origin, float prior) {
    // "the two sides": what is one mention of both says nothing of how they stand to each other
    if (tree_.mention(source).head == tree_.mention(target).head &&
        tree_.mention(source).kind != MentionKind::name)
        return;
    Candidate candidate;
    candidate.relation = relation;
    candidate.source = source;
    candidate.target = target;
    candidate.trigger = trigger;
    candidate.presupposed = true;
    candidate.origin = origin;
    candidate.prior = prior;
    add(std::move(candidate));
}

void Candidates::refuse(Relation relation, std::uint32_t trigger, std::string_view origin,
                        std::string_view why) {
    if (!trace_) return;
    ClaimTrace row;
    row.trigger = trigger;
    row.relation = relation;
    row.origin = origin;
    row.refused = why;
    trace_->push_back(std::move(row));
}

}  // namespace newsgraph
