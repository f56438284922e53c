// The element-wise steps of the network in whole numbers: what is done to each number of a word's vectors
// between the products. The widest instructions of the processor are chosen at run time; all give the same.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

namespace newsgraph {

inline constexpr int unit_bits = 12;    ///< of activations, which are -1 to 1, and of weights, -8 to 8
inline constexpr int hidden_bits = 10;  ///< of the vectors of heads and dependents, -32 to 32

/// A sum that wraps around: only the weights of a damaged model can make it.
constexpr std::int32_t add_wrapping(std::int32_t a, std::int32_t b) {
    return static_cast<std::int32_t>(static_cast<std::uint32_t>(a) + static_cast<std::uint32_t>(b));
}
/// Value with `bits` fewer, rounded.
constexpr std::int32_t shift_rounded(std::int32_t value, int bits) {
    return add_wrapping(value, 1 << (bits - 1)) >> bits;
}

/// x - x|x|/4 up to ±2, then ±1: a parabola in place of tanh. unit_bits in and out.
constexpr std::int32_t bend(std::int32_t x) {
    const auto c = std::clamp(x, -(2 << unit_bits), 2 << unit_bits);
    return c - ((c * (c < 0 ? -c : c)) >> (unit_bits + 2));
}

/// The bent sum of rows of the table (128 stands for 1), `width` numbers.
inline constexpr std::size_t rows_summed = 8;
using SummedRows = std::span<const std::uint32_t, rows_summed>;
void sum_rows(const std::int8_t* table, SummedRows rows, std::size_t width, std::int16_t* out);

/// One word of one direction. sums: [candidate | forget | reset], `half` numbers each, 2 × unit_bits, without their
/// bias. The cell goes on, the output takes the place of the input in `vector`.
void step_cell(const std::int32_t* sums, const std::int32_t* bias, std::size_t half, std::int32_t* cell,
               std::int16_t* vector);

/// Sums with their bias, `bits` fewer; `least` is 0 where negative ones become 0, else -32767.
void take_hidden(const std::int32_t* sums, const std::int32_t* bias, std::size_t width, int bits, std::int32_t least,
                 std::int16_t* out);

/// The sums of two vectors; negative ones become 0.
void add_hidden(const std::int16_t* a, const std::int16_t* b, std::size_t width, std::int16_t* out);

}  // namespace newsgraph
