// One self-contained HTML page in which the story can be walked: graph, claims, filters, timeline.
// The page's own sources stand in page/, its library in page/vendor; nothing is fetched when it is opened, and
// a Content-Security-Policy lets nothing run but these scripts.
#pragma once

#include "export/format.hpp"

namespace newsgraph {

/// At most 5,000 nodes (or `options.top`, when that is larger than a picture's default), the best supported;
/// a note says what was left out. Positions are Graphviz's (sfdp). Throws Error when the layout fails.
void write_html(const Graph& graph, const ExportOptions& options, std::ostream& out);

}  // namespace newsgraph
