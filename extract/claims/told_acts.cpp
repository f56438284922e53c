#include "extract/claims/told_acts.hpp"

#include "extract/data/tables.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace newsgraph {

namespace {
constexpr std::array<Relation, 5> acts{Relation::sues, Relation::investigates, Relation::restricts,
                                       Relation::imposes_tariff_on, Relation::conflicts_with};

bool is_definite(const Tree& tree, std::uint32_t noun) {
    return std::any_of(tree.children(noun).begin(), tree.children(noun).end(), [&](auto c) {
        return c < noun && (tree.is(c, "the") || tree.is(c, "this") || tree.is(c, "that") ||
                            tree.is(c, "these") || tree.is(c, "those"));
    });
}

/// "withdrawal" of "withdraw", "decision" of "decide", "announcement" of "announce".
bool is_noun_of(std::string_view noun, std::string_view verb) {
    static constexpr std::array<std::string_view, 6> endings{"al", "ance", "ation", "ion", "ment", "ure"};
    if (noun.size() < 5 || verb.size() < 4 || noun == verb) return noun == verb && noun.size() > 2;
    if (std::none_of(endings.begin(), endings.end(), [&](auto ending) { return noun.ends_with(ending); }))
        return false;
    const auto same = static_cast<std::size_t>(
        std::mismatch(noun.begin(), noun.end(), verb.begin(), verb.end()).first - noun.begin());
    return same >= 4 && same + 2 >= verb.size() && noun.size() <= same + 6;
}

/// "the ruling" of "convict", "the closure" of "shut" (deeds.tsv).
bool is_called(std::string_view noun, std::string_view verb) {
    static const auto pairs = [] {
        std::set<std::pair<std::string_view, std::string_view>> made;
        read_table(embedded_table("deeds"), "deeds.tsv", [&](auto cells, std::size_t) {
            for (const auto called : split_cell(cells[0]))
                for (const auto done : split_cell(cells[1])) made.emplace(called, done);
        });
        return made;
    }();
    return pairs.contains({noun, verb});
}

/// What somebody has said may be called one of these.
bool is_speech(std::string_view lemma) {
    static constexpr std::array<std::string_view, 10> nouns{
        "accusation", "allegation", "announcement", "claim",  "comment",
        "letter",     "remark",     "report",       "speech", "statement"};
    return std::binary_search(nouns.begin(), nouns.end(), lemma);
}

/// Whatever somebody does may be called one of these.
bool is_decision(std::string_view lemma) {
    static constexpr std::array<std::string_view, 9> nouns{"act",  "action", "decision", "measure", "move",
                                                           "plan", "policy", "proposal", "step"};
    return std::binary_search(nouns.begin(), nouns.end(), lemma);
}

/// Any act of power may be called one of these.
bool is_general(std::string_view lemma) {
    static constexpr std::array<std::string_view, 11> nouns{"act",     "action",   "decision",  "incident",
                                                            "measure", "move",     "operation", "plan",
                                                            "policy",  "proposal", "step"};
    return std::binary_search(nouns.begin(), nouns.end(), lemma);
}

bool tells(const Lexicon& lexicon, std::string_view lemma, Relation relation) {
    const auto* word = lexicon.find(lemma);
    return word && std::any_of(word->frames.begin(), word->frames.end(), [&](auto index) {
               const auto& frame = lexicon.frame(index);
               return frame.pos == FramePos::noun && frame.relation == relation;
           });
}

/// Whether what stands with the noun is another act's: "the strike on X", where X was not hit.
bool is_another(const Tree& tree, std::uint32_t noun, const Acts::Act& act) {
    for (auto m = tree.first_mention(); m < tree.last_mention(); ++m) {
        const auto at = tree.mention(m).head;
        auto up = at;
        for (int step = 0; step < 4 && up != absent && up != noun; ++step) up = tree.head(up);
        if (up != noun || at == noun) continue;
        const auto entity = tree.entity(m);
        if (std::find(act.targets.begin(), act.targets.end(), entity) == act.targets.end() &&
            std::find(act.sources.begin(), act.sources.end(), entity) == act.sources.end())
            return true;
    }
    return false;
}
/// An act that the sentence itself tells elsewhere: "called the move unfair after X had banned it".
std::vector<EntityIndex> doers_here(const Lexicon& lexicon, const Candidates& out, std::uint32_t noun) {
    const auto& tree = out.tree();
    for (const auto& found : out.candidates()) {
        if (std::find(acts.begin(), acts.end(), found.relation) == acts.end() || found.trigger == noun)
            continue;
        if (!is_general(tree[noun].lemma) && !tells(lexicon, tree[noun].lemma, found.relation)) continue;
        std::vector<EntityIndex> doers;
        for (const auto& other : out.candidates())
            if (other.trigger == found.trigger && other.relation == found.relation)
                doers.push_back(other.for_source.value_or(tree.entity(other.source)));
        return doers;
    }
    return {};
}

/// Who did what is told by no relation: "X withdrew its troops. Y opposed the withdrawal."
std::vector<EntityIndex> doers_of_deed(const Lexicon& lexicon, const Candidates& out, std::uint32_t noun) {
    const auto lemma = out.tree()[noun].lemma;
    if (tells(lexicon, lemma, Relation::agrees_with)) return {};  // "the agreement" is of both sides
    const auto& deeds = out.acts().deeds();
    for (auto deed = deeds.rbegin(); deed != deeds.rend(); ++deed) {
        const auto age = out.sentence() - deed->sentence;
        const bool named = (age <= 4 && is_noun_of(lemma, deed->verb)) ||
                           (age <= 2 && !deed->speech && is_called(lemma, deed->verb));
        const bool said = age <= 2 && deed->speech && is_speech(lemma);
        const bool done = age <= 1 && !deed->speech && is_decision(lemma);
        const bool ours = lemma != "measure" && lemma != "policy";  // those are of states and bodies
        if (!named && !said &&
            !(done && (ours || std::all_of(deed->doers.begin(), deed->doers.end(), [&](auto doer) {
                           const auto type = out.tree().type(doer);
                           return type == NodeType::country || type == NodeType::organization;
                       }))))
            continue;
        return deed->doers;
    }
    return {};
}
}  // namespace

void note_deeds(const Lexicon& lexicon, const Tree& tree, std::uint32_t sentence, Acts& acts) {
    for (std::uint32_t at = 0; at < tree.size(); ++at) {
        if (tree[at].upos != Upos::VERB || tree[at].deprel == Deprel::amod || tree.covering(at) != absent)
            continue;
        const auto subject = tree.subject(at);
        if (subject == absent) continue;
        Arguments who;
        tree.expand(subject, Reach::strict, who);
        std::vector<EntityIndex> doers;
        for (const auto& one : who) {
            const auto type = tree.type(one.mention);
            if (type != NodeType::place && type != NodeType::product && type != NodeType::chip)
                doers.push_back(tree.entity(one.mention));
        }
        if (doers.empty()) continue;
        const auto* word = lexicon.find(tree[at].lemma);
        if (tree.is(at, "urge") || tree.is(at, "ask") || tree.is(at, "call"))
            continue;  // nothing is done yet
        acts.note_deed({sentence, tree[at].lemma, word && word->reporting_verb, std::move(doers)});
    }
}

std::vector<EntityIndex> doers_of(const Lexicon& lexicon, const Candidates& out, std::uint32_t noun) {
    const auto& tree = out.tree();
    if (noun != absent && tree.is(noun, "it") && tree.covering(noun) == absent)
        for (auto before = noun; before-- > 0;)  // "X slammed the move, while Y praised it"
            if (tree[before].deprel == Deprel::obj || tree[before].deprel == Deprel::nsubj_pass)
                if (auto doers = doers_of(lexicon, out, before); !doers.empty()) return doers;
    if (noun == absent || tree[noun].upos != Upos::NOUN || tree.at_head(noun) != absent ||
        !is_definite(tree, noun))
        return {};
    const bool general = is_general(tree[noun].lemma);
    const Acts::Act* found = nullptr;
    for (const auto relation : acts) {
        if (!general && !tells(lexicon, tree[noun].lemma, relation)) continue;
        const bool suit = relation == Relation::sues || relation == Relation::investigates;
        const auto* act = out.told(relation, general ? 3 : suit ? 6 : 4);
        if (act && (!found || act->sentence > found->sentence)) found = act;
    }
    if (found) return is_another(tree, noun, *found) ? std::vector<EntityIndex>{} : found->sources;
    auto here = doers_here(lexicon, out, noun);
    if (!here.empty()) return here;
    for (const auto c : tree.children(noun))  // "the decision by X to do Y": it says itself whose
        if (c > noun && (base(tree[c].deprel) == Deprel::nmod || tree[c].deprel == Deprel::acl ||
                         tree[c].deprel == Deprel::appos || tree[c].deprel == Deprel::conj))
            return {};
    return doers_of_deed(lexicon, out, noun);
}

bool is_of(const Candidates& out, std::uint32_t mention, const std::vector<EntityIndex>& bodies) {
    const auto entity = out.tree().entity(mention);
    const auto body = out.offices().body(entity), home = out.offices().home(entity);
    return std::any_of(bodies.begin(), bodies.end(),
                       [&](auto one) { return one == entity || one == body || one == home; });
}

}  // namespace newsgraph
