// What the finders of relations hand on: two mentions, a relation, and where in the tree it is said.
// claims.cpp adds status and speakers and turns candidates into claims.
#pragma once

#include "extract/claims/lexicon.hpp"
#include "extract/claims/offices.hpp"
#include "extract/claims/tree.hpp"

namespace newsgraph {

struct Candidate {
    std::uint32_t source = absent, target = absent;  ///< indices into Mentions::mentions
    /// Whom an end acts or stands for: a president for the country, a place for the country around it.
    std::optional<EntityIndex> for_source, for_target;
    Relation relation = Relation::related;
    std::uint32_t trigger = absent;  ///< the word that carries the relation
    std::uint32_t anchor = absent;   ///< the word whose clause decides status and speakers
    bool presupposed = false;        ///< a title, compound or possessive: the document's own voice
    bool undated = false;            ///< the date beside it is another's: whose post is taken on that day
    std::uint32_t end = absent;      ///< another word that tells when it ended: "X's chief, Y, quit in May"
    std::optional<Status> status;    ///< what the trigger itself says
    std::uint32_t via = absent;      ///< noun through which the target is tied: gives object_text
    std::string_view preposition;    ///< of the target, part of the predicate
    std::string_view origin;         ///< "frames.tsv:12" or the name of a rule
    std::string role;                ///< the post or tie
    float prior = 0.8F;              ///< how often such a candidate is right
};

/// Why something was or was not claimed; what `explain` prints.
struct ClaimTrace {
    std::uint32_t sentence = 0;
    std::uint32_t trigger = 0;
    Relation relation = Relation::related;
    std::string origin;
    std::string source, target;         ///< names, empty when a slot stayed empty
    std::string refused;                ///< empty: claimed
    std::vector<std::string> features;  ///< of a claim: what its confidence rests on
};

class Candidates {
public:
    Candidates(const Tree& tree, const Offices& offices, const Acts& acts, std::uint32_t sentence,
               std::vector<ClaimTrace>* trace)
        : tree_(tree), offices_(offices), acts_(acts), sentence_(sentence), trace_(trace) {}

    /// Takes the candidate when its ends differ and the relation admits their types.
    bool add(Candidate candidate);
    /// One that a title, compound or possessive takes for granted.
    void presume(Relation relation, std::uint32_t source, std::uint32_t target, std::uint32_t trigger,
                 std::string_view origin, float prior);
    void refuse(Relation relation, std::uint32_t trigger, std::string_view origin, std::string_view why);
    std::vector<Candidate>& all() { return all_; }
    const std::vector<Candidate>& candidates() const { return all_; }
    const Tree& tree() const { return tree_; }
    const Offices& offices() const { return offices_; }
    std::uint32_t sentence() const { return sentence_; }
    /// Of what the sentence before named a leader.
    std::optional<EntityIndex> led_just_before(NodeType type) const {
        const auto led = offices_.last_led(type);
        return led && offices_.led_in(type) + 1 >= sentence_ ? led : std::nullopt;
    }
    /// Such an act that the sentences before have told, or null.
    const Acts::Act* told(Relation relation, std::uint32_t reach = 3) const {
        return acts_.last(relation, sentence_, reach);
    }

    const Acts& acts() const { return acts_; }
    /// Whom a suit or probe is against, whoever has brought it; told in this sentence.
    void aim(Relation relation, EntityIndex target) { aims_.emplace_back(relation, target); }
    const std::vector<std::pair<Relation, EntityIndex>>& aims() const { return aims_; }
    const Acts::Act* aimed(Relation relation, std::uint32_t reach) const {
        return acts_.aimed(relation, sentence_, reach);
    }

private:
    const Tree& tree_;
    const Offices& offices_;
    const Acts& acts_;
    std::uint32_t sentence_;
    std::vector<ClaimTrace>* trace_;
    std::vector<Candidate> all_;
    std::vector<std::pair<Relation, EntityIndex>> aims_;
};

/// The longest title headed by the token, as the lines that have it; `first` and `last` bound its words.
std::vector<const Role*> match_title(const Lexicon& lexicon, const Tree& tree, std::uint32_t head,
                                     std::uint32_t& first, std::uint32_t& last);

/// Whether a title stands between the two.
bool has_title(const Lexicon& lexicon, const Tree& tree, std::uint32_t begin, std::uint32_t end);

/// The nearest mention before `at` in the phrase that begins at `start` and satisfies the test.
template <class Test>
std::uint32_t nearest_before(const Tree& tree, std::uint32_t start, std::uint32_t at, Test test) {
    while (at-- > start)
        for (auto m = tree.at_head(at); m != absent; m = tree.next_at_head(m))
            if (test(m)) return m;
    return absent;
}

/// Airlines, lessors, forces: whoever flies or drives what others make ("Ryanair's 737s"); operators.tsv.
bool is_operator(std::string_view name);

/// Where people post: "lashed out on Twitter" (known_kinds.tsv).
bool is_platform(std::string_view name);

/// Verbs, nouns of action and adjectives: frames.tsv.
void find_frames(const Lexicon& lexicon, Candidates& out);
/// Titles and other nouns of relation: roles.tsv.
void find_roles(const Lexicon& lexicon, Candidates& out);
/// Where bodies are at home: "Chinese firm X", "California-based Y", "the Thai Supreme Court".
void find_seats(const Lexicon& lexicon, Candidates& out);
void find_head_offices(Candidates& out);
/// "based in Austin, Texas": in Texas too.
void find_wider_places(Candidates& out);
void find_origins(Candidates& out);
/// Products beside who makes or has them: "Nvidia's H20".
void find_owned_goods(const Lexicon& lexicon, Candidates& out);
/// What stands side by side: "BBC's X", "Z of the University of W"; seats too.
void find_nominals(const Lexicon& lexicon, Candidates& out);
/// Nouns of relation with their examples: "customers such as A and B", "counts A among its suppliers".
void find_examples(const Lexicon& lexicon, Candidates& out);
/// "acquires rival X", "Rivals A and B": nouns of a tie that do not say whose they are.
void find_bare_roles(const Lexicon& lexicon, Candidates& out);
/// Joint ventures, units and brands, "the company behind X".
void find_firm_ties(const Lexicon& lexicon, Candidates& out);
/// Rounds of funding: "raised $50m in a round led by A, with participation from B".
void find_funding(Candidates& out);

/// Fighters killed: "X killed Y, a commander of Z".
void find_killed(const Lexicon& lexicon, Candidates& out);
/// "The plaintiffs include A and B", of a suit told before.
void find_plaintiffs(Candidates& out);

/// What a verb or noun joins and no relation of the ontology does; after all others.
void find_open(const Lexicon& lexicon, Candidates& out);

}  // namespace newsgraph
