// Definite descriptions ("the Hangzhou-based start-up", "the Nordic country", "the former minister"): what
// they say, and how well a thing that the text has spoken of answers to it. Rules and points, because the
// texts that coreference was annotated in hold too few of them to learn from.
#pragma once

#include "extract/claims/anaphora_features.hpp"
#include "extract/claims/chain_facts.hpp"
#include "extract/claims/known_kinds.hpp"

#include <optional>

namespace newsgraph {

struct Description {
    std::string_view noun;  ///< same_noun of the head
    std::string_view lemma;
    bool general = false;                 ///< says no more than the type: "company"
    bool vague = false;                   ///< anything of its type may be called so: "giant", "billionaire"
    bool former = false;                  ///< "the former minister"
    bool same = false;                    ///< "the same party"
    std::vector<std::string> words;       ///< folded lemmas before the head and of what it is "of"
    std::vector<std::string> things;      ///< those of them that are nouns: they tell what it does
    std::vector<std::uint32_t> regions;   ///< chains of countries and places in it
    std::vector<std::string_view> areas;  ///< words of country_kinds.tsv, the head too
    std::vector<std::uint32_t>
        products;  ///< chains of named products, chips and firms in it: "the ChatGPT maker"
};

Description read_description(const SentenceChains& at, const Phrase& phrase,
                             const std::vector<Chain>& chains);

struct Answer {
    int points = 0;
    int agreed = 0;     ///< words of the description that the text, or every reader, knows to be true of it
    bool new_ = false;  ///< it has just been brought in, and is told something new of
};
/// How well the option answers to the description, or nothing when it cannot be what is described.
std::optional<Answer> answer(const Description& description, const AnaphorView& anaphor,
                             const OptionView& option, const std::vector<Chain>& chains);

/// The best of the answers (the latest option first), or nothing when none is good or two are nearly as good.
struct Verdict {
    std::size_t option = 0;
    int lead = 0;
};
std::optional<Verdict> judge(const Description& description, const Phrase& phrase,
                             std::span<const OptionView> options,
                             std::span<const std::optional<Answer>> answers);

/// Whether what was called `narrower` may later be called `wider`: a minister, the politician
/// (wider_nouns.tsv).
bool is_wider(std::string_view wider, std::string_view narrower);
/// Whether anything of its type may be called so.
bool is_vague(std::string_view noun);
/// ISO codes of the countries that this noun or adjective can stand for ("emirate", "nordic"); none when it
/// tells nothing.
std::span<const std::string_view> countries_called(std::string_view word);

}  // namespace newsgraph
