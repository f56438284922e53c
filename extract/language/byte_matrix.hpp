// Products of bytes, in which the layers of the network are made: what goes into them is rounded to 1/128, and a
// column of their weights is counted in bytes of some power of two. The processor's tiles (AMX) or widest
// instructions are chosen at run time; whole numbers, so that all give the same.
#pragma once

#include "extract/language/matrix.hpp"

#include <array>
#include <vector>

namespace newsgraph {

struct alignas(64) ByteLine {
    std::array<std::uint8_t, 64> bytes;
};

/// Room for what goes into products; used again.
struct ByteRoom {
    std::vector<ByteLine> bytes;
    std::vector<std::int16_t> numbers;
};

enum class ByteKernel { numbers, vnni, tiles };  ///< numbers: 16-bit ones, by multiply()
bool can_run(ByteKernel kernel);                 ///< on this processor

class ByteMatrix {
public:
    ByteMatrix() = default;
    /// The matrix must stay. Weights that are no bytes, or of fewer than 17 columns, stay 16-bit ones, which is slower.
    explicit ByteMatrix(const PackedMatrix& matrix);

    /// As the function of matrix.hpp with each number of left rounded to a multiple of 32, from -127 × 32 to 127 × 32.
    void multiply(const std::int16_t* left, std::size_t count, ByteRoom& room, std::int32_t* out) const;
    void multiply_with(ByteKernel kernel, const std::int16_t* left, std::size_t count, ByteRoom& room,
                       std::int32_t* out) const;
    std::size_t columns() const { return packed_.columns; }
    bool has_bytes() const { return !lines_.empty(); }

private:
    PackedMatrix packed_;
    std::size_t depth_ = 0;             ///< stretches of 64 rows
    std::vector<ByteLine> lines_;       ///< groups of 16 columns, in them lines of 4 rows: column by column
    std::vector<std::int32_t> starts_;  ///< of the sums, by column: bytes of left stand 128 too high
    std::vector<std::int32_t> shifts_;  ///< of the sums, by column
};

}  // namespace newsgraph
