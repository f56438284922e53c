#include "extract/claims/appointments.hpp"

#include "extract/data/tables.hpp"

#include <algorithm>
#include <unordered_map>

namespace newsgraph {

namespace {

enum Slots : unsigned { by_subject = 1, by_object = 2, by_with = 4, by_from = 8, by_of = 16 };

struct Row {
    std::string_view particle;
    unsigned gains = 0, loses = 0;
    bool planned = false;
};

using Table = std::unordered_map<std::string_view, std::vector<Row>>;

unsigned slots_of(std::string_view cell) {
    unsigned slots = 0;
    for (const auto slot : split_cell(cell))
        slots |= slot == "subj"   ? by_subject
                 : slot == "obj"  ? by_object
                 : slot == "from" ? by_from
                 : slot == "of"   ? by_of
                                  : by_with;
    return slots;
}

const Table& table() {
    static const Table made = [] {
        Table rows;
        read_table(embedded_table("appointments"), "appointments.tsv", [&](auto cells, std::size_t) {
            for (const auto verb : split_cell(cells[0])) {
                const auto space = verb.find(' ');
                Row row;
                if (space != std::string_view::npos) row.particle = verb.substr(space + 1);
                row.gains = slots_of(cells[1]);
                row.loses = slots_of(cells[2]);
                row.planned = cells[3] == "planned";
                rows[verb.substr(0, space)].push_back(row);
            }
        });
        return rows;
    }();
    return made;
}

bool has_particle(const Tree& tree, std::uint32_t verb, std::string_view particle) {
    if (tree.child_lemma(verb, particle) != absent) return true;
    return verb + 1 < tree.size() && tree.is(verb + 1, particle);
}

const Row* row_of(const Tree& tree, std::uint32_t verb) {
    const bool noun = tree[verb].upos == Upos::NOUN;
    if (tree[verb].upos != Upos::VERB && !noun) return nullptr;
    auto lemma = tree[verb].lemma;
    if (!table().contains(lemma) && lemma.ends_with('s')) lemma.remove_suffix(1);
    const auto at = table().find(lemma);
    if (at == table().end()) return nullptr;
    const Row* plain = nullptr;
    for (const auto& row : at->second) {
        if (noun != ((row.gains | row.loses) == by_of)) continue;
        if (row.particle.empty())
            plain = &row;
        else if (has_particle(tree, verb, row.particle))
            return &row;
    }
    return plain;
}

void keep_persons(const Tree& tree, Arguments& out) {
    std::erase_if(out, [&](const Argument& argument) {
        return argument.via != absent || tree.type(argument.mention) != NodeType::person;
    });
}

/// The persons in the slots; behind the verb also a name that the parser did not hang there.
Arguments persons(const Tree& tree, std::uint32_t verb, unsigned slots) {
    Arguments out;
    if (slots & by_object) {
        tree.expand(tree.object(verb), Reach::strict, out);
        keep_persons(tree, out);
        if (out.empty() && tree[verb].deprel == Deprel::acl && tree[verb].xpos == Xpos::VBN &&
            tree.head(verb) != absent && tree.head(verb) < verb) {  // "X, elected Speaker of Y"
            tree.expand(tree.head(verb), Reach::strict, out);
            keep_persons(tree, out);
        }
        if (out.empty() && !tree.passive(verb))
            for (auto at = verb + 1; at < tree.size() && at < verb + 6; ++at) {
                if (tree[at].upos == Upos::VERB || tree[at].upos == Upos::ADP || tree[at].form == ",") break;
                const auto m = tree.starting_at(at);
                if (m == absent || tree.mention(m).kind != MentionKind::name) continue;
                if (tree.type(m) == NodeType::person) out.push_back({m, absent});
                break;
            }
    }
    if (slots & by_of) {
        if (const auto owner = tree.possessor(verb); owner != absent) tree.expand(owner, Reach::strict, out);
        std::vector<std::uint32_t> heads;
        if (out.empty()) tree.prepositional(verb, "of", heads);
        for (const auto head : heads) tree.expand(head, Reach::strict, out);
        keep_persons(tree, out);
    }
    if (slots & (by_with | by_from)) {
        std::vector<std::uint32_t> heads;
        tree.prepositional(verb, slots & by_with ? "with" : "from", heads);
        for (const auto head : heads) tree.expand(head, Reach::strict, out);
        keep_persons(tree, out);
        if (!out.empty()) return out;
    }
    if (slots & by_subject) {
        tree.expand(tree.passive(verb) ? tree.subject(verb) : tree.grammatical_subject(verb), Reach::strict,
                    out);
        keep_persons(tree, out);
    }
    return out;
}

bool is_future(const Tree& tree, std::uint32_t verb) {
    for (const auto c : tree.children(verb)) {
        const auto& word = tree[c];
        if ((word.upos == Upos::AUX || word.upos == Upos::PART) && c < verb &&
            (word.lemma == "will" || word.lemma == "would" || word.lemma == "shall" || word.lemma == "to" ||
             word.lemma == "may" || word.lemma == "might" || word.lemma == "could" ||
             word.lemma == "should" || word.lemma == "'ll" || word.lemma == "not"))
            return true;
    }
    return verb > 0 && tree.is(verb - 1, "to");
}

/// "resigned from the board of X", "quit the party": another post than the one of the title.
bool names_another_post(const Tree& tree, std::uint32_t verb) {
    for (const auto c : tree.children(verb)) {
        const auto relation = base(tree[c].deprel);
        if (c < verb || (relation != Deprel::obl && relation != Deprel::obj)) continue;
        if (tree.at_head(c) != absent && tree.type(tree.at_head(c)) != NodeType::person) return true;
        if (relation == Deprel::obl && tree.preposition(c) == "as") return true;
        if (tree.is(c, "board") || tree.is(c, "party") || tree.is(c, "seat")) return true;
    }
    return false;
}

/// A post that changes hands: at the top of the body or another one.
struct Office {
    EntityIndex body{};
    Relation relation = Relation::leads;
};

Office office(const Tree& tree, const Candidate& found) {
    return {found.for_target.value_or(tree.entity(found.target)), found.relation};
}

/// "who was a partner at X": a post of before.
bool is_past(const Tree& tree, std::uint32_t title) {
    const auto copula = tree.child(title, Deprel::cop);
    return copula != absent && (tree[copula].form == "was" || tree[copula].form == "were");
}

/// The post that the person has, or had where it is lost at hand.
std::optional<Office> office_of(const Candidates& out, EntityIndex person, bool lost) {
    const auto& tree = out.tree();
    for (const auto relation : {Relation::leads, Relation::works_for})
        for (const auto& found : out.candidates())
            if (found.relation == relation && !found.role.empty() && tree.entity(found.source) == person &&
                (lost || (found.status != Status::ended && !is_past(tree, found.trigger))))
                return office(tree, found);
    if (const auto known = out.offices().post(person)) return Office{*known, Relation::leads};
    if (const auto known = out.offices().held(person);
        known && (tree.type(known->body) == NodeType::country || !known->ended))
        return Office{known->body, known->relation};
    return std::nullopt;
}

/// "X resigned as chairman of Z, and Y took over": the post that somebody lost in the same sentence.
std::optional<Office> office_left(const Candidates& out, const Arguments& gains) {
    for (const auto& found : out.candidates())
        if ((found.relation == Relation::leads || found.relation == Relation::works_for) &&
            !found.role.empty() && found.status == Status::ended &&
            std::none_of(gains.begin(), gains.end(), [&](const Argument& gain) {
                return out.tree().entity(gain.mention) == out.tree().entity(found.source);
            }))
            return office(out.tree(), found);
    return std::nullopt;
}

bool takes_over(const Tree& tree, std::uint32_t verb) {
    return (tree.is(verb, "take") && has_particle(tree, verb, "over") &&
            !tree.has_child(verb, Deprel::obj)) ||
           (tree.is(verb, "step") && has_particle(tree, verb, "in"));
}

}  // namespace

Appointment read_appointment(const Tree& tree, std::uint32_t verb) {
    Appointment made;
    const auto* row = verb < tree.size() ? row_of(tree, verb) : nullptr;
    if (!row) return made;
    made.verb = verb;
    made.future = is_future(tree, verb);
    if (row->planned) made.status = Status::planned;
    if (row->gains) made.gains = persons(tree, verb, row->gains);
    if (row->loses) made.loses = persons(tree, verb, row->loses);
    std::erase_if(made.gains, [&](const Argument& gain) {
        return std::any_of(made.loses.begin(), made.loses.end(), [&](const Argument& lost) {
            return tree.entity(lost.mention) == tree.entity(gain.mention);
        });
    });
    if ((row->gains & (by_object | by_with)) || (row->loses & by_object)) {
        Arguments givers;
        tree.expand(tree.subject(verb), Reach::strict, givers);
        for (const auto& giver : givers) {
            if (tree.type(giver.mention) == NodeType::company) made.body = giver.mention;  // or its board
        }
    }
    if (row->gains == by_subject) {  // "joined X as its chief"
        Arguments joined;
        tree.expand(tree.object(verb), Reach::strict, joined);
        for (const auto& body : joined)
            if (body.via == absent && tree.type(body.mention) == NodeType::company) made.body = body.mention;
    }
    return made;
}

bool gives_post(const Tree& tree, std::uint32_t verb) {
    const auto* row = row_of(tree, verb);
    return row && (row->gains & by_object);
}

namespace {
bool loses(const Tree& tree, std::uint32_t act, unsigned slots, std::uint32_t person) {
    const auto lost = persons(tree, act, slots);
    return std::any_of(lost.begin(), lost.end(), [&](const Argument& argument) {
        return tree.entity(argument.mention) == tree.entity(person);
    });
}

/// "called for the resignation of X"
bool is_wanted(const Tree& tree, std::uint32_t noun) {
    const auto up = tree.head(noun);
    return up != absent &&
           is_one_of(tree[up].lemma, {"ask", "call", "demand", "request", "seek", "urge", "want"});
}

/// "its chief X, who stepped down in May": the verb of the clause behind the name.
std::uint32_t loss_behind(const Tree& tree, std::uint32_t person) {
    for (const auto c : tree.children(tree.mention(person).head)) {
        if (tree[c].deprel != Deprel::acl_relcl || tree[c].upos != Upos::VERB) continue;
        const auto* row = row_of(tree, c);
        if (row && row->loses && !row->gains && !is_future(tree, c) && loses(tree, c, row->loses, person) &&
            !names_another_post(tree, c))
            return c;
    }
    return absent;
}
}  // namespace

std::uint32_t loss_of_post(const Tree& tree, std::uint32_t person, std::uint32_t title) {
    if (const auto behind = loss_behind(tree, person); behind != absent) return behind;
    auto at = title != absent ? title : tree.mention(person).head;
    for (int step = 0; step < 5; ++step) {  // "chief executive X": the title heads the name
        const auto up = tree.head(at);
        if (up == absent) return absent;
        if (tree[up].upos != Upos::VERB) {
            const auto relation = base(tree[at].deprel);
            if (const auto* row = row_of(tree, up); row && row->loses && title == absent)
                return !is_wanted(tree, up) && loses(tree, up, by_of, person) ? up : absent;
            if (relation != Deprel::flat && relation != Deprel::appos && relation != Deprel::compound &&
                relation != Deprel::nmod && !(relation == Deprel::conj && tree.preposition(at).empty()))
                return absent;
            at = up;
            continue;
        }
        const auto* row = row_of(tree, up);
        if (!row || !row->loses || row->gains || is_future(tree, up)) return absent;
        const auto who = row->loses & by_object ? tree.object(up) : tree.grammatical_subject(up);
        const bool found = (title != absent && who == title) || loses(tree, up, row->loses, person);
        return found && !names_another_post(tree, up) ? up : absent;
    }
    return absent;
}

namespace {
/// "X became its chief after Y stepped down": the verb by which another gains what is left, or absent.
std::uint32_t gain_above(const Tree& tree, std::uint32_t verb) {
    const auto* row = row_of(tree, verb);
    const auto up = tree.head(verb);
    if (!row || row->gains || row->loses != by_subject || up == absent ||
        tree[verb].deprel != Deprel::advcl || tree[up].upos != Upos::VERB || tree.passive(verb) ||
        names_another_post(tree, verb))
        return absent;
    auto mark = tree.child(verb, Deprel::mark);
    if (mark == absent) mark = tree.child(verb, Deprel::advmod);
    if (mark == absent || !is_one_of(tree[mark].lemma, {"after", "when", "once", "since", "as"}))
        return absent;
    return row_of(tree, up) && row_of(tree, up)->gains ? up : absent;
}
}  // namespace

void find_appointments(Candidates& out) {
    const auto& tree = out.tree();
    for (std::uint32_t verb = 0; verb < tree.size(); ++verb) {
        const auto lemma = tree[verb].lemma;
        const bool over = tree[verb].upos == Upos::VERB && takes_over(tree, verb);
        const auto gain = gain_above(tree, verb);
        if (!over && gain == absent && !lemma.starts_with("replac") && !lemma.starts_with("succeed"))
            continue;
        const auto made = read_appointment(tree, verb);
        if (!made.found()) continue;
        std::optional<Office> body;
        for (const auto* side : {&made.loses, &made.gains})
            for (const auto& person : *side)
                if (!body) body = office_of(out, tree.entity(person.mention), side == &made.loses);
        const auto up = tree.head(verb);
        if (gain != absent) body.reset();
        if (!body && up != absent && tree[verb].deprel == Deprel::advcl)
            for (const auto& found : out.candidates())  // "elects A as prime minister, replacing B"
                if (found.relation == Relation::leads && found.anchor == up) body = office(tree, found);
        if (over && !body) body = office_left(out, made.gains);
        if (!body) continue;
        const auto add = [&](const Argument& person, std::optional<Status> status) {
            Candidate candidate;
            candidate.relation = body->relation;
            candidate.source = candidate.target = person.mention;
            candidate.for_target = body->body;
            candidate.trigger = candidate.anchor = verb;
            candidate.status = status;
            candidate.origin = "appointments.tsv";
            candidate.prior = 0.75F;
            out.add(std::move(candidate));
        };
        for (const auto& person : made.gains) add(person, made.status);
        if (!made.future)
            for (const auto& person : made.loses) add(person, Status::ended);
    }
}

}  // namespace newsgraph
