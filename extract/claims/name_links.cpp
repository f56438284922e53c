#include "extract/claims/name_links.hpp"

#include "extract/claims/name_levels.hpp"
#include "extract/claims/short_forms.hpp"

#include <algorithm>
#include <numeric>

namespace newsgraph {

namespace {

constexpr std::size_t max_candidates = 48;

bool is_body(NodeType type) {
    return type == NodeType::organization;
}
bool is_firm(NodeType type) {
    return type == NodeType::company;
}
bool is_thing(NodeType type) {
    return type == NodeType::product || type == NodeType::chip;
}

bool same_family(NodeType a, NodeType b) {
    if (a == b) return true;
    if ((is_firm(a) && is_body(b)) || (is_body(a) && is_firm(b))) return true;
    return is_thing(a) && is_thing(b);
}

class Linker {
public:
    explicit Linker(std::vector<FormRecord>& forms) : forms_(forms), parent_(forms.size()) {
        std::iota(parent_.begin(), parent_.end(), 0u);
        for (std::uint32_t i = 0; i < forms_.size(); ++i) {
            words_.push_back(forms_[i].type == NodeType::person ? person_words(forms_[i].form.words)
                                                                : forms_[i].form.words);
            add(first_, words_[i].front(), i);
            if (words_[i].size() > 1) add(last_, words_[i].back(), i);
            if (words_[i].size() > 1 && forms_[i].type == NodeType::person && people_.size() < max_candidates)
                people_.push_back(i);
            if (const auto hyphen = words_[i].back().find('-');
                is_thing(forms_[i].type) && hyphen != std::string::npos)
                add(last_, words_[i].back().substr(0, hyphen), i);  // "A350" of "A350-900"
            if (const auto at = forms_[i].places; at > 0 && at < words_[i].size())
                add(first_, words_[i][at], i);
            if (!forms_[i].core_country.empty())  // "U.S. House of Representatives"
                for (std::size_t at = 1; at + 1 < words_[i].size() && at < 3; ++at)
                    if (words_[i][at + 1] == "of") add(first_, words_[i][at], i);
            if (forms_[i].type == NodeType::person)
                for (std::size_t middle = 1; middle + 1 < words_[i].size(); ++middle)
                    add(last_, words_[i][middle], i);
        }
    }

    FormLinks run() {
        join_equal();
        join_acronyms();
        FormLinks links;
        links.choices.resize(forms_.size());
        std::vector<std::uint32_t> order(forms_.size());
        std::iota(order.begin(), order.end(), 0u);
        std::stable_sort(order.begin(), order.end(),
                         [&](auto a, auto b) { return words_[a].size() > words_[b].size(); });
        for (const auto form : order) join_short(form, links.choices[form]);
        links.group.resize(forms_.size());
        for (std::uint32_t i = 0; i < forms_.size(); ++i) links.group[i] = root(i);
        for (auto& choices : links.choices) {
            for (auto& choice : choices) choice = root(choice);
            std::sort(choices.begin(), choices.end());
            choices.erase(std::unique(choices.begin(), choices.end()), choices.end());
            if (choices.size() < 2) choices.clear();
        }
        return links;
    }

private:
    using Index = std::unordered_map<std::string, std::vector<std::uint32_t>>;

    static void add(Index& index, const std::string& word, std::uint32_t form) {
        auto& list = index[word];
        if (list.size() < max_candidates) list.push_back(form);
    }

    std::uint32_t root(std::uint32_t i) {
        while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
        return i;
    }

    void join(std::uint32_t a, std::uint32_t b) {
        a = root(a);
        b = root(b);
        if (a != b) parent_[std::max(a, b)] = std::min(a, b);
    }

    /// "her mother, Ada Lee Brandt", in a text that named Ada Brandt before
    bool is_kin_of(std::uint32_t kin, std::uint32_t other) const {
        return forms_[kin].kin && forms_[other].first_use < forms_[kin].first_use;
    }

    /// Forms that say the same in full: by table, legal suffix, plural, middle name, order of a body's words.
    void join_equal() {
        std::unordered_map<std::string, std::uint32_t> seen;
        const auto same = [&](std::string key, std::uint32_t i) {
            const auto [at, fresh] = seen.emplace(std::move(key), i);
            if (!fresh) join(at->second, i);
        };
        for (std::uint32_t i = 0; i < forms_.size(); ++i) {
            const auto& record = forms_[i];
            const auto type = std::to_string(static_cast<int>(record.type));
            const bool business = is_firm(record.type) || is_body(record.type);
            if (!record.canonical.empty() && is_alias(record, words_[i]))
                same("=" + type + record.canonical, i);
            const auto& front = words_[i].front();  // "News" alone is not "News Corp"
            if (business && (words_[i].size() > 1 || !(is_unit_word(front) || is_business_word(front)))) {
                std::string key = "b";  // "TimeWarner" is "Time Warner", "Hewlett-Packard" "Hewlett Packard"
                for (std::size_t w = 0; w < without_legal_suffix(words_[i]); ++w) key += words_[i][w];
                std::erase(key, '-');
                same(std::move(key), i);
            }
            if (is_thing(record.type)) {
                auto key = "p" + record.form.key;
                key.resize(key.size() - words_[i].back().size());
                same(key + singular(words_[i].back()), i);
            }
            if (is_body(record.type) && record.core.size() > 1) {
                std::string key = "o" + record.core_country;
                for (const auto& word : record.core) key += ' ' + word;
                same(std::move(key), i);
            }
            if (record.type == NodeType::person && words_[i].size() > 1)
                for (const auto other : last_[words_[i].back()])
                    if (other < i && forms_[other].type == NodeType::person &&
                        same_person(words_[other], words_[i]) && !is_kin_of(other, i) && !is_kin_of(i, other))
                        join(other, i);
        }
    }

    void join_acronyms() {
        std::unordered_map<char, std::vector<std::uint32_t>> by_letter;
        for (std::uint32_t i = 0; i < forms_.size(); ++i)
            if (words_[i].size() > 1) {
                const auto add = [&](const std::string& word) {
                    auto& list = by_letter[word.front()];
                    if (list.size() < 256) list.push_back(i);
                };
                add(words_[i].front());
                if (words_[i].size() > 3 && is_united_states(words_[i].front()) && !words_[i][1].empty())
                    add(words_[i][1]);  // "U.S. Securities and Exchange Commission (SEC)"
            }
        for (std::uint32_t i = 0; i < forms_.size(); ++i) {
            if (is_body(forms_[i].type) && words_[i].size() > 1)
                for (const auto full : by_letter[words_[i].front().front()])
                    if (is_body(forms_[full].type) && is_clipped(words_[i], words_[full])) join(i, full);
            for (const auto full : forms_[i].acronym_of)
                if (same_family(forms_[i].type, forms_[full].type)) join(i, full);
            const bool one =
                words_[i].size() == 1 || forms_[i].form.text.find(' ') == std::string::npos;  // "B&N"
            if (!one || !looks_like_acronym(forms_[i].form.text)) continue;
            if (forms_[i].type == NodeType::person || forms_[i].type == NodeType::country) continue;
            std::uint32_t found = i;
            for (const auto full : by_letter[words_[i].front().front()])
                if (same_family(forms_[i].type, forms_[full].type) &&
                    are_initials_of(forms_[i].form.text, words_[full])) {
                    if (found != i && root(found) != root(full)) {
                        found = i;
                        break;
                    }
                    found = full;
                }
            if (found != i) join(i, found);
        }
    }

    /// A title may name in short what the text then tells in full.
    bool told_before(std::uint32_t full, std::uint32_t part) const {
        return forms_[full].told < forms_[part].told;
    }

    /// How well `part` stands for `full`: smaller is better, nothing when it does not.
    std::optional<int> stands_for(std::uint32_t part, std::uint32_t full) const {
        const auto& p = words_[part];
        const auto& f = words_[full];
        if (forms_[full].type == NodeType::person && p == f &&
            forms_[part].form.words.size() < forms_[full].form.words.size())
            return 0;  // "Elizabeth" and "Elizabeth II"
        if (is_thing(forms_[full].type)) {
            if (told_before(full, part) && is_version(p, f) && !are_side_by_side(forms_[part], forms_[full]))
                return 2;
            return thing_level(p, f);
        }
        if (p.size() >= f.size()) return std::nullopt;
        switch (forms_[full].type) {
            case NodeType::person:
                return person_level(p, f);
            case NodeType::company:
            case NodeType::organization: {
                // "Sable News … Sable": of a short form that no table knows, the long one told what it is.
                const bool introduced = told_before(full, part) && !forms_[part].known;
                const auto firm = forms_[full].regional || forms_[full].part ? std::nullopt
                                                                             : firm_level(p, f, introduced),
                           body = body_level(part, full);
                const bool other = forms_[part].known &&
                                   (!forms_[full].known || forms_[part].canonical != forms_[full].canonical);
                if (introduced && is_behind_place(p, f, forms_[full].places)) return 1;
                if (firm && *firm > 0 && other && forms_[full].known && !is_founder_name(f))
                    return body;  // "Fiat" is not "Fiat Auto"
                if (firm && *firm == 2 && other && !is_founder_name(f) &&
                    !(told_before(full, part) && is_carried_on(forms_[part], forms_[full], p, f)))
                    return body;  // "Amazon" is not "Amazon Leo", nor "General Motors" its "Acceptance Corp"
                if (!firm && !body && (!other || is_founder_name(f)) &&
                    is_short_of(p, f, forms_[full].form.text, told_before(full, part) || forms_[full].known))
                    return 2;
                if (firm && body) return std::min(*firm, *body);
                return firm ? firm : body;
            }
            case NodeType::place:
                // "Nyala" is not "Nyala Airport"
                return forms_[part].known && f.back() == "airport" ? std::nullopt : place_level(p, f);
            default:
                return std::nullopt;
        }
    }

    std::optional<int> body_level(std::uint32_t part, std::uint32_t full) const {
        const auto& p = words_[part];
        const auto& f = words_[full];
        if (!is_body(forms_[full].type)) return std::nullopt;
        const auto& pc = forms_[part].core;
        const auto& fc = forms_[full].core;
        const bool countries =
            forms_[part].core_country.empty() || forms_[part].core_country == forms_[full].core_country;
        if (!pc.empty() && pc == fc && countries) return 0;
        if (ends_with(f, p) && (p.size() > 1 || is_body_word(p[0]))) return 1;
        if (p.size() > 1 && forms_[full].form.key.ends_with('-' + forms_[part].form.key)) return 1;
        // "United Nations" is not its "Educational, Scientific and Cultural Organization"
        const bool own = forms_[part].known && forms_[part].canonical != forms_[full].canonical;
        if (starts_with(f, p) && (p.size() > 1 ? !own : f.size() > 2 && f[1] == "of")) return 1;
        if (p.size() == 1 && !forms_[full].core_country.empty())  // "House", "U.S. House of Representatives"
            for (std::size_t at = 1; at + 1 < f.size() && at < 3; ++at)
                if (f[at] == p[0] && f[at + 1] == "of") return 1;
        if (countries && !pc.empty() && pc.size() + 1 == fc.size() &&
            std::includes(fc.begin(), fc.end(), pc.begin(), pc.end())) {
            // "US Treasury" and "US Treasury Department".
            Words rest;
            std::set_difference(fc.begin(), fc.end(), pc.begin(), pc.end(), std::back_inserter(rest));
            if (rest.size() == 1 && is_body_word(rest[0]) && !forms_[part].core_country.empty()) return 1;
        }
        return std::nullopt;
    }

    /// "iPhone" where "iPhone 4" and "iPhone 5" are named is neither.
    bool is_of_versions(std::uint32_t form, const std::vector<std::uint32_t>& found) const {
        return std::any_of(found.begin(), found.end(),
                           [&](auto full) { return is_version(words_[form], words_[full]); });
    }

    void join_short(std::uint32_t form, std::vector<std::uint32_t>& choices) {
        if (forms_[form].type == NodeType::country) return;
        const auto search = [&](auto admits) {
            std::vector<std::uint32_t> best;
            int level = 9;
            const auto look = [&](std::uint32_t full) {
                if (full == form || !admits(full) || root(full) == root(form)) return;
                const auto found = stands_for(form, full);
                if (!found || *found > level) return;
                if (*found < level) best.clear();
                level = *found;
                if (std::find(best.begin(), best.end(), root(full)) == best.end()) best.push_back(root(full));
            };
            for (auto* index : {&first_, &last_}) {
                for (const auto& word :
                     {words_[form].front(), words_[form].back(), singular(words_[form].front())}) {
                    const auto at = index->find(word);
                    if (at == index->end()) continue;
                    for (const auto full : at->second) look(full);
                }
            }
            return best;
        };
        auto best = search([&](auto full) { return same_family(forms_[form].type, forms_[full].type); });
        if (forms_[form].type == NodeType::person && words_[form].size() == 1 && forms_[form].titled &&
            best.empty())
            best = addressed_people(form);
        if (best.size() > 1 && is_thing(forms_[form].type) && is_of_versions(form, best)) return;
        if (forms_[form].type == NodeType::person && words_[form].size() == 1 && !forms_[form].known &&
            !forms_[form].titled &&
            std::none_of(best.begin(), best.end(), [&](auto full) { return full < form; })) {
            // "Denby Foods … Denby … its founder Joseph Denby": the firm, which was told before
            auto firms = search([&](auto full) {
                return full < form && is_firm(forms_[full].type) && starts_with(words_[full], words_[form]);
            });
            if (firms.size() == 1) {
                forms_[form].type = forms_[firms[0]].type;
                best = std::move(firms);
            }
        }
        if (best.empty() && words_[form].size() == 1 && !forms_[form].known)
            best = search_other(form, search);
        if (best.empty() && words_[form].size() == 1 && forms_[form].type == NodeType::person)
            best = search_people(form, search);
        if (best.empty() && (forms_[form].type == NodeType::person ||
                             (words_[form].size() == 1 && !forms_[form].known && is_firm(forms_[form].type))))
            best = misspelt(form);
        if (best.size() == 1)
            join(form, best[0]);
        else
            choices = std::move(best);
    }

    /// A lone word that the recognizer took for something else than its full form: the full form is right.
    template <class Search>
    std::vector<std::uint32_t> search_other(std::uint32_t form, const Search& search) {
        const auto own = forms_[form].type;
        if (own == NodeType::place && forms_[form].located) return {};
        auto best = search([&](auto full) {
            const auto type = forms_[full].type;
            if (own == NodeType::place)  // "Velda" of "Inner Mongolia Velda Industrial", taken for a town
                return is_firm(type) && told_before(full, form) &&
                       (is_behind_place(words_[form], words_[full], forms_[full].places) ||
                        firm_level(words_[form], words_[full], true).value_or(9) < 2);
            if (own == NodeType::person) return is_firm(type) && starts_with(words_[full], words_[form]);
            return type == NodeType::person && ends_with(words_[full], words_[form]);
        });
        if (best.size() != 1) return {};
        forms_[form].type = forms_[best[0]].type;
        return best;
    }

    /// "Lakshmi Mittal", taken for a firm, where "Mr Mittal" is named.
    std::vector<std::uint32_t> addressed_people(std::uint32_t form) {
        std::vector<std::uint32_t> found;
        const auto at = last_.find(words_[form].front());
        if (at == last_.end()) return found;
        for (const auto full : at->second)
            if ((is_firm(forms_[full].type) || is_body(forms_[full].type)) && !forms_[full].known &&
                words_[full].size() == 2 && words_[full].back() == words_[form].front())
                found.push_back(full);
        if (found.size() != 1) return {};
        forms_[found[0]].type = NodeType::person;
        return {root(found[0])};
    }

    /// "Grant Shapps", taken for a body, where "Shapps" is a person.
    template <class Search>
    std::vector<std::uint32_t> search_people(std::uint32_t form, const Search& search) {
        const auto best = search([&](auto full) {
            const auto& words = words_[full];
            return (is_firm(forms_[full].type) || is_body(forms_[full].type)) && !forms_[full].known &&
                   words.size() == 2 && words.back() == words_[form].front() &&
                   gender_of_given_name(words.front());
        });
        if (best.size() != 1) return {};
        forms_[best[0]].type = NodeType::person;
        return best;
    }

    /// "Yahya Sarea … Saree": the only person whose last name differs by one letter.
    std::vector<std::uint32_t> misspelt(std::uint32_t form) {
        std::vector<std::uint32_t> found;
        const auto& own = words_[form];
        for (const auto full : people_)
            if (const auto& other = words_[full];
                full != form && is_misspelt(own.back(), other.back()) &&
                (forms_[form].type == NodeType::person || is_transposed(own.back(), other.back())) &&
                (own.size() == 1 || (full < form && own.size() == other.size() &&
                                     std::equal(own.begin(), own.end() - 1, other.begin()))))
                found.push_back(root(full));
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found.size() == 1 ? found : std::vector<std::uint32_t>{};
    }

    std::vector<FormRecord>& forms_;
    std::vector<std::uint32_t> parent_;
    std::vector<Words> words_;
    Index first_, last_;
    std::vector<std::uint32_t> people_;  ///< forms of more than one word
};

}  // namespace

FormLinks link_forms(std::vector<FormRecord>& forms) {
    return Linker(forms).run();
}

}  // namespace newsgraph
