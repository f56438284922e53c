// Frames whose other end the document has told before: "condemned the strikes", "joined the suit", "the
// tariff on Y".
#include "extract/claims/frame_finder.hpp"
#include "extract/claims/told_acts.hpp"

#include <algorithm>
#include <array>

namespace newsgraph {

bool FrameFinder::is_opinion(Relation relation) {
    return relation == Relation::criticizes || relation == Relation::supports;
}

/// The noun in the first target slot of the word that is filled.
std::uint32_t FrameFinder::target_noun(const Frame& frame, std::uint32_t at) {
    for (const auto& slot : frame.target) {
        const auto noun = slot.place == Place::object    ? tree_.object(at)
                          : slot.place == Place::subject ? tree_.subject(at)
                                                         : absent;
        if (noun != absent && !slot.owner) return noun;
        if (slot.place != Place::preposition) continue;
        heads_.clear();
        tree_.prepositional(at, slot.preposition, heads_);
        if (!heads_.empty()) return heads_.front();
    }
    return absent;
}

/// "X condemned the strikes", "Y's anger at the decision": whoever the document has told to have done it.
void FrameFinder::judge(const Frame& frame, std::uint32_t at, const Fillers& sources, const Candidate& base) {
    const auto noun = target_noun(frame, at);
    const auto doers = doers_of(lexicon_, out_, noun);
    for (const auto& source : sources) {
        const auto m = source.argument.mention;
        if (is_of(out_, m, doers)) continue;
        for (const auto doer : doers) {
            if (!(frame.source_types & bit(tree_.type(m))) || !(frame.target_types & bit(tree_.type(doer))))
                continue;
            auto candidate = base;
            candidate.source = candidate.target = m;
            candidate.for_target = doer;
            candidate.via = noun;
            candidate.prior = 0.65F;
            out_.add(std::move(candidate));
        }
    }
}

/// "X went ahead despite objections from Y", "over the protests of Y": what Y objects to is what X does.
void FrameFinder::in_the_face_of(std::uint32_t noun, Fillers& out) {
    const auto marker = tree_.preposition(noun);
    auto up = tree_.head(noun);
    if (up == absent || (marker != "despite" && marker != "amid" && marker != "amidst" && marker != "over" &&
                         marker != "of" && marker != "defying"))
        return;
    if (marker == "of" && !tree_.is(up, "spite") && !tree_.is(up, "face")) return;
    for (int step = 0; step < 4 && up != absent && tree_[up].upos != Upos::VERB; ++step) up = tree_.head(up);
    if (up == absent || tree_[up].upos != Upos::VERB) return;
    fill(tree_.passive(up) ? tree_.subject(up) : tree_.grammatical_subject(up), Reach::strict, {}, out);
}

/// "pushed back orders", "defers deliveries": the frame names the verb, whose subject is meant.
void FrameFinder::subject_told(const Frame& frame, std::uint32_t noun, Fillers& out) {
    const auto verb = tree_.head(noun);
    if (verb == absent || tree_[verb].upos != Upos::VERB || tree_.object(verb) != noun ||
        std::find(frame.with.begin(), frame.with.end(), tree_[verb].lemma) == frame.with.end())
        return;
    fill(tree_.subject(verb), Reach::strict, {}, out);
}

/// "X attacked Y's bill, while Z called it cruel": "it" is the bill, and the opinion one of whose it is.
void FrameFinder::judged_by_it(std::uint32_t verb, Fillers& targets) {
    if (targets.size() > 1) return;
    const bool unknown = targets.empty();
    const auto it = unknown ? tree_.object(verb) : tree_.mention(targets.front().argument.mention).head;
    if (it == absent) return;
    if (!tree_.is(it, "it") || tree_.head(it) != verb || it < verb) return;
    for (auto noun = verb; noun-- > 0;) {
        const auto relation = tree_[noun].deprel;
        const bool judged = relation == Deprel::obj || relation == Deprel::nsubj_pass ||
                            base(relation) == Deprel::obl || relation == Deprel::nmod ||
                            (unknown && relation == Deprel::nsubj);
        if (!judged || tree_[noun].upos != Upos::NOUN || tree_.at_head(noun) != absent ||
            tree_.head(noun) == verb ||
            !(is_document(noun) || (unknown && tree_.possessor(noun) != absent) ||
              is_one_of(tree_[noun].lemma, {"plan", "deal", "move", "offer", "proposal", "idea", "policy",
                                            "budget", "scheme", "takeover"})))
            continue;
        Fillers owners;
        fill(tree_.possessor(noun), Reach::owner, {}, owners);
        if (!owners.empty()) targets = std::move(owners);
        return;
    }
}

/// "won X's presidential election", "the election in X": a vote never stands for its country, but tells whom
/// the winner will lead.
void FrameFinder::voting_in(std::uint32_t vote, Fillers& out) {
    if (vote == absent ||
        !is_one_of(tree_[vote].lemma, {"election", "runoff", "run-off", "presidency", "vote"}))
        return;
    fill(tree_.possessor(vote), Reach::strict, {}, out);
    if (out.empty()) fill_prepositions(vote, "in", Reach::strict, out);
    if (out.empty()) modifiers(vote, out);
}

/// "blocked X and opened an investigation": into X.
void FrameFinder::blocked_too(std::uint32_t inquiry, Fillers& out) {
    const auto verb = tree_.head(inquiry);
    if (verb == absent || tree_[verb].upos != Upos::VERB || tree_[verb].deprel != Deprel::conj ||
        tree_.object(verb) != inquiry || tree_.has_child(verb, Deprel::nsubj))
        return;
    for (const auto c : tree_.children(inquiry))  // "an inquiry into the fire"
        if (base(tree_[c].deprel) == Deprel::nmod) return;
    const auto before = tree_.head(verb);
    if (before == absent || tree_[before].upos != Upos::VERB || tree_.passive(before) ||
        !is_one_of(tree_[before].lemma,
                   {"block", "ban", "suspend", "fine", "raid", "search", "arrest", "detain"}))
        return;
    fill(tree_.object(before), Reach::owner, {}, out);
}

/// "urged voters to back X": who urges does so himself.
std::uint32_t FrameFinder::urger(std::uint32_t verb) const {
    static constexpr std::array<std::string_view, 7> verbs{"appeal",    "ask",  "beg", "call",
                                                           "encourage", "tell", "urge"};
    const auto up = tree_.head(verb);
    if (tree_[verb].xpos != Xpos::VB || up == absent || tree_[up].upos != Upos::VERB ||
        !std::binary_search(verbs.begin(), verbs.end(), tree_[up].lemma))
        return absent;
    return tree_.grammatical_subject(up);
}

/// "Sixteen states sue X", "a suit against X was filed": whom others may be said to sue too.
void FrameFinder::aim(const Frame& frame, const Fillers& targets) {
    if (frame.relation != Relation::sues && frame.relation != Relation::investigates) return;
    for (const auto& target : targets) {
        const auto type = tree_.type(target.argument.mention);
        if (frame.target_types & bit(type)) out_.aim(frame.relation, tree_.entity(target.argument.mention));
    }
}

/// "The suit names X", "the complaint accuses Y": who brought it.
void FrameFinder::act_again(const Frame& frame, std::uint32_t verb, const Candidate& base) {
    if (frame.relation != Relation::sues || !has_slot(frame.target, Place::object)) return;
    const auto doers = doers_of(lexicon_, out_, tree_.subject(verb));
    if (doers.empty()) return;
    Fillers targets;
    fill(tree_.object(verb), Reach::owner, {}, targets);
    for (const auto& target : targets) {
        const auto m = target.argument.mention;
        if (is_of(out_, m, doers)) continue;
        for (const auto doer : doers) {
            auto candidate = base;
            candidate.source = candidate.target = m;
            candidate.for_source = doer;
            candidate.prior = 0.65F;
            out_.add(std::move(candidate));
        }
    }
}

/// A noun for where a firm works, as the frames have it.
bool FrameFinder::is_site(std::uint32_t noun) const {
    const auto* word = lexicon_.find(tree_[noun].lemma);
    return word && std::any_of(word->frames.begin(), word->frames.end(), [&](auto index) {
               const auto& frame = lexicon_.frame(index);
               return frame.pos == FramePos::noun && frame.relation == Relation::operates_in &&
                      frame.with.empty() && (frame.source_types & bit(NodeType::company));
           });
}

/// "The plant makes X", "the factory will supply Y": the firm that the document has just told to work there
/// does.
void FrameFinder::by_site(const Frame& frame, std::uint32_t verb, const Candidate& base) {
    const bool goods = frame.relation == Relation::makes || frame.relation == Relation::supplies;
    const auto noun = goods ? tree_.subject(verb) : absent;
    if (noun == absent || tree_[noun].upos != Upos::NOUN || tree_.at_head(noun) != absent || !is_site(noun) ||
        tree_.possessor(noun) != absent || tree_.child_lemma(noun, "the") == absent)
        return;
    const auto* act = out_.told(Relation::operates_in);
    if (!act || act->sources.size() != 1) return;
    Fillers targets;
    for (const auto& slot : frame.target) verb_slot(slot, verb, Reach::strict, targets);
    for (const auto& target : targets) {
        const auto m = target.argument.mention;
        if (!(frame.source_types & bit(tree_.type(act->sources.front()))) ||
            !(frame.target_types & bit(tree_.type(m))) || tree_.entity(m) == act->sources.front())
            continue;
        auto candidate = base;
        candidate.source = candidate.target = m;
        candidate.for_source = act->sources.front();
        candidate.prior = 0.65F;
        out_.add(std::move(candidate));
    }
}

/// "a 10% tariff on Y, while the one on X rises": nobody is said to impose it but who imposed the last, or
/// whose other tariffs the sentence names.
void FrameFinder::imposed_again(const Frame& frame, std::uint32_t noun, const Fillers& targets,
                                Candidate base) {
    for (auto at = noun; at-- > 0;) {
        if (tree_[at].upos != Upos::NOUN || !tree_.is(at, tree_[noun].lemma)) continue;
        Fillers sources;
        for (const auto& slot : frame.source)
            if (sources.empty()) noun_slot(slot, at, governor(at), Reach::strict, sources);
        if (!sources.empty()) return pair(frame, sources, targets, base);
    }
    base.prior = 0.6F;
    std::optional<Candidate> last;  // a copy: the candidates grow below
    for (const auto& other : out_.candidates())
        if (other.relation == Relation::imposes_tariff_on) last = other;
    const auto* told = out_.told(Relation::imposes_tariff_on, 30);
    for (const auto& target : targets) {
        base.target = target.argument.mention;
        base.via = target.argument.via;
        base.preposition = target.preposition;
        if (last) {
            base.source = last->source;
            base.for_source = last->for_source;
        } else if (told && told->sources.size() == 1) {
            base.source = target.argument.mention;
            base.for_source = told->sources.front();
        } else {
            return;
        }
        out_.add(base);
    }
}

/// "X joined the suit", "the probe was opened by Y": against whom the document has told before.
void FrameFinder::recall(const Frame& frame, std::uint32_t noun, const Governor& carried, Candidate base) {
    if (frame.relation != Relation::sues && frame.relation != Relation::investigates) return;
    if (carried.verb != absent && carried.support->subject == Support::Part::target) return;
    const bool definite = std::any_of(tree_.children(noun).begin(), tree_.children(noun).end(), [&](auto c) {
        return c < noun && (tree_.is(c, "the") || tree_.is(c, "this") || tree_.is(c, "that") ||
                            tree_.is(c, "these") || tree_.is(c, "those") || tree_.is(c, "similar") ||
                            tree_.is(c, "identical"));  // "have filed similar suits"
    });
    if (!definite) return;
    for (const auto& slot : frame.target) {  // it names somebody, if unknown
        heads_.clear();
        if (slot.place == Place::preposition) tree_.prepositional(noun, slot.preposition, heads_);
        if (!heads_.empty()) return;
    }
    const auto* act = out_.told(frame.relation);
    if (!act) act = out_.aimed(frame.relation, 10);
    if (!act) return;
    Fillers sources;
    for (const auto& slot : frame.source)
        if (sources.empty() && slot.place != Place::modifier)
            noun_slot(slot, noun, carried, Reach::strict, sources);
    for (const auto& source : sources) {
        const auto m = source.argument.mention;
        const auto& name = tree_.mention(m);
        bool court = false;
        for (auto at = name.first; at < name.last; ++at)
            court = court || tree_[at].form == "Court" || tree_[at].form == "Tribunal";
        if (court) continue;
        for (const auto target : act->targets) {
            const auto type = tree_.type(m);
            if (!(frame.source_types & bit(type)) || !(frame.target_types & bit(tree_.type(target))))
                continue;
            base.source = base.target = m;
            base.for_target = target;
            base.prior = 0.6F;
            out_.add(base);
        }
    }
}

}  // namespace newsgraph
