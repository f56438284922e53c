// Reads a document's phrases in order and keeps one chain for each thing that they speak of; what a pronoun
// or a description refers to is decided in one file a kind: reference_pronouns, reference_nouns,
// reference_groups. Used by read_discourse (anaphora.hpp) only.
#pragma once

#include "extract/claims/anaphora_features.hpp"
#include "extract/claims/anaphora_rules.hpp"
#include "extract/claims/chain_facts.hpp"
#include "extract/claims/description.hpp"

#include <array>

namespace newsgraph {

/// How many chains later phrases can refer to.
inline constexpr std::size_t max_named_kept = 32, max_unnamed_kept = 24;

/// The chains last spoken of, the latest last; a short list, so that moving one costs nothing.
class Recent {
public:
    explicit Recent(std::size_t size) : size_(size) {}
    void touch(std::uint32_t chain);
    void clear() { chains_.clear(); }
    const std::vector<std::uint32_t>& all() const { return chains_; }

private:
    std::size_t size_;
    std::vector<std::uint32_t> chains_;
};

class DiscourseReader {
public:
    DiscourseReader(const Document& document, std::span<const Sentence> sentences, const NamedEntities& named,
                    const Chooser& chooser);
    Discourse run();

private:
    bool in_story(const Sentence& sentence) const;
    bool in_title(std::uint32_t sentence) const;
    std::vector<bool> find_credits() const;
    bool is_digest(const std::vector<bool>& credits) const;
    /// The two most often named entities of each type.
    void find_prominent();
    void find_ministries();
    std::uint32_t prominence(std::uint32_t chain) const;
    bool is_dominant(std::uint32_t chain) const;

    void read_sentence(std::uint32_t s, std::span<const NameUse> uses, bool& open);
    /// The chain of the name that a noun stands beside, or -1 when it cannot be that noun.
    std::int32_t name_of(const Phrase& phrase, std::span<const NameUse> uses,
                         const std::vector<std::int32_t>& apposed_to) const;
    std::uint32_t fresh_chain(const Phrase& phrase);
    std::uint32_t chain_of(const Phrase& phrase, std::span<const NameUse> uses,
                           const std::vector<std::int32_t>& apposed_to, float& confidence);
    std::int32_t country_before(const Phrase& phrase) const;
    /// What the phrase tells of its chain.
    void note(const Phrase& phrase);

    std::uint32_t pronoun_chain(const Phrase& phrase, float& confidence);
    /// "Uber said it had bought …": the named subject of the clause that holds the pronoun's own, or -1.
    std::int32_t subject_chain(const std::vector<Token>& tokens, std::uint32_t at, std::int32_t verb) const;
    std::int32_t subject_above(const Phrase& phrase, AnaphorClass kind) const;
    /// "Uber said it had bought": the subject of the verb of speech, whatever else could be meant, or -1.
    std::int32_t subject_of_speech(const Phrase& phrase, AnaphorClass kind) const;
    /// "His daughter Ada Brandt": the person spoken of last who bears that surname, or -1.
    std::int32_t of_same_family(const Phrase& phrase, AnaphorClass kind) const;
    bool has_plural_subject(const Phrase& phrase) const;
    /// "barred X from selling its chips", "fined X for failing its customers": the object, or -1.
    std::int32_t teller_behind(const Phrase& phrase, AnaphorClass kind) const;
    std::int32_t other_firm_before(const Phrase& phrase, AnaphorClass kind, std::int32_t verb) const;
    std::int32_t seller_above(const Phrase& phrase, AnaphorClass kind) const;
    std::int32_t object_above(const Phrase& phrase, AnaphorClass kind) const;
    /// "In his letter, Brandt said": the named subject of the clause that the pronoun opens, or -1.
    std::int32_t subject_ahead(const Phrase& phrase, AnaphorClass kind) const;
    /// "X has lent it money. Its founder said": the one named subject of the sentence before, or -1.
    std::int32_t subject_behind_comma(const Phrase& phrase, AnaphorClass kind) const;
    std::int32_t subject_before(const Phrase& phrase, AnaphorClass kind) const;
    std::int32_t center_before(const Phrase& phrase, AnaphorClass kind) const;
    std::int32_t people_before(const Phrase& phrase, AnaphorClass kind) const;
    std::int32_t subject_around(const Phrase& phrase, AnaphorClass kind) const;
    std::int32_t held_firm(const Phrase& phrase, AnaphorClass kind) const;
    /// "who", "which", "that" in a relative clause: the noun that the clause modifies.
    std::uint32_t relative_chain(const Phrase& phrase);
    /// "who" is a person: when the noun before it is none, the noun that this one belongs to.
    std::uint32_t modified_chain(const Phrase& phrase, std::int32_t noun);
    std::int32_t named_beside(const Phrase& phrase, std::string_view word) const;

    std::uint32_t nominal_chain(const Phrase& phrase, float& confidence);
    /// "the airline": the thing that answers to it, or a new one.
    std::uint32_t described_chain(const Phrase& phrase, float& confidence);
    /// "X will open shops, the Oslo-based retailer said": the subject of what is said, when it may be it; or
    /// -1.
    std::int32_t subject_of_said(const Phrase& phrase, std::span<const std::optional<Answer>> answers) const;
    /// "the deal" after "a deal": no node, but an option less to mistake.
    std::uint32_t same_noun_chain(const Phrase& phrase);
    /// "his company": the one that the person is said to be with.
    std::uint32_t affiliation_chain(const Phrase& phrase);
    std::int32_t employer_left(const Phrase& phrase) const;
    /// "the French Civil Security service": a name that was not recognized as one.
    bool is_unread_name(const Phrase& phrase) const;
    /// "the Irish carrier Skelvin": the name behind it is its own.
    bool names_itself(const Phrase& phrase) const;

    std::uint32_t group_chain(const Phrase& phrase);
    /// "the two countries", "both companies": the last two named ones that fit, when they are close.
    std::uint32_t pair_chain(const Phrase& phrase);
    bool is_new_pair(const Phrase& phrase) const;
    /// The only two named things just spoken of that fit, or the two that the document is about, or none.
    std::vector<std::uint32_t> two_before(const Phrase& phrase) const;
    /// The members of the last "A and B" of named things that fit, or none.
    std::vector<std::uint32_t> group_before(const Phrase& phrase) const;
    std::int32_t group_led_by(std::uint32_t sentence, std::int32_t token) const;
    std::int32_t group_above(const Phrase& phrase, AnaphorClass kind) const;
    /// "the South Korean firms" after "X and Y": no word in it may single out others.
    bool takes_up_group(const Phrase& phrase) const;

    /// Latest phrases of the chains that the phrase can refer to, the latest first.
    void gather(const Phrase& phrase, AnaphorClass kind, std::vector<std::uint32_t>& options) const;
    /// Whether grammar keeps the phrase from being the thing, by any of the sentence's phrases that are it.
    bool is_barred_from(const Phrase& phrase, std::uint32_t chain, const Phrase& last) const;
    bool has_one_named(const std::vector<std::uint32_t>& options) const;
    OptionView option_of(std::uint32_t phrase, std::uint32_t rank, bool only) const;
    /// The chain that the chooser gives the pronoun, or a fresh one.
    std::uint32_t decide(const Phrase& phrase, AnaphorClass kind, float& confidence);

    const Document& document_;
    std::span<const Sentence> sentences_;
    const NamedEntities& named_;
    const Chooser& chooser_;
    Recent recent_named_, recent_unnamed_;
    std::array<std::array<std::int64_t, 2>, node_type_names.size()> prominent_;
    std::vector<std::int32_t> country_of_;  ///< by chain: of a body of the state that has no name of its own
    std::vector<std::int32_t> chain_at_;    ///< of the sentence's tokens
    Decision decision_;
    Discourse made_;
};

}  // namespace newsgraph
