// Where firms work, told without them: "The plant in Antwerp will be closed", "9,000 jobs will be cut in X
// and 2,000 in Y", "half of them in Germany", "the iPhone goes on sale in Japan".
#include "extract/claims/firm_view.hpp"
#include "extract/claims/nominal.hpp"

namespace newsgraph {

namespace {
class SiteFinder {
public:
    SiteFinder(const Lexicon& lexicon, const Told& told, Candidates& out)
        : lexicon_(lexicon), told_(told), view_(told, out), out_(out), tree_(out.tree()) {}

    void run() {
        for (std::uint32_t at = 0; at < tree_.size(); ++at) {
            if (tree_[at].upos == Upos::NOUN && !tree_.named(at))
                if (const auto* frame = site(at)) {
                    listed(*frame, at);
                    unowned(*frame, at);
                }
            if (at > 0 && is_one_of(tree_[at].lemma, {"in", "at"})) part(at);
        }
        sold();
        pairs();
    }

private:
    /// The line of frames.tsv by which the noun is a place of work or trade.
    const Frame* site(std::uint32_t noun) const {
        const auto* word = lexicon_.find(tree_[noun].lemma);
        if (!word) return nullptr;
        for (const auto index : word->frames) {
            const auto& frame = lexicon_.frame(index);
            if (frame.pos == FramePos::noun && frame.relation == Relation::operates_in &&
                frame.with.empty() && (frame.source_types & bit(NodeType::company)))
                return &frame;
        }
        return nullptr;
    }

    bool found(std::uint32_t trigger) const {
        return std::any_of(out_.candidates().begin(), out_.candidates().end(), [&](const Candidate& known) {
            return known.relation == Relation::operates_in && known.trigger == trigger;
        });
    }

    bool is_counted(std::uint32_t noun) const { return tree_.has_child(noun, Deprel::nummod); }

    bool is_definite(std::uint32_t noun) const {
        const auto article = tree_.child(noun, Deprel::det);
        return article != absent && tree_.is(article, "the");
    }

    /// The verb of which the noun is the subject, where nobody else is said to do it; absent where there is
    /// none.
    std::uint32_t clause(std::uint32_t noun) const {
        if (base(tree_[noun].deprel) != Deprel::nsubj) return absent;
        const auto verb = tree_.head(noun);
        if (verb == absent) return absent;
        for (const auto c : tree_.children(verb))
            if (base(tree_[c].deprel) == Deprel::obl && tree_.preposition(c) == "by" &&
                tree_.at_head(c) != absent)
                return absent;
        return verb;
    }

    /// "They have a plant in X": the firm goes by a pronoun that was not resolved.
    bool of_pronoun(std::uint32_t noun) const {
        if (tree_[noun].deprel != Deprel::obj) return false;
        const auto who = tree_.subject(tree_.head(noun));
        return who != absent && tree_.covering(who) == absent && is_one_of(tree_[who].lemma, {"they", "we"});
    }

    /// Whose the noun is said to be, named or not.
    bool is_owned(std::uint32_t noun) const {
        for (auto at = tree_.phrase_start(noun); at < noun; ++at)
            if (const auto m = tree_.covering(at);
                m != absent && tree_.type(m) != NodeType::country && tree_.type(m) != NodeType::place)
                return true;
        std::vector<std::uint32_t> heads;
        tree_.prepositional(noun, "of", heads);
        return !heads.empty() || tree_.possessor(noun) != absent;
    }

    /// "the Antwerp plant"
    std::uint32_t place_before(std::uint32_t noun) const {
        if (tree_[noun].xpos != Xpos::NN) return absent;  // "the Miracle Mart stores"
        for (auto at = tree_.phrase_start(noun); at < noun; ++at)
            if (const auto m = tree_.covering(at);
                m != absent && tree_.type(m) == NodeType::place && tree_.mention(m).kind == MentionKind::name)
                return m;
        return absent;
    }

    /// "The plant in X will be closed", "5,000 jobs will go in X", "sales rose in X", "the X plant".
    void unowned(const Frame& frame, std::uint32_t noun) {
        if (found(noun) || is_owned(noun)) return;
        const auto verb = clause(noun);
        const bool trade = frame.source.size() > 1 && is_one_of(tree_[noun].lemma, {"sale", "revenue"});
        const bool definite = is_definite(noun), they = of_pronoun(noun);
        std::vector<std::uint32_t> places;
        const bool body =
            lexicon_.noun_kind(tree_[noun].lemma) == NounKind::body;  // no "Moscone West center"
        if (const auto m = place_before(noun); m != absent && ((definite && body) || they))
            places.push_back(m);
        if (places.empty() && verb == absent && !they) return;
        if (!definite && !they && !is_counted(noun) && !(trade && tree_[noun].xpos == Xpos::NNS) &&
            !is_closed(noun, verb))
            return;
        if (places.empty()) places_behind(noun, places);
        if (places.empty() && verb != absent) places_in_front(verb, places);
        const auto firm = places.empty() ? std::nullopt : view_.acting(noun);
        if (!firm) return;
        for (const auto place : places) add(*firm, place, noun, noun, frame.origin);
    }

    /// "plants in X are to be mothballed", "a mill at Y will close": what is shut is somebody's.
    bool is_closed(std::uint32_t noun, std::uint32_t verb) const {
        if (verb == absent || lexicon_.noun_kind(tree_[noun].lemma) != NounKind::body) return false;
        const auto* word = lexicon_.find(tree_[verb].lemma);
        return word && std::any_of(word->fates.begin(), word->fates.end(),
                                   [](const Fate& fate) { return fate.of == Fate::Of::site; });
    }

    /// "In the United States 2,400 jobs will go"
    void places_in_front(std::uint32_t verb, std::vector<std::uint32_t>& places) const {
        if (!tree_.is(0, "in")) return;
        const auto m = place_at(1);
        if (m != absent && tree_.head(tree_.mention(m).head) == verb) places.push_back(m);
    }

    /// What stands behind "in" and the like up to the end of the clause, and what is joined to it.
    void places_behind(std::uint32_t noun, std::vector<std::uint32_t>& places) const {
        for (auto at = noun + 1; at + 1 < tree_.size(); ++at) {
            if (tree_[at].upos == Upos::SCONJ || tree_[at].form == ";" || tree_[at].upos == Upos::PRON)
                return;
            if (tree_[at].form == "," && !places.empty()) return;
            if (tree_[at].upos != Upos::ADP || !is_one_of(tree_[at].lemma, {"in", "at", "near"})) continue;
            const auto m = place_at(at + 1);
            if (m == absent) continue;
            Arguments all;
            tree_.expand(tree_.mention(m).head, Reach::strict, all);
            places.push_back(m);
            for (const auto& other : all)
                if (other.mention != m) places.push_back(other.mention);
            return;
        }
    }

    std::uint32_t place_at(std::uint32_t at) const {
        if (tree_[at].upos == Upos::DET && at + 1 < tree_.size()) ++at;
        const auto m = tree_.starting_at(at);
        if (m == absent || tree_.mention(m).kind == MentionKind::demonym) return absent;
        return tree_.type(m) == NodeType::country || tree_.type(m) == NodeType::place ? m : absent;
    }

    /// "a centre in X, a plant in Y and an office in Z": who has the first has all.
    void listed(const Frame& frame, std::uint32_t noun) {
        if (found(noun) || is_owned(noun)) return;
        auto start = tree_.phrase_start(noun);
        while (start > 0 && (tree_[start - 1].upos == Upos::DET || tree_[start - 1].upos == Upos::NUM))
            --start;
        if (start < 2 || (tree_[start - 1].form != "," && tree_[start - 1].xpos != Xpos::CC)) return;
        if (is_definite(noun) || (tree_[start].upos != Upos::DET && tree_[start].upos != Upos::NUM)) return;
        const auto place =
            noun + 1 < tree_.size() && tree_[noun + 1].upos == Upos::ADP ? place_at(noun + 2) : absent;
        if (place == absent) return;
        std::optional<Candidate> lead;
        for (const auto& known : out_.candidates())
            if (known.relation == Relation::operates_in && known.trigger < start &&
                tree_[known.trigger].upos == Upos::NOUN)
                lead = known;
        if (!lead) return;
        for (auto at = lead->trigger; at < noun; ++at)
            if (tree_[at].upos == Upos::SCONJ || tree_[at].form == ";") return;
        add(lead->for_source.value_or(tree_.entity(lead->source)), place, noun, lead->anchor, frame.origin);
    }

    void add(EntityIndex firm, std::uint32_t place, std::uint32_t trigger, std::uint32_t anchor,
             std::string_view origin) {
        const auto type = tree_.type(place);
        if (type != NodeType::country && type != NodeType::place) return;
        Candidate candidate;
        candidate.relation = Relation::operates_in;
        candidate.source = candidate.target = place;
        candidate.for_source = firm;
        candidate.trigger = trigger;
        candidate.anchor = anchor;
        candidate.origin = origin;
        candidate.prior = 0.65F;
        out_.add(std::move(candidate));
    }

    /// "half of them in X", "of whom 500 are in X", ", 2,000 in X": a part of what was counted before.
    void part(std::uint32_t preposition) {
        auto at = preposition;
        if (tree_.is(at - 1, "be")) --at;
        if (at > 2 && is_one_of(tree_[at - 1].lemma, {"they", "these", "those", "whom", "which"}) &&
            tree_.is(at - 2, "of"))
            at -= 2;
        if (at == 0) return;
        auto count = at - 1;
        if (at == preposition && tree_[count].upos == Upos::NOUN && site(count)) {  // "2,000 jobs in X"
            while (count > 0 && tree_[count].upos == Upos::NOUN) --count;
        }
        if (tree_[count].upos != Upos::NUM &&
            !(is_one_of(tree_[count].lemma, {"half", "most", "many", "rest", "third", "majority"}) &&
              (at != preposition || tree_.is(count, "rest"))))
            return;
        const auto m = preposition + 1 < tree_.size() ? place_at(preposition + 1) : absent;
        if (m == absent) return;
        const auto whole = whole_before(count);
        if (whole == absent) return;
        std::optional<EntityIndex> firm;
        for (const auto& known : out_.candidates())
            if (known.relation == Relation::operates_in && known.trigger < count)
                firm = known.for_source.value_or(tree_.entity(known.source));
        Arguments owners;
        auto verb = tree_.head(whole);  // "cut 10,000 of its 60,000 jobs"
        while (verb != absent && tree_[verb].upos == Upos::NUM) verb = tree_.head(verb);
        if (!firm && verb != absent && tree_[verb].upos == Upos::VERB && tree_.object(verb) != absent)
            tree_.expand(tree_.subject(verb), Reach::strict, owners);
        if (owners.size() == 1) firm = firm_of(owners.front().mention);
        if (!firm) return;
        const bool told =
            std::any_of(out_.candidates().begin(), out_.candidates().end(), [&](const Candidate& known) {
                return known.relation == Relation::operates_in && known.target == m;
            });
        if (!told) add(*firm, m, count, whole, "part of a count");
    }

    /// The firm, or the one that somebody runs.
    std::optional<EntityIndex> firm_of(std::uint32_t m) const {
        if (tree_.type(m) == NodeType::company) return tree_.entity(m);
        const auto body =
            tree_.type(m) == NodeType::person ? out_.offices().body(tree_.entity(m)) : std::nullopt;
        return body && tree_.type(*body) == NodeType::company ? body : std::nullopt;
    }

    /// The counted jobs, workers or plants before the token.
    std::uint32_t whole_before(std::uint32_t part) const {
        for (auto at = part; at-- > 0;) {
            if (tree_[at].form == ";" || tree_[at].upos == Upos::SCONJ) return absent;
            if (tree_[at].upos != Upos::NOUN || tree_.named(at) || !is_counted(at)) continue;
            return site(at) || tree_.is(at, "people") ? at : absent;
        }
        return absent;
    }

    /// "the iPhone, on sale in X", "the C5 was launched in X": its maker sells there.
    void sold() {
        for (std::uint32_t at = 0; at < tree_.size(); ++at) {
            auto thing = absent;
            if (tree_[at].upos == Upos::VERB && tree_.passive(at) && is_trade(at)) thing = tree_.object(at);
            if (tree_.is(at, "sale") && at > 0 && tree_.is(at - 1, "on")) thing = on_sale(at);
            const auto m = thing == absent ? absent : tree_.at_head(thing);
            if (m == absent || tree_.type(m) != NodeType::product) continue;
            const auto maker = maker_of(m);
            if (!maker || tree_.type(*maker) != NodeType::company) continue;
            bool by = false;
            for (const auto c : tree_.children(at)) by = by || tree_.preposition(c) == "by";
            std::vector<std::uint32_t> places;
            if (!by) places_behind(at, places);
            for (const auto place : places)
                if (tree_.type(place) == NodeType::country) add(*maker, place, at, at, "on sale");
        }
    }

    /// What is on sale: the subject, or the name before the comma.
    std::uint32_t on_sale(std::uint32_t sale) const {
        auto at = sale - 1;
        while (at > 0 && tree_[at - 1].upos == Upos::ADV) --at;
        if (at > 1 && tree_[at - 1].form == ",") {
            const auto m = tree_.ending_at(at - 1);
            return m == absent ? absent : tree_.mention(m).head;
        }
        const auto up = tree_.has_child(sale, Deprel::nsubj) ? sale : tree_.head(sale);
        return up == absent ? absent : tree_.grammatical_subject(up);
    }

    std::optional<EntityIndex> maker_of(std::uint32_t m) const {
        if (const auto maker = told_.makers.of(tree_.entity(m))) return maker;
        for (const auto& known : out_.candidates())
            if (known.relation == Relation::makes && tree_.entity(known.target) == tree_.entity(m))
                return known.for_source.value_or(tree_.entity(known.source));
        return std::nullopt;
    }

    /// One of "in X by A, in Y by B" or "from A in X, B in Y".
    struct Pair {
        std::uint32_t firm = absent, place = absent, last = 0;
    };

    std::optional<Pair> pair_at(std::uint32_t at) const {
        Pair pair;
        for (int step = 0; step < 9 && at < tree_.size() && (pair.firm == absent || pair.place == absent);
             ++step) {
            const auto m = tree_.starting_at(at);
            if (m == absent) {
                const auto tag = tree_[at].upos;
                if (tag != Upos::ADP && tag != Upos::DET && tag != Upos::AUX) return std::nullopt;
                ++at;
                continue;
            }
            const auto type = tree_.type(m);
            auto& end = type == NodeType::company ? pair.firm : pair.place;
            if (end != absent ||
                (type != NodeType::company && type != NodeType::country && type != NodeType::place))
                return std::nullopt;
            end = m;
            pair.last = at = tree_.mention(m).last;
        }
        if (pair.firm == absent || pair.place == absent) return std::nullopt;
        return pair;
    }

    /// "sold in X by A, in Y by B": each firm works where it is named.
    void pairs() {
        auto& all = out_.all();
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto lead = all[i];
            if (lead.relation != Relation::operates_in || lead.source == lead.target) continue;
            auto from = std::max(tree_.mention(lead.source).last, tree_.mention(lead.target).last);
            std::vector<Pair> others;
            while (from < tree_.size() && (tree_[from].form == "," || tree_[from].xpos == Xpos::CC)) {
                while (from < tree_.size() && (tree_[from].form == "," || tree_[from].xpos == Xpos::CC))
                    ++from;
                const auto other = pair_at(from);
                if (!other || (other->firm < other->place) != (lead.source < lead.target)) break;
                others.push_back(*other);
                from = other->last;
            }
            for (const auto& other : others) {
                std::erase_if(all, [&](const Candidate& known) {
                    return known.relation == Relation::operates_in && known.trigger == lead.trigger &&
                           (known.target == other.place) != (known.source == other.firm);
                });
                auto candidate = lead;
                candidate.source = other.firm;
                candidate.target = other.place;
                out_.add(std::move(candidate));
            }
            if (!others.empty()) return;
        }
    }

    bool is_trade(std::uint32_t verb) const {
        const auto* word = lexicon_.find(tree_[verb].lemma);
        return word && std::any_of(word->frames.begin(), word->frames.end(), [&](auto index) {
                   const auto& frame = lexicon_.frame(index);
                   return frame.pos == FramePos::verb && frame.relation == Relation::operates_in &&
                          frame.with.empty() && !frame.status &&
                          !(frame.target_types & bit(NodeType::place)) &&
                          std::any_of(frame.target.begin(), frame.target.end(),
                                      [](const Slot& slot) { return slot.preposition == "in"; });
               });
    }

    const Lexicon& lexicon_;
    const Told& told_;
    const FirmView view_;
    Candidates& out_;
    const Tree& tree_;
};
}  // namespace

void find_sites(const Lexicon& lexicon, const Told& told, Candidates& out) {
    SiteFinder(lexicon, told, out).run();
}

}  // namespace newsgraph
