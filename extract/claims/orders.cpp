#include "extract/claims/orders.hpp"

#include "extract/claims/known_kinds.hpp"

#include <algorithm>

namespace newsgraph {

namespace {

bool is_goods(NodeType type) {
    return type == NodeType::product || type == NodeType::chip;
}

class Orders {
public:
    Orders(const Told& told, Candidates& out) : told_(told), out_(out), tree_(out.tree()) {}

    void run() {
        if (!names_goods()) of_maker();
        of_number();
        of_contents();
        sales();
        suppliers();
        givers();
        drop_weaker();
    }

private:
    bool names_goods() const {
        for (auto m = tree_.first_mention(); m < tree_.last_mention(); ++m)
            if (is_goods(tree_.type(m))) return true;
        return false;
    }

    /// The product that was told of last, of this maker where one is given; none where two were told at once.
    std::optional<EntityIndex> in_view(std::optional<EntityIndex> maker, std::uint32_t reach,
                                       bool bought) const {
        std::optional<EntityIndex> found;
        std::uint32_t where = 0;
        for (auto i = told_.claims.size(); i-- > 0;) {
            const auto& claim = told_.claims[i];
            if (told_.sentences[i] + reach < out_.sentence() || (found && told_.sentences[i] != where)) break;
            if (!is_goods(tree_.type(claim.target))) continue;
            const bool purchase = claim.relation == Relation::holds;
            if (!purchase &&
                (bought || (claim.relation != Relation::makes && claim.relation != Relation::uses)))
                continue;
            if (maker && told_.makers.of(claim.target) != maker) continue;
            if (found && *found != claim.target) return std::nullopt;
            found = claim.target;
            where = told_.sentences[i];
        }
        return found;
    }

    void hold(Candidate bought, std::uint32_t buyer, std::optional<EntityIndex> for_buyer,
              EntityIndex product) {
        bought.relation = Relation::holds;
        bought.source = bought.target = buyer;
        bought.for_source = for_buyer;
        bought.for_target = product;
        bought.via = absent;
        bought.origin = "product in view";
        bought.prior = 0.65F;
        out_.add(std::move(bought));
    }

    /// "Boeing announced 20 orders from A and B": of what Boeing makes and the text speaks of.
    void of_maker() {
        const auto count = out_.all().size();
        for (std::size_t i = 0; i < count; ++i) {
            const auto supply = out_.all()[i];
            if (supply.relation != Relation::supplies || tree_[supply.trigger].upos != Upos::NOUN ||
                !is_one_of(tree_[supply.trigger].lemma, {"order", "contract", "deal", "purchase"}))
                continue;
            const auto maker = supply.for_source.value_or(tree_.entity(supply.source));
            if (const auto product = in_view(maker, 8, false))
                hold(supply, supply.target, supply.for_target, *product);
        }
    }

    /// "A ordered 43 of the planes, and B 12": what the sentence has just told to be bought.
    std::optional<EntityIndex> bought_before(std::uint32_t verb) const {
        std::optional<EntityIndex> product;
        for (const auto& other : out_.candidates())
            if (other.relation == Relation::holds && other.trigger < verb)
                product = other.for_target.value_or(tree_.entity(other.target));
        return product;
    }

    /// "Qantas has ordered 12", "UPS bought ten more": of what others bought just before.
    void of_number() {
        for (std::uint32_t verb = 0; verb < tree_.size(); ++verb) {
            if (tree_[verb].upos != Upos::VERB ||
                !is_one_of(tree_[verb].lemma,
                           {"order", "buy", "purchase", "take", "lease", "receive", "get"}))
                continue;
            const auto object = tree_.object(verb);
            if (object == absent || object <= verb || tree_.at_head(object) != absent || tree_.passive(verb))
                continue;
            const bool more = tree_.is(object, "more") && tree_.has_child(object, Deprel::nummod);
            if (tree_[object].upos != Upos::NUM && !more) continue;
            const auto& behind = object + 1 < tree_.size() ? tree_[object + 1] : tree_[object];
            if (is_nominal(behind.upos) && behind.lemma != "more") continue;
            auto product = bought_before(verb);
            if (!product && !names_goods()) product = in_view(std::nullopt, 2, true);
            if (!product) continue;
            Arguments buyers;
            tree_.expand(tree_.subject(verb), Reach::strict, buyers);
            Candidate bought;
            bought.trigger = verb;
            for (const auto& buyer : buyers)
                if (tree_.type(buyer.mention) != NodeType::person) hold(bought, buyer.mention, {}, *product);
        }
    }

    /// "The order includes 40 A350s": whoever the text has told to order has them too.
    void of_contents() {
        for (std::uint32_t verb = 0; verb < tree_.size(); ++verb) {
            if (tree_[verb].upos != Upos::VERB ||
                !is_one_of(tree_[verb].lemma, {"include", "comprise", "cover"}))
                continue;
            const auto order = tree_.child(verb, Deprel::nsubj);
            if (order == absent ||
                !is_one_of(tree_[order].lemma, {"order", "deal", "contract", "purchase"}) ||
                tree_.possessor(order) != absent)
                continue;
            std::optional<EntityIndex> buyer;
            std::uint32_t where = 0;
            for (auto i = told_.claims.size(); i-- > 0 && told_.sentences[i] + 3 >= out_.sentence();) {
                const auto& claim = told_.claims[i];
                if (buyer && told_.sentences[i] != where) break;
                const bool held = claim.relation == Relation::holds && is_goods(tree_.type(claim.target));
                const bool deal =
                    claim.relation == Relation::agrees_with &&  // "signed a deal with Airbus"
                    is_operator(tree_.name(claim.source)) != is_operator(tree_.name(claim.target));
                if (!held && !deal && claim.relation != Relation::supplies) continue;
                const bool source = deal ? is_operator(tree_.name(claim.source)) : held;
                const auto who = source ? claim.source : claim.target;
                if (buyer && *buyer != who) return;  // of two either may have it
                buyer = who;
                where = told_.sentences[i];
            }
            if (!buyer) continue;
            Arguments contents;
            tree_.expand(tree_.object(verb), Reach::strict, contents);
            for (const auto& thing : contents)
                if (is_goods(tree_.type(thing.mention))) {
                    Candidate bought;
                    bought.trigger = verb;
                    hold(bought, thing.mention, buyer, tree_.entity(thing.mention));
                }
        }
    }

    /// "Airbus signed a deal with AirAsia for 100 A321s": who flies them buys them, who builds them does not.
    void sales() {
        const auto count = out_.all().size();
        for (std::size_t i = 0; i < count; ++i) {
            const auto found = out_.all()[i];
            if (found.relation != Relation::holds || tree_[found.trigger].upos != Upos::NOUN ||
                found.for_source)
                continue;
            std::vector<std::uint32_t> heads;
            tree_.prepositional(found.trigger, "with", heads);
            const auto other = heads.size() == 1 ? tree_.at_head(heads.front()) : absent;
            if (other == absent || other == found.source || tree_.type(other) != NodeType::company) continue;
            const auto seller = tree_.name(tree_.entity(found.source)),
                       buyer = tree_.name(tree_.entity(other));
            if (is_operator(seller) || !(is_operator(buyer) || is_planemaker(seller))) continue;
            auto& bought = out_.all()[i];
            bought.source = other;
            supply(Candidate(bought), found.source, {});
        }
    }

    /// Who buys a maker's product is supplied by the maker: "X ordered 20 Airbus A320s".
    void suppliers() {
        const auto count = out_.all().size();
        for (std::size_t i = 0; i < count; ++i) {
            const auto bought = out_.all()[i];
            if (bought.relation != Relation::holds || !is_purchase(bought.trigger)) continue;
            const auto product = bought.for_target.value_or(tree_.entity(bought.target));
            if (sold_by_other(bought)) continue;
            bool made_here = false;
            for (std::size_t k = 0; k < count; ++k) {
                const auto made = out_.all()[k];
                if (made.relation != Relation::makes || tree_.entity(made.target) != product) continue;
                made_here = true;
                supply(bought, made.source, made.for_source);
            }
            if (made_here || names_seller(bought)) continue;
            if (const auto maker = told_.makers.of(product)) supply(bought, bought.source, maker);
        }
    }

    bool is_purchase(std::uint32_t trigger) const {
        return is_one_of(tree_[trigger].lemma, {"buy", "purchase", "order", "acquire", "procure", "deal",
                                                "contract", "agreement", "letter", "commitment", "delivery"});
    }

    /// "Denmark will donate F-16s to Ukraine": who gives to a country supplies it.
    void givers() {
        const auto count = out_.all().size();
        for (std::size_t i = 0; i < count; ++i) {
            const auto given = out_.all()[i];
            if (given.relation != Relation::holds || tree_.type(given.source) != NodeType::country ||
                !is_one_of(tree_[given.trigger].lemma, {"donate", "give", "sell", "lend", "send", "deliver",
                                                        "provide", "transfer", "supply", "ship"}))
                continue;
            Arguments who;
            tree_.expand(tree_.subject(given.trigger), Reach::strict, who);
            for (const auto& giver : who)
                if (tree_.type(giver.mention) == NodeType::country && giver.mention != given.source)
                    supply(given, giver.mention, {});
        }
    }

    /// "bought two batteries of S-400s from Russia", "signed a contract with Boeing for 230 737s": the other
    /// side of the deal sells them.
    bool sold_by_other(const Candidate& bought) {
        std::vector<std::uint32_t> heads;
        const bool noun = tree_[bought.trigger].upos == Upos::NOUN;
        tree_.prepositional(bought.trigger, "from", heads);
        if (noun) tree_.prepositional(bought.trigger, "with", heads);
        bool found = false;
        for (const auto head : heads) {
            Arguments sellers;
            tree_.expand(head, Reach::strict, sellers);
            if (std::any_of(sellers.begin(), sellers.end(), [&](const Argument& seller) {
                    return tree_.entity(seller.mention) == tree_.entity(bought.source);
                }))
                continue;  // "orders from A and B": they buy
            for (const auto& seller : sellers) {
                const auto type = tree_.type(seller.mention);
                if (seller.via != absent || (type != NodeType::company && type != NodeType::country))
                    continue;
                found = true;
                supply(bought, seller.mention, {});
            }
        }
        return found;
    }

    EntityIndex source_of(const Candidate& found) const {
        return found.for_source.value_or(tree_.entity(found.source));
    }
    EntityIndex target_of(const Candidate& found) const {
        return found.for_target.value_or(tree_.entity(found.target));
    }

    /// A contract that is a sale is no alliance; who buys "Russian S-300 missiles" or fires "British
    /// missiles" has them, not the country they come from.
    void drop_weaker() {
        std::vector<Candidate> strong;
        for (const auto& found : out_.candidates())
            if (found.origin != "compound" &&
                (found.relation == Relation::supplies || found.relation == Relation::uses ||
                 found.relation == Relation::holds) &&
                strong.size() < 64)
                strong.push_back(found);
        if (strong.empty()) return;
        std::erase_if(out_.all(), [&](const Candidate& weak) {
            const bool alliance =
                weak.relation == Relation::partners_with || weak.relation == Relation::agrees_with;
            const bool origin = weak.relation == Relation::uses && weak.origin == "compound" &&
                                tree_.type(source_of(weak)) == NodeType::country;
            if (!alliance && !origin) return false;
            const auto a = source_of(weak), b = target_of(weak);
            return std::any_of(strong.begin(), strong.end(), [&](const Candidate& other) {
                const auto c = source_of(other), d = target_of(other);
                const bool supply = other.relation == Relation::supplies;
                if (alliance)
                    return supply && other.trigger == weak.trigger &&
                           ((a == c && b == d) || (a == d && b == c));
                return !supply && b == d && a != c;
            });
        });
    }

    /// "bought 6,000 H100s from X": who sold them is said.
    bool names_seller(const Candidate& bought) const {
        std::vector<std::uint32_t> from;
        tree_.prepositional(bought.trigger, "from", from);
        return !from.empty();
    }

    void supply(Candidate bought, std::uint32_t maker, std::optional<EntityIndex> for_maker) {
        auto given = bought;
        given.relation = Relation::supplies;
        given.source = maker;
        given.for_source = for_maker;
        given.target = bought.source;
        given.for_target = bought.for_source;
        given.origin = "bought from its maker";
        given.prior = 0.7F;
        out_.add(std::move(given));
    }

    const Told& told_;
    Candidates& out_;
    const Tree& tree_;
};

}  // namespace

void Makers::note(const LocalClaim& claim) {
    if (claim.relation != Relation::makes || claim.status == Status::denied) return;
    auto& known = makers_[static_cast<std::size_t>(claim.target)];
    known.several = known.several || (known.maker && *known.maker != claim.source);
    known.maker = claim.source;
}

void find_orders(const Told& told, Candidates& out) {
    Orders(told, out).run();
}

}  // namespace newsgraph
