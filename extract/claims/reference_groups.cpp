#include "extract/claims/discourse_reader.hpp"

#include <algorithm>

namespace newsgraph {

std::uint32_t DiscourseReader::group_chain(const Phrase& phrase) {
    const auto chain = fresh_chain(phrase);
    auto& members = made_.chains[chain].members;
    const auto& tokens = sentences_[phrase.sentence].tokens;
    for (auto i = phrase.head; i < phrase.last; ++i)
        if (chain_at_[i] >= 0 && members.size() < 8 &&
            (i == phrase.head ||
             (tokens[i].deprel == Deprel::conj && tokens[i].head == static_cast<std::int32_t>(phrase.head))))
            members.push_back(static_cast<std::uint32_t>(chain_at_[i]));
    return chain;
}

std::uint32_t DiscourseReader::pair_chain(const Phrase& phrase) {
    const auto chain = fresh_chain(phrase);
    if (auto group = group_before(phrase); group.size() == 2) {
        made_.chains[chain].members = std::move(group);
        return chain;
    }
    std::vector<std::uint32_t> found;
    const auto& recent = recent_named_.all();
    for (auto at = recent.rbegin(); at != recent.rend() && found.size() < 3; ++at) {
        const auto& other = made_.chains[*at];
        if ((other.types & phrase.types & any_node_type) == 0) continue;
        if (made_.phrases[other.last_phrase].sentence + 2 < phrase.sentence) break;
        found.push_back(*at);
    }
    if (found.size() == 2 && phrase.noun.known) made_.chains[chain].members = {found[1], found[0]};
    return chain;
}

std::vector<std::uint32_t> DiscourseReader::group_before(const Phrase& phrase) const {
    const auto& recent = recent_unnamed_.all();
    for (auto at = recent.rbegin(); at != recent.rend() && phrase.noun.known; ++at) {
        const auto& group = made_.chains[*at];
        if (group.members.size() < 2) continue;
        if (made_.phrases[group.last_phrase].sentence + 2 < phrase.sentence) break;
        const bool fit = std::all_of(group.members.begin(), group.members.end(), [&](auto member) {
            const auto& one = made_.chains[member];
            return one.entity >= 0 && (one.types & phrase.types & any_node_type) != 0;
        });
        if (fit) return group.members;
    }
    return {};
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
