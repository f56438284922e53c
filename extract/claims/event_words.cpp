#include "extract/claims/event_words.hpp"

#include "extract/data/tables.hpp"

#include <map>
#include <string>

namespace newsgraph {

namespace {
using EventWords = std::map<std::string, EventWord, std::less<>>;

EventWords read_words() {
    EventWords words;
    constexpr auto file = "events.tsv";
    read_table(embedded_table("events"), file, [&](auto cells, std::size_t line) {
        EventWord::Relations relations;
        for (const auto name : split_cell(cells[2])) {
            const auto relation = parse_relation(name);
            if (!relation)
                throw InputError(file, line, "expected a relation, got '" + std::string(name) + "'");
            relations.set(static_cast<std::size_t>(*relation));
        }
        for (const auto lemma : split_cell(cells[0])) {
            auto& word = words[std::string(lemma)];
            if (cells[1] == "act")
                word.act |= relations;
            else if (cells[1] == "thing")
                word.thing |= relations;
            else if (cells[1] == "verb")
                word.verb |= relations;
            else if (cells[1] == "payment")
                word.payment |= relations;
            else
                throw InputError(file, line,
                                 "expected act, thing, verb or payment, got '" + std::string(cells[1]) + "'");
        }
    });
    return words;
}
}  // namespace

const EventWord* event_word(std::string_view lemma) {
    static const auto words = read_words();
    const auto found = words.find(lemma);
    return found == words.end() ? nullptr : &found->second;
}

}  // namespace newsgraph
