#include "train/tiles.hpp"

#if defined(__AMX_BF16__) && defined(__linux__)
#include <immintrin.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace newsgraph::train {

namespace {

constexpr std::size_t side = 16;        // rows of a tile, and columns of 32 bits
constexpr std::size_t depth = 32;       // of the inner dimension that a tile holds
constexpr std::size_t tile = 16 * 32;   // its numbers of 16 bits

// Room that only grows, aligned to the rows of a tile.
class Numbers {
public:
    std::uint16_t* room(std::size_t count) {
        if (items_.size() < count / depth) items_.resize(count / depth);
        return items_.front().numbers.data();
    }

private:
    struct alignas(64) Row {
        std::array<std::uint16_t, depth> numbers;
    };
    std::vector<Row> items_;
};

std::size_t tiles_for(std::size_t size, std::size_t step) { return (size + step - 1) / step; }

bool start() {
    constexpr long ask_for_feature = 0x1023, tile_data = 18;
    if (syscall(SYS_arch_prctl, ask_for_feature, tile_data) != 0) return false;
    struct alignas(64) {
        std::uint8_t palette = 1, first_row = 0;
        std::array<std::uint8_t, 14> reserved{};
        std::array<std::uint16_t, 16> bytes{64, 64, 64, 64, 64, 64, 64, 64};
        std::array<std::uint8_t, 16> rows{16, 16, 16, 16, 16, 16, 16, 16};
    } shape;
    _tile_loadconfig(&shape);
    return true;
}

__mmask16 mask_for(std::size_t count) {
    return count >= side ? static_cast<__mmask16>(0xFFFF) : static_cast<__mmask16>((1u << count) - 1);
}

// Tiles of 16 rows × 32 columns, along the rows; filled up with zeros to an even number of tiles of rows.
const std::uint16_t* pack_left(const Matrix& a, std::size_t inner, Numbers& out) {
    auto* to = out.room(2 * tiles_for(a.rows, 2 * side) * inner * tile);
    const auto* packed = to;
    for (std::size_t first = 0; first < tiles_for(a.rows, 2 * side) * 2 * side; first += side)
        for (std::size_t k = 0; k < inner; ++k)
            for (std::size_t i = first; i < first + side; ++i, to += depth) {
                const auto at = k * depth;
                __m512 low = _mm512_setzero_ps(), high = low;
                if (i < a.rows) {
                    low = _mm512_maskz_loadu_ps(mask_for(a.columns - at), a.row(i) + at);
                    if (at + side < a.columns)
                        high = _mm512_maskz_loadu_ps(mask_for(a.columns - at - side), a.row(i) + at + side);
                }
                _mm512_store_si512(to, (__m512i)_mm512_cvtne2ps_pbh(high, low));
            }
    return packed;
}

// Tiles of 16 pairs of rows × 16 columns, along the columns; an even number of tiles of columns.
const std::uint16_t* pack_right(const Matrix& b, std::size_t inner, Numbers& out) {
    alignas(64) static constexpr auto order = [] {
        std::array<std::uint16_t, 32> places{};
        for (std::uint16_t i = 0; i < 32; ++i) places[i] = static_cast<std::uint16_t>(i / 2 + (i % 2) * 16);
        return places;
    }();
    const auto interleave = _mm512_load_si512(order.data());
    const auto columns = tiles_for(b.columns, 2 * side) * 2 * side;
    auto* packed = out.room(columns / side * inner * tile);
    for (std::size_t k = 0; k < inner * depth; k += 2)
        for (std::size_t column = 0; column < columns; column += side) {
            __m512 even = _mm512_setzero_ps(), odd = even;
            if (column < b.columns) {
                const auto mask = mask_for(b.columns - column);
                if (k < b.rows) even = _mm512_maskz_loadu_ps(mask, b.row(k) + column);
                if (k + 1 < b.rows) odd = _mm512_maskz_loadu_ps(mask, b.row(k + 1) + column);
            }
            auto* to = packed + (column / side * inner * side + k / 2) * depth;
            _mm512_store_si512(to, _mm512_permutexvar_epi16(interleave, (__m512i)_mm512_cvtne2ps_pbh(odd, even)));
        }
    return packed;
}

void add_tile(const float* sums, Matrix& c, std::size_t row, std::size_t column) {
    if (column >= c.columns) return;
    const auto mask = mask_for(c.columns - column);
    for (std::size_t i = row; i < std::min(row + side, c.rows); ++i, sums += side) {
        float* to = c.row(i) + column;
        _mm512_mask_storeu_ps(to, mask, _mm512_maskz_loadu_ps(mask, to) + _mm512_load_ps(sums));
    }
}

}  // namespace

bool have_tiles() {
    static const bool started = start();
    return started;
}

void multiply_tiles(const Matrix& a, const Matrix& b, Matrix& c) {
    static Numbers left, right;
    if (a.rows == 0 || a.columns == 0 || b.columns == 0) return;
    const auto inner = tiles_for(a.columns, depth);
    const auto* packed_left = pack_left(a, inner, left);
    const auto* packed_right = pack_right(b, inner, right);
    alignas(64) std::array<std::array<float, side * side>, 4> sums;
    for (std::size_t column = 0; column < b.columns; column += 2 * side)
        for (std::size_t row = 0; row < a.rows; row += 2 * side) {
            const auto* l = packed_left + row / side * inner * tile;
            const auto* r = packed_right + column / side * inner * tile;
            _tile_zero(0);
            _tile_zero(1);
            _tile_zero(2);
            _tile_zero(3);
            for (std::size_t k = 0; k < inner; ++k) {
                _tile_loadd(4, l + k * tile, 64);
                _tile_loadd(5, l + (inner + k) * tile, 64);
                _tile_loadd(6, r + k * tile, 64);
                _tile_loadd(7, r + (inner + k) * tile, 64);
                _tile_dpbf16ps(0, 4, 6);
                _tile_dpbf16ps(1, 4, 7);
                _tile_dpbf16ps(2, 5, 6);
                _tile_dpbf16ps(3, 5, 7);
            }
            _tile_stored(0, sums[0].data(), 64);
            _tile_stored(1, sums[1].data(), 64);
            _tile_stored(2, sums[2].data(), 64);
            _tile_stored(3, sums[3].data(), 64);
            add_tile(sums[0].data(), c, row, column);
            add_tile(sums[1].data(), c, row, column + side);
            add_tile(sums[2].data(), c, row + side, column);
            add_tile(sums[3].data(), c, row + side, column + side);
        }
}

}  // namespace newsgraph::train
#else
namespace newsgraph::train {
bool have_tiles() { return false; }
void multiply_tiles(const Matrix&, const Matrix&, Matrix&) {}
}  // namespace newsgraph::train
#endif
