#include "extract/claims/event_coreference.hpp"

#include "extract/claims/description.hpp"
#include "extract/claims/event_words.hpp"
#include "extract/claims/nominal.hpp"

#include <algorithm>

namespace newsgraph {

namespace {

using Relations = EventWord::Relations;
constexpr std::uint32_t farthest = 12;  ///< sentences between an act and what comes back to it
constexpr NodeTypeSet things = bit(NodeType::product) | bit(NodeType::chip);
constexpr std::uint32_t payment_reach = 3;  ///< … and its price, told without a word for it

class EventFinder {
public:
    EventFinder(const Tree& tree, std::uint32_t at, std::span<const LocalClaim> claims,
                std::span<const std::uint32_t> sentences)
        : tree_(tree), at_(at), claims_(claims), sentences_(sentences) {
        for (auto i = claims_.size(); i-- > 0 && sentences_[i] == at_;)
            told_here_.set(static_cast<std::size_t>(claims_[i].relation));
    }

    std::vector<EventMention> run() {
        for (std::uint32_t noun = 0; noun < tree_.size(); ++noun) {
            const auto tag = tree_[noun].upos;
            if (tag == Upos::NOUN && !tree_.named(noun)) {
                if (const auto* word = event_word(tree_[noun].lemma)) come_back(noun, *word);
            }
            const bool on_sale = tag == Upos::NOUN && tree_.is(noun, "sale") &&
                                 tree_.preposition(noun) == "on" &&
                                 tree_.has_child(noun, Deprel::cop);  // "has been on sale since 2006"
            if (tag == Upos::VERB || tag == Upos::ADJ || on_sale) of_product(noun);
            if (tag == Upos::VERB) paid(noun);
        }
        return std::move(found_);
    }

private:
    void come_back(std::uint32_t noun, const EventWord& word) {
        if (!definite(noun) || of_another(noun, word)) return;
        goods_near(noun);
        std::vector<EntityIndex> near;
        if (!named_near(noun, near)) return;
        if (word.act.any()) add(noun, word.act, near, {});
        if (word.thing.any()) add(noun, word.thing, near, tree_[noun].lemma);
    }

    /// "the deal", "its stake", "deliveries": not "a deal", "a similar deal", "the two deals".
    bool definite(std::uint32_t noun) const {
        bool article = false;
        for (const auto c : tree_.children(noun)) {
            const auto lemma = tree_[c].lemma;
            const auto relation = base(tree_[c].deprel);
            if (relation == Deprel::det &&
                (lemma == "a" || lemma == "an" || lemma == "any" || lemma == "no" || lemma == "another" ||
                 lemma == "some" || lemma == "each"))
                return false;
            article = article || relation == Deprel::det || relation == Deprel::nmod_poss;
            if (relation != Deprel::amod) continue;
            for (const std::string_view other :
                 {"other", "separate", "similar", "previous", "earlier", "second", "third", "next", "recent",
                  "such", "past", "further", "subsequent"})
                if (lemma == other) return false;
        }
        const auto lemma = tree_[noun].lemma;
        return article || lemma == "delivery" || lemma == "shipment";
    }

    /// "the takeover of the pizza business": of something that is not named is another act.
    bool of_another(std::uint32_t noun, const EventWord& event) const {
        if (!event.act.test(static_cast<std::size_t>(Relation::acquires))) return false;
        return std::any_of(tree_.children(noun).begin(), tree_.children(noun).end(), [&](auto c) {
            if (base(tree_[c].deprel) != Deprel::nmod || tree_.preposition(c) != "of" ||
                tree_.at_head(c) != absent || tree_[c].upos != Upos::NOUN || tree_.named(c))
                return false;
            const auto* word = event_word(tree_[c].lemma);
            return !(nominal(tree_[c].lemma).types & bit(NodeType::company)) && !(word && word->thing.any());
        });
    }

    /// "The order includes 29 737-900s": the goods that its own verb names, of which alone it tells.
    void goods_near(std::uint32_t noun) {
        goods_.clear();
        const auto verb = tree_.head(noun);
        for (auto m = tree_.first_mention(); m < tree_.last_mention(); ++m) {
            if (tree_.type(m) != NodeType::product && tree_.type(m) != NodeType::chip) continue;
            auto up = tree_.mention(m).head;
            while (up > noun && up != absent && is_nominal(tree_[up].upos) && tree_.head(up) != verb)
                up = tree_.head(up);
            if (up != absent && up > noun && verb != absent && tree_.head(up) == verb)
                goods_.push_back(tree_.entity(m));
        }
    }

    bool of_goods_near(const LocalClaim& claim) const {
        const auto type = tree_.type(claim.target);
        return goods_.empty() || (type != NodeType::product && type != NodeType::chip) ||
               std::find(goods_.begin(), goods_.end(), claim.target) != goods_.end();
    }

    /// Who is named in the phrase and as subject beside it, each of whom must take part in the act.
    bool named_near(std::uint32_t noun, std::vector<EntityIndex>& near) const {
        const auto take = [&](std::uint32_t m) {
            const auto type = tree_.type(m);
            if (type != NodeType::place) near.push_back(tree_.entity(m));
        };
        for (auto m = tree_.first_mention(); m < tree_.last_mention(); ++m) {
            auto up = tree_.mention(m).head;
            for (int steps = 0; steps < 4 && up != absent && up != noun; ++steps) {
                const auto tag = tree_[up].upos;
                if (tag == Upos::VERB || tag == Upos::AUX)
                    up = absent;
                else
                    up = tree_.head(up);
            }
            if (up == noun && tree_.mention(m).head != noun) take(m);
        }
        auto verb = tree_.head(noun);
        auto below = noun;  // "placed orders for ten of the jets"
        for (int steps = 0; steps < 4 && verb != absent && is_nominal(tree_[verb].upos); ++steps) {
            below = verb;
            verb = tree_.head(verb);
        }
        if (tree_.is(below, "order") && below != noun && tree_.has_child(below, Deprel::nummod))
            return false;  // "has won 189 orders for the jet": from all
        if (verb == absent || tree_[verb].upos != Upos::VERB) return true;
        for (const auto c : tree_.children(verb)) {
            const auto relation = base(tree_[c].deprel);
            const auto m = tree_.at_head(c);
            const bool firm = m == absent ? tree_.is(verb, "value") : tree_.type(m) == NodeType::company;
            const bool valued = c > below && relation == Deprel::obj && firm;  // "the deal values X at $5bn"
            if (c == below || (relation != Deprel::nsubj && !valued)) continue;
            if (m == absent) return false;  // somebody else does something with it
            take(m);
        }
        return true;
    }

    bool is_product(std::uint32_t m) const {
        return m != absent && (tree_.type(m) == NodeType::product || tree_.type(m) == NodeType::chip);
    }

    /// "The console will be released in June", "X began selling the console in June": its maker was told.
    void of_product(std::uint32_t verb) {
        const auto said = verb_word(verb);
        const auto* word = event_word(said);
        if (!word || word->verb.none()) return;
        if (base(tree_[verb].deprel) == Deprel::acl) {  // "the iPad, launched in 2010"
            const auto noun = tree_.head(verb);
            const auto m = noun == absent ? absent : tree_.at_head(noun);
            if (!is_product(m) || tree_.child(verb, Deprel::obl_agent) != absent) return;
            std::vector<EntityIndex> near{tree_.entity(m)};
            if (const auto doer = tree_.subject(verb); doer != absent && !tree_.passive(verb)) {
                const auto who = tree_.at_head(doer);  // "the iPad, which they launched": who is not known
                if (who == absent) return;
                if (tree_.entity(who) != near.front()) near.push_back(tree_.entity(who));
            }
            add(verb, word->verb, near, {});
            return;
        }
        std::uint32_t subject = absent;
        for (const auto c : tree_.children(verb)) {
            if (base(tree_[c].deprel) == Deprel::nsubj) subject = c;
            if (tree_[c].deprel == Deprel::obl_agent) return;
        }
        if (const auto object = tree_.object(verb);
            object != absent && said == tree_[verb].lemma && !tree_.passive(verb)) {
            const auto maker = tree_.subject(verb);
            const auto who = maker == absent ? absent : tree_.at_head(maker);
            const auto what = product_at(object);
            if (who != absent && what != absent)
                add(verb, word->verb, {tree_.entity(who), tree_.entity(what)}, {});
            return;
        }
        if (subject == absent) return;
        const auto m = product_at(subject) == absent ? tree_.at_head(subject) : product_at(subject);
        if (m == absent) {
            const auto* thing = event_word(tree_[subject].lemma);
            if (thing && thing->thing.any() && definite(subject))
                add(verb, word->verb, {}, tree_[subject].lemma);
            return;
        }
        const auto type = tree_.type(m);
        // "it was released" is what was made, not its maker
        const bool maker = type == NodeType::company && tree_.mention(m).kind == MentionKind::pronoun &&
                           tree_[subject].deprel == Deprel::nsubj_pass;
        if (type == NodeType::product || type == NodeType::chip || maker)
            add(verb, word->verb, {tree_.entity(m)}, {});
    }

    /// "It will pay $4bn in cash": what was bought was told just before.
    void paid(std::uint32_t verb) {
        const auto* word = event_word(tree_[verb].lemma);
        if (!word || word->payment.none() || tree_.passive(verb)) return;
        const auto sum = tree_.object(verb), who = tree_.subject(verb);
        if (sum == absent || who == absent || sum < verb || !is_money(sum)) return;
        for (const auto c : tree_.children(verb))
            if (base(tree_[c].deprel) == Deprel::iobj ||
                (!tree_.preposition(c).empty() && tree_.preposition(c) != "in"))
                return;  // for something else
        const auto m = tree_.at_head(who);
        if (m == absent || claims_.empty() || at_ > sentences_.back() + payment_reach) return;
        const auto buyer = tree_.entity(m);
        const bool buys = std::any_of(claims_.begin(), claims_.end(), [&](const LocalClaim& claim) {
            return claim.source == buyer && word->payment.test(static_cast<std::size_t>(claim.relation));
        });
        if (buys) add(verb, word->payment, {buyer}, {});
    }

    bool is_money(std::uint32_t at) const {
        return tree_[at].upos == Upos::SYM || tree_.has_child(at, Deprel::nummod) ||
               tree_[at].upos == Upos::NUM;
    }

    /// The product that the noun is, or whose sale, launch or production it is.
    std::uint32_t product_at(std::uint32_t noun) const {
        if (const auto m = tree_.at_head(noun); m != absent) return is_product(m) ? m : absent;
        const auto* word = event_word(tree_[noun].lemma);
        if (noun > 0 && (nominal(tree_[noun].lemma).types & things) != 0)  // "Google's Chrome browser"
            if (const auto m = tree_.ending_at(noun); is_product(m)) return m;
        if (!word || (word->verb.none() && word->thing.none())) return absent;
        for (const auto c : tree_.children(noun))
            if (const auto m = tree_.at_head(c); is_product(m)) return m;
        return absent;
    }

    /// "go on sale" is a sale, "enter service" and "begin production" are what is entered and begun.
    std::string_view verb_word(std::uint32_t verb) const {
        for (const auto c : tree_.children(verb)) {
            const bool on = tree_.is(verb, "go") && (tree_.is(c, "sale") || tree_.is(c, "production"));
            const bool into =
                tree_.is(verb, "enter") && (tree_.is(c, "service") || tree_.is(c, "production"));
            if (on || into) return tree_[c].lemma;
        }
        return tree_[verb].lemma;
    }

    /// The verb that says something of the noun, the last of "is expected to close"; else the word itself.
    std::uint32_t clause_of(std::uint32_t at) const {
        const auto relation = base(tree_[at].deprel);
        if (tree_.head(at) == absent || (relation != Deprel::nsubj && relation != Deprel::obj)) return at;
        return relation == Deprel::nsubj ? last_verb(tree_.head(at)) : tree_.head(at);
    }

    std::uint32_t last_verb(std::uint32_t verb) const {
        for (auto below = tree_.child(verb, Deprel::xcomp); below != absent;
             below = tree_.child(verb, Deprel::xcomp))
            verb = below;
        return verb;
    }

    bool takes_part(const LocalClaim& claim, EntityIndex entity) const {
        return claim.source == entity || claim.target == entity;
    }

    bool all_take_part(const LocalClaim& claim, const std::vector<EntityIndex>& near) const {
        return std::all_of(near.begin(), near.end(), [&](auto entity) { return takes_part(claim, entity); });
    }

    /// "The offer would raise X's stake in Y": two firms are named, and neither takes part in the act.
    bool among_others(const LocalClaim& claim) const {
        int others = 0;
        for (auto m = tree_.first_mention(); m < tree_.last_mention(); ++m) {
            if (tree_.type(m) != NodeType::company || tree_.mention(m).kind != MentionKind::name) continue;
            if (takes_part(claim, tree_.entity(m))) return false;
            ++others;
        }
        return others > 1;
    }

    /// What the sentence itself tells of a product's maker without figures: "X's iPad, launched in 2010".
    std::vector<std::size_t> bare_here(Relations relations, const std::vector<EntityIndex>& near) const {
        std::vector<std::size_t> found;
        if (!relations.test(static_cast<std::size_t>(Relation::makes))) return found;
        for (auto i = claims_.size(); i-- > 0 && sentences_[i] == at_;) {
            const auto& claim = claims_[i];
            if (claim.relation == Relation::makes && !claim.date && !claim.money && !claim.quantity &&
                all_take_part(claim, near))
                found.push_back(i);
        }
        return found;
    }

    /// The claims of the last sentence before claim `end` that told such an act of all who are named near it.
    std::vector<std::size_t> last_told(std::size_t end, Relations relations,
                                       const std::vector<EntityIndex>& near, std::string_view thing) const {
        std::vector<std::size_t> found;
        for (auto i = end; i-- > 0;) {
            if (sentences_[i] == at_) continue;
            if (at_ - sentences_[i] > farthest ||
                (!found.empty() && sentences_[i] != sentences_[found.back()]))
                break;
            const auto& claim = claims_[i];
            if (relations.test(static_cast<std::size_t>(claim.relation)) && of_goods_near(claim) &&
                !among_others(claim) && all_take_part(claim, near) &&
                (thing.empty() || speaks_of(claim, thing)))
                found.push_back(i);
        }
        return found;
    }

    std::vector<std::size_t> told_before(Relations relations, const std::vector<EntityIndex>& near,
                                         std::string_view thing) const {
        relations &= ~told_here_;
        auto found = last_told(claims_.size(), relations, near, thing);
        const auto past = [&](std::size_t i) {
            return claims_[i].date && claims_[i].status == Status::asserted;
        };
        if (thing.empty() && !found.empty() && std::all_of(found.begin(), found.end(), past)) {
            // "the deal" is what the text is about, not what it said happened years ago
            auto other = last_told(found.back(), relations, near, thing);
            if (!other.empty() && std::none_of(other.begin(), other.end(), past)) found = std::move(other);
        }
        const auto bought = [&](std::size_t i) { return claims_[i].relation == Relation::acquires; };
        if (std::any_of(found.begin(), found.end(), bought))
            std::erase_if(found, [&](std::size_t i) { return !bought(i); });
        std::reverse(found.begin(), found.end());
        return found;
    }

    /// Tells again what the word comes back to.
    void add(std::uint32_t trigger, Relations relations, const std::vector<EntityIndex>& near,
             std::string_view thing) {
        auto found = bare_here(relations, near);
        if (found.empty()) found = told_before(relations, near, thing);
        if (found.empty()) return;
        std::vector<std::uint32_t> words{trigger, clause_of(trigger)};
        for (const auto c : tree_.children(trigger))
            if (c > trigger && (tree_[c].deprel == Deprel::acl || tree_[c].deprel == Deprel::acl_relcl))
                words.push_back(last_verb(c));
        found_.push_back({trigger, std::move(words), std::move(found)});
    }

    static bool names(std::string_view word, std::string_view thing) {
        return !word.empty() && (same_noun(word) == same_noun(thing) || is_wider(thing, word));
    }

    /// Whether the sentence of the claim has a noun that names the same kind of thing.
    static bool speaks_of(const LocalClaim& claim, std::string_view thing) {
        std::string word;
        const auto text = std::string_view(claim.evidence.text);
        for (std::size_t i = 0; i <= text.size(); ++i) {
            const char c = i < text.size() ? text[i] : ' ';
            const bool upper = c >= 'A' && c <= 'Z';
            if (upper || (c >= 'a' && c <= 'z')) {
                word += upper ? static_cast<char>(c + 32) : c;
                continue;
            }
            if (names(word, thing)) return true;
            if (word.size() > 1 && word.back() == 's') {
                word.pop_back();
                if (names(word, thing)) return true;
            }
            word.clear();
        }
        return false;
    }

    const Tree& tree_;
    const std::uint32_t at_;
    const std::span<const LocalClaim> claims_;
    const std::span<const std::uint32_t> sentences_;
    Relations told_here_;
    std::vector<EntityIndex> goods_;
    std::vector<EventMention> found_;
};

}  // namespace

std::vector<EventMention> find_events(const Tree& tree, std::uint32_t at, std::span<const LocalClaim> claims,
                                      std::span<const std::uint32_t> sentences) {
    return EventFinder(tree, at, claims, sentences).run();
}

}  // namespace newsgraph
