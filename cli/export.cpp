// export: a graph that was built before, filtered, in other formats.
#include "cli/filters.hpp"
#include "cli/load.hpp"
#include "cli/output.hpp"
#include "cli/terminal.hpp"

namespace newsgraph {

namespace {

struct ExportCommand {
    std::string graph = "-";
    OutputOptions output;
    FilterOptions filters;
};

Exit run_export(ExportCommand& options) {
    const Filter filter = options.filters.parsed();
    Outputs outputs(options.output);
    if (!outputs.any()) return Exit::failed;
    const Graph graph = filtered(load_graph(options.graph), filter);
    if (graph.nodes().empty()) say_warning("nothing is left of the graph; widen the filters");
    return outputs.write(graph);
}

}  // namespace

void add_export(Program& program) {
    const auto [command, options] =
        add_command(program, "export", "filter a graph, convert it and draw it",
                    "  newsgraph export graph.json -o graph.gexf -o graph.graphml\n"
                    "  newsgraph export graph.json -o graph.csv       graph.nodes.csv, graph.edges.csv, "
                    "graph.claims.csv\n"
                    "  newsgraph export graph.json -o near.svg --focus DeepSeek --depth 2\n"
                    "  newsgraph export graph.json -o vault/ -f notes a folder for Obsidian\n"
                    "  newsgraph export graph.json -f cypher --status asserted,disputed | cypher-shell",
                    run_export);
    add_graph_argument(command, options.graph);
    add_output_options(command, options.output);
    add_filter_options(command, options.filters, false);
}

}  // namespace newsgraph
