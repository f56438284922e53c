// "based in Austin, Texas", "a plant in Toulouse, France": what is said of a town holds of the region or
// country named behind it.
#include "extract/claims/candidate.hpp"

namespace newsgraph {

namespace {
/// The region or country behind the place's comma, or absent: "Paris, France" but not "Paris, Rome and
/// Berlin".
std::uint32_t place_around(const Tree& tree, std::uint32_t place) {
    const auto comma = tree.mention(place).last;
    if (comma + 1 >= tree.size() || tree[comma].form != ",") return absent;
    auto first = comma + 1;
    while (first + 1 < tree.size() && tree.covering(first) == absent &&
           (tree[first].upos == Upos::DET || tree[first].upos == Upos::ADJ))  // ", western Turkey"
        ++first;
    auto wider = tree.starting_at(first);
    if (auto at = first; wider == absent && tree[first].upos == Upos::PROPN) {  // "X, Borsod County, Hungary"
        while (at + 1 < tree.size() && at < first + 6 && tree.covering(at) == absent &&
               (tree[at].upos == Upos::PROPN || tree[at].upos == Upos::PUNCT))
            ++at;
        const auto state = tree[at - 1].form == "," ? tree.starting_at(at) : absent;
        return state != absent && tree.type(state) == NodeType::country &&
                       tree.mention(state).kind == MentionKind::name
                   ? state
                   : absent;
    }
    if (wider == absent || tree.mention(wider).kind != MentionKind::name) return absent;
    const auto type = tree.type(wider);
    if (type != NodeType::place && type != NodeType::country) return absent;
    const auto head = tree.mention(wider).head;
    if (tree.head(head) != tree.mention(place).head || tree[head].deprel == Deprel::conj) return absent;
    const auto behind = tree.mention(wider).last;
    if (behind < tree.size() && (tree[behind].xpos == Xpos::CC || tree[behind].xpos == Xpos::POS))
        return absent;
    return wider;
}
}  // namespace

void find_wider_places(Candidates& out) {
    const auto& tree = out.tree();
    for (std::size_t i = 0; i < out.all().size() && i < 256; ++i) {
        const auto& found = out.all()[i];
        if ((found.relation != Relation::based_in && found.relation != Relation::operates_in) ||
            found.for_target || tree.type(found.target) != NodeType::place ||
            tree.mention(found.target).kind != MentionKind::name)
            continue;
        const auto wider = place_around(tree, found.target);
        if (wider == absent) continue;
        auto around = found;
        around.target = wider;
        around.prior -= 0.02F;
        out.add(std::move(around));
    }
}

}  // namespace newsgraph
