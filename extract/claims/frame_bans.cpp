// What a ban forbids: "barred X from selling Y to Z" restricts all three, "told firms to stop buying Y" too.
#include "extract/claims/frame_finder.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
/// Whether the word has a frame of one of the relations.
bool tells_of(const LexiconEntry* word, const Lexicon& lexicon, std::initializer_list<Relation> relations,
              FramePos pos = FramePos::verb) {
    return word && std::any_of(word->frames.begin(), word->frames.end(), [&](auto index) {
               const auto& frame = lexicon.frame(index);
               return frame.pos == pos &&
                      std::find(relations.begin(), relations.end(), frame.relation) != relations.end();
           });
}
}  // namespace

/// "barred from selling chips to Z", "a ban on buying from Z", "restrictions on flying to Z": what may not be
/// traded, and with whom.
void FrameFinder::forbidden(std::uint32_t ban, Fillers& out) {
    for (auto deed = ban + 1; deed < tree_.size() && deed < ban + 24; ++deed) {
        if (tree_[deed].xpos != Xpos::VBG || tree_[deed].upos != Upos::VERB) continue;
        const auto before = deed - 1;
        if (!tree_.is(before, "from") && !tree_.is(before, "on") && !tree_.is(before, "against")) continue;
        const auto up = tree_.head(deed);
        const bool beside = before == ban + 1 && up == tree_.head(ban);  // the parser hung it on the verb
        if (up != ban && !beside && (up == absent || up < ban || tree_.head(up) != ban)) continue;
        const auto* word = lexicon_.find(tree_[deed].lemma);
        const bool sells = tells_of(word, lexicon_, {Relation::supplies, Relation::trades_with});
        const bool buys = tells_of(word, lexicon_, {Relation::holds, Relation::acquires, Relation::uses});
        const bool goes = tree_.is(deed, "fly") || tree_.is(deed, "travel");
        Fillers found;
        if (sells || buys) fill(tree_.object(deed), Reach::strict, {}, found);
        const bool used = tree_.is(deed, "use");
        if (used && found.empty()) fill(tree_.object(deed), Reach::owner, {}, found);  // "from using X's app"
        std::erase_if(found, [&](const Filler& filler) {
            const auto type = tree_.type(filler.argument.mention);
            return type != NodeType::chip && type != NodeType::product &&
                   !(used && type == NodeType::company);
        });
        if (is_one_of(tree_[deed].lemma, {"cooperate", "deal", "do", "trade", "work"})) {
            fill_prepositions(deed, "with", Reach::strict, found);  // "from doing business with X"
            if (tree_.object(deed) != absent)
                fill_prepositions(tree_.object(deed), "with", Reach::strict, found);
        }
        out.insert(out.end(), found.begin(), found.end());
        if (sells || goes) fill_prepositions(deed, "to", Reach::strict, out);
        heads_.clear();
        if (sells) tree_.prepositional(deed, "to", heads_);
        for (const auto head : heads_)  // "to Chinese customers"
            if (tree_[head].xpos == Xpos::NNS && tree_.at_head(head) == absent) countries(head, out);
        if (sells) fill_prepositions(deed, "in", Reach::strict, out);
        if (buys) fill_prepositions(deed, "from", Reach::strict, out);
    }
}

/// "restricted exports of Y to Z": the goods, besides Z.
void FrameFinder::forbidden_goods(std::uint32_t ban, Fillers& out) {
    const auto trade = tree_.object(ban);
    if (trade == absent || tree_[trade].upos != Upos::NOUN ||
        !tells_of(lexicon_.find(tree_[trade].lemma), lexicon_, {Relation::supplies, Relation::trades_with},
                  FramePos::noun))
        return;
    Fillers found;
    fill_prepositions(trade, "of", Reach::strict, found);
    std::erase_if(found, [&](const Filler& filler) {
        const auto type = tree_.type(filler.argument.mention);
        return type != NodeType::chip && type != NodeType::product;
    });
    for (auto& filler : found) {
        filler.argument.via = trade;
        out.push_back(filler);
    }
}

/// "a ban on the import and export of arms to and from Z": whom it may not be traded with. Read along the
/// words, since trees of such lists are seldom right.
void FrameFinder::forbidden_trade(std::uint32_t ban, Fillers& out) {
    if (ban + 2 >= tree_.size() || !(tree_.is(ban + 1, "on") || tree_.is(ban + 1, "against"))) return;
    bool traded = false;
    for (auto at = ban + 2; at < tree_.size() && at < ban + 18; ++at) {
        const auto* word = lexicon_.find(tree_[at].lemma);
        const bool trade =
            tells_of(word, lexicon_, {Relation::supplies, Relation::trades_with}, FramePos::noun);
        traded = traded || trade;
        const auto tag = tree_[at].upos;
        const bool inside = trade || tag == Upos::NOUN || tag == Upos::PROPN || tag == Upos::ADJ ||
                            tag == Upos::DET || tag == Upos::ADP || tag == Upos::CCONJ ||
                            tree_[at].form == "," || tree_.is(at, "transit");
        if (!inside) return;
        if (!traded || tag != Upos::ADP || !is_one_of(tree_[at].lemma, {"to", "from", "with", "into"}))
            continue;
        auto head = tree_.head(at);
        if (head != absent && head > at) fill(head, Reach::strict, tree_[at].lemma, out);
    }
}

/// What a ban, an embargo or a curb is on is not done.
bool FrameFinder::is_forbidden(std::uint32_t noun) const {
    const auto up = tree_.head(noun);
    if (up == absent || up > noun || !is_one_of(tree_.preposition(noun), {"on", "against"})) return false;
    return tells_of(lexicon_.find(tree_[up].lemma), lexicon_, {Relation::restricts}, FramePos::noun);
}

/// The countries named before a noun.
void FrameFinder::countries(std::uint32_t noun, Fillers& out) const {
    Fillers before;
    modifiers(noun, before);
    for (const auto& filler : before)
        if (tree_.type(filler.argument.mention) == NodeType::country) out.push_back(filler);
}

/// Who bans restricts all that may not be traded too.
void FrameFinder::forbid(std::uint32_t ban, const Fillers& sources, Candidate base) {
    Fillers targets;
    forbidden(ban, targets);
    forbidden_goods(ban, targets);
    for (const auto& source : sources)
        for (const auto& target : targets) {
            const auto who = tree_.type(source.argument.mention);
            base.for_source.reset();
            if (who == NodeType::person) {  // what a head of state does, the state does
                const auto state = out_.offices().body(tree_.entity(source.argument.mention));
                if (!state || tree_.type(*state) != NodeType::country) continue;
                base.for_source = state;
            } else if (who != NodeType::country && who != NodeType::organization) {
                continue;
            }
            base.source = source.argument.mention;
            base.target = target.argument.mention;
            base.via = target.argument.via;
            out_.add(base);
        }
}

/// "told its firms to stop": the verb above, wherever the parser hung the infinitive.
std::uint32_t FrameFinder::teller_of(std::uint32_t stop) const {
    const auto up = tree_.head(stop);
    if (tree_[stop].deprel != Deprel::acl || up == absent) return up;
    return tree_[up].deprel == Deprel::obj || tree_[up].deprel == Deprel::iobj ? tree_.head(up) : up;
}

/// "told firms to stop buying X": they do not.
bool FrameFinder::told_to_stop(Relation relation, std::uint32_t verb) const {
    if (relation != Relation::holds && relation != Relation::uses && relation != Relation::supplies &&
        relation != Relation::trades_with && relation != Relation::acquires)
        return false;
    static constexpr std::string_view stops[] = {"stop",  "halt",    "cease", "refrain",
                                                 "avoid", "suspend", "quit"};
    static constexpr std::string_view tells[] = {"tell",    "order",  "urge",     "instruct",
                                                 "ask",     "direct", "advise",   "warn",
                                                 "request", "press",  "pressure", "force"};
    const auto stop = tree_.head(verb);
    if (stop != absent && verb > 0 && tree_[verb].xpos == Xpos::VBG && tree_.is(verb - 1, "from")) {
        const auto over =
            teller_of(stop) == absent || tree_[stop].upos == Upos::VERB ? stop : teller_of(stop);
        if (is_one_of(tree_[over].lemma, {"deter", "discourage", "dissuade"})) return true;
    }
    if (stop == absent || tree_[verb].xpos != Xpos::VBG ||
        std::none_of(std::begin(stops), std::end(stops), [&](auto word) { return tree_.is(stop, word); }))
        return false;
    const auto teller = teller_of(stop);
    return teller != absent && tree_[stop].xpos == Xpos::VB &&
           std::any_of(std::begin(tells), std::end(tells), [&](auto word) { return tree_.is(teller, word); });
}

/// "officials told firms to stop buying X": who tells restricts X.
void FrameFinder::restrain(std::uint32_t verb) {
    const auto teller = teller_of(tree_.head(verb));
    Fillers sources, targets;
    fill(tree_.grammatical_subject(teller), Reach::strict, {}, sources);
    fill(tree_.object(verb), Reach::owner, {}, targets);
    for (const auto& source : sources)
        for (const auto& target : targets) {
            const auto type = tree_.type(source.argument.mention);
            if (type != NodeType::country && type != NodeType::organization) continue;
            Candidate candidate;
            candidate.relation = Relation::restricts;
            candidate.source = source.argument.mention;
            candidate.target = target.argument.mention;
            candidate.trigger = teller;
            candidate.origin = "told to stop";
            out_.add(std::move(candidate));
        }
}

/// "sold chips to Y in violation of X's controls", "Y evades X's sanctions": they are on Y.
void FrameFinder::breached(std::uint32_t noun, Fillers& out) {
    auto at = tree_.head(noun);
    if (at == absent) return;
    if (tree_[at].upos == Upos::VERB) {
        if (tree_.object(at) == noun &&
            is_one_of(tree_[at].lemma, {"bypass", "circumvent", "dodge", "evade", "skirt", "sidestep"}))
            fill(tree_.subject(at), Reach::strict, {}, out);
    } else if (is_one_of(tree_[at].lemma, {"breach", "contravention", "defiance", "violation"})) {
        for (int step = 0; step < 4 && at != absent && out.empty(); ++step, at = tree_.head(at))
            fill_prepositions(at, "to", Reach::strict, out);
    }
    std::erase_if(out,
                  [&](const Filler& one) { return tree_.type(one.argument.mention) != NodeType::country; });
}

/// "Y, designated a terrorist group by X", "Y is listed as a terrorist organization by X", "Y, an
/// X-designated terrorist group".
void FrameFinder::designated(std::uint32_t at) {
    static constexpr std::string_view lists[] = {"blacklist", "brand", "classify",  "declare",   "designate",
                                                 "label",     "list",  "proscribe", "recognise", "recognize"};
    if (std::none_of(std::begin(lists), std::end(lists), [&](auto word) { return tree_.is(at, word); }) ||
        (tree_[at].xpos != Xpos::VBN && tree_[at].xpos != Xpos::VBD))
        return;
    auto group = at + 1, agent = absent;
    while (group < tree_.size() && group < at + 8 && !tree_.is(group, "terrorist") &&
           !tree_.is(group, "terror") && !tree_.is(group, "extremist"))
        ++group;
    if (group >= tree_.size() || group == at + 8) return;
    Fillers sources, targets;
    const bool hyphen = at > 1 && tree_[at - 1].form == "-";
    if (hyphen) {
        if (const auto who = tree_.ending_at(at - 1); who != absent) sources.push_back({{who, absent}, {}});
        fill(described_by(tree_.head(at)), Reach::strict, {}, targets);
    } else {
        for (auto by = group; by + 1 < tree_.size() && by < group + 5 && agent == absent; ++by)
            if (tree_.is(by, "by")) agent = tree_.head(by);
        if (agent == absent) return;
        fill(agent, Reach::strict, {}, sources);
        const auto before = tree_.ending_at(tree_[at - 1].form == "," ? at - 1 : at);
        if (before != absent)
            targets.push_back({{before, absent}, {}});
        else
            fill(tree_.grammatical_subject(at), Reach::strict, {}, targets);
    }
    for (const auto& source : sources)
        for (const auto& target : targets) {
            const auto who = tree_.type(source.argument.mention);
            if ((who != NodeType::country && who != NodeType::organization) ||
                tree_.type(target.argument.mention) != NodeType::organization)
                continue;
            Candidate candidate;
            candidate.relation = Relation::restricts;
            candidate.source = source.argument.mention;
            candidate.target = target.argument.mention;
            candidate.trigger = at;
            candidate.presupposed = hyphen;
            candidate.origin = "designated";
            out_.add(std::move(candidate));
        }
}

}  // namespace newsgraph
