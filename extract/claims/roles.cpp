#include "extract/claims/implied_posts.hpp"
#include "extract/claims/memberships.hpp"
#include "extract/claims/post_ranks.hpp"
#include "extract/claims/title_acts.hpp"
#include "extract/claims/title_words.hpp"
#include "extract/claims/titles.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
class RoleFinder {
public:
    RoleFinder(const Lexicon& lexicon, Candidates& out)
        : lexicon_(lexicon), out_(out), tree_(out.tree()), reader_(lexicon, out.tree()) {}

    void run() {
        holders_of_.assign(tree_.size(), {});
        last_relatum_ = last_country_ = absent;
        last_roles_.clear();
        for (std::uint32_t at = 0; at < tree_.size(); ++at) {
            if (tree_[at].upos == Upos::AUX || tree_[at].upos == Upos::PUNCT) continue;
            // "heads", "leads" are nouns only where a name or "of" follows
            if (tree_[at].upos == Upos::VERB &&
                !(at + 1 < tree_.size() && (tree_.is(at + 1, "of") || tree_.starting_at(at + 1) != absent) &&
                  tree_[at].lemma == tree_[at].form))
                continue;
            if (tree_.is(at, "counterpart")) {
                if (!last_roles_.empty()) match(reader_.read_counterpart(at, last_roles_));
                continue;
            }
            if (const auto m = tree_.covering(at); m != absent && tree_.mention(m).kind == MentionKind::name)
                continue;
            if (const auto title = reader_.read(at)) match(*title);
        }
    }

private:
    void match(Title title) {
        Arguments relata_left, relata_right;
        reader_.left(title, relata_left);
        find_owned(tree_, title, relata_left);
        find_made(tree_, title, relata_left);
        bool direct = true;
        title.end = reader_.right(title, relata_right, direct);
        if (is_no_tie(tree_, title, relata_right)) return;
        if (is_trade_before_post(tree_, title, lexicon_)) relata_right.clear();
        if (relata_left.empty() && relata_right.empty()) find_where(tree_, title, relata_left);
        if (is_joined(tree_, title) &&
            std::any_of(relata_left.begin(), relata_left.end(),
                        [&](const Argument& owner) { return is_owner(tree_, title, owner.mention); }))
            relata_right.clear();  // "X's distributor and owner of Y"
        if (is_joined(tree_, title) && is_named_before(tree_, title, relata_left))
            relata_right.clear();  // "an X board member and co-founder of Y"
        if (is_market(tree_, title, relata_right) &&
            std::any_of(relata_left.begin(), relata_left.end(),
                        [&](const Argument& owner) { return is_owner(tree_, title, owner.mention); }))
            relata_right.clear();
        if (is_of_state_alone(title))  // "Republican President X": of the country too; memberships.cpp
            std::erase_if(relata_left, [&](const Argument& owner) {
                return is_partisan(tree_, owner.mention) || is_of_body(tree_, title);
            });
        const auto act = appointment_of(tree_, title);
        const bool changes = act.found();
        auto holders = changes ? act.gains : reader_.find_holders(title, holders_of_);
        if (changes)
            for (auto* relata : {&relata_left, &relata_right})
                std::erase_if(*relata, [&](const Argument& relatum) {
                    return is_among(tree_, act.gains, relatum.mention) ||
                           is_among(tree_, act.loses, relatum.mention);
                });
        if (changes && relata_left.empty() && relata_right.empty() && act.body != absent)
            relata_left.push_back({act.body, absent});
        if (changes) lose(title, act, relata_right.empty() ? relata_left : relata_right, direct);
        if (holders.empty()) return;
        const auto tie = title.roles.front()->relation;
        if (!changes && !title.status && (tie == Relation::leads || tie == Relation::works_for)) {
            title.loss = loss_of_post(tree_, holders.front().mention, absent);
            if (title.loss == absent) title.loss = loss_of_post(tree_, holders.front().mention, title.head);
            if (title.loss != absent) title.status = Status::ended;
        }
        if (act.status) title.status = act.status;
        if (changes) title.act = act.verb;
        holders_of_[title.head] = holders;
        any_emitted_ = false;
        if (relata_right.empty() && is_party_alone(tree_, relata_left))
            if (const auto body = body_of_kind(tree_, title); body != absent)
                relata_left.insert(relata_left.begin(), {body, absent});
        if (relata_right.empty() && relata_left.empty()) {
            reader_.behind_holder(title, holders, relata_right);
            if (is_of_party_alone(tree_, title, relata_right)) relata_right.clear();
        }
        bool shared = false;
        if (relata_right.empty() && relata_left.empty()) shared = borrow(title, holders, relata_left);
        prior_ = shared ? 0.7F : 0.93F;
        if (!relata_right.empty() && !each_of_own(title, holders)) emit(title, holders, relata_right, direct);
        const bool has_complement = title.end > title.last;
        if (has_complement && relata_right.empty() && tie == Relation::owns && title.first > 0 &&
            tree_[title.first - 1].xpos == Xpos::CC)
            relata_left.clear();  // "X manager and owner of the website": not of X
        if (relata_right.empty() || !any_emitted_)
            emit(title, holders, relata_left,
                 !has_complement || !relata_right.empty() || is_joined(tree_, title));
        else
            emit_owner(title, holders, relata_left);
        if (!any_emitted_ && relata_right.empty() && relata_left.empty())
            imply(title, holders, changes ? &act : nullptr);
    }

    /// Who is replaced or dismissed had the post.
    void lose(const Title& title, const Appointment& act, Arguments relata, bool direct) {
        if (act.loses.empty()) return;
        auto lost = title;
        lost.lost = true;
        lost.passes = act.future && !act.gains.empty();
        if (!act.future) lost.status = Status::ended;
        if (relata.empty() && !borrow(title, act.loses, relata)) return imply(lost, act.loses, &act);
        emit(lost, act.loses, relata, direct);
    }

    /// "Prime Minister X", "chief executive X" without a country or firm in an article that is about one:
    /// its. Only where the title stands beside the name, and the person has no other office here.
    void imply(const Title& title, const Arguments& holders, const Appointment* act = nullptr) {
        const auto m = holders.front().mention;
        const auto& offices = out_.offices();
        if (const auto kin = kin_of(tree_, title, m); kin != absent && !act) {
            for (const auto& holder : holders)
                add(title, *title.roles.back(), {holder.mention, absent}, {kin, absent}, true);
            return;
        }
        const bool european =
            title.first > 0 && tree_.is(title.first - 1, "european");  // "Commissioner for Trade"
        const bool field = is_one_of(title.words(tree_), {"minister", "secretary", "Secretary"}) &&
                           tree_.is(title.last, "of") && title.end == tree_.mention(m).first &&
                           !tree_.named(title.end - 1);  // "Minister of Information X"
        const bool joined = is_joined(tree_, title) && title.end <= tree_.mention(m).first;
        if (is_of_unknown(tree_, title) || (title.end > title.last && !european && !field && !joined) ||
            (!act && !stands_beside(tree_, title, m) && !is_bare_predicate(tree_, title) &&
             !is_said_minister(title)) ||
            (title.first > 0 && tree_[title.first - 1].form == "-") ||
            (!act && offices.told_body(tree_.entity(m))))
            return;
        if (is_of_part(tree_, title) || is_of_state(out_, title)) return;
        const auto post = title.roles.front()->relation;
        if (tree_.type(m) == NodeType::person && (post == Relation::leads || post == Relation::works_for))
            last_roles_ = title.roles;
        if (const auto commission = out_.offices().commission();
            commission && !act && equal_lower(tree_[title.head].form, "commissioner") &&
            is_brussels(tree_, title)) {
            implied_ = commission;
            prior_ = 0.7F;
            for (const auto* role : title.roles)
                if (role->relation == Relation::works_for && (role->relatum & bit(NodeType::organization))) {
                    add(title, *role, {m, absent}, {m, absent}, true);
                    break;
                }
            implied_.reset();
            return;
        }
        for (const auto* role : title.roles) {
            if (!role->implied || !(role->holder & bit(tree_.type(m)))) continue;
            const bool state = (role->relatum & bit(NodeType::country)) != 0;
            if (state && equal_lower(tree_[title.head].form, "secretary") && title.first == title.head &&
                !is_cabinet_secretary(tree_, title))
                return;
            const auto type = state ? NodeType::country : NodeType::company;
            std::optional<EntityIndex> body;
            if (act) {  // the post that one of them is known for, else the one spoken of last
                for (const auto* side : {&act->loses, &act->gains})
                    for (const auto& person : *side)
                        if (!body) body = offices.post(tree_.entity(person.mention));
                if (body && tree_.type(*body) != type) body.reset();
                if (!body && !state) body = acting_firm(out_, title, m);
                if (!body) body = offices.last_led(type);
            }
            const auto behind = title.head + 2;
            if (!body && state && behind < tree_.size() && tree_[behind].form == "State" &&
                tree_[title.head].form == "Secretary")
                body = offices.united_states();  // other countries have secretaries of state for something
            if (!body) body = implied_body(out_, title, m, type);
            if (body && body == offices.united_states() && equal_lower(tree_[title.head].form, "minister"))
                body = offices.second(type);  // the United States have no ministers
            const bool attorney = tree_[title.first].form == "Attorney";
            if (!body && !act && state && (attorney || is_cabinet_secretary(tree_, title)))
                body = offices.united_states();
            if (!body || *body == tree_.entity(m) || has_no_president(out_, title, *body)) continue;
            prior_ = 0.7F;
            implied_ = body;
            add(title, *role, {m, absent}, {m, absent}, true);
            implied_.reset();
            return;
        }
    }

    /// "and was interior minister from 2011 to 2015", "X became foreign minister"
    bool is_said_minister(const Title& title) const {
        return title.words(tree_) == "minister" && title.last > title.first + 1 && is_of_state_alone(title) &&
               tree_.has_child(title.head, Deprel::cop);
    }

    /// "the ministers A of France and B of Spain": each has his own.
    bool each_of_own(const Title& title, const Arguments& holders) {
        std::vector<std::pair<Argument, Argument>> pairs;
        for (const auto& holder : holders) {
            Arguments own;
            reader_.behind_holder(title, {holder}, own);
            if (own.empty()) continue;
            pairs.emplace_back(holder, own.front());
            if (tree_.type(pairs.front().second.mention) != tree_.type(own.front().mention))
                return false;  // "Senators A of Utah and B of Georgia"
        }
        if (pairs.size() < 2) return false;
        for (const auto& [holder, own] : pairs) emit(title, {holder}, {own}, true);
        return true;
    }

    /// "Israeli prime minister A and energy minister B", "the Thai court ruled that former prime minister C":
    /// a title of state without a country takes the one that the sentence has named before it.
    bool borrow(const Title& title, const Arguments& holders, Arguments& out) const {
        const auto last = title.words(tree_);
        if (is_of_unknown(tree_, title) || is_of_state(out_, title) || is_of_body(tree_, title)) return false;
        const bool minister =
            last == "minister" || is_cabinet_secretary(tree_, title) ||
            (is_of_state_alone(title) && title.last > title.first + 1 &&
             title.roles.front()->relation == Relation::works_for &&
             !is_one_of(last, {"president", "lady", "prince", "President", "Lady", "Prince"}));
        const bool heads = std::any_of(title.roles.begin(), title.roles.end(), [](const Role* role) {
            return role->relation == Relation::leads && role->relatum == bit(NodeType::country);
        });
        const auto form = tree_[title.first].form;
        const bool capital = form.front() >= 'A' && form.front() <= 'Z' && title.first > 0;
        if (!minister && !(heads && (capital || title.status || last == "minister" || last == "king")) &&
            last != "leader") {
            // other posts share the body of a post that is joined to them
            if (title.phrase < 2 || tree_[title.phrase - 1].xpos != Xpos::CC || last_relatum_ == absent)
                return false;
            if (title.phrase - last_end_ > 5) return false;
            out.push_back({last_relatum_, absent});
            return true;
        }
        if (last == "leader") return false;
        auto only = absent;
        for (auto m = tree_.first_mention(); m < tree_.last_mention(); ++m) {
            const auto& mention = tree_.mention(m);
            if (mention.first >= title.first || tree_.type(m) != NodeType::country ||
                is_attacker(tree_, mention) || (!minister && is_of_private_person(tree_, mention)))
                continue;
            if (only != absent && tree_.entity(only) != tree_.entity(m) && title.phrase > 0) {
                // several countries: the nearest before a coordinated title, else none
                if (last_country_ == absent) return false;
                only = last_country_;
                break;
            }
            only = m;
        }
        if (only == absent || has_no_president(out_, title, tree_.entity(only)) ||
            is_of_another(out_, title, holders.front().mention, only, !minister) ||
            acts_on(tree_, only, holders.front().mention))
            return false;
        out.push_back({only, absent});
        return true;
    }

    /// "X's answer to Y's B is A": X makes A, besides what ties A to B. "Labour's Chief Secretary to the
    /// Treasury": of both.
    void emit_owner(Title title, const Arguments& holders, const Arguments& owners) {
        if (!owners.empty() && is_party_alone(tree_, owners) &&
            is_owner(tree_, title, owners.front().mention))
            return emit(title, holders, owners, true);
        std::erase_if(title.roles, [](const Role* role) { return role->relation != Relation::makes; });
        if (!title.roles.empty() && !owners.empty()) emit(title, holders, owners, true);
    }

    void emit(const Title& title, const Arguments& holders, const Arguments& relata, bool direct) {
        any_emitted_ = false;
        bool placed = false;  // "a Finnish court … Biafran activist X": of the nearest only
        for (const auto& relatum : relata) {
            if (is_among(tree_, holders, relatum.mention)) continue;  // "X and Y are among its backers"
            placed = placed || tree_.type(relatum.mention) == NodeType::place;
            for (const auto* role : title.roles) {
                if (role->implied) continue;
                if (serves_state(title, *role, relatum)) {  // "his ambassador to X, Y"
                    implied_ = state_of(relatum.mention);
                    const bool served = add(title, *role, holders.front(), relatum, direct);
                    implied_.reset();
                    any_emitted_ = any_emitted_ || served;
                    if (served) break;
                }
                if (!(role->relatum & bit(tree_.type(relatum.mention)))) continue;
                if (role->relation == Relation::citizen_of && placed) continue;
                if (tells_other(tree_, title, *role, relatum.mention)) continue;
                bool taken = false;
                for (const auto& holder : holders) {
                    if (!(role->holder & bit(tree_.type(holder.mention))) ||
                        holder.mention == relatum.mention || is_employer(title, *role, holder, relatum))
                        continue;
                    taken = add(title, *role, holder, relatum, direct) || taken;
                }
                if (!taken) continue;
                any_emitted_ = true;
                break;
            }
            if (any_emitted_ && relata.size() > 1 && relatum.mention != absent &&
                !is_conjunct(tree_, relata) && !is_hyphenated(tree_, relata) &&
                !(is_elected(tree_, title) &&
                  (is_party(tree_, relata.back().mention) || is_party(tree_, relatum.mention))))
                return;
        }
    }

    /// "X, a former Sequoia investor": invests for it, not in it.
    bool is_employer(const Title& title, const Role& role, const Argument& holder,
                     const Argument& relatum) const {
        const auto& body = tree_.mention(relatum.mention);
        return role.relation == Relation::invests_in && tree_.type(holder.mention) == NodeType::person &&
               body.last <= title.first && tree_[body.last].xpos != Xpos::POS &&
               body.kind != MentionKind::pronoun;
    }

    /// A minister or envoy whose owner leads a country serves that country.
    bool serves_state(const Title& title, const Role& role, const Argument& relatum) const {
        if (role.relation != Relation::works_for || !(role.relatum & bit(NodeType::country)) ||
            tree_.type(relatum.mention) != NodeType::person)
            return false;
        static constexpr std::string_view words[] = {"minister", "ambassador", "envoy", "secretary"};
        const auto body = state_of(relatum.mention);
        return body && tree_.type(*body) == NodeType::country && title.last == title.head + 1 &&
               std::any_of(std::begin(words), std::end(words),
                           [&](auto word) { return equal_lower(tree_[title.head].form, word); });
    }

    /// The country that the person leads, as this sentence or one before it tells.
    std::optional<EntityIndex> state_of(std::uint32_t person) const {
        for (const auto& found : out_.candidates())
            if (found.relation == Relation::leads && tree_.entity(found.source) == tree_.entity(person))
                return found.for_target.value_or(tree_.entity(found.target));
        return out_.offices().body(tree_.entity(person));
    }

    bool add(const Title& title, const Role& role, const Argument& holder, const Argument& relatum,
             bool direct) {
        Candidate candidate;
        candidate.relation = role.relation;
        if (candidate.relation == Relation::related) return false;
        if (candidate.relation == Relation::makes && role.reversed &&
            is_operator(tree_.name(tree_.entity(relatum.mention))))
            candidate.relation = Relation::uses;  // "the 777X, Lufthansa's newest jet"
        if (candidate.relation == Relation::leads || candidate.relation == Relation::works_for) {
            const auto body = implied_.value_or(tree_.entity(relatum.mention));
            const auto rank = rank_of_post(out_, title, role, relatum.mention, body, direct);
            if (!rank) return false;
            candidate.relation = *rank;
        }
        candidate.source = role.reversed ? relatum.mention : holder.mention;
        candidate.target = role.reversed ? holder.mention : relatum.mention;
        candidate.for_target = implied_;
        candidate.trigger = title.head;
        candidate.undated = title.passes;
        candidate.end = title.loss;
        candidate.presupposed = title.lost || (title.act == absent && !at_clause(tree_, title));
        candidate.anchor = title.head;
        if (base(tree_[title.head].deprel) == Deprel::obl && tree_.head(title.head) != absent)
            candidate.anchor = tree_.head(title.head);
        if (title.act != absent) candidate.anchor = title.act;
        candidate.status = title.status;
        if (role.relation == Relation::makes && title.status == Status::planned)
            candidate.status.reset();  // "its upcoming jet, the X"
        if (role.relation == Relation::citizen_of && title.loss != absent)
            candidate.status.reset();  // nobody resigns that
        candidate.origin = role.origin;
        candidate.prior = candidate.presupposed ? prior_ : prior_ - 0.05F;
        if (candidate.relation == Relation::leads || candidate.relation == Relation::works_for)
            last_roles_ = title.roles;
        last_relatum_ = relatum.mention;
        if (tree_.type(relatum.mention) == NodeType::country) last_country_ = relatum.mention;
        last_end_ = std::max(tree_.mention(holder.mention).last, title.end);
        if (candidate.relation == Relation::leads || candidate.relation == Relation::works_for ||
            candidate.relation == Relation::associated_with)
            for (auto at = title.first; at < title.last; ++at) {
                if (!candidate.role.empty() && tree_[at].space_before) candidate.role += ' ';
                candidate.role += tree_[at].form;
            }
        follow_post(out_, title, holder.mention, relatum.mention);
        if (candidate.relation == Relation::leads) drop_membership(out_, candidate);
        return out_.add(std::move(candidate));
    }

    const Lexicon& lexicon_;
    Candidates& out_;
    const Tree& tree_;
    TitleReader reader_;
    Holders holders_of_;
    std::vector<const Role*> last_roles_;  ///< of the last post
    bool any_emitted_ = false;
    std::optional<EntityIndex> implied_;  ///< the relatum that the article is about
    float prior_ = 0.93F;
    std::uint32_t last_relatum_ = absent, last_end_ = 0;  ///< of the title before
    std::uint32_t last_country_ = absent;                 ///< of the last title of state
};
}  // namespace

void find_roles(const Lexicon& lexicon, Candidates& out) {
    RoleFinder(lexicon, out).run();
    find_memberships(lexicon, out);
    find_appointments(out);
}

}  // namespace newsgraph
