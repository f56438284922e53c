#include "extract/claims/opinions.hpp"

#include "extract/claims/nominal.hpp"
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

/// Verbs whose object says what their subject is: "poses a threat", "treats X with contempt", "has a poor
/// understanding of".
bool is_like_copula(std::string_view lemma) {
    static constexpr std::array<std::string_view, 13> verbs{
        "amount", "become", "commit", "constitute", "do",   "have", "make",
        "play",   "pose",   "remain", "represent",  "show", "treat"};
    return std::binary_search(verbs.begin(), verbs.end(), lemma);
}

class OpinionFinder {
public:
    OpinionFinder(const Lexicon& lexicon, const ContextFinder& contexts, const Quotation& quotation,
                  Candidates& out)
        : lexicon_(lexicon), contexts_(contexts), quotation_(quotation), out_(out), tree_(out.tree()) {}

    void run() {
        for (std::uint32_t at = 0; at < tree_.size(); ++at) {
            static const LexiconEntry unknown;
            const auto* word = find(at);
            if (tree_.covering(at) != absent || (!word && tree_[at].upos != Upos::VERB)) continue;
            if (!word) word = &unknown;
            if (const auto sign = sign_with(*word, at); sign != 0) {
                told(at, at, sign);
                continue;
            }
            if (badly(*word, at) || is_regretted(at)) {
                told(at, at, '-');
                continue;
            }
            if (!(word->verb_sign || word->noun_sign || word->adjective_sign)) continue;
            const auto tag = tree_[at].upos;
            const bool participle = tree_[at].xpos == Xpos::VBN && !tree_.has_child(at, Deprel::aux);
            const bool predicate = tree_.has_child(at, Deprel::cop) || tree_.has_child(at, Deprel::aux_pass);
            const bool adjective = tag == Upos::ADJ || (tag == Upos::VERB && predicate);  // "were misguided"
            if (tag == Upos::VERB && word->verb_sign && !participle && !tree_.passive(at))
                told(at, at, word->verb_sign);
            else if (adjective && word->adjective_sign && predicate)
                told(at, at, word->adjective_sign);
            else if (tag == Upos::ADJ && word->noun_sign && predicate)  // the tagger takes "a liar" for one
                told(at, at, word->noun_sign);
            else if (tag == Upos::ADJ && word->noun_sign && !word->adjective_sign && is_said_of_body(at))
                modified(tree_.head(at), word->noun_sign);
            else if (tag == Upos::ADJ && word->adjective_sign && base(tree_[at].deprel) == Deprel::amod)
                modified(tree_.head(at), word->adjective_sign);
            else if (tag == Upos::NOUN && word->noun_sign && is_said_of_body(at))
                modified(tree_.head(at), word->noun_sign);
            else if (tag == Upos::NOUN && word->noun_sign)
                noun(at, word->noun_sign);
        }
    }

private:
    const LexiconEntry* find(std::uint32_t at) const {
        const auto* word = lexicon_.find(tree_[at].lemma);
        const bool verb = tree_[at].upos == Upos::VERB;
        if (verb && (!word || !word->verb_sign) && tree_.has_child(at, Deprel::aux_pass))
            return lexicon_.find(tree_[at].form);  // "misguided" is no form of a verb that blames
        return word;
    }

    /// "was unlawfully transferring data": a verb that says nothing itself, of how it is done.
    bool badly(const LexiconEntry& word, std::uint32_t at) const {
        if (tree_[at].upos != Upos::VERB || word.verb_sign || tree_.passive(at)) return false;
        for (const auto c : tree_.children(at)) {
            const std::string_view adverb = tree_[c].form;
            if (tree_[c].deprel != Deprel::advmod || !adverb.ends_with("ly")) continue;
            std::string adjective(adverb.substr(0, adverb.size() - 2));
            const auto* known = lexicon_.find(adjective);
            if (!known && adjective.ends_with('i')) {
                adjective.back() = 'y';
                known = lexicon_.find(adjective);
            } else if (!known && adjective.ends_with('b')) {
                known = lexicon_.find(adjective + "le");  // "irresponsibly"
            } else if (!known && adjective.ends_with("al")) {
                known = lexicon_.find(adjective.substr(0, adjective.size() - 2));
            }
            if (known && known->adjective_sign == '-') return true;
        }
        return false;
    }

    /// "X said Y should have closed its airspace": Y has not.
    bool is_regretted(std::uint32_t at) const {
        if (tree_[at].upos != Upos::VERB || tree_[at].xpos != Xpos::VBN || tree_.passive(at)) return false;
        bool should = false, have = false;
        for (const auto c : tree_.children(at)) {
            should = should || (c < at && tree_.is(c, "should"));
            have = have || (c < at && tree_[c].form == "have");
        }
        return should && have;
    }

    /// What the word means with another one below it: "broke a promise", "responsible for the deaths".
    char sign_with(const LexiconEntry& word, std::uint32_t at) const {
        const bool predicate =
            tree_[at].upos == Upos::VERB ? !tree_.passive(at) : tree_.has_child(at, Deprel::cop);
        if (!predicate) return 0;
        for (const auto& [below, sign] : word.signs_with)
            for (const auto c : tree_.children(at))
                if (c > at && (tree_.is(c, below) || tree_.child_lemma(c, below) != absent)) return sign;
        return 0;
    }

    /// "a terrorist state", "a propaganda organization": what stands before the noun says what it is like.
    bool is_said_of_body(std::uint32_t at) const {
        constexpr auto bodies = bit(NodeType::country) | bit(NodeType::organization) | bit(NodeType::company);
        const auto noun = tree_.head(at);
        return (tree_[at].deprel == Deprel::compound || tree_[at].deprel == Deprel::amod) && noun != absent &&
               (nominal(tree_[noun].lemma).types & bodies) != 0;
    }

    /// "The tariffs are the wrong approach", "X has a poor understanding of it": a word that says nothing
    /// itself has the sign of what stands before it.
    void modified(std::uint32_t noun, char sign) {
        if (noun == absent || tree_[noun].upos != Upos::NOUN || tree_.named(noun)) return;
        const auto* word = lexicon_.find(tree_[noun].lemma);
        if (word && word->noun_sign) return;
        if (tree_.preposition(noun) == "of" &&
            tree_.is(tree_.head(noun), "one"))  // "one of the finest firms"
            noun = tree_.head(noun);
        if (!tree_.has_child(noun, Deprel::cop)) return behind_verb(noun, sign);
        if (sign == '+' && nominal(tree_[noun].lemma).types != bit(NodeType::person) &&
            !tree_.is(noun, "one"))
            return;  // "a great loss"
        deed(noun, sign);
        const auto subject = tree_.grammatical_subject(noun);
        if (subject != absent && tree_[subject].upos != Upos::PRON) told(noun, noun, sign);
    }

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
        behind_verb(at, sign);
    }

    void behind_verb(std::uint32_t at, char sign) {
        const auto verb = tree_.head(at);
        if (verb == absent || tree_[verb].upos != Upos::VERB || !is_like_copula(tree_[verb].lemma)) return;
        const bool object = tree_[at].deprel == Deprel::obj || tree_[at].deprel == Deprel::xcomp;
        const bool light = tree_.is(verb, "do") || tree_.is(verb, "have");
        if (object || (!light && base(tree_[at].deprel) == Deprel::obl)) told(at, verb, sign);
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
        candidate.trigger = word;
        candidate.anchor = head;
        candidate.origin = "opinions.tsv";
        candidate.prior = 0.6F;
        const auto context = contexts_.find(tree_, quotation_, candidate);
        if (context.dropped || context.speakers.empty()) return;
        const bool denied = context.status == Status::denied;  // "X is not credible" blames
        if (sign == '-' ? denied : sign == '!' && !denied) return;
        candidate.relation = sign == '-' || denied ? Relation::criticizes : Relation::supports;
        const auto* named = std::get_if<EntityIndex>(&context.speakers.back());
        const auto speaker = named ? std::optional(*named) : body_speaking(head);
        if (!speaker) return;
        candidate.status = Status::asserted;        // the speaker does criticize, however surely
        const auto own = [&](EntityIndex entity) {  // of one's own firm or country
            const auto held = out_.offices().held(*speaker);
            return entity == *speaker || out_.offices().body(*speaker) == entity ||
                   (held && held->body == entity);
        };
        Arguments about;
        tree_.expand(of, Reach::strict, about);
        if (about.empty()) tree_.expand(of, Reach::owner, about);
        if (about.empty())
            for (const auto doer : doers_of(lexicon_, out_, of)) {
                if (own(doer) || tree_.first_mention() == tree_.last_mention()) continue;
                candidate.source = candidate.target = tree_.first_mention();
                candidate.for_source = *speaker;
                candidate.for_target = doer;
                candidate.via = of;
                out_.add(candidate);
            }
        for (const auto& [mention, via] : about) {
            const auto type = tree_.type(mention);
            if (type == NodeType::place || type == NodeType::chip) continue;
            if (own(tree_.entity(mention))) continue;
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
