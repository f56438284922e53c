// Character sets by name, and the guess when there is none: the only readers' file that knows ICU.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace newsgraph {

/// The bytes as UTF-8; nothing for a name that is unknown or that the web does not use. "iso-8859-1" and
/// "ascii" mean windows-1252, as browsers have it (WHATWG Encoding Standard). `replaced` counts U+FFFD.
std::optional<std::string> convert(std::string_view bytes, std::string_view name, std::size_t& replaced);

/// The name of the character set of bytes in another script than Latin; empty when unsure.
std::string guess_charset(std::string_view bytes);

}  // namespace newsgraph
