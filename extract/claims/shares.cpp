// Shares whose firm or verb stands elsewhere: "A will own 55%, B 8% and two percent by C", "the US Treasury
// with 8%", "a 40% stake in X and 35% of Y", "GM will keep 35%". What stands together the frames find.
#include "extract/claims/firm_view.hpp"
#include "extract/claims/nominal.hpp"

namespace newsgraph {

namespace {
class ShareFinder {
public:
    ShareFinder(const Lexicon& lexicon, const Told& told, Candidates& out)
        : lexicon_(lexicon), view_(told, out), out_(out), tree_(out.tree()) {}

    void run() {
        for (std::uint32_t at = 1; at < tree_.size(); ++at)
            if (is_percent(at) || is_stake(at)) share(at);
    }

private:
    /// One way in which a verb holds shares: "own", "buy", "sell".
    struct Way {
        Relation relation{};
        std::uint32_t verb = absent;
        std::optional<Status> status;
        std::string_view origin;
        const Slot* source = nullptr;  ///< who holds it; null: the frames have found the holder
        std::uint32_t holder = absent;
    };

    bool is_percent(std::uint32_t at) const {
        return is_percent_word(at) && tree_[at - 1].xpos != Xpos::POS &&
               (tree_[at - 1].upos == Upos::NUM || tree_.is(at - 1, "per"));
    }

    /// "the stake", "its holding": a share told before, or whose firm the text has in view.
    bool is_stake(std::uint32_t at) const {
        if (!is_share(at) || tree_[at].upos != Upos::NOUN || tree_.named(at)) return false;
        for (const auto c : tree_.children(at))
            if (is_percent_word(c) || tree_.preposition(c) == "in" || tree_.preposition(c) == "of")
                return false;
        if (tree_[at].xpos == Xpos::NNS)
            return tree_.has_child(at, Deprel::nummod);  // "pays $9bn for 400m shares"
        return is_definite(at) || tree_.possessor(at) != absent;
    }

    bool is_percent_word(std::uint32_t at) const {
        return is_one_of(tree_[at].lemma, {"%", "percent", "cent", "pct"});
    }

    std::uint32_t amount_start(std::uint32_t unit) const {
        auto first = tree_.is(unit, "cent") ? unit - 1 : unit;
        while (first > 0 && tree_[first - 1].upos == Upos::NUM) --first;
        while (first > 0 && !tree_.named(first - 1) &&
               (tree_[first - 1].upos == Upos::DET || tree_[first - 1].upos == Upos::ADJ ||
                tree_[first - 1].upos == Upos::ADV || tree_[first - 1].xpos == Xpos::PRPS ||
                tree_[first - 1].xpos == Xpos::VBG))
            --first;
        return first;
    }

    bool is_share(std::uint32_t at) const {
        return at < tree_.size() && lexicon_.noun_kind(tree_[at].lemma) == NounKind::share;
    }

    /// "20 percent", "20 percent controlling stake": the last word of it.
    std::uint32_t noun_of(std::uint32_t unit) const {
        auto at = unit + 1;
        while (at < tree_.size() && at < unit + 3 && tree_[at].upos == Upos::ADJ) ++at;
        return is_share(at) ? at : unit;
    }

    void share(std::uint32_t unit) {
        const auto first = amount_start(unit), noun = noun_of(unit);
        if (is_percent(unit) && !lead_.empty()) forget_others(unit, noun, beside(first, noun));
        if (known(unit, noun)) return;
        auto ways = ways_of(noun, first);
        Arguments firms;
        bool open = true;
        const auto end = firm_behind(noun, firms, open);
        if (!open) return;
        if (ways.empty() && !firms.empty() && is_percent(unit)) carried_along(first, noun, firms);
        if (const auto owner = tree_.possessor(noun); owner != absent && is_percent(unit) && !firms.empty())
            owned_part(owner, noun, firms, first);
        if (!is_percent(unit) && ways.empty() && firms.empty()) own_share(noun, first);
        const bool told = !firms.empty() || end > noun + 1;
        for (const auto& way : ways)
            if (told || ends(end, false)) emit(way, holders_of(way), firms, noun, first);
        if (!ways.empty() || lead_.empty() || !is_percent(unit)) return;
        const auto holders = beside(first, noun);
        const bool joined = holders.empty() && !firms.empty() && first > 0 &&
                            (tree_[first - 1].xpos == Xpos::CC || tree_[first - 1].form == ",");
        for (const auto& way : lead_) {
            if (way.source && way.source->place != Place::subject) continue;
            if (joined)  // "a stake in X and 35% of Y"
                emit(way, way.source ? holders_of(way) : Arguments{{way.holder, absent}}, firms, noun, first);
            else if (!firms.empty() || ends(end, true))
                emit(way, holders, firms, noun, first);
        }
    }

    /// "A, with 34 percent of B, would …", "With 34 percent of B, A is …"
    void carried_along(std::uint32_t first, std::uint32_t noun, const Arguments& firms) {
        if (first == 0 || !tree_.is(first - 1, "with")) return;
        const auto with = first - 1;
        auto m = with > 1 && tree_[with - 1].form == "," ? tree_.ending_at(with - 1) : absent;
        if (with == 0 && tree_.head(noun) != absent)
            m = tree_.covering(tree_.grammatical_subject(tree_.head(noun)));
        if (m == absent || !admits(Relation::owns, tree_.type(m), NodeType::company)) return;
        emit({Relation::owns, noun, std::nullopt, "with a share", nullptr, m}, {{m, absent}}, firms, noun,
             first);
    }

    /// "expects to raise its stake to 46 percent": of the firm in view, where the stake has a figure of its
    /// own.
    void own_share(std::uint32_t noun, std::uint32_t first) {
        const auto owner = tree_.possessor(noun);
        const auto verb = tree_.head(noun);
        if (owner == absent || verb == absent || tree_.object(verb) != noun || noun + 2 >= tree_.size() ||
            !is_one_of(tree_[noun + 1].lemma, {"to", "above", "over", "past"}))
            return;
        auto share = noun + 2;
        while (share < tree_.size() && share < noun + 7 && !is_percent(share)) ++share;
        if (share >= tree_.size() || !is_percent(share)) return;
        Arguments holders;
        tree_.expand(owner, Reach::strict, holders);
        emit({Relation::owns, verb, std::nullopt, "a share raised or cut", nullptr, absent}, holders, {},
             share, first);
    }

    /// "A's 12 percent of B"
    void owned_part(std::uint32_t owner, std::uint32_t noun, const Arguments& firms, std::uint32_t first) {
        Arguments holders;
        tree_.expand(owner, Reach::strict, holders);
        emit({Relation::owns, noun, std::nullopt, "a part", nullptr, absent}, holders, firms, noun, first);
    }

    Arguments holders_of(const Way& way) const {
        Arguments holders;
        std::vector<std::uint32_t> heads;
        if (way.source->place == Place::preposition)
            tree_.prepositional(way.verb, way.source->preposition, heads);
        else
            heads.push_back(tree_.subject(way.verb));
        for (const auto head : heads) tree_.expand(head, Reach::strict, holders);
        return holders;
    }

    /// "A holds 51% of X and B 49 percent": the second is not A's, whatever the tree says.
    void forget_others(std::uint32_t unit, std::uint32_t noun, const Arguments& holders) {
        if (holders.empty()) return;
        const auto holder = holders.front().mention;
        const auto before = tree_.mention(holder).first;
        if (before == 0 || (tree_[before - 1].form != "," && tree_[before - 1].xpos != Xpos::CC)) return;
        std::erase_if(out_.all(), [&](const Candidate& known) {
            return (known.relation == Relation::owns || known.relation == Relation::acquires) &&
                   (known.trigger == unit || known.trigger == noun) &&
                   tree_.entity(known.source) != tree_.entity(holder);
        });
    }

    /// Whether the frames have told whose the share is; what they found leads those behind it.
    bool known(std::uint32_t unit, std::uint32_t noun) {
        std::vector<Way> ways;
        bool found = false;
        for (const auto& candidate : out_.candidates()) {
            if (candidate.relation != Relation::owns && candidate.relation != Relation::acquires) continue;
            if (candidate.trigger != unit && candidate.trigger != noun) continue;
            found = true;
            ways.push_back({candidate.relation, candidate.anchor, candidate.status, candidate.origin, nullptr,
                            candidate.source});
        }
        if (found) {
            lead_ = std::move(ways);
            return true;
        }
        return false;
    }

    /// What the verb that the share is the object of does with shares, as frames.tsv has it.
    std::vector<Way> ways_of(std::uint32_t noun, std::uint32_t first) {
        std::vector<Way> ways;
        auto verb = tree_.head(noun);
        if (verb == absent || tree_[verb].upos != Upos::VERB ||
            (tree_.object(verb) != noun && !tree_.is(verb, "pay"))) {
            verb = first == 0 ? absent : first - 1;
            if (verb == absent || tree_[verb].upos != Upos::VERB) return ways;
        }
        const auto* word = lexicon_.find(tree_[noun].lemma);
        if (!word) return ways;
        for (const auto index : word->frames) {
            const auto& frame = lexicon_.frame(index);
            const bool fits =
                std::find(frame.with.begin(), frame.with.end(), tree_[verb].lemma) != frame.with.end();
            if (fits && (frame.source.front().place == Place::subject ||
                         frame.source.front().place == Place::preposition))
                ways.push_back(
                    {frame.relation, verb, frame.status, frame.origin, &frame.source.front(), absent});
        }
        if (!ways.empty()) lead_ = ways;
        return ways;
    }

    /// "8 percent by X", "X with 8%", "X 8%": whose the share is where the verb stands with the first.
    Arguments beside(std::uint32_t first, std::uint32_t noun) const {
        Arguments holders;
        auto m = absent;
        if (tree_.is(noun + 1 < tree_.size() ? noun + 1 : noun, "by")) {
            for (auto at = noun + 2; at < tree_.size() && at < noun + 6 && m == absent; ++at) {
                m = tree_.starting_at(at);
                if (m == absent && !is_nominal(tree_[at].upos) && tree_[at].upos != Upos::DET) break;
            }
        } else if (first > 0) {
            const auto end = tree_.is(first - 1, "with") ? first - 1 : first;
            m = tree_.ending_at(end);
            if (m == absent && end > 0 && tree_.is(end - 1, "government")) m = tree_.ending_at(end - 1);
        }
        if (m == absent || tree_.mention(m).kind == MentionKind::pronoun) return holders;
        const auto type = tree_.type(m);
        if (type == NodeType::place || type == NodeType::product || type == NodeType::chip) return holders;
        holders.push_back({m, absent});
        return holders;
    }

    /// The firm behind "of" or "in"; `open` where none is told, or only "the shares", "it".
    std::uint32_t firm_behind(std::uint32_t noun, Arguments& firms, bool& open) const {
        auto at = noun + 1;
        while (at + 1 < tree_.size() && is_one_of(tree_[at].form, {"of", "in", "at"})) {
            if (tree_.is(at, "at") && at == noun + 1) break;  // "the votes at X", but no share at X
            auto head = tree_.head(at) != absent && tree_.head(at) > at ? tree_.head(at) : at + 1;
            if (is_divided(head) &&
                tree_.at_head(head) == absent) {  // "55% of the shares in X", "of X's votes"
                whose(head, firms);
                at = head + 1;
                if (!firms.empty()) return open = true, at;
                if (names_unread(head)) return open = false, at;
                continue;
            }
            tree_.expand(head, Reach::strict, firms);
            open = !firms.empty() || tree_.is(head, "it") ||
                   (is_definite(head) && nominal(tree_[head].lemma).types == bit(NodeType::company));
            return head + 1;
        }
        return at;
    }

    /// What of a firm is divided among its owners.
    bool is_divided(std::uint32_t at) const {
        return is_share(at) ||
               is_one_of(tree_[at].lemma, {"capital", "equity", "power", "right", "stock", "vote"});
    }

    /// "X's voting power", "X stock"
    void whose(std::uint32_t noun, Arguments& firms) const {
        if (const auto owner = tree_.possessor(noun); owner != absent)
            return tree_.expand(owner, Reach::strict, firms);
        for (auto at = noun; at-- > tree_.phrase_start(noun) && firms.empty();)
            if (const auto m = tree_.at_head(at); m != absent && tree_.type(m) == NodeType::company)
                firms.push_back({m, absent});
    }

    /// "Buckhorn voting power" where nobody knows Buckhorn.
    bool names_unread(std::uint32_t noun) const {
        for (auto at = tree_.phrase_start(noun); at < noun; ++at)
            if (tree_[at].upos == Upos::PROPN) return true;
        return false;
    }

    bool is_definite(std::uint32_t noun) const {
        const auto article = tree_.child(noun, Deprel::det);
        return article != absent && tree_.is(article, "the");
    }

    /// Nothing else is behind the share that it could be a share of: "11 percent more", "8 percent interest".
    bool ends(std::uint32_t at, bool listed) const {
        if (at >= tree_.size() || tree_[at].upos == Upos::PUNCT || tree_[at].deprel == Deprel::aux_pass ||
            tree_[at].upos == Upos::CCONJ || tree_[at].upos == Upos::SCONJ)
            return true;
        return tree_[at].upos == Upos::ADP && (listed || is_one_of(tree_[at].lemma, {"from", "to", "for"}));
    }

    void emit(const Way& way, const Arguments& holders, const Arguments& firms, std::uint32_t noun,
              std::uint32_t first) {
        for (const auto& holder : holders) {
            Candidate candidate;
            candidate.relation = way.relation;
            candidate.source = candidate.target = holder.mention;
            candidate.trigger = noun;
            candidate.anchor = way.verb;
            candidate.status = way.status;
            candidate.origin = way.origin;
            candidate.prior = 0.7F;
            for (const auto& firm : firms) {
                if (tree_.type(firm.mention) != NodeType::company || firm.via != absent) continue;
                candidate.target = firm.mention;
                out_.add(candidate);
            }
            if (!firms.empty()) continue;
            const auto firm = view_.held(first, tree_.is(way.verb, "have") || !is_percent(noun));
            if (!firm || *firm == tree_.entity(holder.mention)) continue;
            candidate.for_target = firm;
            out_.add(candidate);
        }
    }

    const Lexicon& lexicon_;
    const FirmView view_;
    Candidates& out_;
    const Tree& tree_;
    std::vector<Way> lead_;  ///< of the last share before
};
}  // namespace

void find_shares(const Lexicon& lexicon, const Told& told, Candidates& out) {
    ShareFinder(lexicon, told, out).run();
}

}  // namespace newsgraph
