// What frames of makers and owners need to know of products: those that are named besides, and how many.
#include "extract/claims/frame_finder.hpp"
#include "extract/claims/known_kinds.hpp"
#include "extract/claims/nominal.hpp"

#include <algorithm>

namespace newsgraph {

bool FrameFinder::is_of_goods(Relation relation) {
    return relation == Relation::makes || relation == Relation::uses || relation == Relation::holds;
}

/// "unveiled X alongside the Y", "in addition to the Y, they announced X": Y too.
void FrameFinder::besides(std::uint32_t verb, Fillers& out) {
    std::vector<std::uint32_t> added;
    for (const std::string_view word : {"alongside", "besides"}) tree_.prepositional(verb, word, added);
    heads_.clear();
    tree_.prepositional(verb, "in", heads_);
    for (const auto noun : heads_)
        if (tree_.is(noun, "addition")) tree_.prepositional(noun, "to", added);
    for (const auto thing : added) {
        if (tree_.possessor(thing) != absent) continue;  // "alongside AMD's MI300"
        Fillers found;
        fill(thing, Reach::strict, {}, found);
        for (const auto& filler : found)
            if (const auto type = tree_.type(filler.argument.mention);
                type == NodeType::product || type == NodeType::chip)
                out.push_back(filler);
    }
}

/// "sold 10 million Kinects", "has shipped 800,000 Mate 60 Pro phones": so many are a maker's, unless they go
/// by a shop, are second-hand or somebody else's.
bool FrameFinder::sells_own(std::uint32_t verb, const Filler& filler, const Fillers& sources) const {
    const auto& name = tree_.mention(filler.argument.mention);
    const auto start = tree_.phrase_start(name.head);
    const bool units = filler.argument.via != absent && tree_.is(filler.argument.via, "unit");
    if (name.kind != MentionKind::name || (filler.argument.via != absent && !units) ||
        (start < name.first && tree_.covering(start) != absent) || tree_.possessor(name.head) != absent)
        return false;
    for (const auto& source : sources)
        if (is_operator(tree_.name(tree_.entity(source.argument.mention)))) return false;
    const auto thing = tree_.name(tree_.entity(filler.argument.mention));
    for (const auto& source : sources) {  // "Apple will ship the Apple TV"
        const auto seller = tree_.name(tree_.entity(source.argument.mention));
        if (thing.size() > seller.size() && thing.starts_with(seller) && thing[seller.size()] == ' ')
            return true;
    }
    const bool maker = std::any_of(sources.begin(), sources.end(), [&](const Filler& source) {
        const auto seller = tree_.name(tree_.entity(source.argument.mention));
        return is_planemaker(seller) || is_carmaker(seller);
    });
    if (!maker && !tree_.is(verb, "sell") && !tree_.is(verb, "ship")) return false;
    for (const auto c : tree_.children(verb))
        if (tree_.preposition(c) == "from") return false;
    const auto counted = units ? filler.argument.via : name.first;  // "10 million units of X"
    for (auto at = tree_.phrase_start(counted); at < counted; ++at)
        if (tree_[at].upos == Upos::NUM && (maker || tree_.is(at, "million") || tree_[at].form.size() > 3))
            return true;
    return false;
}

/// "Kyiv was given Storm Shadow missiles by Britain": the subject gets what is given.
bool FrameFinder::given_to_subject(std::uint32_t verb) const {
    const auto thing = tree_.child(verb, Deprel::obj);
    return thing != absent && thing > verb && tree_.passive(verb) &&
           is_one_of(tree_[verb].lemma, {"give", "hand", "lend", "sell", "send", "supply", "lease"});
}

/// "has 30 A320s", "has 50,000 H100s": who has a product without a number may as well offer it.
bool FrameFinder::counted(const Filler& filler) const {
    const auto m = filler.argument.mention;
    if (tree_.type(m) != NodeType::product) return true;
    const auto head = tree_.mention(m).head;
    for (auto at = tree_.phrase_start(head); at < tree_.mention(m).first; ++at)
        if (tree_[at].upos == Upos::NUM) return true;
    return false;
}

/// "deferred orders for 24 jets from X", "an order for 30 A330s with X": hung on what is ordered.
void FrameFinder::behind_goods(const std::vector<Slot>& slots, std::uint32_t noun, Fillers& out) {
    std::vector<std::uint32_t> goods;
    const auto up = tree_.head(noun);
    for (const std::string_view word : {"for", "of"}) {
        tree_.prepositional(noun, word, goods);
        if (up != absent && tree_[up].upos == Upos::VERB && tree_.object(up) == noun)
            tree_.prepositional(up, word, goods);
    }
    for (const auto& slot : slots)
        for (const auto thing : goods)
            if (slot.place == Place::preposition && out.empty() && thing > noun)
                fill_prepositions(thing, slot.preposition, Reach::strict, out);
}

/// "uses technology from X alongside equipment from Y and Z": theirs too.
void FrameFinder::beside_goods(std::uint32_t verb, std::string_view preposition, Fillers& out) {
    std::vector<std::uint32_t> goods;
    for (const std::string_view word : {"alongside", "besides", "with", "including"})
        tree_.prepositional(verb, word, goods);
    for (const auto thing : goods)
        if (tree_[thing].upos == Upos::NOUN && tree_.at_head(thing) == absent)
            fill_prepositions(thing, preposition, Reach::strict, out);
}

/// "makes Tesla's AI6 chip", "engines for Air Canada's A330s": whose thing it is stands before its name.
void FrameFinder::owners_of_goods(Fillers& out) const {
    for (auto& filler : out) {
        const auto type = tree_.type(filler.argument.mention);
        if (type != NodeType::product && type != NodeType::chip) continue;
        auto noun = tree_.mention(filler.argument.mention).head;
        if (tree_.possessor(noun) == absent && newsgraph::base(tree_[noun].deprel) == Deprel::compound &&
            tree_.head(noun) != absent)
            noun = tree_.head(noun);
        const auto whose = tree_.possessor(noun);
        const auto owner = whose == absent ? absent : tree_.at_head(whose);
        if (owner != absent && tree_.mention(owner).kind == MentionKind::name)
            filler.argument = {owner, noun};
    }
}

/// "The F-35 is flown by X, and Y has ordered 64": a bare number counts what the sentence named before.
void FrameFinder::fill_counted(std::uint32_t verb, Fillers& out) const {
    const auto number = tree_.child(verb, Deprel::obj);
    if (number == absent || number < verb || tree_[number].upos != Upos::NUM ||
        tree_.at_head(number) != absent)
        return;
    for (const auto c : tree_.children(number))
        if (base(tree_[c].deprel) == Deprel::nmod || tree_[c].upos == Upos::SYM) return;
    auto best = absent;
    for (auto m = tree_.first_mention(); m < tree_.last_mention(); ++m) {
        const auto& mention = tree_.mention(m);
        if (mention.first >= verb) break;
        if (tree_.type(m) != NodeType::product && tree_.type(m) != NodeType::chip) continue;
        if (best == absent || tree_.entity(best) == tree_.entity(m))
            best = m;
        else
            return;  // of two things either may be counted
    }
    if (best != absent) out.push_back({{best, absent}, {}});
}

/// "The Y will be released in May, X said": whoever tells when a thing comes out makes it.
std::uint32_t FrameFinder::announcer(std::uint32_t verb) const {
    const auto reports = [&](std::uint32_t at) {
        const auto* word = lexicon_.find(tree_[at].lemma);
        return tree_[at].upos == Upos::VERB && word && word->reporting_verb && !tree_.passive(at);
    };
    auto teller = absent;
    if (const auto up = tree_.head(verb); up != absent && tree_[verb].deprel == Deprel::ccomp && reports(up))
        teller = up;
    for (const auto c : tree_.children(verb))
        if (tree_[c].deprel == Deprel::parataxis && reports(c)) teller = c;
    if (teller == absent) return absent;
    const auto who = tree_.grammatical_subject(teller);
    const auto m = who == absent ? absent : tree_.at_head(who);
    if (m == absent || tree_.type(m) != NodeType::company || is_operator(tree_.name(tree_.entity(m))))
        return absent;
    auto thing = tree_.object(verb);
    if (thing == absent) thing = tree_.grammatical_subject(verb);  // "X said the Y would go on sale"
    return thing != absent && tree_.possessor(thing) == absent ? who : absent;
}

/// "introduced X in 1998, Y in 2001", "in 1998 introduced X, in 2001 the Y and in 2007 the Z": one verb for
/// all.
void FrameFinder::years(std::uint32_t verb, Fillers& out) const {
    if (out.empty()) return;
    for (auto at = tree_.mention(out.back().argument.mention).last; at < tree_.size(); ++at) {
        if (tree_[at].upos == Upos::VERB || tree_[at].upos == Upos::AUX || tree_[at].form == ";") return;
        const auto m = tree_.starting_at(at);
        if (m == absent || tree_.mention(m).kind != MentionKind::name ||
            (tree_.type(m) != NodeType::product && tree_.type(m) != NodeType::chip))
            continue;
        auto start = tree_.phrase_start(at);
        while (start > verb && tree_[start - 1].upos == Upos::DET) --start;
        const auto year = [&](std::uint32_t number) {
            if (number >= tree_.size() || number < 2 || tree_[number].xpos != Xpos::CD ||
                tree_[number].form.size() != 4)
                return false;
            return tree_.is(number - 1, "in") ||  // "in June 2007"
                   (tree_[number - 1].upos == Upos::PROPN && tree_.is(number - 2, "in"));
        };
        const bool ahead = start > 3 && year(start - 1) &&
                           (tree_[start - 3].form == "," || tree_[start - 3].xpos == Xpos::CC);
        const bool behind =
            start > 1 && (tree_[start - 1].form == "," || tree_[start - 1].xpos == Xpos::CC) &&
            year(start - 2) && (year(tree_.mention(m).last + 1) || year(tree_.mention(m).last + 2));
        const bool known = std::any_of(out.begin(), out.end(), [&](const Filler& one) {
            return tree_.entity(one.argument.mention) == tree_.entity(m);
        });
        if ((ahead || behind) && !known) out.push_back({{m, absent}, {}});
    }
}

/// "60,000 Teslas", "two A380s"
bool FrameFinder::several(std::uint32_t m) const {
    const auto tag = tree_[tree_.mention(m).head].xpos;
    return tree_.mention(m).kind == MentionKind::name &&
           (tag == Xpos::NNS || tag == Xpos::NNPS || counted({{m, absent}, {}}));
}

/// A planemaker or carmaker.
bool FrameFinder::is_builder(std::uint32_t m) const {
    const auto name = tree_.name(tree_.entity(m));
    return is_planemaker(name) || is_carmaker(name);
}

/// A named service that is bought as a whole: no number, article or plural, no model's figures.
bool FrameFinder::takes_over(const Candidate& found) const {
    if (!tree_.is(found.trigger, "buy") && !tree_.is(found.trigger, "acquire") &&
        !tree_.is(found.trigger, "purchase"))
        return false;
    const auto buyer = tree_.type(found.source);
    if ((buyer != NodeType::company && buyer != NodeType::person) || found.via != absent ||
        tree_.type(found.target) != NodeType::product)
        return false;
    const auto& name = tree_.mention(found.target);
    if (name.kind != MentionKind::name || tree_[name.head].xpos == Xpos::NNS ||
        tree_[name.head].xpos == Xpos::NNPS)
        return false;
    for (auto at = name.first; at < name.last; ++at)
        for (const char c : tree_[at].form)
            if (c >= '0' && c <= '9') return false;
    const auto start = tree_.phrase_start(name.first);
    if (start != name.first && tree_.covering(start) == absent && tree_[start].upos == Upos::NUM)
        return false;
    if (name.last < tree_.size() &&
        (tree_[name.last].upos == Upos::NOUN || tree_[name.last].xpos == Xpos::POS))
        return false;
    return start == 0 || tree_[start - 1].upos != Upos::DET;
}

/// "bought X chips": their maker sold them.
bool FrameFinder::made_by(Relation relation, std::uint32_t via) const {
    if (relation != Relation::supplies) return true;
    static constexpr std::string_view goods[] = {
        "aircraft", "machine", "engine", "tool",    "turbine", "bus",       "component", "battery", "cell",
        "display",  "screen",  "panel",  "sensor",  "camera",  "equipment", "system",    "product", "wafer",
        "train",    "modem",   "server", "scanner", "tire",    "tyre",      "locomotive"};
    return via != absent &&
           ((tree_[via].xpos == Xpos::NNS &&
             (nominal(tree_[via].lemma).types & (bit(NodeType::product) | bit(NodeType::chip)))) ||
            std::any_of(std::begin(goods), std::end(goods), [&](auto noun) { return tree_.is(via, noun); }));
}

/// "bought 500 jets from X" is no purchase of X; who makes the A380's engines does not make the A380.
bool FrameFinder::only_thing(Relation relation, std::uint32_t via) const {
    if (relation == Relation::makes && via != absent && tree_.possessor(via) != absent)
        return !is_one_of(tree_[via].lemma,
                          {"edition", "generation", "model", "successor", "variant", "version"});
    if (relation != Relation::acquires || via == absent) return false;
    return (nominal(tree_[via].lemma).types & bit(NodeType::product)) != 0;
}

}  // namespace newsgraph
