// The last word on the types of a document's names: each was judged by itself, here they are made to agree
// with one another and with what is sure ("Kroma" beside "Kroma Inc.", "Rovers" at the end, a name that the
// tables know as one thing only).
#pragma once

#include "extract/language/name_types.hpp"

namespace newsgraph {

/// A name of the document with the type that was given it, to be changed in place.
struct JudgedName {
    std::uint64_t key = 0;  ///< of its folded words, as in NameGroup
    std::span<const NameToken> words;
    std::span<const Token> tokens;
    std::size_t type = type_none;
    float confidence = 0;
};

void settle_types(const NameTables& tables, std::span<JudgedName> names);

}  // namespace newsgraph
