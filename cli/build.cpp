// build: documents in, a graph out.
#include "cli/documents.hpp"
#include "cli/filters.hpp"
#include "cli/output.hpp"
#include "cli/terminal.hpp"
#include "graph/error.hpp"

namespace newsgraph {

namespace {

struct BuildOptions {
    InputOptions input;
    OutputOptions output;
    FilterOptions filters;
};

Exit build(BuildOptions& options) {
    const Filter filter = options.filters.parsed();
    Outputs outputs(options.output);
    if (!outputs.any()) return Exit::failed;
    Reports reports;
    const ReadResult read = each_report(options.input, [&](Report&& report) { reports.add(std::move(report)); });
    if (reports.by_document().empty()) {
        say_error("no article could be read: nothing is written");
        return Exit::failed;
    }
    const Exit written = outputs.write(filtered(assemble(reports), filter));
    return written == Exit::done ? read.status : written;
}

}  // namespace

void add_build(Program& program) {
    const auto [command, options] =
        add_command(program, "build", "build a graph from articles",
                    "  newsgraph build story.txt -o graph.json -o graph.svg\n"
                    "  newsgraph build articles/ -o graph.json        all that is in a directory\n"
                    "  curl -s URL | newsgraph build -f dot - | less  from standard input\n"
                    "  newsgraph build a.txt --names my-names.tsv     with names of your own",
                    build);
    add_input_options(command, options.input, true);
    add_output_options(command, options.output);
    add_filter_options(command, options.filters, false);
}

}  // namespace newsgraph
