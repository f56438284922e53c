#include "extract/claims/candidate.hpp"

namespace newsgraph {

bool Candidates::add(Candidate candidate) {
    if (candidate.source == absent || candidate.target == absent) return false;
    const auto source = candidate.for_source.value_or(tree_.entity(candidate.source));
    const auto target = candidate.for_target.value_or(tree_.entity(candidate.target));
    if (source == target) return false;
    if (!admits(candidate.relation, tree_.type(source), tree_.type(target))) {
        refuse(candidate.relation, candidate.trigger, candidate.origin, "the relation does not join these types");
        return false;
    }
    if (candidate.anchor == absent) candidate.anchor = candidate.trigger;
    for (auto& known : all_)
        if (known.relation == candidate.relation && known.for_source.value_or(tree_.entity(known.source)) == source &&
            known.for_target.value_or(tree_.entity(known.target)) == target && known.trigger == candidate.trigger)
            return true;
    all_.push_back(std::move(candidate));
    return true;
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
