// Where a row of numbers, or the sum of two rows, is largest: what the search for trees spends its time on.
// The widest instructions of the processor are chosen at run time; all give the same.
#pragma once

#include <cstddef>
#include <cstdint>

namespace newsgraph {

/// The first place where a[i] + b[i] is largest; count > 0, the sums fit in 32 bits.
using BestSum = std::size_t (*)(const std::int32_t* a, const std::int32_t* b, std::size_t count);
/// The first place where a[i] is largest; count > 0.
using BestPlace = std::size_t (*)(const std::int32_t* a, std::size_t count);

struct BestFinders {
    BestSum sum;
    BestPlace place;
};
const BestFinders& widest_finders();
/// What the others are measured against.
const BestFinders& plain_finders();

}  // namespace newsgraph
