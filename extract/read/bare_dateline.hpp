// "SEOUL Qualcomm said": a dateline that no dash parts from the story.
#pragma once

#include <cstddef>
#include <string_view>

namespace newsgraph {

struct BareDateline {
    std::size_t end = 0;    ///< bytes of the place; 0: none
    std::size_t story = 0;  ///< where the story's first word stands
};

/// A city that the tables know, in capitals, at the start of a paragraph that is no headline.
BareDateline read_bare_dateline(std::string_view paragraph);

}  // namespace newsgraph
