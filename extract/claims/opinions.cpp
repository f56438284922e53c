#include "extract/claims/opinions.hpp"

#include "extract/claims/told_acts.hpp"

#include <algorithm>
#include <array>

namespace newsgraph {

namespace {
/// Reports of what was found, or of one's own: no opinion of another.
bool is_matter_of_fact(std::string_view lemma) {
    static constexpr std::array<std::string_view, 17> verbs{
        "acknowledge", "admit",     "apologize", "concede",  "conclude", "confirm",
        "deny",        "determine", "disclose",  "estimate", "find",     "hope",
        "joke",        "know",      "report",    "rule",     "show"};
    return std::binary_search(verbs.begin(), verbs.end(), lemma);
}

/// Verbs whose object says what their subject is: "poses a threat", "treats X with contempt".
bool is_like_copula(std::string_view lemma) {
    static constexpr std::array<std::string_view, 10> verbs{
        "amount", "become", "commit", "constitute", "make", "pose", "remain", "represent", "show", "treat"};
    return std::binary_search(verbs.begin(), verbs.end(), lemma);
}

class OpinionFinder {
public:
    OpinionFinder(const Lexicon& lexicon, const ContextFinder& contexts, const Quotation& quotation,
                  Candidates& out)
        : lexicon_(lexicon), contexts_(contexts), quotation_(quotation), out_(out), tree_(out.tree()) {}

    void run() {
        for (std::uint32_t at = 0; at < tree_.size(); ++at) {
            const auto* word = lexicon_.find(tree_[at].lemma);
            if (!word || !(word->verb_sign || word->noun_sign || word->adjective_sign)) continue;
            if (tree_.covering(at) != absent) continue;
            const auto tag = tree_[at].upos;
            const bool participle = tree_[at].xpos == Xpos::VBN && !tree_.has_child(at, Deprel::aux);
            if (tag == Upos::VERB && word->verb_sign && !participle && !tree_.passive(at))
                told(at, at, word->verb_sign);
            else if (tag == Upos::ADJ && word->adjective_sign && tree_.has_child(at, Deprel::cop))
                told(at, at, word->adjective_sign);
            else if (tag == Upos::ADJ && word->adjective_sign && base(tree_[at].deprel) == Deprel::amod)
                deed(tree_.head(at), word->adjective_sign);
            else if (tag == Upos::NOUN && word->noun_sign)
                noun(at, word->noun_sign);
        }
    }

private:
    /// "This is a reckless move by X": what X has done is said to be so.
    void deed(std::uint32_t noun, char sign) {
        if (noun == absent || !tree_.has_child(noun, Deprel::cop)) return;
        const auto subject = tree_.grammatical_subject(noun);
        if (subject == absent || tree_[subject].upos != Upos::PRON) return;
        std::vector<std::uint32_t> doers;
        for (const std::string_view p : {"by", "from", "of"})
            if (doers.empty()) tree_.prepositional(noun, p, doers);
        for (const auto doer : doers) told(noun, noun, sign, doer);
    }

    void noun(std::uint32_t at, char sign) {
        if (tree_.has_child(at, Deprel::cop)) return deed(at, sign), told(at, at, sign);
        const auto verb = tree_.head(at);
        if (verb == absent || tree_[verb].upos != Upos::VERB || !is_like_copula(tree_[verb].lemma)) return;
        if (tree_[at].deprel == Deprel::obj || base(tree_[at].deprel) == Deprel::obl ||
            tree_[at].deprel == Deprel::xcomp)
            told(at, verb, sign);
    }

    /// "China's commerce ministry said …": officials who are no node speak for whom they serve.
    std::optional<EntityIndex> body_speaking(std::uint32_t head) const {
        auto up = tree_.head(head);
        for (int step = 0; step < 6 && up != absent; ++step, up = tree_.head(up)) {
            const auto* word = lexicon_.find(tree_[up].lemma);
            if (tree_[up].upos != Upos::VERB || !word || !word->reporting_verb) continue;
            Arguments who;
            tree_.expand(tree_.grammatical_subject(up), Reach::strict, who);
            if (who.size() != 1 || tree_.type(who.front().mention) == NodeType::place) return {};
            return tree_.entity(who.front().mention);
        }
        return {};
    }

    /// The clause of `head` says of its subject what `word` means.
    void told(std::uint32_t word, std::uint32_t head, char sign, std::uint32_t of = absent) {
        if (of == absent) of = tree_.grammatical_subject(head);
        auto up = tree_.head(head);
        for (int step = 0; step < 20 && up != absent; ++step, up = tree_.head(up))
            if (tree_[up].upos == Upos::VERB && is_matter_of_fact(tree_[up].lemma)) return;
        Candidate candidate;
        candidate.relation = sign == '-' ? Relation::criticizes : Relation::supports;
        candidate.trigger = word;
        candidate.anchor = head;
        candidate.origin = "opinions.tsv";
        candidate.prior = 0.6F;
        const auto context = contexts_.find(tree_, quotation_, candidate);
        if (context.dropped || context.status == Status::denied || context.speakers.empty()) return;
        const auto* named = std::get_if<EntityIndex>(&context.speakers.back());
        const auto speaker = named ? std::optional(*named) : body_speaking(head);
        if (!speaker) return;
        candidate.status = Status::asserted;  // the speaker does criticize, however surely
        Arguments about;
        tree_.expand(of, Reach::strict, about);
        if (about.empty()) tree_.expand(of, Reach::owner, about);
        if (about.empty())
            for (const auto doer : doers_of(lexicon_, out_, of)) {
                const auto body = out_.offices().body(*speaker);
                if (doer == *speaker || body == doer || tree_.first_mention() == tree_.last_mention())
                    continue;
                candidate.source = candidate.target = tree_.first_mention();
                candidate.for_source = *speaker;
                candidate.for_target = doer;
                candidate.via = of;
                out_.add(candidate);
            }
        for (const auto& [mention, via] : about) {
            const auto type = tree_.type(mention);
            if (type == NodeType::place || type == NodeType::chip) continue;
            const auto body = out_.offices().body(*speaker);
            if (body && *body == tree_.entity(mention)) continue;  // of one's own firm or country
            candidate.source = candidate.target = mention;
            candidate.for_source = *speaker;
            candidate.via = via;
            out_.add(candidate);
        }
    }

    const Lexicon& lexicon_;
    const ContextFinder& contexts_;
    const Quotation& quotation_;
    Candidates& out_;
    const Tree& tree_;
};
}  // namespace

void find_opinions(const Lexicon& lexicon, const ContextFinder& contexts, const Quotation& quotation,
                   Candidates& out) {
    OpinionFinder(lexicon, contexts, quotation, out).run();
}

}  // namespace newsgraph
