// Open relations: what a verb or a noun of action ties together where no relation of the ontology does. The
// predicate is the word with its particle and preposition.
#include "extract/claims/candidate.hpp"

#include <algorithm>

namespace newsgraph {

namespace {

constexpr std::size_t most_ends = 12, most_in_sentence = 60;

class OpenFinder {
public:
    OpenFinder(const Lexicon& lexicon, Candidates& out)
        : lexicon_(lexicon), out_(out), tree_(out.tree()), known_(out.all().size()) {}

    void run() {
        for (std::uint32_t at = 0; at < tree_.size() && made_ < most_in_sentence; ++at) {
            if (const auto m = tree_.covering(at); m != absent && tree_.named(at)) continue;
            if (tree_[at].upos == Upos::VERB)
                verb(at);
            else if (tree_[at].upos == Upos::NOUN)
                noun(at);
        }
    }

private:
    void verb(std::uint32_t at) {
        const auto* word = lexicon_.find(tree_[at].lemma);
        if (word && word->reporting_verb && word->reporting_verb->speaks) return;  // speaking is no relation
        const auto sources = ends(tree_.subject(at));
        if (sources.empty()) return;
        const auto object = tree_.object(at);
        pair(sources, ends(object), at, {}, 0.6F);
        obliques(sources, at, at);
        if (object != absent && object != at) obliques(sources, object, at);
    }

    /// "X's visit to Y"
    void noun(std::uint32_t at) {
        const auto* word = lexicon_.find(tree_[at].lemma);
        if (word && (word->reporting_noun || word->kind != NounKind::plain)) return;
        const auto owner = tree_.possessor(at);
        if (owner == absent) return;
        obliques(ends(owner), at, at);
    }

    void obliques(const Arguments& sources, std::uint32_t from, std::uint32_t trigger) {
        for (const auto child : tree_.children(from)) {
            const auto relation = base(tree_[child].deprel);
            if (relation != Deprel::obl && relation != Deprel::nmod) continue;
            const auto preposition = tree_.preposition(child);
            if (preposition.empty() || preposition == "by" || preposition == "of" ||
                preposition == "according")
                continue;
            pair(sources, ends(child), trigger, preposition, 0.5F);
        }
    }

    Arguments ends(std::uint32_t at) const {
        Arguments found;
        if (at != absent) tree_.expand(at, Reach::strict, found);
        if (found.size() > most_ends) found.resize(most_ends);
        return found;
    }

    void pair(const Arguments& sources, const Arguments& targets, std::uint32_t trigger,
              std::string_view preposition, float prior) {
        for (const auto& source : sources)
            for (const auto& target : targets) {
                if (made_ >= most_in_sentence || joined(source.mention, target.mention)) continue;
                Candidate candidate;
                candidate.source = source.mention;
                candidate.target = target.mention;
                candidate.trigger = trigger;
                candidate.via = target.via;
                candidate.preposition = preposition;
                candidate.origin = "open";
                candidate.prior = prior;
                if (out_.add(std::move(candidate))) ++made_;
            }
    }

    /// Whether a relation of the ontology joins the two in this sentence already.
    bool joined(std::uint32_t a, std::uint32_t b) const {
        const auto source = tree_.entity(a), target = tree_.entity(b);
        return std::any_of(out_.all().begin(), out_.all().begin() + static_cast<std::ptrdiff_t>(known_),
                           [&](const Candidate& known) {
                               const auto from = tree_.entity(known.source), to = tree_.entity(known.target);
                               return (from == source && to == target) || (from == target && to == source);
                           });
    }

    const Lexicon& lexicon_;
    Candidates& out_;
    const Tree& tree_;
    std::size_t known_, made_ = 0;
};

}  // namespace

void find_open(const Lexicon& lexicon, Candidates& out) {
    OpenFinder(lexicon, out).run();
}

}  // namespace newsgraph
