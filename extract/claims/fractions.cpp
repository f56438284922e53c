#include "extract/claims/fractions.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
int denominator(std::string_view word, bool plural) {
    static constexpr std::pair<std::string_view, int> names[] = {
        {"half", 2}, {"third", 3}, {"quarter", 4}, {"fifth", 5}, {"sixth", 6}, {"eighth", 8}, {"tenth", 10}};
    if (plural && word.ends_with('s')) word.remove_suffix(1);
    for (const auto& [name, value] : names)
        if (name == word) return value;
    return 0;
}
}  // namespace

std::optional<Number> parse_fraction(std::span<const Atom> atoms, std::size_t at) {
    if (atoms[at].kind != AtomKind::word) return std::nullopt;
    std::int64_t parts = 1;
    auto i = at;
    if (atoms[i].lower == "a" || atoms[i].lower == "one") {
        ++i;
    } else if (atoms[i].lower != "half") {
        static constexpr std::string_view counts[] = {"two", "three", "four", "five", "six", "seven"};
        const auto count = std::find(std::begin(counts), std::end(counts), atoms[i].lower);
        if (count == std::end(counts)) return std::nullopt;
        parts = count - std::begin(counts) + 2;
        if (++i < atoms.size() && atoms[i].lower == "-") ++i;
    }
    if (i + 1 >= atoms.size() || atoms[i].kind != AtomKind::word) return std::nullopt;
    const auto whole = denominator(atoms[i].lower, parts > 1);
    if (whole <= parts || atoms[i + 1].lower != "of") return std::nullopt;
    if (i + 2 < atoms.size() && atoms[i + 2].kind == AtomKind::number)
        return std::nullopt;  // "a quarter of 2021"
    Number share;
    share.end = i + 1;
    share.value = {(parts * 1000 + whole / 2) / whole, 1};
    if (share.value.mantissa % 10 == 0) share.value = {share.value.mantissa / 10, 0};
    share.words = true;
    return share;
}

}  // namespace newsgraph
