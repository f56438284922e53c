#include "train/perceptron.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>

namespace newsgraph::train {

std::uint64_t Random::next() {
    auto z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

Perceptron::Perceptron(std::size_t log2_rows, std::size_t classes)
    : log2_rows_(log2_rows), classes_(classes), width_(LinearModel::padded(classes)),
      mask_(static_cast<std::uint32_t>((std::size_t{1} << log2_rows) - 1)),
      weights_((std::size_t{1} << log2_rows) * width_), moments_(weights_.size()) {}

void Perceptron::score(std::span<const std::uint32_t> features, std::int32_t* scores) const {
    for (const auto feature : features) {
        const auto* row = &weights_[(feature & mask_) * width_];
        for (std::size_t i = 0; i < width_; ++i) scores[i] += row[i];
    }
}

std::int32_t Perceptron::score(std::span<const std::uint32_t> features) const {
    std::int32_t sum = 0;
    for (const auto feature : features) sum += weights_[(feature & mask_) * width_];
    return sum;
}

void Perceptron::update(std::span<const std::uint32_t> features, std::size_t label, std::int32_t amount) {
    for (const auto feature : features) {
        const auto at = (feature & mask_) * width_ + label;
        weights_[at] += amount;
        moments_[at] += amount * ticks_;
    }
}

void Perceptron::write(BinaryWriter& out) const {
    std::vector<double> averaged(weights_.size());
    std::vector<double> sizes;
    for (std::size_t i = 0; i < weights_.size(); ++i) {
        averaged[i] = weights_[i] - static_cast<double>(moments_[i]) / static_cast<double>(ticks_);
        if (averaged[i] != 0) sizes.push_back(std::abs(averaged[i]));
    }
    double largest = 1;
    if (!sizes.empty()) {
        const auto at = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() - 1 - sizes.size() / 2000);
        std::nth_element(sizes.begin(), at, sizes.end());
        largest = *at;
    }
    std::vector<std::int8_t> bytes(weights_.size());
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::int8_t>(std::clamp(std::round(averaged[i] / largest * 127), -127.0, 127.0));
    out.value(static_cast<std::uint32_t>(log2_rows_));
    out.value(static_cast<std::uint32_t>(classes_));
    out.array(std::span<const std::int8_t>(bytes));
}

std::string read_file(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw InputError(file.string(), 0, "cannot be opened; check the name");
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (in.bad()) throw InputError(file.string(), 0, "reading failed");
    return bytes;
}

void write_file(const std::filesystem::path& file, std::string_view bytes) {
    const auto draft = file.string() + ".part";
    std::ofstream out(draft, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) throw Error(file.string() + ": cannot be written; check that the folder exists");
    std::filesystem::rename(draft, file);
}

}  // namespace newsgraph::train
