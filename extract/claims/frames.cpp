#include "extract/claims/frame_finder.hpp"

#include <algorithm>

namespace newsgraph {

void FrameFinder::run() {
    for (std::uint32_t at = 0; at < tree_.size(); ++at) {
        if (tree_.is(at, "jointly") || tree_.is(at, "together")) match_jointly(at);
        const auto& token = tree_[at];
        const bool verb = token.upos == Upos::VERB || token.upos == Upos::AUX;
        const bool noun = token.upos == Upos::NOUN || token.upos == Upos::PROPN || token.lemma == "%";
        if (!verb && !noun && token.upos != Upos::ADJ) continue;
        const auto* word = lexicon_.find(token.lemma);
        if (verb && at > 0) designated(at);
        if (!word || word->frames.empty()) continue;
        if (noun && inside_name(at)) continue;
        for (const auto index : word->frames) {
            const auto& frame = lexicon_.frame(index);
            if (frame.pos == FramePos::verb && verb)
                match_verb(frame, at);
            else if (frame.pos == FramePos::noun && noun)
                match_noun(frame, at);
            else if (frame.pos == FramePos::adjective && token.upos == Upos::ADJ)
                match_verb(frame, at);
        }
    }
    for (const auto& one : judged_) judge(*one.frame, one.at, one.sources, one.base);
}

bool FrameFinder::inside_name(std::uint32_t at) const {
    const auto m = tree_.covering(at);
    return m != absent && tree_.mention(m).kind == MentionKind::name;
}

bool FrameFinder::condition(const Frame& frame, std::uint32_t at) const {
    if (!frame.target.empty() && frame.target.front().owner && frame.target.front().place == Place::object &&
        !frame.with.empty() && tree_.object(at) != absent && inside_name(tree_.object(at)))
        return false;  // "leads the Department of Justice": no department of it
    if (!frame.without.empty() && stands_with(frame, frame.without, at)) return false;
    return frame.with.empty() || stands_with(frame, frame.with, at);
}

/// Whether one of the lemmas stands under the word, before the noun in its phrase or above it.
bool FrameFinder::stands_with(const Frame& frame, const std::vector<std::string>& lemmas,
                              std::uint32_t at) const {
    const bool words = !lemmas.empty() && lemmas.front() == "*";
    const auto in_name =
        [&](std::uint32_t word) {  // "took 70% from the Public Investment Fund": no fund given
            return frame.relation == Relation::invests_in && tree_.named(word);
        };
    const auto has = [&](std::uint32_t word) {
        if (words && tree_[word].upos != Upos::VERB && !tree_.named(word))
            if (const auto* entry = lexicon_.find(tree_[word].lemma)) {  // what somebody is called
                const bool noun =
                    tree_[word].upos == Upos::NOUN ? entry->noun_sign != 0 : !entry->adjective_sign;
                const char sign = noun ? entry->noun_sign : entry->adjective_sign;
                if (sign == (frame.relation == Relation::criticizes ? '-' : '+')) return true;
            }
        return std::any_of(lemmas.begin(), lemmas.end(), [&](const std::string& lemma) {
            const auto same = [](char a, char b) { return a == b || (a >= 'A' && a <= 'Z' && a + 32 == b); };
            const auto found = tree_[word].lemma;
            return (!in_name(word) &&
                    std::equal(found.begin(), found.end(), lemma.begin(), lemma.end(), same)) ||
                   (lemma == "*thing" && is_named_thing(word)) ||
                   (lemma == "with" && tree_.preposition(word) == "with");
        });
    };
    for (const auto c : tree_.children(at)) {
        if (has(c)) return true;
        for (const auto below : tree_.children(c))
            if ((tree_[c].upos != Upos::VERB || tree_[below].deprel == Deprel::mark) && has(below))
                return true;
        if (tree_[c].upos == Upos::SYM || tree_[c].upos == Upos::NUM)  // "$2 billion of tanks and missiles"
            for (const auto scale : tree_.children(c))
                for (const auto below : tree_.children(scale))
                    if (below > at && has(below)) return true;
    }
    if (const auto up = tree_.head(at); tree_[at].deprel == Deprel::acl && tree_[at].xpos == Xpos::VBN &&
                                        up != absent && up < at) {  // "missiles bought from X"
        const auto below = tree_.children(up);
        return has(up) ||
               std::any_of(below.begin(), below.end(), [&](auto word) { return word < up && has(word); });
    }
    if (frame.pos != FramePos::noun) return false;
    for (auto word = tree_.phrase_start(at); word < at; ++word)
        if (has(word)) return true;
    const auto up = tree_.head(at);
    if (up == absent) return false;
    const auto kind = lexicon_.noun_kind(tree_[up].lemma);
    if ((kind == NounKind::partitive || kind == NounKind::carrier) && tree_.head(up) != absent &&
        has(tree_.head(up)))
        return true;  // "sold half of its stake"
    if (tree_[at].deprel == Deprel::conj && tree_.head(up) != absent && has(tree_.head(up)))
        return true;  // "invests in aid and projects"
    if (tree_[up].upos == Upos::VERB &&
        (frame.relation == Relation::partners_with || frame.relation == Relation::agrees_with ||
         (frame.relation == Relation::supplies && tree_.object(up) == at)))
        for (const auto c : tree_.children(up))  // "signed an agreement with X to build it", "for 20 jets"
            if (c > at && (tree_[c].xpos == Xpos::VB || base(tree_[c].deprel) == Deprel::obl) && has(c))
                return true;
    if (is_opinion(frame.relation) && tree_[at].deprel == Deprel::nsubj && !tree_.passive(up))
        return false;  // "X's backing of Y drew sanctions": nobody draws backing
    return has(up);
}

/// A product or chip by name: "*thing" among the conditions of a frame.
bool FrameFinder::is_named_thing(std::uint32_t at) const {
    const auto m = tree_.at_head(at);
    return m != absent && (tree_.type(m) == NodeType::product || tree_.type(m) == NodeType::chip);
}

void FrameFinder::fill(std::uint32_t at, Reach reach, std::string_view preposition, Fillers& out) {
    arguments_.clear();
    tree_.expand(at, reach, arguments_);
    for (const auto& argument : arguments_) out.push_back({argument, preposition});
}

void FrameFinder::fill_prepositions(std::uint32_t at, std::string_view preposition, Reach reach,
                                    Fillers& out) {
    heads_.clear();
    tree_.prepositional(at, preposition, heads_);
    const auto heads = heads_;
    for (const auto head : heads) fill(head, reach, preposition, out);
}

bool FrameFinder::has_slot(const std::vector<Slot>& slots, Place place) {
    return std::any_of(slots.begin(), slots.end(), [&](const Slot& slot) { return slot.place == place; });
}

void find_frames(const Lexicon& lexicon, Candidates& out) {
    FrameFinder(lexicon, out).run();
}

}  // namespace newsgraph
