#include "extract/claims/description.hpp"
#include "extract/data/tables.hpp"

#include <algorithm>
#include <unordered_map>

namespace newsgraph {

namespace {

using Words = std::vector<std::string_view>;

const std::unordered_map<std::string_view, Words>& wider_nouns() {
    static const auto table = [] {
        std::unordered_map<std::string_view, Words> made;
        read_table(embedded_table("wider_nouns"), "wider_nouns.tsv",
                   [&](auto cells, std::size_t) { made.emplace(cells[0], split_cell(cells[1])); });
        return made;
    }();
    return table;
}

}  // namespace

const KnownKind* known_kind(std::string_view name) {
    static const auto table = [] {
        std::unordered_map<std::string_view, KnownKind> made;
        read_table(embedded_table("known_kinds"), "known_kinds.tsv", [&](auto cells, std::size_t) {
            const auto kinds = split_cell(cells[1]);
            for (const auto one : split_cell(cells[2])) {
                auto& known = made[one];
                if (cells[0] != "-") known.iso = cells[0];
                known.kinds.insert(known.kinds.end(), kinds.begin(), kinds.end());
            }
        });
        return made;
    }();
    auto at = table.find(name);
    for (const std::string_view form : {" Inc.", " Inc", " Corp.", " Corp", " Ltd", " Plc", " plc", " Co."})
        if (at == table.end() && name.ends_with(form))
            at = table.find(name.substr(0, name.size() - form.size()));
    return at == table.end() ? nullptr : &at->second;
}

bool is_platform(std::string_view name) {
    const auto* known = known_kind(name);
    return known && std::find(known->kinds.begin(), known->kinds.end(), "platform") != known->kinds.end();
}

namespace {
bool is_of_kind(std::string_view name, std::string_view kind) {
    const auto* known = known_kind(name);
    return known && std::find(known->kinds.begin(), known->kinds.end(), kind) != known->kinds.end();
}
}  // namespace

bool is_planemaker(std::string_view name) {
    return is_of_kind(name, "planemaker");
}

bool is_carmaker(std::string_view name) {
    return is_of_kind(name, "carmaker");
}

bool is_wider(std::string_view wider, std::string_view narrower) {
    const auto at = wider_nouns().find(wider);
    return at != wider_nouns().end() &&
           std::find(at->second.begin(), at->second.end(), narrower) != at->second.end();
}

bool is_vague(std::string_view noun) {
    return is_wider(noun, "*");
}

std::span<const std::string_view> countries_called(std::string_view word) {
    static const auto table = [] {
        std::unordered_map<std::string_view, Words> made;
        read_table(embedded_table("country_kinds"), "country_kinds.tsv", [&](auto cells, std::size_t) {
            const auto isos = split_cell(cells[1]);
            for (const auto one : split_cell(cells[0])) made.emplace(one, isos);
        });
        return made;
    }();
    const auto at = table.find(word);
    if (at == table.end()) return {};
    return at->second;
}

}  // namespace newsgraph
