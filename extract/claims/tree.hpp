// One sentence's tree with the mentions hung on it: what stands in which slot of a verb or a noun, and
// which mentions a slot's head stands for. One Tree is reused for all sentences of a document.
#pragma once

#include "extract/claims/mention.hpp"

#include <algorithm>

namespace newsgraph {

class Lexicon;

/// "No such token" and "no such mention".
inline constexpr std::uint32_t absent = 0xffffffff;

/// A mention that fills a slot. `via` is the noun that stood in the slot when the mention is only tied to
/// it ("Chinese goods": the mention China, via goods), else absent.
struct Argument {
    std::uint32_t mention = absent;  ///< index into Mentions::mentions
    std::uint32_t via = absent;
};
using Arguments = std::vector<Argument>;

/// How far an argument may lie behind the head of its phrase.
enum class Reach : std::uint8_t {
    strict,  ///< the head is a mention, or stands for its owner in every relation ("officials of X")
    owner    ///< any noun that is tied to a mention, except nouns of relation ("X's rival")
};

/// A token as the engine reads it: names are one unit, whatever the tagger made of their words.
struct TreeNode {
    std::string_view form, lemma;
    std::uint32_t begin = 0, end = 0;  ///< byte offsets into Document::text
    std::uint32_t head = absent;
    Upos upos{};
    Xpos xpos{};
    Deprel deprel{};
    bool space_before = true;
};

/// What can head or extend a noun phrase.
constexpr bool is_nominal(Upos tag) {
    return tag == Upos::NOUN || tag == Upos::PROPN || tag == Upos::ADJ || tag == Upos::NUM ||
           tag == Upos::SYM || tag == Upos::X;
}

inline bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

class Tree {
public:
    explicit Tree(const Mentions& all, const Lexicon& lexicon) : all_(&all), lexicon_(&lexicon) {}

    /// Mentions first..last of the document lie in this sentence.
    void reset(const Sentence& sentence, std::uint32_t first, std::uint32_t last);

    std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }
    const TreeNode& operator[](std::uint32_t at) const { return nodes_[at]; }
    const Mention& mention(std::uint32_t index) const { return all_->mentions[index]; }
    NodeType type(std::uint32_t mention) const;
    NodeType type(EntityIndex entity) const { return all_->entities[static_cast<std::size_t>(entity)].type; }
    std::string_view name(EntityIndex entity) const {
        return all_->entities[static_cast<std::size_t>(entity)].name;
    }
    EntityIndex entity(std::uint32_t mention) const { return all_->mentions[mention].entity; }
    std::uint32_t first_mention() const { return first_; }
    std::uint32_t last_mention() const { return last_; }

    std::uint32_t head(std::uint32_t at) const { return nodes_[at].head; }
    std::span<const std::uint32_t> children(std::uint32_t at) const;
    std::uint32_t child(std::uint32_t at, Deprel relation) const;  ///< first such child or absent
    bool has_child(std::uint32_t at, Deprel relation) const { return child(at, relation) != absent; }
    std::uint32_t child_lemma(std::uint32_t at, std::string_view lemma) const;
    std::string_view preposition(std::uint32_t at) const;  ///< lemma of the first case word, "" without
    bool is(std::uint32_t at, std::string_view lemma) const { return nodes_[at].lemma == lemma; }

    /// The innermost mention that covers the token, the one that ends before `at`, starts at `at`.
    std::uint32_t covering(std::uint32_t at) const { return at < size() ? covering_[at] : absent; }
    /// Whether a name, demonym or metonym covers the token (a description does not count).
    bool named(std::uint32_t at) const {
        const auto m = covering(at);
        return m != absent && mention(m).kind != MentionKind::description &&
               mention(m).kind != MentionKind::pronoun;
    }
    std::uint32_t ending_at(std::uint32_t at) const;
    std::uint32_t starting_at(std::uint32_t at) const;
    bool inside_name(std::uint32_t mention) const;  ///< a part of a longer name
    /// First of the mentions whose head is the token; the others follow it in at_head's chain.
    std::uint32_t at_head(std::uint32_t at) const { return at_head_[at]; }
    std::uint32_t next_at_head(std::uint32_t mention) const { return next_[mention - first_]; }

    /// First token of the noun phrase that ends with the token: modifiers, compounds and possessors.
    std::uint32_t phrase_start(std::uint32_t noun) const;

    /// Whether the verb is passive, a reduced participle included.
    bool passive(std::uint32_t verb) const;
    /// The token that does what the verb says: subject, by-agent, controller, antecedent; or absent.
    std::uint32_t subject(std::uint32_t verb, int depth = 0) const;
    /// The token that it is done to; or absent.
    std::uint32_t object(std::uint32_t verb, int depth = 0) const;
    /// Subject in the grammatical sense, of verbs, adjectives and nouns with a copula; or absent.
    std::uint32_t grammatical_subject(std::uint32_t at, int depth = 0) const;
    /// Appends heads of phrases with this preposition: of the token, and of its object when it is a verb.
    void prepositional(std::uint32_t at, std::string_view preposition, std::vector<std::uint32_t>& out) const;
    std::uint32_t possessor(std::uint32_t noun) const;

    /// Appends the mentions that the phrase headed by the token stands for, conjuncts included.
    void expand(std::uint32_t at, Reach reach, Arguments& out) const;
    /// The antecedent of a relative pronoun, or absent.
    std::uint32_t antecedent(std::uint32_t pronoun) const;

private:
    bool thing(std::uint32_t noun) const;
    bool amount(std::uint32_t at) const;
    void expand_examples(std::uint32_t at, int depth, Arguments& out) const;
    void expand_along(std::uint32_t at, std::uint32_t via, Arguments& out) const;
    void expand_one(std::uint32_t at, Reach reach, std::uint32_t via, int depth, Arguments& out) const;
    void expand_members(std::uint32_t plural, std::uint32_t via, int depth, Arguments& out) const;
    void keep_people(std::uint32_t post, std::size_t from, Arguments& out) const;
    bool backed_by(std::uint32_t at) const;
    void expand_models(std::uint32_t last, Arguments& out) const;
    void expand_actor(std::uint32_t act, int depth, Arguments& out) const;
    std::uint32_t told_around(std::uint32_t verb) const;
    std::uint32_t called_on(std::uint32_t verb) const;
    std::uint32_t told_by(std::uint32_t pronoun) const;
    std::uint32_t named_unit(std::uint32_t noun) const;
    std::uint32_t list_before(std::uint32_t pronoun) const;
    bool has_own_share(std::uint32_t m) const;
    bool begins_clause(std::uint32_t joined, std::uint32_t lead) const;
    std::uint32_t named_site(std::uint32_t noun) const;
    std::uint32_t last_before(std::uint32_t noun) const;
    std::uint32_t name_called(std::uint32_t noun) const;
    bool expand_called(std::uint32_t noun, std::uint32_t m, Arguments& out) const;
    void expand_bracketed(std::uint32_t at, Reach reach, std::uint32_t via, Arguments& out) const;
    bool expand_group(std::uint32_t at, int depth, Arguments& out) const;
    bool is_example(std::uint32_t at) const;
    bool is_unread_name(std::uint32_t at) const;
    bool is_of_country(std::uint32_t noun) const;
    void expand_owner(std::uint32_t at, Reach reach, int depth, Arguments& out) const;
    void mend_bare_participles();
    void mend_new_participles();
    void mend_parallel_nouns();
    void mend_names_before_adjectives();
    void join_long_title(const Mention& name);
    bool may_act(std::uint32_t noun) const;
    void mend_joined_demonyms();
    std::uint32_t helped_to(std::uint32_t verb) const;
    std::uint32_t controller(std::uint32_t verb, int depth) const;
    std::uint32_t object_ahead(std::uint32_t verb) const;

    const Mentions* all_;
    const Lexicon* lexicon_;
    const TreeNode& token(std::uint32_t at) const { return nodes_[at]; }
    void hang_mentions();
    void mend_genitives();
    void mend_codes();
    bool is_kind_of(std::uint32_t thing, std::string_view noun) const;
    void mend_verbs();
    void mend_plain_verbs();
    void mend_noun_roots();
    void mend_fines();
    void mend_backed();
    void mend_struck();
    void mend_governed_gerunds();
    void mend_stopped_texts();
    void join_holders();
    bool acts_as_verb(std::uint32_t noun) const;
    void make_verb(std::uint32_t at);
    void mend_roots();
    bool governs_next(std::uint32_t verb) const;
    void raise_verb(std::uint32_t verb, std::uint32_t root);
    void mend_reports();
    void mend_objects();
    void mend_received_gerunds();
    void mend_gerunds_of_goods();
    void mend_infinitives();
    void mend_later_times();
    void mend_times();
    bool bare_object(std::uint32_t noun) const;
    void mend_told();
    void mend_bounds();
    void mend_bounded_phrases();
    void mend_called();
    void mend_examples();
    std::uint32_t plural_for(std::uint32_t noun, NodeType kind) const;
    void join_additions();
    void mend_possessed();
    void join_names();
    bool is_right_before(std::uint32_t at, std::uint32_t verb) const;
    void settle(const Mention& name);
    bool places_next(std::uint32_t m) const;
    void join_titles();
    bool is_inside_name(std::uint32_t m) const;
    void join_phrases();
    void join_hyphens();
    void join_participle(std::uint32_t before, std::uint32_t at);
    void mend_joined_clauses();
    void join_lists();
    void join_goods();
    bool is_seat(std::uint32_t at) const;
    void lift_complements();
    void lift_markers();
    std::uint32_t preposition_of(std::uint32_t at) const;
    void join_participles();
    void raise_seats();
    void join_appositions();
    void join_lone_conjuncts();
    void join_listed_people();
    void join_posts(std::uint32_t comma);
    void move_apposition(std::uint32_t comma);
    void join_owners(std::uint32_t mark);
    bool covered_by_name(std::uint32_t at) const;
    // tree_parts.cpp
    void mend_joined_verbs();
    void join_prefixed_verbs();
    void mend_modifying_verbs();
    void mend_compound_gerunds();
    void mend_role_nouns();
    void mend_kind_verbs();
    void mend_trades();
    void mend_mines();
    void mend_homes();
    void mend_as_well_as();
    std::uint32_t starting_name(std::uint32_t at) const;
    bool is_of_sum(std::uint32_t at) const;
    void mend_sums_told_twice();
    void mend_prices_behind_clauses();
    void hang_sum(std::uint32_t first, std::uint32_t sum, std::uint32_t close, std::uint32_t noun);
    void mend_prefixes();
    void mend_spans();
    void mend_recipients();
    void give_sums();
    void mend_double_objects();
    void join_compounds();
    void put_under(const Mention& name, std::uint32_t noun);
    void join_kinds();
    void join_shared_modifiers();
    void join_placed();
    void join_makers();
    void mend_which();
    void mend_who();
    bool tells_of_firms(std::uint32_t verb) const;
    void mend_agreement();
    void mend_past_times();
    void mend_speakers();
    void mend_agents();
    void mend_then_participles();
    void mend_joined_from();
    void mend_joined_appositions();
    void mend_one_of_whom();
    void mend_reduced_clauses();
    void open_with_participle();
    void free_complement(std::uint32_t participle);
    void mend_clauses_of_things();
    // tree_coordination.cpp
    void join_repeated_prepositions();
    void part_unlike_members();
    void lift_customers();
    void lift_appositions();
    // tree_shares.cpp
    void free_share(std::uint32_t at);
    void mend_owned_shares();
    void mend_shares_behind();
    void join_holdings();
    // tree_amounts.cpp
    struct Share;
    void join_amounts();
    void join_signs();
    void join_sums();
    void join_shares();
    void free_amounts();
    void free_times();
    void mend_owned();
    void mend_spending();
    void join_worth();
    void mend_priced();
    bool in_amount(std::uint32_t at) const;
    std::uint32_t amount_behind(std::uint32_t at) const;
    std::uint32_t phrase_of(const Mention& name) const;
    std::uint32_t name_from(std::uint32_t at) const;
    std::optional<Share> share_at(std::uint32_t at) const;
    std::uint32_t next_share(std::uint32_t at) const;
    void rehang(std::uint32_t at, std::uint32_t head, Deprel relation);
    std::uint32_t phrase_behind(std::uint32_t verb) const;
    std::uint32_t phrase_before(std::uint32_t verb) const;
    void link();

    std::vector<TreeNode> nodes_;
    std::uint32_t first_ = 0, last_ = 0;
    std::vector<std::uint32_t> offsets_, children_, covering_, at_head_, next_;
};

/// Verbs of those who do not say what the text says that is their object: "vetoed a resolution".
bool stops_text(std::string_view lemma);

}  // namespace newsgraph
