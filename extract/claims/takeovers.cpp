// Takeovers whose target or buyer stands elsewhere: "X could be the target of a takeover by Y", "shareholders
// of X want to halt a buyout by Y", "X's last purchase was a third of Y".
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
        const auto firm = buyers.empty() ? std::nullopt : view_.acting(noun);
        if (!firm) return;
        for (const auto& buyer : buyers)
            if (buyer.via == absent && tree_.entity(buyer.mention) != *firm &&
                tree_.type(buyer.mention) == NodeType::company)
                add(frame, noun, buyer.mention, buyer.mention, firm);
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
