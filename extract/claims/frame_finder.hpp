// The finder behind find_frames: lines of frames.tsv laid over verbs, nouns of action and adjectives.
// frames.cpp walks the sentence, frame_verbs.cpp and frame_nouns.cpp fill a frame's slots,
// frame_governors.cpp knows which verb carries a noun of action and who therefore acts, frame_ends.cpp joins
// the ends, frame_targets.cpp finds in the clause around a noun what is done to whom, frame_told.cpp finds
// ends in what was told before, frame_bans.cpp what a ban forbids, frame_goods.cpp what products are meant,
// frame_joint.cpp who acts together.
#pragma once

#include "extract/claims/candidate.hpp"

namespace newsgraph {

/// Relations whose target may be named by what belongs to it: "criticized Trump's decision".
bool reaches_owner(Relation relation);

class FrameFinder {
public:
    FrameFinder(const Lexicon& lexicon, Candidates& out) : lexicon_(lexicon), out_(out), tree_(out.tree()) {}
    void run();

private:
    /// What stands in a slot, and behind which preposition.
    struct Filler {
        Argument argument;
        std::string_view preposition;
    };
    using Fillers = std::vector<Filler>;

    /// The verb that carries a noun of action, and how.
    struct Governor {
        std::uint32_t verb = absent;
        const Support* support = nullptr;
        bool behind_preposition = false;  ///< "hit X with tariffs"
        std::optional<Status> status;     ///< of a noun between the two: "the lifting of sanctions"
    };

    // frames.cpp
    bool inside_name(std::uint32_t at) const;
    bool condition(const Frame& frame, std::uint32_t at) const;
    bool stands_with(const Frame& frame, const std::vector<std::string>& lemmas, std::uint32_t at) const;
    bool is_named_thing(std::uint32_t at) const;
    void fill(std::uint32_t at, Reach reach, std::string_view preposition, Fillers& out);
    void fill_prepositions(std::uint32_t at, std::string_view preposition, Reach reach, Fillers& out);
    static bool has_slot(const std::vector<Slot>& slots, Place place);

    // frame_ends.cpp
    bool sign_for(std::uint32_t source, std::uint32_t target, std::optional<EntityIndex>& for_source,
                  std::optional<EntityIndex>& for_target) const;
    bool stand_for(const Frame& frame, std::uint32_t source, std::uint32_t target,
                   std::optional<EntityIndex>& for_source, std::optional<EntityIndex>& for_target) const;
    std::uint32_t described_by(std::uint32_t noun) const;
    bool holds_office(std::uint32_t person) const;
    std::uint32_t country_behind(std::uint32_t first) const;
    std::uint32_t country_before(std::uint32_t place) const;
    bool at_home(std::uint32_t body, std::uint32_t country) const;
    void around(std::uint32_t thing, const Fillers& attackers, Fillers& out) const;
    void pair_in_order(const Frame& frame, const Fillers& sides, const Candidate& base);
    void pair(const Frame& frame, const Fillers& sources, const Fillers& targets, Candidate base);
    bool is_of_other(const Fillers& ends, const Fillers& others, std::uint32_t end,
                     std::uint32_t other) const;
    bool leads_people(std::uint32_t verb) const;
    bool is_builder(std::uint32_t m) const;
    bool takes_over(const Candidate& found) const;
    bool is_people(Relation relation, const Argument& end) const;
    bool is_someone(const Candidate& found, const Argument& end) const;
    bool only_part(Relation relation, std::uint32_t via) const;
    void fill_capital(std::uint32_t at, Fillers& out);
    static bool is_holding(Relation relation);
    bool made_by(Relation relation, std::uint32_t via) const;
    bool only_thing(Relation relation, std::uint32_t via) const;
    bool is_one_firm(Relation relation, const Argument& end) const;
    bool is_no_praise(const Frame& frame, std::uint32_t trigger, const Argument& source,
                      const Argument& target) const;
    std::optional<EntityIndex> firm_of_manager(const Frame& frame, std::uint32_t noun,
                                               std::uint32_t person) const;
    bool manages(std::uint32_t verb) const;

    // frame_verbs.cpp
    void match_verb(const Frame& frame, std::uint32_t verb);
    void verb_slot(const Slot& slot, std::uint32_t verb, Reach reach, Fillers& out);
    void spent_in(const Frame& frame, std::uint32_t verb, Fillers& out);
    void joined_in(std::uint32_t verb, Fillers& out);
    std::uint32_t other_than_self(Relation relation, std::uint32_t source, std::uint32_t target) const;
    void harmed_in(std::uint32_t verb, std::uint32_t act, Fillers& out);
    void harmed_teller(std::uint32_t verb, Fillers& out);
    void in_the_face_of(std::uint32_t noun, Fillers& out);
    bool of_another_share(std::uint32_t share, const Filler& target) const;
    void asked_of(std::uint32_t word, Fillers& out) const;
    void clause_subjects(std::uint32_t verb, Fillers& out);
    void sued_to_stop(std::uint32_t verb, Fillers& out);
    std::uint32_t reporter_of_defence(std::uint32_t verb) const;
    bool acts(std::uint32_t noun) const;
    std::uint32_t holder(std::uint32_t noun) const;
    void at_border(const Fillers& targets, Fillers& out);
    void blocked_too(std::uint32_t inquiry, Fillers& out);
    void judged_by_it(std::uint32_t verb, Fillers& targets);
    void voting_in(std::uint32_t vote, Fillers& out);
    bool is_document(std::uint32_t noun) const;
    std::uint32_t buyer_around(std::uint32_t participle) const;
    bool hits_with_measure(std::uint32_t verb);
    bool is_measure(std::uint32_t noun) const;
    std::uint32_t adjective_subject(std::uint32_t adjective) const;
    std::uint32_t together(std::uint32_t verb) const;
    std::uint32_t along_with(std::uint32_t verb) const;
    bool builds(std::uint32_t verb) const;
    void match_jointly(std::uint32_t adverb);
    bool gives_up(std::uint32_t verb) const;
    bool sells_company(std::uint32_t verb) const;
    bool is_firm_or_share(std::uint32_t sold) const;

    // frame_told.cpp
    static bool is_opinion(Relation relation);
    std::uint32_t target_noun(const Frame& frame, std::uint32_t at);
    void judge(const Frame& frame, std::uint32_t at, const Fillers& sources, const Candidate& base);
    std::uint32_t urger(std::uint32_t verb) const;
    void aim(const Frame& frame, const Fillers& targets);
    void act_again(const Frame& frame, std::uint32_t verb, const Candidate& base);
    bool is_site(std::uint32_t noun) const;
    void by_site(const Frame& frame, std::uint32_t verb, const Candidate& base);
    void imposed_again(const Frame& frame, std::uint32_t noun, const Fillers& targets, Candidate base);
    void recall(const Frame& frame, std::uint32_t noun, const Governor& carried, Candidate base);

    // frame_bans.cpp
    void forbidden(std::uint32_t ban, Fillers& out);
    void countries(std::uint32_t noun, Fillers& out) const;
    void forbid(std::uint32_t ban, const Fillers& sources, Candidate base);
    void forbidden_goods(std::uint32_t ban, Fillers& out);
    void forbidden_trade(std::uint32_t ban, Fillers& out);
    bool is_forbidden(std::uint32_t noun) const;
    bool told_to_stop(Relation relation, std::uint32_t verb) const;
    std::uint32_t teller_of(std::uint32_t stop) const;
    void restrain(std::uint32_t verb);
    void breached(std::uint32_t noun, Fillers& out);
    void designated(std::uint32_t at);

    // frame_goods.cpp
    static bool is_of_goods(Relation relation);
    void besides(std::uint32_t verb, Fillers& out);
    void behind_goods(const std::vector<Slot>& slots, std::uint32_t noun, Fillers& out);
    void beside_goods(std::uint32_t verb, std::string_view preposition, Fillers& out);
    void owners_of_goods(Fillers& out) const;
    bool given_to_subject(std::uint32_t verb) const;
    bool counted(const Filler& filler) const;
    bool sells_own(std::uint32_t verb, const Filler& filler, const Fillers& sources) const;
    bool several(std::uint32_t m) const;
    std::uint32_t announcer(std::uint32_t verb) const;
    void years(std::uint32_t verb, Fillers& out) const;
    void add_partners(const Fillers& sides, std::uint32_t verb, std::optional<float> prior);
    void make_jointly(std::uint32_t verb, const Fillers& sources, const Fillers& targets);
    void fill_counted(std::uint32_t verb, Fillers& out) const;

    // frame_nouns.cpp
    void match_noun(const Frame& frame, std::uint32_t noun);
    std::uint32_t started_with(std::uint32_t noun) const;
    bool base_of_carrier(std::uint32_t noun) const;
    void noun_slot(const Slot& slot, std::uint32_t noun, const Governor& governor, Reach reach, Fillers& out,
                   bool mutual = false);
    void modifiers(std::uint32_t noun, Fillers& out) const;
    bool permits(std::uint32_t verb) const;
    static bool is_business(Relation relation);
    void trade_again(const Fillers& partners, Candidate base);
    void match_sides(const Frame& frame, std::uint32_t noun, const Governor& carried, const Candidate& base);
    bool sought(std::uint32_t noun) const;
    std::uint32_t clause_subject(std::uint32_t noun) const;

    // frame_targets.cpp
    std::uint32_t affected(std::uint32_t noun) const;
    void aimed(std::uint32_t noun, Fillers& out);
    void rates(std::uint32_t noun, Fillers& out);
    std::uint32_t undergoer(std::uint32_t noun) const;
    std::uint32_t answerer(std::uint32_t noun) const;
    void aimed_before(const Frame& frame, std::uint32_t noun, const Governor& governor, Fillers& out);
    void subject_told(const Frame& frame, std::uint32_t noun, Fillers& out);
    void behind_agent(std::uint32_t participle, Fillers& out);
    void allies(std::uint32_t act, Fillers& out);

    // frame_governors.cpp
    bool engages(std::uint32_t verb, const Support& support, std::string_view preposition) const;
    std::uint32_t claimed(std::uint32_t noun) const;
    bool carrier(std::uint32_t noun) const;
    bool is_felt(std::uint32_t opinion, std::uint32_t act) const;
    bool carries(std::uint32_t noun) const;
    std::uint32_t giver_of_sum(std::uint32_t noun) const;
    Governor governor(std::uint32_t noun, int depth = 0) const;
    bool is_told_of(std::uint32_t verb, std::uint32_t noun) const;
    std::uint32_t signed_in_clause(std::uint32_t noun) const;
    std::uint32_t signed_by(std::uint32_t noun) const;
    bool is_copular(std::uint32_t noun) const;
    bool sum(std::uint32_t object) const;
    /// `mutual`: the noun ties equals, so that "X faces competition" tells of X as well as "X has".
    void noun_subject(std::uint32_t noun, const Governor& governor, Fillers& out, bool mutual = false);
    void noun_during(std::uint32_t noun, Fillers& out);
    std::uint32_t described_with(std::uint32_t noun) const;
    void noun_workers(std::uint32_t noun, Fillers& out);
    void noun_victims(std::uint32_t noun, Fillers& out);

    /// Criticism or support of what the document has told, or tells in this sentence: looked up at the end.
    struct Judged {
        const Frame* frame;
        std::uint32_t at;
        Fillers sources;
        Candidate base;
    };

    const Lexicon& lexicon_;
    Candidates& out_;
    const Tree& tree_;
    std::vector<Judged> judged_;
    Arguments arguments_;
    std::vector<std::uint32_t> heads_;
};

}  // namespace newsgraph
