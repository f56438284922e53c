// The features by which the ranker of anaphora.hpp judges an option. A feature is a template and a value,
// mixed into one index of the weight table.
#pragma once

#include "extract/claims/anaphora.hpp"

namespace newsgraph {

/// What kind of referring expression is being resolved; the ranker keeps separate weights for each.
enum class AnaphorClass : std::uint8_t {
    person,
    person_possessive,
    it,
    it_possessive,
    they,
    they_possessive,
    description
};

struct AnaphorView {
    const Sentence& sentence;
    const Phrase& phrase;
    AnaphorClass kind;
};

struct OptionView {
    const Sentence& sentence;
    const Phrase& phrase;
    const Chain& chain;
    std::uint32_t index = 0;       ///< among the phrases
    std::uint32_t rank = 0;        ///< how many options are more recent
    std::uint32_t prominence = 0;  ///< 0: most often named of its type in the document, 1: second, 2: other
    bool title = false;
    bool only = false;      ///< no other named thing is an option
    bool dominant = false;  ///< named at least twice as often as any other of its type
};

void add_option_features(const AnaphorView& anaphor, const OptionView& option,
                         std::vector<std::uint32_t>& out);

/// Features of referring to none of the options.
void add_none_features(const AnaphorView& anaphor, std::size_t options, std::vector<std::uint32_t>& out);

/// How much likelier news makes this option, or none of them, than the general texts that the weights were
/// learned from; 256 is one nat.
std::int32_t option_prior(const AnaphorView& anaphor, const OptionView& option);
std::int32_t none_prior(const AnaphorView& anaphor);

}  // namespace newsgraph
