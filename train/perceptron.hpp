// The averaged perceptron that makes the weights of LinearModel, and what trainers share: a random order
// that is the same everywhere, and section files.
#pragma once

#include "extract/language/linear_model.hpp"

#include <filesystem>
#include <vector>

namespace newsgraph::train {

/// SplitMix64: the same sequence on every machine.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    template <class T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
    }

private:
    std::uint64_t state_;
};

class Perceptron {
public:
    Perceptron(std::size_t log2_rows, std::size_t classes);

    std::size_t width() const { return width_; }
    void score(std::span<const std::uint32_t> features, std::int32_t* scores) const;
    std::int32_t score(std::span<const std::uint32_t> features) const;

    /// Adds `amount` to the weights of a class for these features.
    void update(std::span<const std::uint32_t> features, std::size_t label, std::int32_t amount);
    /// To be called after every decision: the average is over these.
    void tick() { ++ticks_; }

    /// The averaged weights, scaled to one byte each, as LinearModel reads them.
    void write(BinaryWriter& out) const;

private:
    std::size_t log2_rows_, classes_, width_;
    std::uint32_t mask_;
    std::vector<std::int32_t> weights_;
    std::vector<std::int64_t> moments_;
    std::int64_t ticks_ = 1;
};

std::string read_file(const std::filesystem::path& file);
void write_file(const std::filesystem::path& file, std::string_view bytes);

}  // namespace newsgraph::train
