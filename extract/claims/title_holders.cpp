#include "extract/claims/nominal.hpp"
#include "extract/claims/titles.hpp"

#include <algorithm>

namespace newsgraph {

/// The name that starts here, if it may hold the title.
std::uint32_t TitleReader::name_at(const Title& title, std::uint32_t at) const {
    static constexpr std::string_view address[] = {
        "dr",      "dr.",       "sir",     "dame",      "mr",         "mr.",     "ms",
        "ms.",     "mrs",       "mrs.",    "gen",       "gen.",       "lord",    "lady",
        "rev",     "rev.",      "sen",     "sheikh",    "sen.",       "colonel", "col.",
        "major",   "maj.",      "captain", "capt.",     "lieutenant", "lt.",     "general",
        "admiral", "brigadier", "marshal", "commodore", "professor",  "prof",    "prof."};
    const auto addressed = [&] {
        return std::any_of(std::begin(address), std::end(address),
                           [&](auto word) { return equal_lower(tree_[at].form, word); });
    };
    const auto start = at;
    while (at + 1 < tree_.size() && tree_.starting_at(at) == absent && addressed()) ++at;
    if (at > start)  // "Dr Meerjady Sabrina Flora", where only the end of the name was recognized
        for (int step = 0; step < 2 && at + 1 < tree_.size() && tree_[at].upos == Upos::PROPN &&
                           tree_.covering(at) == absent;
             ++step)
            ++at;
    const auto m = at < tree_.size() ? tree_.starting_at(at) : absent;
    return m != absent && tree_.mention(m).kind == MentionKind::name && fits_holder(title, m) ? m : absent;
}

void TitleReader::take(const Title& title, std::uint32_t m, Arguments& out) const {
    out.push_back({m, absent});
    if (!is_plural(title)) return;
    tree_.expand(tree_.mention(m).head, Reach::strict, out);
    if (out.size() > 1 || tree_.type(m) != NodeType::person) return;
    for (auto at = tree_.mention(m).last; at + 1 < tree_.size();) {
        if (tree_[at].form == ",") ++at;  // "A, B and C", which the parser hung on the title one by one
        const bool last = at + 1 < tree_.size() && tree_[at].xpos == Xpos::CC;
        const auto next = name_at(title, last ? at + 1 : at);
        if (next == absent || tree_.type(next) != tree_.type(m)) break;
        out.push_back({next, absent});
        at = tree_.mention(next).last;
        if (last) break;
    }
}

bool TitleReader::is_plural(const Title& title) const {
    return tree_[title.head].xpos == Xpos::NNS || tree_[title.head].xpos == Xpos::NNPS;
}

Arguments TitleReader::find_holders(const Title& title, const Holders& known) const {
    Arguments out;
    if (const auto m = name_at(title, title.last); m != absent) return take(title, m, out), out;
    if (tree_.is(title.head, "counterpart")) {  // another one than who was named before
        const bool comma = title.end + 1 < tree_.size() && tree_[title.end].form == ",";
        if (comma)
            if (const auto m = name_at(title, title.end + 1); m != absent) take(title, m, out);
        return out;
    }
    for (auto at = title.last; at < tree_.size() && at < title.last + 8;
         ++at) {  // "Ambassador to the United Nations X"
        if (tree_[at].upos == Upos::PUNCT || tree_[at].upos == Upos::VERB) break;
        if (at < title.end) continue;
        if (at != title.end && !(tree_[title.last].upos == Upos::ADP && tree_.covering(at) != absent &&
                                 tree_.mention(tree_.covering(at)).first == at))
            continue;
        if (at == title.last + 1 && tree_.is(title.last, "of")) continue;  // "a friend of X": no holder
        if (at > title.last && tree_[at - 1].xpos == Xpos::CC && tree_[title.head].xpos == Xpos::NNS)
            continue;  // "scientists from X and Y": no holder
        if (const auto m = name_at(title, at);
            m != absent && (at == title.end || tree_.type(m) == NodeType::person))
            return take(title, m, out), out;
    }
    if (const auto m = own_name(title); m != absent) return take(title, m, out), out;
    before(title, known, out);
    if (!out.empty()) return out;
    by_tree(title, known, out);
    if (!out.empty()) return out;
    const bool comma =
        title.end + 1 < tree_.size() &&
        (tree_[title.end].form == "," || tree_[title.end].form == "(" || tree_[title.end].form == "-");
    auto behind = title.end + 1;
    if (comma && tree_[title.end].form == "(" &&
        name_at(title, behind) == absent)  // "the head of the X union (XU), Y,"
        for (auto close = title.end; close + 2 < tree_.size() && close < title.end + 14; ++close)
            if (tree_[close].form == ")" && tree_[close + 1].form == ",") {
                behind = close + 2;
                break;
            }
    if (comma) {
        // "the president of X, Malta's Y,"
        const auto home = behind < tree_.size() ? tree_.starting_at(behind) : absent;
        if (home != absent && tree_.type(home) == NodeType::country &&
            tree_.mention(home).last + 1 < tree_.size() && tree_[tree_.mention(home).last].xpos == Xpos::POS)
            behind = tree_.mention(home).last + 1;
        auto m = name_at(title, behind);
        if (m == absent) m = described_name(title, behind);
        if (m != absent &&
            (closes(tree_.mention(m).last) || is_list(title, tree_.mention(m).last) ||
             (tree_.mention(m).last + 2 < tree_.size() && tree_[tree_.mention(m).last].upos == Upos::ADP &&
              (tree_.starting_at(tree_.mention(m).last + 1) != absent ||
               tree_.starting_at(tree_.mention(m).last + 2) != absent))))
            take(title, m, out);
    }
    if (out.empty()) led_by(title, out);
    return out;
}

/// "analysts at X led by Y", "lawyers for X, led by Y": the one who leads them is one of them.
void TitleReader::led_by(const Title& title, Arguments& out) const {
    if (tree_[title.head].xpos != Xpos::NNS) return;
    auto at = title.end;
    if (at < tree_.size() && tree_[at].form == ",") ++at;
    if (at + 2 >= tree_.size() || tree_[at].xpos != Xpos::VBN || !tree_.is(at, "lead") ||
        !tree_.is(at + 1, "by"))
        return;
    if (const auto m = name_at(title, at + 2); m != absent) out.push_back({m, absent});
}

/// "her first husband, musician X", "its chairman, former banker X,": past the words that say what the person
/// is.
std::uint32_t TitleReader::described_name(const Title& title, std::uint32_t at) const {
    const auto begin = at;
    while (at < tree_.size() && at < begin + 5 && name_at(title, at) == absent &&
           (tree_[at].upos == Upos::NOUN || tree_[at].upos == Upos::ADJ ||
            (tree_.named(at) && tree_.type(tree_.covering(at)) != NodeType::person)))
        ++at;
    if (at == begin || at >= tree_.size() || tree_[at - 1].xpos != Xpos::NN ||
        nominal(tree_[at - 1].lemma).types != bit(NodeType::person))
        return absent;
    return name_at(title, at);
}

/// "its chief scientist, A, and its head of policy, B,": a post joined to a name has its own behind it.
std::uint32_t TitleReader::own_name(const Title& title) const {
    auto at = title.phrase;
    if (at > 0 && tree_[at - 1].upos == Upos::DET) --at;
    if (at < 2 || tree_[at - 1].xpos != Xpos::CC || title.end + 1 >= tree_.size() ||
        tree_[title.end].form != ",")
        return absent;
    const auto before = tree_[at - 2].form == "," ? at - 2 : at - 1;
    const auto other = tree_.ending_at(before);
    const bool person = other != absent && tree_.type(other) == NodeType::person &&
                        tree_.mention(other).kind == MentionKind::name;
    const bool tie = before == at - 2 &&
                     tree_[before - 1].xpos == Xpos::NN &&  // "her son, and aide to Y, X,"
                     nominal(tree_[before - 1].lemma).types == bit(NodeType::person);
    if (!person && !tie) return absent;
    const auto m = name_at(title, title.end + 1);
    return m != absent && closes(tree_.mention(m).last) ? m : absent;
}

bool TitleReader::closes(std::uint32_t at) const {
    return at >= tree_.size() || tree_[at].upos == Upos::PUNCT || tree_[at].upos == Upos::VERB ||
           tree_[at].upos == Upos::AUX;
}

/// "the executives of X, A and B, became"
bool TitleReader::is_list(const Title& title, std::uint32_t at) const {
    if (!is_plural(title) || at + 1 >= tree_.size() || tree_[at].xpos != Xpos::CC ||
        tree_.is(title.last, "in"))
        return false;
    const auto next = name_at(title, at + 1);
    if (next == absent) return false;
    const auto end = tree_.mention(next).last;
    return closes(end) && !(end + 1 < tree_.size() && tree_.is(end + 1, "respectively"));
}

bool TitleReader::fits_holder(const Title& title, std::uint32_t m) const {
    return std::any_of(title.roles.begin(), title.roles.end(),
                       [&](const Role* role) { return (role->holder & bit(tree_.type(m))) != 0; });
}

namespace {
/// What stands behind a name and is no part of it.
bool is_rank(std::string_view form) {
    return is_one_of(form,
                     {"MP", "MEP", "MSP", "MS", "TD", "QC", "KC", "CBE", "OBE", "MBE", "PhD", "MD", "RN"});
}
}  // namespace

/// "X, the former CEO of Y": the name before the comma before the phrase.
void TitleReader::before(const Title& title, const Holders& known, Arguments& out) const {
    if (title.end < tree_.size() && tree_[title.end].xpos == Xpos::POS)
        return;  // "X, the founder's daughter"
    auto at = title.phrase;
    while (at > 0 &&
           (tree_[at - 1].upos == Upos::DET || tree_[at - 1].upos == Upos::ADV || tree_.is(at - 1, "once")))
        --at;
    if (at > 3 && tree_.is(at - 1, "of") && tree_.is(at - 2, "one")) at -= 2;  // "X, one of Y's confidants"
    if (at < 2) return;
    const auto& mark = tree_[at - 1];
    if (mark.lemma == "be" && mark.upos == Upos::AUX) {  // "X is a Turkish national"
        auto m = tree_.ending_at(at - 1);
        if (m != absent && tree_.preposition(tree_.mention(m).head) == "of")  // "X of France is Y's owner"
            if (const auto up = tree_.head(tree_.mention(m).head);
                up != absent && tree_.at_head(up) != absent)
                m = tree_.at_head(up);
        if (m != absent && fits_holder(title, m)) listed(title, m, out);
        return;
    }
    if (mark.xpos == Xpos::CC && tree_[title.head].deprel == Deprel::conj) {
        auto up = tree_.head(title.head);  // "a professor at X and a member of Y": joined to the professor
        for (int step = 0; step < 4 && up != absent && known[up].empty() && tree_[up].upos != Upos::VERB;
             ++step)
            up = tree_.head(up);
        if (up != absent) out = known[up];
        return;
    }
    if (mark.form != "," && mark.xpos != Xpos::LRB && mark.form != "—" && mark.form != "–") return;
    auto end = at - 1;
    if (const auto age = end; age >= 2 && tree_[age - 1].upos == Upos::NUM && tree_[age - 2].form == ",")
        end = age - 2;
    if (end > 1 && is_rank(tree_[end - 1].form)) --end;  // "X MP, Labour's spokesman"
    const auto m = tree_.ending_at(end);
    if (m == absent || !fits_holder(title, m) || tree_.mention(m).kind != MentionKind::name) return;
    listed(title, m, out);
}

/// "A and B, C's sons", "A, B and C are all members": the name and those it is joined to.
void TitleReader::listed(const Title& title, std::uint32_t m, Arguments& out) const {
    out.push_back({m, absent});
    if (tree_[title.head].xpos != Xpos::NNS) return;
    auto lead = tree_.mention(m).head;
    while (tree_[lead].deprel == Deprel::conj && tree_.head(lead) != absent && tree_.head(lead) < lead)
        lead = tree_.head(lead);
    if (lead != tree_.mention(m).head) tree_.expand(lead, Reach::strict, out);
}

void TitleReader::by_tree(const Title& title, const Holders& known, Arguments& out) const {
    auto at = title.head;
    for (int step = 0; step < 6 && tree_[at].deprel == Deprel::conj && tree_.head(at) != absent &&
                       known[tree_.head(at)].empty() && tree_[tree_.head(at)].upos == Upos::NOUN;
         ++step)  // "is an educator and professor at X"
        at = tree_.head(at);
    const auto keep = [&] {
        out.erase(std::remove_if(
                      out.begin(), out.end(),
                      [&](const Argument& a) { return a.via != absent || !fits_holder(title, a.mention); }),
                  out.end());
    };
    const auto up = tree_.head(at);
    if (tree_.has_child(at, Deprel::cop)) {
        tree_.expand(tree_.grammatical_subject(at), Reach::strict, out);
    } else if (up != absent && tree_[at].deprel == Deprel::nsubj && tree_.has_child(up, Deprel::cop) &&
               tree_.named(up)) {  // "its chief is X"
        tree_.expand(up, Reach::strict, out);
    } else if (up != absent &&
               (tree_[at].deprel == Deprel::xcomp ||
                (base(tree_[at].deprel) == Deprel::obl && tree_.preposition(at) == "as") ||
                (tree_[at].deprel == Deprel::obj && (tree_.is(up, "become") || tree_.is(up, "remain"))))) {
        const auto patient = tree_.object(up);
        tree_.expand(patient != absent && patient != at ? patient : tree_.grammatical_subject(up),
                     Reach::strict, out);
    } else if (up != absent && base(tree_[at].deprel) == Deprel::nmod &&
               (tree_.preposition(at) == "as" || tree_.preposition(at) == "of")) {
        tree_.expand(tree_.possessor(up), Reach::strict, out);
        if (out.empty() && tree_.preposition(at) == "as" && tree_.head(up) != absent &&
            tree_[tree_.head(up)].upos == Upos::VERB) {
            tree_.expand(tree_.grammatical_subject(tree_.head(up)), Reach::strict, out);
        }
    } else if (up != absent && (tree_[at].deprel == Deprel::appos || tree_[at].deprel == Deprel::nmod_desc)) {
        tree_.expand(up, Reach::strict, out);
    } else if (up != absent && tree_[at].deprel == Deprel::conj) {
        out = known[up];
    }
    keep();
    if (!out.empty()) return;
    for (const auto c : tree_.children(at))
        if ((tree_[c].deprel == Deprel::appos || tree_[c].deprel == Deprel::flat) && c > at) {
            tree_.expand(c, Reach::strict, out);
            break;
        }
    keep();
}

}  // namespace newsgraph
