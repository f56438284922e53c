#include "extract/claims/attach_counts.hpp"

#include "extract/claims/nominal.hpp"
#include "extract/claims/tree.hpp"

#include <algorithm>

namespace newsgraph {

using Index = std::int32_t;

std::vector<Index> members_of(const Sentence& sentence, Index at) {
    const auto conjunct = [&](Index i) {
        return base(sentence.tokens[static_cast<std::size_t>(i)].deprel) == Deprel::conj;
    };
    for (int steps = 0; conjunct(at) && steps < 12; ++steps)
        at = sentence.tokens[static_cast<std::size_t>(at)].head;
    std::vector<Index> members{at};
    for (Index i = at + 1; i < static_cast<Index>(sentence.tokens.size()); ++i)
        if (conjunct(i) && sentence.tokens[static_cast<std::size_t>(i)].head == at) members.push_back(i);
    return members;
}

bool counts_others(const ClaimSite& site, const Quantity& count) {
    const auto relation = site.relation;
    using enum Relation;
    if (relation == founded || count.unit == "other") return true;  // "four killed and two others injured"
    if (is_one_of(count.unit, {"nm", "inch", "mm", "cm", "GHz", "MHz"}))
        return true;  // "3-nanometre technology"
    if (relation == operates_in && (count.unit == "people" || count.unit == "person") &&
        site.sentence.tokens[site.trigger].lemma != "employ")
        return true;
    if (relation == acquires || relation == invests_in || relation == owns)
        return count.unit == "step" || count.unit == "stage" ||
               nominal(count.unit).types == bit(NodeType::person);  // "founded by two engineers, raised $5m"
    if (relation != holds && relation != supplies && relation != uses && relation != makes) return false;
    static constexpr std::string_view takers[] = {"airline",  "buyer",    "carrier",  "client",
                                                  "customer", "follower", "operator", "subscriber"};
    return std::find(std::begin(takers), std::end(takers), count.unit) != std::end(takers);
}

bool counts_all(const ClaimSite& site, const Figure& figure) {
    if (site.relation == Relation::restricts) return false;  // "a ban on 23 firms, including X"
    const auto& tokens = site.sentence.tokens;
    for (const auto* end : {site.source, site.target}) {
        if (!end || figure.first > end->first) continue;
        const auto lead = members_of(site.sentence, static_cast<Index>(end->head)).front();
        for (std::size_t i = figure.last; i < end->first; ++i)
            if (tokens[i].head == lead &&
                (tokens[i].form == "including" || tokens[i].form == "like" || tokens[i].form == "such"))
                return true;
    }
    return false;
}

namespace {
/// "trained R1 on 2,000 H800 chips": so many of what it was made with.
bool counts_tool(const ClaimSite& site, const Figure& figure) {
    const auto& tokens = site.sentence.tokens;
    const auto& noun = tokens[figure.anchor];
    const auto target = static_cast<Index>(site.target->head);
    if (base(noun.deprel) != Deprel::obl || target == static_cast<Index>(figure.anchor) ||
        tokens[site.target->head].head == static_cast<Index>(figure.anchor))
        return false;
    for (auto at = figure.first; at-- > 0 && figure.first - at < 4;)
        if (tokens[at].head == static_cast<Index>(figure.anchor) && base(tokens[at].deprel) == Deprel::case_)
            return is_one_of(tokens[at].form, {"on", "with"});
    return false;
}
}  // namespace

bool counts_other(const ClaimSite& site, const Figure& figure) {
    if (!site.target || !std::holds_alternative<Quantity>(figure.value)) return false;
    const auto& tokens = site.sentence.tokens;
    if (site.relation == Relation::makes && counts_tool(site, figure)) return true;
    if (tokens[figure.anchor].upos != Upos::NOUN || figure.anchor >= site.target->first) return false;
    auto member = static_cast<Index>(site.target->head);
    for (int steps = 0; steps < 4 && member >= 0; ++steps) {
        const auto& token = tokens[static_cast<std::size_t>(member)];
        if (base(token.deprel) == Deprel::conj) return token.head == static_cast<Index>(figure.anchor);
        if (base(token.deprel) != Deprel::compound && base(token.deprel) != Deprel::flat) return false;
        member = token.head;
    }
    return false;
}

}  // namespace newsgraph
