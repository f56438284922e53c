// "X killed Y, a commander of Z", "Y of Z was killed in an X airstrike, X's military said": X fights Z.
#include "extract/claims/candidate.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
class KilledFinder {
public:
    KilledFinder(const Lexicon& lexicon, Candidates& out) : lexicon_(lexicon), out_(out), tree_(out.tree()) {}

    void run() {
        for (std::uint32_t at = 0; at < tree_.size(); ++at) {
            if (tree_[at].upos != Upos::VERB) continue;
            if (!tree_.is(at, "kill") && !tree_.is(at, "assassinate") && !tree_.is(at, "eliminate")) continue;
            Arguments victims, killers;
            tree_.expand(tree_.object(at), Reach::strict, victims);
            std::erase_if(victims, [&](const Argument& one) {
                return one.via != absent || tree_.type(one.mention) != NodeType::person;
            });
            if (victims.empty()) continue;
            tree_.expand(tree_.subject(at), Reach::strict, killers);
            for (const std::string_view p : {"in", "by", "during"})
                if (killers.empty()) strike(at, p, killers);
            const bool told = killers.empty();
            if (told) teller(at, killers);
            for (const auto& victim : victims)
                if (const auto body = fights_for(victim.mention))
                    for (const auto& killer : killers) {
                        add(at, killer, victim, *body, told);
                        if (const auto whole = owner_of(*body)) add(at, killer, victim, *whole, told);
                    }
        }
    }

private:
    /// "in an Israeli airstrike"
    void strike(std::uint32_t verb, std::string_view preposition, Arguments& out) const {
        std::vector<std::uint32_t> heads;
        tree_.prepositional(verb, preposition, heads);
        for (const auto head : heads)
            if (lexicon_.noun_kind(tree_[head].lemma) == NounKind::force)
                tree_.expand(head, Reach::strict, out);
    }

    /// The army that tells of somebody killed in an airstrike has made it.
    void teller(std::uint32_t verb, Arguments& out) const {
        std::vector<std::uint32_t> heads;
        tree_.prepositional(verb, "in", heads);
        if (std::none_of(heads.begin(), heads.end(),
                         [&](auto head) { return lexicon_.noun_kind(tree_[head].lemma) == NounKind::force; }))
            return;
        const auto up = tree_.head(verb);
        if (tree_[verb].deprel != Deprel::ccomp || up == absent) return;
        const auto* word = lexicon_.find(tree_[up].lemma);
        const auto subject = tree_.grammatical_subject(up);
        if (!word || !word->reporting_verb || subject == absent) return;
        Arguments who;
        tree_.expand(subject, Reach::strict, who);
        const bool army = tree_.is(subject, "military") || tree_.is(subject, "army") ||
                          tree_.is(subject, "force") || tree_.is(subject, "navy");
        for (const auto& one : who) {
            const auto& name = tree_.mention(one.mention);
            const auto last = tree_[name.last - 1].form;
            if ((one.via == subject && army) || last == "Force" || last == "Forces" || last == "IDF" ||
                last == "Army" || last == "Guards" || last == "Corps")
                out.push_back(one);
        }
    }

    /// The body whose post the victim holds in the sentence, or held before.
    std::optional<EntityIndex> fights_for(std::uint32_t victim) const {
        std::optional<EntityIndex> body;
        for (const auto& known : out_.candidates())
            if ((known.relation == Relation::leads || known.relation == Relation::works_for) &&
                tree_.entity(known.source) == tree_.entity(victim))
                body = known.for_target.value_or(tree_.entity(known.target));
        if (!body)
            if (const auto post = out_.offices().held(tree_.entity(victim))) body = post->body;
        if (!body) body = described_as(victim);
        if (body && tree_.type(*body) != NodeType::organization) body.reset();
        return body;
    }

    /// "Hezbollah's Radwan Force": whose force it is.
    std::optional<EntityIndex> owner_of(EntityIndex body) const {
        for (auto m = tree_.first_mention(); m < tree_.last_mention(); ++m) {
            const auto first = tree_.mention(m).first;
            if (tree_.entity(m) != body || first < 2 || tree_[first - 1].xpos != Xpos::POS) continue;
            const auto owner = tree_.ending_at(first - 1);
            if (owner != absent && tree_.type(owner) == NodeType::organization) return tree_.entity(owner);
        }
        return std::nullopt;
    }

    /// "kills Y, the head of naval forces in Z": the body named in what is said of the victim.
    std::optional<EntityIndex> described_as(std::uint32_t victim) const {
        auto at = tree_.mention(victim).last;
        if (at + 2 >= tree_.size() || tree_[at].form != ",") return std::nullopt;
        bool post = false;
        for (++at; at < tree_.size() && tree_[at].form != "," && tree_[at].upos != Upos::VERB; ++at) {
            post = post || is_one_of(tree_[at].lemma, {"chief", "commander", "fighter", "head", "leader",
                                                       "member", "militant", "official", "operative"});
            const auto m = tree_.starting_at(at);
            if (post && m != absent && tree_.type(m) == NodeType::organization) return tree_.entity(m);
        }
        return std::nullopt;
    }

    void add(std::uint32_t verb, const Argument& killer, const Argument& victim, EntityIndex body,
             bool told) {
        const auto type = tree_.type(killer.mention);
        if (type != NodeType::country && type != NodeType::organization) return;
        Candidate candidate;
        candidate.relation = Relation::conflicts_with;
        candidate.source = killer.mention;
        candidate.target = victim.mention;
        candidate.for_target = body;
        candidate.trigger = candidate.anchor = verb;
        candidate.origin = "killed";
        candidate.prior = told ? 0.65F : 0.75F;
        out_.add(std::move(candidate));
    }

    const Lexicon& lexicon_;
    Candidates& out_;
    const Tree& tree_;
};
}  // namespace

void find_killed(const Lexicon& lexicon, Candidates& out) {
    KilledFinder(lexicon, out).run();
}

}  // namespace newsgraph
