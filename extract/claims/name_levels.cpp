#include "extract/claims/name_levels.hpp"

#include "extract/claims/name_form.hpp"

#include <algorithm>

namespace newsgraph {

bool starts_with(const Words& all, const Words& part) {
    return part.size() <= all.size() && std::equal(part.begin(), part.end(), all.begin());
}
bool ends_with(const Words& all, const Words& part) {
    return part.size() <= all.size() && std::equal(part.rbegin(), part.rend(), all.rbegin());
}
bool has_digit(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Words person_words(const Words& all) {
    Words plain;
    for (const auto& word : all) {
        if (word == "al" || word == "el" ||
            (!plain.empty() &&
             (word == "jr" || word == "sr" || word == "ii" || word == "iii" || word == ",")))
            continue;
        const bool article = word.size() > 4 && (word.starts_with("al-") || word.starts_with("el-"));
        plain.push_back(article ? word.substr(3) : word);
    }
    return plain.empty() ? all : plain;
}

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

std::optional<int> person_level(const Words& p, const Words& f) {
    if (ends_with(f, p)) return 0;
    if (starts_with(f, p)) return 1;
    // "Rosselló" and "Ricardo Rosselló" for "Ricardo Rosselló Nevares": the first of two surnames
    const auto surname = [&](std::size_t at) { return p.back().size() > 4 && f[at] == p.back(); };
    if (p.size() == 1)
        for (std::size_t at = 1; at + 1 < f.size(); ++at)
            if (surname(at)) return 2;
    if (p.size() == 2 && p.front() == f.front())
        for (std::size_t at = 2; at + 1 < f.size(); ++at)
            if (surname(at)) return 2;
    return std::nullopt;
}

std::optional<int> firm_level(const Words& p, const Words& f, bool introduced) {
    const auto core = without_legal_suffix(f);
    if (p.size() == 1 && p[0] == "news") return std::nullopt;
    if (starts_with(f, p)) {
        const auto rest_is = [&](auto question) {
            return std::all_of(f.begin() + static_cast<std::ptrdiff_t>(p.size()), f.end(), question);
        };
        if (p.size() >= core) return 0;
        if (rest_is([](const auto& w) { return is_legal_suffix(w) || is_business_word(w); })) return 1;
        if (p.size() == 1 && (is_body_word(p[0]) || is_business_word(p[0]))) return std::nullopt;
        if (!introduced && (is_unit_word(f[p.size()]) || is_unit_word(f[core - 1]))) return std::nullopt;
        // "Lockheed" for "Lockheed Martin"; "Velora Commercial Kites" is a unit of Velora.
        // "Brookline Capital Advisory Group … Brookline", "Calder Asset Management … Calder"
        const bool whole = introduced && (core < f.size() || is_business_word(f.back()));
        return core == p.size() + 1 || p.size() > 1 || whole ? std::optional{2} : std::nullopt;
    }
    // "Disney" for "Walt Disney Company": the last word of two, when the first is a given name.
    if (p.size() == 1 && core == 2 && f[1] == p[0] && gender_of_given_name(f[0]) && !is_business_word(p[0]))
        return 2;
    return std::nullopt;
}

std::optional<int> place_level(const Words& p, const Words& f) {
    const auto rest_is_generic = [&](auto begin, auto end) {
        return std::all_of(begin, end,
                           [](const auto& w) { return is_place_word(w) || w == "of" || w == "natural"; });
    };
    const auto size = static_cast<std::ptrdiff_t>(p.size());
    if (starts_with(f, p) && rest_is_generic(f.begin() + size, f.end())) return 0;
    if (ends_with(f, p) && rest_is_generic(f.begin(), f.end() - size)) return 0;
    return std::nullopt;
}

bool is_clipped(const Words& p, const Words& f) {
    if (p.size() != f.size() || p.size() < 2 || p == f) return false;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const auto word = i + 1 == p.size() ? singular(p[i]) : p[i];
        if (word.size() < 3 || !f[i].starts_with(word)) return false;
    }
    return true;
}

namespace {
/// "A350" of "A350-900"
bool is_series(const Words& p, const Words& f) {
    if (p.size() != f.size() || !has_digit(p.back()) || !f.back().starts_with(p.back() + '-') ||
        !std::equal(p.begin(), p.end() - 1, f.begin()))
        return false;
    const auto rest = f.back().substr(p.back().size() + 1);
    return !rest.empty() &&
           std::all_of(rest.begin(), rest.end(), [](char c) { return c >= '0' && c <= '9'; });
}
}  // namespace

std::optional<int> thing_level(const Words& part, const Words& f) {
    Words p = part;
    if (has_digit(p.back())) p.back() = singular(p.back());  // "Su-24s"
    if (is_series(p, f)) return 1;
    if (p.size() >= f.size()) return std::nullopt;
    if (starts_with(f, p) && std::all_of(f.begin() + static_cast<std::ptrdiff_t>(p.size()), f.end(),
                                         [](const auto& word) { return is_product_word(word); }))
        return 0;  // "Cell" for "Cell processor"
    if (starts_with(f, p) && has_digit(p.back())) {
        // "P-8" for "P-8 Poseidon"; "iPhone 4" is not "iPhone 4 Pro".
        const auto differs = [](const std::string& word) { return has_digit(word) || is_variant_word(word); };
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

}  // namespace newsgraph
