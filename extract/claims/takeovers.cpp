// Takeovers whose target or buyer stands elsewhere: "X could be the target of a takeover by Y", "shareholders
// of X want to halt a buyout by Y", "X's last purchase was a third of Y", "X rose after Y agreed to buy a
// stake".
#include "extract/claims/firm_view.hpp"
#include "extract/claims/nominal.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
class TakeoverFinder {
public:
    TakeoverFinder(const Lexicon& lexicon, const Told& told, Candidates& out)
        : lexicon_(lexicon), view_(told, out), out_(out), tree_(out.tree()) {}

    void run() {
        for (std::uint32_t at = 1; at < tree_.size(); ++at)
            if (tree_[at].deprel == Deprel::advcl && tree_.head(at) != absent) told_after(at);
        for (std::uint32_t at = 1; at < tree_.size(); ++at) {
            if (tree_[at].upos != Upos::NOUN || tree_[at].xpos != Xpos::NN || tree_.named(at)) continue;
            const auto* frame = purchase(at);
            if (!frame || found(at)) continue;
            if (tree_.possessor(at) != absent)
                told_of_owner(*frame, at);
            else
                without_target(*frame, at);
        }
    }

private:
    /// The line of frames.tsv by which the noun is a purchase of what stands behind "of" or "for".
    const Frame* purchase(std::uint32_t noun) const {
        const auto* word = lexicon_.find(tree_[noun].lemma);
        if (!word) return nullptr;
        for (const auto index : word->frames) {
            const auto& frame = lexicon_.frame(index);
            if (frame.pos == FramePos::noun && frame.relation == Relation::acquires && frame.with.empty() &&
                frame.target.front().place == Place::preposition &&
                is_one_of(frame.target.front().preposition, {"of", "for"}))
                return &frame;
        }
        return nullptr;
    }

    bool found(std::uint32_t noun) const {
        return std::any_of(out_.candidates().begin(), out_.candidates().end(), [&](const Candidate& known) {
            return known.relation == Relation::acquires && known.trigger == noun;
        });
    }

    /// "X's last purchase was a third of Y", "X's latest acquisition, Y, …"
    void told_of_owner(const Frame& frame, std::uint32_t noun) {
        Arguments buyers, bought;
        tree_.expand(tree_.possessor(noun), Reach::strict, buyers);
        const auto up = tree_.head(noun);
        if (up != absent && tree_[noun].deprel == Deprel::nsubj && tree_.has_child(up, Deprel::cop))
            tree_.expand(up, Reach::strict, bought);
        else if (const auto name = tree_.child(noun, Deprel::appos); name != absent)
            tree_.expand(name, Reach::strict, bought);
        for (const auto& buyer : buyers)
            for (const auto& firm : bought)
                if (tree_.type(firm.mention) == NodeType::company && firm.via == absent)
                    add(frame, noun, buyer.mention, firm.mention, {});
    }

    /// "a takeover by X": of the firm in view.
    void without_target(const Frame& frame, std::uint32_t noun) {
        std::vector<std::uint32_t> heads;
        for (const std::string_view preposition : {"of", "for", "in"}) {
            tree_.prepositional(noun, preposition, heads);
            if (!heads.empty()) return;
        }
        Arguments buyers, doers;
        if (const auto up = tree_.head(noun); up != absent && tree_[noun].deprel == Deprel::obj) {
            if (is_one_of(tree_[up].lemma, {"beat", "better", "exceed", "match", "top", "trump"}))
                return;  // "beat a rival bid from X": for another
            const auto who = tree_.subject(up);
            tree_.expand(who, Reach::strict, doers);
            if (doers.empty() && who != absent &&
                (tree_[who].upos == Upos::PRON ||
                 (nominal(tree_[who].lemma).types & bit(NodeType::company) &&
                  lexicon_.noun_kind(tree_[who].lemma) != NounKind::relational)))
                return;  // "The company accepted an offer from X": another than is named
        }
        for (const std::string_view preposition : {"by", "from"}) {
            heads.clear();
            tree_.prepositional(noun, preposition, heads);
            for (const auto head : heads)
                if (head > noun) tree_.expand(head, Reach::strict, buyers);
            if (!buyers.empty()) break;
        }
        if (buyers.empty()) return;
        std::optional<EntityIndex> firm;  // "X's chief rebuffed an offer from Y": X
        if (doers.size() == 1 && tree_.type(doers.front().mention) == NodeType::person)
            firm = out_.offices().body(tree_.entity(doers.front().mention));
        if (!firm || tree_.type(*firm) != NodeType::company) firm = view_.acting(noun);
        if (!firm) return;
        for (const auto& buyer : buyers)
            if (buyer.via == absent && tree_.entity(buyer.mention) != *firm &&
                tree_.type(buyer.mention) == NodeType::company)
                add(frame, noun, buyer.mention, buyer.mention, firm);
    }

    /// "X rose after Y agreed to buy a stake", "shares in X jumped as Y unveiled plans to invest $1bn": who
    /// the clause is about is what is bought.
    void told_after(std::uint32_t clause) {
        const auto mark = marker(clause);
        if (!is_one_of(mark, {"after", "when", "as", "following"})) return;
        const auto firm = firm_of(tree_.grammatical_subject(tree_.head(clause)));
        const auto buyer = firm_of(tree_.subject(clause));
        if (firm == absent || buyer == absent || tree_.entity(firm) == tree_.entity(buyer)) return;
        for (auto at = clause; at < tree_.size(); ++at) {
            if (!stands_under(at, clause)) continue;
            const auto relation = open_deal(at);
            if (relation == Relation::related || tells_between(relation, buyer, firm)) continue;
            Candidate candidate;
            candidate.relation = relation;
            candidate.source = buyer;
            candidate.target = firm;
            candidate.trigger = candidate.anchor = at;
            candidate.origin = "told after";
            candidate.prior = 0.7F;
            if (tree_[at].upos == Upos::NOUN && tree_.head(at) != absent) candidate.anchor = tree_.head(at);
            if (is_offer(at)) candidate.status = Status::planned;
            out_.add(std::move(candidate));
            return;
        }
    }

    std::string_view marker(std::uint32_t clause) const {
        for (const auto c : tree_.children(clause))
            if (c < clause && (tree_[c].deprel == Deprel::mark || tree_[c].deprel == Deprel::advmod))
                return tree_[c].lemma;
        return {};
    }

    /// The one firm that the words stand for, or whose shares they are.
    std::uint32_t firm_of(std::uint32_t at) const {
        Arguments who;
        tree_.expand(at, Reach::owner, who);
        if (const auto m = at == absent ? absent : tree_.ending_at(at);  // "X shares rose"
            who.empty() && m != absent && is_one_of(tree_[at].lemma, {"share", "stock"}))
            who.push_back({m, absent});
        if (who.size() != 1 || tree_.type(who.front().mention) != NodeType::company) return absent;
        const auto via = who.front().via;
        const bool shares = via != absent && (lexicon_.noun_kind(tree_[via].lemma) == NounKind::share ||
                                              is_one_of(tree_[via].lemma, {"share", "stock", "price"}));
        return via == absent || shares ? who.front().mention : absent;
    }

    bool stands_under(std::uint32_t at, std::uint32_t clause) const {
        for (int step = 0; step < 6 && at != absent; ++step, at = tree_.head(at))
            if (at == clause) return true;
        return false;
    }

    bool is_offer(std::uint32_t at) const {
        return tree_[at].upos == Upos::NOUN && is_one_of(tree_[at].lemma, {"bid", "offer", "approach"});
    }

    /// "buy a stake", "launched a takeover bid", "invest $1bn", without a word of what in.
    Relation open_deal(std::uint32_t at) const {
        const auto verb = tree_.head(at);
        std::vector<std::uint32_t> heads;
        for (const std::string_view preposition : {"in", "of", "for", "into"}) {
            tree_.prepositional(at, preposition, heads);
            if (verb != absent && preposition != "of" && tree_[at].upos == Upos::NOUN)
                tree_.prepositional(verb, preposition, heads);
        }
        std::erase_if(heads, [&](std::uint32_t head) { return is_sum(head); });
        if (!heads.empty()) return Relation::related;
        if (tree_[at].upos == Upos::VERB && tree_.is(at, "invest"))
            return tree_.object(at) != absent && is_sum(tree_.object(at)) ? Relation::invests_in
                                                                          : Relation::related;
        if (tree_[at].upos != Upos::NOUN || verb == absent || tree_[verb].upos != Upos::VERB ||
            tree_.object(verb) != at || tree_.possessor(at) != absent)
            return Relation::related;
        const bool share = lexicon_.noun_kind(tree_[at].lemma) == NounKind::share;
        if (share && is_one_of(tree_[verb].lemma, {"buy", "acquire", "purchase", "take"}))
            return Relation::acquires;
        const bool takeover =
            is_one_of(tree_[at].lemma, {"bid", "takeover", "buyout"}) ||
            (is_offer(at) && at > 0 && is_one_of(tree_[at - 1].lemma, {"takeover", "buyout"}));
        const bool made = is_one_of(
            tree_[verb].lemma, {"make", "launch", "table", "announce", "unveil", "submit", "confirm", "raise",
                                "improve", "sweeten", "lodge", "consider", "prepare", "plan", "reveal"});
        return takeover && made ? Relation::acquires : Relation::related;
    }

    bool is_sum(std::uint32_t at) const {
        return tree_[at].upos == Upos::SYM || tree_[at].upos == Upos::NUM ||
               is_one_of(tree_[at].lemma, {"dollar", "euro", "pound", "yuan", "yen", "rupee", "franc"});
    }

    bool tells_between(Relation relation, std::uint32_t buyer, std::uint32_t firm) const {
        return std::any_of(out_.candidates().begin(), out_.candidates().end(), [&](const Candidate& known) {
            return known.relation == relation && tree_.entity(known.source) == tree_.entity(buyer) &&
                   known.for_target.value_or(tree_.entity(known.target)) == tree_.entity(firm);
        });
    }

    void add(const Frame& frame, std::uint32_t noun, std::uint32_t buyer, std::uint32_t firm,
             std::optional<EntityIndex> in_view) {
        Candidate candidate;
        candidate.relation = Relation::acquires;
        candidate.source = buyer;
        candidate.target = firm;
        candidate.for_target = in_view;
        candidate.trigger = noun;
        candidate.anchor = noun;
        candidate.status = frame.status;
        candidate.origin = frame.origin;
        candidate.prior = 0.7F;
        out_.add(std::move(candidate));
    }

    const Lexicon& lexicon_;
    const FirmView view_;
    Candidates& out_;
    const Tree& tree_;
};
}  // namespace

void find_takeovers(const Lexicon& lexicon, const Told& told, Candidates& out) {
    TakeoverFinder(lexicon, told, out).run();
}

}  // namespace newsgraph
