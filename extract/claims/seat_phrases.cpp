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

namespace {
bool tells_of_state(const Tree& tree, std::uint32_t at) {
    if (!is_one_of(tree[at].lemma, {"state", "government"}) || at + 2 >= tree.size()) return false;
    if (tree[at + 1].form == "-") return is_one_of(tree[at + 2].form, {"owned", "controlled", "run"});
    for (auto noun = at + 1; noun < tree.size() && noun < at + 4 && tree.is(at, "state"); ++noun) {
        if (tree[noun].upos != Upos::NOUN || tree.named(noun)) return false;
        if ((nominal(tree[noun].lemma).types & bit(NodeType::company)) ||
            is_one_of(tree[noun].lemma, {"monopoly", "giant", "champion"}))
            return true;
    }
    return false;
}
}  // namespace

bool is_of_state(const Tree& tree, std::uint32_t begin, std::uint32_t end) {
    for (auto at = begin; at < end; ++at)
        if (tells_of_state(tree, at)) return true;
    return false;
}

}  // namespace newsgraph
