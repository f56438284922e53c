#include "extract/claims/post_ranks.hpp"

#include "extract/claims/memberships.hpp"
#include "extract/claims/nominal.hpp"
#include "extract/claims/title_words.hpp"

#include <algorithm>

namespace newsgraph {

std::optional<Relation> rank_of_post(const Candidates& out, const Title& title, const Role& role,
                                     std::uint32_t relatum, EntityIndex body, bool direct) {
    const auto& tree = out.tree();
    const auto word = title.words(tree);
    if (tree.type(body) == NodeType::country) {
        const bool territory = out.offices().is_territory(body);
        if (is_one_of(word, {"governor", "Governor"}) && !title.deputy)
            return territory ? Relation::leads : role.implied ? std::nullopt : std::optional(role.relation);
        if (equal_lower(word, "executive") && tree.is(title.first, "chief") && !territory)
            return std::nullopt;
        if (equal_lower(word, "chancellor") && out.offices().country("GB") == body)
            return Relation::works_for;  // of the Exchequer
    }
    if (role.relation != Relation::leads) return role.relation;
    const bool partisan = is_partisan(tree, relatum) && tree.mention(relatum).last <= title.first &&
                          !tree.is(title.head, "leader");
    return title.deputy || !direct || is_one_of_many(tree, title) || partisan ? Relation::works_for
                                                                              : Relation::leads;
}

bool has_no_president(const Candidates& out, const Title& title, EntityIndex country) {
    return equal_lower(out.tree()[title.head].form, "president") && out.offices().is_monarchy(country);
}

bool is_of_state(const Candidates& out, const Title& title) {
    return out.tree().is(title.head, "premier") && title.last == title.first + 1 &&
           (out.offices().country("AU") || out.offices().country("CA"));
}

namespace {
/// "Mexico's richest man"
bool is_superlative(const Tree& tree, std::uint32_t begin, std::uint32_t end) {
    for (auto at = begin; at < end; ++at)
        if (tree[at].xpos == Xpos::JJS) return true;
    return false;
}
}  // namespace

bool tells_other(const Tree& tree, const Title& title, const Role& role, std::uint32_t relatum) {
    const auto& seat = tree.mention(relatum);
    const bool behind = seat.first >= title.last;
    if (role.relation == Relation::citizen_of) {
        const bool from = seat.kind == MentionKind::name && tree.preposition(seat.head) == "from";
        return (is_owner(tree, title, relatum) && !is_superlative(tree, seat.last, title.first)) ||
               seat.kind == MentionKind::metonym || (behind && !from && !is_citizen(tree, title));
    }
    return !behind && seat.kind == MentionKind::demonym &&
           (role.relation == Relation::criticizes || role.relation == Relation::supports ||
            (role.relation == Relation::works_for && tree.is(title.head, "attorney")));
}

void follow_post(Candidates& out, const Title& title, std::uint32_t holder, std::uint32_t relatum) {
    const auto& tree = out.tree();
    const bool before = tree.is(title.head, "predecessor");
    const bool deputy = tree.is(title.head, "deputy");
    if ((!before && !deputy && !tree.is(title.head, "successor")) || tree.type(relatum) != NodeType::person ||
        tree.type(holder) != NodeType::person)
        return;
    const auto post = out.offices().post(tree.entity(relatum));
    if (!post) return;
    Candidate candidate;
    candidate.relation = deputy ? Relation::works_for : Relation::leads;
    candidate.source = candidate.target = holder;
    candidate.for_target = post;
    candidate.trigger = candidate.anchor = title.head;
    candidate.presupposed = true;
    if (before) candidate.status = Status::ended;
    candidate.origin = "predecessor";
    candidate.prior = 0.7F;
    out.add(std::move(candidate));
}

void drop_membership(Candidates& out, const Candidate& post) {
    std::erase_if(out.all(), [&](const Candidate& known) {
        return known.relation == Relation::works_for && known.origin == "of" && known.source == post.source &&
               known.target == post.target;
    });
}

std::uint32_t body_of_kind(const Tree& tree, const Title& title) {
    if (title.first == 0 || tree.named(title.first - 1)) return absent;
    const auto& kind = tree[title.first - 1];
    if (title.first == title.phrase && kind.deprel != Deprel::compound) return absent;
    if (title.first > title.phrase + 1 && !tree.named(title.first - 2)) return absent;  // "high school"
    if (kind.upos != Upos::NOUN && kind.upos != Upos::PROPN && kind.deprel != Deprel::compound) return absent;
    const auto known = nominal(kind.lemma);
    if (!(known.types & bit(NodeType::organization)) || (known.types & bit(NodeType::person))) return absent;
    for (auto m = tree.last_mention(); m-- > 0;) {
        const auto& body = tree.mention(m);
        if (m >= tree.first_mention() && body.first >= title.first) continue;
        if (body.kind != MentionKind::name || tree.type(m) != NodeType::organization) continue;
        const auto name = tree.name(tree.entity(m));
        const auto at = name.rfind(' ');
        if (equal_lower(at == name.npos ? name : name.substr(at + 1), kind.lemma)) return m;
    }
    return absent;
}

std::uint32_t kin_of(const Tree& tree, const Title& title, std::uint32_t holder) {
    const auto& name = tree.mention(holder);
    const auto* tie = title.roles.back();
    if (tie->relation != Relation::associated_with || !tie->implied || title.end != title.last) return absent;
    const auto up = tree.head(title.head);
    if (up != absent && name.first == title.last + 1 &&  // "Another son, X, predeceased her."
        is_one_of(tree[up].lemma, {"outlive", "predecease", "survive"})) {
        Arguments who;
        tree.expand(tree.object(up), Reach::strict, who);
        if (who.size() == 1 && tree.type(who.front().mention) == NodeType::person) return who.front().mention;
    }
    if (name.first == title.last + 1) {  // "She is survived by her husband and a daughter, X"
        auto at = title.head;
        for (int step = 0; step < 5 && tree[at].deprel != Deprel::obl_agent && tree.head(at) != absent;
             ++step)
            at = tree.head(at);
        const auto verb = tree.head(at);
        if (verb != absent && tree.is(verb, "survive") && tree.passive(verb)) {
            Arguments who;
            tree.expand(tree.grammatical_subject(verb), Reach::strict, who);
            if (who.size() == 1 && tree.type(who.front().mention) == NodeType::person)
                return who.front().mention;
        }
    }
    if (name.first != title.last || tree[title.head].form.front() < 'a' ||
        (title.phrase > 0 && tree[title.phrase - 1].upos == Upos::DET))
        return absent;
    for (auto at = title.phrase > 0 ? title.phrase - 1 : 0; at < title.first; ++at)
        if (tree[at].xpos == Xpos::PRPS || tree[at].xpos == Xpos::POS || tree[at].upos == Upos::PROPN)
            return absent;  // "their two sons", "Dead associates"
    auto at = tree.mention(holder).head;
    for (int step = 0; step < 5 && tree.head(at) != absent; ++step) {
        const bool joined = tree[at].deprel == Deprel::conj;
        at = tree.head(at);
        const bool verb = tree[at].upos == Upos::VERB && !tree.named(at);
        if (!verb && !joined) continue;
        Arguments who;
        tree.expand(verb ? tree.grammatical_subject(at) : at, Reach::strict, who);
        std::erase_if(who, [&](const Argument& one) {
            return one.via != absent || tree.type(one.mention) != NodeType::person ||
                   tree.entity(one.mention) == tree.entity(holder) ||
                   (!verb && tree.mention(one.mention).first > title.first);
        });
        if (!who.empty() && (!verb || who.size() == 1)) return who.front().mention;
        if (verb) return absent;
    }
    return absent;
}

void settle_posts(Candidates& out) {
    const auto& tree = out.tree();
    const auto body = [&](const Candidate& one) { return one.for_target.value_or(tree.entity(one.target)); };
    const auto person = [&](const Candidate& one) {
        return one.for_source.value_or(tree.entity(one.source));
    };
    const auto lost = [&](const Candidate& one) {
        return one.relation == Relation::works_for && one.role.empty() && one.status == Status::ended &&
               one.origin.starts_with("frames.tsv") && tree[one.trigger].upos == Upos::VERB;
    };
    const auto leads = [&](const Candidate& one) {
        return out.offices().post(person(one)) == body(one) ||
               std::any_of(out.all().begin(), out.all().end(), [&](const Candidate& other) {
                   return other.relation == Relation::leads && person(other) == person(one) &&
                          body(other) == body(one);
               });
    };
    for (auto& one : out.all()) {  // "joined X, where she led the chip group": a part of X
        if ((one.relation != Relation::leads && one.relation != Relation::works_for) ||
            tree.mention(one.target).kind != MentionKind::description)
            continue;
        const auto where = tree.child_lemma(one.trigger, "where");
        if (where == absent || where < 2 || where > one.trigger) continue;
        const auto firm = tree.ending_at(tree[where - 1].form == "," ? where - 1 : where);
        if (firm == absent ||
            (tree.type(firm) != NodeType::company && tree.type(firm) != NodeType::organization))
            continue;
        one.relation = Relation::works_for;
        one.target = firm;
        one.for_target.reset();
    }
    std::erase_if(out.all(), [&](const Candidate& one) {  // "heads X's Indonesia delegation": of X only
        return one.relation == Relation::works_for && tree.type(body(one)) == NodeType::country &&
               one.origin.starts_with("frames.tsv") && is_one_of(tree[one.trigger].lemma, {"head", "lead"}) &&
               std::any_of(out.all().begin(), out.all().end(), [&](const Candidate& other) {
                   return other.trigger == one.trigger && other.relation == Relation::works_for &&
                          tree.type(body(other)) != NodeType::country && person(other) == person(one);
               });
    });
    std::erase_if(out.all(), [&](const Candidate& one) {  // "represented by its chairman, X"
        return one.relation == Relation::works_for && tree.is(one.trigger, "represent") && leads(one);
    });
    for (auto& one : out.all())
        if (lost(one) && leads(one)) one.relation = Relation::leads;
}

bool is_of_party_alone(const Tree& tree, const Title& title, const Arguments& relata) {
    return is_of_state_alone(title) && !relata.empty() &&
           std::all_of(relata.begin(), relata.end(),
                       [&](const Argument& relatum) { return is_party_or_movement(tree, relatum.mention); });
}

}  // namespace newsgraph
