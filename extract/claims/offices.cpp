#include "extract/claims/offices.hpp"

#include "extract/claims/description.hpp"
#include "extract/claims/name_form.hpp"
#include "extract/data/tables.hpp"

#include <algorithm>
#include <set>

namespace newsgraph {

Offices::Offices(const Mentions& mentions)
    : body_(mentions.entities.size()),
      post_(mentions.entities.size()),
      home_(mentions.entities.size()),
      acting_(mentions.entities.size()),
      held_(mentions.entities.size()) {
    std::vector<std::uint32_t> count(mentions.entities.size());
    std::array<std::uint32_t, node_type_names.size()> all{};
    for (const auto& mention : mentions.mentions) {
        const auto entity = static_cast<std::size_t>(mention.entity);
        ++count[entity];
        ++all[static_cast<std::size_t>(mentions.entities[entity].type)];
    }
    for (std::size_t entity = 0; entity < count.size(); ++entity) {
        const auto index = static_cast<EntityIndex>(entity);
        if (const auto& iso = mentions.entities[entity].iso3166; !iso.empty()) {
            countries_.emplace(iso, index);
            only_often_ = count[entity] > 1;
        }
        if (mentions.entities[entity].name == "European Commission") commission_ = index;
        for (const auto& alias : mentions.entities[entity].aliases)
            if (!mentions.entities[entity].iso3166.empty() && alias.ends_with("White House"))
                white_house_ = index;
        const auto type = static_cast<std::size_t>(mentions.entities[entity].type);
        if (count[entity] >= 3 && count[entity] * 5 >= all[type] * 3)
            main_[type] = static_cast<EntityIndex>(entity);
    }
    for (std::size_t entity = 0; entity < count.size(); ++entity) {
        const auto type = static_cast<std::size_t>(mentions.entities[entity].type);
        if (!main_[type] || *main_[type] == static_cast<EntityIndex>(entity) || count[entity] < 2) continue;
        const auto others = all[type] - count[static_cast<std::size_t>(*main_[type])];
        if (count[entity] * 5 >= others * 3) second_[type] = static_cast<EntityIndex>(entity);
    }
    find_first_firm(mentions, count);
    find_administrations(mentions);
    find_chambers(mentions);
}

namespace {
/// "Senate", "the Puerto Rico Senate", but no senate of a state of a country.
bool is_called(const Entity& body, std::string_view kind, const std::set<std::string_view>& countries) {
    const auto fits = [&](std::string_view name) {
        if (name == kind) return true;
        if (name.size() < kind.size() + 2 || !name.ends_with(kind)) return false;
        const auto before = name.substr(0, name.size() - kind.size() - 1);
        return name[before.size()] == ' ' && (is_united_states(fold_word(before)) || countries.contains(before));
    };
    return fits(body.name) || std::any_of(body.aliases.begin(), body.aliases.end(), fits);
}
}  // namespace

void Offices::find_chambers(const Mentions& mentions) {
    std::set<std::string_view> countries{"United States"};
    for (const auto& entity : mentions.entities)
        if (!entity.iso3166.empty()) {
            countries.insert(entity.name);
            countries.insert(entity.aliases.begin(), entity.aliases.end());
        }
    read_table(embedded_table("chambers"), "chambers.tsv", [&](auto cells, std::size_t) {
        std::optional<EntityIndex> only;
        int found = 0;
        const auto bodies = split_cell(cells[2]);
        for (std::size_t entity = 0; entity < mentions.entities.size(); ++entity) {
            const auto& body = mentions.entities[entity];
            if (body.type != NodeType::organization ||
                std::none_of(bodies.begin(), bodies.end(), [&](auto end) { return is_called(body, end, countries); }))
                continue;
            ++found;
            only = static_cast<EntityIndex>(entity);
        }
        if (found != 1) return;
        const auto relation = cells[1] == "leads" ? Relation::leads : Relation::works_for;
        for (const auto title : split_cell(cells[0]))
            chambers_.emplace(title, Post{*only, relation});
    });
}

/// "the Biden administration": what Biden does elsewhere in the document he does in office.
void Offices::find_administrations(const Mentions& mentions) {
    const auto& all = mentions.mentions;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].kind != MentionKind::metonym ||
            mentions.entities[static_cast<std::size_t>(all[i].entity)].type != NodeType::country)
            continue;
        for (auto k = i > 3 ? i - 3 : 0; k < all.size() && k < i + 4; ++k)
            if (all[k].sentence == all[i].sentence && all[k].kind == MentionKind::name &&
                all[k].first >= all[i].first && all[k].last <= all[i].last &&
                mentions.entities[static_cast<std::size_t>(all[k].entity)].type == NodeType::person)
                act_for(all[k].entity, all[i].entity);
    }
}

bool Offices::is_kind(EntityIndex country, std::string_view kind) const {
    const auto such = countries_called(kind);
    return std::any_of(countries_.begin(), countries_.end(), [&](const auto& known) {
        return known.second == country &&
               std::find(such.begin(), such.end(), known.first) != such.end();
    });
}

void Offices::find_first_firm(const Mentions& mentions, const std::vector<std::uint32_t>& count) {
    std::uint32_t most = 0, next = 0;
    for (std::size_t entity = 0; entity < count.size(); ++entity) {
        if (mentions.entities[entity].type != NodeType::company) continue;
        if (count[entity] > most) {
            next = most;
            most = count[entity];
            first_firm_ = static_cast<EntityIndex>(entity);
        } else {
            next = std::max(next, count[entity]);
        }
    }
    for (const auto& mention : mentions.mentions) {  // with whom the text begins
        if (mention.sentence > 1) break;
        if (mentions.entities[static_cast<std::size_t>(mention.entity)].type != NodeType::company) continue;
        if (count[static_cast<std::size_t>(mention.entity)] >= 2) opening_firm_ = mention.entity;
        break;
    }
    if (most < 3 || most < 2 * next) first_firm_.reset();
}

void Acts::note(Relation relation, EntityIndex source, EntityIndex target, std::uint32_t sentence) {
    auto& act = last_[static_cast<std::size_t>(relation)];
    const auto has = [](const std::vector<EntityIndex>& ends, EntityIndex end) {
        return std::find(ends.begin(), ends.end(), end) != ends.end();
    };
    if (act.sentence != sentence || (!has(act.sources, source) && !has(act.targets, target)))
        act = {sentence, {}, {}};  // "A probes B, and C fined D": the last
    if (std::find(act.sources.begin(), act.sources.end(), source) == act.sources.end())
        act.sources.push_back(source);
    if (std::find(act.targets.begin(), act.targets.end(), target) == act.targets.end())
        act.targets.push_back(target);
}

void Acts::note_aim(Relation relation, EntityIndex target, std::uint32_t sentence) {
    auto& act = aimed_[static_cast<std::size_t>(relation)];
    if (act.sentence != sentence) act = {sentence, {}, {}};
    if (std::find(act.targets.begin(), act.targets.end(), target) == act.targets.end())
        act.targets.push_back(target);
}

}  // namespace newsgraph
