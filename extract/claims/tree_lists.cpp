// Lists of names as Tree reads them: their members hang on the first, whatever the parser made of the commas.
#include "extract/claims/nominal.hpp"
#include "extract/claims/tree.hpp"
#include "extract/language/chars.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
/// Which types stand together in a list: bodies, places, things, people.
int group(NodeType type) {
    switch (type) {
        case NodeType::company:
        case NodeType::organization:
            return 1;
        case NodeType::country:
        case NodeType::place:
            return 2;
        case NodeType::chip:
        case NodeType::product:
            return 3;
        case NodeType::person:
            return 4;
    }
    return 0;
}
}  // namespace

/// "X blocked A, and B banned it": the name before a finite verb that has no subject is its subject, no
/// second member of the list before it.
void Tree::mend_joined_clauses() {
    for (std::uint32_t at = 4; at + 1 < size(); ++at) {
        auto& name = nodes_[at];
        const auto m = covering_[at];
        if (name.deprel != Deprel::conj || name.head == absent || name.head >= at || m == absent) continue;
        if (mention(m).head != at || mention(m).kind == MentionKind::pronoun) continue;
        const auto first = mention(m).first;
        if (first < 3 || nodes_[first - 1].xpos != Xpos::CC) continue;
        auto verb = mention(m).last;
        if (verb + 1 < size() && nodes_[verb].xpos == Xpos::CC) {  // "and B and C banned it"
            const auto other = covering_[verb + 1];
            if (other == absent || mention(other).first != verb + 1) continue;
            verb = mention(other).last;
        }
        bool finite = false;  // "and B will ban it"
        while (verb < size() && (nodes_[verb].upos == Upos::ADV || nodes_[verb].upos == Upos::AUX))
            finite = nodes_[verb++].upos == Upos::AUX || finite;
        if (verb >= size()) continue;
        auto top = name.head;  // "owns 80% of X and Y owns 20%": X is below the object of the verb before
        while (nodes_[top].head != absent && nodes_[top].head < top && nodes_[top].head != nodes_[verb].head)
            top = nodes_[top].head;
        const bool governs = nodes_[verb].xpos != Xpos::VBP && nodes_[top].head == nodes_[verb].head &&
                             nodes_[top].deprel == Deprel::obj &&
                             std::any_of(nodes_.begin() + verb + 1, nodes_.end(), [&](const TreeNode& other) {
                                 return other.head == verb && other.deprel == Deprel::obj;
                             });
        if (nodes_[first - 2].form != "," && !finite && !(governs && nodes_[verb].xpos != Xpos::VBN))
            continue;
        if (nodes_[verb].upos != Upos::VERB || nodes_[verb].deprel != Deprel::conj) continue;
        const auto tag = nodes_[verb].xpos;
        if ((!finite && tag != Xpos::VBD && tag != Xpos::VBZ && tag != Xpos::VBP) || nodes_[verb].head >= at)
            continue;
        const bool taken = std::any_of(nodes_.begin(), nodes_.end(), [&](const TreeNode& other) {
            const auto index = static_cast<std::uint32_t>(&other - nodes_.data());
            return (other.head == verb && base(other.deprel) == Deprel::nsubj) ||
                   (other.head == name.head && other.deprel == Deprel::conj && index < at);
        });
        if (taken) continue;
        name.head = verb;
        name.deprel = Deprel::nsubj;
    }
}

/// "from studios such as A and B, as well as firms like C": joined to the studios, not to the verb.
void Tree::mend_as_well_as() {
    for (std::uint32_t at = 3; at + 3 < size(); ++at) {
        if (nodes_[at].form != "as" || nodes_[at + 1].form != "well" || nodes_[at + 2].form != "as") continue;
        const auto second = nodes_[at].head;
        if (second == absent || second < at + 3 || nodes_[at].deprel != Deprel::cc ||
            base(nodes_[second].deprel) != Deprel::obl)
            continue;
        auto first = nodes_[at - 1].form == "," ? at - 2 : at - 1;
        for (int step = 0; step < 8 && nodes_[first].head != absent && nodes_[first].head < at &&
                           is_nominal(nodes_[nodes_[first].head].upos);
             ++step)
            first = nodes_[first].head;
        if (!is_nominal(nodes_[first].upos) || base(nodes_[first].deprel) != Deprel::obl) continue;
        nodes_[second].head = first;
        nodes_[second].deprel = Deprel::conj;
    }
}

bool Tree::is_seat(std::uint32_t at) const {
    const auto m = covering_[at];
    return m != absent && mention(m).first == at && mention(m).kind == MentionKind::name &&
           group(type(m)) == 2;
}

/// "10 787s from X and 35 737s from Y": goods are joined to goods, not to who orders them.
void Tree::join_goods() {
    const auto is_thing = [&](std::uint32_t m) {
        return type(m) == NodeType::product || type(m) == NodeType::chip;
    };
    for (auto m = first_; m < last_; ++m) {
        if (mention(m).head >= size() || !is_thing(m) || nodes_[mention(m).head].deprel != Deprel::conj)
            continue;
        auto& thing = nodes_[mention(m).head];
        const auto lead = thing.head == absent ? absent : covering_[thing.head];
        if (lead == absent || is_thing(lead)) continue;
        for (auto before = m; before-- > first_;)
            if (is_thing(before) && mention(before).last <= mention(lead).first &&
                mention(before).head < size() && mention(before).last + 6 > mention(lead).first) {
                thing.head = mention(before).head;
                break;
            }
    }
}

/// "A, B, C and D": names of one kind in a list are conjuncts of the first.
void Tree::join_lists() {
    const auto kin = [&](std::uint32_t a, std::uint32_t b) {
        const auto one = group(type(a)), other = group(type(b));
        return one == other || one + other == 3;
    };
    const auto finite = [&](std::uint32_t at) {
        const auto tag = nodes_[at].xpos;
        return tag == Xpos::VBD || tag == Xpos::VBZ || tag == Xpos::VBP || tag == Xpos::MD;
    };
    const auto opens_clause = [&](std::uint32_t m) {
        return mention(m).last < size() && finite(mention(m).last);
    };
    const auto clause_before = [&](std::uint32_t m) {
        for (auto at = mention(m).first; at-- > 0 && mention(m).first - at < 30;)
            if (finite(at)) return true;
        return false;
    };
    const auto name_at = [&](std::uint32_t first, std::uint32_t at) {
        if (at < size() && nodes_[at].upos == Upos::DET) ++at;
        if (at + 2 < size() && is_seat(at) && group(type(first)) == 1) {  // "and South Korea's X"
            const auto behind = mention(covering_[at]).last;
            if (behind + 1 < size() && nodes_[behind].xpos == Xpos::POS) at = behind + 1;
        }
        if (at >= size()) return absent;
        auto m = covering_[at];
        if (m != absent && mention(m).last + 2 < size() && nodes_[mention(m).last].form == "-" &&
            nodes_[mention(m).last + 1].xpos == Xpos::VBN) {  // "X and the Y-backed rebel group Z"
            at = mention(m).last + 2;
            while (at + 1 < size() && covering_[at] == absent && nodes_[at].upos == Upos::NOUN) ++at;
            m = covering_[at];
        }
        const bool name = m != absent && mention(m).kind == MentionKind::name && mention(m).first == at;
        if (type(first) != NodeType::person) return name ? m : absent;
        // "A, former minister B and analyst C": the name at the end of the phrase
        auto found = absent;
        for (int words = 0; at < size() && words < 14; ++words) {
            const auto here = covering_[at];
            if (here != absent && mention(here).kind == MentionKind::name && mention(here).first == at) {
                found = here;
                at = mention(here).last;
            } else if (is_nominal(nodes_[at].upos) || nodes_[at].xpos == Xpos::POS ||
                       nodes_[at].xpos == Xpos::HYPH || nodes_[at].xpos == Xpos::PRPS ||
                       (nodes_[at].upos == Upos::ADP && nodes_[at].lemma == "for")) {
                found = absent;
                ++at;
            } else {
                break;
            }
        }
        return found;
    };
    for (auto first = first_; first < last_; ++first) {
        if (mention(first).kind != MentionKind::name || covering_[mention(first).head] != first) continue;
        std::vector<std::uint32_t> members{first};
        bool closed = false, dated = false;
        for (auto at = mention(first).last; at < size() && !closed;) {
            auto next = at;
            if (nodes_[next].xpos == Xpos::LRB && next + 2 < size() && nodes_[next + 2].xpos == Xpos::RRB)
                next += 3;
            if (next + 2 < size() && is_seat(next + 1) &&
                (nodes_[next].form == "of" ? group(type(first)) == 1 || type(first) == NodeType::person
                                           : nodes_[next].form == "from" && type(first) == NodeType::person))
                next = mention(covering_[next + 1]).last;  // "X of Japan, Y of China"
            if (next >= size()) break;
            const bool comma = nodes_[next].form == ",";
            if (comma) ++next;
            const bool joined = next < size() && nodes_[next].xpos == Xpos::CC &&
                                (nodes_[next].lemma == "and" || nodes_[next].lemma == "or");
            if (joined) ++next;
            if (!comma && !joined) break;
            if (next + 2 < size() && nodes_[next].upos == Upos::ADP && nodes_[next + 1].upos == Upos::NUM &&
                nodes_[next + 1].form.size() == 4 && type(first) == NodeType::product) {
                next += 2;  // "introduced the iMac, in 2001 the iPod"
                dated = true;
            }
            const auto member = name_at(first, next);
            if (member != absent && comma && joined && members.size() == 1 && opens_clause(member) &&
                clause_before(first))
                break;  // "took a stake in X, and Y agreed to pay"
            if (member == absent || !kin(first, member) ||
                (joined &&
                 nodes_[mention(member).last < size() ? mention(member).last : 0].xpos == Xpos::POS))
                break;
            members.push_back(member);
            closed = joined;
            at = mention(member).last;
        }
        if (!closed && !dated) continue;
        const auto lead = mention(first).head;
        if (members.size() == 2 && nodes_[lead].deprel == Deprel::appos && mention(first).first > 0 &&
            nodes_[mention(first).first - 1].form == "," && nodes_[mention(first).last].form == ",")
            continue;  // "its leader, A, and his brother B": B is joined to the leader
        for (std::size_t i = 1; i < members.size(); ++i) {
            auto& node = nodes_[mention(members[i]).head];
            if (nodes_[lead].head == mention(members[i]).head) {
                nodes_[lead].head = node.head;
                nodes_[lead].deprel = node.deprel;
            }
            const auto argues = [](Deprel relation) {
                return base(relation) == Deprel::nsubj || relation == Deprel::obj ||
                       base(relation) == Deprel::obl || relation == Deprel::nmod;
            };
            const auto outside =
                node.head != absent && std::none_of(members.begin(), members.end(),
                                                    [&](auto m) { return mention(m).head == node.head; });
            if (outside && argues(node.deprel) && !argues(nodes_[lead].deprel)) {
                nodes_[lead].head = node.head;
                nodes_[lead].deprel = node.deprel;
            }
            node.head = lead;
            node.deprel = Deprel::conj;
        }
    }
}

/// The plural that examples of this type are of: the one before them, or, where it is none or of another
/// kind, the one around it: "airlines that fly the jet, including X", "customers of its platform such as X".
std::uint32_t Tree::plural_for(std::uint32_t noun, NodeType kind) const {
    const auto plural = [&](std::uint32_t at) {
        return nodes_[at].xpos == Xpos::NNS && nodes_[at].upos == Upos::NOUN;
    };
    auto at = noun;
    for (int step = 0; step < 4 && at != absent && at <= noun; ++step) {
        const auto called = nominal(lower_case(nodes_[at].lemma));
        if ((plural(at) || nodes_[at].xpos == Xpos::NNPS) && called.known && (called.types & bit(kind)))
            return at;
        if (nodes_[at].upos == Upos::VERB)  // "added 80 firms to its list, including X"
            for (std::uint32_t object = at + 1; object < noun; ++object)
                if (nodes_[object].head == at && nodes_[object].deprel == Deprel::obj && plural(object) &&
                    (nominal(nodes_[object].lemma).types & bit(kind)))
                    return object;
        at = nodes_[at].head;
    }
    return plural(noun) ? noun : absent;
}

/// "a consortium of X and Russian bank Y": Y is joined to X, not Russia.
void Tree::mend_joined_demonyms() {
    for (std::uint32_t at = 2; at + 2 < size(); ++at) {
        const auto m = covering_[at];
        auto& adjective = nodes_[at];
        const auto lead = adjective.head;
        if (m == absent || mention(m).kind != MentionKind::demonym || adjective.deprel != Deprel::conj ||
            lead == absent || lead >= at || covering_[lead] == absent)
            continue;
        auto next = at + 1;
        while (next < size() && covering_[next] == absent &&
               (nodes_[next].upos == Upos::NOUN || nodes_[next].upos == Upos::PROPN ||
                nodes_[next].upos == Upos::ADJ))
            ++next;
        const auto name = next < size() ? covering_[next] : absent;
        if (next == at + 1 || name == absent || mention(name).kind != MentionKind::name) continue;
        const auto head = mention(name).head;
        if (nodes_[lead].head == head) {
            nodes_[lead].head = nodes_[head].head;
            nodes_[lead].deprel = nodes_[head].deprel;
            for (std::uint32_t other = 0; other < lead; ++other)
                if (nodes_[other].head == head && nodes_[other].deprel == Deprel::case_)
                    nodes_[other].head = lead;
        } else if (nodes_[head].head == absent || nodes_[head].head > head) {
            continue;
        }
        for (std::uint32_t other = lead + 1; other < at; ++other)
            if (nodes_[other].head == at) nodes_[other].head = head;
        nodes_[head].head = lead;
        nodes_[head].deprel = Deprel::conj;
        adjective.head = head;
        adjective.deprel = Deprel::amod;
    }
}

/// "a tariff on steel and a tariff on cars": a noun is joined to the one like it.
void Tree::mend_parallel_nouns() {
    for (std::uint32_t at = 3; at < size(); ++at) {
        auto& noun = nodes_[at];
        if (noun.upos != Upos::NOUN || noun.deprel != Deprel::conj || covering_[at] != absent) continue;
        auto up = noun.head;
        for (int step = 0; step < 3 && up != absent && up < at; ++step) {
            if (nodes_[up].upos == Upos::NOUN && nodes_[up].lemma == noun.lemma) {
                noun.head = up;
                break;
            }
            up = is_nominal(nodes_[up].upos) ? nodes_[up].head : absent;
        }
    }
}

/// "bought 30 Xs as well as two Ys": what "as well as" adds is joined to the phrase before it.
void Tree::join_additions() {
    for (std::uint32_t at = 1; at + 3 < size(); ++at) {
        if (nodes_[at].form != "as" || nodes_[at + 1].form != "well" || nodes_[at + 2].form != "as") continue;
        const auto added = nodes_[at].head;
        if (added == absent || added < at + 3 || base(nodes_[added].deprel) == Deprel::conj) continue;
        const auto before = nodes_[at - 1].form == "," && at > 1 ? at - 2 : at - 1;
        auto first = covering_[before] != absent ? mention(covering_[before]).head : before;
        if (nodes_[first].upos != Upos::NOUN && nodes_[first].upos != Upos::PROPN) continue;
        while (nodes_[first].head != absent && nodes_[first].head == nodes_[added].head &&
               base(nodes_[first].deprel) != Deprel::obj && base(nodes_[first].deprel) != Deprel::obl &&
               base(nodes_[first].deprel) != Deprel::nsubj)
            first = nodes_[first].head;
        if (nodes_[first].head == nodes_[added].head) rehang(added, first, Deprel::conj);
    }
}

/// The name that starts at the token, of no place or country before another noun.
std::uint32_t Tree::starting_name(std::uint32_t at) const {
    const auto m = covering_[at];
    if (m == absent || mention(m).first != at || mention(m).kind != MentionKind::name) return absent;
    const bool seat = type(m) == NodeType::country || type(m) == NodeType::place;
    return seat && mention(m).last < size() &&
                   (is_nominal(nodes_[mention(m).last].upos) || nodes_[mention(m).last].form == "-")
               ? absent
               : m;
}

/// "sued firms such as X", "put 28 firms, among them Y, on": examples hang on the plural before them.
void Tree::mend_examples() {
    for (std::uint32_t at = 1; at + 2 < size(); ++at) {
        auto marker = at;
        const bool such = nodes_[at].lemma == "such" && nodes_[at + 1].lemma == "as";
        const bool among = nodes_[at].form == "among" && nodes_[at + 1].form == "them";
        if (!such && !among && nodes_[at].form != "including") continue;
        auto next = at + (such || among ? 2 : 1);
        while (next < size() && nodes_[next].upos == Upos::DET) ++next;
        auto m = covering(next);
        if (m == absent || mention(m).kind != MentionKind::name) {  // "the Swiss trading house X"
            auto name = next;
            while (name < size() && name < next + 6 && starting_name(name) == absent &&
                   (is_nominal(nodes_[name].upos) || nodes_[name].upos == Upos::ADJ ||
                    nodes_[name].form == "-" || nodes_[name].xpos == Xpos::VBG ||
                    nodes_[name].xpos == Xpos::VBN))
                ++name;
            if (name < size() && starting_name(name) != absent) m = covering(next = name);
        }
        if (m == absent || mention(m).kind == MentionKind::description || mention(m).first != next) continue;
        const auto noun = plural_for(nodes_[at - 1].form == "," && at > 1 ? at - 2 : at - 1, type(m));
        if (noun == absent) continue;
        auto head = mention(m).head;  // of the phrase around the name: "Sweden's X"
        while (nodes_[head].head != absent && nodes_[head].head > head && nodes_[head].head < head + 6 &&
               nodes_[nodes_[head].head].upos != Upos::VERB)
            head = nodes_[head].head;
        if (nodes_[head].head == noun && !among) continue;
        rehang(head, noun, Deprel::nmod);
        if (among) {
            rehang(marker, head, Deprel::case_);
            rehang(marker + 1, head, Deprel::det);
        }
    }
}

}  // namespace newsgraph
