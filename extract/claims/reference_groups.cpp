#include "extract/claims/discourse_reader.hpp"

#include <algorithm>

namespace newsgraph {

std::uint32_t DiscourseReader::group_chain(const Phrase& phrase) {
    const auto chain = fresh_chain(phrase);
    auto& members = made_.chains[chain].members;
    const auto& tokens = sentences_[phrase.sentence].tokens;
    for (auto i = phrase.head; i < phrase.last; ++i)
        if (chain_at_[i] >= 0 && members.size() < 8 &&
            (i == phrase.head || (tokens[i].deprel == Deprel::conj &&
                                  tokens[i].head == static_cast<std::int32_t>(phrase.head))) &&
            std::find(members.begin(), members.end(), static_cast<std::uint32_t>(chain_at_[i])) ==
                members.end())
            members.push_back(static_cast<std::uint32_t>(chain_at_[i]));
    return chain;
}

std::uint32_t DiscourseReader::pair_chain(const Phrase& phrase) {
    const auto chain = fresh_chain(phrase);
    auto members = group_before(phrase);
    if (members.size() != 2) members = two_before(phrase);
    if (members.size() == 2) made_.chains[chain].members = std::move(members);
    return chain;
}

std::vector<std::uint32_t> DiscourseReader::two_before(const Phrase& phrase) const {
    if (!phrase.noun.known) return {};
    std::vector<std::uint32_t> found;
    const auto& recent = recent_named_.all();
    for (auto at = recent.rbegin(); at != recent.rend() && found.size() < 6; ++at) {
        const auto& other = made_.chains[*at];
        if ((other.types & phrase.types & any_node_type) == 0) continue;
        if (made_.phrases[other.last_phrase].sentence + 2 < phrase.sentence) break;
        found.push_back(*at);
    }
    if (found.size() > 2) {
        // of several the two that the document is about
        std::stable_sort(found.begin(), found.end(),
                         [&](auto a, auto b) { return made_.chains[a].total > made_.chains[b].total; });
        if (phrase.lemma != "side" && made_.chains[found[1]].total < made_.chains[found[2]].total + 2)
            return {};
        if (made_.chains[found[1]].total <= made_.chains[found[2]].total) return {};
        found.resize(2);
    }
    constexpr NodeTypeSet powers = bit(NodeType::country) | bit(NodeType::organization);
    const auto types = static_cast<NodeTypeSet>(
        found.size() == 2 ? made_.chains[found[0]].types | made_.chains[found[1]].types : 0);
    const bool alike = found.size() == 2 && (made_.chains[found[0]].types == made_.chains[found[1]].types ||
                                             (phrase.lemma == "side" && (types & ~powers) == 0));
    if (!alike) return {};
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<std::uint32_t> DiscourseReader::group_before(const Phrase& phrase) const {
    const auto& recent = recent_unnamed_.all();
    const std::vector<std::uint32_t>* latest = nullptr;
    for (auto at = recent.rbegin(); at != recent.rend(); ++at) {
        const auto& group = made_.chains[*at];
        if (group.members.size() < 2) continue;
        const auto& last = made_.phrases[group.last_phrase];
        if (last.sentence + 2 < phrase.sentence) break;
        const bool fit = std::all_of(group.members.begin(), group.members.end(), [&](auto member) {
            const auto& one = made_.chains[member];
            return one.entity >= 0 && (one.types & phrase.types & any_node_type) != 0;
        });
        if (!fit) continue;
        // "X and Y fell out over aid to A and B. The two sides …": those who act
        if (phrase.lemma != "side" || last.role == Role::subject) return group.members;
        if (!latest) latest = &group.members;
    }
    return latest ? *latest : std::vector<std::uint32_t>{};
}

bool DiscourseReader::takes_up_group(const Phrase& phrase) const {
    const auto& tokens = sentences_[phrase.sentence].tokens;
    for (auto i = phrase.first + 1; i < phrase.head; ++i)
        if (chain_at_[i] < 0) return false;
    const auto next = phrase.head + 1;
    return next >= tokens.size() || (tokens[next].upos != Upos::ADP && tokens[next].upos != Upos::PRON &&
                                     tokens[next].upos != Upos::PROPN);
}

}  // namespace newsgraph
