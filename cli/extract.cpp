// extract: documents in, what they say out, one JSON object a line: the map step to merge's reduce step.
#include "cli/documents.hpp"
#include "cli/output.hpp"
#include "export/json.hpp"

#include <iostream>

namespace newsgraph {

namespace {

struct ExtractOptions {
    InputOptions input;
    std::string output;
    bool text = false;
};

Exit extract(ExtractOptions& options) {
    std::optional<OutputFile> file;
    if (!options.output.empty() && options.output != "-") file.emplace(options.output);
    std::ostream& out = file ? file->stream() : std::cout;
    ReadResult read;
    if (options.text) {
        read = each_document(options.input, [&](const Document& document) {
            out << document.text;
            if (!document.text.ends_with('\n')) out << '\n';
        });
    } else {
        read = each_report(options.input, [&](const Report& report) {
            write_json_lines(report, out);
            if (!file) check_standard_output();
        });
    }
    if (file)
        file->commit();
    else
        check_standard_output();
    return read.status;
}

}  // namespace

void add_extract(Program& program) {
    const auto [command, options] = add_command(
        program, "extract", "write what each article says, one JSON object a line",
        "  newsgraph extract articles/ | jq 'select(.kind == \"claim\")'\n"
        "  newsgraph extract part-1/ -o 1.jsonl; newsgraph extract part-2/ -o 2.jsonl\n"
        "  newsgraph merge 1.jsonl 2.jsonl -o graph.json  the same as to build both parts at once\n"
        "  newsgraph extract --text page.txt              the text as it was read",
        extract);
    add_input_options(command, options.input, true);
    command.add_option("-o,--output", options.output, "write there instead of to standard output")
        ->type_name("FILE");
    command.add_flag("--text", options.text, "the text as read, to which all offsets refer");
}

}  // namespace newsgraph
