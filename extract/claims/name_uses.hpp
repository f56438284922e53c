// The uses of names in a document and their distinct forms, with the type and sense of each: the first
// half of name_entities.hpp, before forms are linked to one another.
#pragma once

#include "extract/claims/name_entities.hpp"
#include "extract/claims/name_links.hpp"

namespace newsgraph {

/// What the tables say of a form.
struct Known {
    const NamedThing* country = nullptr;  ///< as a name
    const NamedThing* demonym = nullptr;  ///< the country (or place, or union) that it describes
    const NamedThing* seat = nullptr;     ///< whose government it may stand for
    const NamedThing* thing = nullptr;    ///< of another type
};

struct Form {
    FormRecord record;
    Known known;
    std::array<float, node_type_names.size()> votes{};
};

struct NameForms {
    std::vector<NameUse> uses;  ///< in text order
    std::vector<Form> forms;    ///< in the order of their first use
};

NameForms collect_names(const Document& document, std::span<const Sentence> sentences,
                        const NameTables& tables);

}  // namespace newsgraph
