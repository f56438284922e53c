// The program: the command line, and the only place that catches what nobody else did.
#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "graph/error.hpp"

#include <iostream>

namespace newsgraph {

namespace {

void describe(CLI::App& app) {
    app.name("newsgraph");
    app.description("Reads news and builds a knowledge graph of what is reported, by whom and where.");
    app.footer(
        "Start with\n"
        "  newsgraph build story.txt -o graph.json -o graph.svg\n"
        "  newsgraph show graph.json NAME\n"
        "and see 'newsgraph COMMAND --help' for more.\n\n"
        "Exit status: 0 all done; 1 some input or output failed, the rest was done; 2 bad command line.");
    app.set_version_flag("--version", "newsgraph " NEWSGRAPH_VERSION);
    app.require_subcommand(1);
    app.get_formatter()->column_width(32);
}

/// The message for a command line that begins with no command; empty when it does.
std::string unknown_command(const CLI::App& app, const std::string& word) {
    std::string names;
    for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        if (command->get_name() == word) return {};
        (names += names.empty() ? "" : ", ") += command->get_name();
    }
    if (word.empty()) return "no command is given; expected one of " + names + "; see 'newsgraph --help'";
    return "unknown command '" + word + "'; expected one of " + names;
}

/// What is wrong with the command line. Only numbers can fail to be read.
std::string in_words(const CLI::ParseError& error) {
    std::string text = error.what();
    constexpr std::string_view unreadable = "Could not convert: ", unknown = "The following argument was not expected: ";
    const std::size_t equals = text.find(" = ");
    if (text.starts_with(unreadable) && equals != std::string::npos)
        return text.substr(unreadable.size(), equals - unreadable.size()) + ": expected a number, got '" +
               text.substr(equals + 3) + "'";
    constexpr std::string_view value = ": Value ", range = " not in range ";
    const std::size_t at = text.find(value), behind = text.find(range);
    if (at != std::string::npos && behind != std::string::npos && at < behind) {
        std::string bounds = text.substr(behind + range.size());
        for (std::size_t zeros; (zeros = bounds.find(".000000")) != std::string::npos;) bounds.erase(zeros, 7);
        return text.substr(0, at) + ": expected a number from " + bounds + ", got '" +
               text.substr(at + value.size(), behind - at - value.size()) + "'";
    }
    if (text.starts_with(unknown)) return "unknown option or one argument too many: " + text.substr(unknown.size());
    return text;
}

int run(int argc, char** argv) {
    Program program;
    describe(program.app);
    add_build(program);
    add_show(program);
    add_export(program);
    add_path(program);
    add_extract(program);
    add_merge(program);
    add_verify(program);
    add_stats(program);
    add_diff(program);
    add_explain(program);
    const std::string word = argc > 1 ? argv[1] : "";
    if (!word.starts_with('-')) {
        if (const auto message = unknown_command(program.app, word); !message.empty()) {
            say_error(message);
            return static_cast<int>(Exit::usage);
        }
    }
    try {
        program.app.parse(argc, argv);
    } catch (const CLI::Success& success) {
        return program.app.exit(success);  // --help, --version
    } catch (const CLI::ParseError& error) {
        const auto commands = program.app.get_subcommands();
        const std::string command = commands.empty() ? "" : " " + commands.front()->get_name();
        say_error(in_words(error) + "; see 'newsgraph" + command + " --help'");
        return static_cast<int>(Exit::usage);
    }
    return static_cast<int>(program.run());
}

}  // namespace

}  // namespace newsgraph

int main(int argc, char** argv) {
    using namespace newsgraph;
    try {
        return run(argc, argv);
    } catch (const UsageError& error) {
        say_error(error.what());
        return static_cast<int>(Exit::usage);
    } catch (const std::bad_alloc&) {
        say_error("out of memory; give fewer documents at a time and merge the graphs");
    } catch (const std::exception& error) {
        say_error(error.what());
    }
    return static_cast<int>(Exit::failed);
}
