#include "extract/language/byte_matrix.hpp"

#include "extract/language/intrinsics.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>

#if defined(__x86_64__)
#include <cpuid.h>
#endif
#if defined(__x86_64__) && defined(__linux__)
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace newsgraph {

namespace {

constexpr std::size_t line_rows = 4;                      // of the matrix in a line
constexpr std::size_t tile_lines = 16;
constexpr std::size_t tile_rows = line_rows * tile_lines;  // of the matrix in a tile
constexpr int left_bits = 5;                              // by which left is rounded
constexpr int middle = 128;                               // stands for 0 in its bytes

std::uint8_t to_byte(std::int16_t number) {
    return static_cast<std::uint8_t>(std::clamp((number + (1 << (left_bits - 1))) >> left_bits, -127, 127) + middle);
}

using OfGroup = std::array<std::int32_t, matrix_group>;  // one number a column

/// The zeros at the end of all numbers of each column of a group; nothing if even so one is no byte.
std::optional<OfGroup> bits_to_spare(const std::int16_t* group, std::size_t rows) {
    OfGroup all{}, most{}, bits;
    for (std::size_t pair = 0; pair < rows / 2; ++pair)
        for (std::size_t k = 0; k < 2 * matrix_group; ++k) {
            const std::int32_t value = group[pair * 2 * matrix_group + k];
            all[k / 2] |= value;
            most[k / 2] = std::max(most[k / 2], value < 0 ? -value : value);
        }
    for (std::size_t k = 0; k < matrix_group; ++k) {
        bits[k] = all[k] == 0 ? 0 : std::countr_zero(static_cast<std::uint32_t>(all[k]));
        if (most[k] >> bits[k] > 127) return std::nullopt;
    }
    return bits;
}

}  // namespace

ByteMatrix::ByteMatrix(const PackedMatrix& matrix) : packed_(matrix) {
    const auto width = padded_columns(matrix.columns);
    if (!can_run(ByteKernel::vnni) || width < 2 * matrix_group) return;
    starts_.resize(width);
    shifts_.resize(width);
    depth_ = (matrix.rows + tile_rows - 1) / tile_rows;
    lines_.resize(width / matrix_group * depth_ * tile_lines);
    for (std::size_t column = 0; column < width; column += matrix_group) {
        const auto* group = matrix.values.data() + column * matrix.rows;
        const auto bits = bits_to_spare(group, matrix.rows);
        if (!bits) {
            lines_.clear();
            return;
        }
        for (std::size_t row = 0; row < matrix.rows; ++row) {
            auto& line = lines_[column / matrix_group * depth_ * tile_lines + row / line_rows].bytes;
            for (std::size_t k = 0; k < matrix_group; ++k) {
                const auto value = group[row / 2 * 2 * matrix_group + 2 * k + row % 2] >> (*bits)[k];
                line[k * line_rows + row % line_rows] = static_cast<std::uint8_t>(value);
                starts_[column + k] -= middle * value;
            }
        }
        for (std::size_t k = 0; k < matrix_group; ++k) shifts_[column + k] = (*bits)[k] + left_bits;
    }
}

#if defined(__x86_64__)
namespace {

struct Factors {
    const std::uint8_t* left;  // rows of depth × tile_rows bytes
    std::size_t depth;
    const ByteLine* lines;
    const std::int32_t* starts;
    const std::int32_t* shifts;
    std::size_t width;  // of out
};

__attribute__((target("avx512f,avx512bw"), noinline)) void round_to_bytes(const std::int16_t* left, std::size_t count,
                                                                          std::size_t rows, std::size_t width,
                                                                          std::uint8_t* out) {
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t k = 0; k < rows; ++k) out[i * width + k] = to_byte(left[i * rows + k]);
}

// Written out, since GCC 12 copies the sums around for the intrinsic.
__attribute__((target("avx512f,avx512vnni"), always_inline)) inline void add_products(__m512i& sums, __m512i bytes,
                                                                                      __m512i weights) {
    asm("vpdpbusd %2, %1, %0" : "+v"(sums) : "v"(bytes), "v"(weights));
}

template <std::size_t rows>
__attribute__((target("avx512f,avx512vnni"))) void two_groups(const Factors& of, std::size_t first, std::size_t group,
                                                              std::int32_t* out) {
    const auto stride = of.depth * tile_rows;
    const auto* left = of.left + first * stride;
    const auto* lines = of.lines + group * of.depth * tile_lines;
    const auto* next = lines + of.depth * tile_lines;
    __m512i sums[2][rows];
#pragma GCC unroll 12
    for (std::size_t i = 0; i < rows; ++i) {
        sums[0][i] = _mm512_loadu_si512(of.starts + group * matrix_group);
        sums[1][i] = _mm512_loadu_si512(of.starts + (group + 1) * matrix_group);
    }
    for (std::size_t k = 0; k < of.depth * tile_lines; ++k) {
        const auto weights = _mm512_load_si512(lines + k), more = _mm512_load_si512(next + k);
#pragma GCC unroll 12
        for (std::size_t i = 0; i < rows; ++i) {
            std::int32_t four;
            std::memcpy(&four, left + i * stride + k * line_rows, sizeof four);
            const auto bytes = _mm512_set1_epi32(four);
            add_products(sums[0][i], bytes, weights);
            add_products(sums[1][i], bytes, more);
        }
    }
#pragma GCC unroll 12
    for (std::size_t i = 0; i < rows; ++i) {
        auto* to = out + (first + i) * of.width + group * matrix_group;
        const auto* shifts = of.shifts + group * matrix_group;
        _mm512_storeu_si512(to, _mm512_sllv_epi32(sums[0][i], _mm512_loadu_si512(shifts)));
        _mm512_storeu_si512(to + matrix_group,
                            _mm512_sllv_epi32(sums[1][i], _mm512_loadu_si512(shifts + matrix_group)));
    }
}

constexpr std::size_t most_rows = 12;
using TwoGroups = void (*)(const Factors&, std::size_t, std::size_t, std::int32_t*);
constexpr std::array<TwoGroups, most_rows + 1> two_groups_of{
    nullptr,       two_groups<1>, two_groups<2>, two_groups<3>, two_groups<4>,  two_groups<5>,  two_groups<6>,
    two_groups<7>, two_groups<8>, two_groups<9>, two_groups<10>, two_groups<11>, two_groups<12>};

void multiply_vnni(const Factors& of, std::size_t count, std::int32_t* out) {
    const auto rounds = (count + most_rows - 1) / most_rows;
    const auto groups = of.width / matrix_group;
    for (std::size_t column = 0; column < groups; column += 2) {
        const auto group = std::min(column, groups - 2);      // of an odd number one is made twice
        for (std::size_t round = 0; round < rounds; ++round) {  // rows dealt out evenly
            const auto first = count * round / rounds, end = count * (round + 1) / rounds;
            two_groups_of[end - first](of, first, group, out);
        }
    }
}
}  // namespace

#if defined(__linux__)
namespace {

bool ask_for_tiles() {
    unsigned a = 0, b = 0, c = 0, d = 0;
    constexpr unsigned tiles_and_bytes = 3u << 24;
    if (__get_cpuid_count(7, 0, &a, &b, &c, &d) == 0 || (d & tiles_and_bytes) != tiles_and_bytes) return false;
    constexpr long ask_for_feature = 0x1023, tile_data = 18;
    return syscall(SYS_arch_prctl, ask_for_feature, tile_data) == 0;
}

/// What the tiles look like: the first six have a line for each row of left, the last two are full.
struct alignas(64) Shape {
    std::uint8_t palette = 1, first_row = 0;
    std::array<std::uint8_t, 14> reserved{};
    std::array<std::uint16_t, 16> bytes{64, 64, 64, 64, 64, 64, 64, 64};
    std::array<std::uint8_t, 16> rows{};
    explicit Shape(std::size_t lines) {
        for (std::size_t tile = 0; tile < 8; ++tile)
            rows[tile] = static_cast<std::uint8_t>(tile < 6 ? lines : tile_lines);
    }
};

struct alignas(64) Sums {
    std::array<std::array<std::int32_t, matrix_group * tile_lines>, 4> parts;
};

__attribute__((target("avx512f"))) void put_out(const Factors& of, const std::int32_t* sums, std::size_t rows,
                                                std::size_t group, std::int32_t* out) {
    const auto starts = _mm512_loadu_si512(of.starts + group * matrix_group);
    const auto shifts = _mm512_loadu_si512(of.shifts + group * matrix_group);
    for (std::size_t i = 0; i < rows; ++i) {
        const auto sum = _mm512_add_epi32(_mm512_load_si512(sums + i * matrix_group), starts);
        _mm512_storeu_si512(out + i * of.width + group * matrix_group, _mm512_sllv_epi32(sum, shifts));
    }
}

/// Two blocks of rows by two groups of columns. Blocks that are not there are others made once more.
__attribute__((target("avx512f,amx-tile,amx-int8"))) void four_tiles(const Factors& of, std::array<std::size_t, 2> first,
                                                                     std::array<std::size_t, 2> group, Sums& sums) {
    const auto stride = of.depth * tile_rows;
    const auto* upper = of.left + first[0] * stride;
    const auto* lower = of.left + first[1] * stride;
    const auto* lines = of.lines + group[0] * of.depth * tile_lines;
    const auto* next = of.lines + group[1] * of.depth * tile_lines;
    _tile_zero(0);
    _tile_zero(1);
    _tile_zero(2);
    _tile_zero(3);
    for (std::size_t k = 0; k < of.depth; ++k) {
        _tile_loadd(4, upper + k * tile_rows, stride);
        _tile_loadd(6, lines + k * tile_lines, sizeof(ByteLine));
        _tile_dpbusd(0, 4, 6);
        _tile_loadd(7, next + k * tile_lines, sizeof(ByteLine));
        _tile_dpbusd(1, 4, 7);
        _tile_loadd(5, lower + k * tile_rows, stride);
        _tile_dpbusd(2, 5, 6);
        _tile_dpbusd(3, 5, 7);
    }
    _tile_stored(0, sums.parts[0].data(), sizeof(ByteLine));
    _tile_stored(1, sums.parts[1].data(), sizeof(ByteLine));
    _tile_stored(2, sums.parts[2].data(), sizeof(ByteLine));
    _tile_stored(3, sums.parts[3].data(), sizeof(ByteLine));
}

__attribute__((target("avx512f,amx-tile,amx-int8"))) void multiply_tiles(const Factors& of, std::size_t count,
                                                                         std::int32_t* out) {
    // Blocks of equal size, an even number of them; the last ones moved up so that they end with the last row.
    const auto blocks = (count + 2 * tile_lines - 1) / (2 * tile_lines) * 2, rows = (count + blocks - 1) / blocks;
    const auto groups = of.width / matrix_group;
    const Shape shape(rows);
    Sums sums;
    _tile_loadconfig(&shape);
    for (std::size_t group = 0; group < groups; group += 2)
        for (std::size_t block = 0; block < blocks; block += 2) {
            const std::array<std::size_t, 2> first{std::min(block * rows, count - rows),
                                                   std::min((block + 1) * rows, count - rows)};
            const std::array<std::size_t, 2> columns{group, std::min(group + 1, groups - 1)};
            four_tiles(of, first, columns, sums);
            for (std::size_t part = 0; part < 4; ++part)
                put_out(of, sums.parts[part].data(), rows, columns[part % 2], out + first[part / 2] * of.width);
        }
    _tile_release();
}

}  // namespace
#endif

bool can_run(ByteKernel kernel) {
    if (kernel == ByteKernel::numbers) return true;
    if (!can_run(Kernel::vnni) || !__builtin_cpu_supports("avx512bw")) return false;
#if defined(__linux__)
    static const bool tiles = ask_for_tiles();
    return kernel == ByteKernel::vnni || tiles;
#else
    return kernel == ByteKernel::vnni;
#endif
}
#else
bool can_run(ByteKernel kernel) { return kernel == ByteKernel::numbers; }
#endif

void ByteMatrix::multiply_with(ByteKernel kernel, const std::int16_t* left, std::size_t count, ByteRoom& room,
                               std::int32_t* out) const {
    const auto rows = packed_.rows;
#if defined(__x86_64__)
    if (kernel != ByteKernel::numbers && has_bytes()) {
        room.bytes.resize(std::max(room.bytes.size(), count * depth_));
        auto* bytes = room.bytes.front().bytes.data();
        round_to_bytes(left, count, rows, depth_ * tile_rows, bytes);
        const Factors of{bytes, depth_, lines_.data(), starts_.data(), shifts_.data(), padded_columns(packed_.columns)};
#if defined(__linux__)
        if (kernel == ByteKernel::tiles) return multiply_tiles(of, count, out);
#endif
        return multiply_vnni(of, count, out);
    }
#endif
    room.numbers.resize(count * rows);
    for (std::size_t i = 0; i < room.numbers.size(); ++i)
        room.numbers[i] = static_cast<std::int16_t>((to_byte(left[i]) - middle) * (1 << left_bits));
    newsgraph::multiply(room.numbers.data(), count, packed_, out);
}

void ByteMatrix::multiply(const std::int16_t* left, std::size_t count, ByteRoom& room, std::int32_t* out) const {
    constexpr std::size_t few = 8;  // rows, for which tiles do not pay
    if (count == 0) return;
    static const bool tiles = can_run(ByteKernel::tiles);
    multiply_with(tiles && count > few ? ByteKernel::tiles : ByteKernel::vnni, left, count, room, out);
}

}  // namespace newsgraph
