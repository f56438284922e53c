#include "extract/data/tables.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
void split(std::string_view text, char at, std::vector<std::string_view>& parts) {
    parts.clear();
    for (std::size_t begin = 0;;) {
        const auto end = text.find(at, begin);
        parts.push_back(text.substr(begin, end - begin));
        if (end == std::string_view::npos) return;
        begin = end + 1;
    }
}
}  // namespace

void read_table(std::string_view bytes, const std::string& file,
                const std::function<void(std::span<const std::string_view>, std::size_t)>& row) {
    std::vector<std::string_view> cells;
    std::size_t width = 0, number = 0;
    for (std::size_t begin = 0; begin < bytes.size();) {
        const auto end = std::min(bytes.find('\n', begin), bytes.size());
        auto line = bytes.substr(begin, end - begin);
        begin = end + 1;
        ++number;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty()) continue;
        if (line.front() == '#') {
            if (width == 0) {
                split(line.substr(1), '\t', cells);
                width = cells.size();
            }
            continue;
        }
        split(line, '\t', cells);
        if (width == 0) width = cells.size();
        if (cells.size() > width)
            throw InputError(file, number, "expected at most " + std::to_string(width) + " cells, got " +
                                               std::to_string(cells.size()) + "; remove the extra tabs");
        cells.resize(width);
        row(cells, number);
    }
}

std::vector<std::string_view> split_cell(std::string_view cell) {
    std::vector<std::string_view> values;
    if (!cell.empty()) split(cell, '|', values);
    return values;
}

}  // namespace newsgraph
