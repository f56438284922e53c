// The words of figures: currencies.tsv, units.tsv and bounds.tsv, read once.
#pragma once

#include "graph/claim.hpp"

#include <array>
#include <map>
#include <string>
#include <vector>

namespace newsgraph {

struct Currency {
    std::string code;
    bool before = false, after = false;
    int parts = 1;
};

struct BoundPhrase {
    std::vector<std::string> words;
    bool before = true;
    Bound bound = Bound::none;
};

struct MeasureUnit {
    std::string name;
    bool time = false;
};

struct FigureTables {
    std::map<std::string, Currency, std::less<>> currencies;  ///< by lower-case form, words with one space
    std::map<std::string, MeasureUnit, std::less<>> units;
    std::vector<BoundPhrase> bounds;  ///< longest first

    /// A currency of one word in any case of letters, else nullptr.
    const Currency* find_currency(std::string_view word) const;
    std::array<std::uint32_t, 256> currency_sizes{};  ///< by first byte, one bit a size: most words are none
};

const FigureTables& figure_tables();

}  // namespace newsgraph
