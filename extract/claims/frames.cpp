#include "extract/claims/candidate.hpp"

#include <algorithm>
#include <array>

namespace newsgraph {

namespace {
/// Relations whose target may be named by what belongs to it: "criticized Trump's decision".
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

struct Filler {
    Argument argument;
    std::string_view preposition;
};
using Fillers = std::vector<Filler>;

/// The verb that carries a noun of action, and how.
struct Governor {
    std::uint32_t verb = absent;
    const Support* support = nullptr;
    bool behind_preposition = false;  ///< "hit X with tariffs"
    std::optional<Status> status;     ///< of a noun between the two: "the lifting of sanctions"
};

class FrameFinder {
public:
    FrameFinder(const Lexicon& lexicon, Candidates& out) : lexicon_(lexicon), out_(out), tree_(out.tree()) {}

    void run() {
        for (std::uint32_t at = 0; at < tree_.size(); ++at) {
            if (tree_.is(at, "jointly")) match_jointly(at);
            const auto& token = tree_[at];
            const bool verb = token.upos == Upos::VERB || token.upos == Upos::AUX;
            const bool noun = token.upos == Upos::NOUN || token.upos == Upos::PROPN || token.lemma == "%";
            if (!verb && !noun && token.upos != Upos::ADJ) continue;
            const auto* word = lexicon_.find(token.lemma);
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
    }

private:
    bool inside_name(std::uint32_t at) const {
        const auto m = tree_.covering(at);
        return m != absent && tree_.mention(m).kind == MentionKind::name;
    }

    bool condition(const Frame& frame, std::uint32_t at) const {
        if (frame.with.empty()) return true;
        const bool words = frame.relation == Relation::criticizes || frame.relation == Relation::supports;
        const auto has = [&](std::uint32_t word) {
            if (words && frame.pos == FramePos::verb && tree_[word].upos != Upos::VERB)
                if (const auto* entry = lexicon_.find(tree_[word].lemma)) {  // what somebody is called
                    const char sign =
                        tree_[word].upos == Upos::NOUN ? entry->noun_sign : entry->adjective_sign;
                    if (sign == (frame.relation == Relation::criticizes ? '-' : '+')) return true;
                }
            return std::any_of(frame.with.begin(), frame.with.end(), [&](const std::string& lemma) {
                const auto same = [](char a, char b) {
                    return a == b || (a >= 'A' && a <= 'Z' && a + 32 == b);
                };
                const auto found = tree_[word].lemma;
                return std::equal(found.begin(), found.end(), lemma.begin(), lemma.end(), same) ||
                       (lemma == "with" && tree_.preposition(word) == "with");
            });
        };
        for (const auto c : tree_.children(at)) {
            if (has(c)) return true;
            for (const auto below : tree_.children(c))
                if (tree_[c].upos != Upos::VERB && has(below)) return true;
        }
        if (frame.pos != FramePos::noun) return false;
        for (auto word = tree_.phrase_start(at); word < at; ++word)
            if (has(word)) return true;
        const auto up = tree_.head(at);
        return up != absent && has(up);
    }

    void fill(std::uint32_t at, Reach reach, std::string_view preposition, Fillers& out) {
        arguments_.clear();
        tree_.expand(at, reach, arguments_);
        for (const auto& argument : arguments_) out.push_back({argument, preposition});
    }

    void fill_prepositions(std::uint32_t at, std::string_view preposition, Reach reach, Fillers& out) {
        heads_.clear();
        tree_.prepositional(at, preposition, heads_);
        const auto heads = heads_;
        for (const auto head : heads) fill(head, reach, preposition, out);
    }

    static bool has_slot(const std::vector<Slot>& slots, Place place) {
        return std::any_of(slots.begin(), slots.end(), [&](const Slot& slot) { return slot.place == place; });
    }

    /// Whether the frame admits the two, as they are or as those for whom they stand: what a head of state or
    /// a company's chief does in office, the country around a place that is attacked.
    bool stand_for(const Frame& frame, std::uint32_t source, std::uint32_t target,
                   std::optional<EntityIndex>& for_source, std::optional<EntityIndex>& for_target) const {
        const auto fits = [&](NodeType a, NodeType b) {
            const auto one = [&](NodeType x, NodeType y) {
                return (frame.source_types & bit(x)) && (frame.target_types & bit(y)) &&
                       admits(frame.relation, x, y);
            };
            return one(a, b) || (info(frame.relation).symmetric && one(b, a));
        };
        const auto a = tree_.type(source), b = tree_.type(target);
        if (fits(a, b)) return true;
        const auto body = out_.offices().body(tree_.entity(source));
        if (body && fits(tree_.type(*body), b)) return for_source = body, true;
        if (frame.relation == Relation::conflicts_with && b == NodeType::place) {
            auto country = country_behind(tree_.mention(target).first);
            if (const auto owner = tree_.possessor(tree_.mention(target).head); owner != absent)
                country = tree_.covering(owner);  // "Iran's Larak Island"
            if (country == absent || tree_.type(country) != NodeType::country || at_home(source, country))
                return false;
            for_target = tree_.entity(country);
            if (fits(a, NodeType::country)) return true;
            return body && fits(tree_.type(*body), NodeType::country) ? (for_source = body, true) : false;
        }
        if (!info(frame.relation).symmetric) return false;
        const auto other = out_.offices().body(tree_.entity(target));
        if (other && fits(a, tree_.type(*other))) return for_target = other, true;
        if (other && body && fits(tree_.type(*body), tree_.type(*other)))
            return for_source = body, for_target = other, true;
        return false;
    }

    /// "Ubon Ratchathani province, Thailand": the country that is named right behind a place.
    std::uint32_t country_behind(std::uint32_t first) const {
        for (auto at = first; at < tree_.size() && at < first + 10; ++at) {
            if (tree_[at].upos == Upos::VERB || tree_[at].upos == Upos::AUX || tree_[at].xpos == Xpos::CC)
                break;
            if (const auto m = tree_.covering(at); m != absent && tree_.type(m) == NodeType::country)
                return m;
            if (tree_[at].upos == Upos::ADP && !tree_.is(at, "in") && !tree_.is(at, "of") &&
                !tree_.is(at, "near") && !tree_.is(at, "across"))
                break;
        }
        return absent;
    }

    /// Whether the body is one of the country, as something else in the sentence says.
    bool at_home(std::uint32_t body, std::uint32_t country) const {
        return std::any_of(out_.all().begin(), out_.all().end(), [&](const Candidate& known) {
            return known.relation == Relation::based_in && tree_.entity(known.source) == tree_.entity(body) &&
                   tree_.entity(known.target) == tree_.entity(country);
        });
    }

    /// "struck a hospital in Mosul, Iraq": an attack on a thing is one on the country where it stands.
    void around(std::uint32_t thing, const Fillers& attackers, Fillers& out) const {
        if (thing == absent || tree_[thing].upos != Upos::NOUN || tree_.at_head(thing) != absent) return;
        if (thing + 1 >= tree_.size() || tree_[thing + 1].upos != Upos::ADP) return;
        const auto m = country_behind(thing);
        if (m == absent) return;
        const bool own = std::any_of(attackers.begin(), attackers.end(), [&](const Filler& attacker) {
            return at_home(attacker.argument.mention, m);
        });
        if (!own) out.push_back({{m, thing}, {}});  // an army that fights at home is not at war with it
    }

    /// "A and B merge": where the relation has a direction the one named first is its source.
    void pair_in_order(const Frame& frame, const Fillers& sides, const Candidate& base) {
        if (info(frame.relation).symmetric) return pair(frame, sides, sides, base);
        if (sides.size() < 2) return;
        pair(frame, {sides.front()}, Fillers(sides.begin() + 1, sides.end()), base);
    }

    void pair(const Frame& frame, const Fillers& sources, const Fillers& targets, Candidate base) {
        for (const auto& s : sources)
            for (const auto& t : targets) {
                if (s.argument.mention == t.argument.mention || only_part(frame.relation, t.argument.via))
                    continue;
                std::optional<EntityIndex> for_source, for_target;
                if (!stand_for(frame, s.argument.mention, t.argument.mention, for_source, for_target)) {
                    out_.refuse(frame.relation, base.trigger, frame.origin,
                                "the frame does not admit these types");
                    continue;
                }
                auto candidate = base;
                candidate.source = s.argument.mention;
                candidate.for_source = for_source;
                candidate.for_target = for_target;
                candidate.target = t.argument.mention;
                candidate.via = t.argument.via;
                candidate.preposition = t.preposition;
                if (candidate.relation == Relation::leads && t.argument.via != absent)
                    candidate.relation = Relation::works_for;  // "runs X's software unit"
                if (s.argument.via != absent) candidate.prior -= 0.05F;
                if (t.argument.via != absent) candidate.prior -= 0.05F;
                out_.add(std::move(candidate));
            }
    }

    /// "bought X's chip division" is no purchase of X.
    bool only_part(Relation relation, std::uint32_t via) const {
        if (relation != Relation::acquires || via == absent) return false;
        static constexpr std::string_view parts[] = {
            "division",   "unit",  "arm",    "business", "subsidiary",  "asset",
            "operation",  "plant", "office", "shop",     "store",       "brand",
            "department", "team",  "site",   "network",  "headquarters"};
        return std::any_of(std::begin(parts), std::end(parts),
                           [&](auto part) { return tree_.is(via, part); });
    }

    void verb_slot(const Slot& slot, std::uint32_t verb, Reach reach, Fillers& out) {
        if (slot.owner) reach = Reach::owner;
        switch (slot.place) {
            case Place::subject: {
                const auto who =
                    tree_[verb].upos == Upos::ADJ ? adjective_subject(verb) : tree_.subject(verb);
                const auto before = out.size();
                fill(who, acts(who) ? Reach::owner : reach, {}, out);
                if (out.size() == before && who != absent && carries(who))  // "carried out strikes hitting Y"
                    noun_subject(who, governor(who), out);
                break;
            }
            case Place::object:
                fill(tree_.object(verb), reach, {}, out);
                break;
            case Place::indirect:
                fill(tree_.child(verb, Deprel::iobj), reach, {}, out);
                break;
            case Place::preposition:
                fill_prepositions(verb, slot.preposition, reach, out);
                break;
            case Place::sides:
            case Place::possessor:
            case Place::modifier:
                break;
        }
    }

    /// "The sanctions bar X", "the law bans X": an act or a document that does what its maker does.
    bool acts(std::uint32_t noun) const {
        if (noun == absent || tree_[noun].upos != Upos::NOUN) return false;
        const auto kind = lexicon_.noun_kind(tree_[noun].lemma);
        return kind == NounKind::act || kind == NounKind::document;
    }

    std::uint32_t adjective_subject(std::uint32_t adjective) const {
        if (base(tree_[adjective].deprel) == Deprel::amod) return tree_.head(adjective);
        return tree_.grammatical_subject(adjective);
    }

    /// "A and B jointly run a plant": whatever they do, they are partners.
    void match_jointly(std::uint32_t adverb) {
        const auto verb = tree_.head(adverb);
        if (verb == absent || tree_[verb].upos != Upos::VERB) return;
        Fillers sides;
        fill(tree_.subject(verb), Reach::strict, {}, sides);
        for (std::size_t i = 0; i < sides.size(); ++i)
            for (std::size_t k = i + 1; k < sides.size(); ++k) {
                if (tree_.type(sides[i].argument.mention) != NodeType::company ||
                    tree_.type(sides[k].argument.mention) != NodeType::company)
                    continue;
                Candidate candidate;
                candidate.relation = Relation::partners_with;
                candidate.source = sides[i].argument.mention;
                candidate.target = sides[k].argument.mention;
                candidate.trigger = verb;
                candidate.origin = "jointly";
                out_.add(std::move(candidate));
            }
    }

    void match_verb(const Frame& frame, std::uint32_t verb) {
        if (!frame.particle.empty()) {
            const auto particle = tree_.child_lemma(verb, frame.particle);
            if (particle == absent) return;
        } else if (const auto particle = tree_.child(verb, Deprel::compound_prt); particle != absent) {
            if (tree_.is(particle, "over") || tree_.is(particle, "down")) return;
        }
        if (!condition(frame, verb)) return;
        if (frame.relation == Relation::holds &&
            tree_.is(verb, "order"))  // "ordered X to close" is no purchase
            for (const auto c : tree_.children(verb))
                if (tree_[c].upos == Upos::VERB && tree_[c].xpos == Xpos::VB &&
                    tree_.has_child(c, Deprel::mark))
                    return;
        if (tree_.is(verb, "recommend"))  // "recommended that X withdraw" is no praise
            for (const auto c : tree_.children(verb))
                if (base(tree_[c].deprel) == Deprel::ccomp || tree_[c].deprel == Deprel::xcomp) return;
        if (tree_.is(verb, "make") && carries(tree_.object(verb))) return;  // "made an offer for X"
        Candidate base;
        base.relation = frame.relation;
        base.trigger = verb;
        base.status = frame.status;
        base.origin = frame.origin;
        base.prior = 0.82F;
        const auto reach = reaches_owner(frame.relation) ? Reach::owner : Reach::strict;
        Fillers sources, targets;
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
        for (const auto& slot : frame.source) verb_slot(slot, verb, Reach::strict, sources);
        if (sources.empty()) return;
        if (frame.relation == Relation::supplies && !has_slot(frame.target, Place::object) &&
            sells_company(verb))
            return;
        for (const auto& slot : frame.target) verb_slot(slot, verb, reach, targets);
        if (targets.empty() && frame.relation == Relation::conflicts_with &&
            has_slot(frame.target, Place::object))
            around(tree_.object(verb), sources, targets);
        if (frame.relation == Relation::restricts && gives_up(verb)) return;
        if (tree_.object(verb) != absent &&
            (tree_[tree_.object(verb)].form == "each" || tree_[tree_.object(verb)].form == "other" ||
             tree_[tree_.object(verb)].form == "another"))
            return pair(frame, sources, sources, base);                   // "A and B accuse each other"
        if (targets.empty() && frame.relation == Relation::investigates)  // "is investigating whether X …"
            for (const auto clause : tree_.children(verb))
                if (tree_[clause].deprel == Deprel::ccomp || tree_.child_lemma(clause, "whether") != absent)
                    fill(tree_.grammatical_subject(clause), Reach::strict, {}, targets);
        pair(frame, sources, targets, base);
    }

    /// "suspends a ban": what is stopped is itself a restriction.
    bool gives_up(std::uint32_t verb) const {
        const auto object = tree_.object(verb);
        return object != absent && lexicon_.noun_kind(tree_[object].lemma) == NounKind::act &&
               carries(object);
    }

    /// "Daimler sold Chrysler to Cerberus", "sold its Italian business to X" are no supply.
    bool sells_company(std::uint32_t verb) const {
        const auto sold = tree_.object(verb);
        if (sold != absent && (tree_.is(sold, "company") || only_part(Relation::acquires, sold) ||
                               lexicon_.noun_kind(tree_[sold].lemma) == NounKind::share))
            return true;
        const auto m = sold == absent ? absent : tree_.at_head(sold);
        return m != absent && (tree_.type(m) == NodeType::company || tree_.type(m) == NodeType::organization);
    }

    /// Whether what stands behind the preposition is what the verb does: "enter into a deal", "hit X with
    /// tariffs", not "discussed X after the deal".
    bool engages(std::uint32_t verb, const Support& support, std::string_view preposition) const {
        static constexpr std::array<std::string_view, 12> around{"after",  "against", "amid",   "as",
                                                                 "before", "despite", "during", "following",
                                                                 "for",    "over",    "since",  "while"};
        if (std::binary_search(around.begin(), around.end(), preposition)) return false;
        const auto object = tree_.object(verb);
        return object == absent || support.object == Support::Part::target ||
               support.subject == Support::Part::target || sum(object) || tree_.passive(verb);
    }

    bool carrier(std::uint32_t noun) const {
        if (noun == absent) return false;
        const auto kind = lexicon_.noun_kind(tree_[noun].lemma);
        return kind == NounKind::carrier || kind == NounKind::partitive;
    }

    Governor governor(std::uint32_t noun, int depth = 0) const {
        const auto up = tree_.head(noun);
        const auto relation = tree_[noun].deprel;
        const auto support = [&](std::uint32_t verb) -> const Support* {
            if (verb == absent || tree_[verb].upos != Upos::VERB) return nullptr;
            const auto* word = lexicon_.find(tree_[verb].lemma);
            return word ? word->support : nullptr;
        };
        if (relation == Deprel::obj || relation == Deprel::nsubj_pass) {
            if (const auto* found = support(up)) return {up, found, false, {}};
        } else if (base(relation) == Deprel::obl) {
            const auto verb = up != absent && tree_[up].upos == Upos::ADJ ? tree_.head(up) : up;
            if (const auto* found = support(verb);
                found && engages(verb, *found, tree_.preposition(noun)))  // "plead guilty to"
                return {verb, found, true, {}};
        } else if (relation == Deprel::conj && up != absent && tree_[up].deprel == Deprel::obj) {
            if (const auto* found = support(tree_.head(up))) return {tree_.head(up), found, false, {}};
        } else if (base(relation) == Deprel::nmod && depth < 3 && carrier(up)) {
            auto found = governor(up, depth + 1);  // "imposed a round of sanctions"
            const auto* word = lexicon_.find(tree_[up].lemma);
            if (word->noun == Effect::ended) found.status = Status::ended;
            if (word->noun == Effect::planned) found.status = Status::planned;
            return found;
        }
        // "held talks about a merger", "signed an agreement for the purchase": the outer noun's verb
        if (base(relation) == Deprel::nmod && depth < 3 && up != absent && up < noun &&
            tree_[up].upos == Upos::NOUN && tree_.at_head(up) == absent && tree_.possessor(noun) == absent)
            if (const auto* word = lexicon_.find(tree_[up].lemma);
                word && (word->noun != Effect::none || carries(up)))
                if (auto outer = governor(up, depth + 1); outer.verb != absent &&
                                                          outer.support->subject == Support::Part::source &&
                                                          !outer.behind_preposition) {
                    if (word->noun == Effect::planned) outer.status = Status::planned;
                    return outer;
                }
        // the verb right before the noun's phrase, wherever the parser hung the noun
        auto start = tree_.phrase_start(noun);
        while (start > 0 && tree_[start - 1].upos == Upos::DET) --start;
        if (start > 0 && !tree_.is(start - 1, "have"))
            if (const auto* found = support(start - 1); found && tree_[start - 1].xpos != Xpos::VBN)
                return {start - 1, found, false, {}};
        for (const auto c : tree_.children(noun))
            if (tree_[c].deprel == Deprel::acl || tree_[c].deprel == Deprel::acl_relcl)
                if (const auto* found = support(c); found && tree_.object(c) == noun)
                    return {c, found, false, {}};
        return {};
    }

    /// What the noun's governing verb, its by-phrase, its owner and its modifiers say of the agent.
    void noun_subject(std::uint32_t noun, const Governor& governor, Fillers& out) {
        // "A bought B's stake in C": who owned a share is not who acts
        const auto verb = tree_.head(noun);
        if (lexicon_.noun_kind(tree_[noun].lemma) == NounKind::share && verb != absent &&
            tree_[verb].upos == Upos::VERB && tree_.object(verb) == noun)
            fill(tree_.subject(verb), Reach::strict, {}, out);
        if (out.empty()) fill(tree_.possessor(noun), Reach::strict, {}, out);
        if (!out.empty()) return;
        if (governor.verb != absent && tree_.is(governor.verb, "join") && tree_.passive(governor.verb)) {
            // "X is joined in the suit by Y": both do it
            fill(tree_.grammatical_subject(governor.verb), Reach::strict, {}, out);
            fill(tree_.subject(governor.verb), Reach::strict, {}, out);
            fill_prepositions(noun, "by", Reach::strict, out);
            return;
        }
        if (governor.verb != absent && tree_.passive(governor.verb))
            fill_prepositions(noun, "by", Reach::strict, out);
        if (out.empty() && governor.verb != absent && governor.support->subject == Support::Part::source &&
            !(governor.behind_preposition && tree_.object(governor.verb) != absent &&
              governor.support->object == Support::Part::none && !sum(tree_.object(governor.verb)))) {
            fill(tree_.subject(governor.verb), Reach::strict, {}, out);
            if (out.empty() && tree_.passive(governor.verb))
                fill_prepositions(governor.verb, "by", Reach::strict, out);
        }
        if (out.empty()) fill_prepositions(noun, "by", Reach::strict, out);
        for (const auto c : tree_.children(noun))  // "faces a lawsuit brought by X"
            if (out.empty() && tree_[c].deprel == Deprel::acl && tree_[c].xpos == Xpos::VBN)
                fill_prepositions(c, "by", Reach::strict, out);
        if (out.empty() && governor.verb == absent && is_copular(noun))
            fill(tree_.grammatical_subject(noun), Reach::strict, {}, out);
        if (out.empty() && governor.verb == absent && noun > 0 && tree_.is(noun - 1, "in") &&
            tree_[noun].deprel != Deprel::root)  // "rallied in support of X"
            fill(tree_.grammatical_subject(tree_.head(noun)), Reach::strict, {}, out);
    }

    /// "Jets crashed during operations against X": who does so in active voice is at war.
    void noun_during(std::uint32_t noun, Fillers& out) {
        const auto up = tree_.head(noun);
        if (tree_.preposition(noun) != "during" || up == absent || tree_[up].upos != Upos::VERB ||
            tree_.passive(up))
            return;
        fill(tree_.grammatical_subject(up), Reach::strict, {}, out);
    }

    /// "Palestinians were killed in an Israeli strike": whom an attack hits.
    void noun_victims(std::uint32_t noun, Fillers& out) {
        auto up = tree_.head(noun);
        for (int step = 0; step < 3 && up != absent && carrier(up); ++step) up = tree_.head(up);
        if (up == absent || tree_[up].upos != Upos::VERB) return;
        const auto lemma = tree_[up].lemma;
        if (lemma == "die")
            fill(tree_.grammatical_subject(up), Reach::strict, {}, out);
        else if (lemma == "kill" || lemma == "wound" || lemma == "injure" || lemma == "hit")
            fill(tree_.object(up), Reach::strict, {}, out);
    }

    /// Whether the noun names an act of its own.
    bool carries(std::uint32_t noun) const {
        if (noun == absent || tree_[noun].upos != Upos::NOUN || tree_.at_head(noun) != absent) return false;
        const auto* word = lexicon_.find(tree_[noun].lemma);
        return word && std::any_of(word->frames.begin(), word->frames.end(), [&](auto index) {
                   const auto& frame = lexicon_.frame(index);
                   return frame.pos == FramePos::noun && frame.relation != Relation::makes &&
                          frame.relation != Relation::operates_in;
               });
    }

    /// "invests $20 billion in two plants": the object is only how much.
    bool sum(std::uint32_t object) const {
        const auto tag = tree_[object].upos;
        return tag == Upos::SYM || tag == Upos::NUM || tree_[object].lemma == "dollar" ||
               tree_[object].lemma == "euro";
    }

    /// "the tariffs hit X", "export controls have hurt X": what the act's own verb does something to.
    std::uint32_t affected(std::uint32_t noun) const {
        const auto verb = tree_.head(noun);
        if (verb == absent || tree_[verb].upos != Upos::VERB) return absent;
        const bool agent = base(tree_[noun].deprel) == Deprel::obl && tree_.preposition(noun) == "by" &&
                           tree_.passive(verb);  // "X has been hit by the tariffs"
        if (!agent && tree_[noun].deprel != Deprel::nsubj) return absent;
        const auto* word = lexicon_.find(tree_[verb].lemma);
        const bool hits = word && word->support && word->support->object == Support::Part::target;
        if (!hits) return absent;
        const auto object = tree_.object(verb);  // "hurt the US company" says nothing of the United States
        return object != absent && tree_[object].xpos == Xpos::NN ? absent : object;
    }

    /// "tightened export controls, a move aimed at X", "sanctions targeting X".
    void aimed(std::uint32_t noun, Fillers& out) {
        for (auto at = noun + 1; at + 1 < tree_.size() && out.empty(); ++at) {
            if (tree_[at].form == ";" || tree_[at].upos == Upos::SCONJ) return;
            if (tree_.is(at, "target") && tree_[at].xpos == Xpos::VBG)
                fill(tree_.object(at), Reach::owner, {}, out);
            if ((tree_.is(at, "aim") || tree_.is(at, "direct")) && tree_[at].xpos == Xpos::VBN)
                fill_prepositions(at, "at", Reach::owner, out);
        }
    }

    bool is_copular(std::uint32_t noun) const {
        return tree_.has_child(noun, Deprel::cop) && tree_.preposition(noun) != "under";
    }

    void noun_slot(const Slot& slot, std::uint32_t noun, const Governor& governor, Reach reach,
                   Fillers& out) {
        if (slot.owner) reach = Reach::owner;
        switch (slot.place) {
            case Place::subject:
                noun_subject(noun, governor, out);
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
            case Place::sides:
                break;
        }
    }

    void modifiers(std::uint32_t noun, Fillers& out) const {
        for (auto at = tree_.phrase_start(noun); at < noun; ++at)
            if (tree_[at + 1].xpos != Xpos::POS)
                for (auto m = tree_.at_head(at); m != absent; m = tree_.next_at_head(m))
                    if (tree_.mention(m).kind != MentionKind::pronoun) out.push_back({{m, absent}, {}});
    }

    void match_noun(const Frame& frame, std::uint32_t noun) {
        if (!condition(frame, noun)) return;
        auto carried = governor(noun);
        if (carried.behind_preposition && tree_.possessor(noun) != absent) carried = {};
        if (carried.verb != absent && permits(carried.verb) && is_business(frame.relation)) carried = {};
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
        if (carried.verb == absent && reaches_owner(frame.relation)) fill(affected(noun), reach, {}, targets);
        if (targets.empty() && reaches_owner(frame.relation)) aimed(noun, targets);
        if (carried.verb != absent && carried.behind_preposition &&
            carried.support->object == Support::Part::target)
            fill(tree_.object(carried.verb), reach, {}, targets);
        if (carried.verb == absent && tree_.preposition(noun) == "under") {
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
        if (targets.empty()) return;
        for (const auto& slot : frame.source)
            if (sources.empty()) noun_slot(slot, noun, carried, Reach::strict, sources);
        if (sources.empty() && war) noun_during(noun, sources);
        if (sources.empty() && carried.verb != absent && carried.support->subject == Support::Part::target)
            fill_prepositions(noun, "from", Reach::strict, sources);
        // "a 10% tariff on X, a 20% tariff on Y and …": who imposed the first imposed all
        for (auto up = noun;
             sources.empty() && tree_[up].deprel == Deprel::conj && tree_.head(up) != absent;) {
            up = tree_.head(up);
            if (!tree_.is(up, tree_[noun].lemma)) break;
            for (const auto& slot : frame.source)
                if (sources.empty()) noun_slot(slot, up, governor(up), Reach::strict, sources);
        }
        pair(frame, sources, targets, base);
    }

    /// "tariffs of 10% on X and 25% for Y", "tariffs, ranging from 10 per cent on X to 40 per cent on Y".
    void rates(std::uint32_t noun, Fillers& out) {
        for (auto at = noun + 1; at + 2 < tree_.size(); ++at) {
            if (tree_.is(at, tree_[noun].lemma) || tree_[at].form == ";" || tree_[at].upos == Upos::SCONJ)
                return;
            if (!tree_.is(at, "%") && !tree_.is(at, "percent") && !tree_.is(at, "cent") &&
                !tree_.is(at, "pc"))
                continue;
            const auto behind = at + 1;
            if (!tree_.is(behind, "on") && !tree_.is(behind, "for") && !tree_.is(behind, "against")) continue;
            auto head = tree_.head(behind);
            if (head == absent || head <= behind) head = behind + 1;
            fill(head, Reach::owner, tree_[behind].lemma, out);
        }
    }

    /// Verbs whose subject lets others do what the noun says.
    bool permits(std::uint32_t verb) const {
        static constexpr std::string_view verbs[] = {"approve", "ratify", "broker", "host",  "attend",
                                                     "defend",  "order",  "delay",  "clear", "suspend"};
        return std::any_of(std::begin(verbs), std::end(verbs),
                           [&](auto word) { return tree_.is(verb, word); });
    }

    static bool is_business(Relation relation) {
        return relation == Relation::acquires || relation == Relation::invests_in ||
               relation == Relation::owns || relation == Relation::partners_with ||
               relation == Relation::supplies;
    }

    /// "conditions for a deal", "hopes for a truce", "interested in an agreement": it is not there yet.
    bool sought(std::uint32_t noun) const {
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
               (p == "for" || p == "to" || p == "toward" || p == "towards" || p == "in" || p == "on") &&
               in(up);
    }

    void match_sides(const Frame& frame, std::uint32_t noun, const Governor& carried, const Candidate& base) {
        Fillers subject, with, between, before;
        fill_prepositions(noun, "with", Reach::strict, with);
        if (carried.verb != absent) fill_prepositions(carried.verb, "with", Reach::strict, with);
        fill_prepositions(noun, "between", Reach::strict, between);
        if (between.empty()) fill_prepositions(noun, "among", Reach::strict, between);
        if (carried.verb != absent) fill_prepositions(carried.verb, "between", Reach::strict, between);
        pair_in_order(frame, between, base);
        noun_subject(noun, carried, subject);
        const auto up = tree_.head(noun);
        if (subject.empty() && tree_.preposition(noun) == "in" && up != absent)  // "is in talks with"
            fill(tree_.grammatical_subject(tree_.has_child(noun, Deprel::nsubj) ? noun : up), Reach::strict,
                 {}, subject);
        if (frame.relation == Relation::meets) {
            fill_prepositions(noun, "of", Reach::strict, between);
            if (with.empty()) pair_in_order(frame, between, base);
        }
        modifiers(noun, before);
        if (subject.empty() && !with.empty()) subject = before;
        if (subject.empty() && !with.empty()) fill(clause_subject(noun), Reach::strict, {}, subject);
        pair(frame, subject, with, base);
        if (with.empty() && between.empty()) {
            pair_in_order(frame, subject, base);
            if (carried.verb == absent || subject.empty()) pair_in_order(frame, before, base);
        }
    }

    /// "flew to X for talks with Y", "sued amid a dispute with Y": the subject of the clause around a noun.
    std::uint32_t clause_subject(std::uint32_t noun) const {
        if (tree_.preposition(noun).empty()) return absent;
        auto up = tree_.head(noun);
        for (int step = 0;
             step < 3 && up != absent && (tree_[up].upos == Upos::NOUN || tree_[up].upos == Upos::PROPN);
             ++step)
            up = tree_.head(up);
        if (up == absent || tree_[up].upos != Upos::VERB || tree_.passive(up)) return absent;
        return tree_.grammatical_subject(up);
    }

    const Lexicon& lexicon_;
    Candidates& out_;
    const Tree& tree_;
    Arguments arguments_;
    std::vector<std::uint32_t> heads_;
};
}  // namespace

void find_frames(const Lexicon& lexicon, Candidates& out) {
    FrameFinder(lexicon, out).run();
}

}  // namespace newsgraph
