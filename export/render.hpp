// DOT text → picture bytes, by libgvc in a child process of its own: Graphviz is neither thread-safe nor
// deterministic within one process, and a layout that runs away must not take the program along.
#pragma once

#include "graph/error.hpp"

#include <chrono>
#include <cstddef>
#include <string>

namespace newsgraph {

struct RenderLimits {
    std::chrono::seconds cpu{20};              ///< of the child
    std::size_t memory = std::size_t{3} << 30;  ///< bytes the child may take beyond what we have
    double width = 0, height = 0;               ///< of the picture in points; 0: any
};

/// The layout did not end within its limits; another engine or fewer nodes may do.
class RenderTimeout : public Error {
public:
    using Error::Error;
};
/// The layout is larger than asked for.
class RenderTooLarge : public Error {
public:
    using Error::Error;
};

/// Bytes of `format` ("svg", "png", "pdf") laid out by `engine` ("dot", "sfdp", "neato", …).
/// Throws Error with the cure: time or memory is out, Graphviz refuses, a plugin is missing.
std::string render_dot(const std::string& dot, const std::string& engine, const std::string& format,
                       const RenderLimits& limits = {});

}  // namespace newsgraph
