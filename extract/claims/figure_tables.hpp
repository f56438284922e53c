// The words of figures: currencies.tsv, units.tsv and bounds.tsv, read once.
#pragma once

#include "graph/claim.hpp"

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
};

const FigureTables& figure_tables();

}  // namespace newsgraph
