// The noun phrases of a sentence that something later can refer to, or that refer to something earlier:
// names, nouns with their determiners, pronouns, and coordinations ("A and B").
#pragma once

#include "extract/claims/name_entities.hpp"
#include "extract/claims/nominal.hpp"

namespace newsgraph {

enum class PhraseKind : std::uint8_t { name, nominal, pronoun, group };
enum class Role : std::uint8_t {
    subject,
    passive_subject,
    object,
    oblique,
    possessor,
    modifier,
    compound,
    other
};
enum class Determiner : std::uint8_t { bare, definite, indefinite, demonstrative, possessive };

struct Phrase {
    std::uint32_t sentence = 0;
    std::uint32_t first = 0;  ///< half-open tokens, without what follows the head; of a group: all of it
    std::uint32_t last = 0;
    std::uint32_t head = 0;
    PhraseKind kind = PhraseKind::nominal;
    Role role = Role::other;
    Determiner determiner = Determiner::bare;
    NodeTypeSet types = other_thing;
    char gender = 0;
    char number = 's';  ///< 's', 'p', or 0 when both will do
    bool quoted = false;
    bool first_of_sentence = false;
    bool listed = false;       ///< one of several: "supplies X, Y and Z"
    bool counted_two = false;  ///< "the two countries", "both companies"
    Pronoun pronoun;
    std::int32_t possessor = -1;  ///< token of "his" in "his company", of "Meta" in "Meta's chief"
    std::uint32_t chain = 0;      ///< what it refers to; set by the resolver
    const NameUse* use = nullptr;
    Nominal noun;
    std::string_view lemma;  ///< of the head
};

/// Which tokens stand within quotation marks; `open` carries over from sentence to sentence of a block.
std::vector<bool> quoted_tokens(const Sentence& sentence, bool& open);

/// The noun that ends at the token, put together where hyphens or its first word make it another: "start-up",
/// "34-year-old", "prime minister" (premier).
std::string_view noun_at(const Sentence& sentence, std::uint32_t at);

/// Phrases in the order of their heads; `uses` are the names of this sentence. A coordination stands
/// behind its last member.
std::vector<Phrase> phrases_of(const Sentence& sentence, std::uint32_t index, std::span<const NameUse> uses,
                               const std::vector<bool>& quoted);

Role role_of(Deprel relation);

/// "share", "stock": what the market says of these it says of the firm.
bool stands_for_firm(std::string_view lemma);

}  // namespace newsgraph
