#include "extract/language/name_settle.hpp"

#include <algorithm>
#include <unordered_map>

namespace newsgraph {

namespace {

constexpr float settled = 0.9F;

constexpr std::size_t index_of(NodeType type) {
    return static_cast<std::size_t>(type);
}
constexpr auto person = index_of(NodeType::person), company = index_of(NodeType::company),
               organization = index_of(NodeType::organization), product = index_of(NodeType::product),
               place = index_of(NodeType::place), chip = index_of(NodeType::chip);

/// What longer names of the document say of the words that they begin or end with.
struct Longer {
    bool begins = false;   ///< some longer name begins with them
    bool firm = false;     ///< "Kroma Inc.", "Tarano Aerospace"
    bool version = false;  ///< "Lumen-2"
    bool surname = false;  ///< "Anke Rehlinger"
    bool model = false;    ///< "Windows Vista" ends with it
};

class Settler {
public:
    Settler(const NameTables& tables, std::span<JudgedName> names) : tables_(tables), names_(names) {}

    void run() {
        for (auto& name : names_) {
            if (name.type == type_none || name.words.empty()) continue;
            if (const auto type = told_by_tables(name))
                set(name, *type);
            else if (!known(name) && told_by_ends(name))
                set(name, organization);
        }
        for (const auto& name : names_) look_into(name);
        for (auto& name : names_) agree(name);
    }

private:
    static void set(JudgedName& name, std::size_t type) {
        if (name.type == type) return;
        name.type = type;
        name.confidence = settled;
    }

    std::optional<NameMatch> match_of(const JudgedName& name) const {
        auto match = tables_.find_longest(name.tokens, 0);
        if (match && (match->last != name.tokens.size() || match->agreement == NameCase::folded))
            match.reset();
        return match;
    }

    bool known(const JudgedName& name) const {
        const auto match = match_of(name);
        return match && std::any_of(match->all().begin(), match->all().end(),
                                    [](const NameFact* fact) { return fact->kind == NameKind::name; });
    }

    /// The one type that every table gives the name: a firm's that was taken for a body, and the like.
    std::optional<std::size_t> told_by_tables(const JudgedName& name) const {
        const bool thing =
            name.type == company || name.type == organization || name.type == product || name.type == chip;
        if (!thing && name.words.size() < 2) return std::nullopt;
        const auto match = match_of(name);
        if (!match || match->agreement != NameCase::exact) return std::nullopt;
        std::optional<std::size_t> type;
        for (const auto* fact : match->all()) {
            if (thing && (fact->kind == NameKind::given || fact->kind == NameKind::surname)) continue;
            const auto own = index_of(tables_.thing(*fact).type);
            if (fact->kind != NameKind::name || tables_.thing(*fact).rank > 2 || (type && *type != own))
                return std::nullopt;
            type = own;
        }
        // "union sues Idaho": a state or a great city, not a club of its name
        if (type == place && (name.type == company || name.type == product) && is_great(*match)) return place;
        if (type && *type != company && *type != organization && *type != product && *type != chip)
            return std::nullopt;
        return type;
    }

    bool is_known_everywhere(const JudgedName& name) const {
        const auto match = match_of(name);
        return match && is_great(*match);
    }

    bool is_great(const NameMatch& match) const {
        return std::all_of(match.all().begin(), match.all().end(),
                           [&](const NameFact* fact) { return tables_.thing(*fact).rank == 0; });
    }

    /// "Penwith Rovers", "Fifth Fleet", "Instituto Aurora": the first or last word is that of a body.
    static bool told_by_ends(const JudgedName& name) {
        if (name.words.size() < 2 || name.type == index_of(NodeType::country)) return false;
        static constexpr std::string_view last[] = {
            "AFC",        "Association", "Athletic",   "Authority", "Battalion", "Brigade",  "CF",
            "Coalition",  "College",     "Commission", "Committee", "Council",   "Court",    "FC",
            "Federation", "Fleet",       "Foundation", "Hospital",  "Institute", "Library",  "Ministry",
            "Museum",     "Orchestra",   "Party",      "Regiment",  "Rovers",    "Squadron", "Tribunal",
            "Union",      "University",  "Wanderers"};
        static constexpr std::string_view first[] = {
            "Bureau",       "Department",  "Federation", "Fundacion", "Fundación",
            "Fédération",   "Institut",    "Instituto",  "Ministry",  "Universidad",
            "Universidade", "Universität", "Université", "University"};
        const auto is = [](auto& words, std::string_view word) {
            return std::find(std::begin(words), std::end(words), word) != std::end(words);
        };
        if (name.type == person && name.words.size() > 2 && (name.words.back().kinds & body_head) != 0)
            return true;  // "Khatam al-Anbiya Central Headquarters"
        return is(last, name.tokens.back().form) || is(first, name.tokens.front().form);
    }

    static bool is_suffix(const JudgedName& name, std::size_t at) {
        static constexpr std::string_view with_stop[] = {"Co.", "Corp.", "Inc.", "Ltd."};
        return (name.words[at].kinds & company_suffix) != 0 ||
               std::find(std::begin(with_stop), std::end(with_stop), name.tokens[at].form) !=
                   std::end(with_stop);
    }

    void look_into(const JudgedName& name) {
        const auto size = name.words.size();
        if (name.type == type_none || size < 2) return;
        const bool firm =
            name.type == company && (name.words.back().kinds & (company_suffix | company_head)) != 0;
        std::uint64_t key = 1;
        for (std::size_t i = 0; i + 1 < size && i < 6; ++i) {
            key = mix(key * 31 + name.words[i].word.form);
            auto& longer = longer_[key];
            longer.begins = true;
            bool rest = true;
            for (auto k = i + 1; k < size; ++k) rest = rest && is_suffix(name, k);
            longer.firm = longer.firm || rest || (firm && i + 2 == size);
            const auto next = name.tokens[i + 1].form;
            longer.version =
                longer.version || ((name.type == product || name.type == chip) &&
                                   (next == "-" || (next.front() >= '0' && next.front() <= '9')));
        }
        if (name.type == person) longer_[mix(31 + name.words.back().word.form)].surname = true;
        if (name.type == product && known(name)) longer_[mix(31 + name.words.back().word.form)].model = true;
    }

    void agree(JudgedName& name) const {
        const auto found = longer_.find(name.key);
        if (name.type == type_none || found == longer_.end()) return;
        const auto& longer = found->second;
        const bool small = name.type == place && !is_known_everywhere(name);
        if (longer.model && name.words.size() == 1 && small) return set(name, product);  // "Vista", no town
        if (known(name)) return;
        if (longer.firm && !longer.surname) return set(name, company);
        const bool one = name.words.size() == 1;
        if (longer.surname && !longer.begins && one && name.type != person) return set(name, person);
        if (longer.version && (name.type == person || name.type == place)) set(name, product);
    }

    const NameTables& tables_;
    std::span<JudgedName> names_;
    std::unordered_map<std::uint64_t, Longer> longer_;
};

}  // namespace

void settle_types(const NameTables& tables, std::span<JudgedName> names) {
    Settler(tables, names).run();
}

}  // namespace newsgraph
