// The tables of this folder, compiled in, and the reader that users' own tables share.
// TSV, UTF-8: a header line "#column<TAB>column…", then a row a line; '#' starts a comment line;
// a cell may be empty; several values in a cell stand behind each other with '|'.
#pragma once

#include "graph/error.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph {

/// The bytes of data/STEM.tsv. Throws std::logic_error when the program has no such table.
std::string_view embedded_table(std::string_view stem);

/// Calls row(cells, line) for each row; cells are padded with empty ones to the header's width.
/// Throws InputError with file and line when a row is wider than the header.
void read_table(std::string_view bytes, const std::string& file,
                const std::function<void(std::span<const std::string_view> cells, std::size_t line)>& row);

/// "a|b" → {"a", "b"}; an empty cell gives nothing.
std::vector<std::string_view> split_cell(std::string_view cell);

}  // namespace newsgraph
