// merge: graphs and JSON lines in, one graph out: the reduce step to extract's map step.
#include "cli/load.hpp"
#include "cli/output.hpp"
#include "cli/terminal.hpp"
#include "graph/error.hpp"

namespace newsgraph {

namespace {

struct MergeOptions {
    std::vector<std::string> files;
    OutputOptions output;
};

Exit merge_files(MergeOptions& options) {
    Outputs outputs(options.output);
    if (!outputs.any()) return Exit::failed;
    if (options.files.empty()) options.files.emplace_back("-");
    Reports reports;
    Exit status = Exit::done;
    for (const auto& file : options.files) {
        try {
            load_reports(file, reports);
        } catch (const InputError& error) {
            say_error(error.what());
            status = Exit::failed;
        }
    }
    if (reports.by_document().empty() && status == Exit::failed) {
        say_error("no graph could be read: nothing is written");
        return status;
    }
    const Exit written = outputs.write(assemble(reports));
    return written == Exit::done ? status : written;
}

}  // namespace

void add_merge(Program& program) {
    const auto [command, options] =
        add_command(program, "merge", "join graphs, or what extract wrote, to one graph",
                    "  newsgraph merge monday.json tuesday.json -o week.json\n"
                    "  cat *.jsonl | newsgraph merge - -o graph.json\n"
                    "The order of the files is of no account, and neither is merging one twice.",
                    merge_files);
    command.add_option("FILE", options.files, "graphs (JSON) or claims (JSON lines); '-' for standard input");
    add_output_options(command, options.output);
}

}  // namespace newsgraph
