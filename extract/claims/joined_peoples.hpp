// "Anglo-Dutch", "Franco-German": both countries are meant, and the short form of the first is no name.
#pragma once

#include "extract/language/name_tables.hpp"

namespace newsgraph {

void part_joined_peoples(const NameTables& tables, std::span<Sentence> sentences);

/// Whose people the short form names ("Anglo": British), empty for any other word; people_prefixes.tsv.
std::string_view people_of_prefix(std::string_view form);

}  // namespace newsgraph
