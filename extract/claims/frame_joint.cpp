// Who does something jointly with others: "A and B jointly run a plant", "makes X along with Y".
#include "extract/claims/frame_finder.hpp"

#include <algorithm>

namespace newsgraph {

/// "together" or "jointly" under the verb, or absent.
std::uint32_t FrameFinder::together(std::uint32_t verb) const {
    for (const auto c : tree_.children(verb))
        if (tree_.is(c, "together") || tree_.is(c, "jointly")) return c;
    return absent;
}

/// "makes X along with Y and Z"
std::uint32_t FrameFinder::along_with(std::uint32_t verb) const {
    for (auto at = verb + 1; at + 1 < tree_.size(); ++at)
        if (tree_.is(at, "along") && tree_.is(at + 1, "with")) {
            const auto head = tree_.head(at + 1);
            const auto m = head == absent ? absent : tree_.at_head(head);
            if (m != absent && tree_.type(m) == NodeType::company &&
                (tree_.head(head) == verb || tree_.head(at) == verb ||
                 tree_.head(head) == tree_.object(verb)))
                return head;
        }
    return absent;
}

/// Whether the verb tells of making, running or founding something.
bool FrameFinder::builds(std::uint32_t verb) const {
    const auto* word = lexicon_.find(tree_[verb].lemma);
    return word && std::any_of(word->frames.begin(), word->frames.end(), [&](auto index) {
               const auto relation = lexicon_.frame(index).relation;
               return relation == Relation::makes || relation == Relation::operates_in ||
                      relation == Relation::founded || relation == Relation::invests_in;
           });
}

/// Every two of the firms are partners.
void FrameFinder::add_partners(const Fillers& sides, std::uint32_t verb, std::optional<float> prior) {
    for (std::size_t i = 0; i < sides.size(); ++i)
        for (std::size_t k = i + 1; k < sides.size(); ++k) {
            const auto a = sides[i].argument.mention, b = sides[k].argument.mention;
            if (tree_.type(a) != NodeType::company || tree_.type(b) != NodeType::company) continue;
            Candidate candidate;
            candidate.relation = Relation::partners_with;
            candidate.source = a;
            candidate.target = b;
            candidate.trigger = verb;
            candidate.origin = "jointly";
            candidate.prior = prior.value_or(candidate.prior);
            out_.add(std::move(candidate));
        }
}

/// "A and B jointly run a plant", "A developed it together with B", "A and B work together": whatever they
/// do, they are partners.
void FrameFinder::match_jointly(std::uint32_t adverb) {
    auto verb = tree_.head(adverb);
    if (verb == absent) return;
    Fillers sides;
    if (const auto up = tree_.head(verb); tree_.at_head(verb) != absent && up != absent &&
                                          tree_[up].upos == Upos::VERB && tree_.subject(up) == verb &&
                                          builds(up)) {  // "A, together with B, will build a plant"
        fill_prepositions(adverb, "with", Reach::strict, sides);
        verb = up;
    }
    if (tree_[verb].upos != Upos::VERB) return;
    fill(tree_.subject(verb), Reach::strict, {}, sides);
    const auto before = sides.size();
    const bool with = adverb + 1 < tree_.size() && tree_.is(adverb + 1, "with");
    if (before > 0 && (with || tree_.is(adverb, "jointly")))
        fill_prepositions(verb, "with", Reach::strict, sides);
    if (tree_.is(adverb, "together") && sides.size() == before && !tree_.is(verb, "work") &&
        tree_.head(adverb) == verb)
        return;
    add_partners(sides, verb, {});
}

/// "A, B and C, who have been working on X": firms that develop one thing are partners.
void FrameFinder::make_jointly(std::uint32_t verb, const Fillers& sources, const Fillers& targets) {
    if (sources.size() < 2 || sources.size() > 5 || targets.size() != 1 ||
        tree_[tree_.mention(targets.front().argument.mention).head].xpos == Xpos::NNS ||
        !is_one_of(tree_[verb].lemma, {"co-develop", "design", "develop", "invent", "work"}))
        return;
    add_partners(sources, verb, 0.75F);
}

}  // namespace newsgraph
