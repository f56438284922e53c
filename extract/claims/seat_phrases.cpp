#include "extract/claims/seat_phrases.hpp"

#include "extract/claims/nominal.hpp"

namespace newsgraph {

std::uint32_t phrase_before_comma(const Tree& tree, std::uint32_t m) {
    auto at = tree.mention(m).first;
    const auto behind = tree.mention(m).last;
    if (at > 0 && tree[at - 1].upos == Upos::DET) --at;
    if (at < 3 || tree[at - 1].form != "," || behind >= tree.size() || tree[behind].form != ",")
        return absent;
    const auto noun = at - 2;
    constexpr auto bodies = bit(NodeType::company) | bit(NodeType::organization);
    const auto kinds = nominal(tree[noun].lemma).types;
    const bool mistagged = tree[noun].upos == Upos::ADJ && kinds == bit(NodeType::company);  // "conglomerate"
    return (tree[noun].xpos == Xpos::NN || mistagged) && tree.covering(noun) == absent && kinds & bodies
               ? noun
               : absent;
}

std::uint32_t phrase_behind_comma(const Tree& tree, std::uint32_t m) {
    auto at = tree.mention(m).last;
    if (at + 2 >= tree.size() || tree[at].form != ",") return absent;
    const auto begin = ++at;
    while (at < tree.size() && at < begin + 10 &&
           (tree[at].upos == Upos::NOUN || tree[at].upos == Upos::PROPN || tree[at].upos == Upos::ADJ ||
            tree[at].upos == Upos::DET || tree[at].upos == Upos::ADV || tree[at].xpos == Xpos::POS ||
            tree[at].form == "-"))
        ++at;
    if (at == begin || tree[at - 1].upos != Upos::NOUN || tree.covering(at - 1) != absent) return absent;
    if (at < tree.size() && tree[at].form != "," && tree[at].form != "." && tree[at].upos != Upos::ADP)
        return absent;
    return at - 1;
}

bool is_ranked(const Tree& tree, std::uint32_t begin, std::uint32_t noun) {
    const auto kind = nominal(tree[noun].lemma);
    if (!(kind.types & (bit(NodeType::company) | bit(NodeType::organization))) && !tree.is(noun, "investor"))
        return false;
    static constexpr std::string_view ranks[] = {"leading", "top",   "main",     "flagship", "dominant",
                                                 "major",   "only",  "premier",  "national", "oldest",
                                                 "central", "state", "powerful", "first",    "sovereign"};
    for (auto at = begin; at < noun; ++at) {
        if (tree[at].xpos == Xpos::JJS || tree[at].xpos == Xpos::RBS) return true;
        for (const auto word : ranks)
            if (tree.is(at, word)) return true;
    }
    return false;
}

}  // namespace newsgraph
