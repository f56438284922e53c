// What a graph can become: one row a format. To add one, write its file pair and put a line into format.cpp.
#pragma once

#include "export/style.hpp"
#include "graph/reduce.hpp"

#include <functional>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph {

struct ExportOptions {
    std::string title;        ///< of pictures and pages; empty: that of the document, or their number
    Theme theme = Theme::light;
    /// Nodes that pictures, pages and diagrams show at most, 0: all; not given: as many as can be read. Data formats
    /// hold the whole graph.
    std::optional<std::size_t> top;
    Reduction reduce = Reduction::support;  ///< which nodes those are
    std::string layout;       ///< Graphviz engine; empty: by size
    bool dot_plain = false;   ///< node and edge statements only, for readers with a small DOT parser
    bool csv_raw = false;     ///< fields that a spreadsheet would run as formulas stay as they are
    bool gexf_12 = false;     ///< GEXF 1.2 for readers that refuse 1.3
    std::string edges_key = "edges";  ///< of node-link JSON; older readers want "links"
    /// What the user should know about the output: nodes left out, a layout that took too long.
    std::function<void(const std::string&)> note;
};

/// Opens the part of a format that is several files; the last part opened is finished by the next call.
using PartSink = std::function<std::ostream&(const std::string& name)>;

struct Format {
    std::string_view name;
    std::vector<std::string_view> suffixes;  ///< without the dot
    std::string_view description;
    /// Throws Error with the cure. Null when the format is several files.
    void (*write)(const Graph&, const ExportOptions&, std::ostream&) = nullptr;
    /// Parts named "nodes.csv", "edges.csv"…; or null.
    void (*write_parts)(const Graph&, const ExportOptions&, const PartSink&) = nullptr;
    bool binary = false;       ///< not for a terminal
    bool cuts_itself = false;  ///< shows the best-supported nodes and says what it leaves out
};

std::span<const Format> formats();
/// By name; null when there is none.
const Format* find_format(std::string_view name);
/// By the longest suffix that fits a file's name, "graph.jsonld" or "out/graph.nodes.csv"; null when none does.
const Format* format_of_file(std::string_view path);
/// "csv, cypher, dot, …" for messages.
std::string format_names();

/// Where a part of a format of several files goes: "graph.csv" and "nodes.csv" give "graph.nodes.csv", a
/// directory "out/" gives "out/nodes.csv".
std::string part_path(std::string_view path, std::string_view part);

}  // namespace newsgraph
