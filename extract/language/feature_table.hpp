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

    /// The rows of some features, at most 256: so many cannot overflow.
    struct Rows {
        std::array<const std::int8_t*, 256> found;
        std::size_t count = 0;
    };
    /// Memory is asked for ahead of its use: here of find_rows(), there of add_rows().
    void ask_for(std::span<const std::uint32_t> features) const {
        const auto mask = slots_.size() - 1;
        for (const auto feature : features) __builtin_prefetch(&slots_[feature & mask]);
    }
    void find_rows(std::span<const std::uint32_t> features, Rows& rows) const {
        const auto mask = slots_.size() - 1;
        rows.count = 0;
        for (const auto feature : features) {
            for (std::size_t at = feature & mask;; at = (at + 1) & mask) {
                const auto slot = slots_[at];
                if (slot == 0) break;
                if ((slot ^ feature) >> row_bits != 0) continue;
                const auto* row = &rows_[((slot & row_mask) - 1) * classes];
                __builtin_prefetch(row);
                rows.found[rows.count++] = row;
                break;
            }
        }
    }
    static void add_rows(const Rows& rows, Scores& scores) {
        auto sums = scores;
        for (std::size_t k = 0; k < rows.count; ++k) {
            const auto* row = rows.found[k];
            for (std::size_t i = 0; i < classes; ++i) sums[i] = static_cast<std::int16_t>(sums[i] + row[i]);
        }
        scores = sums;
    }
    void score(std::span<const std::uint32_t> features, Scores& scores) const {
        Rows rows;
        ask_for(features);
        find_rows(features, rows);
        add_rows(rows, scores);
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
