// Sums given to a firm that stands elsewhere: "Canada will lend another $2.4 billion", "Belgium will
// contribute 3 billion, France another 2 billion and Luxembourg 376 million". What stands together the frames
// find.
#include "extract/claims/figure_tables.hpp"
#include "extract/claims/firm_view.hpp"

namespace newsgraph {

namespace {
class FundFinder {
public:
    FundFinder(const Lexicon& lexicon, const Told& told, Candidates& out)
        : lexicon_(lexicon), view_(told, out), out_(out), tree_(out.tree()) {}

    void run() {
        for (std::uint32_t verb = 0; verb < tree_.size(); ++verb)
            if (tree_[verb].upos == Upos::VERB && gives(verb)) given(verb);
    }

private:
    /// A verb of frames.tsv for what is given to a firm.
    bool gives(std::uint32_t verb) const {
        const auto* word = lexicon_.find(tree_[verb].lemma);
        return word && std::any_of(word->frames.begin(), word->frames.end(), [&](auto index) {
                   const auto& frame = lexicon_.frame(index);
                   return frame.pos == FramePos::verb && frame.relation == Relation::invests_in &&
                          frame.source.front().place == Place::subject && frame.particle.empty();
               });
    }

    bool is_currency(std::uint32_t at) const {
        return (tree_[at].upos == Upos::SYM && tree_[at].form != "%") ||
               (tree_[at].upos == Upos::NOUN && figure_tables().find_currency(tree_[at].form));
    }

    /// The end of the sum that begins at the token or behind "another", else the token itself.
    std::uint32_t sum_end(std::uint32_t at) const {
        auto next = at;
        while (
            next < tree_.size() && next < at + 3 &&
            (tree_[next].upos == Upos::DET || tree_[next].upos == Upos::ADJ || tree_[next].upos == Upos::ADV))
            ++next;
        const auto first = next;
        bool large = false;
        while (next < tree_.size() && (tree_[next].upos == Upos::NUM || is_currency(next))) {
            large = large || is_currency(next) ||
                    is_one_of(tree_[next].lemma, {"million", "billion", "trillion"});
            ++next;
        }
        return large && next > first + 1 ? next : at;
    }

    void given(std::uint32_t verb) {
        const auto sum = tree_.object(verb);
        if (sum == absent || sum <= verb || tree_.passive(verb) || sum_end(verb + 1) <= sum) return;
        for (const auto c : tree_.children(verb))  // given to somebody, for something else
            if (base(tree_[c].deprel) == Deprel::iobj ||
                (base(tree_[c].deprel) == Deprel::obl && c > verb &&
                 is_one_of(tree_.preposition(c), {"to", "into", "for", "on", "in", "towards"}) &&
                 tree_[c].upos != Upos::NUM && !tree_.is(c, "loan")))
                return;
        const bool known = std::any_of(out_.candidates().begin(), out_.candidates().end(),
                                       [&](const Candidate& other) { return other.trigger == verb; });
        const auto receiver = known ? std::nullopt : view_.funded(verb);
        if (!receiver) return;
        Arguments givers;
        tree_.expand(tree_.subject(verb), Reach::strict, givers);
        for (const auto& giver : givers) add(giver.mention, *receiver, verb, verb);
        others(sum_end(verb + 1), *receiver, verb);
    }

    /// ", France another 2 billion and Luxembourg 376 million": the verb of the first.
    void others(std::uint32_t at, EntityIndex receiver, std::uint32_t verb) {
        for (; at < tree_.size() && tree_[at].upos != Upos::VERB && tree_[at].form != ";"; ++at) {
            const auto m = tree_.starting_at(at);
            if (m == absent || (tree_[at - 1].form != "," && tree_[at - 1].xpos != Xpos::CC)) continue;
            const auto end = tree_.mention(m).last;
            if (sum_end(end) == end) continue;
            auto number = end;
            while (tree_[number].upos != Upos::NUM && tree_[number].upos != Upos::SYM) ++number;
            add(m, receiver, number, verb);
        }
    }

    void add(std::uint32_t giver, EntityIndex receiver, std::uint32_t trigger, std::uint32_t verb) {
        Candidate candidate;
        candidate.relation = Relation::invests_in;
        candidate.source = candidate.target = giver;
        candidate.for_target = receiver;
        candidate.trigger = trigger;
        candidate.anchor = verb;
        candidate.origin = "receiver in view";
        candidate.prior = 0.65F;
        out_.add(std::move(candidate));
    }

    const Lexicon& lexicon_;
    const FirmView view_;
    Candidates& out_;
    const Tree& tree_;
};
}  // namespace

void find_funds(const Lexicon& lexicon, const Told& told, Candidates& out) {
    FundFinder(lexicon, told, out).run();
}

}  // namespace newsgraph
