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

namespace {
/// The subject of the verb, or -1.
std::int32_t subject_of(const std::vector<Token>& tokens, std::int32_t verb, std::uint32_t before) {
    for (std::uint32_t i = 0; i < before && i < tokens.size(); ++i)
        if (tokens[i].head == verb && base(tokens[i].deprel) == Deprel::nsubj)
            return static_cast<std::int32_t>(i);
    return -1;
}
}  // namespace

/// The group of named that the token leads ("X and Y" by X), or -1.
std::int32_t DiscourseReader::group_led_by(std::uint32_t sentence, std::int32_t token) const {
    for (auto i = made_.phrases.size(); i-- > 0 && made_.phrases[i].sentence >= sentence;) {
        const auto& other = made_.phrases[i];
        if (other.sentence != sentence || other.kind != PhraseKind::group ||
            other.head != static_cast<std::uint32_t>(token))
            continue;
        const auto& members = made_.chains[other.chain].members;
        const bool named =
            members.size() > 1 && std::all_of(members.begin(), members.end(),
                                              [&](auto member) { return made_.chains[member].entity >= 0; });
        return named ? static_cast<std::int32_t>(other.chain) : -1;
    }
    return -1;
}

/// "X and Y said they would …", "X and Y merge their units", "X and Y formed an alliance. They will …": who
/// is the subject above, or of the sentence before.
std::int32_t DiscourseReader::group_above(const Phrase& phrase, AnaphorClass kind) const {
    if (kind != AnaphorClass::they && kind != AnaphorClass::they_possessive) return -1;
    const auto& tokens = sentences_[phrase.sentence].tokens;
    bool alone = true;  // no other subject stands between
    auto at = static_cast<std::int32_t>(phrase.head);
    for (int step = 0; step < 10 && at >= 0; ++step, at = tokens[static_cast<std::size_t>(at)].head) {
        const auto subject = subject_of(tokens, at, phrase.first);
        if (subject < 0) continue;
        if (const auto group = group_led_by(phrase.sentence, subject); group >= 0) return group;
        alone = false;
        if (tokens[static_cast<std::size_t>(subject)].xpos == Xpos::NNS) return -1;
    }
    if (!alone || phrase.quoted || phrase.sentence == 0 || kind == AnaphorClass::they_possessive) return -1;
    const auto& before = sentences_[phrase.sentence - 1];
    if (in_title(phrase.sentence - 1)) return -1;
    for (std::size_t i = 0; i < before.tokens.size(); ++i)
        if (before.tokens[i].deprel == Deprel::root)
            return group_led_by(phrase.sentence - 1, subject_of(before.tokens, static_cast<std::int32_t>(i),
                                                                static_cast<std::uint32_t>(i)));
    return -1;
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
