#include "export/render.hpp"

#include <fcntl.h>
#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>

namespace newsgraph {

namespace {

constexpr int exit_bad_dot = 3, exit_no_layout = 4, exit_no_format = 5, exit_too_large = 6;

int report_fd = -1;

int report(char* message) {
    const auto length = std::strlen(message);
    return write(report_fd, message, length) == static_cast<ssize_t>(length) ? 0 : 1;
}

bool write_all(int fd, const char* data, std::size_t size) {
    while (size > 0) {
        const ssize_t done = write(fd, data, size);
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) return false;
        data += done;
        size -= static_cast<std::size_t>(done);
    }
    return true;
}

/// Address space in use now, so that the limit counts what the child adds.
std::size_t address_space() {
    std::size_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    return pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

void limit(int what, rlim_t value) {
    const rlimit bound{value, value};
    setrlimit(static_cast<__rlimit_resource_t>(what), &bound);
}

/// The child's whole life; its exit status says what went wrong.
[[noreturn]] void render_in_child(const std::string& dot, const std::string& engine, const std::string& format,
                                  const RenderLimits& limits, int out, int errors) {
    report_fd = errors;
    std::signal(SIGPIPE, SIG_DFL);
    agseterrf(report);
    agseterr(AGERR);
    GVC_t* context = gvContext();
    Agraph_t* graph = agmemread(dot.c_str());
    if (graph == nullptr) _exit(exit_bad_dot);
    if (gvLayout(context, graph, engine.c_str()) != 0) _exit(exit_no_layout);
    const auto corner = GD_bb(graph).UR;
    if ((limits.width > 0 && corner.x > limits.width) || (limits.height > 0 && corner.y > limits.height))
        _exit(exit_too_large);
    char* data = nullptr;
    unsigned int size = 0;
    if (gvRenderData(context, graph, format.c_str(), &data, &size) != 0 || data == nullptr)
        _exit(exit_no_format);
    _exit(write_all(out, data, size) ? 0 : 1);
}

struct Pipe {
    std::array<int, 2> fd{-1, -1};
    Pipe() {
        if (pipe2(fd.data(), O_CLOEXEC) != 0) throw Error(std::string("cannot make a pipe: ") + std::strerror(errno));
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    ~Pipe() { close_end(0), close_end(1); }
    void close_end(std::size_t end) {
        if (fd[end] >= 0) close(fd[end]);
        fd[end] = -1;
    }
};

/// Reads both pipes to their ends; false when the time was out before.
bool read_both(Pipe& out, Pipe& errors, std::string& bytes, std::string& messages, std::chrono::seconds wall) {
    const auto until = std::chrono::steady_clock::now() + wall;
    std::array<pollfd, 2> polled{{{out.fd[0], POLLIN, 0}, {errors.fd[0], POLLIN, 0}}};
    std::array<char, 65536> buffer;
    while (polled[0].fd >= 0 || polled[1].fd >= 0) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        if (left.count() <= 0) return false;
        if (poll(polled.data(), polled.size(), static_cast<int>(left.count())) < 0 && errno != EINTR) return false;
        for (std::size_t i = 0; i < 2; ++i) {
            if (polled[i].fd < 0 || polled[i].revents == 0) continue;
            const ssize_t got = read(polled[i].fd, buffer.data(), buffer.size());
            if (got > 0) (i == 0 ? bytes : messages).append(buffer.data(), static_cast<std::size_t>(got));
            else if (got == 0 || errno != EINTR) polled[i].fd = -1;
        }
    }
    return true;
}

[[noreturn]] void fail(int status, const std::string& messages, const std::string& engine,
                       const std::string& format, const RenderLimits& limits) {
    std::string said = messages.substr(0, messages.find('\n'));
    if (!said.empty()) said = ": " + said;
    if (WIFSIGNALED(status)) {
        const int signal = WTERMSIG(status);
        if (signal == SIGXCPU || signal == SIGKILL)
            throw RenderTimeout("the layout '" + engine + "' did not end in " + std::to_string(limits.cpu.count()) +
                                " seconds; draw fewer nodes with --top N or choose --layout sfdp");
        throw Error("Graphviz failed in the layout '" + engine + "' (signal " + std::to_string(signal) +
                    "); draw fewer nodes with --top N or choose another --layout");
    }
    switch (WEXITSTATUS(status)) {
        case exit_bad_dot: throw Error("Graphviz cannot read the graph" + said);
        case exit_no_layout:
            throw Error("Graphviz has no layout '" + engine + "'" + said +
                        "; choose dot, neato, fdp, sfdp, twopi or circo");
        case exit_too_large: throw RenderTooLarge("the picture is larger than asked for");
        case exit_no_format:
            throw Error("Graphviz cannot write " + format + said +
                        "; install its plugins (Debian: apt-get install libgvc6-plugins-gtk graphviz)");
        default: throw Error("Graphviz could not draw the picture" + said);
    }
}

}  // namespace

std::string render_dot(const std::string& dot, const std::string& engine, const std::string& format,
                       const RenderLimits& limits) {
    Pipe out, errors;
    const std::size_t memory = address_space() + limits.memory;
    const pid_t child = fork();
    if (child < 0) throw Error(std::string("cannot start a process for the picture: ") + std::strerror(errno));
    if (child == 0) {
        limit(RLIMIT_CPU, static_cast<rlim_t>(limits.cpu.count()));
        limit(RLIMIT_AS, memory);
        limit(RLIMIT_CORE, 0);
        render_in_child(dot, engine, format, limits, out.fd[1], errors.fd[1]);
    }
    out.close_end(1);
    errors.close_end(1);
    std::string bytes, messages;
    if (!read_both(out, errors, bytes, messages, limits.cpu * 20)) kill(child, SIGKILL);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (status != 0) fail(status, messages, engine, format, limits);
    return bytes;
}

}  // namespace newsgraph
