// SHA-256 (FIPS 180-4): the name of a document's bytes and the root of stable claim ids.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace newsgraph {

std::array<std::uint8_t, 32> sha256(std::string_view bytes);

/// Lower-case hexadecimal, 64 characters.
std::string sha256_hex(std::string_view bytes);

}  // namespace newsgraph
