// Who is meant: the mentions of a document and the entities that they refer to.
// resolve_mentions turns recognized names, demonyms, pronouns and descriptions into entities;
// everything behind it (relations, attribution) works on mentions, never on names.
#pragma once

#include "extract/language/sentence.hpp"
#include "graph/claim.hpp"

namespace newsgraph {

enum class MentionKind : std::uint8_t {
    name,         ///< "Nvidia", "Liang"
    demonym,      ///< "Chinese" as an adjective or noun: a mention of the country
    metonym,      ///< a seat or government for its country: "Beijing", "the Biden administration"
    description,  ///< "the Hangzhou-based startup", "his company"
    pronoun       ///< "it", "who", "their"
};

/// Half-open token indices in one sentence. `head` is the token that carries the mention in the tree.
struct Mention {
    std::uint32_t sentence = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t head = 0;
    MentionKind kind = MentionKind::name;
    EntityIndex entity{};
    float confidence = 1;  ///< that it refers to this entity
};

/// What the tables know of an entity; empty where they do not.
struct TableEntry {
    std::string name;
    std::string maker;  ///< of a chip or product
};

/// Mentions in text order; a mention that refers to several entities ("both", "they", "the two
/// countries") stands once for each.
struct Mentions {
    std::vector<Entity> entities;
    std::vector<TableEntry> known;  ///< by entity
    std::vector<Mention> mentions;
};

class NameTables;

/// Never invents: what cannot be resolved is left out.
Mentions resolve_mentions(const Document& document, std::span<const Sentence> sentences,
                          const NameTables& tables);

}  // namespace newsgraph
