// The commands: each has a file of its own that adds its options to the program and says what to run.
#pragma once

#include <CLI/CLI.hpp>

#include <functional>
#include <string>

namespace newsgraph {

/// 0 all done; 1 some input or output failed, the rest was done; 2 bad command line.
enum class Exit : int { done = 0, failed = 1, usage = 2 };

struct Program {
    CLI::App app;
    std::function<Exit()> run;  ///< set by the command that the command line names
};

void add_build(Program& program);
void add_export(Program& program);
void add_extract(Program& program);
void add_merge(Program& program);
void add_path(Program& program);
void add_show(Program& program);
void add_stats(Program& program);
void add_diff(Program& program);
void add_verify(Program& program);
void add_explain(Program& program);

/// A command and what its command line fills in; both live as long as the program.
template <class Options>
struct Command {
    CLI::App& command;
    Options& options;
};

template <class Options>
Command<Options> add_command(Program& program, const std::string& name, const std::string& description,
                             const std::string& examples, Exit (*run)(Options&)) {
    CLI::App* command = program.app.add_subcommand(name, description);
    command->footer("Examples:\n" + examples);
    const auto options = std::make_shared<Options>();
    command->callback([&program, run, options] { program.run = [run, options] { return run(*options); }; });
    return {*command, *options};
}

}  // namespace newsgraph
