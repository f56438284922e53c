// Legal forms behind the names of firms ("WTC International N.V."): a part of the name, where the recognizer
// has cut them off.
#pragma once

#include "extract/language/name_tables.hpp"

#include <span>

namespace newsgraph {

/// Extends names of companies by the legal form right behind them.
void join_legal_forms(const NameTables& tables, std::span<Sentence> sentences);

}  // namespace newsgraph
