// Who levies a duty that no one is said to impose: whoever the goods enter.
#include "extract/claims/frame_finder.hpp"

namespace newsgraph {

/// "a 19% tariff on X's exports to Y", "a duty on X's cars entering Y": Y levies it.
void FrameFinder::at_border(const Fillers& targets, Fillers& out) {
    for (const auto& target : targets) {
        const auto goods = target.argument.via;
        if (goods == absent || tree_[goods].upos != Upos::NOUN) continue;
        const bool sent = is_one_of(tree_[goods].lemma, {"export", "shipment", "sale", "import", "delivery"});
        for (const std::string_view to : {"to", "into"})
            if (sent && out.empty()) fill_prepositions(goods, to, Reach::strict, out);
        for (const auto c : tree_.children(goods))
            if (out.empty() && tree_[c].xpos == Xpos::VBG && is_one_of(tree_[c].lemma, {"enter", "come"})) {
                fill(tree_.object(c), Reach::strict, {}, out);
                if (out.empty()) fill_prepositions(c, "into", Reach::strict, out);
            }
    }
    std::erase_if(out, [&](const Filler& filler) {
        const auto m = filler.argument.mention;
        for (const auto& target : targets)
            if (tree_.entity(target.argument.mention) == tree_.entity(m)) return true;
        return tree_.type(m) != NodeType::country && tree_.type(m) != NodeType::organization;
    });
}

}  // namespace newsgraph
