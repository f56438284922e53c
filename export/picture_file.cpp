// Pictures as files: how much of the graph and which layout, what when that takes too long or grows too large, and
// what makes an SVG accessible.
#include "export/picture.hpp"
#include "export/render.hpp"
#include "export/text.hpp"
#include "export/words.hpp"

#include <ostream>

namespace newsgraph {

namespace {

constexpr std::size_t most_drawable = 10000, usual = 60, few = 40;

struct Attempt {
    std::string engine;
    EdgeLabels labels = EdgeLabels::no;
    std::size_t top = 0;
    double width = 0, height = 0;                   ///< points; 0: any
    std::size_t most_nodes = 0, most_edges = 0;     ///< not tried for larger pictures; 0: any
};

/// From the best to the quickest. Nobody having said how many nodes, only as many as a screen shows legibly.
std::vector<Attempt> attempts(const ExportOptions& options) {
    const std::size_t top = options.top.value_or(0) == 0 ? most_drawable : std::min(*options.top, most_drawable);
    if (options.layout == "dot") return {{"dot", EdgeLabels::yes, top, 0, 0, 300, 450}, {"dot", EdgeLabels::no, top}};
    if (!options.layout.empty()) return {{options.layout, EdgeLabels::no, top}};
    if (!options.top)
        return {{"dot", EdgeLabels::yes, usual, 1700, 1300},
                {"dot", EdgeLabels::yes, few, 2600, 2000},
                {"sfdp", EdgeLabels::no, usual}};
    return {{"dot", EdgeLabels::yes, top, 2600, 2000, 300, 450},
            {"dot", EdgeLabels::no, top, 2600, 2000, 500, 1000},
            {"sfdp", EdgeLabels::no, top}};
}

struct Drawn {
    Graph graph;  // whose nodes and edges the picture shows
    Picture picture;
    std::string bytes;
};

void say(const ExportOptions& options, const std::string& what) {
    if (options.note) options.note(what);
}

Drawn draw(const Graph& graph, const ExportOptions& options, const std::string& format) {
    const auto all = attempts(options);
    for (std::size_t i = 0;; ++i) {
        const Attempt& attempt = all[i];
        const bool last = i + 1 == all.size();
        const Crowd crowd = attempt.engine == "dot" ? Crowd::as_it_is : Crowd::as_map;
        Picture picture = plan_picture(graph, options.reduce, attempt.top, crowd);
        if (!last && ((attempt.most_nodes > 0 && picture.nodes.size() > attempt.most_nodes) ||
                      (attempt.most_edges > 0 && picture.edges.size() > attempt.most_edges)))
            continue;
        RenderLimits limits;
        if (last) limits.cpu *= 3;
        limits.width = attempt.width;
        limits.height = attempt.height;
        try {
            const std::string dot = picture_dot(graph, picture, options, attempt.engine, attempt.labels);
            Drawn drawn{graph, std::move(picture), render_dot(dot, attempt.engine, format, limits)};
            if (!drawn.picture.left_out.empty())
                say(options, "the picture shows " + count_of(drawn.picture.nodes.size(), "node", "nodes") +
                                 "; left out: " + drawn.picture.left_out + " (--top N draws more or fewer)");
            if (drawn.picture.is_map())
                say(options, "so many nodes make a map: the " + std::to_string(drawn.picture.named.size()) +
                                 " with most claims have names on it, the rest are dots; the page (-o NAME.html) names all");
            else if (attempt.labels == EdgeLabels::no && options.layout.empty())
                say(options, "with words on its lines the picture would be too large for a screen; --layout dot "
                             "draws it so, up to 300 nodes");
            return drawn;
        } catch (const RenderTimeout& error) {
            if (last) throw;
            say(options, std::string(error.what()) + "; trying " + all[i + 1].engine);
        } catch (const RenderTooLarge&) {
            if (last) throw;
        }
    }
}

Drawn draw_reduced(const Graph& graph, const ExportOptions& options, const std::string& format) {
    if (options.reduce != Reduction::communities) return draw(graph, options, format);
    ExportOptions titled = options;
    const Graph groups = grouped(graph);
    titled.title = graph_title(graph, options) + " (communities of " + count_of(graph.nodes().size(), "node", "nodes") + ")";
    return draw(groups, titled, format);
}

/// Title and description for screen readers, behind the opening tag.
std::string accessible(const Drawn& drawn, const Graph& graph, const ExportOptions& options) {
    std::string svg = drawn.bytes;
    const auto begin = svg.find("<svg ");
    const auto end = begin == std::string::npos ? begin : svg.find('>', begin);
    if (end == std::string::npos) return svg;
    std::string desc = "A graph of " + count_of(graph.nodes().size(), "node", "nodes") + " and " +
                       count_of(graph.edges().size(), "edge", "edges") + " from " +
                       count_of(graph.documents().size(), "document", "documents") + ".";
    std::size_t told = 0;
    for (const auto& bundle : drawn.picture.edges) {
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
    out << accessible(draw_reduced(graph, options, "svg"), graph, options);
}

void write_png(const Graph& graph, const ExportOptions& options, std::ostream& out) {
    out << draw_reduced(graph, options, "png").bytes;
}

void write_pdf(const Graph& graph, const ExportOptions& options, std::ostream& out) {
    out << draw_reduced(graph, options, "pdf").bytes;
}

}  // namespace newsgraph
