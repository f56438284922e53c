// Pictures as files: which layout, what when it takes too long, and what makes an SVG accessible.
#include "export/picture.hpp"
#include "export/render.hpp"
#include "export/text.hpp"
#include "export/words.hpp"

#include <ostream>

namespace newsgraph {

namespace {

constexpr std::size_t most_drawable = 10000;

struct Attempt {
    std::string engine;
    EdgeLabels labels;
};

/// From the best to the quickest layout for a picture of this size.
std::vector<Attempt> attempts(const Picture& picture, const ExportOptions& options) {
    const std::size_t nodes = picture.nodes.size(), edges = picture.edges.size();
    const bool small = nodes <= 300 && edges <= 450;
    if (!options.layout.empty())
        return {{options.layout, small && options.layout == "dot" ? EdgeLabels::yes : EdgeLabels::no}};
    std::vector<Attempt> all;
    if (small) all.push_back({"dot", EdgeLabels::yes});
    if (nodes <= 500 && edges <= 1000) all.push_back({"dot", EdgeLabels::no});
    all.push_back({"sfdp", EdgeLabels::no});
    return all;
}

void say(const ExportOptions& options, const std::string& what) {
    if (options.note) options.note(what);
}

std::string draw(const Graph& graph, const ExportOptions& options, const std::string& format) {
    const std::size_t top = options.top == 0 ? most_drawable : std::min(options.top, most_drawable);
    const Picture picture = plan_picture(graph, top);
    if (!picture.left_out.empty())
        say(options, "the picture shows " + count_of(picture.nodes.size(), "node", "nodes") +
                         "; left out: " + picture.left_out + " (--top N draws more or fewer)");
    const auto all = attempts(picture, options);
    for (std::size_t i = 0;; ++i) {
        try {
            return render_dot(picture_dot(graph, picture, options, all[i].engine, all[i].labels), all[i].engine,
                              format);
        } catch (const RenderTimeout& error) {
            if (i + 1 == all.size()) throw;
            say(options, std::string(error.what()) + "; trying " + all[i + 1].engine + " without labels on edges");
        }
    }
}

/// Title and description for screen readers, behind the opening tag.
std::string accessible(std::string svg, const Graph& graph, const ExportOptions& options) {
    const auto begin = svg.find("<svg ");
    const auto end = begin == std::string::npos ? begin : svg.find('>', begin);
    if (end == std::string::npos) return svg;
    std::string desc = "A graph of " + count_of(graph.nodes().size(), "node", "nodes") + " and " +
                       count_of(graph.edges().size(), "edge", "edges") + " from " +
                       count_of(graph.documents().size(), "document", "documents") + ".";
    std::size_t told = 0;
    for (const auto& bundle : plan_picture(graph, options.top).edges) {
        if (told++ == 200) break;
        desc += " " + bundle.source->name + " " + relation_words(bundle.edges.front()->relation) + " " +
                bundle.target->name + ".";
    }
    svg.insert(end + 1, "\n<title id=\"newsgraph-title\">" + xml(graph_title(graph, options)) +
                            "</title>\n<desc id=\"newsgraph-desc\">" + xml(desc) + "</desc>");
    svg.insert(begin + 5, "role=\"graphics-document document\" lang=\"en\" "
                          "aria-labelledby=\"newsgraph-title\" aria-describedby=\"newsgraph-desc\" ");
    return svg;
}

}  // namespace

void write_svg(const Graph& graph, const ExportOptions& options, std::ostream& out) {
    out << accessible(draw(graph, options, "svg"), graph, options);
}

void write_png(const Graph& graph, const ExportOptions& options, std::ostream& out) {
    out << draw(graph, options, "png");
}

void write_pdf(const Graph& graph, const ExportOptions& options, std::ostream& out) {
    out << draw(graph, options, "pdf");
}

}  // namespace newsgraph
