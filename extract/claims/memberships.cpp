#include "extract/claims/memberships.hpp"

#include "extract/claims/name_form.hpp"
#include "extract/claims/party_names.hpp"
#include "extract/claims/title_acts.hpp"
#include "extract/claims/title_words.hpp"

namespace newsgraph {

namespace {
constexpr float sure = 0.85F, likely = 0.7F;

class MembershipFinder {
public:
    MembershipFinder(const Lexicon& lexicon, Candidates& out)
        : out_(out), tree_(out.tree()), reader_(lexicon, out.tree()) {}

    void run() {
        const Holders none(tree_.size());
        for (std::uint32_t at = 0; at < tree_.size(); ++at) {
            if (const auto m = tree_.starting_at(at); m != absent && is_party(tree_, m)) {
                all_of(m);
                examples(m);
            }
            if (const auto m = tree_.starting_at(at); m != absent && is_party_or_movement(tree_, m)) own(m);
            if (tree_[at].upos == Upos::VERB || tree_[at].upos == Upos::AUX || tree_[at].upos == Upos::PUNCT)
                continue;
            if (const auto m = tree_.covering(at); m != absent && tree_.mention(m).kind == MentionKind::name)
                continue;
            auto title = reader_.read(at);
            if (!title) continue;
            Arguments relata;
            bool direct = true;
            title->end = reader_.right(*title, relata, direct);
            auto holders = reader_.find_holders(*title, none);
            std::erase_if(holders, [&](const Argument& holder) {
                return holder.via != absent || tree_.type(holder.mention) != NodeType::person;
            });
            if (holders.empty()) {
                with_members(*title);
                continue;
            }
            one_more(*title, holders);
            party_before(*title, holders);
            chamber(*title, holders, relata);
        }
    }

private:
    void add(std::uint32_t person, std::uint32_t party, std::optional<EntityIndex> body, Relation relation,
             const Title* title, std::uint32_t trigger) {
        const auto target = body.value_or(tree_.entity(party));
        for (const auto& known : out_.candidates())
            if ((known.relation == relation || known.relation == Relation::leads) &&
                tree_.entity(known.source) == tree_.entity(person) &&
                known.for_target.value_or(tree_.entity(known.target)) == target)
                return;
        Candidate candidate;
        candidate.relation = relation;
        candidate.source = person;
        candidate.target = party;
        candidate.for_target = body;
        candidate.trigger = candidate.anchor = trigger;
        candidate.presupposed = !title || !at_clause(tree_, *title);
        if (title && body) candidate.status = title->status;
        if (title) candidate.role = tree_[title->head].form;
        candidate.origin = body ? "chambers.tsv" : "parties.tsv";
        candidate.prior = body ? likely : sure;
        out_.add(std::move(candidate));
    }

    /// "the Democratic chairman of the committee, X": of the party too.
    void party_before(const Title& title, const Arguments& holders) {
        for (auto at = title.phrase; at < title.first; ++at) {
            const auto m = tree_.starting_at(at);
            if (m == absent || !is_party(tree_, m) || tree_[tree_.mention(m).last].xpos == Xpos::POS)
                continue;
            for (const auto& holder : holders)
                add(holder.mention, m, {}, Relation::works_for, &title, title.head);
            return;
        }
    }

    /// "Senator X": of the only Senate that the document names.
    void chamber(const Title& title, const Arguments& holders, const Arguments& relata) {
        auto word = fold_word(tree_[title.head].lemma);
        auto post = out_.offices().chamber(title.last == title.first + 2 ? phrase(title) : word);
        if (!post) post = out_.offices().chamber(singular(word));
        if (!post || (title.first > 0 && tree_.is(title.first - 1, "of")) || is_of_part(tree_, title)) return;
        if (tree_[title.head].form.front() > 'Z' && word != "senator" && word.find("congress") != 0) return;
        for (auto at = title.phrase; at < title.first; ++at) {
            const auto m = tree_.covering(at);
            const bool noun = tree_[at].upos == Upos::NOUN || tree_[at].upos == Upos::PROPN;
            if (m == absent ? noun && !is_number(at) : !may_stand_before(m)) return;
        }
        for (const auto& relatum : relata)
            if (tree_.type(relatum.mention) != NodeType::place &&
                !is_party_or_movement(tree_, relatum.mention))
                return;
        for (const auto& holder : holders)
            add(holder.mention, holder.mention, post->body, post->relation, &title, title.head);
    }

    /// "Republican senators attacked it, with A of Utah calling it a sham and B calling it a coup."
    void with_members(const Title& title) {
        if (!is_plural(title) || base(tree_[title.head].deprel) != Deprel::nsubj) return;
        auto at = title.end;
        while (at < tree_.size() && !(tree_.is(at, "with") && tree_[at - 1].form == ",")) ++at;
        for (; at + 2 < tree_.size(); ++at) {
            if (!tree_.is(at, "with") && tree_[at].xpos != Xpos::CC) continue;
            const auto m = tree_.starting_at(at + 1);
            if (m == absent || !is_named_person(m)) continue;
            auto behind = tree_.mention(m).last;
            if (behind + 2 < tree_.size() && is_one_of(tree_[behind].lemma, {"of", "from"}) &&
                tree_.starting_at(behind + 1) != absent)
                behind = tree_.mention(tree_.starting_at(behind + 1)).last;
            if (behind >= tree_.size() || tree_[behind].xpos != Xpos::VBG) continue;
            party_before(title, {{m, absent}});
            chamber(title, {{m, absent}}, {});
        }
    }

    bool is_plural(const Title& title) const {
        return tree_[title.head].xpos == Xpos::NNS || tree_[title.head].xpos == Xpos::NNPS;
    }

    bool is_number(std::uint32_t at) const { return tree_[at].xpos == Xpos::CD; }

    std::string phrase(const Title& title) const {
        return fold_word(tree_[title.first].form) + ' ' + fold_word(tree_[title.head].lemma);
    }

    bool may_stand_before(std::uint32_t m) const {
        const auto type = tree_.type(m);
        return type == NodeType::country || type == NodeType::place || is_party(tree_, m) ||
               tree_.mention(m).kind == MentionKind::description;
    }

    /// "Two Democratic senators, A and B, left, and a third, C, stayed."
    void one_more(const Title& title, Arguments& holders) const {
        if (!is_plural(title)) return;
        for (auto at = title.end; at + 3 < tree_.size(); ++at)
            if (tree_.is(at, "a") && is_one_of(tree_[at + 1].lemma, {"second", "third", "fourth", "fifth"}) &&
                tree_[at + 2].form == ",")
                if (const auto m = tree_.starting_at(at + 3); m != absent && is_named_person(m))
                    holders.push_back({m, absent});
    }

    bool is_named_person(std::uint32_t m) const {
        return tree_.type(m) == NodeType::person && tree_.mention(m).kind == MentionKind::name;
    }

    /// "Opposition leader X said his Labour Party …": he leads it. "X's Labour Party": he is of it.
    void own(std::uint32_t party) {
        const auto first = tree_.mention(party).first;
        auto mark = first;
        while (mark > 1 && mark + 3 > first && tree_[mark - 1].upos == Upos::ADJ) --mark;
        if (const auto whose =
                mark > 1 && tree_[mark - 1].xpos == Xpos::POS ? tree_.ending_at(mark - 1) : absent;
            whose != absent && is_named_person(whose))
            return add(whose, party, {}, Relation::works_for, nullptr, tree_.mention(party).head);
        if (first < 3 || tree_[first - 1].xpos != Xpos::PRPS) return;
        const auto his = tree_.covering(first - 1);
        if (his == absent || tree_.type(his) != NodeType::person) return;
        for (auto m = tree_.first_mention(); m < tree_.last_mention(); ++m) {
            const auto& name = tree_.mention(m);
            if (tree_.entity(m) != tree_.entity(his) || name.kind != MentionKind::name || name.first < 2 ||
                name.last > first || !tree_.is(name.first - 1, "leader") || tree_.named(name.first - 2))
                continue;
            return add(m, party, {}, Relation::leads, nullptr, name.first - 1);
        }
    }

    /// "A of Utah, B and C, all Republicans": the list before it.
    void all_of(std::uint32_t party) {
        const auto first = tree_.mention(party).first;
        if (first < 3 || !is_one_of(tree_[first - 1].lemma, {"all", "both", "fellow"})) return;
        auto at = first - 1;
        if (tree_.is(at, "fellow")) --at;
        if (tree_[at - 1].form != "," && tree_[at - 1].form != "(") return;
        for (--at; at > 0;) {
            const auto m = tree_.ending_at(at);
            if (m != absent && is_named_person(m))
                add(m, party, {}, Relation::works_for, nullptr, tree_.mention(party).head);
            if (m != absent && !tree_.inside_name(m) && tree_.mention(m).kind == MentionKind::name)
                at = tree_.mention(m).first;
            else if (tree_[at - 1].form == "," || tree_[at - 1].xpos == Xpos::CC ||
                     tree_[at - 1].upos == Upos::ADP)
                --at;
            else
                break;
        }
    }

    /// "Democrats such as A and B", "Republicans, including Senator C", "Democrats D and E".
    void examples(std::uint32_t party) {
        const auto& name = tree_.mention(party);
        if (!tree_[name.last - 1].form.ends_with('s')) return;
        auto at = name.last;
        const auto word = [&](std::string_view form) { return at < tree_.size() && tree_[at].form == form; };
        if (word(",")) ++at;
        if (word("such") || word("like"))
            at += word("such") ? 2 : 1;
        else if (word("including") || word("notably"))
            ++at;
        else if (at != name.last)
            return;
        for (int words = 0; at < tree_.size() && words < 5; ++words, ++at) {
            if (const auto m = tree_.starting_at(at); m != absent && is_named_person(m)) {
                Arguments members;
                tree_.expand(tree_.mention(m).head, Reach::strict, members);
                for (const auto& member : members)
                    if (is_named_person(member.mention))
                        add(member.mention, party, {}, Relation::works_for, nullptr, name.head);
                return;
            }
            if (!is_nominal(tree_[at].upos) && tree_[at].upos != Upos::DET) return;
        }
    }

    Candidates& out_;
    const Tree& tree_;
    TitleReader reader_;
};
}  // namespace

static std::string_view party_text(const Tree& tree, std::uint32_t m) {
    const auto& name = tree.mention(m);
    if (tree.type(m) != NodeType::organization || name.kind != MentionKind::name ||
        name.last > name.first + 2)
        return {};
    const auto& first = tree[name.first];
    const auto& last = tree[name.last - 1];
    return {first.form.data(), last.end - first.begin};
}

bool is_party(const Tree& tree, std::uint32_t m) {
    return is_party_word(party_text(tree, m));
}

bool is_partisan(const Tree& tree, std::uint32_t m) {
    return is_party(tree, m) && !is_party_title(party_text(tree, m));
}

bool is_party_or_movement(const Tree& tree, std::uint32_t m) {
    return is_party(tree, m) ||
           (tree.type(m) == NodeType::organization && tree.mention(m).kind == MentionKind::name &&
            is_party_body(fold_word(tree[tree.mention(m).last - 1].form)));
}

bool is_party_alone(const Tree& tree, const Arguments& relata) {
    return std::all_of(relata.begin(), relata.end(),
                       [&](const Argument& relatum) { return is_party(tree, relatum.mention); });
}

void find_memberships(const Lexicon& lexicon, Candidates& out) {
    MembershipFinder(lexicon, out).run();
}

}  // namespace newsgraph
