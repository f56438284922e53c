// From recognized names to named things: every use of a name in a document, grouped into entities.
// Only names, demonyms and seats of government here; pronouns and descriptions come after (anaphora.hpp).
#pragma once

#include "extract/claims/mention.hpp"
#include "extract/claims/name_form.hpp"
#include "extract/language/name_tables.hpp"

namespace newsgraph {

/// One use of a name. Token indices are those of the sentence, without title and possessive.
struct NameUse {
    std::uint32_t sentence = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t head = 0;
    std::uint32_t form = 0;  ///< index into the document's distinct forms
    NodeType type{};
    MentionKind kind = MentionKind::name;
    float confidence = 0;
    char gender = 0;  ///< 'm' or 'f' where a title tells
    bool titled = false;
    EntityIndex entity{};
};

struct NamedEntities {
    std::vector<Entity> entities;
    std::vector<NameUse> uses;              ///< in text order
    std::vector<char> genders;              ///< of each entity: 'm', 'f' or 0
    std::vector<const NamedThing*> things;  ///< what the tables say of each entity, or null
    std::vector<std::vector<std::string_view>>
        isos;  ///< countries that each is, may be in, or has in its name
};

/// Names in story blocks only. Country and place senses of a seat ("Beijing") are told apart by use.
NamedEntities name_entities(const Document& document, std::span<const Sentence> sentences,
                            const NameTables& tables);

/// The token of [first, last) whose head lies outside.
std::uint32_t head_of_span(const Sentence& sentence, std::uint32_t first, std::uint32_t last);

}  // namespace newsgraph
