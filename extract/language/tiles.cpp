#include "extract/language/tiles.hpp"

#include "extract/language/matrix.hpp"

#include <algorithm>
#include <cstring>

#if defined(__x86_64__) && defined(__linux__)
#include <cpuid.h>
#include <immintrin.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace newsgraph {

namespace {
constexpr std::size_t line_rows = 4;                         // of the matrix in a line
constexpr std::size_t lines_of_tile = 16;
constexpr std::size_t tile_rows = line_rows * lines_of_tile;  // of the matrix in a tile
}  // namespace

TiledMatrix make_tiles(const PackedMatrix& matrix) {
    TiledMatrix tiled;
    tiled.groups = padded_columns(matrix.columns) / matrix_group;
    tiled.depth = (matrix.rows + tile_rows - 1) / tile_rows;
    tiled.lines.resize(tiled.groups * tiled.depth * 2 * lines_of_tile);
    for (std::size_t group = 0; group < tiled.groups; ++group)
        for (std::size_t row = 0; row < matrix.rows; row += 2) {
            const auto* pairs = matrix.values.data() + packed_index(matrix.rows, row, group * matrix_group);
            auto* tile = &tiled.lines[(group * tiled.depth + row / tile_rows) * 2 * lines_of_tile];
            const auto line = row % tile_rows / line_rows, place = row % line_rows;
            for (std::size_t column = 0; column < matrix_group; ++column)
                for (std::size_t k = 0; k < 2; ++k) {
                    const auto value = static_cast<std::uint16_t>(pairs[2 * column + k]);
                    const auto at = column * line_rows + place + k;
                    tile[line].bytes[at] = static_cast<std::uint8_t>(value >> 8);
                    tile[lines_of_tile + line].bytes[at] = static_cast<std::uint8_t>(value & 255);
                }
        }
    return tiled;
}

#if defined(__x86_64__) && defined(__linux__)
namespace {

bool ask_for_tiles() {
    unsigned a = 0, b = 0, c = 0, d = 0;
    constexpr unsigned tiles_and_bytes = 3u << 24;
    if (__get_cpuid_count(7, 0, &a, &b, &c, &d) == 0 || (d & tiles_and_bytes) != tiles_and_bytes) return false;
    constexpr long ask_for_feature = 0x1023, tile_data = 18;
    return can_run(Kernel::vnni) && __builtin_cpu_supports("avx512bw") &&
           syscall(SYS_arch_prctl, ask_for_feature, tile_data) == 0;
}

/// Each row's numbers as their high bytes, then their low ones, filled up with zeros.
__attribute__((target("avx512f,avx512bw"))) const std::uint8_t* split_bytes(const std::int16_t* left, std::size_t count,
                                                                            std::size_t rows, std::size_t width) {
    thread_local std::vector<TiledMatrix::Line> room;
    constexpr auto all = ~__mmask32{0};  // GCC 12 warns of what stands in for the lanes of the plain ones
    room.resize(std::max(room.size(), count * 2 * width / sizeof(TiledMatrix::Line)));
    auto* bytes = room.data()->bytes.data();
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t k = 0; k < width; k += 32) {
            const auto there = rows > k ? std::min<std::size_t>(rows - k, 32) : 0;
            const auto mask = static_cast<__mmask32>((std::uint64_t{1} << there) - 1);
            const auto numbers = _mm512_maskz_loadu_epi16(mask, left + i * rows + k);
            auto* to = bytes + i * 2 * width + k;
            _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), _mm512_maskz_cvtepi16_epi8(all, _mm512_maskz_srai_epi16(all, numbers, 8)));
            _mm256_storeu_si256(reinterpret_cast<__m256i*>(to + width), _mm512_maskz_cvtepi16_epi8(all, numbers));
        }
    return bytes;
}

/// Four tiles of sums: high × high, high × low, low × high, low × low.
struct alignas(64) Sums {
    std::array<std::array<std::int32_t, matrix_group * lines_of_tile>, 4> parts;
};

__attribute__((target("avx512f"))) void put_together(const Sums& sums, std::size_t lines, std::int32_t* out,
                                                     std::size_t width) {
    constexpr auto all = static_cast<__mmask16>(0xFFFF);
    for (std::size_t i = 0; i < lines; ++i) {
        const auto* at = sums.parts[0].data() + i * matrix_group;
        constexpr auto next = matrix_group * lines_of_tile;
        const auto highest = _mm512_maskz_slli_epi32(all, _mm512_load_si512(at), 16);
        const auto mixed = _mm512_add_epi32(_mm512_load_si512(at + next), _mm512_load_si512(at + 2 * next));
        const auto rest = _mm512_add_epi32(_mm512_maskz_slli_epi32(all, mixed, 8), _mm512_load_si512(at + 3 * next));
        _mm512_storeu_si512(out + i * width, _mm512_add_epi32(highest, rest));
    }
}

/// What the tiles look like: the first six have a line for each row of left, the last two are full.
struct alignas(64) Shape {
    std::uint8_t palette = 1, first_row = 0;
    std::array<std::uint8_t, 14> reserved{};
    std::array<std::uint16_t, 16> bytes{64, 64, 64, 64, 64, 64, 64, 64};
    std::array<std::uint8_t, 16> rows{};
    explicit Shape(std::size_t lines) {
        for (std::size_t tile = 0; tile < 8; ++tile)
            rows[tile] = static_cast<std::uint8_t>(tile < 6 ? lines : lines_of_tile);
    }
};

}  // namespace

bool have_tiles() {
    static const bool allowed = ask_for_tiles();
    return allowed;
}

__attribute__((target("avx512f,avx512bw,amx-tile,amx-int8"))) void multiply_tiles(const std::int16_t* left,
                                                                                  std::size_t count, std::size_t rows,
                                                                                  const TiledMatrix& right,
                                                                                  std::int32_t* out) {
    if (count == 0) return;
    // Blocks of equal size, the last one moved up so that it ends with the last row: some are made twice.
    const auto blocks = (count + lines_of_tile - 1) / lines_of_tile, lines = (count + blocks - 1) / blocks;
    const auto width = right.depth * tile_rows, columns = right.groups * matrix_group;
    const auto* bytes = split_bytes(left, count, rows, width);
    const Shape shape(lines);
    Sums sums;
    _tile_loadconfig(&shape);
    for (std::size_t group = 0; group < right.groups; ++group)
        for (std::size_t block = 0; block < blocks; ++block) {
            const auto first = std::min(block * lines, count - lines);
            const auto* from = bytes + first * 2 * width;
            const auto* tile = &right.lines[group * right.depth * 2 * lines_of_tile];
            _tile_zero(0);
            _tile_zero(1);
            _tile_zero(2);
            _tile_zero(3);
            for (std::size_t k = 0; k < right.depth; ++k, from += tile_rows, tile += 2 * lines_of_tile) {
                _tile_loadd(4, from, 2 * width);
                _tile_loadd(6, tile, sizeof(TiledMatrix::Line));
                _tile_dpbssd(0, 4, 6);
                _tile_loadd(7, tile + lines_of_tile, sizeof(TiledMatrix::Line));
                _tile_dpbsud(1, 4, 7);
                _tile_loadd(5, from + width, 2 * width);
                _tile_dpbusd(2, 5, 6);
                _tile_dpbuud(3, 5, 7);
            }
            _tile_stored(0, sums.parts[0].data(), 64);
            _tile_stored(1, sums.parts[1].data(), 64);
            _tile_stored(2, sums.parts[2].data(), 64);
            _tile_stored(3, sums.parts[3].data(), 64);
            put_together(sums, lines, out + first * columns + group * matrix_group, columns);
        }
    _tile_release();
}
#else
bool have_tiles() { return false; }

void multiply_tiles(const std::int16_t*, std::size_t, std::size_t, const TiledMatrix&, std::int32_t*) {}
#endif

}  // namespace newsgraph
