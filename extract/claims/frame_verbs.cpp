#include "extract/claims/frame_finder.hpp"
#include "extract/claims/nominal.hpp"
#include "extract/claims/told_acts.hpp"

#include <algorithm>

namespace newsgraph {

void FrameFinder::match_verb(const Frame& frame, std::uint32_t verb) {
    if (!frame.particle.empty()) {
        const auto particle = tree_.child_lemma(verb, frame.particle);
        if (particle == absent) return;
    } else if (const auto particle = tree_.child(verb, Deprel::compound_prt); particle != absent) {
        if (tree_.is(particle, "over") || tree_.is(particle, "down") ||
            (tree_.is(particle, "up") && tree_.is(verb, "give")))
            return;
    }
    if (!condition(frame, verb)) return;
    if (frame.relation == Relation::restricts && !frame.source.empty() &&
        frame.source.front().preposition == "in") {
        Fillers blocker;
        fill(tree_.subject(verb), Reach::strict, {}, blocker);
        if (!blocker.empty()) return;  // "X blocked Y in Turkey": not Turkey
    }
    if (frame.relation == Relation::holds && tree_.is(verb, "order"))  // "ordered X to close" is no purchase
        for (const auto c : tree_.children(verb))
            if (tree_[c].upos == Upos::VERB && tree_[c].xpos == Xpos::VB && tree_.has_child(c, Deprel::mark))
                return;
    if (tree_.is(verb, "have") || tree_.is(verb, "get"))  // "has it made by X" is no possession
        if (const auto made = tree_.child(verb, Deprel::xcomp);
            made != absent && tree_[made].xpos == Xpos::VBN)
            return;
    if (const auto self = is_opinion(frame.relation) ? tree_.object(verb) : absent;
        self != absent && (tree_[self].form.ends_with("self") || tree_[self].form.ends_with("selves")))
        return;                       // "is defending itself"
    if (tree_.is(verb, "recommend"))  // "recommended that X withdraw" is no praise
        for (const auto c : tree_.children(verb))
            if (base(tree_[c].deprel) == Deprel::ccomp || tree_[c].deprel == Deprel::xcomp) return;
    if (tree_.is(verb, "make") && carries(tree_.object(verb))) return;  // "made an offer for X"
    if (frame.relation == Relation::makes && tree_.is(verb, "make"))    // "makes it X's biggest customer"
        if (const auto turned = tree_.child(verb, Deprel::xcomp);
            turned != absent && is_nominal(tree_[turned].upos) && tree_.object(verb) != turned)
            return;
    if (frame.relation == Relation::acquires && tree_.is(verb, "merge") &&
        has_slot(frame.target, Place::subject) && tree_.object(verb) != absent)
        return;  // "merged them into X": who does so is not taken over
    if (frame.relation == Relation::operates_in && tree_.is(verb, "sell") && sells_company(verb))
        return;  // "sells its businesses in X to Y"
    if (told_to_stop(frame.relation, verb)) {
        if (frame.relation == Relation::holds || frame.relation == Relation::uses) restrain(verb);
        return;
    }
    Candidate base;
    base.relation = frame.relation;
    base.trigger = verb;
    base.status = frame.status;
    base.origin = frame.origin;
    base.prior = 0.82F;
    const auto reach = reaches_owner(frame.relation) ? Reach::owner : Reach::strict;
    if (const auto up = tree_.head(verb);
        frame.relation == Relation::restricts && up != absent && up < verb && tree_.is(up, "sue"))
        return;  // "sued to block": a suit
    Fillers sources, targets;
    if (frame.relation == Relation::holds && has_slot(frame.source, Place::indirect) &&
        given_to_subject(verb)) {
        fill(tree_.grammatical_subject(verb), Reach::strict, {}, sources);
        fill(tree_.child(verb, Deprel::obj), reach, {}, targets);
        return pair(frame, sources, targets, base);
    }
    if (has_slot(frame.source, Place::sides) || has_slot(frame.target, Place::sides)) {
        Fillers subject, with;
        const auto who =
            tree_.subject(verb) != absent ? tree_.subject(verb) : tree_.grammatical_subject(verb);
        fill(who, Reach::strict, {}, subject);
        fill_prepositions(verb, "with", Reach::strict, with);
        pair(frame, subject, with, base);
        if (with.empty()) pair_in_order(frame, subject, base);
        Fillers between;
        fill_prepositions(verb, "between", Reach::strict, between);
        pair_in_order(frame, between, base);
    }
    if (frame.relation == Relation::conflicts_with && hits_with_measure(verb)) return;
    if (frame.relation == Relation::supplies && !frame.source.empty() && frame.source.front().owner &&
        frame.source.front().place == Place::object) {
        heads_.clear();
        tree_.prepositional(verb, "from", heads_);
        if (!heads_.empty()) return;  // "bought X chips from Y": Y sold them
    }
    for (const auto& slot : frame.source)  // "where X is based": by nobody; "X will base jets in Y": they are
        if (frame.relation != Relation::based_in || slot.place != Place::subject ||
            !(tree_.passive(verb) || (tree_.is(verb, "base") && tree_.object(verb) != absent)))
            verb_slot(slot, verb, Reach::strict, sources);
    if (frame.relation == Relation::supplies && !sources.empty() && !frame.source.empty() &&
        frame.source.front().preposition == "from")
        beside_goods(verb, "from", sources);
    if (frame.relation == Relation::makes && together(verb) != absent)
        fill_prepositions(verb, "with", Reach::strict, sources);
    if (frame.relation == Relation::makes) fill(along_with(verb), Reach::strict, {}, sources);
    if (frame.relation == Relation::conflicts_with && !sources.empty()) allies(verb, sources);
    if (frame.relation == Relation::meets && !sources.empty())
        fill_prepositions(verb, "alongside", Reach::strict, sources);
    if (sources.empty() && frame.relation == Relation::makes &&
        (tree_[verb].xpos == Xpos::VB || tree_[verb].xpos == Xpos::VBG) && tree_.object(verb) != absent)
        fill(tree_.possessor(tree_.object(verb)), Reach::strict, {},
             sources);  // "it cost $2bn to build its X"
    if (sources.empty() && is_opinion(frame.relation) && urger(verb) != absent) {
        fill(urger(verb), Reach::strict, {}, sources);
        base.status = Status::asserted;
    }
    if (sources.empty() && frame.relation == Relation::holds && has_slot(frame.target, Place::object) &&
        tree_[verb].deprel == Deprel::acl && tree_.is(verb, "buy"))
        fill(buyer_around(verb), Reach::strict, {}, sources);  // "flies 26 jets bought from X"
    if (sources.empty() && frame.relation == Relation::supplies && tree_.passive(verb) &&
        tree_.subject(verb) == absent && tree_.object(verb) != absent)
        fill(tree_.possessor(tree_.object(verb)), Reach::strict, {}, sources);  // "its P will be sold to X"
    if (sources.empty() && frame.relation == Relation::restricts && tree_.passive(verb))
        behind_agent(verb, sources);
    if (sources.empty() && frame.relation == Relation::makes &&
        ((tree_.has_child(verb, Deprel::aux_pass) && has_slot(frame.target, Place::object)) ||
         has_slot(frame.target, Place::subject)))
        fill(announcer(verb), Reach::strict, {}, sources);
    if (sources.empty() && frame.relation == Relation::conflicts_with)
        fill(reporter_of_defence(verb), Reach::strict, {}, sources);
    if (sources.empty()) {
        if (frame.relation == Relation::sues && has_slot(frame.target, Place::object))
            fill(tree_.object(verb), Reach::strict, {}, targets);
        aim(frame, targets);
        by_site(frame, verb, base);
        return act_again(frame, verb, base);
    }
    if (frame.relation == Relation::supplies && !has_slot(frame.target, Place::object) &&
        !has_slot(frame.source, Place::object) && !tree_.is(verb, "lose") && sells_company(verb))
        return;
    for (const auto& slot : frame.target) verb_slot(slot, verb, reach, targets);
    if (frame.relation == Relation::supplies) owners_of_goods(targets);
    if (targets.empty() && has_slot(frame.target, Place::object) && tree_[verb].xpos == Xpos::VBN)
        fill(described_by(tree_.object(verb)), Reach::strict, {}, targets);
    if (targets.empty() && frame.relation == Relation::invests_in) spent_in(frame, verb, targets);
    if (has_slot(frame.target, Place::object) && is_of_goods(frame.relation)) besides(verb, targets);
    if (const auto object = tree_.object(verb); frame.relation == Relation::holds && tree_.is(verb, "have") &&
                                                object != absent && tree_[object].upos != Upos::NUM)
        std::erase_if(targets, [&](const Filler& filler) { return !counted(filler); });
    if (frame.relation == Relation::makes &&
        is_one_of(tree_[verb].lemma, {"deliver", "hand", "sell", "ship"}))
        std::erase_if(targets, [&](const Filler& filler) { return !sells_own(verb, filler, sources); });
    if (frame.relation == Relation::conflicts_with && has_slot(frame.target, Place::object) &&
        tree_.object(verb) != absent)
        for (const auto c : tree_.children(tree_.object(verb)))
            if (tree_[c].deprel == Deprel::acl && is_one_of(tree_[c].lemma, {"fire", "launch"}) &&
                tree_[c].xpos ==
                    Xpos::VBN) {  // "shot down American missiles fired by Y": Y's, whose-ever make
                Fillers who;
                behind_agent(c, who);
                if (!who.empty()) targets = who;
            }
    if (targets.empty() && frame.relation == Relation::conflicts_with)  // "fought beside X's army against Y"
        for (const auto c : tree_.children(verb))
            if (c > verb && newsgraph::base(tree_[c].deprel) == Deprel::obl)
                fill_prepositions(c, "against", reach, targets);
    if (newsgraph::base(tree_[verb].deprel) == Deprel::amod && verb > 0 && tree_[verb - 1].form == "-")
        if (const auto thing = tree_.object(verb); thing != absent && tree_.named(thing))
            std::erase_if(targets, [&](const Filler& filler) {  // "X-owned A and B": of A alone
                return tree_.mention(filler.argument.mention).head != thing;
            });
    if (targets.empty() && frame.relation == Relation::supplies &&
        (has_slot(frame.target, Place::subject) || tree_.is(verb, "supply") || tree_.is(verb, "provide")))
        fill(buyer_around(verb), Reach::strict, {}, targets);
    if (frame.relation == Relation::conflicts_with && has_slot(frame.target, Place::object) &&
        std::none_of(targets.begin(), targets.end(), [&](const Filler& target) {
            const auto type = tree_.type(target.argument.mention);
            return type == NodeType::country || type == NodeType::organization;
        }))
        around(tree_.object(verb), sources, targets);
    if (frame.relation == Relation::conflicts_with && targets.empty()) harmed_teller(verb, targets);
    if (frame.relation == Relation::restricts && gives_up(verb) &&
        std::find(frame.with.begin(), frame.with.end(), tree_[tree_.object(verb)].lemma) == frame.with.end())
        return;
    if (tree_.object(verb) != absent &&
        (tree_[tree_.object(verb)].form == "each" || tree_[tree_.object(verb)].form == "other" ||
         tree_[tree_.object(verb)].form == "another"))
        return pair(frame, sources, sources, base);  // "A and B accuse each other"
    if (has_slot(frame.target, Place::clause) && is_opinion(frame.relation))
        std::erase_if(targets, [&](const Filler& target) {  // of one's own firm or country
            return std::any_of(sources.begin(), sources.end(), [&](const Filler& source) {
                return is_of(out_, source.argument.mention, {tree_.entity(target.argument.mention)});
            });
        });
    if (targets.empty() && frame.relation == Relation::investigates) asked_of(verb, targets);
    if (targets.empty() && frame.relation == Relation::sues) sued_to_stop(verb, targets);
    if (targets.empty() && frame.relation == Relation::leads && has_slot(frame.target, Place::object) &&
        frame.target.front().owner)
        voting_in(tree_.object(verb), targets);
    if (const auto object = tree_.object(verb);
        frame.relation == Relation::leads && object != absent && tree_[object].upos == Upos::NOUN &&
        tree_.at_head(object) == absent && !frame.target.front().owner)
        std::erase_if(targets, [&](const Filler&) {  // "led acquisitions, including X"
            return !(nominal(tree_[object].lemma).types &
                     (bit(NodeType::company) | bit(NodeType::organization) | bit(NodeType::country)));
        });
    if (frame.relation == Relation::makes) make_jointly(verb, sources, targets);
    if (frame.relation == Relation::makes) years(verb, targets);
    if (targets.empty() && frame.relation == Relation::holds) fill_counted(verb, targets);
    if (frame.relation == Relation::restricts) forbid(verb, sources, base);
    if (targets.empty() && is_holding(frame.relation) && has_slot(frame.target, Place::object))
        fill_capital(tree_.object(verb), targets);
    if (is_opinion(frame.relation)) judged_by_it(verb, targets);
    if (!targets.empty()) return pair(frame, sources, targets, base);
    if (is_opinion(frame.relation)) judged_.push_back({&frame, verb, sources, base});
}

void FrameFinder::verb_slot(const Slot& slot, std::uint32_t verb, Reach reach, Fillers& out) {
    if (slot.owner) reach = Reach::owner;
    switch (slot.place) {
        case Place::subject: {
            auto who = tree_[verb].upos == Upos::ADJ ? adjective_subject(verb) : tree_.subject(verb);
            if (who != absent && tree_[who].upos == Upos::PRON)  // "a report that accuses"
                if (const auto before = tree_.antecedent(who); before != absent && acts(before)) who = before;
            const auto before = out.size();
            fill(who, acts(who) ? Reach::owner : reach, {}, out);
            joined_in(verb, out);
            for (const auto c : who == absent ? std::span<const std::uint32_t>{} : tree_.children(who))
                if (out.size() == before && tree_[c].deprel == Deprel::acl && tree_[c].xpos == Xpos::VBN &&
                    is_one_of(tree_[c].lemma, {"drop", "fire", "fly", "launch", "shoot"}))
                    behind_agent(c, out);  // "a rocket fired by X hit Y"
            if (out.size() == before && who != absent &&
                (carries(who) || acts(who))) {  // "carried out strikes hitting Y"
                noun_subject(who, governor(who), out);
                if (out.size() == before && is_document(who))  // "a commentary in the People's Daily warned"
                    fill_prepositions(who, "in", Reach::strict, out);
            }
            break;
        }
        case Place::object:
            fill(tree_.object(verb), reach, {}, out);
            break;
        case Place::indirect:
            if (tree_.passive(verb) &&
                tree_.child(verb, Deprel::obj) != absent)  // "X was given a stake in Y"
                fill(tree_.grammatical_subject(verb), reach, {}, out);
            else
                fill(tree_.child(verb, Deprel::iobj), reach, {}, out);
            break;
        case Place::preposition:
            fill_prepositions(verb, slot.preposition, reach, out);
            break;
        case Place::clause:
            if (out.empty()) clause_subjects(verb, out);
            break;
        case Place::sides:
        case Place::possessor:
        case Place::modifier:
            break;
    }
}

/// "X's army said that 40 drones were shot down": whoever reports what was stopped has stopped it.
std::uint32_t FrameFinder::reporter_of_defence(std::uint32_t verb) const {
    const auto up = tree_.head(verb);
    if (up == absent || tree_[verb].deprel != Deprel::ccomp || !tree_.passive(verb) ||
        !is_one_of(tree_[verb].lemma, {"destroy", "intercept", "shoot", "down", "repel"}))
        return absent;
    return tree_.grammatical_subject(up);
}

/// "has poured billions into ports in X": into the country where they are.
void FrameFinder::spent_in(const Frame& frame, std::uint32_t verb, Fillers& out) {
    if (!(frame.target_types & bit(NodeType::country))) return;
    for (const auto& slot : frame.target) {
        if (slot.place != Place::preposition) continue;
        heads_.clear();
        tree_.prepositional(verb, slot.preposition, heads_);
        for (const auto head : std::vector<std::uint32_t>(heads_))
            if (tree_[head].upos == Upos::NOUN && tree_.at_head(head) == absent)
                fill_prepositions(head, "in", Reach::strict, out);
    }
    std::erase_if(
        out, [&](const Filler& filler) { return tree_.type(filler.argument.mention) != NodeType::country; });
}

/// "joins Taiwan in banning X": whom others join in doing it.
void FrameFinder::joined_in(std::uint32_t verb, Fillers& out) {
    const auto up = tree_.head(verb);
    if (up != absent && tree_.is(up, "join") && tree_[verb].xpos == Xpos::VBG && verb > 0 &&
        tree_.is(verb - 1, "in"))
        fill(tree_.object(up), Reach::strict, {}, out);
}

/// "sued to block X's purchase of Y": X.
void FrameFinder::sued_to_stop(std::uint32_t verb, Fillers& out) {
    for (const auto c : tree_.children(verb))
        if (c > verb && tree_[c].upos == Upos::VERB && out.empty() &&
            is_one_of(tree_[c].lemma, {"block", "stop", "halt", "prevent", "unwind"}))
            fill(tree_.object(c), Reach::owner, {}, out);
}

/// "is investigating whether X …", "complains that X …": who is said to do something.
void FrameFinder::clause_subjects(std::uint32_t verb, Fillers& out) {
    for (const auto clause : tree_.children(verb)) {
        if (tree_[clause].deprel != Deprel::ccomp && tree_.child_lemma(clause, "whether") == absent) continue;
        if (tree_.passive(clause)) continue;
        const auto who = tree_.grammatical_subject(clause);
        const auto before = out.size();
        fill(who, Reach::strict, {}, out);
        if (out.size() == before && who != absent) fill(tree_.possessor(who), Reach::strict, {}, out);
    }
}

/// "X's military said Y had struck a base": whose army or ministry tells of it was hit.
void FrameFinder::harmed_teller(std::uint32_t verb, Fillers& out) {
    const auto teller = tree_.head(verb);
    const auto thing = tree_.object(verb);
    if (teller == absent || thing == absent || tree_.named(thing) || tree_[verb].deprel != Deprel::ccomp)
        return;
    const auto* word = lexicon_.find(tree_[teller].lemma);
    const auto who = tree_.grammatical_subject(teller);
    if (!word || !word->reporting_verb || who == absent) return;
    if (!is_one_of(tree_[who].lemma,
                   {"military", "army", "navy", "force", "ministry", "guard", "defence", "defense"}))
        return;
    if (is_one_of(tree_[thing].lemma,
                  {"tanker", "ship", "freighter", "freight", "target", "position", "cell"}))
        return;
    Fillers tellers;
    fill(who, Reach::strict, {}, tellers);
    for (const auto& one : tellers)
        if (tree_.type(one.argument.mention) == NodeType::country) out.push_back(one);
}

/// "investigates whether X …", "a probe into how the X …": of whom it is asked.
void FrameFinder::asked_of(std::uint32_t word, Fillers& out) const {
    for (auto at = word + 1; at + 1 < tree_.size() && at < word + 4; ++at) {
        if (!tree_.is(at, "whether") && !tree_.is(at, "how") && !tree_.is(at, "if")) continue;
        const auto start = at + 1 + (tree_[at + 1].upos == Upos::DET ? 1U : 0U);
        if (const auto who = tree_.starting_at(start); who != absent) out.push_back({{who, absent}, {}});
        return;
    }
}

/// "uses chips bought from X", "flies 41 jets, most of them leased from X", "fired missiles supplied by X":
/// who has the things got them there.
std::uint32_t FrameFinder::buyer_around(std::uint32_t participle) const {
    if (tree_[participle].xpos != Xpos::VBN && tree_[participle].xpos != Xpos::VBD) return absent;
    if (tree_.has_child(participle, Deprel::aux_pass)) return absent;
    auto at = participle;
    for (int step = 0; step < 5; ++step) {
        const auto up = tree_.head(at);
        if (up == absent) return absent;
        const auto relation = base(tree_[at].deprel);
        if (relation == Deprel::nsubj || tree_[at].deprel == Deprel::acl_relcl) return absent;
        at = up;
        if (tree_[at].upos == Upos::VERB) return tree_.passive(at) ? absent : tree_.grammatical_subject(at);
        if (const auto m = tree_.at_head(at);
            m != absent && tree_.type(m) != NodeType::product && tree_.type(m) != NodeType::chip)
            return absent;
    }
    return absent;
}

/// "X hit Y with tariffs", "Y, hit by a tariff": no war.
bool FrameFinder::hits_with_measure(std::uint32_t verb) {
    if (is_measure(tree_.subject(verb))) return true;
    if (const auto up = tree_.head(verb); tree_[verb].xpos == Xpos::VBG && up != absent && up < verb &&
                                          tree_[up].upos == Upos::VERB && is_measure(tree_.object(up)))
        return true;  // "doubled its tariffs, hitting Y"
    heads_.clear();
    tree_.prepositional(verb, "with", heads_);
    return std::any_of(heads_.begin(), heads_.end(), [&](auto head) { return is_measure(head); });
}

/// A tariff, a ban, a rebuke.
bool FrameFinder::is_measure(std::uint32_t noun) const {
    if (noun == absent) return false;
    const auto* word = lexicon_.find(tree_[noun].lemma);
    return word && std::any_of(word->frames.begin(), word->frames.end(), [&](auto index) {
               const auto& frame = lexicon_.frame(index);
               return frame.pos == FramePos::noun &&
                      (frame.relation == Relation::imposes_tariff_on ||
                       frame.relation == Relation::restricts || frame.relation == Relation::criticizes);
           });
}

/// "The sanctions bar X", "the law bans X": an act or a document that does what its maker does.
bool FrameFinder::acts(std::uint32_t noun) const {
    if (noun == absent || tree_[noun].upos != Upos::NOUN) return false;
    const auto kind = lexicon_.noun_kind(tree_[noun].lemma);
    return kind == NounKind::act || kind == NounKind::document;
}

bool FrameFinder::is_document(std::uint32_t noun) const {
    return lexicon_.noun_kind(tree_[noun].lemma) == NounKind::document;
}

std::uint32_t FrameFinder::adjective_subject(std::uint32_t adjective) const {
    if (base(tree_[adjective].deprel) == Deprel::amod) return tree_.head(adjective);
    return tree_.grammatical_subject(adjective);
}

/// "suspends a ban": what is stopped is itself a restriction.
bool FrameFinder::gives_up(std::uint32_t verb) const {
    const auto object = tree_.object(verb);
    return object != absent && lexicon_.noun_kind(tree_[object].lemma) == NounKind::act && carries(object);
}

}  // namespace newsgraph
