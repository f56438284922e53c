#include "extract/claims/implied_posts.hpp"

#include "extract/claims/nominal.hpp"
#include "extract/data/tables.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace newsgraph {

namespace {
bool one_of(std::string_view lemma, std::span<const std::string_view> sorted) {
    return std::binary_search(sorted.begin(), sorted.end(), lemma);
}

/// What a state does to its own.
constexpr std::array<std::string_view, 11> own_verbs{"accuse", "arrest",   "charge", "convict",
                                                     "detain", "impeach",  "indict", "jail",
                                                     "order",  "sentence", "try"};

}  // namespace

bool is_attacker(const Tree& tree, const Mention& state) {
    if (state.kind != MentionKind::demonym) return false;
    for (auto at = state.last; at < tree.size() && at < state.last + 3; ++at)
        if (is_one_of(tree[at].lemma,
                      {"airstrike", "attack", "drone", "missile", "raid", "shelling", "strike"}))
            return true;
    return false;
}

bool is_of_private_person(const Tree& tree, const Mention& people) {
    if (people.kind != MentionKind::demonym || people.first == 0) return false;
    const auto owner = tree[people.first - 1].xpos;
    auto noun = people.last;
    while (noun < tree.size() && tree[noun].upos == Upos::ADJ) ++noun;
    return (owner == Xpos::POS || owner == Xpos::PRPS) && noun < tree.size() &&
           nominal(tree[noun].lemma).types == bit(NodeType::person);
}

namespace {
class ImpliedBody {
public:
    ImpliedBody(const Candidates& out, const Title& title, std::uint32_t holder, NodeType type)
        : out_(out), tree_(out.tree()), title_(title), holder_(holder), type_(type) {}

    /// "Brazil's X met Chancellor Y", "will see France's X and President Y"
    bool is_of_another(std::uint32_t country, bool heads) const {
        if (other_side() == tree_.entity(country)) return true;
        const auto behind = tree_.mention(country).last;
        if (!heads || behind + 1 >= tree_.size() || tree_[behind].xpos != Xpos::POS) return false;
        const auto person = tree_.starting_at(behind + 1);
        return person != absent && tree_.type(person) == NodeType::person &&
               tree_.entity(person) != tree_.entity(holder_);
    }

    /// Who of the clause around the post has it; see below.
    std::optional<EntityIndex> acting_firm() const { return firm_of_clause(); }

    std::optional<EntityIndex> find() { return type_ == NodeType::country ? country() : firm(); }

private:
    std::optional<EntityIndex> country() {
        const auto person = tree_.entity(holder_);
        if (const auto home = out_.offices().home(person)) return home;
        const auto across = other_side();
        if (across) {
            if (const auto host = seat(); host && !(*across == *host)) return host;
        } else if (const auto with = companion()) {
            return with;
        }
        const auto fits = [&](std::optional<EntityIndex> body) {
            return body && !(across && *across == *body) && !only_attacks(*body);
        };
        if (is_secretary() && title_.act == absent)
            if (const auto state = of_secretary()) return state;
        if (const auto main = out_.offices().main(type_); fits(main)) return main;
        if (const auto only = out_.offices().only_country();
            fits(only) && (out_.offices().names_it_often() || only_near()))
            return only;
        if (const auto seat = out_.offices().white_house(); tree_.is(title_.head, "President") && fits(seat))
            return seat;
        if (across) {
            const auto second = out_.offices().second(type_);
            return fits(second) ? second : std::nullopt;
        }
        // who speaks or acts in a sentence is of the state that the ones before spoke of
        if (base(tree_[phrase_head()].deprel) != Deprel::nsubj) return std::nullopt;
        const bool minister = title_.roles.front()->relation == Relation::works_for;
        if (minister || out_.offices().countries() < 5)
            if (const auto topic = topic_here_or_before()) return topic;
        if (minister || out_.offices().countries() < 3)
            if (const auto near = only_near()) return near;
        return out_.led_just_before(type_);
    }

    /// The country that this sentence or the one before begins with, where he does not speak of it himself.
    std::optional<EntityIndex> topic_here_or_before() const {
        const auto verb = tree_.head(phrase_head());
        const bool told = verb != absent && base(tree_[verb].deprel) == Deprel::ccomp;
        std::optional<EntityIndex> before;
        for (auto m = tree_.last_mention(); m-- > 0;) {
            const auto& mention = tree_.mention(m);
            if (mention.sentence + 1 < out_.sentence()) break;
            if (mention.first > 1 || tree_.type(m) != type_) continue;
            if (mention.sentence == out_.sentence()) {
                if (!told && mention.last <= title_.first && tree_[0].xpos != Xpos::open_quote)
                    return tree_.entity(m);
            } else {
                before = tree_.entity(m);
            }
        }
        for (auto m = tree_.first_mention(); before && m < tree_.last_mention(); ++m)
            if (tree_.entity(m) == *before) return {};
        return before;
    }

    bool is_secretary() const {
        return title_.words(tree_) == "secretary" || tree_.is(title_.head, "Secretary");
    }

    /// Few governments have secretaries: the one of them that the document names.
    std::optional<EntityIndex> of_secretary() const {
        std::optional<EntityIndex> found;
        int states = 0;
        for (const std::string_view iso : {"US", "GB", "PH", "MX", "PR"})
            if (const auto state = out_.offices().country(iso)) {
                ++states;
                found = state;
            }
        const bool of_state = title_.last > title_.head + 1;  // "Secretary of State"
        if (states < 2 || (of_state && out_.offices().united_states()))
            return of_state && out_.offices().united_states() ? out_.offices().united_states() : found;
        for (auto m = tree_.last_mention(); m-- > tree_.first_mention();)  // the nearest named before
            if (tree_.mention(m).first < title_.first && tree_.type(m) == NodeType::country)
                return tree_.entity(m);
        return std::nullopt;
    }

    /// The only thing of the type that this sentence and the one before speak of.
    std::optional<EntityIndex> only_near() const {
        std::optional<EntityIndex> only;
        for (auto m = tree_.last_mention(); m-- > 0;) {
            const auto& mention = tree_.mention(m);
            if (mention.sentence + 1 < out_.sentence()) break;
            if (mention.sentence == out_.sentence() && mention.first >= title_.first) continue;
            if (tree_.type(m) != type_) continue;
            if (mention.sentence == out_.sentence() && is_of_private_person(tree_, mention)) continue;
            if (mention.sentence == out_.sentence() && is_attacker(tree_, mention)) return {};
            if (only && *only != tree_.entity(m)) return {};
            only = tree_.entity(m);
        }
        return only;
    }

    bool only_attacks(EntityIndex state) const {
        int attacks_here = 0;
        for (auto m = tree_.first_mention(); m < tree_.last_mention(); ++m) {
            if (tree_.entity(m) != state) continue;
            if (!is_attacker(tree_, tree_.mention(m))) return false;
            ++attacks_here;
        }
        return attacks_here > 0;
    }

    /// "X's struggle to replace chairman Y", "X said chief executive Y would step down": the one firm that
    /// acts or speaks there.
    std::optional<EntityIndex> firm_of_clause() const {
        auto at = phrase_head();
        for (int step = 0; step < 4; ++step, at = tree_.head(at)) {
            const auto up = tree_.head(at);
            if (up == absent) return {};
            Arguments who;
            if (tree_[up].upos == Upos::VERB) {
                const auto doer = tree_.passive(up) ? tree_.subject(up) : tree_.grammatical_subject(up);
                if (doer != at) tree_.expand(doer, Reach::strict, who);
                if (who.empty() && up > 1 && tree_.is(up - 1, "to") && tree_[up - 2].upos == Upos::NOUN)
                    tree_.expand(tree_.possessor(up - 2), Reach::strict, who);
            } else if (tree_[at].upos == Upos::VERB && base(tree_[at].deprel) == Deprel::acl) {
                tree_.expand(tree_.possessor(up), Reach::strict, who);
            } else {
                return {};
            }
            std::erase_if(who, [&](const Argument& one) {
                return one.via != absent || tree_.type(one.mention) != NodeType::company;
            });
            if (who.size() == 1) return tree_.entity(who.front().mention);
            if (who.size() > 1) return {};
        }
        return {};
    }

    /// Not spoken of before the sentence before.
    bool is_new(EntityIndex firm) const {
        for (std::uint32_t m = 0; m < tree_.last_mention(); ++m) {
            const auto& mention = tree_.mention(m);
            if (mention.entity == firm) return mention.sentence + 1 >= out_.sentence();
        }
        return false;
    }

    std::optional<EntityIndex> firm() const {
        if (const auto acting = firm_of_clause()) return acting;
        if (const auto main = out_.offices().main(type_)) return main;
        const auto near = only_near();
        const auto opening = out_.offices().opening_firm();
        if (near && opening && *near != *opening && is_new(*near)) return opening;
        if (near) return near;
        if (const auto topic = title_.phrase < 2 ? firm_before() : std::nullopt) return topic;
        return out_.offices().first_firm();
    }

    /// The firm that the sentence before begins with: "X launched a rocket for Y. Chief executive Z said …"
    std::optional<EntityIndex> firm_before() const {
        std::optional<EntityIndex> found;
        for (auto m = tree_.first_mention(); m-- > 0;) {
            const auto& mention = tree_.mention(m);
            if (mention.sentence + 1 < out_.sentence()) break;
            if (tree_.type(m) == NodeType::company && mention.first < 2) found = tree_.entity(m);
        }
        return found;
    }

    std::optional<EntityIndex> country_of(std::uint32_t m) const {
        if (tree_.type(m) == NodeType::country) return tree_.entity(m);
        if (tree_.type(m) != NodeType::person) return {};
        const auto body = out_.offices().body(tree_.entity(m));
        if (body && tree_.type(*body) == NodeType::country) return body;
        for (const auto& known : out_.candidates())  // told in this sentence
            if (met_ && (known.relation == Relation::leads || known.relation == Relation::works_for) &&
                tree_.entity(known.source) == tree_.entity(m)) {
                const auto state = known.for_target.value_or(tree_.entity(known.target));
                if (tree_.type(state) == NodeType::country) return state;
            }
        const auto held = out_.offices().held(tree_.entity(m));
        if (held && tree_.type(held->body) == NodeType::country) return held->body;
        return out_.offices().home(tree_.entity(m));
    }

    std::optional<EntityIndex> country_at(std::uint32_t token) const {
        Arguments who;
        tree_.expand(token, Reach::strict, who);
        for (const auto& found : who)
            if (tree_.entity(found.mention) != tree_.entity(holder_))
                if (const auto body = country_of(found.mention)) return body;
        return {};
    }

    /// The head of the phrase that the holder's name and title make.
    std::uint32_t phrase_head() const {
        auto at = tree_.mention(holder_).head;
        for (int step = 0; step < 3 && tree_.head(at) != absent; ++step) {
            const auto relation = base(tree_[at].deprel);
            const auto up = tree_.head(at);
            if ((relation != Deprel::flat && relation != Deprel::appos && relation != Deprel::nmod_desc) ||
                up < title_.phrase || up > tree_.mention(holder_).last)
                break;
            at = up;
        }
        return at;
    }

    /// The country of whoever meets, calls or hurts the holder: not the holder's own.
    std::optional<EntityIndex> other_side() const {
        const auto at = phrase_head();
        auto up = tree_.head(at);
        if (up == absent) return {};
        const bool with = tree_.preposition(at) == "with" || tree_.preposition(at) == "to";
        met_ = is_one_of(tree_[up].lemma, {"meet", "visit", "host", "receive", "welcome", "greet",
                                           "telephone", "phone", "call", "congratulate"});
        if (tree_[up].upos == Upos::VERB && !with)
            return tree_.object(up) == at && title_.act == absent && !one_of(tree_[up].lemma, own_verbs)
                       ? country_at(tree_.grammatical_subject(up))
                       : std::nullopt;
        if (!with) return {};
        bool talks = false;
        for (int step = 0; step < 4 && up != absent; ++step, up = tree_.head(up)) {
            static constexpr std::array<std::string_view, 10> words{
                "call",    "conversation", "dialogue", "discussion", "meet",
                "meeting", "negotiation",  "summit",   "talk",       "visit"};
            talks = talks || one_of(tree_[up].lemma, words) || tree_.is(up, "speak");
            if (tree_[up].upos != Upos::VERB) continue;
            if (!talks) return {};
            if (const auto who = country_at(tree_.grammatical_subject(up))) return who;
        }
        return {};
    }

    /// The country whose government sits in the city, where the document names it.
    std::optional<EntityIndex> state_of_seat(std::string_view city) const {
        static const auto isos = [] {
            std::map<std::string_view, std::string_view> made;
            read_table(embedded_table("countries"), "countries.tsv", [&](auto cells, std::size_t) {
                if (cells.size() > 4)
                    for (const auto seat : split_cell(cells[4])) made.emplace(seat, cells[0]);
            });
            return made;
        }();
        const auto at = isos.find(city);
        return at == isos.end() ? std::nullopt : out_.offices().country(at->second);
    }

    /// "flew to X for talks with President Y": whose seat or land they meet in.
    std::optional<EntityIndex> seat() const {
        std::optional<EntityIndex> found;
        for (auto m = tree_.first_mention(); m < tree_.last_mention(); ++m) {
            const auto& mention = tree_.mention(m);
            if (mention.first == 0 || mention.last > title_.first || mention.kind == MentionKind::pronoun ||
                mention.kind == MentionKind::demonym ||
                !(tree_.is(mention.first - 1, "to") || tree_.is(mention.first - 1, "in")))
                continue;
            if (tree_.type(m) == NodeType::country)
                found = tree_.entity(m);
            else if (const auto state = state_of_seat(tree_.name(tree_.entity(m))))
                found = state;
        }
        return found;
    }

    /// "X, who travelled with Trade Minister Y": they serve one country.
    std::optional<EntityIndex> companion() const {
        const auto at = phrase_head();
        const auto up = tree_.head(at);
        if (up == absent || tree_[up].upos != Upos::VERB || tree_.preposition(at) != "with") return {};
        static constexpr std::array<std::string_view, 8> verbs{"appear", "arrive", "come",  "fly",
                                                               "go",     "join",   "stand", "travel"};
        if (!one_of(tree_[up].lemma, verbs)) return {};
        return country_at(tree_.grammatical_subject(up));
    }

    const Candidates& out_;
    const Tree& tree_;
    const Title& title_;
    std::uint32_t holder_;
    NodeType type_;
    mutable bool met_ = false;  ///< the holder is met by the head of another state
};
}  // namespace

std::optional<EntityIndex> implied_body(const Candidates& out, const Title& title, std::uint32_t holder,
                                        NodeType type) {
    return ImpliedBody(out, title, holder, type).find();
}

std::optional<EntityIndex> acting_firm(const Candidates& out, const Title& title, std::uint32_t holder) {
    return ImpliedBody(out, title, holder, NodeType::company).acting_firm();
}

bool is_of_another(const Candidates& out, const Title& title, std::uint32_t holder, std::uint32_t country,
                   bool heads) {
    return ImpliedBody(out, title, holder, NodeType::country).is_of_another(country, heads);
}

}  // namespace newsgraph
