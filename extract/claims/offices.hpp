// What the document has told so far of posts and of acts: for whom somebody acts in office, and who "the
// suit" or "the strikes" told before are of.
#pragma once

#include "extract/claims/mention.hpp"

#include <array>
#include <map>
#include <optional>

namespace newsgraph {

/// For which country or company a person acts in office, by entity; from the document's own titles.
class Offices {
public:
    /// A post of any rank.
    struct Post {
        EntityIndex body{};
        Relation relation{};
        bool ended = false;
    };
    explicit Offices(const Mentions& mentions);
    /// The country or company that the document is about: most mentions of its type are of it.
    std::optional<EntityIndex> main(NodeType type) const { return main_[static_cast<std::size_t>(type)]; }
    /// The same without the first.
    std::optional<EntityIndex> second(NodeType type) const { return second_[static_cast<std::size_t>(type)]; }
    /// Only there a minister is a "Commerce Secretary"; nothing where the document does not name it.
    std::optional<EntityIndex> united_states() const { return country("US"); }
    std::optional<EntityIndex> country(std::string_view iso) const {
        const auto at = countries_.find(iso);
        return at == countries_.end() ? std::nullopt : std::optional(at->second);
    }
    /// Whether it has no president (country_kinds.tsv).
    bool is_monarchy(EntityIndex country) const { return is_kind(country, "monarchy"); }
    /// Puerto Rico, Hong Kong: led by a governor or chief executive.
    bool is_territory(EntityIndex country) const { return is_kind(country, "territory"); }
    std::size_t countries() const { return countries_.size(); }
    /// The only country of the document, or the firm that it names far more often than any other.
    std::optional<EntityIndex> only_country() const {
        return countries_.size() == 1 ? std::optional(countries_.begin()->second) : std::nullopt;
    }
    bool names_it_often() const { return only_often_; }
    std::optional<EntityIndex> first_firm() const { return first_firm_; }
    /// The firm with which the text begins, where it speaks of it again.
    std::optional<EntityIndex> opening_firm() const { return opening_firm_; }
    /// Where the document names the White House: it is the seat of one president.
    std::optional<EntityIndex> white_house() const { return white_house_; }
    /// In which body the title sits ("senator"), where the document names one such body alone; chambers.tsv.
    std::optional<Post> chamber(std::string_view title) const {
        const auto at = chambers_.find(title);
        return at == chambers_.end() ? std::nullopt : std::optional(at->second);
    }
    /// "European Commission": the body that has commissioners.
    std::optional<EntityIndex> commission() const { return commission_; }
    void add(EntityIndex person, EntityIndex body) {
        auto& known = body_[static_cast<std::size_t>(person)];
        if (!known) known = body;
    }
    std::optional<EntityIndex> body(EntityIndex person) const {
        const auto& told = body_[static_cast<std::size_t>(person)];
        return told ? told : acting_[static_cast<std::size_t>(person)];
    }
    /// The same where a title has told it.
    std::optional<EntityIndex> told_body(EntityIndex person) const {
        return body_[static_cast<std::size_t>(person)];
    }
    /// What somebody does is an act of the body, although no title has told of a post there.
    void act_for(EntityIndex person, EntityIndex body) {
        auto& known = acting_[static_cast<std::size_t>(person)];
        if (!known) known = body;
    }
    /// "Brazil's X": the country that the text gives somebody, whatever X does there.
    void tie(EntityIndex person, EntityIndex country) {
        auto& known = home_[static_cast<std::size_t>(person)];
        if (!known) known = country;
    }
    std::optional<EntityIndex> home(EntityIndex person) const {
        return home_[static_cast<std::size_t>(person)];
    }
    /// A post is or was held, or is to be.
    void note(EntityIndex person, EntityIndex body, NodeType type, std::uint32_t sentence) {
        post_[static_cast<std::size_t>(person)] = body;
        last_led_[static_cast<std::size_t>(type)] = body;
        led_in_[static_cast<std::size_t>(type)] = sentence;
    }
    /// As it was told last.
    void hold(EntityIndex person, EntityIndex body, Relation relation, bool ended) {
        held_[static_cast<std::size_t>(person)] = Post{body, relation, ended};
    }
    std::optional<Post> held(EntityIndex person) const { return held_[static_cast<std::size_t>(person)]; }
    std::optional<EntityIndex> post(EntityIndex person) const {
        return post_[static_cast<std::size_t>(person)];
    }
    /// Of what a leader was named last.
    std::optional<EntityIndex> last_led(NodeType type) const {
        return last_led_[static_cast<std::size_t>(type)];
    }
    std::uint32_t led_in(NodeType type) const { return led_in_[static_cast<std::size_t>(type)]; }

private:
    bool is_kind(EntityIndex country, std::string_view kind) const;
    void find_administrations(const Mentions& mentions);
    void find_chambers(const Mentions& mentions);
    void find_first_firm(const Mentions& mentions, const std::vector<std::uint32_t>& count);

    std::vector<std::optional<EntityIndex>> body_, post_, home_, acting_;
    std::array<std::optional<EntityIndex>, node_type_names.size()> main_, second_, last_led_;
    std::array<std::uint32_t, node_type_names.size()> led_in_{};
    std::map<std::string, EntityIndex, std::less<>> countries_;
    std::map<std::string, Post, std::less<>> chambers_;
    std::optional<EntityIndex> first_firm_, opening_firm_, commission_, white_house_;
    bool only_often_ = false;  ///< the one country is named more than once
    std::vector<std::optional<Post>> held_;
};

/// What the document has told last of a suit, a probe, an attack: the ends of "the suit", "the attack"; and
/// what its verbs have told of somebody, for "the decision".
class Acts {
public:
    struct Deed {
        std::uint32_t sentence = 0;
        std::string_view verb;  ///< its lemma
        bool speech = false;    ///< a verb of saying
        std::vector<EntityIndex> doers;
    };
    void note_deed(Deed deed) {
        if (deeds_.size() == kept) deeds_.erase(deeds_.begin());
        deeds_.push_back(std::move(deed));
    }
    /// The last few, oldest first.
    const std::vector<Deed>& deeds() const { return deeds_; }

    void note(Relation relation, EntityIndex source, EntityIndex target, std::uint32_t sentence);
    /// "Sixteen states sue X": an act whose doer has no name.
    void note_aim(Relation relation, EntityIndex target, std::uint32_t sentence);
    struct Act {
        std::uint32_t sentence = 0;
        std::vector<EntityIndex> sources, targets;
    };
    /// The last act of the kind, where it was told no more than `reach` sentences before, else null.
    const Act* last(Relation relation, std::uint32_t sentence, std::uint32_t reach = 3) const {
        const auto& act = last_[static_cast<std::size_t>(relation)];
        return act.sources.empty() || sentence > act.sentence + reach ? nullptr : &act;
    }

    /// Such an act of which only the target is told.
    const Act* aimed(Relation relation, std::uint32_t sentence, std::uint32_t reach) const {
        const auto& act = aimed_[static_cast<std::size_t>(relation)];
        return act.targets.empty() || sentence > act.sentence + reach ? nullptr : &act;
    }

private:
    static constexpr std::size_t kept = 32;
    std::array<Act, static_cast<std::size_t>(Relation::related) + 1> last_, aimed_;
    std::vector<Deed> deeds_;
};

}  // namespace newsgraph
