// What the noun beside a name that nothing knows makes of it: "startup X", "X, a carmaker", "its first ferry,
// the X"; and what a firm brings out. Used by framed_names.cpp.
#pragma once

#include "extract/language/sentence.hpp"

#include <optional>

namespace newsgraph {

/// The token of [first, last) whose head lies outside.
std::uint32_t head_in(const Sentence& sentence, std::uint32_t first, std::uint32_t last);

std::optional<NodeType> described_type(const Sentence& sentence, std::uint32_t first, std::uint32_t last,
                                       std::uint32_t head);

/// 'a website known as "Candy to Door"', 'the "Voice of Hope" radio broadcast': what the name in [first,
/// last) between quotation marks is, by the noun beside it.
std::optional<NodeType> quoted_type(const Sentence& sentence, std::uint32_t first, std::uint32_t last);

/// "Google introduced a smart speaker": what the noun at `noun` is, a firm brings out.
bool is_brought_out(const Sentence& sentence, std::uint32_t noun);

/// A company does it: "Nvidia unveiled X", not "the city unveiled X".
bool is_made_by_firm(const Sentence& sentence, std::int32_t verb);

/// "One retailer that did well was X": what the subject says of the name behind "be".
std::optional<NodeType> said_of_subject(const Sentence& sentence, std::uint32_t head);

/// "X, a Leeds-based haulage company,": whatever X, which ends before `last`, looks like.
bool is_apposed_firm(const Sentence& sentence, std::uint32_t last, std::uint32_t head);

/// "Jane Roe's bakery business, X,": what somebody has is a firm by its noun.
bool is_owned_firm(const Sentence& sentence, std::uint32_t first, std::uint32_t last);

/// "the previous top machine, X,": a thing that has its name behind a comma.
bool is_apposed_thing(const Sentence& sentence, std::int32_t head);

}  // namespace newsgraph
