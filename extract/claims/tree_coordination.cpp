// What Tree mends where phrases are joined: prepositions said twice, members and appositions that the parser
// hung on a thing of another kind, whom goods go to.
#include "extract/claims/nominal.hpp"
#include "extract/claims/tree.hpp"

namespace newsgraph {

/// "fined by X in 2020 and by Y", "competes with X and with Y": what stands behind the second preposition is
/// joined to what stands behind the first.
void Tree::join_repeated_prepositions() {
    for (std::uint32_t at = 3; at < size(); ++at) {
        auto& second = nodes_[at];
        const auto marker = preposition_of(at);
        if (base(second.deprel) != Deprel::obl || second.head == absent || marker == absent || marker < 2 ||
            nodes_[marker - 1].xpos != Xpos::CC || covering_[at] == absent)
            continue;
        for (auto before = marker - 1; before-- > 0;) {
            const auto other = preposition_of(before);
            if (nodes_[before].head != second.head || base(nodes_[before].deprel) != Deprel::obl ||
                covering_[before] == absent || other == absent || nodes_[other].lemma != nodes_[marker].lemma)
                continue;
            second.head = before;
            second.deprel = Deprel::conj;
            break;
        }
    }
}

/// "founded by X, who worked at Y, and Z", "X of Japan and Z of France": a member joins the one of its kind,
/// not what a clause about that one or its origin names.
void Tree::part_unlike_members() {
    const auto group = [](NodeType type) {
        switch (type) {
            case NodeType::organization:
                return NodeType::company;
            case NodeType::place:
                return NodeType::country;
            case NodeType::chip:
                return NodeType::product;
            default:
                return type;
        }
    };
    const auto is_ware = [&](std::uint32_t m) {
        return group(type(m)) == NodeType::company || group(type(m)) == NodeType::product;
    };
    for (std::uint32_t at = 3; at < size(); ++at) {  // "blocked X in 2016 and Y in 2022": Y joins X, no year
        const auto m = at_head_[at];
        const auto time = nodes_[at].head;
        if (m == absent || nodes_[at].deprel != Deprel::conj || time == absent || time >= at ||
            mention(m).kind != MentionKind::name || at_head_[time] != absent || nodes_[time].head == absent ||
            base(nodes_[time].deprel) != Deprel::obl || nodes_[time].upos == Upos::NOUN)
            continue;
        for (auto thing = nodes_[time].head + 1; thing < time; ++thing)
            if (nodes_[thing].head == nodes_[time].head && nodes_[thing].deprel == Deprel::obj &&
                at_head_[thing] != absent &&
                (group(type(at_head_[thing])) == group(type(m)) ||
                 (is_ware(at_head_[thing]) && is_ware(m))))  // an app may be read as a firm
                nodes_[at].head = thing;
    }
    for (std::uint32_t at = 3; at < size(); ++at) {
        const auto m = at_head_[at];
        auto up = nodes_[at].head;
        if (m == absent || nodes_[at].deprel != Deprel::conj || up == absent || up >= at ||
            at_head_[up] == absent || mention(m).kind != MentionKind::name || mention(m).first < 2)
            continue;
        const auto kind = group(type(m));
        const auto like = [&](std::uint32_t other) {
            return at_head_[other] != absent && group(type(at_head_[other])) == kind;
        };
        const auto joint = mention(m).first - 1;
        const bool listed = nodes_[joint].xpos == Xpos::CC || nodes_[joint].form == ",";
        if (like(up) || !listed || (kind != NodeType::company && kind != NodeType::person)) continue;
        if (const auto of = preposition_of(up);
            base(nodes_[up].deprel) == Deprel::nmod && of != absent && nodes_[of].lemma == "of" &&
            group(type(at_head_[up])) == NodeType::country && nodes_[up].head != absent &&
            nodes_[up].head < up && like(nodes_[up].head)) {
            nodes_[at].head = nodes_[up].head;
            continue;
        }
        if (kind != NodeType::person || nodes_[joint].form == "," || nodes_[joint - 1].form != ",") continue;
        bool clause = false;
        for (int step = 0; step < 6 && up != absent && up < at && !(clause && like(up)); ++step) {
            clause = nodes_[up].deprel == Deprel::acl_relcl || nodes_[up].deprel == Deprel::appos;
            up = nodes_[up].head;
        }
        if (clause && up != absent && up < at && like(up)) nodes_[at].head = up;
    }
}

/// "a supplier of arms to X": whom the goods go to is the supplier's.
void Tree::lift_customers() {
    for (std::uint32_t at = 4; at < size(); ++at) {
        const auto goods = nodes_[at].head;
        const auto marker = preposition_of(at);
        if (base(nodes_[at].deprel) != Deprel::nmod || goods == absent || goods >= at || marker == absent ||
            nodes_[marker].lemma != "to" || nodes_[goods].head == absent)
            continue;
        const auto agent = nodes_[goods].head;
        const auto of = preposition_of(goods);
        if (agent < goods && of != absent && nodes_[of].lemma == "of" &&
            base(nodes_[goods].deprel) == Deprel::nmod &&
            is_one_of(nodes_[agent].lemma, {"donor", "exporter", "provider", "seller", "supplier"}))
            nodes_[at].head = agent;
    }
}

/// "the Chinese maker of electric buses, X": X is the maker, no bus.
void Tree::lift_appositions() {
    for (std::uint32_t at = 4; at < size(); ++at) {
        const auto m = at_head_[at];
        const auto goods = nodes_[at].head;
        if (m == absent || nodes_[at].deprel != Deprel::appos || mention(m).kind != MentionKind::name ||
            goods == absent || goods >= at || at_head_[goods] != absent ||
            nodes_[mention(m).first - 1].form != ",")
            continue;
        const auto kind = nodes_[goods].head;
        const auto of = preposition_of(goods);
        if (kind == absent || kind >= goods || of == absent || nodes_[of].lemma != "of" ||
            base(nodes_[goods].deprel) != Deprel::nmod || nodes_[kind].upos != Upos::NOUN ||
            !(nominal(nodes_[kind].lemma).types & bit(type(m))) ||
            (nominal(nodes_[goods].lemma).types & bit(type(m))))
            continue;
        nodes_[at].head = kind;
    }
}

}  // namespace newsgraph
