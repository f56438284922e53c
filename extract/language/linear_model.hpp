// A linear classifier over hashed features with small integer weights: the run time of everything here
// that is trained as an averaged perceptron. Trainer and run time make the features by the same functions.
#pragma once

#include "extract/language/binary.hpp"

#include <array>
#include <cassert>

namespace newsgraph {

/// Spreads the bits of `value` over 64; the base of every feature hash.
constexpr std::uint64_t mix(std::uint64_t value) {
    value ^= value >> 32;
    value *= 0xD6E8FEB86659FD93u;
    return value ^ (value >> 32);
}
template <class... Values>
constexpr std::uint64_t hash_values(std::uint64_t first, Values... values) {
    auto hash = mix(first + 0x9E3779B97F4A7C15u);
    ((hash = mix(hash * 31 + static_cast<std::uint64_t>(values))), ...);
    return hash;
}
constexpr std::uint64_t hash_text(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325u;
    for (const char letter : text) hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001B3u;
    return hash;
}

/// Hashes of the features of one decision. Each template has its own number, given by the order of add().
template <std::size_t capacity>
class FeatureList {
public:
    void clear() { count_ = 0; }
    template <class... Values>
    void add(Values... values) {
        assert(count_ < capacity);
        items_[count_] = static_cast<std::uint32_t>(hash_values(count_ + 1, values...));
        ++count_;
    }
    operator std::span<const std::uint32_t>() const { return {items_.data(), count_}; }

private:
    std::array<std::uint32_t, capacity> items_;
    std::size_t count_ = 0;
};

class LinearModel {
public:
    LinearModel() = default;
    explicit LinearModel(BinaryReader& reader)
        : log2_rows_(reader.value<std::uint32_t>()), classes_(reader.value<std::uint32_t>()) {
        if (log2_rows_ > 24 || classes_ == 0 || classes_ > 256) reader.fail();
        width_ = padded(classes_);
        mask_ = (1u << log2_rows_) - 1;
        weights_ = reader.array<std::int8_t>((std::size_t{1} << log2_rows_) * width_);
    }

    /// Room that a row of weights takes, so that rows begin at even places of cache lines.
    static constexpr std::size_t padded(std::size_t classes) {
        return classes <= 1 ? 1 : classes <= 4 ? 4 : (classes + 15) / 16 * 16;
    }
    std::size_t classes() const { return classes_; }
    std::size_t width() const { return width_; }

    /// Adds the weights of the features to scores[0 .. width()); up to 256 features cannot overflow.
    void score(std::span<const std::uint32_t> features, std::int16_t* scores) const {
        for (const auto feature : features) {
            const auto* row = &weights_[(feature & mask_) * width_];
            for (std::size_t i = 0; i < width_; ++i) scores[i] = static_cast<std::int16_t>(scores[i] + row[i]);
        }
    }
    /// For a yes-or-no model (one class): the sum of the weights.
    std::int32_t score(std::span<const std::uint32_t> features) const {
        std::int32_t sum = 0;
        for (const auto feature : features) sum += weights_[feature & mask_];
        return sum;
    }

private:
    std::uint32_t log2_rows_ = 0;
    std::uint32_t classes_ = 0;
    std::uint32_t mask_ = 0;
    std::size_t width_ = 0;
    std::span<const std::int8_t> weights_;
};

}  // namespace newsgraph
