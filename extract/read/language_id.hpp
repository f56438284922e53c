// Which language a text is in.
#pragma once

#include <string>
#include <string_view>

namespace newsgraph {

/// ISO 639-1 (or 639-2 where there is none) of the text's main language; empty when it is too short or too
/// mixed to tell. The text must be valid UTF-8; the first 20,000 bytes are looked at.
std::string find_language(std::string_view text);

}  // namespace newsgraph
