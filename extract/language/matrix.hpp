// Products of small matrices of 16-bit numbers, the work horse of the network. Whole numbers, so that
// every processor gives the same result; the widest instructions that it has are chosen at run time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace newsgraph {

inline constexpr std::size_t matrix_group = 16;

constexpr std::size_t padded_columns(std::size_t columns) {
    return (columns + matrix_group - 1) / matrix_group * matrix_group;
}

/// A matrix in the order in which the product reads it: groups of 16 columns, in them pairs of rows.
/// rows must be even; columns are filled up with zeros to a multiple of 16.
struct PackedMatrix {
    std::size_t rows = 0, columns = 0;
    std::span<const std::int16_t> values;  ///< rows × padded_columns(columns)
};
constexpr std::size_t packed_index(std::size_t rows, std::size_t row, std::size_t column) {
    return column / matrix_group * matrix_group * rows + row / 2 * 2 * matrix_group + column % matrix_group * 2 + row % 2;
}

/// out[i][j] = Σ left[i][k] right[k][j]; left has `count` rows of right.rows numbers, out rows of
/// padded_columns(right.columns). The sums must fit in 32 bits.
void multiply(const std::int16_t* left, std::size_t count, const PackedMatrix& right, std::int32_t* out);

/// The instructions that products can be made with; all give the same numbers.
enum class Kernel { sse2, avx2, vnni };
bool can_run(Kernel kernel);  ///< on this processor
void multiply_with(Kernel kernel, const std::int16_t* left, std::size_t count, const PackedMatrix& right,
                   std::int32_t* out);

/// The same without special instructions: what the others are measured against.
void multiply_plain(const std::int16_t* left, std::size_t count, const PackedMatrix& right, std::int32_t* out);

}  // namespace newsgraph
