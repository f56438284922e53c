#include "extract/claims/speakers.hpp"

#include <algorithm>
#include <array>

namespace newsgraph {

bool is_speech(std::string_view lemma) {
    static constexpr std::array<std::string_view, 48> verbs{
        "acknowledge", "add",      "admit",    "allege",  "announce", "argue",   "ask",      "believe",
        "claim",       "comment",  "complain", "concede", "conclude", "confirm", "continue", "declare",
        "deny",        "disclose", "estimate", "expect",  "explain",  "hope",    "insist",   "joke",
        "maintain",    "note",     "pledge",   "post",    "promise",  "recall",  "remark",   "remember",
        "reply",       "respond",  "reveal",   "say",     "signal",   "state",   "stress",   "suggest",
        "tell",        "testify",  "think",    "tweet",   "vow",      "warn",    "write",    "wrote"};
    return std::binary_search(verbs.begin(), verbs.end(), lemma);
}

void add_speakers(std::span<const Sentence> sentences, Discourse& discourse) {
    constexpr std::int64_t unknown = -1;
    std::vector<std::int64_t> speakers(sentences.size(), unknown);
    std::vector<bool> quoted(sentences.size());
    for (const auto& phrase : discourse.phrases) {
        const auto& tokens = sentences[phrase.sentence].tokens;
        if (phrase.quoted) {
            quoted[phrase.sentence] = true;
            continue;
        }
        const auto verb = tokens[phrase.head].head;
        if (phrase.role != Role::subject || phrase.kind == PhraseKind::group || verb < 0) continue;
        const auto& chain = discourse.chains[phrase.chain];
        if (chain.entity >= 0 && chain.types == bit(NodeType::person) &&
            is_speech(tokens[static_cast<std::size_t>(verb)].lemma))
            speakers[phrase.sentence] = phrase.chain;
    }
    std::vector<std::int64_t> around = speakers;
    const auto same_block = [&](std::size_t a, std::size_t b) {
        return sentences[a].block == sentences[b].block;
    };
    for (std::size_t s = 1; s < sentences.size(); ++s)
        if (around[s] == unknown && quoted[s] && same_block(s, s - 1)) around[s] = around[s - 1];
    for (std::size_t s = sentences.size(); s-- > 1;)
        if (around[s - 1] == unknown && quoted[s - 1] && same_block(s, s - 1)) around[s - 1] = around[s];
    for (std::size_t i = 0; i < discourse.phrases.size(); ++i) {
        auto& phrase = discourse.phrases[i];
        if (!phrase.quoted || phrase.kind != PhraseKind::pronoun) continue;
        const auto speaker = around[phrase.sentence];
        if (speaker == unknown) continue;
        if (phrase.pronoun.kind == PronounClass::first) {
            phrase.chain = static_cast<std::uint32_t>(speaker);
            discourse.confidence[i] = speakers[phrase.sentence] == speaker ? 0.95f : 0.8f;
        } else if (phrase.pronoun.kind == PronounClass::first_plural) {
            const auto body = discourse.chains[static_cast<std::size_t>(speaker)].affiliation;
            if (body < 0) continue;
            phrase.chain = static_cast<std::uint32_t>(body);
            discourse.confidence[i] = 0.6f;
        }
    }
}

}  // namespace newsgraph
