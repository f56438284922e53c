#include "cli/load.hpp"

#include "export/json.hpp"
#include "graph/error.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>

namespace newsgraph {

namespace {

/// Throws what helps when somebody names an article where a graph is expected.
void check_is_graph(const std::string& bytes, const std::string& path) {
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    if (first != std::string::npos && bytes[first] == '{') return;
    const std::string what = first == std::string::npos ? "is empty" : "is no graph";
    const std::string cure = first == std::string::npos || path == "-" ? "newsgraph build FILE -o graph.json"
                                                                       : "newsgraph build " + path + " -o graph.json";
    throw InputError(path, 0, what + "; expected JSON that newsgraph wrote; make it with: " + cure);
}

}  // namespace

std::string read_file(const std::string& path) {
    const int file = path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC);
    std::string bytes;
    struct stat known {};
    if (file >= 0 && fstat(file, &known) == 0 && S_ISREG(known.st_mode))
        bytes.reserve(static_cast<std::size_t>(known.st_size) + (std::size_t{1} << 20));
    ssize_t got = file < 0 ? -1 : 1;
    while (got > 0) {
        constexpr std::size_t step = std::size_t{1} << 20;
        const std::size_t old = bytes.size();
        bytes.resize(old + step);
        do got = read(file, bytes.data() + old, step);
        while (got < 0 && errno == EINTR);
        bytes.resize(old + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    }
    const int reason = errno;
    if (file > STDIN_FILENO) close(file);
    if (got < 0) {
        std::string why = std::strerror(reason);
        if (why[0] >= 'A' && why[0] <= 'Z') why[0] = static_cast<char>(why[0] + 32);
        throw InputError(path, 0,
                         "cannot be read: " + why + "; expected a graph that 'newsgraph build' wrote");
    }
    return bytes;
}

void add_graph_argument(CLI::App& command, std::string& path) {
    CLI::Option* argument =
        command.add_option("GRAPH", path, "a graph that build wrote; '-' for standard input");
    if (path.empty())
        argument->required();
    else
        argument->capture_default_str();
}

Graph load_graph(const std::string& path) {
    const std::string bytes = read_file(path);
    check_is_graph(bytes, path);
    if (!is_json_lines(bytes)) return read_json(bytes, path);
    Reports reports;
    read_json_lines(bytes, path, reports);
    return assemble(reports);
}

void load_reports(const std::string& path, Reports& into) {
    const std::string bytes = read_file(path);
    check_is_graph(bytes, path);
    if (is_json_lines(bytes))
        read_json_lines(bytes, path, into);
    else
        into.merge(reports_of(read_json(bytes, path)));
}

}  // namespace newsgraph
