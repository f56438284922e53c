#include "cli/output.hpp"

#include "cli/terminal.hpp"
#include "graph/error.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <list>

namespace newsgraph {

namespace fs = std::filesystem;

namespace {

std::string why(int error) {
    std::string text = error ? std::strerror(error) : "unknown error";
    if (text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] + 32);
    return text;
}

/// A stream that failed a while ago has forgotten why; one more byte tells.
int failure_of(std::ostream& stream) {
    stream.clear();
    errno = 0;
    stream.put('\n');
    stream.flush();
    return errno;
}

// The temporary files there are, for a signal to remove. A slot is written before its file exists.
constexpr std::size_t slots = 32, longest_path = 4096;
char pending[slots][longest_path];

extern "C" void remove_pending(int signal) {
    for (auto& path : pending)
        if (path[0]) unlink(path);
    std::signal(signal, SIG_DFL);
    raise(signal);
}

char* reserve_slot(const std::string& path) {
    static const bool caught = [] {
        for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) std::signal(signal, remove_pending);
        std::signal(SIGXFSZ, SIG_IGN);  // a file grown beyond its limit is an error like a full disk
        return true;
    }();
    static_cast<void>(caught);
    if (path.size() >= longest_path) return nullptr;
    for (auto& slot : pending)
        if (!slot[0]) return std::strcpy(slot, path.c_str());
    return nullptr;
}

void release_slot(const std::string& path) {
    for (auto& slot : pending)
        if (path == slot) slot[0] = 0;
}

/// A symbolic link's target is what is replaced, not the link.
std::string resolved(const std::string& path) {
    std::error_code error;
    if (!fs::is_symlink(path, error)) return path;
    const auto target = fs::weakly_canonical(path, error);
    return error ? path : target.string();
}

void make_directory(const std::string& path) {
    std::error_code error;
    fs::create_directories(path, error);
    if (error) throw Error(path + ": cannot be made: " + why(error.value()) + "; choose another name with -o");
}

}  // namespace

OutputFile::OutputFile(const std::string& path) : path_(path), target_(resolved(path)) {
    std::error_code error;
    const auto status = fs::status(target_, error);
    if (fs::is_directory(status))
        throw Error(path_ + ": cannot be written: it is a directory; name a file in it");
    if (!fs::exists(status) || fs::is_regular_file(status)) {
        if (fs::exists(status) && access(target_.c_str(), W_OK) != 0)
            throw Error(path_ + ": cannot be written: " + why(errno) + "; choose another name with -o");
        temporary_ = target_ + ".part" + std::to_string(getpid());
        reserve_slot(temporary_);
    }
    errno = 0;
    stream_.open(temporary_.empty() ? target_ : temporary_, std::ios::binary | std::ios::trunc);
    if (!stream_) {
        const int reason = errno;
        release_slot(temporary_);
        temporary_.clear();
        throw Error(path_ + ": cannot be written: " + why(reason) + "; choose another name with -o");
    }
}

OutputFile::~OutputFile() {
    if (temporary_.empty()) return;
    stream_.close();
    unlink(temporary_.c_str());
    release_slot(temporary_);
}

void OutputFile::finish() {
    if (!stream_.is_open()) return;
    if (stream_) errno = 0;  // else it still says why
    stream_.flush();
    const bool written = stream_.good();
    const int reason = written || errno ? errno : failure_of(stream_);
    stream_.close();
    if (!written || stream_.fail()) throw Error(path_ + ": could not be written whole: " + why(reason));
}

void OutputFile::commit() {
    finish();
    if (temporary_.empty()) return;
    struct stat old {};
    if (stat(target_.c_str(), &old) == 0 && chmod(temporary_.c_str(), old.st_mode & 07777) != 0)
        throw Error(path_ + ": could not be given its old permissions: " + why(errno));
    if (std::rename(temporary_.c_str(), target_.c_str()) != 0)
        throw Error(path_ + ": could not be renamed from " + temporary_ + ": " + why(errno));
    release_slot(temporary_);
    temporary_.clear();
}

void add_output_options(CLI::App& command, OutputOptions& options) {
    command
        .add_option("-o,--output", options.files,
                    "write there; the suffix chooses the format; may be repeated")
        ->type_name("FILE")
        ->allow_extra_args(false);
    command.add_option("-f,--format", options.format, "the format of outputs whose suffix names none, or of all when every suffix names one: " +
                       format_names())
        ->type_name("FORMAT");
    command
        .add_option("--top", options.exports.top,
                    "so many nodes at most, 0: all; pictures show what a screen can unless told, data formats all")
        ->type_name("N")
        ->check(CLI::Range(0, 1'000'000'000));
    command
        .add_option("--reduce", options.reduce,
                    "which nodes those are: support, with most claims that hang together; core, most tied among each "
                    "other; near, nearest to the one with most claims; communities, each drawn as one node")
        ->type_name("HOW")
        ->check(CLI::IsMember({"support", "core", "near", "communities"}))
        ->capture_default_str();
    command.add_option("--title", options.exports.title, "title of pictures and pages")->type_name("TEXT");
    command.add_option("--layout", options.exports.layout, "Graphviz engine of pictures: dot, neato, sfdp…")
        ->type_name("ENGINE");
    command.add_option("--theme", options.theme, "of pictures: light or dark")
        ->type_name("THEME")
        ->check(CLI::IsMember({"light", "dark"}))
        ->capture_default_str();
    command.add_flag("--csv-raw", options.exports.csv_raw,
                     "CSV fields that a spreadsheet would run as formulas stay as they are");
    command.add_option("--gexf-version", options.gexf_version, "1.2 for old readers")
        ->type_name("VERSION")
        ->check(CLI::IsMember({"1.2", "1.3"}))
        ->capture_default_str();
    command.add_flag("--dot-plain", options.exports.dot_plain, "DOT of node and edge statements only");
    command
        .add_option("--edges-key", options.exports.edges_key,
                    "JSON's name for the edges; old readers want 'links'")
        ->type_name("KEY")
        ->check(CLI::IsMember({"edges", "links"}))
        ->capture_default_str();
}

struct Outputs::Target {
    std::string path;
    const Format* format = nullptr;
    std::list<OutputFile> files;

    void write(const Graph& graph, const ExportOptions& options) {
        if (format->write_parts) {
            const auto sink = [&](const std::string& part) -> std::ostream& {
                if (!files.empty()) files.back().finish();
                if (path.back() == '/') make_directory(path);
                return files.emplace_back(part_path(path, part)).stream();
            };
            format->write_parts(graph, options, sink);
        } else {
            format->write(graph, options, path == "-" ? std::cout : files.front().stream());
        }
        if (!files.empty()) files.back().finish();  // before any has its name: all parts or none
        for (auto& file : files) file.commit();
        if (path == "-") check_standard_output();
    }
};

Outputs::Outputs(const OutputOptions& options) : exports_(options.exports) {
    exports_.theme = options.theme == "dark" ? Theme::dark : Theme::light;
    exports_.gexf_12 = options.gexf_version == "1.2";
    exports_.reduce = parse_reduction(options.reduce).value_or(Reduction::support);
    exports_.note = [](const std::string& note) { say_warning(note); };
    std::vector<std::string> paths = options.files;
    if (paths.empty()) paths.emplace_back("-");
    const Format* const named = options.format.empty() ? nullptr : find_format(options.format);
    if (!named && !options.format.empty())
        throw UsageError("unknown format '" + options.format + "'; expected one of " + format_names());
    const auto of_suffix = [](const std::string& path) { return path == "-" ? nullptr : format_of_file(path); };
    const bool some_silent = std::any_of(paths.begin(), paths.end(), [&](const auto& path) { return !of_suffix(path); });
    for (const auto& path : paths) {
        auto target = std::make_unique<Target>();
        target->path = path;
        target->format = named && !(some_silent && of_suffix(path)) ? named : of_suffix(path);
        if (!target->format && path == "-") target->format = find_format("json");
        if (!target->format)
            throw UsageError(path + ": its suffix names no format; choose one with -f: " + format_names());
        if (path == "-" && target->format->write_parts)
            throw UsageError("format '" + options.format + "' is several files; name them with -o");
        if (path == "-" && target->format->binary && is_terminal(stdout))
            throw UsageError("format '" + options.format + "' is not for a terminal; name a file with -o");
        targets_.push_back(std::move(target));
    }
    std::erase_if(targets_, [&](auto& target) {
        try {
            if (target->path != "-" && !target->format->write_parts) target->files.emplace_back(target->path);
            return false;
        } catch (const Error& error) {
            say_error(error.what());
            return failed_ = true;
        }
    });
}

Outputs::~Outputs() = default;

Exit Outputs::write(const Graph& graph) {
    for (auto& target : targets_) {
        try {
            const bool whole = target->format->cuts_itself ||
                               (exports_.top.value_or(0) == 0 && exports_.reduce != Reduction::communities);
            target->write(whole ? graph : reduced(graph, exports_.reduce, exports_.top.value_or(0)), exports_);
        } catch (const Error& error) {
            say_error(error.what());
            failed_ = true;
        }
        target->files.clear();
    }
    return failed_ ? Exit::failed : Exit::done;
}

void check_standard_output() {
    if (std::cout) errno = 0;  // else it still says why
    std::cout.flush();
    if (std::cout) return;
    const int reason = errno ? errno : failure_of(std::cout);
    throw Error("standard output: could not be written whole: " + why(reason));
}

}  // namespace newsgraph
