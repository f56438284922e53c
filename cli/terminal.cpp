#include "cli/terminal.hpp"

#include "export/text.hpp"

#include <unistd.h>
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

Progress::Progress(bool wanted)
    : terminal_(is_terminal(stderr)), wanted_(wanted), last_(std::chrono::steady_clock::now()) {}

Progress::~Progress() {
    end();
}

void Progress::end() {
    const std::lock_guard lock(speaking);
    wipe();
    std::cerr << std::flush;
}

void Progress::show(const std::function<std::string()>& line) {
    if (!terminal_ && !wanted_) return;
    const auto now = std::chrono::steady_clock::now();
    if (now - last_ < std::chrono::milliseconds(terminal_ ? 100 : 10'000)) return;
    last_ = now;
    const std::string text = one_line(line());
    const std::lock_guard lock(speaking);
    if (terminal_)
        std::cerr << "\r\x1b[K" << cut(text, 100) << std::flush;
    else
        std::cerr << "newsgraph: " << text << '\n' << std::flush;
    line_shown = terminal_;
}

}  // namespace newsgraph
