// What the tables say about words: relation frames, roles, support verbs, reporting words, operators on
// status, kinds of nouns. One entry a lemma, so that the engine looks every word up once.
// The tables are extract/data/{frames,roles,support,reporting,status,nouns,opinions}.tsv; users add frames
// and roles with --frames. docs/extending.md explains the columns.
#pragma once

#include "graph/claim.hpp"

#include <bitset>
#include <filesystem>
#include <memory>
#include <unordered_map>

namespace newsgraph {

/// What a noun that is no mention means for a mention tied to it.
enum class NounKind : std::uint8_t {
    plain,
    body,        ///< stands for its owner in every relation: officials, troops, team, government
    relational,  ///< never stands for its owner: rival, critic, supplier
    share,       ///< stands for what it is a part of: stake, shares
    document,    ///< speaks for who made it: statement, letter, law
    partitive,   ///< stands for what follows "of": thousands, a number, units
    force,       ///< an act of war: stands for who does it in every relation: attack, air strike
    act,      ///< any other act: what is said of it is said of who does it, never of whom it hits: sanctions
    carrier,  ///< passes on the act behind it: a round of, an exemption from, the lifting of
    game,     ///< sport: who is beaten there is no enemy
    office,   ///< like body, also of where it is: "regulators in X"
    band,     ///< stands for the organization before it, never for a country: rebels, militants
    crowd     ///< stands for its country, but not in what it says or sues for: protesters, residents
};

enum class Place : std::uint8_t {
    subject,
    object,
    indirect,
    preposition,
    possessor,
    modifier,
    clause,
    sides
};
struct Slot {
    Place place{};
    std::string preposition;
    bool owner = false;  ///< "subj's": also whom the noun in the slot belongs to
};

enum class FramePos : std::uint8_t { verb, noun, adjective };
struct Frame {
    FramePos pos{};
    Relation relation{};
    std::string particle;  ///< "over" of "take over", else empty
    std::vector<Slot> source, target;
    NodeTypeSet source_types = any_node_type, target_types = any_node_type;
    std::optional<Status> status;
    std::vector<std::string> with;  ///< one of these lemmas must stand under the trigger; empty: no condition
    std::vector<std::string> without;  ///< none of these may ("!win")
    std::string origin;                ///< "frames.tsv:12", for explanations
};

/// A noun that ties its holder to its relatum: "CEO of", "subsidiary of", "rival of".
struct Role {
    std::vector<std::string> words;  ///< lower-case lemmas of the title
    std::size_t head = 0;            ///< which of them heads the phrase
    NodeTypeSet holder = any_node_type, relatum = any_node_type;
    Relation relation{};
    bool reversed = false;  ///< the relatum is the source
    bool implied = false;   ///< holds without a relatum: it is what the article is about
    std::string origin;
};

/// A verb that carries a noun of action: "impose sanctions", "face charges", "hit X with tariffs".
struct Support {
    enum class Part : std::uint8_t { none, source, target };
    Part subject = Part::source;
    Part object = Part::none;  ///< of the verb's object where the noun stands behind a preposition
    std::optional<Status> status;
    std::string with;  ///< the noun stands behind this preposition; empty: any, or it is the object
};

/// What a word does to the status of the clause or noun that it governs or modifies.
enum class Effect : std::uint8_t { none, alleged, denied, planned, ended, negated, dropped };

/// What becomes of an act, plan or deal where a verb is told of it: "the order was cancelled", "talks
/// collapsed", "backed out of the deal".
struct Fate {
    std::string particle;  ///< "off" of "call off", else empty
    /// Of its object or passive subject ("cancel"); of its subject ("collapse"); of a site that is its
    /// object or passive subject ("close").
    enum class Of : std::uint8_t { object, subject, site } of = Of::object;
    Effect effect = Effect::none;
};

struct Reporting {
    Effect effect = Effect::none;
    bool speaks = true;  ///< its subject is a speaker (say), or not (believe: only a hedge)
};

struct LexiconEntry {
    std::vector<std::uint32_t> frames;  ///< indices into Lexicon::frame
    std::vector<std::uint32_t> roles;   ///< of which this word is the head
    const Support* support = nullptr;
    const Reporting* reporting_verb = nullptr;
    const Reporting* reporting_noun = nullptr;
    Effect verb = Effect::none, noun = Effect::none, modifier = Effect::none;
    std::vector<Fate> fates;
    NounKind kind = NounKind::plain;
    bool only_verb = false;  ///< never a noun: "announces"
    bool event = false;      ///< a verb of what happens once: "previously ordered" has not ended
    /// Criticism ('-') or support ('+') in what a verb, noun or adjective says of its subject, else 0.
    char verb_sign = 0, noun_sign = 0, adjective_sign = 0;
    std::vector<std::pair<std::string, char>> signs_with;  ///< only with this word below: "break promise"
};

class Lexicon {
public:
    /// The compiled-in tables and the users' frames. Throws InputError with file and line.
    explicit Lexicon(const std::vector<std::filesystem::path>& frames = {});

    /// The entry of a lemma, any case; null when no table has it.
    const LexiconEntry* find(std::string_view lemma) const;
    NounKind noun_kind(std::string_view lemma) const;
    /// Whether a table knows the lemma as a verb.
    bool is_verb(std::string_view lemma) const;
    /// Whether a frame is of the verb with this particle: "take over".
    bool is_phrasal(std::string_view lemma, std::string_view particle) const;
    /// Whether the lemma is a verb and never a noun (only_verbs.tsv).
    bool is_only_verb(std::string_view lemma) const;
    /// The verb of the tables whose past tense this is, or nothing: "banned" → "ban".
    std::string_view past_tense(std::string_view form) const;
    /// The verb of the tables whose participle in -ing this is, or nothing: "banning" → "ban".
    std::string_view gerund(std::string_view form) const;
    /// The word of the tables whose regular plural or third person this is, or nothing: "supplies" →
    /// "supply".
    std::string_view singular(std::string_view form) const;
    const Frame& frame(std::uint32_t index) const { return frames_[index]; }
    const Role& role(std::uint32_t index) const { return roles_[index]; }

    /// Rows of one table: `name` for messages. Used by the constructor and by tests.
    void add_frames(std::string_view bytes, const std::string& name);
    void add_roles(std::string_view bytes, const std::string& name);

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    LexiconEntry& entry(std::string_view lemma) {
        known_.set(place_of(lemma));
        return words_[std::string(lemma)];
    }
    static std::size_t place_of(std::string_view word);
    void add_support(std::string_view bytes, const std::string& name);
    void add_reporting(std::string_view bytes, const std::string& name);
    void add_status(std::string_view bytes, const std::string& name);
    void add_opinions(std::string_view bytes, const std::string& name);
    void add_nouns(std::string_view bytes, const std::string& name);

    std::unordered_map<std::string, LexiconEntry, Hash, std::equal_to<>> words_;
    std::bitset<1 << 15> known_;  ///< places of the words; most of a text are none, and told so at once
    std::vector<Frame> frames_;
    std::vector<Role> roles_;
    std::vector<std::unique_ptr<Support>> supports_;
    std::vector<std::unique_ptr<Reporting>> reportings_;
};

}  // namespace newsgraph
