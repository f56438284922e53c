// The weights of the features that training found worth keeping: a feature that is not among them costs one
// look and adds nothing. Sixteen classes, one byte a weight.
#pragma once

#include "extract/language/binary.hpp"

#include <array>

namespace newsgraph {

class FeatureTable {
public:
    static constexpr std::size_t classes = 16;
    using Scores = std::array<std::int16_t, classes>;

    FeatureTable() = default;
    explicit FeatureTable(BinaryReader& reader) : log2_slots_(reader.value<std::uint32_t>()) {
        if (log2_slots_ < 4 || log2_slots_ > 22) reader.fail();
        slots_ = reader.array<std::uint32_t>(std::size_t{1} << log2_slots_);
        rows_ = reader.array<std::int8_t>();
        if (rows_.size() % classes != 0 || rows_.size() / classes > max_rows) reader.fail();
        const auto rows = rows_.size() / classes;
        std::size_t empty = 0;
        for (const auto slot : slots_) {
            empty += slot == 0;
            if (slot != 0 && ((slot & row_mask) == 0 || (slot & row_mask) > rows)) reader.fail();
        }
        if (empty == 0) reader.fail();
    }

    /// At most 256 features; so many cannot overflow. Memory is asked for ahead of its use.
    void score(std::span<const std::uint32_t> features, Scores& scores) const {
        const auto mask = slots_.size() - 1;
        for (const auto feature : features) __builtin_prefetch(&slots_[feature & mask]);
        std::array<const std::int8_t*, 256> found;
        std::size_t count = 0;
        for (const auto feature : features) {
            for (std::size_t at = feature & mask;; at = (at + 1) & mask) {
                const auto slot = slots_[at];
                if (slot == 0) break;
                if ((slot ^ feature) >> row_bits != 0) continue;
                found[count] = &rows_[((slot & row_mask) - 1) * classes];
                __builtin_prefetch(found[count]);
                ++count;
                break;
            }
        }
        for (std::size_t k = 0; k < count; ++k)
            for (std::size_t i = 0; i < classes; ++i)
                scores[i] = static_cast<std::int16_t>(scores[i] + found[k][i]);
    }

    static constexpr unsigned row_bits = 17;
    static constexpr std::uint32_t row_mask = (1u << row_bits) - 1;
    static constexpr std::size_t max_rows = row_mask - 1;

private:
    std::uint32_t log2_slots_ = 0;
    std::span<const std::uint32_t> slots_;  ///< 0: empty; low bits: row + 1, high bits: the feature's own
    std::span<const std::int8_t> rows_;
};

}  // namespace newsgraph
