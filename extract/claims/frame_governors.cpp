#include "extract/claims/frame_finder.hpp"

#include <algorithm>
#include <array>

namespace newsgraph {

/// Whether what stands behind the preposition is what the verb does: "enter into a deal", "hit X with
/// tariffs", not "discussed X after the deal".
bool FrameFinder::engages(std::uint32_t verb, const Support& support, std::string_view preposition) const {
    static constexpr std::array<std::string_view, 12> around{"after",  "against", "amid",   "as",
                                                             "before", "despite", "during", "following",
                                                             "for",    "over",    "since",  "while"};
    if (!support.with.empty()) return preposition == support.with;
    if (std::binary_search(around.begin(), around.end(), preposition)) return false;
    const auto object = tree_.object(verb);
    return object == absent || tree_.is(object, "part") || support.object == Support::Part::target ||
           support.subject == Support::Part::target || sum(object) || tree_.passive(verb);
}

bool FrameFinder::carrier(std::uint32_t noun) const {
    if (noun == absent) return false;
    const auto kind = lexicon_.noun_kind(tree_[noun].lemma);
    return kind == NounKind::carrier || kind == NounKind::partitive;
}

/// Whether the noun names an act of its own.
bool FrameFinder::carries(std::uint32_t noun) const {
    if (noun == absent || tree_[noun].upos != Upos::NOUN || tree_.at_head(noun) != absent) return false;
    const auto* word = lexicon_.find(tree_[noun].lemma);
    return word && std::any_of(word->frames.begin(), word->frames.end(), [&](auto index) {
               const auto& frame = lexicon_.frame(index);
               return frame.pos == FramePos::noun && frame.relation != Relation::makes &&
                      frame.relation != Relation::operates_in;
           });
}

/// "voiced alarm at the strike": who feels so does not do it.
bool FrameFinder::is_felt(std::uint32_t opinion, std::uint32_t act) const {
    if (!is_one_of(tree_.preposition(act), {"at", "about", "over"})) return false;
    const auto* word = lexicon_.find(tree_[opinion].lemma);
    return word && std::any_of(word->frames.begin(), word->frames.end(), [&](auto index) {
               return lexicon_.frame(index).pos == FramePos::noun &&
                      is_opinion(lexicon_.frame(index).relation);
           });
}

/// "will provide $4bn in loans": the verb whose object is the sum, whatever the parser hung the noun on.
std::uint32_t FrameFinder::giver_of_sum(std::uint32_t noun) const {
    if (tree_.preposition(noun) != "in") return absent;
    auto at = tree_.head(noun);
    if (at != absent && tree_[at].upos != Upos::VERB && sum(at)) at = tree_.head(at);
    if (at == absent || tree_[at].upos != Upos::VERB || at > noun) return absent;
    const auto object = tree_.object(at);
    return object != absent && object < noun && sum(object) ? at : absent;
}

/// "claimed responsibility for the attack", "the attack was claimed by X": the verb, or absent.
std::uint32_t FrameFinder::claimed(std::uint32_t noun) const {
    if (lexicon_.noun_kind(tree_[noun].lemma) != NounKind::force) return absent;
    auto verb = tree_.head(noun);
    if (tree_.preposition(noun) == "for" && verb != absent) {
        const bool behind = tree_.is(verb, "responsibility") || tree_.is(verb, "credit");
        if (behind) verb = tree_.head(verb);
        if (verb == absent || tree_[verb].upos != Upos::VERB) return absent;
        const auto taken = tree_.object(verb);
        if (!behind &&
            (taken == absent || (!tree_.is(taken, "responsibility") && !tree_.is(taken, "credit"))))
            return absent;
        return is_one_of(tree_[verb].lemma, {"accept", "admit", "claim", "take"}) ? verb : absent;
    }
    for (const auto c : tree_.children(noun))  // "an attack claimed by X"
        if (c > noun && tree_.is(c, "claim") && tree_[c].deprel == Deprel::acl && tree_[c].xpos == Xpos::VBN)
            return c;
    return verb != absent && tree_.is(verb, "claim") && tree_.object(verb) == noun ? verb : absent;
}

FrameFinder::Governor FrameFinder::governor(std::uint32_t noun, int depth) const {
    const auto up = tree_.head(noun);
    const auto relation = tree_[noun].deprel;
    const auto any = [&](std::uint32_t verb) -> const Support* {
        if (verb == absent || tree_[verb].upos != Upos::VERB) return nullptr;
        const auto* word = lexicon_.find(tree_[verb].lemma);
        return word ? word->support : nullptr;
    };
    const auto support = [&](std::uint32_t verb) {
        const auto* found = any(verb);
        return found && found->with.empty() ? found : nullptr;
    };
    if (const auto verb = claimed(noun); verb != absent)
        if (const auto* word = lexicon_.find("carry"); word && word->support)
            return {verb, word->support, false, {}};
    if (relation != Deprel::obj)  // "the deal X signed was approved"
        if (const auto verb = signed_in_clause(noun); verb != absent)
            if (const auto* found = support(verb)) return {verb, found, false, {}};
    if (const auto verb = giver_of_sum(noun); verb != absent) {
        if (const auto* found = support(verb)) return {verb, found, false, {}};
    }
    if (relation == Deprel::obj || relation == Deprel::nsubj_pass) {
        if (const auto* found = support(up)) return {up, found, false, {}};
    } else if (base(relation) == Deprel::obl) {
        const auto verb = up != absent && tree_[up].upos == Upos::ADJ ? tree_.head(up) : up;
        if (const auto* found = any(verb);
            found && engages(verb, *found, tree_.preposition(noun)))  // "plead guilty to"
            return {verb, found, true, {}};
    } else if (relation == Deprel::conj && up != absent && tree_[up].deprel == Deprel::obj) {
        if (const auto* found = support(tree_.head(up))) return {tree_.head(up), found, false, {}};
    } else if (relation == Deprel::conj && up != absent && base(tree_[up].deprel) == Deprel::obl &&
               tree_[up].upos == Upos::NOUN && tree_.head(up) != absent) {
        const auto verb = tree_.head(up);  // "spend $2bn on a test and packaging plant"
        if (const auto* found = support(verb); found && engages(verb, *found, tree_.preposition(up)))
            return {verb, found, true, {}};
    } else if (base(relation) == Deprel::nmod && depth < 3 && carrier(up)) {
        auto found = governor(up, depth + 1);  // "imposed a round of sanctions"
        const auto* word = lexicon_.find(tree_[up].lemma);
        if (word->noun == Effect::ended) found.status = Status::ended;
        if (word->noun == Effect::planned) found.status = Status::planned;
        return found;
    }
    if (base(relation) == Deprel::nmod && tree_.preposition(noun) == "with") {  // "hit X goods with duties"
        auto at = up;
        for (int step = 0; step < 3 && at != absent && tree_[at].upos != Upos::VERB; ++step)
            at = tree_.head(at);
        if (const auto* found = support(at); found && found->object == Support::Part::target)
            return {at, found, true, {}};
    }
    // "held talks about a merger", "signed an agreement for the purchase": the outer noun's verb
    auto around = base(relation) == Deprel::nmod ? up : absent;
    if (base(relation) == Deprel::obl && up != absent && tree_[up].upos == Upos::VERB)
        if (const auto object = tree_.object(up); object != absent && object + 1 < noun && object > up)
            if (tree_.head(object + 1) == noun && tree_[object + 1].deprel == Deprel::case_) around = object;
    if (depth < 3 && around != absent && around < noun && tree_[around].upos == Upos::NOUN &&
        tree_.at_head(around) == absent && tree_.possessor(noun) == absent)
        if (const auto* word = lexicon_.find(tree_[around].lemma);
            word && (word->noun != Effect::none || carries(around)) && !is_felt(around, noun))
            if (auto outer = governor(around, depth + 1); outer.verb != absent &&
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
            if (const auto* found = support(c); found && is_told_of(c, noun)) return {c, found, false, {}};
    return {};
}

/// The verb of the relative clause whose object the noun is, or absent.
std::uint32_t FrameFinder::signed_in_clause(std::uint32_t noun) const {
    for (const auto c : tree_.children(noun))
        if (tree_[c].deprel == Deprel::acl_relcl && is_told_of(c, noun)) return c;
    return signed_by(noun);
}

/// "the deal that X signed", "the deal X signed": the noun is the object of its relative clause.
bool FrameFinder::is_told_of(std::uint32_t verb, std::uint32_t noun) const {
    const auto object = tree_.object(verb);
    if (object == noun) return true;
    if (tree_[verb].deprel != Deprel::acl_relcl || tree_.passive(verb)) return false;
    if (object != absent) return tree_[object].upos == Upos::PRON && object == noun + 1;
    const auto who = tree_.child(verb, Deprel::nsubj);
    return who != absent && who > noun && who < verb &&
           !is_one_of(tree_[who].lemma, {"that", "which", "who"});
}

/// "The treaty X signed with Y entered into force", where the parser took the name for an apposition.
std::uint32_t FrameFinder::signed_by(std::uint32_t noun) const {
    const auto m = tree_.starting_at(noun + 1 < tree_.size() ? noun + 1 : noun);
    const auto start = tree_.phrase_start(noun);
    if (m == absent || start == 0 || tree_[start - 1].upos != Upos::DET) return absent;
    const auto name = tree_.mention(m).head, verb = tree_.mention(m).last;
    if (verb >= tree_.size() || tree_[verb].xpos != Xpos::VBD || tree_[verb].upos != Upos::VERB ||
        (tree_.head(name) != noun && tree_.head(noun) != name) ||
        (tree_.head(name) != verb && tree_.head(noun) != verb) || tree_.object(verb) != absent ||
        tree_.passive(verb))
        return absent;
    return verb;
}

bool FrameFinder::is_copular(std::uint32_t noun) const {
    return tree_.has_child(noun, Deprel::cop) && tree_.preposition(noun) != "under";
}

/// "invests $20 billion in two plants": the object is only how much.
bool FrameFinder::sum(std::uint32_t object) const {
    const auto tag = tree_[object].upos;
    return tag == Upos::SYM || tag == Upos::NUM || tree_[object].lemma == "dollar" ||
           tree_[object].lemma == "euro";
}

/// "imposed on Y by X", "banned from entering Y by X": who does so, also where the parser hung it on Y.
void FrameFinder::behind_agent(std::uint32_t participle, Fillers& out) {
    fill_prepositions(participle, "by", Reach::strict, out);
    for (const auto c : tree_.children(participle))
        if (out.empty() && c > participle &&
            (tree_[c].xpos == Xpos::VBG || is_one_of(tree_.preposition(c), {"against", "on", "upon"})))
            fill_prepositions(c, "by", Reach::strict, out);
}

/// What the noun's governing verb, its by-phrase, its owner and its modifiers say of the agent.
void FrameFinder::noun_subject(std::uint32_t noun, const Governor& governor, Fillers& out, bool mutual) {
    fill(holder(noun), Reach::strict, {}, out);
    if (!out.empty()) return;
    // "A bought B's stake in C": who owned a share is not who acts
    if (lexicon_.noun_kind(tree_[noun].lemma) == NounKind::share) {
        auto taken = noun;  // "50 percent of X's shares"
        while (carrier(tree_.head(taken))) taken = tree_.head(taken);
        const auto verb = tree_.head(taken);
        if (verb != absent && tree_[verb].upos == Upos::VERB && tree_.object(verb) == taken)
            fill(tree_.subject(verb), Reach::strict, {}, out);
    }
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
    if (out.empty() && governor.verb != absent &&
        (governor.support->subject == Support::Part::source ||
         (mutual && governor.support->subject == Support::Part::target)) &&
        !(governor.behind_preposition && tree_.object(governor.verb) != absent &&
          governor.support->object == Support::Part::none && !sum(tree_.object(governor.verb)))) {
        fill(tree_.subject(governor.verb), Reach::strict, {}, out);
        joined_in(governor.verb, out);
        if (out.empty() && tree_.passive(governor.verb)) behind_agent(governor.verb, out);
    }
    if (out.empty()) fill_prepositions(noun, "by", Reach::strict, out);
    for (const auto c : tree_.children(noun))  // "faces a lawsuit brought by X"
        if (out.empty() && tree_[c].deprel == Deprel::acl && tree_[c].xpos == Xpos::VBN && !permits(c))
            behind_agent(c, out);
    if (out.empty() && governor.verb == absent && is_copular(noun))
        fill(tree_.grammatical_subject(noun), Reach::strict, {}, out);
    if (out.empty() && tree_.is(noun, "home") && tree_[noun].deprel == Deprel::appos &&
        noun + 1 < tree_.size() && tree_.is(noun + 1, "to"))  // "X, home to Y,"
        fill(tree_.head(noun), Reach::strict, {}, out);
    if (const auto up = tree_.head(noun);
        out.empty() && governor.verb == absent && up != absent &&
        (tree_.is(up, "become") || tree_.is(up, "remain")) &&
        (tree_[noun].deprel == Deprel::xcomp || tree_[noun].deprel == Deprel::obj))
        fill(tree_.grammatical_subject(up), Reach::strict, {}, out);
    if (out.empty() && governor.verb == absent && noun > 0 && tree_.is(noun - 1, "in") &&
        tree_[noun].deprel != Deprel::root) {  // "rallied in support of X", "filed a brief in support of X"
        auto up = tree_.head(noun);
        if (tree_[up].upos == Upos::NOUN && tree_[up].deprel == Deprel::obj) up = tree_.head(up);
        fill(tree_.grammatical_subject(up), Reach::strict, {}, out);
    }
}

/// "X, the biggest buyer of Y's oil,", "was declared the winner": whom a noun that names its holder is about.
std::uint32_t FrameFinder::holder(std::uint32_t noun) const {
    const auto up = tree_.head(noun);
    if (up == absent || !is_one_of(tree_[noun].lemma, {"winner", "victor", "buyer", "importer", "exporter",
                                                       "consumer", "purchaser"}))
        return absent;
    if (tree_[noun].deprel == Deprel::appos && tree_.named(up)) return up;
    const bool told =
        tree_[noun].deprel == Deprel::xcomp || (tree_[noun].deprel == Deprel::obj && tree_.passive(up));
    const bool called =
        told && is_one_of(tree_[up].lemma, {"declare", "proclaim", "name", "announce", "confirm"});
    return called ? tree_.object(up) : absent;
}

/// "X is a giant with operations in Y", "X, a firm with offices in Y": who the noun's own phrase is of.
std::uint32_t FrameFinder::described_with(std::uint32_t noun) const {
    const auto up = tree_.head(noun);
    if (tree_.preposition(noun) != "with" || up == absent || tree_[up].upos != Upos::NOUN || up > noun)
        return absent;
    if (is_copular(up)) return tree_.grammatical_subject(up);
    return tree_[up].deprel == Deprel::appos ? tree_.head(up) : absent;
}

/// "Jets crashed during operations against X": who does so in active voice is at war.
void FrameFinder::noun_during(std::uint32_t noun, Fillers& out) {
    const auto up = tree_.head(noun);
    if (tree_.preposition(noun) != "during" || up == absent || tree_[up].upos != Upos::VERB ||
        tree_.passive(up))
        return;
    fill(tree_.grammatical_subject(up), Reach::strict, {}, out);
}

/// "makes the A17 at a factory in Tainan": who works in a place of work.
void FrameFinder::noun_workers(std::uint32_t noun, Fillers& out) {
    const auto up = tree_.head(noun);
    const auto p = tree_.preposition(noun);
    if (up == absent || tree_[up].upos != Upos::VERB || (p != "at" && p != "in" && p != "from")) return;
    if (tree_.possessor(noun) != absent) return;
    const auto* word = lexicon_.find(tree_[up].lemma);
    const bool works = word && std::any_of(word->frames.begin(), word->frames.end(), [&](auto index) {
                           const auto& frame = lexicon_.frame(index);
                           return frame.pos == FramePos::verb && (frame.relation == Relation::makes ||
                                                                  frame.relation == Relation::operates_in);
                       });
    if (works) fill(tree_.subject(up), Reach::strict, {}, out);
}

/// "Palestinians were killed in an Israeli strike": whom an attack hits.
void FrameFinder::noun_victims(std::uint32_t noun, Fillers& out) {
    auto up = tree_.head(noun);
    for (int step = 0; step < 3 && up != absent && carrier(up); ++step) up = tree_.head(up);
    const auto before = out.size();
    std::vector<std::uint32_t> phrase{noun};
    for (const auto c : tree_.children(noun))
        if (c > noun && base(tree_[c].deprel) == Deprel::nmod) phrase.push_back(c);
    for (const auto at : phrase)  // "a bombing in Y which wounded soldiers of Z"
        for (const auto c : tree_.children(at))
            if (tree_[c].deprel == Deprel::acl_relcl && out.size() == before &&
                is_one_of(tree_[c].lemma,
                          {"destroy", "hit", "injure", "kill", "strike", "target", "wound"}) &&
                !tree_.passive(c))
                fill(tree_.object(c), Reach::owner, {}, out);
    if (out.size() > before || up == absent || tree_[up].upos != Upos::VERB) return;
    const auto lemma = tree_[up].lemma;
    fill_prepositions(up, "on", Reach::strict,
                      out);  // "were killed in an attack by X on Y", hung on the verb
    if (out.size() > before) return;
    Fillers attacker;
    modifiers(noun, attacker);
    const bool foreign = std::any_of(attacker.begin(), attacker.end(), [&](const Filler& one) {
        return tree_.type(one.argument.mention) == NodeType::country;
    });
    if (foreign && is_one_of(lemma, {"damage", "destroy", "die", "hit", "injure", "kill", "wound"}))
        for (const std::string_view where : {"in", "near"}) {  // "are injured in Z, Y, by X's attacks"
            if (out.size() > before) break;
            heads_.clear();
            tree_.prepositional(up, where, heads_);
            for (const auto head : std::vector<std::uint32_t>(heads_))
                if (const auto place = tree_.at_head(head);
                    place != absent && tree_.type(place) == NodeType::place)
                    out.push_back({{place, absent}, {}});
        }
    if (lemma == "die")
        fill(tree_.grammatical_subject(up), Reach::strict, {}, out);
    else if (lemma == "kill" || lemma == "wound" || lemma == "injure" || lemma == "hit")
        fill(tree_.object(up), Reach::strict, {}, out);
    if (out.size() == before &&
        is_one_of(lemma, {"kill", "wound", "injure", "hurt", "hit", "damage", "destroy", "die", "displace"}))
        harmed_in(up, noun, out);
}

/// "were injured in Haifa, Israel, by Iranian missiles": the country where it happened.
void FrameFinder::harmed_in(std::uint32_t verb, std::uint32_t act, Fillers& out) {
    for (const std::string_view p : {"in", "at", "near", "outside", "across"}) {
        heads_.clear();
        tree_.prepositional(verb, p, heads_);
        for (const auto head : heads_) {
            if (head == act) continue;
            const auto country = country_behind(tree_.phrase_start(head));
            if (country == absent || tree_.mention(country).kind == MentionKind::demonym) continue;
            out.push_back({{country, head}, {}});
            return;
        }
    }
}

}  // namespace newsgraph
