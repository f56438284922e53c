#include "extract/claims/candidate.hpp"

#include "extract/data/tables.hpp"

#include <algorithm>
#include <set>

namespace newsgraph {

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
