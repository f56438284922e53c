// Who belongs to a phrase besides its head: lists with shares of their own, units, people of a post, who does
// an act.
#include "extract/claims/lexicon.hpp"
#include "extract/claims/nominal.hpp"
#include "extract/claims/tree.hpp"

#include <algorithm>

namespace newsgraph {

/// "A and B, which buy from C": the first of the list, where the verb has a plural subject; else absent.
std::uint32_t Tree::list_before(std::uint32_t pronoun) const {
    const auto verb = head(pronoun);
    if (verb == absent || token(pronoun).deprel != Deprel::nsubj) return absent;
    const bool plural =
        token(verb).xpos == Xpos::VBP ||
        std::any_of(children(verb).begin(), children(verb).end(), [&](auto c) {
            return token(c).upos == Upos::AUX && is_one_of(token(c).form, {"are", "were", "have"});
        });
    if (!plural) return absent;
    const auto named = antecedent(pronoun);
    if (named == absent || at_head_[named] == absent) return absent;
    if (token(named).deprel != Deprel::conj) {  // the clause hangs on the first already
        const auto end = pronoun > 0 && token(pronoun - 1).form == "," ? pronoun - 1 : pronoun;
        const auto last = ending_at(end);
        const bool joined = last != absent && mention(last).kind == MentionKind::name &&
                            token(mention(last).head).deprel == Deprel::conj &&
                            head(mention(last).head) == named && type(last) == type(at_head_[named]);
        return joined ? named : absent;
    }
    const auto lead = head(named);
    return lead < named && at_head_[lead] != absent && type(at_head_[lead]) == type(at_head_[named]) ? lead
                                                                                                     : absent;
}

/// Whether a share of its own stands behind the name: "Y the other 49 percent".
bool Tree::has_own_share(std::uint32_t m) const {
    auto at = mention(m).last;
    while (at < size() && at < mention(m).last + 2 &&
           (token(at).upos == Upos::DET || token(at).upos == Upos::ADJ || token(at).xpos == Xpos::VBG))
        ++at;
    if (at + 1 >= size() || token(at).upos != Upos::NUM) return false;
    while (at < size() && (token(at).upos == Upos::NUM || token(at).form == "per")) ++at;
    return at < size() && (is(at, "%") || is(at, "percent") || is(at, "cent"));
}

/// "51% of X, and Y the other 49 percent", "owns 8.4%, and Y": Y is in no list with what it is joined to.
bool Tree::begins_clause(std::uint32_t joined, std::uint32_t lead) const {
    if (at_head_[lead] != absent) return has_own_share(at_head_[joined]) && !has_own_share(at_head_[lead]);
    const bool share = is(lead, "%") || is(lead, "percent") || is(lead, "cent");
    if (!share) return has_own_share(at_head_[joined]);
    return lead + 1 >= size() || (!is(lead + 1, "of") && !is(lead + 1, "in"));
}

/// "a consortium led by X", "a group of investors including X and Y": those whom the phrase names.
bool Tree::expand_group(std::uint32_t at, int depth, Arguments& out) const {
    if (token(at).upos != Upos::NOUN || depth > 3 ||
        !is_one_of(token(at).lemma, {"bidder", "buyer", "consortium", "group", "investor", "lender",
                                     "shareholder", "syndicate", "trio"}))
        return false;
    const auto before = out.size();
    for (const auto c : children(at)) {
        if (c < at) continue;
        if (token(c).deprel == Deprel::acl &&
            is_one_of(token(c).lemma, {"lead", "head", "front", "form", "make", "compose", "comprise",
                                       "spearhead", "include", "consist", "anchor"})) {
            for (const auto below : children(c))
                if (token(below).deprel == Deprel::obl_agent || token(below).deprel == Deprel::obj ||
                    (base(token(below).deprel) == Deprel::obl &&
                     is_one_of(preposition(below), {"by", "of", "between"})))
                    expand_one(below, Reach::strict, absent, depth + 1, out);
        } else if (is_example(c)) {
            expand_one(c, Reach::strict, absent, depth + 1, out);
        } else if (base(token(c).deprel) == Deprel::nmod && preposition(c) == "of" && at_head_[c] == absent) {
            expand_group(c, depth + 1, out);
        }
    }
    out.erase(std::remove_if(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(),
                             [&](const Argument& found) {
                                 return type(found.mention) == NodeType::place ||
                                        type(found.mention) == NodeType::product;
                             }),
              out.end());
    return out.size() > before;
}

/// "Airlines that fly the jet include X and Y", "among the firms that use it are X and Y": they are meant.
void Tree::expand_members(std::uint32_t plural, std::uint32_t via, int depth, Arguments& out) const {
    if (token(plural).xpos != Xpos::NNS && token(plural).xpos != Xpos::NNPS) return;
    auto phrase = plural;  // "some of the firms that use it are X and Y"
    if (base(token(plural).deprel) == Deprel::nmod && preposition(plural) == "of" && head(plural) < plural &&
        lexicon_->noun_kind(token(head(plural)).lemma) == NounKind::partitive)
        phrase = head(plural);
    const auto up = head(phrase);
    for (const auto c :
         children(plural))  // "Firms that use it include X", for the parser two relative clauses
        if (token(c).deprel == Deprel::acl_relcl && is(c, "include") && !has_child(c, Deprel::nsubj))
            if (const auto listed = child(c, Deprel::obj); listed != absent)
                return expand_one(listed, Reach::strict, via, depth + 1, out);
    if (up == absent || up < plural) return;
    const bool subject = token(phrase).deprel == Deprel::nsubj;
    if (subject && token(up).upos == Upos::VERB && (is(up, "include") || is(up, "comprise"))) {
        if (const auto listed = child(up, Deprel::obj); listed != absent && listed > up)
            expand_one(listed, Reach::strict, via, depth + 1, out);
    } else if ((subject || preposition(phrase) == "among") && has_child(up, Deprel::cop) &&
               at_head_[up] != absent && mention(at_head_[up]).kind == MentionKind::name &&
               preposition(up).empty()) {
        expand_one(up, Reach::strict, via, depth + 1, out);
    }
}

/// "Senators from both parties, including X and Y, criticised Z": the examples, where the parser hung them on
/// the verb.
void Tree::expand_examples(std::uint32_t at, int depth, Arguments& out) const {
    for (auto word = at + 1; word + 1 < size() && word < at + 10; ++word) {
        if (token(word).upos == Upos::VERB && token(word).deprel != Deprel::case_) return;
        if (token(word).lemma != "include" || token(word).deprel != Deprel::case_) continue;
        const auto first = token(word).head;
        const bool behind = word <= at + 2 || (token(word - 1).form == "," && token(at).xpos == Xpos::NNS &&
                                               first != absent && head(first) == head(at));
        if (behind && first != absent && first > word)
            expand_one(first, Reach::strict, absent, depth + 1, out);
        return;
    }
}

/// "X and Y, along with Z": Z is one of them.
void Tree::expand_along(std::uint32_t at, std::uint32_t via, Arguments& out) const {
    auto next = mention(out.back().mention).last;
    if (next <= at) next = at + 1;
    for (const auto c : children(at))
        if (token(c).deprel == Deprel::conj && at_head_[c] != absent)
            next = std::max(next, mention(at_head_[c]).last);
    if (next < size() && token(next).form == ",") ++next;
    if (next + 3 >= size()) return;
    const bool with = is(next + 1, "with") && (is(next, "along") || is(next, "together"));
    const bool by = is(next + 1, "by") && is(next, "join");  // "X, joined by Y and Z, did"
    if (!with && !by) return;
    next += token(next + 2).upos == Upos::DET ? 3 : 2;
    const auto m = covering_[next];
    if (m == absent || mention(m).first != next || mention(m).kind != MentionKind::name) return;
    out.push_back({m, via});
    for (const auto c : children(mention(m).head))
        if (token(c).deprel == Deprel::conj && at_head_[c] != absent && c < mention(m).last + 12)
            out.push_back({at_head_[c], via});
}

bool Tree::amount(std::uint32_t at) const {
    return is(at, "percent") || is(at, "%") || is(at, "cent") || is(at, "million") || is(at, "billion");
}

/// "the ministers of A and B, X and Y met": where people stand in a list with what their post is of, they are
/// meant.
void Tree::keep_people(std::uint32_t post, std::size_t from, Arguments& out) const {
    const auto* word = lexicon_->find(token(post).lemma);
    if (!word || word->roles.empty() || !(nominal(token(post).lemma).types & bit(NodeType::person))) return;
    const auto first = out.begin() + static_cast<std::ptrdiff_t>(from);
    const auto person = [&](const Argument& found) { return type(found.mention) == NodeType::person; };
    if (std::none_of(first, out.end(), person)) return;
    out.erase(std::remove_if(first, out.end(), [&](const Argument& found) { return !person(found); }),
              out.end());
    for (auto i = from; i < out.size(); ++i) out[i].via = absent;
}

/// "A and B announced they had signed": those who tell it, when they are more than one.
std::uint32_t Tree::told_by(std::uint32_t pronoun) const {
    const auto verb = head(pronoun);
    if (verb == absent || token(verb).deprel != Deprel::ccomp || head(verb) == absent) return absent;
    const auto who = child(head(verb), Deprel::nsubj);
    if (who == absent || who == pronoun) return absent;
    if (is(pronoun, "it")) {  // "China's commerce ministry said it would": a body that is no node
        const auto kind = lexicon_->noun_kind(token(who).lemma);
        const bool body = kind == NounKind::body || kind == NounKind::office || kind == NounKind::crowd;
        return body && token(who).xpos == Xpos::NN ? who : absent;
    }
    return has_child(who, Deprel::conj) || token(who).xpos == Xpos::NNS ? who : absent;
}

/// "Jeep Wrangler and Gladiator models": the things that share the noun behind the last of them.
void Tree::expand_models(std::uint32_t last, Arguments& out) const {
    auto first = mention(last).first;
    for (int step = 0; step < 6 && first >= 2; ++step) {
        auto end = first - 1;
        if (token(end).xpos == Xpos::CC && token(end - 1).form == ",") --end;
        if (token(end).xpos != Xpos::CC && token(end).form != ",") return;
        const auto m = ending_at(end);
        if (m == absent || mention(m).kind != MentionKind::name || type(m) != type(last)) return;
        out.push_back({m, absent});
        first = mention(m).first;
    }
}

/// Who does an act: its owner, the name or people before it, "by X", "from X".
void Tree::expand_actor(std::uint32_t act, int depth, Arguments& out) const {
    const auto before = out.size();
    if (const auto owner = possessor(act); owner != absent)
        expand_one(owner, Reach::strict, act, depth + 1, out);
    if (out.size() > before) return;
    for (auto word = phrase_start(act); word < act; ++word)
        if (at_head_[word] != absent && token(word + 1).xpos != Xpos::POS &&
            !(word > 1 && token(word - 1).form == "-" && covering_[word - 2] == absent))  // "Russo-Ukrainian"
            for (auto m = at_head_[word]; m != absent; m = next_at_head(m)) out.push_back({m, act});
    if (out.size() > before) return;
    for (const auto c : children(act)) {
        if (const auto p = preposition(c);
            base(token(c).deprel) == Deprel::nmod && (p == "by" || p == "from"))
            expand_one(c, Reach::strict, act, depth + 1, out);
        if (token(c).deprel == Deprel::acl && token(c).xpos == Xpos::VBN && lexicon_->is_verb(token(c).lemma))
            for (const auto agent : children(c))  // "the tariffs imposed by X"
                if (preposition(agent) == "by") expand_one(agent, Reach::strict, act, depth + 1, out);
    }
    const auto behind = act + 1;
    if (out.size() == before && behind + 1 < size() && token(behind).deprel == Deprel::case_ &&
        (token(behind).lemma == "by" || token(behind).lemma == "from") && token(behind).head != absent &&
        token(behind).head > behind)
        expand_one(token(behind).head, Reach::strict, act, depth + 1, out);
}

/// "A and B, a firm founded by X": the firm is B.
std::uint32_t Tree::last_before(std::uint32_t noun) const {
    auto start = phrase_start(noun);
    if (start > 0 && token(start - 1).upos == Upos::DET) --start;
    if (token(noun).xpos != Xpos::NN || start < 2 || token(start - 1).form != ",") return absent;
    const auto m = ending_at(start - 1);
    if (m == absent || mention(m).kind != MentionKind::name) return absent;
    auto lead = mention(m).head;
    if (token(lead).deprel != Deprel::conj ||
        type(m) != type(at_head_[head(noun)] == absent ? m : at_head_[head(noun)]))
        return absent;
    for (int step = 0; step < 6 && token(lead).deprel == Deprel::conj && head(lead) != absent; ++step)
        lead = head(lead);
    return lead == head(noun) ? m : absent;
}

/// "the IG Metall union", "the CBS television network": the name before a noun that says what bears it.
std::uint32_t Tree::name_called(std::uint32_t noun) const {
    if (!is_nominal(token(noun).upos) && token(noun).deprel != Deprel::obj) return absent;
    const auto lemma = token(noun).lemma;
    const auto kind = nominal(lemma);
    const bool brand = is_one_of(lemma, {"brand", "marque", "imprint", "label"});
    if ((kind.relational && !brand) ||
        (!kind.asset && !brand &&
         !is_one_of(lemma, {"union", "party", "group", "movement", "militia", "charity", "store", "alliance",
                            "consortium", "network", "hotel", "channel", "service", "agency", "faction",
                            "coalition", "watchdog", "regulator"})))
        return absent;
    auto at = noun;
    bool media = false, guards = false;
    for (int step = 0; step < 2 && at > 0 && covering_[at - 1] == absent &&
                       (token(at - 1).upos == Upos::NOUN || token(at - 1).upos == Upos::ADJ) &&
                       token(at - 1).form.front() >= 'a';
         ++step) {
        --at;
        media = media ||
                is_one_of(token(at).lemma, {"television", "tv", "radio", "cable", "broadcast", "news",
                                            "sports", "sport", "film", "movie", "music", "entertainment"});
        guards = guards || is_one_of(token(at).lemma, {"security", "intelligence", "secret", "spy"});
    }
    if (at < noun && is_one_of(lemma, {"business", "company", "hotel", "store", "venture", "enterprise"}))
        return absent;                                 // "the Nokia handset business": a part
    if (lemma == "network" && !media) return absent;   // telephones have one too
    if (lemma == "service" && !guards) return absent;  // firms offer many
    if (brand && at > 3 && token(noun).xpos == Xpos::NNS && token(at - 1).xpos == Xpos::POS) {
        const auto last = ending_at(at - 1);  // "the Amstel and Murphy's brands"
        if (last != absent && token(mention(last).first - 1).xpos == Xpos::CC) --at;
    }
    const auto m = at > 0 ? ending_at(at) : absent;
    const bool named = m != absent && mention(m).kind == MentionKind::name &&
                       (type(m) == NodeType::organization || type(m) == NodeType::company);
    return named ? m : absent;
}

/// "the Harrods and Selfridges stores": all that bear the names, where the article makes them known.
bool Tree::expand_called(std::uint32_t noun, std::uint32_t m, Arguments& out) const {
    const auto before = out.size();
    out.push_back({m, absent});
    auto at = mention(m).first;
    while (token(noun).xpos == Xpos::NNS && at > 1 &&
           (token(at - 1).form == "," || token(at - 1).xpos == Xpos::CC)) {
        const bool both = token(at - 1).xpos == Xpos::CC && token(at - 2).form == ",";
        const auto other = ending_at(both ? at - 2 : at - 1);
        const bool bodies = other != absent && type(other) != NodeType::person &&
                            type(other) != NodeType::place && type(other) != NodeType::country &&
                            type(other) != NodeType::product && type(other) != NodeType::chip;
        if (other == absent || (type(other) != type(m) && !bodies) || out.size() > before + 8) break;
        out.push_back({other, absent});
        at = mention(other).first;
    }
    const auto tells = [&](const TreeNode& word) {
        return word.form.front() >= 'a' && (word.upos == Upos::ADJ || word.upos == Upos::NOUN ||
                                            word.xpos == Xpos::VBG || word.xpos == Xpos::VBN);
    };
    for (int step = 0; step < 4 && at > 0 && covering_[at - 1] == absent &&
                       (tells(token(at - 1)) || (step > 0 && token(at - 1).form == "-"));
         ++step)
        --at;  // "the popular X chain", "the ruling X party", "the far-right X party"
    if (at > 0 && is(at - 1, "the")) return true;
    if (at > 1 && token(at - 1).xpos == Xpos::POS)  // "Spain's X party"
        if (const auto state = covering_[at - 2];
            state != absent && (type(state) == NodeType::country || is(noun, "party")))
            return true;
    out.resize(before);
    return false;
}

}  // namespace newsgraph
