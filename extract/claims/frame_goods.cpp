// What frames of makers and owners need to know of products: those that are named besides, and how many.
#include "extract/claims/frame_finder.hpp"
#include "extract/claims/known_kinds.hpp"

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
    const bool maker = std::any_of(sources.begin(), sources.end(), [&](const Filler& source) {
        const auto seller = tree_.name(tree_.entity(source.argument.mention));
        return is_planemaker(seller) || is_carmaker(seller);
    });
    for (const auto c : tree_.children(verb))
        if (tree_.preposition(c) == "from") return false;
    const auto counted = units ? filler.argument.via : name.first;  // "10 million units of X"
    for (auto at = tree_.phrase_start(counted); at < counted; ++at)
        if (tree_[at].upos == Upos::NUM && (maker || tree_.is(at, "million") || tree_[at].form.size() > 3))
            return true;
    return false;
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

/// "60,000 Teslas", "two A380s"
bool FrameFinder::several(std::uint32_t m) const {
    const auto tag = tree_[tree_.mention(m).head].xpos;
    return tree_.mention(m).kind == MentionKind::name &&
           (tag == Xpos::NNS || tag == Xpos::NNPS || counted({{m, absent}, {}}));
}

}  // namespace newsgraph
