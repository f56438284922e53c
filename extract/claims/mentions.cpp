#include "extract/claims/anaphora.hpp"
#include "extract/claims/speakers.hpp"

#include <algorithm>
#include <tuple>

namespace newsgraph {

namespace {

/// Below this, a pronoun or description is left out: a wrong link invents an edge.
constexpr float least_confidence = 0.5f;

void add_names(const NamedEntities& named, Mentions& made) {
    for (const auto& use : named.uses)
        made.mentions.push_back(
            {use.sentence, use.first, use.last, use.head, use.kind, use.entity, use.confidence});
}

void add_references(const Discourse& discourse, Mentions& made) {
    for (std::size_t i = 0; i < discourse.phrases.size(); ++i) {
        const auto& phrase = discourse.phrases[i];
        if (phrase.kind == PhraseKind::name || phrase.kind == PhraseKind::group) continue;
        const auto confidence = discourse.confidence[i];
        if (confidence < least_confidence) continue;
        const auto kind =
            phrase.kind == PhraseKind::pronoun ? MentionKind::pronoun : MentionKind::description;
        const auto add = [&](std::int32_t entity) {
            made.mentions.push_back({phrase.sentence, phrase.first, phrase.last, phrase.head, kind,
                                     static_cast<EntityIndex>(entity), confidence});
        };
        const auto& chain = discourse.chains[phrase.chain];
        if (chain.entity >= 0) {
            add(chain.entity);
        } else if (!chain.members.empty() &&
                   std::all_of(chain.members.begin(), chain.members.end(),
                               [&](auto member) { return discourse.chains[member].entity >= 0; })) {
            for (const auto member : chain.members) add(discourse.chains[member].entity);
        }
    }
}

}  // namespace

Mentions resolve_mentions(const Document& document, std::span<const Sentence> sentences,
                          const NameTables& tables) {
    auto named = name_entities(document, sentences, tables);
    auto discourse = read_discourse(document, sentences, named, [](const Decision& decision, auto) {
        return choose(decision, coreference_weights());
    });
    Mentions made;
    add_names(named, made);
    add_speakers(sentences, discourse);
    add_references(discourse, made);
    made.entities = std::move(named.entities);
    made.known.reserve(made.entities.size());
    for (const auto* thing : named.things)
        made.known.push_back(thing ? TableEntry{std::string(thing->name), std::string(thing->maker)}
                                   : TableEntry{});
    std::sort(made.mentions.begin(), made.mentions.end(), [](const Mention& a, const Mention& b) {
        return std::tie(a.sentence, a.head, a.first, a.last, a.entity) <
               std::tie(b.sentence, b.head, b.first, b.last, b.entity);
    });
    for (const auto& mention : made.mentions)
        ++made.entities[static_cast<std::size_t>(mention.entity)].mentions;
    return made;
}

}  // namespace newsgraph
