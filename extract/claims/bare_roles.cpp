// Nouns of a tie between firms that do not say whose they are: "acquires rival X", "Ford and partner X",
// "Rivals X and Y", "a merger between competitors X and Y".
#include "extract/claims/candidate.hpp"
#include "extract/claims/nominal.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
class BareRoles {
public:
    BareRoles(const Lexicon& lexicon, Candidates& out) : lexicon_(lexicon), out_(out), tree_(out.tree()) {}

    void run() {
        for (std::uint32_t at = 0; at + 1 < tree_.size(); ++at)
            if (is_tie(at) && !mutual(at)) bare_role(at);
    }

private:
    bool is_tie(std::uint32_t at) const {
        static constexpr std::string_view nouns[] = {"rival",   "competitor", "archrival", "supplier",
                                                     "partner", "customer",   "parent"};
        return std::any_of(std::begin(nouns), std::end(nouns), [&](auto noun) {
            return tree_[at].form == noun || (at == 0 && tree_.is(at, noun)) || plural(at, noun);
        });
    }

    bool plural(std::uint32_t at, std::string_view noun) const { return several(at) && tree_.is(at, noun); }

    /// "X said rivals Y and Z had": for the tagger a verb, but one that nobody does.
    bool several(std::uint32_t at) const {
        return tree_[at].xpos == Xpos::NNS ||
               (tree_[at].xpos == Xpos::VBZ && !tree_.has_child(at, Deprel::nsubj));
    }

    bool is_firm(std::uint32_t m) const { return tree_.type(m) == NodeType::company; }

    /// "A and B are rivals", "A and B, rivals in retailing,": of each other.
    bool mutual(std::uint32_t at) {
        if (!several(at) || tree_.possessor(at) != absent) return false;
        std::uint32_t first = 0, last = 0;
        const auto roles = match_title(lexicon_, tree_, at, first, last);
        const auto start = tree_.phrase_start(at);
        if (roles.empty() || !info(roles.front()->relation).symmetric || start == 0 ||
            (at + 1 < tree_.size() && (tree_.is(at + 1, "of") || tree_.is(at + 1, "to"))))
            return false;
        Arguments sides;
        if (tree_.has_child(at, Deprel::cop))
            tree_.expand(tree_.grammatical_subject(at), Reach::strict, sides);
        else if (tree_[start - 1].form == ",")
            if (const auto m = tree_.ending_at(start - 1);
                m != absent && tree_[tree_.mention(m).head].deprel == Deprel::conj)
                tree_.expand(tree_.head(tree_.mention(m).head), Reach::strict, sides);
        for (auto word = start; word < at; ++word)  // "Intel rivals", "Chinese rivals"
            if (tree_.named(word)) return false;
        if (sides.size() != 2) return false;
        tie(at, sides.front(), sides.back(), roles);
        return true;
    }

    /// "acquires rival X", "Ford and partner X": of the one that the clause speaks of.
    void bare_role(std::uint32_t at) {
        auto next = at + 1;  // "rival exchange operator X"
        while (next + 1 < tree_.size() && next < at + 4 && tree_.starting_at(next) == absent &&
               (tree_[next].upos == Upos::NOUN || tree_[next].upos == Upos::ADJ || tree_[next].form == "-"))
            ++next;
        const auto m = tree_.starting_at(next);
        if (m == absent || tree_.mention(m).kind != MentionKind::name || !is_firm(m)) return;
        if (next > at + 1 &&
            (!(nominal(tree_[next - 1].lemma).types & bit(NodeType::company)) || tree_.is(at, "parent")))
            return;
        auto start = at;
        while (start > 0 && (tree_[start - 1].upos == Upos::ADJ || tree_[start - 1].upos == Upos::NOUN ||
                             tree_[start - 1].form == "-")) {
            if (tree_.named(start - 1)) break;
            --start;
        }
        if (start > 0 &&
            (tree_[start - 1].xpos == Xpos::POS || tree_[start - 1].xpos == Xpos::PRPS ||
             tree_[start - 1].upos == Upos::DET ||
             (tree_.named(start - 1) && tree_.type(tree_.covering(start - 1)) != NodeType::country)))
            return;
        std::uint32_t first = 0, last = 0;
        const auto roles = match_title(lexicon_, tree_, at, first, last);
        if (several(at) && (start == 0 || tree_.is(start - 1, "between"))) return each_other(at, m, roles);
        Arguments whose;
        if (start > 0 && tree_[start - 1].xpos == Xpos::CC)
            if (const auto before = tree_.ending_at(start - 1); before != absent)
                whose.push_back({before, absent});
        if (whose.empty()) {
            auto up = tree_.mention(m).head;
            bool subject = false;
            for (int step = 0; step < 4 && up != absent && tree_[up].upos != Upos::VERB; ++step) {
                subject = base(tree_[up].deprel) == Deprel::nsubj && tree_.preposition(at).empty();
                up = tree_.head(up);
            }
            if (up == absent || tree_[up].upos != Upos::VERB) return;
            if (subject) clause_around(up, whose);
            if (subject && whose.empty() && several(at)) return each_other(at, m, roles);
            if (subject && whose.empty()) return main_firm_is(at, m, roles);
            if (!subject) tree_.expand(tree_.subject(up), Reach::strict, whose);
        }
        Arguments named;
        if (several(at))
            tree_.expand(tree_.mention(m).head, Reach::strict, named);
        else
            named.push_back({m, absent});
        for (const auto& owner : whose)
            for (const auto& one : named) tie(at, owner, one, roles);
    }

    void tie(std::uint32_t noun, const Argument& owner, const Argument& named,
             const std::vector<const Role*>& roles) {
        if (owner.via != absent || named.via != absent || !is_firm(owner.mention) ||
            !is_firm(named.mention) || tree_.entity(owner.mention) == tree_.entity(named.mention))
            return;
        for (const auto* role : roles) {
            if (role->implied || !(role->holder & bit(NodeType::company)) ||
                !(role->relatum & bit(NodeType::company)))
                continue;
            return out_.presume(role->relation, role->reversed ? owner.mention : named.mention,
                                role->reversed ? named.mention : owner.mention, noun, "bare role", 0.8F);
        }
    }

    /// "X said rival Y had", "X shares fell while rival Y gained": of the firm that the clause around tells
    /// of.
    void clause_around(std::uint32_t verb, Arguments& out) const {
        const auto relation = base(tree_[verb].deprel);
        const auto above = tree_.head(verb);
        if (above == absent || tree_[above].upos != Upos::VERB ||
            (relation != Deprel::ccomp && relation != Deprel::advcl))
            return;
        tree_.expand(tree_.subject(above), Reach::owner, out);
        std::erase_if(out, [&](Argument& who) {
            if (who.via != absent && is_one_of(tree_[who.via].lemma, {"share", "stock", "sale", "profit"}))
                who.via = absent;
            return who.via != absent || !is_firm(who.mention);
        });
    }

    /// "Rivals X and Y said …": of each other, unless the text is about a third.
    void each_other(std::uint32_t at, std::uint32_t m, const std::vector<const Role*>& roles) {
        Arguments named;
        tree_.expand(tree_.mention(m).head, Reach::strict, named);
        const auto main = out_.offices().main(NodeType::company);
        const bool about = std::any_of(named.begin(), named.end(), [&](const Argument& one) {
            return main && tree_.entity(one.mention) == *main;
        });
        const auto start = tree_.phrase_start(at);
        const bool opens = start == 0 || tree_.is(start - 1, "between");
        if (!opens && tree_[start - 1].upos != Upos::PUNCT) return;
        if (named.size() != 2 || (main && !about && !opens) || roles.empty() ||
            !info(roles.front()->relation).symmetric)
            return;
        tie(at, named.front(), named.back(), roles);
    }

    /// "Rival X said …": of the firm that the text is about.
    void main_firm_is(std::uint32_t at, std::uint32_t m, const std::vector<const Role*>& roles) {
        const auto main = out_.offices().main(NodeType::company);
        if (!main || *main == tree_.entity(m)) return;
        for (const auto* role : roles) {
            if (role->relation != Relation::competes_with || role->implied) continue;
            Candidate candidate;
            candidate.relation = role->relation;
            candidate.source = candidate.target = m;
            candidate.for_target = main;
            candidate.trigger = at;
            candidate.presupposed = true;
            candidate.origin = "bare role";
            candidate.prior = 0.75F;
            out_.add(std::move(candidate));
            return;
        }
    }

    const Lexicon& lexicon_;
    Candidates& out_;
    const Tree& tree_;
};
}  // namespace

void find_bare_roles(const Lexicon& lexicon, Candidates& out) {
    BareRoles(lexicon, out).run();
}

}  // namespace newsgraph
