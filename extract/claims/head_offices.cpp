// Where a body says that its headquarters or head office is, or where it stands.
#include "extract/claims/candidate.hpp"
#include "extract/claims/nominal.hpp"
#include "extract/claims/titles.hpp"

namespace newsgraph {

namespace {
/// "a firm with its headquarters in X": whoever the phrase before "with" stands for.
std::uint32_t owner_before(const Tree& tree, std::uint32_t at) {
    auto with = at;
    while (with > 0 && (tree[with - 1].upos == Upos::DET || tree[with - 1].upos == Upos::PRON)) --with;
    if (with < 2 || !tree.is(with - 1, "with")) return absent;
    const auto name = tree.ending_at(tree[with - 2].form == "," ? with - 2 : with - 1);
    if (name != absent || tree.head(at) == absent) return name;
    Arguments who;
    tree.expand(tree.head(at), Reach::strict, who);
    return who.empty() ? absent : who.front().mention;
}

/// "its European headquarters", "Nvidia's Taiwan headquarters": one of several.
bool is_regional(const Tree& tree, std::uint32_t front) {
    const auto area = tree.ending_at(front);
    return is_one_of(tree[front - 1].lemma, {"regional", "international", "overseas", "local", "former",
                                             "european", "asian", "african", "american"}) ||
           (area != absent && tree.type(area) == NodeType::country);
}

/// "whose headquarters are in X", "Y, with headquarters in X", "Y's X head office": what the frame of the
/// noun does not reach.
void head_office(Candidates& out, std::uint32_t at) {
    const auto& tree = out.tree();
    const bool office = tree.is(at, "office");
    if (office && !is_one_of(tree[at - 1].lemma, {"head", "main"})) return;
    auto seat = absent;
    const auto up = tree.head(at);
    if (up != absent && up > at && tree[at].deprel == Deprel::nsubj && tree.has_child(up, Deprel::cop) &&
        is_one_of(tree.preposition(up), {"in", "at", "near"}))
        seat = tree.covering(up);
    else if (at + 2 < tree.size() && tree.is(at + 1, "in"))
        seat = tree.starting_at(at + 2);
    else if (office)
        seat = tree.ending_at(at - 1);
    const auto front = office ? at - 1 : at;
    auto owner = tree.possessor(at) != absent ? tree.covering(tree.possessor(at)) : tree.ending_at(front);
    if (const auto before = owner_before(tree, front); before != absent) owner = before;
    if (seat != absent && tree.mention(seat).first > 1 &&
        tree[tree.mention(seat).first - 1].xpos == Xpos::POS)
        owner = tree.ending_at(tree.mention(seat).first - 1);
    if (owner == absent && tree[at].deprel == Deprel::conj &&
        up != absent)  // "its name and headquarters in X"
        if (const auto whose = tree.possessor(up); whose != absent) owner = tree.covering(whose);
    if (at + 3 < tree.size() && tree.is(at + 1, "of")) {  // "the headquarters of X in Y"
        const auto m = tree.starting_at(tree[at + 2].upos == Upos::DET ? at + 3 : at + 2);
        const auto in = m == absent ? tree.size() : tree.mention(m).last;
        if (in + 1 < tree.size() && is_one_of(tree[in].lemma, {"in", "at"}))
            owner = m, seat = tree.starting_at(in + 1);
    }
    if (seat == absent || owner == absent) return;
    const auto body = tree.type(owner), home = tree.type(seat);
    if ((body == NodeType::company || body == NodeType::organization) &&
        (home == NodeType::place || home == NodeType::country) &&
        tree.mention(seat).kind == MentionKind::name)
        out.presume(is_regional(tree, front) ? Relation::operates_in : Relation::based_in, owner, seat, at,
                    "head office", 0.85F);
}

/// A court, school or laboratory stands where it is said to be; an army or a party may act elsewhere.
bool has_fixed_seat(const Tree& tree, const Mention& body) {
    static constexpr std::string_view nouns[] = {
        "court",        "university",   "hospital", "institute",   "school",   "museum",     "parliament",
        "clinic",       "college",      "academy",  "prison",      "tribunal", "laboratory", "legislature",
        "laboratories", "lab",          "labs",     "observatory", "seminary", "center",     "centre",
        "polytechnic",  "conservatory", "zoo",      "library",     "gallery",  "theatre",    "theater",
        "stadium",      "airport",      "shipyard", "cathedral",   "mosque",   "monastery"};
    for (auto at = body.first; at < body.last; ++at)
        for (const auto noun : nouns)
            if (equal_lower(tree[at].form, noun)) return true;
    return false;
}

bool is_seat(const Tree& tree, std::uint32_t m) {
    return m != absent && tree.mention(m).kind == MentionKind::name &&
           (tree.type(m) == NodeType::place || tree.type(m) == NodeType::country);
}

/// "the N neighborhood of X", "the suburb of X": what stands behind "of".
std::uint32_t town_around(const Tree& tree, std::uint32_t at) {
    for (int step = 0; step < 4 && at + 1 < tree.size() && is_nominal(tree[at].upos); ++step, ++at)
        if (tree[at].upos == Upos::NOUN && (nominal(tree[at].lemma).types & bit(NodeType::place)) &&
            tree.is(at + 1, "of")) {
            auto next = at + 2;
            if (next < tree.size() && tree[next].upos == Upos::DET) ++next;
            return next < tree.size() ? tree.starting_at(next) : absent;
        }
    return absent;
}

/// "X Laboratory in Y", "X School, in Y", "X University, Y,".
void standing_in(Candidates& out, std::uint32_t m) {
    const auto& tree = out.tree();
    const auto& body = tree.mention(m);
    if (body.kind != MentionKind::name || !has_fixed_seat(tree, body)) return;
    auto at = body.last;
    if (at + 1 < tree.size() && tree[at].xpos == Xpos::LRB)
        for (auto close = at; close < tree.size() && close < at + 8; ++close)
            if (tree[close].xpos == Xpos::RRB) {
                at = close + 1;
                break;
            }
    const bool comma = at + 1 < tree.size() && tree[at].form == ",";
    if (comma) ++at;
    if (at + 1 >= tree.size()) return;
    const bool in = tree.is(at, "in");
    if (!in && !comma) return;
    auto next = in ? at + 1 : at;
    if (in && tree[next].upos == Upos::DET && next + 1 < tree.size()) ++next;
    auto seat = in ? town_around(tree, next) : absent;
    if (!is_seat(tree, seat)) seat = tree.starting_at(next);
    if (!is_seat(tree, seat) || tree[tree.mention(seat).head].deprel == Deprel::conj) return;
    const auto end = tree.mention(seat).last;
    if (end < tree.size() && (tree[end].xpos == Xpos::POS || tree[end].upos == Upos::NOUN)) return;
    if (end < tree.size() && tree[end].form == "-") return;  // "X University, Y-native Z"
    if (!in && end < tree.size() && tree[end].upos != Upos::PUNCT) return;
    out.presume(Relation::based_in, m, seat, body.head, "in", 0.7F);
}
}  // namespace

void find_head_offices(Candidates& out) {
    for (std::uint32_t at = 1; at < out.tree().size(); ++at)
        if (is_one_of(out.tree()[at].form, {"headquarters", "office"})) head_office(out, at);
    for (auto m = out.tree().first_mention(); m < out.tree().last_mention(); ++m)
        if (const auto type = out.tree().type(m); type == NodeType::company || type == NodeType::organization)
            standing_in(out, m);
}

}  // namespace newsgraph
