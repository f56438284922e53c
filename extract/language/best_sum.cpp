#include "extract/language/best_sum.hpp"

#include "extract/language/intrinsics.hpp"
#include "extract/language/matrix.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace newsgraph {

namespace {

// Sums are compared in stretches, so that most of the work is of the kind that wide instructions do.
template <class Sum>
[[gnu::always_inline]] inline std::size_t find_best(Sum sum, std::size_t count) {
    constexpr std::size_t stretch = 32;
    std::size_t at = 0;
    auto most = sum(0);
    for (std::size_t begin = 0; begin < count; begin += stretch) {
        const auto end = std::min(begin + stretch, count);
        auto here = sum(begin);
        for (auto k = begin + 1; k < end; ++k) here = std::max(here, sum(k));
        if (here > most) most = here, at = begin;
    }
    while (sum(at) != most) ++at;
    return at;
}

std::size_t best_sum_plain(const std::int32_t* a, const std::int32_t* b, std::size_t count) {
    return find_best([&](std::size_t i) { return a[i] + b[i]; }, count);
}
std::size_t best_place_plain(const std::int32_t* a, std::size_t count) {
    return find_best([&](std::size_t i) { return a[i]; }, count);
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) std::size_t best_sum_avx2(const std::int32_t* a, const std::int32_t* b, std::size_t count) {
    std::size_t at = 0;
    auto most = a[0] + b[0];
    constexpr std::size_t stretch = 32;
    for (std::size_t begin = 0; begin < count; begin += stretch) {
        const auto end = std::min(begin + stretch, count);
        auto here = a[begin] + b[begin];
        for (auto k = begin + 1; k < end; ++k) here = std::max(here, a[k] + b[k]);
        if (here > most) most = here, at = begin;
    }
    while (a[at] + b[at] != most) ++at;
    return at;
}

constexpr std::size_t lanes = 16;
constexpr std::int32_t least = std::numeric_limits<std::int32_t>::min();

__mmask16 first_lanes(std::size_t count) {
    return static_cast<__mmask16>(count >= lanes ? 0xFFFFu : (1u << count) - 1);
}

// With one row (two = false) b is not looked at.
template <bool two>
__attribute__((target("avx512f"))) inline std::size_t best_avx512(const std::int32_t* a, const std::int32_t* b,
                                                                  std::size_t count) {
    const auto lowest = _mm512_set1_epi32(least);
    auto most = lowest;
    for (std::size_t i = 0; i < count; i += lanes) {
        const auto mask = first_lanes(count - i);
        auto sum = _mm512_mask_loadu_epi32(lowest, mask, a + i);
        if constexpr (two) sum = _mm512_mask_add_epi32(sum, mask, sum, _mm512_maskz_loadu_epi32(mask, b + i));
        most = _mm512_max_epi32(most, sum);
    }
    const auto best = _mm512_set1_epi32(_mm512_reduce_max_epi32(most));
    for (std::size_t i = 0;; i += lanes) {
        const auto mask = first_lanes(count - i);
        auto sum = _mm512_maskz_loadu_epi32(mask, a + i);
        if constexpr (two) sum = _mm512_add_epi32(sum, _mm512_maskz_loadu_epi32(mask, b + i));
        const auto found = _mm512_mask_cmpeq_epi32_mask(mask, sum, best);
        if (found != 0) return i + static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(found)));
    }
}

__attribute__((target("avx512f"))) std::size_t best_sum_avx512(const std::int32_t* a, const std::int32_t* b,
                                                               std::size_t count) {
    return best_avx512<true>(a, b, count);
}
__attribute__((target("avx512f"))) std::size_t best_place_avx512(const std::int32_t* a, std::size_t count) {
    return best_avx512<false>(a, nullptr, count);
}
#endif

BestFinders choose() {
#if defined(__x86_64__)
    if (can_run(Kernel::vnni)) return {best_sum_avx512, best_place_avx512};
    if (can_run(Kernel::avx2)) return {best_sum_avx2, best_place_plain};
#endif
    return plain_finders();
}

}  // namespace

const BestFinders& plain_finders() {
    static constexpr BestFinders plain{best_sum_plain, best_place_plain};
    return plain;
}

const BestFinders& widest_finders() {
    static const BestFinders widest = choose();
    return widest;
}

}  // namespace newsgraph
