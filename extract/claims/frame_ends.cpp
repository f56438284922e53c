#include "extract/claims/frame_finder.hpp"
#include "extract/claims/known_kinds.hpp"
#include "extract/claims/nominal.hpp"

#include <algorithm>

namespace newsgraph {

bool reaches_owner(Relation relation) {
    switch (relation) {
        case Relation::restricts:
        case Relation::imposes_tariff_on:
        case Relation::investigates:
        case Relation::criticizes:
        case Relation::supports:
        case Relation::conflicts_with:
        case Relation::sues:
            return true;
        default:
            return false;
    }
}

/// Heads of two states, or one and another state, sign for their countries.
bool FrameFinder::sign_for(std::uint32_t source, std::uint32_t target, std::optional<EntityIndex>& for_source,
                           std::optional<EntityIndex>& for_target) const {
    const auto country_of = [&](std::uint32_t m) -> std::optional<EntityIndex> {
        if (tree_.type(m) == NodeType::country) return tree_.entity(m);
        const auto body =
            tree_.type(m) == NodeType::person ? out_.offices().body(tree_.entity(m)) : std::nullopt;
        return body && tree_.type(*body) == NodeType::country ? body : std::nullopt;
    };
    const auto a = country_of(source), b = country_of(target);
    if (!a || !b || *a == *b) return false;
    if (*a != tree_.entity(source)) for_source = a;
    if (*b != tree_.entity(target)) for_target = b;
    return true;
}

/// "X, a Syrian-backed militia", "X is a bank owned by Y": what the noun with an article says of X.
std::uint32_t FrameFinder::described_by(std::uint32_t noun) const {
    if (noun == absent || tree_[noun].upos == Upos::VERB || tree_.at_head(noun) != absent) return absent;
    const auto article = tree_.child(noun, Deprel::det);
    if (article == absent || !tree_.is(article, "a")) return absent;
    if (tree_.has_child(noun, Deprel::cop)) return tree_.grammatical_subject(noun);
    return tree_[noun].deprel == Deprel::appos ? tree_.head(noun) : absent;
}

/// Who has a post of a country acts for it: "the minister took control of X".
bool FrameFinder::holds_office(std::uint32_t person) const {
    const auto post = out_.offices().held(tree_.entity(person));
    return post && tree_.type(post->body) == NodeType::country;
}

/// Whether the frame admits the two, as they are or as those for whom they stand: what a head of state or
/// a company's chief does in office, the country around a place that is attacked.
bool FrameFinder::stand_for(const Frame& frame, std::uint32_t source, std::uint32_t target,
                            std::optional<EntityIndex>& for_source,
                            std::optional<EntityIndex>& for_target) const {
    const auto fits = [&](NodeType a, NodeType b) {
        const auto one = [&](NodeType x, NodeType y) {
            return (frame.source_types & bit(x)) && (frame.target_types & bit(y)) &&
                   admits(frame.relation, x, y);
        };
        return one(a, b) || (info(frame.relation).symmetric && one(b, a));
    };
    const auto a = tree_.type(source), b = tree_.type(target);
    if (frame.relation == Relation::works_for && holds_office(source)) {  // "X will leave the EU"
        const auto* bloc = known_kind(tree_.name(tree_.entity(target)));
        if (bloc && std::find(bloc->kinds.begin(), bloc->kinds.end(), "bloc") != bloc->kinds.end())
            return false;
    }
    if (frame.relation == Relation::conflicts_with && (a == NodeType::product || a == NodeType::chip)) {
        const auto owner = tree_.ending_at(tree_.mention(source).first);  // "Thai F-16s struck"
        const auto& state = owner == absent ? tree_.mention(source) : tree_.mention(owner);
        const bool short_name = tree_[state.first].form.size() < 5 && state.last == state.first + 1;  // "US"
        const bool force =
            owner != absent && tree_.type(owner) == NodeType::organization;  // "Air Force B-1s"
        if (owner == absent || (tree_.type(owner) != NodeType::country && !force) ||
            (state.kind != MentionKind::demonym && !short_name && !force) ||
            (force && (b == NodeType::person || at_home(owner, target))) ||
            !stand_for(frame, owner, target, for_source, for_target))
            return false;
        if (!for_source) for_source = tree_.entity(owner);
        return true;
    }
    if (frame.relation == Relation::agrees_with && sign_for(source, target, for_source, for_target))
        return true;
    const bool minister =
        frame.relation == Relation::acquires && a == NodeType::person && holds_office(source);
    if (fits(a, b) && !minister) return true;
    const auto body = out_.offices().body(tree_.entity(source));
    if (body && fits(tree_.type(*body), b)) return for_source = body, true;
    if (frame.relation == Relation::conflicts_with && b == NodeType::place) {
        auto country = country_behind(tree_.mention(target).first);
        if (const auto owner = tree_.possessor(tree_.mention(target).head); owner != absent)
            country = tree_.covering(owner);  // "Iran's Larak Island"
        else if (country == absent)
            country = country_before(target);
        if (country == absent || tree_.type(country) != NodeType::country || at_home(source, country))
            return false;
        for_target = tree_.entity(country);
        if (fits(a, NodeType::country)) return true;
        return body && fits(tree_.type(*body), NodeType::country) ? (for_source = body, true) : false;
    }
    if (frame.relation == Relation::conflicts_with && (b == NodeType::product || b == NodeType::chip)) {
        const auto owner = tree_.ending_at(tree_.mention(target).first);  // "shot down a US F-15"
        if (owner == absent || tree_.type(owner) != NodeType::country || !fits(a, NodeType::country))
            return false;
        for_target = tree_.entity(owner);
        return true;
    }
    if (frame.relation == Relation::citizen_of && b == NodeType::place) {  // "born in Kutama, Zimbabwe"
        const auto country = country_behind(tree_.mention(target).first);
        if (country == absent || !fits(a, NodeType::country)) return false;
        for_target = tree_.entity(country);
        return true;
    }
    if (!info(frame.relation).symmetric) return false;
    const auto other = out_.offices().body(tree_.entity(target));
    if (other && fits(a, tree_.type(*other))) return for_target = other, true;
    if (other && body && fits(tree_.type(*body), tree_.type(*other)))
        return for_source = body, for_target = other, true;
    return false;
}

/// "Ubon Ratchathani province, Thailand": the country that is named right behind a place.
std::uint32_t FrameFinder::country_behind(std::uint32_t first) const {
    for (auto at = first; at < tree_.size() && at < first + 10; ++at) {
        if (tree_[at].upos == Upos::VERB || tree_[at].upos == Upos::AUX || tree_[at].xpos == Xpos::CC ||
            tree_[at].form == ";")
            break;
        if (const auto m = tree_.covering(at); m != absent && tree_.type(m) == NodeType::country) return m;
        if (tree_[at].upos == Upos::ADP && !tree_.is(at, "in") && !tree_.is(at, "of") &&
            !tree_.is(at, "near") && !tree_.is(at, "across"))
            break;
    }
    return absent;
}

/// "the eastern Ukrainian city of X"
std::uint32_t FrameFinder::country_before(std::uint32_t place) const {
    const auto noun = tree_.head(tree_.mention(place).head);
    if (noun == absent || noun > tree_.mention(place).first || tree_[noun].upos != Upos::NOUN) return absent;
    for (auto word = tree_.phrase_start(noun); word < noun; ++word)
        for (auto m = tree_.at_head(word); m != absent; m = tree_.next_at_head(m))
            if (tree_.type(m) == NodeType::country) return m;
    return absent;
}

/// Whether the body is one of the country, as something else in the sentence says.
bool FrameFinder::at_home(std::uint32_t body, std::uint32_t country) const {
    return std::any_of(out_.all().begin(), out_.all().end(), [&](const Candidate& known) {
        return known.relation == Relation::based_in && tree_.entity(known.source) == tree_.entity(body) &&
               tree_.entity(known.target) == tree_.entity(country);
    });
}

/// "struck a hospital in Mosul, Iraq": an attack on a thing is one on the country where it stands.
void FrameFinder::around(std::uint32_t thing, const Fillers& attackers, Fillers& out) const {
    if (thing == absent) return;
    if (const auto name = tree_.at_head(thing);
        name != absent) {  // "the Roshen chocolate factory in Ukraine"
        if (tree_.type(name) != NodeType::company && tree_.type(name) != NodeType::product) return;
        thing = tree_.mention(name).last;
        while (thing + 1 < tree_.size() && tree_[thing + 1].upos == Upos::NOUN) ++thing;
    }
    if (thing >= tree_.size() || tree_[thing].upos != Upos::NOUN || tree_.at_head(thing) != absent) return;
    if (thing + 1 >= tree_.size() || tree_[thing + 1].upos != Upos::ADP) return;
    const auto m = country_behind(thing);
    if (m == absent) return;
    const bool own = std::any_of(attackers.begin(), attackers.end(), [&](const Filler& attacker) {
        return at_home(attacker.argument.mention, m);
    });
    if (!own) out.push_back({{m, thing}, {}});  // an army that fights at home is not at war with it
}

/// "A and B merge": where the relation has a direction the one named first is its source.
void FrameFinder::pair_in_order(const Frame& frame, const Fillers& sides, const Candidate& base) {
    const bool war = frame.relation == Relation::conflicts_with && sides.size() > 2;
    if (info(frame.relation).symmetric && !war) return pair(frame, sides, sides, base);
    if (is_opinion(frame.relation)) return pair(frame, sides, sides, base);  // "A and B traded accusations"
    if (sides.size() < 2) return;  // "the war between A, B and C": who is on whose side is not told
    pair(frame, {sides.front()}, Fillers(sides.begin() + 1, sides.end()), base);
}

/// "orders for 10 787s from X and 35 737s from Y": each end behind its own one.
bool FrameFinder::is_of_other(const Fillers& ends, const Fillers& others, std::uint32_t end,
                              std::uint32_t other) const {
    if (ends.size() < 2 || others.size() < 2) return false;
    const auto at = [&](std::uint32_t m) { return tree_.mention(m).first; };
    const auto nearest = [&](std::uint32_t m) {
        auto found = absent;
        for (const auto& one : others)
            if (at(one.argument.mention) < at(m) && (found == absent || at(one.argument.mention) > at(found)))
                found = one.argument.mention;
        return found;
    };
    auto first = absent;
    bool parted = false;
    for (const auto& one : ends) {
        const auto own = nearest(one.argument.mention);
        if (own == absent) return false;
        parted = parted || (first != absent && own != first);
        first = own;
    }
    return parted && nearest(end) != other;
}

void FrameFinder::pair(const Frame& frame, const Fillers& sources, const Fillers& targets, Candidate base) {
    for (const auto& s : sources)
        for (const auto& t : targets) {
            if ((frame.relation == Relation::holds || frame.relation == Relation::acquires ||
                 frame.relation == Relation::supplies) &&
                is_of_other(sources, targets, s.argument.mention, t.argument.mention))
                continue;
            if (s.argument.mention == t.argument.mention || only_part(frame.relation, t.argument.via) ||
                only_thing(frame.relation, t.argument.via) || is_one_firm(frame.relation, t.argument) ||
                is_no_praise(frame, base.trigger, s.argument, t.argument) ||
                is_people(frame.relation, s.argument) || is_someone(base, t.argument))
                continue;
            if (frame.relation == Relation::uses && s.argument.via != absent &&
                tree_.type(s.argument.mention) == NodeType::company &&
                newsgraph::base(tree_[tree_.mention(s.argument.mention).head].deprel) == Deprel::compound &&
                nominal(tree_[s.argument.via].lemma).types == bit(NodeType::product))
                continue;  // "the Boeing jets run on X": not the firm
            if (t.preposition == "on" && is_platform(tree_.name(tree_.entity(t.argument.mention))))
                continue;  // "lashed out at Y on Twitter", "announced a deal on it": where it was said
            if (base.relation == Relation::conflicts_with && tree_.is(base.trigger, "attack") &&
                tree_.type(t.argument.mention) == NodeType::person)
                continue;  // "attacked the president": in words
            if (frame.pos == FramePos::verb && !frame.source.empty() &&
                frame.source.front().place == Place::object && frame.source.front().owner &&
                !made_by(frame.relation, s.argument.via))
                continue;
            if (base.relation == Relation::conflicts_with && t.preposition == "near" &&
                t.argument.via != absent && tree_.is(t.argument.via, "border"))
                continue;  // "a strike near the X border"
            if (is_holding(frame.relation) && of_another_share(base.trigger, t)) continue;
            if (frame.relation == Relation::conflicts_with && at_home(s.argument.mention, t.argument.mention))
                continue;  // "an airstrike by the army of Z in Z"
            const bool their = tree_[tree_.mention(t.argument.mention).head].xpos == Xpos::PRPS;
            if (((t.argument.via != absent && info(frame.relation).symmetric) ||
                 (their && is_opinion(frame.relation) && sources.size() > 1)) &&
                std::any_of(sources.begin(), sources.end(),
                            [&](const Filler& other) {
                                return tree_.entity(other.argument.mention) ==
                                       tree_.entity(t.argument.mention);
                            }) &&
                tree_.mention(t.argument.mention).kind == MentionKind::pronoun)
                continue;  // "A and B bought their gas from C"
            std::optional<EntityIndex> for_source, for_target;
            if (const auto firm = firm_of_manager(frame, base.trigger, s.argument.mention))
                for_source = firm;
            else if (!stand_for(frame, s.argument.mention, t.argument.mention, for_source, for_target)) {
                out_.refuse(frame.relation, base.trigger, frame.origin,
                            "the frame does not admit these types");
                continue;
            }
            auto candidate = base;
            candidate.source = s.argument.mention;
            candidate.for_source = for_source;
            candidate.for_target = for_target;
            if (frame.relation == Relation::acquires && t.argument.via == absent &&
                several(t.argument.mention) && tree_.mention(t.argument.mention).kind == MentionKind::name &&
                tree_.has_child(tree_.mention(t.argument.mention).head, Deprel::nummod))
                continue;  // "buys 100,000 Teslas"
            candidate.target = other_than_self(frame.relation, s.argument.mention, t.argument.mention);
            candidate.via = t.argument.via;
            candidate.preposition = t.preposition;
            if (tree_.is(base.trigger, "belong") && tree_.type(candidate.target) == NodeType::product &&
                is_operator(tree_.name(tree_.entity(candidate.source))))
                candidate.relation = Relation::uses;  // "a 737 belonging to X"
            if (tree_.is(base.trigger, "own") && tree_.type(candidate.target) == NodeType::product &&
                several(candidate.target) != (candidate.relation == Relation::holds))
                continue;  // "owns Skype", but "owned 60,000 Teslas"
            if (candidate.relation == Relation::uses && candidate.status == Status::ended &&
                is_builder(candidate.source)) {
                candidate.relation = Relation::makes;  // "Boeing is retiring the 747"
                candidate.status.reset();
            }
            if (candidate.relation == Relation::holds && takes_over(candidate))
                candidate.relation = Relation::acquires;  // "eBay buys Skype"
            if (candidate.relation == Relation::leads &&
                ((t.argument.via != absent && !frame.target.front().owner &&
                  !tree_.is(t.argument.via, "board")) ||
                 leads_people(base.trigger)))
                candidate.relation = Relation::works_for;  // "runs X's software unit", but "chairs X's board"
            if (s.argument.via != absent) candidate.prior -= 0.05F;
            if (t.argument.via != absent) candidate.prior -= 0.05F;
            out_.add(std::move(candidate));
        }
}

/// "X raised duties on Y and limited its exports", "X accused Y of theft and sued its chief": nobody does
/// that to his own; the pronoun is of the other that the sentence names before.
std::uint32_t FrameFinder::other_than_self(Relation relation, std::uint32_t source,
                                           std::uint32_t target) const {
    const bool hostile = relation == Relation::imposes_tariff_on || relation == Relation::restricts ||
                         relation == Relation::sues || relation == Relation::conflicts_with ||
                         relation == Relation::investigates;
    const auto verb = tree_.head(tree_.mention(target).head);  // "cut ties with Y, accusing it of theft"
    const bool accuses = relation == Relation::criticizes && verb != absent && verb > 0 &&
                         tree_[verb].xpos == Xpos::VBG && tree_[verb - 1].form == "," &&
                         tree_[tree_.mention(target).head].xpos != Xpos::PRPS;
    if ((!hostile && !accuses) || tree_.entity(source) != tree_.entity(target) ||
        tree_.mention(target).kind != MentionKind::pronoun)
        return target;
    auto other = absent;
    for (auto m = tree_.first_mention(); m < tree_.last_mention(); ++m) {
        const auto& mention = tree_.mention(m);
        if (mention.first >= tree_.mention(target).first || mention.first <= tree_.mention(source).first ||
            mention.kind == MentionKind::pronoun || tree_.entity(m) == tree_.entity(source))
            continue;
        if (tree_.type(m) != tree_.type(target)) continue;
        if (other != absent && tree_.entity(other) != tree_.entity(m)) return target;
        other = m;
    }
    return other == absent ? target : other;
}

/// "8 percent of X and 15 percent of Y": each is of the firm behind it.
bool FrameFinder::of_another_share(std::uint32_t share, const Filler& target) const {
    const auto is_percent = [&](std::uint32_t at) {
        return is_one_of(tree_[at].lemma, {"%", "percent", "cent", "pct"});
    };
    if (!is_percent(share) || target.preposition.empty()) return false;
    const auto first = tree_.mention(target.argument.mention).first;
    if (first < share) {
        for (auto at = first + 1; at < share; ++at)  // "X is a venture in which Y holds 49 percent"
            if (tree_.is(at, "which") && tree_.is(at - 1, target.preposition)) return false;
        return tree_.mention(target.argument.mention).kind != MentionKind::pronoun;  // "of which"
    }
    for (auto at = share + 1; at < first; ++at)
        if (is_percent(at)) return true;
    return false;
}

/// "lawyers for X, led by Y": Y leads them, not X.
bool FrameFinder::leads_people(std::uint32_t verb) const {
    const auto led = tree_[verb].upos == Upos::VERB ? tree_.object(verb) : absent;
    return led != absent && tree_[led].upos == Upos::NOUN && tree_.at_head(led) == absent &&
           nominal(tree_[led].lemma).types == bit(NodeType::person);
}

/// "Americans protest", "French residents sued X": what people do in words and courts their country does not.
bool FrameFinder::is_people(Relation relation, const Argument& end) const {
    const bool words = relation == Relation::criticizes || relation == Relation::supports;
    if ((words || relation == Relation::sues) && end.via != absent &&
        lexicon_.noun_kind(tree_[end.via].lemma) == NounKind::crowd)
        return true;
    if (!words) return false;
    const auto& mention = tree_.mention(end.mention);
    const auto tag = tree_[mention.head].xpos;
    return mention.kind == MentionKind::demonym && (tag == Xpos::NNS || tag == Xpos::NNPS);
}

/// "charged a former Syrian soldier" is no charge against Syria, "criticism of X's killing" none of X.
bool FrameFinder::is_someone(const Candidate& found, const Argument& end) const {
    const auto relation = found.relation;
    const auto m = end.mention, via = end.via;
    if (via == absent) return false;
    static constexpr std::string_view seized[] = {"arrest", "detain",  "charge",
                                                  "indict", "arraign", "interrogate"};
    const bool one = tree_[via].xpos == Xpos::NN && nominal(tree_[via].lemma).types == bit(NodeType::person);
    if ((tree_.type(m) != NodeType::company || one) &&
        (one || lexicon_.noun_kind(tree_[via].lemma) != NounKind::body) &&
        std::any_of(std::begin(seized), std::end(seized),
                    [&](auto verb) { return tree_.is(found.trigger, verb); }))
        return true;  // "arrested figures from the party"
    if (relation == Relation::sues || relation == Relation::investigates)
        return (tree_.type(m) == NodeType::country || tree_[via].xpos == Xpos::NN) &&
               nominal(tree_[via].lemma).types == bit(NodeType::person) &&
               lexicon_.noun_kind(tree_[via].lemma) != NounKind::body &&
               lexicon_.noun_kind(tree_[via].lemma) != NounKind::office;
    if (relation != Relation::criticizes || tree_.type(m) != NodeType::person) return false;
    static constexpr std::string_view suffered[] = {"killing",   "murder",    "assassination", "death",
                                                    "shooting",  "arrest",    "detention",     "imprisonment",
                                                    "jailing",   "poisoning", "execution",     "abduction",
                                                    "expulsion", "dismissal", "firing",        "ouster"};
    return std::any_of(std::begin(suffered), std::end(suffered),
                       [&](auto noun) { return tree_.is(via, noun); });
}

}  // namespace newsgraph
