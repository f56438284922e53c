#include "extract/claims/candidate.hpp"

namespace newsgraph {

Offices::Offices(const Mentions& mentions)
    : body_(mentions.entities.size()), post_(mentions.entities.size()) {
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

void Candidates::presume(Relation relation, std::uint32_t source, std::uint32_t target, std::uint32_t trigger,
                         std::string_view origin, float prior) {
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
