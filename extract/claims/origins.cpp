// Where people are said to be from right behind their names.
#include "extract/claims/candidate.hpp"

namespace newsgraph {

namespace {
/// "X, from Toronto, Canada,", "its operator X from South Korea": where somebody is from.
void from_country(Candidates& out, std::uint32_t m) {
    const auto& tree = out.tree();
    const auto& person = tree.mention(m);
    auto at = person.last;
    if (at + 2 >= tree.size()) return;
    const bool comma = tree[at].form == ",";
    if (comma) ++at;
    if (comma && (tree.is(at, "both") || tree.is(at, "all"))) ++at;
    if (at + 1 >= tree.size() || !tree.is(at, "from")) return;
    auto origin = tree.starting_at(at + 1);
    if (origin == absent && tree[at + 1].upos == Upos::DET) origin = tree.starting_at(at + 2);
    if (origin == absent) return;
    if (!comma && tree[tree.mention(origin).head].deprel != Deprel::nmod) return;
    auto end = tree.mention(origin).last;
    if (tree.type(origin) == NodeType::place && end + 1 < tree.size() && tree[end].form == ",")
        if (const auto country = tree.starting_at(end + 1); country != absent) {
            origin = country;
            end = tree.mention(country).last;
        }
    if (tree.type(origin) != NodeType::country || tree.mention(origin).kind != MentionKind::name) return;
    if (end < tree.size() && (tree[end].xpos == Xpos::POS || tree.is(end, "to"))) return;
    Arguments who{{m, absent}};
    if (tree.is(at - 1, "both") || tree.is(at - 1, "all"))
        if (const auto lead = tree.head(person.head);
            lead != absent && tree[person.head].deprel == Deprel::conj)
            tree.expand(lead, Reach::strict, who);
    for (const auto& one : who)
        if (tree.type(one.mention) == NodeType::person && one.via == absent)
            out.presume(Relation::citizen_of, one.mention, origin, person.head, "from", 0.75F);
}

/// "X, the Russian-born founder of Y".
void born_behind(Candidates& out, std::uint32_t m) {
    const auto& tree = out.tree();
    auto at = tree.mention(m).last;
    if (at + 4 >= tree.size() || tree[at].form != ",") return;
    ++at;
    if (tree[at].upos == Upos::DET) ++at;
    const auto origin = tree.starting_at(at);
    if (origin == absent || tree.mention(origin).kind != MentionKind::demonym) return;
    const auto end = tree.mention(origin).last;
    if (end + 1 < tree.size() && tree[end].form == "-" && tree[end + 1].form == "born")
        out.presume(Relation::citizen_of, m, origin, tree.mention(m).head, "born", 0.8F);
}
}  // namespace

void find_origins(Candidates& out) {
    const auto& tree = out.tree();
    for (auto m = tree.first_mention(); m < tree.last_mention(); ++m) {
        if (tree.mention(m).kind != MentionKind::name || tree.mention(m).last > tree.size() ||
            tree.type(m) != NodeType::person)
            continue;
        born_behind(out, m);
        from_country(out, m);
    }
}

}  // namespace newsgraph
