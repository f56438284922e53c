#include "extract/claims/frame_finder.hpp"
#include "extract/claims/nominal.hpp"

#include <algorithm>
#include <array>

namespace newsgraph {

void FrameFinder::match_noun(const Frame& frame, std::uint32_t noun) {
    if (!condition(frame, noun)) return;
    if ((frame.relation == Relation::supplies || frame.relation == Relation::trades_with) &&
        is_forbidden(noun))
        return;
    if (frame.relation == Relation::supplies && tree_.is(noun, "sale") && tree_[noun].xpos == Xpos::NN &&
        tree_.possessor(noun) != absent &&
        tree_.preposition(noun + 1 < tree_.size() ? noun + 1 : noun) != "of" &&
        !(noun + 1 < tree_.size() && tree_.is(noun + 1, "of")))
        return;  // "X's $2bn sale to Y": X itself is sold
    if (frame.relation == Relation::supplies && tree_.is(noun, "sale")) {
        heads_.clear();
        tree_.prepositional(noun, "of", heads_);
        for (const auto sold : heads_) {  // "the sale of its vaccines arm to Y"
            const auto m = tree_.at_head(sold);
            if (only_part(Relation::acquires, sold) ||
                lexicon_.noun_kind(tree_[sold].lemma) == NounKind::share ||
                (m != absent && tree_.type(m) == NodeType::company))
                return;
        }
    }
    auto carried = governor(noun);
    if (carried.behind_preposition && tree_.possessor(noun) != absent) carried = {};
    if (carried.verb != absent && permits(carried.verb) &&
        (is_business(frame.relation) || frame.relation == Relation::uses ||
         (frame.relation == Relation::trades_with && tree_.is(carried.verb, "approve"))) &&
        std::find(frame.with.begin(), frame.with.end(), tree_[carried.verb].lemma) == frame.with.end())
        carried = {};
    Candidate base;
    base.relation = frame.relation;
    base.trigger = noun;
    base.status = frame.status;
    base.origin = frame.origin;
    base.prior = 0.76F;
    if (carried.verb != absent) {
        base.anchor = carried.verb;
        if (!base.status && tree_[noun].deprel != Deprel::compound) base.status = carried.support->status;
        if (carried.status) base.status = carried.status;
        if (tree_.is(carried.verb, "lift") &&
            (is_business(frame.relation) || frame.relation == Relation::holds))
            base.status = Status::asserted;  // "lifted its order to 210 jets"
        if (!base.status && frame.relation == Relation::owns && tree_.possessor(noun) != absent &&
            lexicon_.noun_kind(tree_[noun].lemma) == NounKind::share)
            base.status = Status::asserted;  // "offered to buy X's stake": X has it
    } else {
        if (carried.status) base.status = carried.status;
        base.presupposed = !is_copular(noun) && tree_.head(noun) != absent;
    }
    if (frame.relation == Relation::agrees_with && sought(noun)) base.status = Status::planned;
    if (has_slot(frame.source, Place::sides)) return match_sides(frame, noun, carried, base);
    const auto reach = reaches_owner(frame.relation) ? Reach::owner : Reach::strict;
    Fillers sources, targets;
    for (const auto& slot : frame.target) noun_slot(slot, noun, carried, reach, targets);
    // "face charges", "hit X with tariffs", "is under investigation": an end stands in the governing
    // clause
    if (carried.verb != absent && carried.support->subject == Support::Part::target)
        fill(tree_.subject(carried.verb), reach, {}, targets);
    if (carried.verb == absent && reaches_owner(frame.relation) && targets.empty())
        fill(affected(noun), reach, {}, targets);
    if (targets.empty() && reaches_owner(frame.relation)) aimed(noun, targets);
    if (carried.verb != absent && carried.behind_preposition &&
        carried.support->object == Support::Part::target)
        fill(tree_.object(carried.verb), reach, {}, targets);
    if (targets.empty() && carried.verb != absent && carried.support->with == "with" &&
        reaches_owner(frame.relation)) {  // "answered X's tariffs with duties", "retaliated against X with"
        fill(tree_.object(carried.verb), Reach::owner, {}, targets);
        for (const std::string_view at : {"to", "against"})
            if (targets.empty()) fill_prepositions(carried.verb, at, Reach::owner, targets);
    }
    const bool subject_to = carried.verb == absent && reaches_owner(frame.relation) &&
                            tree_.head(noun) != absent && tree_.is(tree_.head(noun), "subject") &&
                            tree_.preposition(noun) == "to";
    if (const auto up = tree_.head(noun); subject_to)  // "goods are subject to a tariff"
        fill(tree_[up].deprel == Deprel::amod || tree_[up].deprel == Deprel::acl
                 ? tree_.head(up)
                 : tree_.grammatical_subject(up),
             reach, {}, targets);
    const bool listed =
        tree_.preposition(noun) == "on" && (tree_.is(noun, "blacklist") || tree_.is(noun, "list"));
    if (carried.verb == absent && (tree_.preposition(noun) == "under" || listed)) {
        const auto up = tree_.has_child(noun, Deprel::nsubj) ? noun : tree_.head(noun);
        if (up != absent) fill(tree_.grammatical_subject(up), Reach::strict, {}, targets);
    }
    const bool war = frame.relation == Relation::conflicts_with;
    if (war && std::none_of(targets.begin(), targets.end(), [&](const Filler& filler) {
            const auto type = tree_.type(filler.argument.mention);
            return type == NodeType::country || type == NodeType::organization ||
                   country_behind(tree_.mention(filler.argument.mention).first) != absent;
        }))
        noun_victims(noun, targets);
    if (war && targets.empty())
        for (const auto& slot : frame.target) {
            heads_.clear();
            tree_.prepositional(noun, slot.preposition, heads_);
            for (const auto head : std::vector<std::uint32_t>(heads_)) around(head, sources, targets);
        }
    if (frame.relation == Relation::imposes_tariff_on) rates(noun, targets);
    if (targets.empty() && frame.relation == Relation::invests_in)
        if (const auto verb = started_with(noun); verb != absent)
            fill(tree_.passive(verb) ? tree_.object(verb) : tree_.grammatical_subject(verb), Reach::strict,
                 {}, targets);
    if (targets.empty() && frame.relation == Relation::criticizes)  // "accusations by X that Y had done it"
        for (const auto c : tree_.children(noun))
            if (c > noun && tree_.child_lemma(c, "that") != absent &&
                (tree_[c].deprel == Deprel::acl || tree_[c].deprel == Deprel::ccomp))
                fill(tree_.grammatical_subject(c), Reach::owner, {}, targets);
    if (targets.empty() && frame.relation == Relation::criticizes) in_the_face_of(noun, targets);
    if (frame.relation == Relation::restricts) {
        if (targets.empty()) forbidden(noun, targets);
        if (targets.empty()) breached(noun, targets);
        forbidden_trade(noun, targets);
    }
    if (targets.empty() && frame.relation == Relation::investigates)
        fill(undergoer(noun), Reach::owner, {}, targets);
    if (targets.empty() && frame.relation == Relation::investigates) asked_of(noun, targets);
    if (targets.empty() && frame.relation == Relation::investigates) blocked_too(noun, targets);
    if (targets.empty() &&
        (war || frame.relation == Relation::imposes_tariff_on || frame.relation == Relation::restricts))
        fill(answerer(noun), Reach::strict, {}, targets);
    if (targets.empty() && is_holding(frame.relation))
        for (const auto& slot : frame.target) {
            heads_.clear();
            if (slot.place == Place::preposition) tree_.prepositional(noun, slot.preposition, heads_);
            for (const auto head : std::vector<std::uint32_t>(heads_)) fill_capital(head, targets);
        }
    if (targets.empty() && frame.relation == Relation::supplies) behind_goods(frame.target, noun, targets);
    if (targets.empty() && frame.relation == Relation::leads) {  // "declared the winner of X's election"
        heads_.clear();
        tree_.prepositional(noun, "of", heads_);
        for (const auto vote : std::vector<std::uint32_t>(heads_)) voting_in(vote, targets);
    }
    if (targets.empty() && has_slot(frame.target, Place::subject)) subject_told(frame, noun, targets);
    if (targets.empty()) aimed_before(frame, noun, carried, targets);
    if (targets.empty() && frame.relation != Relation::criticizes) return recall(frame, noun, carried, base);
    for (const auto& slot : frame.source)
        if (sources.empty())
            noun_slot(slot, noun, carried, Reach::strict, sources, info(frame.relation).symmetric);
    if (sources.empty() && frame.relation == Relation::supplies) behind_goods(frame.source, noun, sources);
    if (sources.empty() && has_slot(frame.source, Place::subject)) subject_told(frame, noun, sources);
    if (targets.empty()) return judged_.push_back({&frame, noun, sources, base});
    if (sources.empty() && frame.relation == Relation::operates_in)
        fill(described_with(noun), Reach::strict, {}, sources);
    if (sources.empty() && frame.relation == Relation::operates_in) noun_workers(noun, sources);
    if (sources.empty() && frame.relation == Relation::holds && tree_.preposition(noun) == "with")
        fill(clause_subject(noun), Reach::strict, {}, sources);  // "topped that with an order for X"
    if (sources.empty() && war) noun_during(noun, sources);
    if (war && !sources.empty()) allies(noun, sources);
    if (const auto up = tree_.head(noun);  // "brokered the purchase of X"
        sources.empty() && frame.relation == Relation::acquires && up != absent && manages(up)) {
        fill(tree_.subject(up), Reach::strict, {}, sources);
        std::erase_if(sources, [&](const Filler& filler) {
            return tree_.type(filler.argument.mention) == NodeType::person &&
                   !firm_of_manager(frame, noun, filler.argument.mention);
        });
    }
    if (sources.empty() &&
        (subject_to || (carried.verb != absent && carried.support->subject == Support::Part::target)))
        for (const std::string_view from : {"from", "in"})  // "faces a ban in Italy"
            if (sources.empty() &&
                (from == "from" || frame.relation == Relation::restricts ||
                 frame.relation == Relation::imposes_tariff_on || frame.relation == Relation::investigates))
                fill_prepositions(noun, from, Reach::strict, sources);
    // "a 10% tariff on X, a 20% tariff on Y and …": who imposed the first imposed all
    for (auto up = noun; sources.empty() && tree_[up].deprel == Deprel::conj && tree_.head(up) != absent;) {
        up = tree_.head(up);
        if (!tree_.is(up, tree_[noun].lemma)) break;
        for (const auto& slot : frame.source)
            if (sources.empty()) noun_slot(slot, up, governor(up), Reach::strict, sources);
    }
    if (sources.empty() && frame.relation == Relation::restricts) {  // "the ban on X, on X phones, in Italy"
        fill_prepositions(noun, "in", Reach::strict, sources);
        heads_.clear();
        tree_.prepositional(noun, "on", heads_);
        for (const auto head : std::vector<std::uint32_t>(heads_))
            if (sources.empty()) fill_prepositions(head, "in", Reach::strict, sources);
        std::erase_if(sources, [&](const Filler& filler) {
            return tree_.mention(filler.argument.mention).kind != MentionKind::name;
        });
    }
    if (const auto up = tree_.head(noun); sources.empty() && base_of_carrier(noun))
        for (const auto& slot : frame.source)  // "the US imposition of tariffs on X"
            if (sources.empty()) noun_slot(slot, up, governor(up), Reach::strict, sources);
    if (sources.empty() && frame.relation == Relation::imposes_tariff_on) at_border(targets, sources);
    if (sources.empty()) aim(frame, targets);
    if (frame.relation == Relation::holds)  // "announced a deal on Truth Social"
        std::erase_if(targets, [&](const Filler& target) {
            return target.preposition == "on" &&
                   is_platform(tree_.name(tree_.entity(target.argument.mention)));
        });
    if (sources.empty() && frame.relation == Relation::trades_with) trade_again(targets, base);
    pair(frame, sources, targets, base);
    if (sources.empty() && frame.relation == Relation::imposes_tariff_on)
        imposed_again(frame, noun, targets, base);
}

/// "founded with money from X", "launched with $1 million in funding from X": the verb, or absent.
std::uint32_t FrameFinder::started_with(std::uint32_t noun) const {
    auto sum = noun;
    if (tree_.preposition(noun) == "in" && tree_.head(noun) != absent && tree_.head(noun) < noun &&
        tree_[tree_.head(noun)].upos != Upos::VERB)
        sum = tree_.head(noun);
    const auto verb = tree_.head(sum);
    return tree_.preposition(sum) == "with" && verb != absent ? verb : absent;
}

/// The noun stands behind "of" or "on" of one that passes on its act.
bool FrameFinder::base_of_carrier(std::uint32_t noun) const {
    return tree_.head(noun) != absent && tree_.head(noun) < noun && carrier(tree_.head(noun)) &&
           base(tree_[noun].deprel) == Deprel::nmod;
}

void FrameFinder::noun_slot(const Slot& slot, std::uint32_t noun, const Governor& governor, Reach reach,
                            Fillers& out, bool mutual) {
    if (slot.owner) reach = Reach::owner;
    switch (slot.place) {
        case Place::subject:
            noun_subject(noun, governor, out, mutual);
            break;
        case Place::possessor:
            fill(tree_.possessor(noun), reach, {}, out);
            break;
        case Place::modifier:
            modifiers(noun, out);
            break;
        case Place::preposition:
            fill_prepositions(noun, slot.preposition, reach, out);
            if (governor.verb != absent &&
                !(governor.behind_preposition && slot.preposition == tree_.preposition(noun)))
                fill_prepositions(governor.verb, slot.preposition, reach, out);
            break;
        case Place::object:
        case Place::indirect:
        case Place::clause:
        case Place::sides:
            break;
    }
}

void FrameFinder::modifiers(std::uint32_t noun, Fillers& out) const {
    auto start = tree_.phrase_start(noun);
    for (auto at = start; at < noun; ++at)  // "Spanish maker X's plant": what is Spanish is X
        if (tree_[at].xpos == Xpos::POS) start = at + 1;
    for (auto at = start; at < noun; ++at)
        if (tree_[at + 1].xpos != Xpos::POS)
            for (auto m = tree_.at_head(at); m != absent; m = tree_.next_at_head(m))
                if (tree_.mention(m).kind != MentionKind::pronoun) out.push_back({{m, absent}, {}});
    if (noun > 0 && tree_[noun - 1].form == ",")  // "its Wichita, Kansas, warehouse"
        for (const auto c : tree_.children(noun))
            if (c < noun && tree_[c].deprel == Deprel::compound && tree_.at_head(c) != absent)
                out.push_back({{tree_.at_head(c), absent}, {}});
    // "its Paris, Lyon and Lille offices"
    const auto last = out.empty() ? absent : out.back().argument.mention;
    if (last == absent || tree_[noun].xpos != Xpos::NNS || tree_.type(last) != NodeType::place) return;
    for (auto at = tree_.mention(last).first; at > 1 && out.size() < 16;) {
        if (tree_[at - 1].form != "," && tree_[at - 1].xpos != Xpos::CC) break;
        auto end = at - 1;
        if (tree_[end].xpos == Xpos::CC && tree_[end - 1].form == ",") --end;
        const auto other = tree_.ending_at(end);
        if (other == absent || tree_.type(other) != NodeType::place) break;
        out.push_back({{other, absent}, {}});
        at = tree_.mention(other).first;
    }
}

/// Verbs whose subject lets others do what the noun says.
bool FrameFinder::permits(std::uint32_t verb) const {
    static constexpr std::string_view verbs[] = {"approve", "ratify",  "broker",  "host",
                                                 "attend",  "defend",  "order",   "delay",
                                                 "clear",   "suspend", "mediate", "facilitate"};
    return std::any_of(std::begin(verbs), std::end(verbs), [&](auto word) { return tree_.is(verb, word); });
}

bool FrameFinder::is_business(Relation relation) {
    return relation == Relation::acquires || relation == Relation::invests_in || relation == Relation::owns ||
           relation == Relation::partners_with || relation == Relation::supplies;
}

void FrameFinder::match_sides(const Frame& frame, std::uint32_t noun, const Governor& carried,
                              const Candidate& base) {
    Fillers subject, with, between, before;
    fill_prepositions(noun, "with", Reach::strict, with);
    if (carried.verb != absent) fill_prepositions(carried.verb, "with", Reach::strict, with);
    fill_prepositions(noun, "between", Reach::strict, between);
    if (between.empty()) fill_prepositions(noun, "among", Reach::strict, between);
    if (carried.verb != absent) fill_prepositions(carried.verb, "between", Reach::strict, between);
    pair_in_order(frame, between, base);
    for (const auto& slot : frame.target)  // "faces competition from X"
        if (slot.place == Place::preposition && slot.preposition != "with" && with.empty()) {
            fill_prepositions(noun, slot.preposition, Reach::strict, with);
            if (with.empty() && carried.verb != absent)
                fill_prepositions(carried.verb, slot.preposition, Reach::strict, with);
        }
    noun_subject(noun, carried, subject, true);
    const auto up = tree_.head(noun);
    if (subject.empty() && tree_.preposition(noun) == "in" && up != absent)  // "is in talks with"
        fill(tree_.grammatical_subject(tree_.has_child(noun, Deprel::nsubj) ? noun : up), Reach::strict, {},
             subject);
    const bool joins = frame.relation == Relation::partners_with || frame.relation == Relation::acquires;
    if (joins && between.empty() && with.empty()) {
        Fillers both;  // "the tie-up of A and B", "the merger of A and B"
        fill_prepositions(noun, "of", Reach::strict, both);
        for (const auto c : tree_.children(noun)) {  // "a consortium led by A and B", "made up of A and B"
            if (both.size() > 1 || tree_[c].deprel != Deprel::acl) continue;
            for (const std::string_view word : {"by", "of"}) fill_prepositions(c, word, Reach::strict, both);
        }
        if (both.size() == 2 || (both.size() > 2 && info(frame.relation).symmetric))
            pair_in_order(frame, both, base);
    }
    if (frame.relation == Relation::meets) {
        fill_prepositions(noun, "of", Reach::strict, between);
        if (with.empty()) pair_in_order(frame, between, base);
    }
    modifiers(noun, before);
    if (subject.empty() && !with.empty()) subject = before;
    if (subject.empty() && !with.empty()) fill(clause_subject(noun), Reach::strict, {}, subject);
    if (subject.empty() && frame.relation == Relation::trades_with) trade_again(with, base);
    pair(frame, subject, with, base);
    const bool accord = is_one_of(tree_[noun].lemma, {"agreement", "contract", "deal", "discussion",
                                                      "memorandum", "negotiation", "talk", "talks"});
    const auto trades = [&](std::uint32_t above) {
        const auto below = tree_.children(above);
        return std::any_of(below.begin(), below.end(), [&](auto c) {
            return c > noun && tree_[c].xpos == Xpos::VB &&
                   is_one_of(tree_[c].lemma,
                             {"acquire", "buy", "import", "lease", "purchase", "sell", "supply"});
        });
    };  // "A and B signed an agreement to buy": from another
    const bool outside = accord && (trades(noun) || (up != absent && trades(up)));
    if (with.empty() && between.empty() && !outside) {
        pair_in_order(frame, subject, base);
        if (carried.verb == absent || subject.empty()) pair_in_order(frame, before, base);
    }
}

/// "Imports from X rose to $5bn", "trade with X": of the country that was told just before to trade with X.
void FrameFinder::trade_again(const Fillers& partners, Candidate base) {
    const auto* told = out_.told(Relation::trades_with, 4);
    if (!told || partners.size() != 1) return;
    const auto m = partners.front().argument.mention;
    const auto partner = tree_.entity(m);
    std::vector<EntityIndex> others;
    bool known = false;
    for (const auto* ends : {&told->sources, &told->targets})
        for (const auto end : *ends)
            if (end == partner)
                known = true;
            else
                others.push_back(end);
    if (!known || others.size() != 1) return;
    base.source = base.target = m;
    base.for_source = others.front();
    base.prior = 0.65F;
    out_.add(std::move(base));
}

/// "conditions for a deal", "hopes for a truce", "interested in an agreement": it is not there yet.
bool FrameFinder::sought(std::uint32_t noun) const {
    static constexpr std::array<std::string_view, 19> words{
        "bid",        "call", "chance", "condition", "demand", "effort",  "hope",
        "interested", "look", "offer",  "open",      "path",   "pathway", "plan",
        "prospect",   "push", "ready",  "talk",      "willing"};
    const auto up = tree_.head(noun);
    const auto p = tree_.preposition(noun);
    const auto in = [&](std::uint32_t at) {
        return std::binary_search(words.begin(), words.end(), tree_[at].lemma);
    };
    if (up != absent && up < noun && tree_[up].upos == Upos::VERB)  // the word before the preposition
        for (const auto c : tree_.children(noun))
            if (tree_[c].deprel == Deprel::case_ && c > 0 && tree_[c].lemma == "for" && in(c - 1))
                return true;
    return up != absent &&
           (p == "for" || p == "to" || p == "toward" || p == "towards" || p == "in" || p == "on") && in(up);
}

/// "flew to X for talks with Y", "sued amid a dispute with Y": the subject of the clause around a noun.
std::uint32_t FrameFinder::clause_subject(std::uint32_t noun) const {
    if (tree_.preposition(noun).empty()) return absent;
    auto up = tree_.head(noun);
    for (int step = 0; step < 3 && up != absent && !tree_.has_child(up, Deprel::cop) &&
                       (tree_[up].upos == Upos::NOUN || tree_[up].upos == Upos::PROPN);
         ++step)
        up = tree_.head(up);
    if (up != absent && tree_.has_child(up, Deprel::cop))  // "with a fleet of 84 X, Y is"
        return tree_.grammatical_subject(up);
    if (up == absent || tree_[up].upos != Upos::VERB) return absent;
    return tree_.subject(up);  // also "was developed by X in cooperation with Y"
}

}  // namespace newsgraph
