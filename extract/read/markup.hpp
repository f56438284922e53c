// Makes a page safe for the HTML parser: in one pass, linear, it keeps only the elements that the story's
// extraction looks at, drops scripts, styles and drawings, and bounds depth, number of elements and sizes
// of attributes. What it keeps is copied to the letter.
#pragma once

#include <string>
#include <string_view>

namespace newsgraph {

struct TamedMarkup {
    std::string html;
    bool cut = false;  ///< elements were dropped for their number or depth; their text stays
};

TamedMarkup tame_markup(std::string_view html);

}  // namespace newsgraph
