#include "extract/claims/title_acts.hpp"

#include <algorithm>

namespace newsgraph {

bool is_among(const Tree& tree, const Arguments& arguments, std::uint32_t person) {
    return std::any_of(arguments.begin(), arguments.end(), [&](const Argument& argument) {
        return tree.entity(argument.mention) == tree.entity(person);
    });
}

namespace {
/// "A is elected president and B as prime minister": who stands right before "as".
std::uint32_t named_before_as(const Tree& tree, const Title& title) {
    auto at = title.phrase;
    if (at > 0 && tree[at - 1].upos == Upos::DET) --at;
    if (at == 0 || !tree.is(at - 1, "as")) return absent;
    auto person = tree.ending_at(at - 1);
    if (at > 3 && tree[at - 2].form == ",") {  // "and B, a former general, as defence minister"
        auto comma = at - 2;
        while (comma > 1 && at - comma < 14 &&
               (tree[comma - 1].form != "," || tree.ending_at(comma - 1) == absent))
            --comma;
        person = tree.ending_at(comma - 1);
    }
    const bool name = person != absent && tree.mention(person).kind == MentionKind::name &&
                      tree.type(person) == NodeType::person;
    return name ? person : absent;
}

/// "named X its chief": the verb before the person right before the title, however the parser tied them.
std::uint32_t giver_before(const Tree& tree, const Title& title) {
    auto at = title.phrase;
    if (at > 0 && tree[at - 1].upos == Upos::DET) --at;
    auto person = tree.ending_at(at);
    if (person == absent || tree.type(person) != NodeType::person)
        person = tree.ending_at(title.first);  // "named X chief executive": in one phrase with the name
    if (person == absent || tree.type(person) != NodeType::person) return absent;
    const auto verb = tree.mention(person).first;
    return verb > 0 && gives_post(tree, verb - 1) ? verb - 1 : absent;
}
}  // namespace

/// The verb of office under which the title stands: "names X its chief", "replaces X as premier".
Appointment appointment_of(const Tree& tree, const Title& title) {
    auto at = title.head;
    for (int step = 0; step < 2 && tree[at].deprel == Deprel::conj && tree.head(at) != absent; ++step)
        at = tree.head(at);  // "chairman and chief executive"
    if (const auto m = tree.starting_at(title.last);
        m != absent && tree.mention(m).kind == MentionKind::name && tree.type(m) == NodeType::person)
        return {};
    const auto above = [&](std::uint32_t token) {  // of the name that covers the token, or its own
        const auto m = tree.covering(token);
        return tree.head(m != absent && tree.mention(m).kind == MentionKind::name ? tree.mention(m).head
                                                                                  : token);
    };
    auto up = tree.head(at);
    if (up == absent) return {};
    if (const auto person = named_before_as(tree, title); person != absent) {
        Appointment act = read_appointment(tree, above(tree.mention(person).head));
        if (act.found() && !is_among(tree, act.gains, person) && !is_among(tree, act.loses, person))
            act.gains = {{person, absent}}, act.loses.clear();
        return act;
    }
    const auto relation = base(tree[at].deprel);
    const bool as = tree.preposition(at) == "as" || (title.phrase > 0 && tree.is(title.phrase - 1, "as"));
    for (int step = 0;
         as && step < 3 && (tree[up].upos != Upos::VERB || tree.named(up)) && above(up) != absent &&
         !read_appointment(tree, up).found();
         ++step)
        up = above(up);  // hung on the person, or on what describes him
    for (int step = 0; step < 2 && tree.preposition(at) == "to" && tree[up].upos == Upos::NOUN; ++step) {
        if (tree.head(up) == absent) return {};
        up = tree.head(up);  // "promoted X from head of sales to chief executive"
    }
    if (!as &&
        !(tree.preposition(at) == "to" && is_one_of(tree[up].lemma, {"promote", "elevate", "appoint"})) &&
        relation != Deprel::xcomp && relation != Deprel::obj && relation != Deprel::iobj)
        return read_appointment(tree, giver_before(tree, title));
    return read_appointment(tree, up);
}

bool acts_on(const Tree& tree, std::uint32_t country, std::uint32_t holder) {
    auto at = tree.mention(holder).head;
    if (tree[at].deprel == Deprel::nmod_poss && tree.head(at) != absent) at = tree.head(at);
    const auto verb = tree.head(at);
    if (verb == absent || tree[verb].upos != Upos::VERB || tree.object(verb) != at) return false;
    static constexpr std::string_view own[] = {"arrest",   "impeach", "indict", "jail",
                                               "sentence", "try",     "convict"};
    if (read_appointment(tree, verb).found() ||
        std::any_of(std::begin(own), std::end(own), [&](auto word) { return tree.is(verb, word); }))
        return false;
    const auto subject = tree.grammatical_subject(verb);
    if (subject == absent) return false;
    for (auto m = tree.at_head(subject); m != absent; m = tree.next_at_head(m))
        if (tree.entity(m) == tree.entity(country)) return true;
    return false;
}

}  // namespace newsgraph
