#include "extract/claims/figure_tables.hpp"

#include "extract/data/tables.hpp"

#include <algorithm>
#include <charconv>

namespace newsgraph {

namespace {

std::vector<std::string> split_words(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find(' ', begin), text.size());
        words.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

FigureTables read_figure_tables() {
    FigureTables tables;
    read_table(embedded_table("currencies"), "currencies.tsv", [&](auto cells, std::size_t line) {
        Currency currency{std::string(cells[1]), cells[2] != "after", cells[2] != "before", 1};
        if (!cells[3].empty() &&
            std::from_chars(cells[3].data(), cells[3].data() + cells[3].size(), currency.parts).ec !=
                std::errc{})
            throw InputError("currencies.tsv", line, "expected a whole number of parts");
        tables.currencies.emplace(lower_ascii(cells[0]), currency);
    });
    read_table(embedded_table("units"), "units.tsv", [&](auto cells, std::size_t) {
        tables.units.emplace(cells[0], MeasureUnit{std::string(cells[1]), cells[2] == "time"});
    });
    read_table(embedded_table("bounds"), "bounds.tsv", [&](auto cells, std::size_t line) {
        const auto bound = parse_bound(cells[2]);
        if (!bound) throw InputError("bounds.tsv", line, "expected about, at_least or at_most");
        tables.bounds.push_back({split_words(cells[0]), cells[1] == "before", *bound});
    });
    std::stable_sort(tables.bounds.begin(), tables.bounds.end(),
                     [](const auto& a, const auto& b) { return a.words.size() > b.words.size(); });
    return tables;
}

}  // namespace

const FigureTables& figure_tables() {
    static const FigureTables all = read_figure_tables();
    return all;
}

}  // namespace newsgraph
