#include "extract/language/matrix.hpp"

#include "extract/language/intrinsics.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace newsgraph {

void multiply_plain(const std::int16_t* left, std::size_t count, const PackedMatrix& right, std::int32_t* out) {
    const auto width = padded_columns(right.columns);
    std::fill_n(out, count * width, 0);
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t group = 0; group < width; group += matrix_group)
            for (std::size_t k = 0; k < right.rows; ++k)
                for (std::size_t j = group; j < group + matrix_group; ++j)
                    out[i * width + j] += left[i * right.rows + k] * right.values[packed_index(right.rows, k, j)];
}

#if defined(__x86_64__)
namespace {

std::int32_t load_pair(const std::int16_t* from) {
    std::int32_t pair;
    std::memcpy(&pair, from, sizeof pair);
    return pair;
}

// Each variant: `lines` rows of left at once against one group of 16 columns. A pair of rows of the group
// is 64 bytes; one instruction multiplies pairs and adds them up to 32 bits.
template <std::size_t lines>
void group_sse2(const std::int16_t* left, std::size_t rows, const std::int16_t* group, std::int32_t* out,
                std::size_t width) {
    __m128i sums[lines][4];
    for (auto& line : sums)
        for (auto& sum : line) sum = _mm_setzero_si128();
    for (std::size_t k = 0; k < rows; k += 2) {
        const auto* at = reinterpret_cast<const __m128i*>(group + k * matrix_group);
        for (std::size_t i = 0; i < lines; ++i) {
            const auto pair = _mm_set1_epi32(load_pair(left + i * rows + k));
            for (std::size_t part = 0; part < 4; ++part)
                sums[i][part] = _mm_add_epi32(sums[i][part], _mm_madd_epi16(pair, _mm_loadu_si128(at + part)));
        }
    }
    for (std::size_t i = 0; i < lines; ++i)
        for (std::size_t part = 0; part < 4; ++part)
            _mm_storeu_si128(reinterpret_cast<__m128i*>(out + i * width + 4 * part), sums[i][part]);
}

template <std::size_t lines>
__attribute__((target("avx2"))) void group_avx2(const std::int16_t* left, std::size_t rows, const std::int16_t* group,
                                                std::int32_t* out, std::size_t width) {
    __m256i sums[lines][2];
    for (auto& line : sums)
        for (auto& sum : line) sum = _mm256_setzero_si256();
    for (std::size_t k = 0; k < rows; k += 2) {
        const auto* at = reinterpret_cast<const __m256i*>(group + k * matrix_group);
        const auto first = _mm256_loadu_si256(at), second = _mm256_loadu_si256(at + 1);
        for (std::size_t i = 0; i < lines; ++i) {
            const auto pair = _mm256_set1_epi32(load_pair(left + i * rows + k));
            sums[i][0] = _mm256_add_epi32(sums[i][0], _mm256_madd_epi16(pair, first));
            sums[i][1] = _mm256_add_epi32(sums[i][1], _mm256_madd_epi16(pair, second));
        }
    }
    for (std::size_t i = 0; i < lines; ++i)
        for (std::size_t part = 0; part < 2; ++part)
            _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + i * width + 8 * part), sums[i][part]);
}

// Written out, since GCC 12 copies the sums around for the intrinsic.
__attribute__((target("avx512f,avx512vnni"), always_inline)) inline void add_products(__m512i& sums, __m512i pairs,
                                                                                      __m512i parts) {
    asm("vpdpwssd %2, %1, %0" : "+v"(sums) : "v"(pairs), "v"(parts));
}

// As many groups side by side as there are registers for: each pair of a row is spread out once for all.
template <std::size_t lines, std::size_t groups>
__attribute__((target("avx512f,avx512vnni"))) void groups_vnni(const std::int16_t* left, std::size_t rows,
                                                               const std::int16_t* group, std::int32_t* out,
                                                               std::size_t width) {
    __m512i sums[groups][lines];
#pragma GCC unroll 12
    for (std::size_t i = 0; i < lines; ++i)
#pragma GCC unroll 2
        for (std::size_t g = 0; g < groups; ++g) sums[g][i] = _mm512_setzero_si512();
    const auto* second = group + (groups - 1) * matrix_group * rows;
    for (std::size_t k = 0; k < rows; k += 2) {
        const auto first_parts = _mm512_loadu_si512(group + k * matrix_group);
        const auto second_parts = _mm512_loadu_si512(second + k * matrix_group);
#pragma GCC unroll 12
        for (std::size_t i = 0; i < lines; ++i) {
            const auto pair = _mm512_set1_epi32(load_pair(left + i * rows + k));
            add_products(sums[0][i], pair, first_parts);
            if constexpr (groups == 2) add_products(sums[1][i], pair, second_parts);
        }
    }
#pragma GCC unroll 12
    for (std::size_t i = 0; i < lines; ++i)
#pragma GCC unroll 2
        for (std::size_t g = 0; g < groups; ++g)
            _mm512_storeu_si512(out + i * width + g * matrix_group, sums[g][i]);
}

using Group = void (*)(const std::int16_t*, std::size_t, const std::int16_t*, std::int32_t*, std::size_t);
constexpr std::size_t most_lines = 12;
using Groups = std::array<Group, most_lines + 1>;  // by the number of rows of left
struct Variant {
    std::size_t most;  // rows of left at once
    Groups one, two;   // for one group, and for two side by side
};

constexpr Variant sse2{3, {nullptr, group_sse2<1>, group_sse2<2>, group_sse2<3>}, {}};
constexpr Variant avx2{6,
                       {nullptr, group_avx2<1>, group_avx2<2>, group_avx2<3>, group_avx2<4>, group_avx2<5>, group_avx2<6>},
                       {}};
template <std::size_t groups, std::size_t... lines>
constexpr Groups all_vnni(std::index_sequence<lines...>) {
    return {nullptr, groups_vnni<lines + 1, groups>...};
}
constexpr Variant vnni{most_lines, all_vnni<1>(std::make_index_sequence<most_lines>()),
                       all_vnni<2>(std::make_index_sequence<most_lines>())};

const Variant& variant_of(Kernel kernel) {
    return kernel == Kernel::vnni ? vnni : kernel == Kernel::avx2 ? avx2 : sse2;
}

const Variant& widest() {
    for (const auto kernel : {Kernel::vnni, Kernel::avx2})
        if (can_run(kernel)) return variant_of(kernel);
    return sse2;
}

void run(const Variant& variant, const std::int16_t* left, std::size_t count, const PackedMatrix& right,
         std::int32_t* out) {
    if (count == 0) return;
    const auto width = padded_columns(right.columns);
    const auto rounds = (count + variant.most - 1) / variant.most;
    for (std::size_t column = 0; column < width;) {
        const auto* group = right.values.data() + column * right.rows;
        const bool two = variant.two[1] != nullptr && column + 2 * matrix_group <= width;
        for (std::size_t round = 0; round < rounds; ++round) {  // rows dealt out evenly
            const auto i = count * round / rounds, next = count * (round + 1) / rounds;
            const auto work = (two ? variant.two : variant.one)[next - i];
            work(left + i * right.rows, right.rows, group, out + i * width + column, width);
        }
        column += two ? 2 * matrix_group : matrix_group;
    }
}

}  // namespace

bool can_run(Kernel kernel) {
    __builtin_cpu_init();
    if (kernel == Kernel::vnni) return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vnni");
    return kernel == Kernel::sse2 || __builtin_cpu_supports("avx2");
}

void multiply_with(Kernel kernel, const std::int16_t* left, std::size_t count, const PackedMatrix& right,
                   std::int32_t* out) {
    run(variant_of(kernel), left, count, right, out);
}

void multiply(const std::int16_t* left, std::size_t count, const PackedMatrix& right, std::int32_t* out) {
    static const Variant& variant = widest();
    run(variant, left, count, right, out);
}
#else
bool can_run(Kernel) { return false; }

void multiply_with(Kernel, const std::int16_t* left, std::size_t count, const PackedMatrix& right, std::int32_t* out) {
    multiply_plain(left, count, right, out);
}

void multiply(const std::int16_t* left, std::size_t count, const PackedMatrix& right, std::int32_t* out) {
    multiply_plain(left, count, right, out);
}
#endif

}  // namespace newsgraph
