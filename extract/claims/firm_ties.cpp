// What ties firms without a verb: "X, a joint venture between A and B", "Renault's Dacia unit", "the company
// behind ChatGPT".
#include "extract/claims/candidate.hpp"
#include "extract/claims/nominal.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
class FirmTies {
public:
    FirmTies(const Lexicon& lexicon, Candidates& out) : lexicon_(lexicon), out_(out), tree_(out.tree()) {}

    void run() {
        for (std::uint32_t at = 1; at + 1 < tree_.size(); ++at) {
            if (tree_[at].upos == Upos::NOUN && tree_.is(at, "venture")) venture(at);
            if (tree_[at].upos == Upos::ADP && tree_.is(at, "behind")) behind(at);
            if (tree_[at].upos == Upos::NOUN && !tree_.named(at) && nominal(tree_[at].lemma).asset) asset(at);
        }
        for (auto m = tree_.first_mention(); m < tree_.last_mention(); ++m) part(m);
    }

private:
    bool is_firm(std::uint32_t m) const { return tree_.type(m) == NodeType::company; }

    /// Who a noun is said to be: in apposition, as a predicate, or the name right behind it.
    void named(std::uint32_t noun, Arguments& out) const {
        const auto up = tree_.head(noun);
        if (tree_[noun].deprel == Deprel::appos && up != absent)
            tree_.expand(up, Reach::strict, out);
        else if (tree_.has_child(noun, Deprel::cop))
            tree_.expand(tree_.grammatical_subject(noun), Reach::strict, out);
        if (!out.empty()) return;
        auto next = noun + 1;
        if (next < tree_.size() && tree_[next].form == ",") ++next;
        if (const auto m = tree_.starting_at(next); m != absent && tree_.mention(m).kind == MentionKind::name)
            out.push_back({m, absent});
    }

    /// "X, a joint venture between A and B", "A's joint venture with B, X": both own it.
    void venture(std::uint32_t noun) {
        Arguments whole, sides;
        std::vector<std::uint32_t> heads;
        for (const std::string_view preposition : {"between", "of", "with", "by"}) {
            heads.clear();
            tree_.prepositional(noun, preposition, heads);
            for (const auto head : heads) tree_.expand(head, Reach::strict, sides);
            if (sides.empty()) continue;
            if (preposition == "with") tree_.expand(tree_.possessor(noun), Reach::strict, sides);
            break;
        }
        if (sides.empty()) return;
        named(noun, whole);
        for (const auto& owned : whole)
            for (const auto& side : sides) {
                if (!is_firm(owned.mention) || !is_firm(side.mention) || owned.via != absent ||
                    tree_.entity(owned.mention) == tree_.entity(side.mention))
                    continue;
                out_.presume(Relation::owns, side.mention, owned.mention, noun, "venture", 0.85F);
            }
    }

    /// "its own internet business, X", "X, the group's flagship company", "Y, another X company".
    void asset(std::uint32_t noun) {
        Arguments owners, things;
        const auto possessor = tree_.possessor(noun);
        if (possessor != absent)
            tree_.expand(possessor, Reach::strict, owners);
        else if (const auto m = tree_.ending_at(noun); m != absent && is_firm(m) && is_one_of_several(noun))
            owners.push_back({m, absent});
        if (owners.size() != 1 || owners.front().via != absent) return;
        const auto owner = owners.front().mention;
        if (!is_firm(owner) && tree_.type(owner) != NodeType::person) return;
        const auto start = possessor == absent ? tree_.phrase_start(noun) : possessor + 1;
        if (has_title(lexicon_, tree_, start, noun + 1)) return;  // "its parent company"
        named_beside(noun, things);
        Candidate candidate;
        candidate.relation = Relation::owns;
        candidate.source = owner;
        candidate.trigger = noun;
        candidate.presupposed = true;
        candidate.origin = "asset";
        for (auto at = tree_.phrase_start(noun); at < noun; ++at)
            if (const auto* word = lexicon_.find(tree_[at].lemma); word && word->modifier == Effect::ended)
                candidate.status = Status::ended;
        for (const auto& thing : things) {
            if (!is_firm(thing.mention) || thing.via != absent ||
                tree_.mention(thing.mention).kind != MentionKind::name)
                continue;
            candidate.target = thing.mention;
            out_.add(candidate);
        }
    }

    /// "another X company", "a Google company" in apposition.
    bool is_one_of_several(std::uint32_t noun) const {
        const auto article = tree_.child(noun, Deprel::det);
        return tree_[noun].deprel == Deprel::appos && article != absent &&
               is_one_of(tree_[article].lemma, {"another", "a", "an"});
    }

    /// Who the noun is said to be: as `named`, but behind a comma only what the tree hangs on it.
    void named_beside(std::uint32_t noun, Arguments& out) const {
        const auto next = noun + 1;
        const bool comma = next + 1 < tree_.size() && tree_[next].form == ",";
        const auto m = comma ? tree_.starting_at(next + 1) : absent;
        if (m != absent && tree_.head(tree_.mention(m).head) == noun)
            return tree_.expand(tree_.mention(m).head, Reach::strict, out);
        if (!comma || tree_[noun].deprel == Deprel::appos || tree_.has_child(noun, Deprel::cop))
            named(noun, out);
    }

    /// "Renault's Dacia unit", "its Lincoln luxury brand": the name before the part is what is owned.
    void part(std::uint32_t m) {
        const auto& name = tree_.mention(m);
        if (name.kind != MentionKind::name || (!is_firm(m) && tree_.type(m) != NodeType::product)) return;
        static constexpr std::string_view parts[] = {
            "unit",  "subsidiary", "brand",   "arm",     "division", "affiliate", "offshoot", "label",
            "chain", "marque",     "imprint", "vehicle", "network",  "channel",   "studio",   "franchise"};
        auto at = name.last;
        for (int step = 0; step < 4 && at < tree_.size(); ++step, ++at) {
            const bool found = std::any_of(std::begin(parts), std::end(parts),
                                           [&](auto noun) { return tree_.is(at, noun); });
            if ((found || nominal(tree_[at].lemma).asset) && tree_[at].upos == Upos::NOUN) break;
            if ((tree_[at].upos != Upos::NOUN && tree_[at].upos != Upos::ADJ && tree_[at].form != "-" &&
                 tree_[at].xpos != Xpos::VBG) ||
                tree_.covering(at) != absent)
                return;
            if (step == 3) return;
        }
        if (at >= tree_.size() || tree_[at].xpos == Xpos::POS) return;
        if (const auto whole = whole_behind(at); whole != absent && tree_.entity(whole) != tree_.entity(m))
            return out_.presume(Relation::owns, whole, m, at, "part", 0.8F);
        std::vector<std::uint32_t> all{m};
        auto before = name.first;
        if (tree_[at].xpos == Xpos::NNS) before = first_of_list(before, all);
        for (int step = 0; step < 3 && before > 0 && tree_.covering(before - 1) == absent &&
                           (tree_[before - 1].upos == Upos::ADJ || tree_[before - 1].upos == Upos::NOUN);
             ++step)
            --before;
        if (before == 0) return;
        const auto mark = tree_[before - 1].xpos == Xpos::POS ? before - 1 : before;
        const auto owner = tree_.ending_at(mark);
        if (owner == absent || (mark == before && tree_[before - 1].xpos != Xpos::PRPS)) return;
        const bool his = tree_.type(owner) == NodeType::person &&
                         tree_.mention(owner).kind == MentionKind::pronoun && is_firm(m);
        const bool media = is_one_of(tree_[at].lemma, {"network", "channel", "franchise"});
        if ((!is_firm(owner) && !his) || (!is_firm(m) && (media || tree_.is(at, "vehicle")))) return;
        if (media && (his || tree_.starting_at(at + 1) != absent)) return;  // "its YouTube channel X"

        others_like_it(at, all);
        for (const auto one : all)
            if (tree_.entity(owner) != tree_.entity(one))
                out_.presume(Relation::owns, owner, one, at, "part", 0.85F);
    }

    /// "X's A channels, B and other networks": B too.
    void others_like_it(std::uint32_t part, std::vector<std::uint32_t>& all) const {
        bool others = false;
        for (const auto c : tree_.children(part))
            others = others || (tree_[c].deprel == Deprel::conj && tree_.child_lemma(c, "other") != absent);
        for (const auto c : tree_.children(part))
            if (const auto m = tree_.at_head(c); others && tree_[c].deprel == Deprel::conj && m != absent &&
                                                 is_firm(m) && tree_.mention(m).kind == MentionKind::name)
                all.push_back(m);
    }

    /// "the Dacia unit of Renault"
    std::uint32_t whole_behind(std::uint32_t part) const {
        if (part + 3 >= tree_.size() || !tree_.is(part + 1, "of")) return absent;
        const auto m = tree_.starting_at(tree_[part + 2].upos == Upos::DET ? part + 3 : part + 2);
        return m != absent && is_firm(m) && tree_.mention(m).kind == MentionKind::name ? m : absent;
    }

    /// "its Fairy, Ariel and Daz brands": where the names before the last begin.
    std::uint32_t first_of_list(std::uint32_t at, std::vector<std::uint32_t>& all) const {
        while (at > 1 && all.size() < 8 && (tree_[at - 1].form == "," || tree_[at - 1].xpos == Xpos::CC)) {
            auto end = at - 1;
            if (tree_[end].xpos == Xpos::CC && tree_[end - 1].form == ",") --end;
            const auto other = tree_.ending_at(end);
            if (other == absent || tree_.mention(other).kind != MentionKind::name ||
                (!is_firm(other) && tree_.type(other) != NodeType::product))
                break;
            all.push_back(other);
            at = tree_.mention(other).first;
        }
        return at;
    }

    /// "the company behind ChatGPT": its maker, where a firm is meant.
    void behind(std::uint32_t at) {
        const auto noun = at - 1;
        auto next = at + 1;
        auto thing = tree_.starting_at(next);
        for (int step = 0;
             step < 6 && thing == absent && next + 1 < tree_.size() &&
             (is_nominal(tree_[next].upos) || tree_[next].upos == Upos::DET || tree_[next].form == "-");
             ++step)
            thing = tree_.starting_at(++next);
        if (thing == absent || tree_.mention(thing).kind != MentionKind::name) return;
        if (tree_.type(thing) != NodeType::product && tree_.type(thing) != NodeType::chip) return;
        if (tree_[noun].upos != Upos::NOUN || !(nominal(tree_[noun].lemma).types & bit(NodeType::company)))
            return;
        Arguments makers;
        tree_.expand(noun, Reach::strict, makers);
        if (makers.empty()) named(noun, makers);
        Arguments things;
        tree_.expand(tree_.mention(thing).head, Reach::strict, things);
        for (const auto& maker : makers)
            for (const auto& made : things)
                if (is_firm(maker.mention) && maker.via == absent)
                    out_.presume(Relation::makes, maker.mention, made.mention, noun, "behind", 0.85F);
    }

    const Lexicon& lexicon_;
    Candidates& out_;
    const Tree& tree_;
};
}  // namespace

void find_firm_ties(const Lexicon& lexicon, Candidates& out) {
    FirmTies(lexicon, out).run();
}

}  // namespace newsgraph
