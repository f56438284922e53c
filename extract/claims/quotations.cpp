#include "extract/claims/quotations.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
/// All of the sentence is quoted.
bool whole(const Quotation& quotation) {
    const auto& inside = quotation.inside;
    return inside.size() > 3 &&
           static_cast<std::size_t>(std::count(inside.begin(), inside.end(), 1)) + 3 >= inside.size();
}

void borrow_speakers(std::span<const Sentence> sentences, std::vector<Quotation>& all) {
    for (std::size_t s = 1; s < all.size(); ++s)
        if (all[s].any && all[s].speakers.empty() && all[s - 1].any &&
            (sentences[s].block == sentences[s - 1].block || whole(all[s])))
            all[s].speakers = all[s - 1].speakers;
    for (auto s = all.size(); s-- > 1;)
        if (all[s - 1].any && all[s - 1].speakers.empty() && all[s].any &&
            sentences[s].block == sentences[s - 1].block)
            all[s - 1].speakers = all[s].speakers;
}
}  // namespace

std::vector<Quotation> find_quotations(std::span<const Sentence> sentences, const Mentions& mentions,
                                       const ContextFinder& contexts, Tree& tree) {
    std::vector<Quotation> all(sentences.size());
    std::uint32_t first = 0;
    const auto count = static_cast<std::uint32_t>(mentions.mentions.size());
    bool open = false;
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
        while (first < count && mentions.mentions[first].sentence < s) ++first;
        auto last = first;
        while (last < count && mentions.mentions[last].sentence == s) ++last;
        if (s == 0 || sentences[s].block != sentences[s - 1].block) open = false;
        bool marks = open, after = open;
        for (const auto& token : sentences[s].tokens)
            marks = turn_quotation(token.form, token.xpos, after) || marks;
        if (!marks) continue;
        tree.reset(sentences[s], first, last);
        all[s] = contexts.find_quotation(tree, open);
        open = after;
    }
    borrow_speakers(sentences, all);
    return all;
}

}  // namespace newsgraph
