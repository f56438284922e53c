// Products and chips beside who makes or has them: "Nvidia's H20", "Air Force F-15E", "Amazon's e-book
// reader, the Kindle", "Russia's Pantsir missile system", "two helicopters of the US Navy".
#include "extract/claims/candidate.hpp"
#include "extract/claims/nominal.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
class OwnedGoods {
public:
    OwnedGoods(const Lexicon& lexicon, Candidates& out) : lexicon_(lexicon), out_(out), tree_(out.tree()) {}

    void run() {
        for (auto m = tree_.first_mention(); m < tree_.last_mention(); ++m) {
            const auto& mention = tree_.mention(m);
            const auto type = tree_.type(m);
            if (mention.kind == MentionKind::name && mention.last <= tree_.size() &&
                (type == NodeType::chip || type == NodeType::product))
                thing(m);
        }
    }

private:
    bool hyphen_based(std::uint32_t after) const {
        return after + 1 < tree_.size() && tree_[after].form == "-" &&
               (tree_.is(after + 1, "base") || tree_[after + 1].form == "based" ||
                tree_[after + 1].form == "headquartered");
    }

    /// "the Mate 60's Kirin 9000S processor", "the A350's Trent XWB engines": one runs on the other.
    void built_in(std::uint32_t m) {
        const auto& name = tree_.mention(m);
        if (name.first < 2 || tree_[name.first - 1].xpos != Xpos::POS) return;
        const auto whole = tree_.ending_at(name.first - 1);
        if (whole == absent || tree_.type(whole) != NodeType::product) return;
        const bool part =
            tree_.type(m) == NodeType::chip || (name.last < tree_.size() && tree_.is(name.last, "engine"));
        if (part) out_.presume(Relation::uses, whole, m, name.head, "possessor", 0.8F);
    }

    /// "the Pura 80, its first phone with the Kirin 9020", "X is the first car with Nvidia's Orin chip"
    void carried_with(std::uint32_t m) {
        if (tree_.type(m) != NodeType::chip) return;
        const auto chip = head_of_phrase(tree_.mention(m).head);
        const auto noun = tree_.head(chip);
        if (noun == absent || noun > chip || tree_.preposition(chip) != "with" || tree_.named(noun) ||
            tree_[noun].upos != Upos::NOUN || !(nominal(tree_[noun].lemma).types & bit(NodeType::product)))
            return;
        Arguments wholes;
        tree_.expand(noun, Reach::strict, wholes);
        for (const auto& whole : wholes)
            if (tree_.type(whole.mention) == NodeType::product)
                out_.presume(Relation::uses, whole.mention, m, noun, "with", 0.8F);
    }

    /// "the Snapdragon-powered Galaxy S24"
    void powers(std::uint32_t m) {
        const auto at = tree_.mention(m).last;
        if (at + 2 >= tree_.size() || tree_[at].form != "-" ||
            !is_one_of(tree_[at + 1].form, {"driven", "enabled", "equipped", "powered"}))
            return;
        for (auto next = at + 2; next < tree_.size() && next < at + 7; ++next) {
            if (tree_[next].upos != Upos::NOUN && tree_[next].upos != Upos::ADJ &&
                tree_[next].upos != Upos::PROPN && !tree_.named(next))
                return;
            const auto whole = tree_.starting_at(next);
            if (whole == absent || tree_.type(whole) != NodeType::product) continue;
            return out_.presume(Relation::uses, whole, m, at + 1, "powered", 0.8F);
        }
    }

    /// "the new GPT-5 model from OpenAI", "Bravia by Sony": its maker, unless somebody got it there.
    void comes_from(std::uint32_t m) {
        const auto noun = head_of_phrase(tree_.mention(m).head);
        const auto at = std::max(noun + 1, tree_.mention(m).last);
        if (at + 1 >= tree_.size() || !is_one_of(tree_[at].lemma, {"by", "from"})) return;
        const auto maker = tree_.starting_at(at + 1);
        if (maker == absent || tree_.type(maker) != NodeType::company || is_user(maker) ||
            base(tree_[tree_.mention(maker).head].deprel) != Deprel::nmod)
            return;
        const auto verb = tree_.head(noun);
        if (verb != absent && tree_.object(verb) == noun)
            if (const auto* word = lexicon_.find(tree_[verb].lemma))
                for (const auto index : word->frames)
                    if (const auto relation = lexicon_.frame(index).relation;
                        relation == Relation::holds || relation == Relation::supplies ||
                        relation == Relation::acquires)
                        return;
        out_.presume(Relation::makes, maker, m, noun, "from", 0.8F);
    }

    /// "Nvidia's H20", "its V3 model", "Air Force F-15E".
    void thing(std::uint32_t m) {
        belongs(m);
        built_in(m);
        powers(m);
        carried_with(m);
        comes_from(m);
        auto first = tree_.mention(m).first;
        auto head = tree_.mention(m).head;
        for (int step = 0; step < 6; ++step) {
            const auto start = tree_.phrase_start(first);
            const auto owner = nearest_before(tree_, start, first, [&](std::uint32_t other) {
                const auto type = tree_.type(other);
                if (tree_.mention(other).kind == MentionKind::pronoun &&
                    tree_[tree_.mention(other).head].xpos != Xpos::PRPS &&
                    tree_[tree_.mention(other).head].xpos != Xpos::WPS)
                    return false;
                return tree_.mention(other).last <= first && !hyphen_based(tree_.mention(other).last) &&
                       (type == NodeType::company || type == NodeType::organization ||
                        type == NodeType::country);
            });
            if (owner != absent && !has_title(lexicon_, tree_, tree_.mention(owner).last, first))
                return own(owner, m, start);
            if (named_behind(m, head)) return;
            // "Apple's iPhone, iPad and Mac": the owner stands before the first conjunct
            if (tree_[head].deprel != Deprel::conj || tree_.head(head) == absent) return;
            head = tree_.head(head);
            const auto conjunct = tree_.at_head(head);
            if (conjunct == absent ||
                (tree_.type(conjunct) != NodeType::product && tree_.type(conjunct) != NodeType::chip))
                return;
            first = tree_.mention(conjunct).first;
        }
    }

    /// "Amazon's e-book reader, the Kindle": the thing that somebody owns is named behind the comma.
    bool named_behind(std::uint32_t m, std::uint32_t head) {
        const auto noun = tree_.head(head);
        if (tree_[head].deprel != Deprel::appos || noun == absent || noun >= head ||
            tree_[noun].upos != Upos::NOUN || lexicon_.noun_kind(tree_[noun].lemma) == NounKind::relational)
            return false;
        const auto possessor = tree_.possessor(noun);
        const auto owner = possessor == absent ? absent : tree_.at_head(possessor);
        if (owner == absent ||
            (tree_.type(owner) != NodeType::company && tree_.type(owner) != NodeType::organization))
            return false;
        for (const auto& known : out_.candidates())  // the noun's own role, with what its adjectives say
            if (known.relation == Relation::makes && tree_.entity(known.target) == tree_.entity(m))
                return true;
        own(owner, m, tree_.phrase_start(noun));
        return true;
    }

    void own(std::uint32_t owner, std::uint32_t thing, std::uint32_t start) {
        const auto type = tree_.type(owner);
        const auto trigger = tree_.mention(thing).head;
        if (type == NodeType::country) {
            const auto& mention = tree_.mention(owner);
            const bool beside = mention.last == tree_.mention(thing).first &&
                                mention.kind != MentionKind::pronoun &&
                                tree_[mention.head].deprel != Deprel::iobj;
            const bool demonym = mention.kind == MentionKind::demonym;
            if (beside && demonym ? !is_origin(trigger)
                                  : (beside || owns_beside(owner, thing)) && is_arms(thing))
                out_.presume(Relation::uses, owner, thing, trigger, "compound", 0.6F);
            return;
        }
        if (type == NodeType::organization || is_user(owner)) {
            // "Royal Thai Police Viking Twin Otter": the maker stands nearer
            const auto maker =
                nearest_before(tree_, start, tree_.mention(thing).first, [&](std::uint32_t other) {
                    return tree_.type(other) == NodeType::company && !is_user(other);
                });
            if (maker != absent) out_.presume(Relation::makes, maker, thing, trigger, "possessor", 0.9F);
            out_.presume(Relation::uses, owner, thing, trigger, "compound", 0.65F);
            return;
        }
        out_.presume(Relation::makes, owner, thing, trigger, "possessor", 0.9F);
        group(owner, thing);
        const auto user = nearest_before(tree_, start, tree_.mention(owner).first, [&](std::uint32_t other) {
            return tree_.type(other) == NodeType::organization ||
                   (tree_.type(other) == NodeType::company && is_user(other));
        });
        if (user != absent) out_.presume(Relation::uses, user, thing, trigger, "compound", 0.65F);
    }

    /// "GM's Chevrolet Volt": the firm makes its brand's goods.
    void group(std::uint32_t brand, std::uint32_t thing) {
        const auto first = tree_.mention(brand).first;
        if (first < 2 || tree_[first - 1].xpos != Xpos::POS ||
            tree_.mention(brand).last != tree_.mention(thing).first)
            return;
        const auto firm = tree_.ending_at(first - 1);
        if (firm == absent || tree_.type(firm) != NodeType::company || is_user(firm)) return;
        const auto trigger = tree_.mention(thing).head;
        out_.presume(Relation::makes, firm, thing, trigger, "possessor", 0.85F);
        out_.presume(Relation::owns, firm, brand, tree_.mention(brand).head, "possessor", 0.8F);
    }

    /// "jets" of "two EA-18G Growler jets"
    std::uint32_t head_of_phrase(std::uint32_t at) const {
        for (int steps = 0; steps < 2 && base(tree_[at].deprel) == Deprel::compound; ++steps) {
            const auto up = tree_.head(at);
            if (up == absent || up < at) break;
            at = up;
        }
        return at;
    }

    /// "Russia's X", "its X", with nothing between the two.
    bool owns_beside(std::uint32_t m, std::uint32_t thing) const {
        const auto& mention = tree_.mention(m);
        const auto first = tree_.mention(thing).first;
        return (tree_[mention.head].xpos == Xpos::PRPS && mention.last == first) ||
               (mention.last + 1 == first && tree_[mention.last].xpos == Xpos::POS);
    }

    /// "Russia's Pantsir missile system", "a U.S. F-15E jet", "its Su-34s": a force has them.
    bool is_arms(std::uint32_t thing) const {
        const auto& name = tree_.mention(thing);
        const auto tag = tree_[name.last - 1].xpos;
        auto noun = name.last;
        while (noun + 1 < tree_.size() && tree_[noun].upos == Upos::NOUN &&
               tree_[noun + 1].upos == Upos::NOUN)
            ++noun;
        if (noun >= tree_.size() || tree_[noun].upos != Upos::NOUN)
            return (tag == Xpos::NNPS || tag == Xpos::NNS) && tree_[name.last - 1].form.ends_with('s');
        const bool defence = tree_.is(noun, "system") && noun > name.last &&
                             (tree_.is(noun - 1, "missile") || tree_.is(noun - 1, "defense") ||
                              tree_.is(noun - 1, "defence") || tree_.is(noun - 1, "rocket"));
        return defence || lexicon_.noun_kind(tree_[noun].lemma) == NounKind::body;
    }

    /// "two Seahawk helicopters of the US Navy": whoever they are of.
    void belongs(std::uint32_t m) {
        const auto noun = head_of_phrase(tree_.mention(m).head);
        for (const auto c : tree_.children(noun)) {
            if (c < noun || base(tree_[c].deprel) != Deprel::nmod || tree_.preposition(c) != "of") continue;
            auto owner = tree_.at_head(c);
            if (const auto whole = tree_.possessor(c); owner == absent && whole != absent)
                owner = tree_.at_head(whole);
            if (owner == absent || tree_.mention(owner).kind != MentionKind::name) continue;
            const auto type = tree_.type(owner);
            if (type == NodeType::organization || (type == NodeType::company && is_user(owner)))
                out_.presume(Relation::uses, owner, m, noun, "of", 0.65F);
        }
    }

    /// "flew on Russian RD-180s", "armed with American M4s": where they come from, not who has them.
    bool is_origin(std::uint32_t noun) const {
        const auto p = tree_.preposition(head_of_phrase(noun));
        return p == "on" || p == "with" || p == "from";
    }

    bool is_user(std::uint32_t m) const { return is_operator(tree_.name(tree_.entity(m))); }

    const Lexicon& lexicon_;
    Candidates& out_;
    const Tree& tree_;
};
}  // namespace

void find_owned_goods(const Lexicon& lexicon, Candidates& out) {
    OwnedGoods(lexicon, out).run();
}

}  // namespace newsgraph
