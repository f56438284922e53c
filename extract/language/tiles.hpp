// Products of 16-bit matrices on processors with tiles (AMX), which multiply bytes: each number is taken apart
// into a high and a low byte, and the four products together are exact.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace newsgraph {

struct PackedMatrix;

/// A matrix in the order in which tiles read it: groups of 16 columns, in them stretches of 64 rows, in them
/// the high bytes of 16 × 4 rows, then the low ones. Rows and columns are filled up with zeros.
struct TiledMatrix {
    struct alignas(64) Line {
        std::array<std::uint8_t, 64> bytes;
    };
    std::size_t groups = 0, depth = 0;  ///< groups of columns, stretches of rows
    std::vector<Line> lines;
};

/// Whether this processor has tiles and the system lets us use them.
bool have_tiles();

TiledMatrix make_tiles(const PackedMatrix& matrix);

/// As multiply(), for a processor that has tiles.
void multiply_tiles(const std::int16_t* left, std::size_t count, std::size_t rows, const TiledMatrix& right,
                    std::int32_t* out);

}  // namespace newsgraph
