#include "extract/claims/firm_view.hpp"

namespace newsgraph {

namespace {
constexpr std::uint32_t held_reach = 3;    ///< sentences
constexpr std::uint32_t acting_reach = 2;  ///< sentences

bool is_holding(Relation relation) {
    return relation == Relation::owns || relation == Relation::acquires || relation == Relation::invests_in;
}

bool speaks_of_shares(std::string_view text) {
    for (const std::string_view word : {"stake", "share", "holding", "per cent of", "percent of", "% of"})
        if (text.find(word) != std::string_view::npos) return true;
    return false;
}
}  // namespace

std::optional<EntityIndex> FirmView::held(std::uint32_t before, bool shares) const {
    std::optional<EntityIndex> found;
    for (const auto& known : out_.candidates()) {
        const auto target = known.for_target.value_or(tree_.entity(known.target));
        if (is_holding(known.relation) && known.trigger < before && tree_.type(target) == NodeType::company &&
            known.origin != "part")
            found = target;
    }
    if (found) return found;
    std::uint32_t where = 0;
    for (auto i = told_.claims.size(); i-- > 0;) {
        const auto& claim = told_.claims[i];
        if (told_.sentences[i] + held_reach < out_.sentence() || (found && told_.sentences[i] != where))
            break;
        if (!is_holding(claim.relation) || tree_.type(claim.target) != NodeType::company) continue;
        if (shares && !speaks_of_shares(claim.evidence.text)) continue;
        if (found && *found != claim.target) return std::nullopt;
        found = claim.target;
        where = told_.sentences[i];
    }
    return found;
}

std::optional<EntityIndex> FirmView::funded(std::uint32_t before) const {
    for (const auto& known : out_.candidates())
        if (known.relation == Relation::invests_in && known.trigger < before)
            return known.for_target.value_or(tree_.entity(known.target));
    const auto* act = out_.told(Relation::invests_in, 2);
    if (!act || act->targets.size() != 1 || tree_.type(act->targets.front()) != NodeType::company)
        return std::nullopt;
    return act->targets.front();
}

std::optional<EntityIndex> FirmView::acting(std::uint32_t before) const {
    std::optional<EntityIndex> found, speaker;
    for (auto m = tree_.first_mention(); m < tree_.last_mention(); ++m) {
        if (tree_.type(m) != NodeType::company) continue;
        const auto& firm = tree_.mention(m);
        if (firm.first < before) {
            if (found && *found != firm.entity) return std::nullopt;
            found = firm.entity;
        } else if (base(tree_[firm.head].deprel) == Deprel::nsubj && tree_.head(firm.head) != absent &&
                   tree_.has_child(tree_.head(firm.head), Deprel::ccomp)) {
            speaker = firm.entity;  // "The plant in X will close, Y said"
        }
    }
    if (found) return found;
    return speaker ? speaker : named_before();
}

std::optional<EntityIndex> FirmView::named_before() const {
    const auto main = out_.offices().main(NodeType::company);
    std::optional<EntityIndex> first;
    bool several = false, holds_main = false, opens = false;
    std::uint32_t where = 0;
    for (auto m = tree_.first_mention(); m-- > 0;) {
        const auto& mention = tree_.mention(m);
        if (mention.sentence + acting_reach < out_.sentence() || (first && mention.sentence != where)) break;
        if (tree_.type(m) != NodeType::company) continue;
        several = several || (first && *first != mention.entity);
        holds_main = holds_main || main == mention.entity;
        first = mention.entity;
        opens = mention.first < 2;  // the sentence begins with it
        where = mention.sentence;
    }
    if (several && told_.topic && told_.topic_in == where) return told_.topic;
    if (!several || (opens && !holds_main)) return first;
    return holds_main ? main : std::nullopt;
}

}  // namespace newsgraph
