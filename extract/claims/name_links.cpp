#include "extract/claims/name_links.hpp"

#include <algorithm>
#include <numeric>

namespace newsgraph {

namespace {

using Words = std::vector<std::string>;
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

bool starts_with(const Words& all, const Words& part) {
    return part.size() <= all.size() && std::equal(part.begin(), part.end(), all.begin());
}
bool ends_with(const Words& all, const Words& part) {
    return part.size() <= all.size() && std::equal(part.rbegin(), part.rend(), all.rbegin());
}
bool has_digit(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "al-Assad" and "Assad" are one surname; "Jr" is none.
Words person_words(const Words& all) {
    Words plain;
    for (const auto& word : all) {
        if (word == "al" || word == "el" ||
            (!plain.empty() && (word == "jr" || word == "sr" || word == "ii" || word == "iii" || word == ",")))
            continue;
        const bool article = word.size() > 4 && (word.starts_with("al-") || word.starts_with("el-"));
        plain.push_back(article ? word.substr(3) : word);
    }
    return plain.empty() ? all : plain;
}

/// Both full names: same surname, same or short given name, middle names of one among the other's.
bool same_person(const Words& a, const Words& b) {
    if (a.size() < 2 || b.size() < 2 || a.back() != b.back() || !same_given_name(a.front(), b.front()))
        return false;
    const auto& few = a.size() < b.size() ? a : b;
    const auto& many = a.size() < b.size() ? b : a;
    std::size_t at = 1;
    for (std::size_t i = 1; i + 1 < few.size(); ++i) {
        while (at + 1 < many.size() && many[at].substr(0, few[i].size()) != few[i] &&
               few[i].substr(0, many[at].size()) != many[at])
            ++at;
        if (at + 1 >= many.size()) return false;
        ++at;
    }
    return true;
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

    /// Whether the table's usual name of this form is another name of the same thing. Tables also list what
    /// belongs to it ("iPhone 4" with "iPhone"), so that a firm's form must share a word or its initials.
    bool is_alias(std::uint32_t i) const {
        const auto& record = forms_[i];
        if (is_thing(record.type)) return false;
        if (!is_firm(record.type)) return true;
        Words usual;
        for (std::size_t begin = 0; begin < record.canonical.size();) {
            const auto end = std::min(record.canonical.find(' ', begin), record.canonical.size());
            usual.push_back(record.canonical.substr(begin, end - begin));
            begin = end + 1;
        }
        const auto core = without_legal_suffix(words_[i]);
        const Words short_form(words_[i].begin(), words_[i].begin() + static_cast<std::ptrdiff_t>(core));
        return starts_with(usual, short_form) || are_initials_of(record.form.text, usual);
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
            if (!record.canonical.empty() && is_alias(i)) same("=" + type + record.canonical, i);
            if (business) {
                std::string key = "b";
                for (std::size_t w = 0; w < without_legal_suffix(words_[i]); ++w) key += ' ' + words_[i][w];
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
                        same_person(words_[other], words_[i]))
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
            for (const auto full : forms_[i].acronym_of)
                if (same_family(forms_[i].type, forms_[full].type)) join(i, full);
            if (words_[i].size() != 1 || !looks_like_acronym(forms_[i].form.text)) continue;
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

    /// How well `part` stands for `full`: smaller is better, nothing when it does not.
    std::optional<int> stands_for(std::uint32_t part, std::uint32_t full) const {
        const auto& p = words_[part];
        const auto& f = words_[full];
        if (p.size() >= f.size()) return std::nullopt;
        switch (forms_[full].type) {
            case NodeType::person:
                return person_level(p, f);
            case NodeType::company:
            case NodeType::organization: {
                // "Sable News … Sable": of a short form that no table knows, the long one told what it is.
                const bool introduced = full < part && !forms_[part].known;
                const auto firm = forms_[full].regional ? std::nullopt : firm_level(p, f, introduced),
                           body = body_level(part, full);
                if (firm && *firm == 2 && forms_[part].known && p.size() == 1 &&
                    (!forms_[full].known || forms_[part].canonical != forms_[full].canonical))
                    return body;  // "Amazon" is not "Amazon Leo"
                if (firm && body) return std::min(*firm, *body);
                return firm ? firm : body;
            }
            case NodeType::place:
                return place_level(p, f);
            case NodeType::product:
            case NodeType::chip:
                return thing_level(p, f);
            case NodeType::country:
                return std::nullopt;
        }
        return std::nullopt;
    }

    static std::optional<int> person_level(const Words& p, const Words& f) {
        if (ends_with(f, p)) return 0;
        if (starts_with(f, p)) return 1;
        return std::nullopt;
    }

    static std::optional<int> firm_level(const Words& p, const Words& f, bool introduced) {
        const auto core = without_legal_suffix(f);
        if (starts_with(f, p)) {
            const auto rest_is = [&](auto question) {
                return std::all_of(f.begin() + static_cast<std::ptrdiff_t>(p.size()), f.end(), question);
            };
            if (p.size() >= core) return 0;
            if (rest_is([](const auto& w) { return is_legal_suffix(w) || is_business_word(w); })) return 1;
            if (p.size() == 1 && (is_body_word(p[0]) || is_business_word(p[0]))) return std::nullopt;
            if (!introduced && (is_unit_word(f[p.size()]) || is_unit_word(f[core - 1]))) return std::nullopt;
            // "Lockheed" for "Lockheed Martin"; "Velora Commercial Kites" is a unit of Velora.
            return core == p.size() + 1 || p.size() > 1 ? std::optional{2} : std::nullopt;
        }
        // "Disney" for "Walt Disney Company": the last word of two, when the first is a given name.
        if (p.size() == 1 && core == 2 && f[1] == p[0] && gender_of_given_name(f[0]) &&
            !is_business_word(p[0]))
            return 2;
        return std::nullopt;
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
        if (starts_with(f, p) && (p.size() > 1 || (f.size() > 2 && f[1] == "of"))) return 1;
        if (countries && !pc.empty() && pc.size() + 1 == fc.size() &&
            std::includes(fc.begin(), fc.end(), pc.begin(), pc.end())) {
            // "US Treasury" and "US Treasury Department".
            Words rest;
            std::set_difference(fc.begin(), fc.end(), pc.begin(), pc.end(), std::back_inserter(rest));
            if (rest.size() == 1 && is_body_word(rest[0]) && !forms_[part].core_country.empty()) return 1;
        }
        return std::nullopt;
    }

    static std::optional<int> place_level(const Words& p, const Words& f) {
        const auto rest_is_generic = [&](auto begin, auto end) {
            return std::all_of(begin, end,
                               [](const auto& w) { return is_place_word(w) || w == "of" || w == "natural"; });
        };
        const auto size = static_cast<std::ptrdiff_t>(p.size());
        if (starts_with(f, p) && rest_is_generic(f.begin() + size, f.end())) return 0;
        if (ends_with(f, p) && rest_is_generic(f.begin(), f.end() - size)) return 0;
        return std::nullopt;
    }

    static std::optional<int> thing_level(const Words& p, const Words& f) {
        if (starts_with(f, p) && has_digit(p.back())) {
            // "P-8" for "P-8 Poseidon"; "iPhone 4" is not "iPhone 4 Pro".
            const auto differs = [](const std::string& word) {
                return has_digit(word) || is_variant_word(word);
            };
            if (std::none_of(f.begin() + static_cast<std::ptrdiff_t>(p.size()), f.end(), differs)) return 1;
            return std::nullopt;
        }
        // "iTunes Store" for "iTunes Music Store".
        if (p.size() > 1 && p.front() == f.front() && p.back() == f.back() && !has_digit(f[f.size() - 2]))
            return 1;
        Words single = p;
        single.back() = singular(single.back());
        Words whole = f;
        whole.back() = singular(whole.back());
        // "Dreamliner" for "787 Dreamliner", "Nano" for "iPod Nano"; a bare number names too many things.
        if (ends_with(whole, single) && !(p.size() == 1 && std::all_of(p[0].begin(), p[0].end(), [](char c) {
                                              return (c >= '0' && c <= '9') || c == '.';
                                          })))
            return 0;
        return std::nullopt;
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
                for (const auto& word : {words_[form].front(), words_[form].back()}) {
                    const auto at = index->find(word);
                    if (at == index->end()) continue;
                    for (const auto full : at->second) look(full);
                }
            }
            return best;
        };
        auto best = search([&](auto full) { return same_family(forms_[form].type, forms_[full].type); });
        if (forms_[form].type == NodeType::person && words_[form].size() == 1 && !forms_[form].known &&
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
        if (best.empty() && forms_[form].type == NodeType::person && words_[form].size() == 1)
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
        if (own == NodeType::place) return {};
        auto best = search([&](auto full) {
            const auto type = forms_[full].type;
            if (own == NodeType::person) return is_firm(type) && starts_with(words_[full], words_[form]);
            return type == NodeType::person && ends_with(words_[full], words_[form]);
        });
        if (best.size() != 1) return {};
        forms_[form].type = forms_[best[0]].type;
        return best;
    }

    /// "Yahya Sarea … Saree": the only person whose last name differs by one letter.
    std::vector<std::uint32_t> misspelt(std::uint32_t form) {
        std::vector<std::uint32_t> found;
        for (const auto full : people_)
            if (is_misspelt(words_[form].front(), words_[full].back())) found.push_back(root(full));
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
