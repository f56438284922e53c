// Pronouns and descriptions to what they refer to: a ranker with integer weights, learned from
// coreference data, chooses among the things last spoken of and "none of them".
// The discourse keeps one chain for each thing, named or not; only named ones become mentions.
#pragma once

#include "extract/claims/phrases.hpp"

#include <functional>

namespace newsgraph {

/// One thing that the text speaks of.
struct Chain {
    std::int32_t entity = -1;  ///< index into NamedEntities::entities, -1 for what has no name
    NodeTypeSet types = other_thing;
    char gender = 0;
    char number = 's';
    std::uint32_t phrases = 0;  ///< so far
    std::uint32_t total = 0;    ///< names of it in the whole document
    std::uint32_t last_phrase = 0;
    std::int32_t last_subject = -1;  ///< sentence in which it was last a subject
    std::int32_t last_voice = -1;    ///< sentence in which someone who is with it was last a subject
    bool acronym = false;            ///< its names in the document do not say what it is
    PronounClass last_pronoun = PronounClass::none;
    std::int32_t affiliation = -1;       ///< chain of the firm or body that a person is said to be with
    std::vector<std::string> nouns;      ///< what it was called: "startup", "chief"
    std::vector<std::string> words;      ///< modifiers of those, and what was said of it
    std::vector<std::uint32_t> members;  ///< of a coordination
    std::uint32_t first_sentence = 0;    ///< that speaks of it
    bool well_known = false;             ///< known_kinds.tsv tells what it is
    bool opened_definite = false;  ///< has no name and began with "the": something that was not understood
    std::uint32_t described = 0;   ///< how often something else than its name or a pronoun took it up
    std::vector<std::string_view> isos;  ///< countries that it is, or is at home in
    std::vector<std::uint32_t> homes;    ///< chains of countries and places that it is at home in
    std::vector<std::string> names;      ///< as the document and the tables write them
    std::string_view maker;              ///< of a chip or product, where the tables know it
    std::int32_t owner = -1;             ///< chain that the text says a product is of
};

inline constexpr std::uint32_t no_phrase = 0xffffffff;

/// A phrase to resolve: options in order of recency, the last one being none of them.
struct Decision {
    const Phrase* anaphor = nullptr;
    std::vector<std::uint32_t> phrases;   ///< an option each; no_phrase for none
    std::vector<std::uint32_t> features;  ///< all options', behind each other
    std::vector<std::uint32_t> ends;      ///< where each option's features end
    std::vector<std::int32_t> priors;     ///< what news adds to the learned weights, which saw other texts
    std::span<const std::uint32_t> option(std::size_t i) const {
        const auto begin = i == 0 ? 0 : ends[i - 1];
        return {features.data() + begin, ends[i] - begin};
    }
};

struct Choice {
    std::size_t option = 0;
    float confidence = 0;
};
using Chooser = std::function<Choice(const Decision&, std::span<const Phrase>)>;

/// Learned weights by feature; 256 is one nat.
inline constexpr std::size_t weight_count = 1u << 16;
std::span<const std::int32_t> coreference_weights();

/// The best option by the weights, and how probable they make it.
Choice choose(const Decision& decision, std::span<const std::int32_t> weights);

struct Discourse {
    std::vector<Phrase> phrases;
    std::vector<float> confidence;  ///< of each phrase's chain
    std::vector<Chain> chains;
};

/// Reads the story sentences in order, asking the chooser at each pronoun and description.
Discourse read_discourse(const Document& document, std::span<const Sentence> sentences,
                         const NamedEntities& named, const Chooser& chooser);

}  // namespace newsgraph
