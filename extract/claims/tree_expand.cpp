// What fills a slot: phrases with a preposition, and the mentions that a phrase stands for.
#include "extract/claims/lexicon.hpp"
#include "extract/claims/nominal.hpp"
#include "extract/claims/tree.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
constexpr int deepest = 6;  // how many steps of conjunction or ownership are followed

bool is_relative_pronoun(const TreeNode& token) {
    return token.xpos == Xpos::WDT || token.xpos == Xpos::WP || token.xpos == Xpos::WPS ||
           (token.upos == Upos::PRON &&
            (token.lemma == "that" || token.lemma == "which" || token.lemma == "who"));
}
}  // namespace

/// "Iran-backed": who stands before the hyphen is behind the ones named, not one of them.
bool Tree::backed_by(std::uint32_t at) const {
    if (at + 2 >= size() || token(at + 1).form != "-") return false;
    for (const std::string_view lemma :
         {"back", "support", "align", "lead", "ally", "fund", "sponsor", "link", "arm"})
        if (is(at + 2, lemma)) return true;
    return false;
}

void Tree::prepositional(std::uint32_t at, std::string_view wanted, std::vector<std::uint32_t>& out) const {
    const auto take = [&](std::uint32_t from) {
        for (const auto c : children(from)) {
            const auto relation = base(token(c).deprel);
            if (relation != Deprel::obl && relation != Deprel::nmod) continue;
            if (preposition(c) == wanted) {
                out.push_back(c);
                for (const auto rest : children(c))  // "half from X and the rest from Y"
                    if (token(rest).deprel == Deprel::conj && at_head_[rest] == absent &&
                        at_head_[c] != absent)
                        for (const auto other : children(rest))
                            if (base(token(other).deprel) == Deprel::nmod && preposition(other) == wanted)
                                out.push_back(other);
            } else  // "competes against X at home and with Y abroad"
                for (const auto other : children(c))
                    if (token(other).deprel == Deprel::conj && preposition(other) == wanted)
                        out.push_back(other);
        }
    };
    take(at);
    if (out.empty() && (wanted == "in" || wanted == "at"))  // "X, where Y has plants"
        for (const auto c : children(at))
            if (c < at && is(c, "where") && token(c).upos == Upos::ADV)
                if (const auto place = antecedent(c); place != absent && place < c) out.push_back(place);
    const auto take_inner =
        [&](std::uint32_t noun) {  // "a tariff of 17 percent on Israel", "exports of oil to China"
            if (wanted == "of" || (wanted == "in" && token(noun).upos != Upos::NUM)) return;
            for (const auto c : children(noun))
                if ((base(token(c).deprel) == Deprel::nmod || base(token(c).deprel) == Deprel::obl) &&
                    (preposition(c) == "of" || (wanted == "to" && preposition(c).empty()) ||
                     (preposition(c) == "by" && is_one_of(wanted, {"on", "against"}))))
                    take(c);  // "3 million tonnes a year to X", "an attack by X on Y"
        };
    if (out.empty()) take_inner(at);
    if (out.empty() && (wanted == "from" || wanted == "to"))
        for (const auto c : children(at))
            if (base(token(c).deprel) == Deprel::nmod && preposition(c) == "for" && thing(c)) take(c);
    // what stands right behind the word belongs to it, wherever the parser hung it
    const auto next =
        at_head_[at] != absent && mention(at_head_[at]).last > at ? mention(at_head_[at]).last : at + 1;
    if (next < size() && token(next).deprel == Deprel::case_ && token(next).lemma == wanted &&
        token(next).head != absent && token(next).head > next &&
        std::find(out.begin(), out.end(), token(next).head) == out.end())
        out.push_back(token(next).head);
    if (token(at).upos != Upos::VERB) return;
    if (const auto patient = object(at); patient != absent && patient > at) {
        take(patient);
        if (out.empty()) take_inner(patient);
        for (const auto c : children(patient))
            if (token(c).deprel == Deprel::conj) take(c);
        if (out.empty() && token(patient).upos != Upos::PROPN)  // "received $13 billion in loans from X"
            for (const auto c : children(at))
                if (c > patient && token(c).upos == Upos::NOUN && token(c).deprel == Deprel::obl &&
                    preposition(c) == "in" && at_head_[c] == absent)
                    take(c);
        const auto behind = at_head_[patient] != absent
                                ? std::max(mention(at_head_[patient]).last, patient + 1)
                                : patient + 1;
        if (behind < size() && token(behind).deprel == Deprel::case_ && token(behind).lemma == wanted &&
            token(behind).head != absent && token(behind).head > behind &&
            std::find(out.begin(), out.end(), token(behind).head) == out.end())
            out.push_back(token(behind).head);
    }
    for (const auto c : children(at))
        if (token(c).deprel == Deprel::xcomp && token(c).upos != Upos::VERB) take(c);
    if (out.empty() &&
        wanted == "to") {  // "will sell power from its plant to X", "poses a challenge in years to X"
        for (const auto c : children(at))
            if (c > at && base(token(c).deprel) == Deprel::obl &&
                (preposition(c) == "from" || is_one_of(token(c).lemma, {"year", "decade", "month", "week"})))
                take(c);
        if (const auto sold = child(at, Deprel::obj); out.empty() && sold != absent)
            for (const auto c : children(sold))  // "will sell magnets made in Texas to X"
                if (token(c).deprel == Deprel::acl && token(c).xpos == Xpos::VBN && is(c, "make")) take(c);
    }
    if (out.empty())  // "impose tariffs of up to 50% on X"
        for (const auto c : children(at))
            if (base(token(c).deprel) == Deprel::obl &&
                (token(c).upos == Upos::SYM || token(c).upos == Upos::NUM || is(c, "percent") ||
                 preposition(c) == "than"))
                take(c);
    if (out.empty() && (wanted == "from" || wanted == "to"))  // "placed an order for 20 Xs from Y"
        for (const auto c : children(at))
            if (base(token(c).deprel) == Deprel::obl && thing(c) &&
                (preposition(c) == "for" || (is(at, "spend") && preposition(c) == "on")))
                take(c);  // "spends $1bn on equipment from Y"
}

/// Whether the phrase is of things, named or not: "20 A321s", "60 turbines", no firm, body or person.
bool Tree::thing(std::uint32_t noun) const {
    if (const auto m = at_head_[noun]; m != absent)
        return type(m) == NodeType::product || type(m) == NodeType::chip;
    const auto kind = lexicon_->noun_kind(token(noun).lemma);
    return token(noun).upos == Upos::NOUN && kind != NounKind::relational && kind != NounKind::office;
}

std::uint32_t Tree::possessor(std::uint32_t noun) const {
    return child(noun, Deprel::nmod_poss);
}

std::uint32_t Tree::antecedent(std::uint32_t pronoun) const {
    auto before = pronoun;
    if (before > 1 && is(before - 1, "of") &&
        (in_amount(before - 2) ||
         lexicon_->noun_kind(token(before - 2).lemma) == NounKind::partitive)) {  // "X, two-thirds of which"
        --before;
        while (before > 0 && token(before - 1).form != "," && pronoun - before < deepest) --before;
    } else {
        auto at = pronoun;
        for (int step = 0; step < deepest && at != absent; ++step, at = head(at))
            if (token(at).deprel == Deprel::acl_relcl) return head(at);
    }
    // the phrase that ends right before the pronoun
    if (before > 0 && token(before - 1).upos == Upos::ADP) --before;  // ", in which"
    if (before > 0 && token(before - 1).form == ",") --before;
    if (before == 0) return absent;
    if (const auto m = covering_[before - 1]; m != absent && mention(m).kind == MentionKind::name)
        return mention(m).head;
    return token(before - 1).upos == Upos::NOUN ? before - 1 : absent;
}

void Tree::expand(std::uint32_t at, Reach reach, Arguments& out) const {
    if (at != absent) expand_one(at, reach, absent, 0, out);
}

void Tree::expand_one(std::uint32_t at, Reach reach, std::uint32_t via, int depth, Arguments& out) const {
    if (depth > deepest || out.size() > 64) return;
    const auto before = out.size();
    if (is_relative_pronoun(token(at)))
        if (const auto lead = list_before(at); lead != absent)
            return expand_one(lead, reach, via, depth + 1, out);
    for (auto m = at_head_[at]; m != absent; m = next_at_head(m)) out.push_back({m, via});
    if (out.size() == before && is_relative_pronoun(token(at))) {
        if (const auto named = antecedent(at); named != absent) expand_one(named, reach, via, depth + 1, out);
        return;
    }
    if (out.size() == before && covering_[at] != absent && mention(covering_[at]).kind == MentionKind::name)
        out.push_back({covering_[at], via});
    if (out.size() == before)
        for (const auto c : children(at))
            if ((token(c).deprel == Deprel::appos || token(c).deprel == Deprel::flat) &&
                at_head_[c] != absent)
                expand_one(c, reach, via, depth + 1, out);
    if (out.size() == before && (token(at).upos == Upos::NOUN || is(at, "one")) &&
        depth < 3) {  // "X, a firm founded by Y", "X is a firm backed by Y"
        if (token(at).deprel == Deprel::appos && head(at) != absent && head(at) < at) {
            if (const auto last = last_before(at); last != absent)
                out.push_back({last, via});
            else
                expand_one(head(at), Reach::strict, via, depth + 3, out);
        } else if (has_child(at, Deprel::cop) && has_child(at, Deprel::nsubj))
            expand_one(child(at, Deprel::nsubj), Reach::strict, via, depth + 3, out);
    }
    if (out.size() == before && token(at).lemma == "each" && at > 0)  // "with A and B each holding half"
        if (const auto last = ending_at(at); last != absent && mention(last).kind == MentionKind::name) {
            auto lead = mention(last).head;
            for (int step = 0; step < deepest && token(lead).deprel == Deprel::conj; ++step)
                lead = head(lead);
            return expand_one(lead, reach, via, depth + 1, out);
        }
    if (out.size() == before && (token(at).lemma == "they" || token(at).lemma == "it") &&
        covering_[at] == absent)
        if (const auto who = told_by(at); who != absent)
            return expand_one(who, Reach::strict, via, depth + 1, out);
    if (out.size() == before && depth == 0 && token(at).deprel == Deprel::nsubj &&
        token(at).upos == Upos::NOUN)
        expand_bracketed(at, reach, via, out);
    if (out.size() == before)
        if (const auto unit = named_unit(at); unit != absent) out.push_back({unit, via});
    if (out.size() == before) expand_members(at, via, depth, out);
    if (out.size() == before) {
        expand_owner(at, reach, depth, out);
        keep_people(at, before, out);
        if (via != absent && name_called(at) != absent)  // "arrests members of the X party"
            for (auto i = before; i < out.size(); ++i) out[i].via = via;
    }
    if (depth == 0 && out.size() > before && at_head_[at] != absent) expand_along(at, via, out);
    for (const auto c : children(at)) {
        if (token(c).deprel != Deprel::conj || !is_nominal(token(c).upos)) continue;
        if (at_head_[c] != absent && begins_clause(c, at)) continue;
        const auto own = preposition(c);  // "from X and to Y" are two phrases
        if (!own.empty() && own != preposition(at)) continue;
        if (own.empty() && at_head_[c] == absent && !preposition(at).empty() &&
            (token(c).upos == Upos::NUM || token(c).upos == Upos::SYM || amount(c))) {
            for (const auto below : children(c))  // "45 percent by A and 20 percent by B"
                if (preposition(below) == preposition(at)) expand_one(below, reach, via, depth + 1, out);
            for (const auto other : children(c))
                if (base(token(other).deprel) == Deprel::nummod || amount(other))
                    for (const auto below : children(other))
                        if (preposition(below) == preposition(at))
                            expand_one(below, reach, via, depth + 1, out);
            continue;
        }
        const bool names = c > at && at_head_[at] != absent && at_head_[c] != absent;  // a list may be long
        expand_one(c, reach, via, names ? std::max(depth, 1) : depth + 1, out);
    }
}

/// "X, a maker of servers, buys": where the parser took the words between the commas for the subject, it is
/// X.
void Tree::expand_bracketed(std::uint32_t at, Reach reach, std::uint32_t via, Arguments& out) const {
    auto start = phrase_start(at);
    if (start > 0 && token(start - 1).upos == Upos::DET) --start;
    if (start < 2 || token(start - 1).form != ",") return;
    const auto m = covering_[start - 2];
    if (m == absent || mention(m).kind != MentionKind::name || mention(m).last != start - 1) return;
    const auto verb = head(at);
    if (verb == absent || verb < at || token(mention(m).head).deprel == Deprel::nmod) return;
    for (auto mark = verb; mark-- > at && verb - mark < 5;)
        if (token(mark).form == ",") return expand_one(mention(m).head, reach, via, deepest, out);
}

/// "firms such as X", "such firms as X", "rivals including Y", "companies, among them Z".
bool Tree::is_example(std::uint32_t at) const {
    const auto p = preposition(at);
    if (p == "as" && head(at) != absent && child_lemma(head(at), "such") != absent) return true;
    return p == "like" || p == "include" || p == "such" || p == "including" || p == "among";
}

/// A capitalized singular that no mention covers: somebody whose name was not found.
bool Tree::is_unread_name(std::uint32_t at) const {
    return token(at).xpos == Xpos::NNP && covering_[at] == absent && token(at).form.size() > 3 &&
           lexicon_->noun_kind(token(at).lemma) == NounKind::plain && !nominal(token(at).lemma).known;
}

/// A demonym or country modifies the noun: "the Irish carrier".
bool Tree::is_of_country(std::uint32_t noun) const {
    for (auto word = phrase_start(noun); word < noun; ++word)
        for (auto m = at_head_[word]; m != absent; m = next_at_head(m))
            if (type(m) == NodeType::country) return true;
    return false;
}

void Tree::expand_owner(std::uint32_t at, Reach reach, int depth, Arguments& out) const {
    if (expand_group(at, depth, out)) return;
    const auto kind = lexicon_->noun_kind(token(at).lemma);
    const auto named = at > 0 ? ending_at(at) : absent;
    const bool family = is(at, "family") && named != absent && type(named) == NodeType::product;
    if (kind == NounKind::relational && !family) {  // "the A320 family" is the A320
        // "rivals such as X": the examples are what the noun names
        for (const auto c : children(at))
            if (is_example(c)) expand_one(c, Reach::strict, absent, depth + 1, out);
        return;
    }
    const auto behind = at + 1;
    const bool parted = behind < size() && token(behind).lemma == "of" && token(behind).head != absent &&
                        token(behind).head > behind;
    const bool barrage = parted && kind == NounKind::force && is(at, "barrage");  // "a barrage of X missiles"
    if ((kind == NounKind::partitive || token(at).upos == Upos::NUM || barrage) &&
        parted)  // "thousands of X", "10,000 of X"
        return expand_one(token(behind).head, reach, absent, depth + 1, out);
    if (amount(at) || token(at).upos == Upos::SYM ||
        token(at).form.ends_with('$'))  // "$30 billion worth of X goods"
        for (auto word = at + 1; word + 1 < size() && word < at + 5; ++word) {
            if (is(word, "of") && token(word).head != absent && token(word).head > word)
                return expand_one(token(word).head, reach, absent, depth + 1, out);
            if (token(word).upos != Upos::NUM && token(word).upos != Upos::SYM && !is(word, "worth")) break;
        }
    if (token(at).upos == Upos::PRON || token(at).upos == Upos::VERB) return;
    // "H800 chips", "the iMac personal computer": the noun names the kind of the thing before it
    for (auto word = at, start = phrase_start(at); word-- > start;) {
        const auto m = covering_[word];
        if (token(word).xpos == Xpos::POS || (m != absent && mention(m).kind != MentionKind::name)) break;
        if (m == absent || mention(m).last != word + 1) continue;
        if (type(m) != NodeType::chip && type(m) != NodeType::product) break;
        if (nominal(token(at).lemma).types == bit(NodeType::company)) return;  // "the iPhone maker"
        out.push_back({m, absent});
        if (nominal(token(at).lemma).types & (bit(NodeType::product) | bit(NodeType::chip)))
            expand_models(m, out);
        return;
    }
    // "the IG Metall union": the noun says what the name before it is
    if (const auto m = name_called(at); m != absent && expand_called(at, m, out)) return;
    if (nominal(token(at).lemma).types & bit(NodeType::place) && token(at).xpos == Xpos::NN)
        if (const auto site = named_site(at); site != absent) return out.push_back({site, absent});
    if (kind == NounKind::force || (kind == NounKind::act && reach == Reach::owner))
        return expand_actor(at, depth, out);
    if (kind == NounKind::band) {
        for (auto word = phrase_start(at); word < at; ++word)
            for (auto m = at_head_[word]; m != absent; m = next_at_head(m))
                if (type(m) == NodeType::organization) out.push_back({m, at});
        return;
    }
    // "the Irish carrier" is a firm that goes unnamed, not Ireland; "Chinese firms" are Chinese trade
    const bool firm =
        token(at).xpos == Xpos::NN &&
        (nominal(token(at).lemma).types == bit(NodeType::company) || (is(at, "group") && is_of_country(at)));
    const bool body = (kind == NounKind::body || kind == NounKind::office || kind == NounKind::crowd) &&
                      !(firm && is_of_country(at));
    const auto before = out.size();
    if (token(at).xpos == Xpos::NNS || (reach == Reach::strict && !body))
        for (const auto c : children(at))  // "Chinese apps including X": the examples, not the country
            if (is_example(c)) expand_one(c, Reach::strict, absent, depth + 1, out);
    if (out.size() == before) expand_examples(at, depth, out);
    if (out.size() > before || (reach == Reach::strict && !body)) return;
    for (const auto c : children(at)) {
        const auto relation = token(c).deprel;
        const bool modifier = relation == Deprel::nmod_poss || relation == Deprel::compound ||
                              relation == Deprel::amod || relation == Deprel::nmod_desc ||
                              relation == Deprel::nmod_unmarked;
        if (relation == Deprel::nmod_poss && is_unread_name(at)) continue;  // "X's Landry" is not X
        if (modifier && (at_head_[c] != absent || relation == Deprel::nmod_poss))
            expand_one(c, reach, at, depth + 1, out);
    }
    if ((nominal(token(at).lemma).types & bit(NodeType::person)) && child_lemma(at, "former") != absent) {
        out.erase(  // "former executives of X" act for it no more
            std::remove_if(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(),
                           [&](const Argument& found) { return type(found.mention) != NodeType::person; }),
            out.end());
        return;
    }
    if (firm)  // "Musk's company": his firm, whatever its name, and not he himself
        out.erase(
            std::remove_if(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(),
                           [&](const Argument& found) { return type(found.mention) == NodeType::person; }),
            out.end());
    if (std::any_of(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(), [&](const Argument& found) {
            return mention(found.mention).kind == MentionKind::name &&
                   type(found.mention) == NodeType::company;
        }))  // "Irish carrier Ryanair's flights": not the country too
        out.erase(std::remove_if(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(),
                                 [&](const Argument& found) {
                                     return mention(found.mention).kind == MentionKind::demonym;
                                 }),
                  out.end());
    if (out.size() == before && at > 0)  // what the tree lost: "Chinese electric vehicles"
        for (auto word = phrase_start(at); word < at; ++word)
            if (at_head_[word] != absent && token(word + 1).xpos != Xpos::POS &&
                !backed_by(word)) {  // "Iran-backed fighters"
                for (auto m = at_head_[word]; m != absent; m = next_at_head(m)) out.push_back({m, at});
            }
    if (out.size() > before) return;
    for (const auto c : children(at))  // "cars made by X", "steel imported from X"
        if (token(c).deprel == Deprel::acl && token(c).xpos == Xpos::VBN && reach == Reach::owner) {
            const auto mark = out.size();
            for (const std::string_view wanted : {"by", "from", "in"})
                for (const auto below : children(c))
                    if (out.size() == mark && base(token(below).deprel) == Deprel::obl &&
                        preposition(below) == wanted)
                        expand_one(below, Reach::strict, at, depth + 1, out);
            if (out.size() > mark) return;
        }
    for (const auto c : children(at)) {
        if (base(token(c).deprel) != Deprel::nmod) continue;
        const auto p = preposition(c);
        if (firm && p == "of" &&
            is_one_of(token(at).lemma, {"maker", "manufacturer", "developer", "producer", "publisher",
                                        "owner", "operator", "creator", "builder", "designer"}))
            continue;  // "the maker of X" is not X
        if (p == "of" || p == "from" || p == "at" ||
            (p == "in" && (reach == Reach::owner || kind == NounKind::office)) || p == "to" || p == "by" ||
            p == "like" || p == "against" || p == "include" || p == "such" ||
            (p == "for" && body &&
             nominal(token(at).lemma).types == bit(NodeType::person))) {  // "a spokesman"
            const auto mark = out.size();
            expand_one(c, p == "of" || p == "from" ? reach : Reach::strict, at, depth + 1,
                       out);  // "imports of Norwegian fish"
            if (out.size() > mark) return;
        }
    }
    for (const auto c : children(at))  // "missiles launched by X"
        if (token(c).deprel == Deprel::acl && token(c).xpos == Xpos::VBN &&
            (kind == NounKind::body || is(c, "represent")))
            for (const auto agent : children(c))
                if (preposition(agent) == "by") expand_one(agent, Reach::strict, at, depth + 1, out);
    if (out.size() > before) return;
    // "the claim from X", wherever the parser hung the name
    if (behind + 1 < size() && token(behind).deprel == Deprel::case_ && token(behind).lemma == "from" &&
        token(behind).head != absent && token(behind).head > behind)
        expand_one(token(behind).head, Reach::strict, at, depth + 1, out);
}

}  // namespace newsgraph
