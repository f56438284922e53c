// Which forms of names in one document are the same name: "Liang" and "Liang Wenfeng", "GM" and "General
// Motors Corp.", "Senate" and "United States Senate". Works on distinct forms, not on their uses.
#pragma once

#include "extract/claims/name_form.hpp"
#include "graph/entity.hpp"

#include <unordered_map>

namespace newsgraph {

/// One distinct form with the type that the document's uses give it.
struct FormRecord {
    NameForm form;
    NodeType type{};
    bool known = false;   ///< by a table, as a name of this type
    bool titled = false;  ///< "Mr Mittal" somewhere
    bool kin = false;     ///< brought in as "her mother, X"
    bool part = false;    ///< brought in as "its unit, X"
    std::uint32_t uses = 0;
    std::uint32_t first_use = 0;    ///< order of appearance
    std::uint32_t told = 0;         ///< the same behind the title, where that names it in short
    bool told_in_title = false;     ///< nowhere else so far
    std::string canonical;          ///< usual full name where a table knows one, folded
    std::string country;            ///< alpha-2 when the form names or describes a country
    std::vector<std::string> core;  ///< bodies: content words, sorted, countries apart
    std::string core_country;       ///< alpha-2 of the country named within a body's name
    std::size_t places = 0;  ///< words of a firm's name in front that name a place: "Inner Mongolia Yili"
    bool located = false;    ///< "in X" somewhere
    bool joint = false;      ///< its last word is another's name: "Sony Ericsson"
    std::vector<std::uint32_t> sentences;  ///< where it stands, ascending
    bool regional = false;  ///< a place's name stands in it behind the first word: "Velora Ireland"
    std::vector<std::uint32_t> acronym_of;  ///< forms that a bracket gives it as an acronym
};

struct FormLinks {
    std::vector<std::uint32_t> group;                 ///< forms of one group are one name
    std::vector<std::vector<std::uint32_t>> choices;  ///< groups that a form may stand for, use by use
};

/// Near-linear: a form is compared with the first few dozen that share its first or last word.
/// May mend the type of a short form when its full form is of another type.
FormLinks link_forms(std::vector<FormRecord>& forms);

}  // namespace newsgraph
