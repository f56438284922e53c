// Errors that a user can see. Absence is std::optional, our own bugs are assert.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

namespace newsgraph {

/// Anything that went wrong outside the program; what() is lower case and says the cure.
class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Wrong use of the command line or of a user's table: exit status 2.
class UsageError : public Error {
public:
    using Error::Error;
};

/// Something wrong in an input: "file:line: message" (line 0: the whole file).
class InputError : public Error {
public:
    InputError(std::string file, std::size_t line, const std::string& message)
        : Error(file + (line ? ":" + std::to_string(line) : std::string{}) + ": " + message),
          file_(std::move(file)), line_(line) {}
    const std::string& file() const { return file_; }
    std::size_t line() const { return line_; }

private:
    std::string file_;
    std::size_t line_;
};

}  // namespace newsgraph
