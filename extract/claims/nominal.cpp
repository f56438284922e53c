#include "extract/claims/nominal.hpp"

#include "extract/data/tables.hpp"

#include <unordered_map>

namespace newsgraph {

namespace {

using Table = std::unordered_map<std::string_view, Nominal>;

Table read_nominals() {
    Table table;
    read_table(embedded_table("nominals"), "nominals.tsv", [&](auto cells, std::size_t) {
        NodeTypeSet types = 0;
        for (const auto name : split_cell(cells[0]))
            types = static_cast<NodeTypeSet>(types |
                                             (name == "other" ? other_thing : bit(*parse_node_type(name))));
        for (const auto noun : split_cell(cells[2])) {
            auto& entry = table[noun];
            entry.types = static_cast<NodeTypeSet>(entry.known ? entry.types | types : types);
            entry.known = true;
            for (const auto trait : split_cell(cells[1])) {
                if (trait == "m" || trait == "f") entry.gender = trait.front();
                entry.relational = entry.relational || trait == "relational";
                entry.body = entry.body || trait == "body";
                entry.part = entry.part || trait == "part";
                entry.state = entry.state || trait == "state";
                entry.asset = entry.asset || trait == "asset";
            }
        }
    });
    return table;
}

const std::unordered_map<std::string_view, std::string_view>& same_nouns() {
    static const auto table = [] {
        std::unordered_map<std::string_view, std::string_view> made;
        read_table(embedded_table("same_nouns"), "same_nouns.tsv", [&](auto cells, std::size_t) {
            const auto nouns = split_cell(cells[0]);
            for (const auto noun : nouns) made.emplace(noun, nouns.front());
        });
        return made;
    }();
    return table;
}

const Table& nominals() {
    static const Table table = read_nominals();
    return table;
}

}  // namespace

std::string_view known_noun(std::string_view word) {
    std::string joined(word);
    std::erase(joined, '-');
    for (const std::string_view form : {word, std::string_view(joined)})
        if (const auto at = nominals().find(form); at != nominals().end()) return at->first;
    return {};
}

Nominal nominal(std::string_view lemma) {
    const auto& table = nominals();
    if (const auto at = table.find(lemma); at != table.end()) return at->second;
    if (const auto hyphen = lemma.rfind('-'); hyphen != std::string_view::npos && hyphen + 1 < lemma.size())
        if (const auto at = table.find(lemma.substr(hyphen + 1)); at != table.end()) return at->second;
    if (lemma.size() > 5 && lemma.ends_with("maker")) return {.types = bit(NodeType::company), .known = true};
    for (const std::string_view suffix : {"ist", "woman", "man", "ician", "grapher"})
        if (lemma.size() > suffix.size() + 2 && lemma.ends_with(suffix) && !lemma.ends_with("list"))
            return {.types = bit(NodeType::person),
                    .gender = suffix == "woman" ? 'f'
                              : suffix == "man" ? 'm'
                                                : char{0},
                    .known = true};
    return {};
}

std::string_view same_noun(std::string_view lemma) {
    const auto at = same_nouns().find(lemma);
    return at == same_nouns().end() ? lemma : at->second;
}

bool tells_kind(std::string_view lemma) {
    return same_nouns().contains(lemma);
}

Pronoun pronoun(std::string_view folded) {
    using enum PronounClass;
    static const std::unordered_map<std::string_view, Pronoun> table{
        {"he", {he}},
        {"him", {he}},
        {"his", {he, true}},
        {"himself", {he, false, true}},
        {"she", {she}},
        {"her", {she, true}},
        {"hers", {she, true}},
        {"herself", {she, false, true}},
        {"it", {it}},
        {"its", {it, true}},
        {"itself", {it, false, true}},
        {"they", {they}},
        {"them", {they}},
        {"their", {they, true}},
        {"theirs", {they, true}},
        {"themselves", {they, false, true}},
        {"theirselves", {they, false, true}},
        {"i", {first}},
        {"me", {first}},
        {"my", {first, true}},
        {"mine", {first, true}},
        {"myself", {first, false, true}},
        {"we", {first_plural}},
        {"us", {first_plural}},
        {"our", {first_plural, true}},
        {"ours", {first_plural, true}},
        {"ourselves", {first_plural, false, true}},
        {"you", {second}},
        {"your", {second, true}},
        {"yours", {second, true}},
        {"yourself", {second, false, true}},
        {"who", {relative}},
        {"whom", {relative}},
        {"whose", {relative, true}},
        {"which", {relative}},
        {"that", {relative}},
        {"both", {both}}};
    const auto at = table.find(folded);
    return at == table.end() ? Pronoun{} : at->second;
}

}  // namespace newsgraph
