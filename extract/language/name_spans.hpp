// What must hold of the chain's spans whatever the weights say: names that the tables know are not cut short,
// posts stand outside, a lone "Inc." belongs to the name before it, amounts are no names.
#pragma once

#include "extract/language/name_types.hpp"

namespace newsgraph {

/// Changes the spans of one sentence, which lie behind `from` in `spans`, in text order.
void mend_spans(const NameContext& context, const NameTables& tables, const Sentence& sentence,
                std::size_t index, std::size_t from, std::vector<NameSpan>& spans);

}  // namespace newsgraph
