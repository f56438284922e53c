#include "extract/language/recurrence.hpp"

#include "extract/language/intrinsics.hpp"
#include "extract/language/matrix.hpp"

#include <array>

namespace newsgraph {

namespace {

constexpr std::int32_t one = 1 << unit_bits;
constexpr int table_bits = 7;  // 128 stands for 1 in a table's row

[[gnu::always_inline]] inline void sum_rows_here(const std::int8_t* __restrict table, SummedRows rows, std::size_t width,
                                                 std::int16_t* __restrict out) {
    std::array<const std::int8_t*, rows_summed> from;
    for (std::size_t k = 0; k < rows_summed; ++k) from[k] = table + rows[k] * width;
    for (std::size_t j = 0; j < width; ++j) {
        const auto pairs = [&](std::size_t k) { return from[k][j] + from[k + 1][j]; };
        const auto sum = pairs(0) + pairs(2) + pairs(4) + pairs(6);
        out[j] = static_cast<std::int16_t>(bend(sum * (1 << (unit_bits - table_bits))));
    }
}

// 0 to 1: the parabola at half the sum, halved and lifted.
[[gnu::always_inline]] inline std::int32_t gate(std::int32_t sum) { return (one + 1 + bend(sum >> (unit_bits + 1))) >> 1; }

[[gnu::always_inline]] inline void step_cell_here(const std::int32_t* __restrict sums, const std::int32_t* __restrict bias,
                                                  std::size_t half, std::int32_t* __restrict cell,
                                                  std::int16_t* __restrict vector) {
    for (std::size_t j = 0; j < half; ++j) {
        const auto candidate = bend(add_wrapping(sums[j], bias[j]) >> unit_bits);
        const auto forget = gate(add_wrapping(sums[half + j], bias[half + j]));
        const auto reset = gate(add_wrapping(sums[2 * half + j], bias[2 * half + j]));
        const auto now = shift_rounded(forget * cell[j] + (one - forget) * candidate, unit_bits);
        cell[j] = now;
        vector[j] = static_cast<std::int16_t>(shift_rounded(reset * now + (one - reset) * vector[j], unit_bits));
    }
}

[[gnu::always_inline]] inline void take_hidden_here(const std::int32_t* __restrict sums, const std::int32_t* __restrict bias,
                                                    std::size_t width, int bits, std::int32_t least,
                                                    std::int16_t* __restrict out) {
    for (std::size_t j = 0; j < width; ++j) {
        const auto value = shift_rounded(add_wrapping(sums[j], bias[j]), bits);
        out[j] = static_cast<std::int16_t>(std::clamp(value, least, 32767));
    }
}

[[gnu::always_inline]] inline void add_hidden_here(const std::int16_t* __restrict a, const std::int16_t* __restrict b,
                                                   std::size_t width, std::int16_t* __restrict out) {
    for (std::size_t j = 0; j < width; ++j) out[j] = static_cast<std::int16_t>(std::clamp(a[j] + b[j], 0, 32767));
}

#if defined(__x86_64__)
// As step_cell_here(), 16 numbers at a time. Each product has a factor that is not negative and both fit in 16 bits:
// the sum of the products of their halves is the product, and far cheaper than one of 32 bits.
__attribute__((target("avx512f,avx512bw"), always_inline)) inline __m512i bend_lanes(__m512i x) {
    const auto most = _mm512_set1_epi32(2 << unit_bits);
    const auto c = _mm512_max_epi32(_mm512_min_epi32(x, most), _mm512_sub_epi32(_mm512_setzero_si512(), most));
    const auto square = _mm512_madd_epi16(c, _mm512_abs_epi32(c));
    return _mm512_sub_epi32(c, _mm512_srai_epi32(square, unit_bits + 2));
}
__attribute__((target("avx512f,avx512bw"), always_inline)) inline __m512i gate_lanes(__m512i sum) {
    const auto bent = bend_lanes(_mm512_srai_epi32(sum, unit_bits + 1));
    return _mm512_srai_epi32(_mm512_add_epi32(bent, _mm512_set1_epi32(one + 1)), 1);
}
/// gate × a + (1 - gate) × b, rounded.
__attribute__((target("avx512f,avx512bw"), always_inline)) inline __m512i mix_lanes(__m512i gate, __m512i a, __m512i b) {
    const auto rest = _mm512_sub_epi32(_mm512_set1_epi32(one), gate);
    const auto sum = _mm512_add_epi32(_mm512_madd_epi16(a, gate), _mm512_madd_epi16(b, rest));
    return _mm512_srai_epi32(_mm512_add_epi32(sum, _mm512_set1_epi32(one / 2)), unit_bits);
}

__attribute__((target("avx512f,avx512bw,avx512vl"))) void step_cell_avx512(const std::int32_t* sums, const std::int32_t* bias,
                                                                          std::size_t half, std::int32_t* cell,
                                                                          std::int16_t* vector) {
    for (std::size_t j = 0; j < half; j += 16) {
        const auto mask = static_cast<__mmask16>(half - j >= 16 ? 0xFFFFu : (1u << (half - j)) - 1);
        const auto load = [&](std::size_t at) __attribute__((target("avx512f,avx512bw,avx512vl"), always_inline)) {
            return _mm512_add_epi32(_mm512_maskz_loadu_epi32(mask, sums + at + j), _mm512_maskz_loadu_epi32(mask, bias + at + j));
        };
        const auto candidate = bend_lanes(_mm512_srai_epi32(load(0), unit_bits));
        const auto now = mix_lanes(gate_lanes(load(half)), _mm512_maskz_loadu_epi32(mask, cell + j), candidate);
        _mm512_mask_storeu_epi32(cell + j, mask, now);
        const auto before = _mm512_cvtepi16_epi32(_mm256_maskz_loadu_epi16(mask, vector + j));
        _mm512_mask_cvtepi32_storeu_epi16(vector + j, mask, mix_lanes(gate_lanes(load(2 * half)), now, before));
    }
}
#endif

struct Variant {
    decltype(&newsgraph::sum_rows) sum_rows;
    decltype(&newsgraph::step_cell) step_cell;
    decltype(&newsgraph::take_hidden) take_hidden;
    decltype(&newsgraph::add_hidden) add_hidden;
};

void step_cell_plain(const std::int32_t* sums, const std::int32_t* bias, std::size_t half, std::int32_t* cell,
                     std::int16_t* vector) {
    step_cell_here(sums, bias, half, cell, vector);
}
#if defined(__x86_64__)
__attribute__((target("avx2"))) void step_cell_avx2(const std::int32_t* sums, const std::int32_t* bias, std::size_t half,
                                                    std::int32_t* cell, std::int16_t* vector) {
    step_cell_here(sums, bias, half, cell, vector);
}
#endif

// NOLINTBEGIN(bugprone-macro-parentheses): a target is no expression
#define NEWSGRAPH_VARIANT(NAME, TARGET)                                                                              \
    TARGET void sum_rows_##NAME(const std::int8_t* table, SummedRows rows, std::size_t width, std::int16_t* out) {   \
        sum_rows_here(table, rows, width, out);                                                                      \
    }                                                                                                                \
    TARGET void take_hidden_##NAME(const std::int32_t* sums, const std::int32_t* bias, std::size_t width, int bits,  \
                                   std::int32_t least, std::int16_t* out) {                                          \
        take_hidden_here(sums, bias, width, bits, least, out);                                                       \
    }                                                                                                                \
    TARGET void add_hidden_##NAME(const std::int16_t* a, const std::int16_t* b, std::size_t width,                   \
                                  std::int16_t* out) {                                                               \
        add_hidden_here(a, b, width, out);                                                                           \
    }                                                                                                                \
    constexpr Variant NAME{sum_rows_##NAME, step_cell_##NAME, take_hidden_##NAME, add_hidden_##NAME};

NEWSGRAPH_VARIANT(plain, )
#if defined(__x86_64__)
NEWSGRAPH_VARIANT(avx2, __attribute__((target("avx2"))))
NEWSGRAPH_VARIANT(avx512, __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq"))))
#endif
#undef NEWSGRAPH_VARIANT
// NOLINTEND(bugprone-macro-parentheses)

const Variant& widest() {
#if defined(__x86_64__)
    if (can_run(Kernel::vnni) && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512dq"))
        return avx512;
    if (can_run(Kernel::avx2)) return avx2;
#endif
    return plain;
}

const Variant& chosen() {
    static const Variant& variant = widest();
    return variant;
}

}  // namespace

void sum_rows(const std::int8_t* table, SummedRows rows, std::size_t width, std::int16_t* out) {
    chosen().sum_rows(table, rows, width, out);
}

void step_cell(const std::int32_t* sums, const std::int32_t* bias, std::size_t half, std::int32_t* cell,
               std::int16_t* vector) {
    chosen().step_cell(sums, bias, half, cell, vector);
}

void take_hidden(const std::int32_t* sums, const std::int32_t* bias, std::size_t width, int bits, std::int32_t least,
                 std::int16_t* out) {
    chosen().take_hidden(sums, bias, width, bits, least, out);
}

void add_hidden(const std::int16_t* a, const std::int16_t* b, std::size_t width, std::int16_t* out) {
    chosen().add_hidden(a, b, width, out);
}

}  // namespace newsgraph
