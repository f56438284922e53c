#include "cli/terminal.hpp"

#include "export/text.hpp"

#include <unistd.h>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <mutex>

namespace newsgraph {

namespace {

std::mutex speaking;
bool line_shown = false;  // a progress line stands on the terminal

void wipe() {
    if (!line_shown) return;
    std::cerr << "\r\x1b[K";
    line_shown = false;
}

void say(std::string_view what, std::string_view message) {
    const std::lock_guard lock(speaking);
    wipe();
    std::cerr << "newsgraph: " << what << one_line(message) << '\n' << std::flush;
}

}  // namespace

void say_error(std::string_view message) {
    say("", message);
}
void say_warning(std::string_view message) {
    say("warning: ", message);
}

bool is_terminal(std::FILE* stream) {
    return isatty(fileno(stream)) == 1;
}

bool has_colours(std::FILE* stream) {
    const char* no_color = std::getenv("NO_COLOR");
    const char* term = std::getenv("TERM");
    return is_terminal(stream) && !(no_color && *no_color) && !(term && std::string_view(term) == "dumb");
}

Progress::Progress() : on_(is_terminal(stderr)) {}

Progress::~Progress() {
    const std::lock_guard lock(speaking);
    wipe();
    std::cerr << std::flush;
}

void Progress::show(const std::string& line) {
    using Clock = std::chrono::steady_clock;
    static Clock::time_point last;
    if (!on_) return;
    const std::lock_guard lock(speaking);
    const auto now = Clock::now();
    if (now - last < std::chrono::milliseconds(100)) return;
    last = now;
    std::cerr << "\r\x1b[K" << cut(one_line(line), 78) << std::flush;
    line_shown = true;
}

}  // namespace newsgraph
