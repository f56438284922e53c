// Whether a firm, a share or only a part of it is bought and sold: "the share capital of X", "X's chip
// division", "80% of it".
#include "extract/claims/frame_finder.hpp"
#include "extract/claims/nominal.hpp"

#include <algorithm>

namespace newsgraph {

bool FrameFinder::is_holding(Relation relation) {
    return relation == Relation::acquires || relation == Relation::owns;
}

/// "80 percent of X's stock", "the share capital of X", "the business and assets of X": who has them has X.
void FrameFinder::fill_capital(std::uint32_t at, Fillers& out) {
    const auto behind = [&](std::uint32_t noun) {
        for (const auto c : tree_.children(noun))
            if (c > noun && base(tree_[c].deprel) == Deprel::nmod &&
                (tree_.preposition(c) == "of" || tree_.preposition(c) == "in"))
                return c;
        return absent;
    };
    const auto behind_all = [&](std::uint32_t noun) {  // "the business and assets of X"
        auto found = behind(noun);
        for (const auto c : tree_.children(noun))
            if (found == absent && c > noun && base(tree_[c].deprel) == Deprel::conj &&
                tree_.at_head(c) == absent)
                found = behind(c);
        return found;
    };
    const auto votes = [&](std::uint32_t noun) {
        return is_one_of(tree_[noun].lemma, {"right", "power"}) && noun > 0 &&
               tree_[noun - 1].form == "voting";
    };
    const auto plain = [&](std::uint32_t noun, bool strictly) {  // "the assets", not "the pizza business"
        for (auto word = tree_.phrase_start(noun); strictly && word < noun; ++word)
            if (tree_[word].upos != Upos::DET && tree_[word].xpos != Xpos::POS &&
                tree_.covering(word) == absent && !is_one_of(tree_[word].lemma, {"all", "whole", "entire"}))
                return false;
        return true;
    };
    for (int step = 0; step < 4 && at != absent && tree_.at_head(at) == absent; ++step) {
        const bool whole = is_one_of(tree_[at].lemma, {"asset", "business"});
        const bool capital = lexicon_.noun_kind(tree_[at].lemma) == NounKind::share ||
                             is_one_of(tree_[at].lemma, {"stock", "capital", "equity"}) || votes(at);
        if (!whole && !capital && lexicon_.noun_kind(tree_[at].lemma) != NounKind::partitive) return;
        const auto of = behind_all(at);
        if ((whole || capital) && of != absent && tree_.at_head(of) != absent && plain(at, whole))
            return fill(of, Reach::strict, {}, out);
        const bool stake = capital && lexicon_.noun_kind(tree_[at].lemma) == NounKind::share &&
                           (tree_[at].xpos != Xpos::NNS || of != absent);
        for (auto word = tree_.phrase_start(at); word < at && !stake && plain(at, whole); ++word)
            if (const auto m = tree_.at_head(word); m != absent && (whole || capital) &&
                                                    tree_.type(m) == NodeType::company &&
                                                    tree_.mention(m).kind != MentionKind::pronoun)
                return out.push_back({{m, absent}, {}});
        at = of;
    }
}

/// "bought X's chip division" is no purchase of X, "owns X's brands" does not make X its own.
bool FrameFinder::only_part(Relation relation, std::uint32_t via) const {
    if (!is_holding(relation) || via == absent) return false;
    static constexpr std::string_view parts[] = {
        "division",    "unit",  "arm",        "business", "subsidiary",   "asset",
        "operation",   "plant", "office",     "shop",     "store",        "brand",
        "department",  "team",  "site",       "network",  "headquarters", "factory",
        "mill",        "fab",   "foundry",    "shipyard", "refinery",     "mine",
        "supermarket", "hotel", "restaurant", "airport",  "property",     "land",
        "portfolio",   "chain", "field",      "building", "terminal",     "patent"};
    return std::any_of(std::begin(parts), std::end(parts), [&](auto part) { return tree_.is(via, part); });
}

/// "Daimler sold Chrysler to Cerberus", "sold its Italian business to X" are no supply.
bool FrameFinder::sells_company(std::uint32_t verb) const {
    const auto sold = tree_.object(verb);
    if (sold == absent) return false;
    if (is_firm_or_share(sold)) return true;
    const bool percent = is_one_of(tree_[sold].lemma, {"%", "percent", "cent"});
    if (percent && !(sold + 1 < tree_.size() && tree_.is(sold + 1, "of")))
        return true;                                          // "bought the other 20 percent from Y"
    const auto kind = lexicon_.noun_kind(tree_[sold].lemma);  // "half of its stake", "80% of it"
    return kind == NounKind::partitive &&
           std::any_of(tree_.children(sold).begin(), tree_.children(sold).end(), [&](auto part) {
               return part > sold && (tree_.preposition(part) == "of" || tree_.preposition(part) == "in") &&
                      is_firm_or_share(part);
           });
}

bool FrameFinder::is_firm_or_share(std::uint32_t sold) const {
    if (tree_[sold].form == "arms") return false;  // weapons
    if (tree_.is(sold, "company") || only_part(Relation::acquires, sold) ||
        lexicon_.noun_kind(tree_[sold].lemma) == NounKind::share)
        return true;
    const auto m = tree_.at_head(sold);
    if (tree_.is(sold, "it") &&  // "founded the business and sold it to Y"
        (m == absent || (tree_.type(m) != NodeType::product && tree_.type(m) != NodeType::chip)))
        return true;
    return m != absent && tree_[sold].form != "them" &&
           (tree_.type(m) == NodeType::company || tree_.type(m) == NodeType::organization);
}

/// "invests in an Indian hotel operator": in a firm that goes unnamed, not in India.
bool FrameFinder::is_one_firm(Relation relation, const Argument& end) const {
    return (relation == Relation::invests_in || relation == Relation::operates_in) && end.via != absent &&
           tree_.type(end.mention) == NodeType::country && tree_[end.via].xpos == Xpos::NN &&
           (nominal(tree_[end.via].lemma).types & bit(NodeType::company)) &&
           !(nominal(tree_[end.via].lemma).types & ~(bit(NodeType::company) | bit(NodeType::organization)));
}

/// "backs Iran sanctions" is no support of Iran, "pleased with iTunes" none of Apple for its own; "asked
/// whether X was worried about Y".
bool FrameFinder::is_no_praise(const Frame& frame, std::uint32_t trigger, const Argument& source,
                               const Argument& target) const {
    if (!is_opinion(frame.relation)) return false;
    if (frame.pos == FramePos::adjective && tree_.child_lemma(trigger, "whether") != absent) return true;
    if (frame.relation != Relation::supports) return false;
    const auto& name = tree_.mention(target.mention);
    if (target.via != absent && name.kind == MentionKind::name &&
        tree_.type(target.mention) == NodeType::country && name.last <= target.via &&
        tree_[name.last].xpos != Xpos::POS &&
        (lexicon_.noun_kind(tree_[target.via].lemma) == NounKind::act ||
         is_one_of(tree_[target.via].lemma,
                   {"sanction", "embargo", "ban", "tariff", "curb", "deal", "resolution"})))
        return true;
    const auto own = tree_.name(tree_.entity(source.mention)),
               thing = tree_.name(tree_.entity(target.mention));
    const auto first = own.substr(0, own.find(' '));
    return tree_.type(target.mention) == NodeType::product && thing.size() > first.size() &&
           thing.starts_with(first);
}

/// Who leads or brokers purchases does it for the firm where he has a post.
std::optional<EntityIndex> FrameFinder::firm_of_manager(const Frame& frame, std::uint32_t noun,
                                                        std::uint32_t person) const {
    const auto verb = frame.pos == FramePos::noun ? tree_.head(noun) : absent;
    if (frame.relation != Relation::acquires || verb == absent || tree_.type(person) != NodeType::person ||
        !manages(verb))
        return std::nullopt;
    const auto who = tree_.entity(person);
    if (const auto post = out_.offices().held(who); post && tree_.type(post->body) == NodeType::company)
        return post->body;
    for (const auto& known : out_.candidates())
        if (known.relation == Relation::works_for && tree_.entity(known.source) == who &&
            tree_.type(known.target) == NodeType::company)
            return known.for_target.value_or(tree_.entity(known.target));
    return std::nullopt;
}

/// "led the acquisition of X", "brokered the buyout": what the managers of a firm do.
bool FrameFinder::manages(std::uint32_t verb) const {
    return tree_[verb].upos == Upos::VERB &&
           is_one_of(tree_[verb].lemma, {"lead", "oversee", "broker", "engineer", "orchestrate", "negotiate",
                                         "drive", "spearhead", "mastermind", "manage", "steer", "handle"});
}

}  // namespace newsgraph
