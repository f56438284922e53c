// Who sues in a suit told before: "the plaintiffs include A and B", "the plaintiff, A, says", "A is a
// plaintiff".
#include "extract/claims/candidate.hpp"
#include "extract/claims/nominal.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
class PlaintiffFinder {
public:
    explicit PlaintiffFinder(Candidates& out) : out_(out), tree_(out.tree()) {}

    void run() {
        for (std::uint32_t at = 0; at < tree_.size(); ++at) {
            if (tree_[at].upos != Upos::NOUN || same_noun(tree_[at].lemma) != "plaintiff") continue;
            const auto* suit = out_.told(Relation::sues, 8);
            if (!suit) suit = out_.aimed(Relation::sues, 10);
            if (!suit) continue;
            Arguments who;
            listed(at + 1, who);
            if (who.empty() && tree_.has_child(at, Deprel::cop))
                tree_.expand(tree_.grammatical_subject(at), Reach::strict, who);
            for (const auto& one : who)
                if (one.via == absent) add(at, one.mention, suit->targets);
        }
    }

private:
    bool word(std::uint32_t at, std::string_view lemma) const {
        return at < tree_.size() && tree_.is(at, lemma);
    }

    /// The names behind the noun: right there, or as what the plaintiffs are, include or are listed as.
    void listed(std::uint32_t at, Arguments& out) const {
        if (at < tree_.size() && tree_[at].form == ",") ++at;
        for (int step = 0; step < 4 && at < tree_.size() && tree_.covering(at) == absent; ++step, ++at)
            if (!word(at, "be") && !word(at, "include") && !word(at, "comprise") && !word(at, "list") &&
                !word(at, "name") && !word(at, "as") && tree_[at].upos != Upos::DET &&
                tree_[at].upos != Upos::ADV)
                return;
        const auto m = tree_.starting_at(at);
        if (m != absent && tree_.mention(m).kind == MentionKind::name)
            tree_.expand(tree_.mention(m).head, Reach::strict, out);
    }

    void add(std::uint32_t noun, std::uint32_t plaintiff, const std::vector<EntityIndex>& defendants) {
        for (const auto defendant : defendants) {
            Candidate candidate;
            candidate.relation = Relation::sues;
            candidate.source = candidate.target = plaintiff;
            candidate.for_target = defendant;
            candidate.trigger = candidate.anchor = noun;
            candidate.origin = "plaintiff";
            candidate.prior = 0.7F;
            out_.add(std::move(candidate));
        }
    }

    Candidates& out_;
    const Tree& tree_;
};
}  // namespace

void find_plaintiffs(Candidates& out) {
    PlaintiffFinder(out).run();
}

}  // namespace newsgraph
