// What the program says to a person: messages and progress on standard error, colours where they are wanted.
#pragma once

#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <string_view>

namespace newsgraph {

/// "newsgraph: MESSAGE" on standard error, on one line and without what would steer a terminal.
void say_error(std::string_view message);
/// "newsgraph: warning: MESSAGE".
void say_warning(std::string_view message);

/// Whether to write colours there: a terminal, NO_COLOR unset, TERM not "dumb".
bool has_colours(std::FILE* stream);
bool is_terminal(std::FILE* stream);

/// A line on standard error that is written over, at most ten times a second and only on a terminal; where it is
/// `wanted` elsewhere, a new line every ten seconds. Messages make it go away; it is gone with its owner.
class Progress {
public:
    explicit Progress(bool wanted = false);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    /// `line` is asked for only when it is time for one.
    void show(const std::function<std::string()>& line);
    void end();

private:
    bool terminal_, wanted_;
    std::chrono::steady_clock::time_point last_;
};

}  // namespace newsgraph
