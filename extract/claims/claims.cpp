#include "extract/claims/claims.hpp"

#include "extract/claims/attach.hpp"
#include "extract/claims/boards.hpp"
#include "extract/claims/code_points.hpp"
#include "extract/claims/confidence.hpp"
#include "extract/claims/event_coreference.hpp"
#include "extract/claims/firm_view.hpp"
#include "extract/claims/name_form.hpp"
#include "extract/claims/opinions.hpp"
#include "extract/claims/post_ranks.hpp"
#include "extract/claims/quotations.hpp"
#include "extract/claims/told_acts.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
bool is_question(const Tree& tree) {
    for (auto at = tree.size(); at-- > 0;) {
        if (tree[at].form == "?") return true;
        if (tree[at].upos != Upos::PUNCT) return false;
    }
    return false;
}

/// The words of the phrase through which the target is tied, without the target's own mention.
std::string object_text(const Tree& tree, const Candidate& candidate) {
    if (candidate.via == absent) return {};
    const auto first = tree.phrase_start(candidate.via);
    std::string text;
    for (auto at = first; at <= candidate.via; ++at) {
        if (const auto m = tree.covering(at); m != absent && tree.entity(m) == tree.entity(candidate.target))
            continue;
        if (tree[at].xpos == Xpos::POS || tree[at].xpos == Xpos::PRPS) continue;
        if (!text.empty() && tree[at].space_before) text += ' ';
        text += tree[at].form;
    }
    return text;
}

class ClaimFinder {
public:
    ClaimFinder(const Document& document, std::span<const Sentence> sentences, const Mentions& mentions,
                const Lexicon& lexicon, std::vector<ClaimTrace>* trace, bool open)
        : document_(document),
          sentences_(sentences),
          mentions_(mentions),
          lexicon_(lexicon),
          trace_(trace),
          open_(open),
          offices_(mentions),
          makers_(mentions.entities.size()),
          tree_(mentions, lexicon),
          contexts_(lexicon, document),
          points_(document) {}

    std::vector<LocalClaim> run() {
        quotations_ = find_quotations(sentences_, mentions_, contexts_, tree_);
        tie_to_countries();
        std::uint32_t first = 0;
        const auto count = static_cast<std::uint32_t>(mentions_.mentions.size());
        for (std::uint32_t s = 0; s < sentences_.size(); ++s) {
            while (first < count && mentions_.mentions[first].sentence < s) ++first;
            auto last = first;
            while (last < count && mentions_.mentions[last].sentence == s) ++last;
            if (is_story(block(s).kind) && (last > first || !claims_.empty())) sentence(s, first, last);
            first = last;
        }
        return std::move(claims_);
    }

private:
    const Block& block(std::uint32_t s) const {
        static const Block story;
        const auto index = sentences_[s].block;
        return index < document_.blocks.size() ? document_.blocks[index] : story;
    }

    /// "Brazil's X", wherever it stands.
    void tie_to_countries() {
        const auto& all = mentions_.mentions;
        for (std::size_t i = 0; i + 1 < all.size(); ++i) {
            const auto &country = all[i], &person = all[i + 1];
            if (country.sentence != person.sentence || person.kind != MentionKind::name ||
                country.kind != MentionKind::name || country.last + 1 != person.first ||
                sentences_[country.sentence].tokens[country.last].xpos != Xpos::POS)
                continue;
            if (tree_.type(country.entity) == NodeType::country &&
                tree_.type(person.entity) == NodeType::person)
                offices_.tie(person.entity, country.entity);
        }
    }

    void sentence(std::uint32_t s, std::uint32_t first, std::uint32_t last) {
        tree_.reset(sentences_[s], first, last);
        const auto mark = trace_ ? trace_->size() : 0;
        const auto begin = claims_.size();
        const bool question = is_question(tree_);
        figures_found_ = false;
        if (last > first) find_relations(s, question);
        told_in_.resize(claims_.size(), s);
        for (auto i = begin; i < claims_.size(); ++i) {
            acts_.note(claims_[i].relation, claims_[i].source, claims_[i].target, s);
            makers_.note(claims_[i]);
        }
        if (!claims_.empty() && !question) tell_again(s);
        note_topic(s);
        if (last > first) note_deeds(lexicon_, tree_, s, acts_);
        if (trace_)
            for (auto row = mark; row < trace_->size(); ++row) (*trace_)[row].sentence = s;
    }

    /// The firm that is the subject of the main clause.
    void note_topic(std::uint32_t s) {
        for (std::uint32_t at = 0; at < tree_.size(); ++at) {
            if (tree_.head(at) != absent) continue;
            Arguments who;
            tree_.expand(tree_.grammatical_subject(at), Reach::strict, who);
            if (who.size() != 1 || tree_.type(who.front().mention) != NodeType::company) continue;
            topic_ = tree_.entity(who.front().mention);
            topic_in_ = s;
            return;
        }
    }

    void find_relations(std::uint32_t s, bool question) {
        Candidates candidates(tree_, offices_, acts_, s, trace_);
        find_roles(lexicon_, candidates);
        for (const auto& found : candidates.all()) {
            if (found.relation == Relation::leads || found.relation == Relation::works_for)
                offices_.hold(tree_.entity(found.source),
                              found.for_target.value_or(tree_.entity(found.target)), found.relation,
                              found.status == Status::ended);
            const auto body = found.for_target.value_or(tree_.entity(found.target));
            if (found.relation == Relation::leads)
                offices_.note(tree_.entity(found.source), body, tree_.type(body), s);
            else if (found.relation != Relation::works_for || !is_minister(found.role) ||
                     tree_.type(body) != NodeType::country)
                continue;
            if (found.status == Status::ended) continue;
            if (!found.for_target)
                offices_.add(tree_.entity(found.source), body);
            else if (found.for_target == offices_.white_house() || tree_.type(body) == NodeType::company)
                offices_.act_for(tree_.entity(found.source), body);
        }
        find_owned_goods(lexicon_, candidates);
        find_nominals(lexicon_, candidates);
        find_frames(lexicon_, candidates);
        settle_posts(candidates);
        find_examples(lexicon_, candidates);
        find_funding(candidates);
        find_opinions(lexicon_, contexts_, quotations_[s], candidates);
        const Told told{claims_, told_in_, makers_, topic_, topic_in_};
        find_orders(told, candidates);
        find_shares(lexicon_, told, candidates);
        find_takeovers(lexicon_, told, candidates);
        find_funds(lexicon_, told, candidates);
        find_board_seats(told, candidates);
        find_sites(lexicon_, told, candidates);
        find_wider_places(candidates);
        find_killed(lexicon_, candidates);
        find_plaintiffs(candidates);
        for (const auto& [relation, target] : candidates.aims()) acts_.note_aim(relation, target, s);
        if (open_) find_open(lexicon_, candidates);
        const auto begin = claims_.size();
        for (const auto& candidate : candidates.all()) claim(s, candidate, question, begin);
    }

    /// Who announces tariffs or strikes for the government.
    static bool is_minister(std::string_view role) {
        return role.ends_with("inister") || role.ends_with("Secretary") || role.ends_with("secretary");
    }

    /// What the sentence adds to acts told before: figures, dates, or that they are over.
    void tell_again(std::uint32_t s) {
        for (const auto& event : find_events(tree_, s, claims_, told_in_)) {
            Candidate candidate;
            candidate.trigger = event.trigger;
            candidate.anchor = event.words[1];
            for (const auto index : event.claims) {
                auto again = claims_[index];
                candidate.relation = again.relation;
                const auto context = contexts_.find(tree_, quotations_[s], candidate);
                if (context.dropped || tree_[0].lemma == "if") break;
                if (!take_figures(again, event, figures(s))) continue;
                if (told_in_[index] == s) {  // the claim itself goes without them
                    claims_[index] = std::move(again);
                    continue;
                }
                if (context.status != Status::asserted) again.status = context.status;
                again.attribution = context.speakers;
                drop_own_voice(again);
                again.predicate = tree_[event.trigger].lemma;
                again.object_text.clear();
                again.evidence = evidence(s);
                again.confidence =
                    static_cast<double>(static_cast<int>(again.confidence * 90.0 + 0.5)) / 100.0;
                claims_.push_back(std::move(again));
                told_in_.push_back(s);
                if (trace_) trace_again(claims_.back(), event.trigger);
            }
        }
    }

    /// What the words of the event add: of each kind the first. Firms that are bought are not counted.
    bool take_figures(LocalClaim& claim, const EventMention& event, const SentenceFigures& all) {
        attach_figures(claim, {mended_, claim.relation, event.words.front(), nullptr, nullptr}, all);
        for (std::size_t i = 1; i < event.words.size(); ++i) {
            auto other = claim;
            attach_figures(other, {mended_, claim.relation, event.words[i], nullptr, nullptr}, all);
            if (!claim.quantity) claim.quantity = std::move(other.quantity);
            if (!claim.money) claim.money = std::move(other.money);
            if (!claim.percent) claim.percent = std::move(other.percent);
            if (!claim.date) claim.date = std::move(other.date);
        }
        const bool whole = claim.relation == Relation::acquires || claim.relation == Relation::owns ||
                           claim.relation == Relation::invests_in;
        if (whole) claim.quantity.reset();
        return claim.quantity || claim.money || claim.percent || claim.date;
    }

    void trace_again(const LocalClaim& claim, std::uint32_t trigger) {
        const auto name = [&](EntityIndex entity) {
            return mentions_.entities[static_cast<std::size_t>(entity)].name;
        };
        trace_->push_back(
            {0, trigger, claim.relation, "events.tsv", name(claim.source), name(claim.target), {}, {}});
    }

    const SentenceFigures& figures(std::uint32_t s) {
        if (!figures_found_) figures_ = find_sentence_figures(mended(sentences_[s]), document_.published);
        figures_found_ = true;
        return figures_;
    }

    Evidence evidence(std::uint32_t s) {
        const auto& sentence = sentences_[s];
        return {document_.id, points_.before(sentence.begin), points_.before(sentence.end),
                document_.text.substr(sentence.begin, sentence.end - sentence.begin)};
    }

    /// Who makes a product takes orders for it and holds none of them; airlines use what others make.
    bool is_right_of_maker(Candidate& candidate) const {
        const bool holds = candidate.relation == Relation::holds;
        const bool competes = candidate.relation == Relation::competes_with;
        if (!holds && !competes && candidate.relation != Relation::makes) return true;
        const auto source = candidate.for_source.value_or(tree_.entity(candidate.source));
        const auto target = candidate.for_target.value_or(tree_.entity(candidate.target));
        if (competes) return !is_of_one_maker(source, target);
        const auto maker = makers_.of(target);
        if (holds) return maker != source && !is_of_maker(source, target);
        const bool known = is_of_another_maker(source, target);
        if ((known || (maker && *maker != source)) && is_operator(tree_.name(source))) {
            candidate.relation = Relation::uses;
            return true;
        }
        return !candidate.presupposed || !known ||  // "Foxconn, the maker of the iPhone"
               is_one_of(tree_[candidate.trigger].lemma,
                         {"assembler", "builder", "maker", "manufacturer", "producer"});
    }

    /// "Microsoft Windows, PlayStation 4": whose maker the tables know is not made by who stands before it.
    bool is_of_another_maker(EntityIndex source, EntityIndex target) const {
        const auto& maker = mentions_.known[static_cast<std::size_t>(target)].maker;
        const auto name = tree_.name(source);
        return !maker.empty() && name.find(maker) == name.npos && maker.find(name) == maker.npos &&
               mentions_.known[static_cast<std::size_t>(source)].name != maker;
    }

    /// "The iPhone 16 outsells the iPhone 15": nobody's things are rivals of his own.
    bool is_of_one_maker(EntityIndex one, EntityIndex other) const {
        const auto first = makers_.of(one), second = makers_.of(other);
        const auto& known = mentions_.known[static_cast<std::size_t>(one)].maker;
        return (first && first == second) ||
               (!known.empty() && known == mentions_.known[static_cast<std::size_t>(other)].maker);
    }

    /// "Airbus has 41 A350s on order": the tables know who makes them.
    bool is_of_maker(EntityIndex source, EntityIndex target) const {
        const auto& maker = mentions_.known[static_cast<std::size_t>(target)].maker;
        return !maker.empty() && (tree_.name(source) == maker ||
                                  mentions_.known[static_cast<std::size_t>(source)].name == maker);
    }

    void claim(std::uint32_t s, Candidate candidate, bool question, std::size_t begin) {
        if (!is_right_of_maker(candidate))
            return trace(candidate, "another is its maker, or its maker holds it");
        if (candidate.relation == Relation::conflicts_with && in_game()) return trace(candidate, "a game");
        auto context = contexts_.find(tree_, quotations_[s], candidate);
        if (context.dropped || (question && !candidate.presupposed))
            return trace(candidate, "a condition or a question");
        if (candidate.relation == Relation::makes && context.status == Status::denied &&
            tree_.is(candidate.trigger, "train"))
            return trace(candidate, "only how it was trained is denied");
        LocalClaim claim;
        claim.source = candidate.for_source.value_or(tree_.entity(candidate.source));
        claim.target = candidate.for_target.value_or(tree_.entity(candidate.target));
        claim.relation = candidate.relation;
        claim.status = context.status;
        claim.attribution = std::move(context.speakers);
        if (candidate.origin == "opinions.tsv" && !claim.attribution.empty())
            claim.attribution.pop_back();  // who says it is who criticizes
        drop_own_voice(claim);
        const auto known = [&](const LocalClaim& other) {
            const bool same = other.source == claim.source && other.target == claim.target;
            const bool crossed = info(claim.relation).symmetric && other.source == claim.target &&
                                 other.target == claim.source;
            return other.relation == claim.relation && (same || crossed) && other.status == claim.status &&
                   other.attribution == claim.attribution;
        };
        claim.predicate = tree_[candidate.trigger].lemma;
        if (!candidate.preposition.empty()) claim.predicate += ' ', claim.predicate += candidate.preposition;
        claim.role = candidate.role;
        claim.object_text = object_text(tree_, candidate);
        claim.evidence = evidence(s);
        const auto& all = figures(s);
        attach_figures(claim,
                       {mended_, claim.relation, candidate.trigger, &tree_.mention(candidate.source),
                        &tree_.mention(candidate.target)},
                       all);
        if (!claim.date && candidate.end != absent)
            claim.date =
                find_qualifiers({mended_, claim.relation, candidate.end, nullptr, nullptr}, all).date;
        if (candidate.undated) claim.date.reset();
        for (auto i = begin; i < claims_.size(); ++i)
            if (known(claims_[i]) && adds_nothing(claim, claims_[i])) return;
        auto features = confidence_features(tree_, candidate, claim);
        claim.confidence = claim.relation == Relation::related ? by_hand(candidate) : confidence_of(features);
        const auto less =
            std::find_if(claims_.begin() + static_cast<std::ptrdiff_t>(begin), claims_.end(),
                         [&](const auto& other) { return known(other) && adds_nothing(other, claim); });
        if (less != claims_.end())
            *less = std::move(claim);
        else
            claims_.push_back(std::move(claim));
        trace(candidate, "");
        if (trace_) trace_->back().features = std::move(features);
    }

    /// Whether all figures, the date and the post of the claim are the other's too: "minister from 1980 to
    /// 1987, then president from 1987" are two claims.
    static bool adds_nothing(const LocalClaim& claim, const LocalClaim& other) {
        return (!claim.quantity || claim.quantity == other.quantity) &&
               (!claim.money || claim.money == other.money) &&
               (!claim.percent || claim.percent == other.percent) &&
               (!claim.date || claim.date == other.date) && (claim.role.empty() || claim.role == other.role);
    }

    /// "Italy defeat Bulgaria 3-1 in the final of the championship".
    bool in_game() const {
        for (std::uint32_t i = 0; i < tree_.size(); ++i)
            if (lexicon_.noun_kind(fold_word(tree_[i].lemma)) == NounKind::game) return true;
        return false;
    }

    /// Open relations have no marked data to learn from.
    double by_hand(const Candidate& candidate) const {
        const auto certainty =
            std::min(tree_.mention(candidate.source).confidence, tree_.mention(candidate.target).confidence);
        return static_cast<double>(static_cast<int>(candidate.prior * certainty * 100.0F + 0.5F)) / 100.0;
    }

    /// The sentence with the heads that the tree was given: figures climb the same tree as frames.
    const Sentence& mended(const Sentence& sentence) {
        mended_ = sentence;
        for (std::uint32_t i = 0; i < tree_.size(); ++i) {
            auto& token = mended_.tokens[i];
            token.head = tree_[i].head == absent ? -1 : static_cast<std::int32_t>(tree_[i].head);
            token.deprel = tree_[i].deprel;
            token.upos = tree_[i].upos;
            token.xpos = tree_[i].xpos;
        }
        return mended_;
    }

    /// Who criticizes, supports or meets in words is no second-hand source of that act.
    static void drop_own_voice(LocalClaim& claim) {
        if (claim.relation != Relation::criticizes && claim.relation != Relation::supports) return;
        std::erase_if(claim.attribution, [&](const LocalClaim::Speaker& speaker) {
            const auto* entity = std::get_if<EntityIndex>(&speaker);
            return entity && *entity == claim.source;
        });
    }

    void trace(const Candidate& candidate, std::string_view refused) {
        if (!trace_) return;
        const auto name = [&](std::uint32_t m) {
            return mentions_.entities[static_cast<std::size_t>(tree_.entity(m))].name;
        };
        trace_->push_back({0,
                           candidate.trigger,
                           candidate.relation,
                           std::string(candidate.origin),
                           name(candidate.source),
                           name(candidate.target),
                           std::string(refused),
                           {}});
    }

    const Document& document_;
    Sentence mended_;
    std::span<const Sentence> sentences_;
    const Mentions& mentions_;
    const Lexicon& lexicon_;
    std::vector<ClaimTrace>* trace_;
    const bool open_;
    Offices offices_;
    Acts acts_;
    Makers makers_;
    Tree tree_;
    ContextFinder contexts_;
    CodePoints points_;
    std::vector<Quotation> quotations_;
    std::optional<EntityIndex> topic_;  ///< the firm that the last sentences speak of
    std::uint32_t topic_in_ = 0;
    SentenceFigures figures_;  // of the sentence at hand, once it has a claim
    bool figures_found_ = false;
    std::vector<LocalClaim> claims_;
    std::vector<std::uint32_t> told_in_;  // the sentence of each claim
};
}  // namespace

std::vector<LocalClaim> find_claims(const Document& document, std::span<const Sentence> sentences,
                                    const Mentions& mentions, const Lexicon& lexicon,
                                    std::vector<ClaimTrace>* trace, bool open) {
    return ClaimFinder(document, sentences, mentions, lexicon, trace, open).run();
}

}  // namespace newsgraph
