// Rounds of funding: who raised money, and whom the rest of the sentence names as having put it in ("led by
// A", "with participation from B and C", "from D").
#include "extract/claims/candidate.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
class FundingFinder {
public:
    explicit FundingFinder(Candidates& out) : out_(out), tree_(out.tree()) {}

    void run() {
        for (std::uint32_t at = 0; at < tree_.size(); ++at) {
            if (tree_[at].upos == Upos::VERB && raises(at)) return givers(at, tree_.subject(at));
            if (is_round(at) && !carried(at)) owned(at);
            if (is_round(at)) led(at);
            if (is_round(at) && tree_[at].upos == Upos::NOUN) joined(at);
        }
    }

private:
    bool is_round(std::uint32_t at) const {
        if (tree_[at].form == "Series" && at + 1 < tree_.size() && tree_[at + 1].form.size() < 3 &&
            tree_[at + 1].form.front() >= 'A' && tree_[at + 1].form.front() <= 'H' && !tree_.named(at))
            return true;  // "a Series C"
        if (tree_[at].form == "round" && at > 0 && tree_[at - 1].upos == Upos::NUM)
            return true;  // "a $2 billion round", whatever the tagger took it for
        if (tree_[at].upos != Upos::NOUN || tree_.named(at)) return false;
        if (tree_.is(at, "round") || tree_.is(at, "funding") || tree_.is(at, "financing")) return true;
        return tree_.is(at, "a") || tree_.is(at, "b");
    }

    bool carried(std::uint32_t at) const {
        const auto up = tree_.head(at);
        return up != absent && tree_[up].upos == Upos::VERB && raises(up);
    }

    /// "raised $50m", "closed a funding round", "secured 600 million euros": money or a round is the object.
    bool raises(std::uint32_t verb) const {
        static constexpr std::string_view verbs[] = {"raise", "secure", "close",    "land",
                                                     "bag",   "score",  "complete", "receive",
                                                     "get",   "net",    "attract",  "announce"};
        if (std::none_of(std::begin(verbs), std::end(verbs), [&](auto word) { return tree_.is(verb, word); }))
            return false;
        const auto stop = std::min<std::uint32_t>(tree_.size(), verb + 9);
        bool money = false;
        for (auto at = verb + 1; at < stop; ++at) {
            if (tree_[at].upos == Upos::VERB) break;
            if (tree_[at].xpos == Xpos::dollar || tree_.is(at, "dollar") || tree_.is(at, "euro") ||
                tree_.is(at, "pound") || tree_.is(at, "yuan") || tree_.is(at, "€") || tree_.is(at, "£"))
                money = true;
            if (is_round(at)) return true;
        }
        return money && (tree_.is(verb, "raise") || tree_.is(verb, "secure") || tree_.is(verb, "bag"));
    }

    /// "X's Series B round was led by Y".
    void owned(std::uint32_t noun) {
        const auto owner = tree_.possessor(noun);
        if (owner != absent) givers(noun, owner);
    }

    /// "A led a $200m round in X, joined by B": who else gave stands behind. "A led X's Series B"
    void led(std::uint32_t noun) {
        auto verb = tree_.head(noun);
        if (verb == noun + 1) verb = tree_.head(verb);  // "Series" of "B"
        if (verb == absent ||
            (!tree_.is(verb, "lead") && !tree_.is(verb, "co-lead") && !tree_.is(verb, "join")))
            return;
        std::vector<std::uint32_t> receivers;
        for (const std::string_view preposition : {"in", "for", "of"})
            for (const auto from : {noun, verb})
                if (receivers.empty()) tree_.prepositional(from, preposition, receivers);
        if (const auto owner = tree_.possessor(noun); receivers.empty() && owner != absent)
            receivers.push_back(owner);
        if (const auto owner = tree_.possessor(noun + 1 < tree_.size() ? noun + 1 : noun);
            receivers.empty() && owner != absent)
            receivers.push_back(owner);
        if (receivers.empty()) return;
        Arguments sources;
        tree_.expand(tree_.subject(verb), Reach::strict, sources);
        const auto targets = receivers_at(receivers.front());
        add(noun, sources, targets);
        givers(noun, receivers.front());
    }

    /// "A also took part in the round", "the round was led by A": into whom the document told before.
    void joined(std::uint32_t noun) {
        const auto start = tree_.phrase_start(noun);
        const bool definite = start > 0 && (tree_.is(start - 1, "the") || tree_.is(start - 1, "this"));
        const auto verb = tree_.head(noun);
        if (!definite || verb == absent || tree_[verb].upos != Upos::VERB || tree_.possessor(noun) != absent)
            return;
        static constexpr std::string_view verbs[] = {"participate", "join", "lead", "co-lead", "back"};
        const auto part = tree_.object(verb);
        if (std::none_of(std::begin(verbs), std::end(verbs),
                         [&](auto word) { return tree_.is(verb, word); }) &&
            !(tree_.is(verb, "take") && part != absent && tree_.is(part, "part")))
            return;
        std::vector<std::uint32_t> receivers;
        for (const std::string_view preposition : {"in", "for", "of"})
            tree_.prepositional(noun, preposition, receivers);
        if (!receivers.empty()) return;
        Arguments sources;
        tree_.expand(tree_.subject(verb), Reach::strict, sources);
        std::vector<EntityIndex> targets;
        if (const auto* told = out_.told(Relation::invests_in)) targets = told->targets;
        if (const auto main = out_.offices().main(NodeType::company); targets.empty() && main)
            targets.push_back(*main);
        if (targets.size() != 1) return;
        for (const auto& source : sources) {
            if (tree_.entity(source.mention) == targets.front() || source.via != absent ||
                tree_.type(source.mention) == NodeType::country)
                continue;
            Candidate candidate;
            candidate.relation = Relation::invests_in;
            candidate.source = candidate.target = source.mention;
            candidate.for_target = targets.front();
            candidate.trigger = noun;
            candidate.origin = "round of funding";
            candidate.prior = 0.75F;
            out_.add(std::move(candidate));
        }
    }

    /// Everyone named behind "led by", "participation from", "backed by", "investors including".
    void givers(std::uint32_t trigger, std::uint32_t receiver) {
        const auto targets = receivers_at(receiver);
        if (targets.empty()) return;
        for (auto at = trigger + 1; at + 1 < tree_.size(); ++at) {
            if (tree_[at].form == ";" || (tree_[at].upos == Upos::SCONJ && !tree_.is(at, "from"))) return;
            const bool by = tree_.is(at, "by") && gives(at - 1);
            const bool from = tree_.is(at, "from") &&
                              (tree_[at - 1].upos == Upos::NOUN || tree_[at - 1].upos == Upos::NUM ||
                               tree_[at - 1].upos == Upos::VERB || tree_[at - 1].upos == Upos::SYM);
            const bool lists = (tree_.is(at, "include") || tree_.is(at, "including") ||
                                (tree_.is(at, "as") && tree_.is(at - 1, "such"))) &&
                               near_investor(at);
            if (!by && !from && !lists) continue;
            auto next = at + 1;
            while (next < tree_.size() && next < at + 7 && tree_.starting_at(next) == absent &&
                   (tree_[next].upos == Upos::DET || tree_[next].upos == Upos::ADJ ||
                    tree_[next].upos == Upos::NOUN || tree_[next].upos == Upos::ADV ||
                    tree_[next].upos == Upos::NUM || tree_[next].xpos == Xpos::VBG ||
                    tree_.is(next, "include") || tree_.is(next, "including") || tree_.is(next, "such") ||
                    tree_.is(next, "as")))
                ++next;
            const auto m = tree_.starting_at(next);
            if (m == absent) continue;
            auto head = tree_.mention(m).head;
            Arguments sources;
            tree_.expand(head, Reach::strict, sources);
            if (tree_.mention(m).kind != MentionKind::name)  // "Chinese investor X"
                for (auto name = tree_.mention(m).last; name < next + 5 && name < tree_.size(); ++name)
                    if (const auto other = tree_.starting_at(name);
                        other != absent && tree_.mention(other).kind == MentionKind::name) {
                        sources.clear();
                        tree_.expand(tree_.mention(other).head, Reach::strict, sources);
                        break;
                    }
            add(trigger, sources, targets);
        }
    }

    /// Those who get the money; "X, joined by Y": not Y.
    Arguments receivers_at(std::uint32_t head) const {
        Arguments found;
        tree_.expand(head, Reach::strict, found);
        std::erase_if(found, [&](const Argument& one) {
            for (auto at = head; at < tree_.mention(one.mention).first; ++at)
                if (tree_.is(at, "by")) return true;
            return false;
        });
        return found;
    }

    bool gives(std::uint32_t at) const {
        return tree_.is(at, "lead") || tree_.is(at, "led") || tree_.is(at, "co-lead") ||
               tree_.is(at, "co-led") || tree_.is(at, "back") || tree_.is(at, "fund") ||
               tree_.is(at, "join") || tree_.is(at, "head");
    }

    bool near_investor(std::uint32_t at) const {
        for (auto word = at; word-- > 0 && at - word < 5;)
            if (tree_.is(word, "investor") || tree_.is(word, "backer") || tree_.is(word, "fund") ||
                tree_.is(word, "firm"))
                return true;
        return false;
    }

    void add(std::uint32_t trigger, const Arguments& sources, const Arguments& targets) {
        for (const auto& source : sources)
            for (const auto& target : targets) {
                const auto type = tree_.type(source.mention);
                if (type == NodeType::country && tree_.mention(source.mention).kind == MentionKind::demonym)
                    continue;
                if (tree_.type(target.mention) != NodeType::company) continue;
                Candidate candidate;
                candidate.relation = Relation::invests_in;
                candidate.source = source.mention;
                candidate.target = target.mention;
                candidate.trigger = trigger;
                candidate.origin = "round of funding";
                candidate.prior = 0.85F;
                out_.add(std::move(candidate));
            }
    }

    Candidates& out_;
    const Tree& tree_;
};
}  // namespace

void find_funding(Candidates& out) {
    FundingFinder(out).run();
}

}  // namespace newsgraph
