#include "extract/language/encoder.hpp"

#include "extract/language/tagger.hpp"

#include <algorithm>

namespace newsgraph {

namespace {

constexpr std::size_t table_one = 128;                      // stands for 1 in a table's row
constexpr std::size_t sum_steps = 16 * table_one;           // of sum_tanh
constexpr std::size_t gate_steps = 16 * 256;                // of tanh and sigmoid
constexpr int gate_shift = 2 * unit_bits - 8;               // from products to steps
constexpr std::int32_t one = 1 << unit_bits;

PackedMatrix read_matrix(BinaryReader& reader, std::size_t rows, std::size_t columns) {
    return {rows, columns, reader.array<std::int16_t>(rows * padded_columns(columns))};
}

std::int16_t clamp_hidden(std::int32_t sum) {
    return static_cast<std::int16_t>(std::clamp(shift_rounded(sum, 2 * unit_bits - hidden_bits), -32767, 32767));
}

}  // namespace

Encoder::Encoder(BinaryReader& reader) : vocabulary_(reader) {
    width_ = reader.value<std::uint32_t>();
    arcs_ = reader.value<std::uint32_t>();
    relations_ = reader.value<std::uint32_t>();
    const auto layers = reader.value<std::uint32_t>();
    const auto even = [](std::size_t size) { return size > 0 && size <= 1024 && size % 2 == 0; };
    if (!even(width_) || !even(arcs_) || !even(relations_) || layers > 16) reader.fail();
    table_ = reader.array<std::int8_t>(embedding_table_rows(vocabulary_.forms()) * width_);
    sum_tanh_ = reader.array<std::int16_t>(sum_steps);
    tanh_ = reader.array<std::int16_t>(gate_steps);
    sigmoid_ = reader.array<std::int16_t>(gate_steps);
    for (const auto& values : {sum_tanh_, tanh_, sigmoid_})
        for (const auto value : values)
            if (value < -one || value > one) reader.fail();
    const auto read_layer = [&](std::size_t columns) {
        Layer layer;
        layer.weights = read_matrix(reader, width_, columns);
        layer.bias = reader.array<std::int32_t>(padded_columns(columns));
        return layer;
    };
    for (std::uint32_t i = 0; i < layers; ++i) layers_.push_back(read_layer(3 * width_));
    heads_ = read_layer(2 * arcs_ + 2 * relations_ + xpos_count + upos_count);
}

void Encoder::embed(std::span<const Word> words, Encoding& out) const {
    std::array<std::int32_t, 1024> sums;
    out.vectors.resize(words.size() * width_);
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::fill_n(sums.begin(), width_, static_cast<std::int32_t>(sum_steps / 2));
        for (const auto row : rows_of(words[i], i == 0, vocabulary_)) {
            const auto* values = &table_[row * width_];
            for (std::size_t j = 0; j < width_; ++j) sums[j] += values[j];
        }
        for (std::size_t j = 0; j < width_; ++j)
            out.vectors[i * width_ + j] =
                sum_tanh_[static_cast<std::size_t>(std::clamp(sums[j], 0, static_cast<std::int32_t>(sum_steps) - 1))];
    }
}

// One direction; gates are [candidate | forget | reset], the outputs take the inputs' places.
void Encoder::run_side(Encoding& out, std::size_t side) const {
    const auto half = width_ / 2, stride = padded_columns(3 * width_);
    std::array<std::int32_t, 512> cell{};
    const auto step = [&](std::int32_t sum) {
        const auto at = (sum >> gate_shift) + static_cast<std::int32_t>(gate_steps / 2);
        return static_cast<std::size_t>(std::clamp(at, 0, static_cast<std::int32_t>(gate_steps) - 1));
    };
    for (std::size_t n = 0; n < out.size; ++n) {
        const auto i = side == 0 ? n : out.size - 1 - n;
        const auto* gates = &out.gates[i * stride + side * 3 * half];
        auto* vector = &out.vectors[i * width_ + side * half];
        for (std::size_t j = 0; j < half; ++j) {
            const std::int32_t candidate = tanh_[step(gates[j])], forget = sigmoid_[step(gates[half + j])];
            const std::int32_t reset = sigmoid_[step(gates[2 * half + j])];
            cell[j] = shift_rounded(forget * cell[j] + (one - forget) * candidate, unit_bits);
            vector[j] = static_cast<std::int16_t>(shift_rounded(reset * cell[j] + (one - reset) * vector[j], unit_bits));
        }
    }
}

void Encoder::run_layer(const Layer& layer, Encoding& out) const {
    const auto stride = padded_columns(layer.weights.columns);
    out.gates.resize(out.size * stride);
    multiply(out.vectors.data(), out.size, layer.weights, out.gates.data());
    for (std::size_t i = 0; i < out.size; ++i)
        for (std::size_t j = 0; j < stride; ++j)
            out.gates[i * stride + j] = add_wrapping(out.gates[i * stride + j], layer.bias[j]);
}

void Encoder::encode(std::span<const Word> words, Encoding& out) const {
    out.size = words.size();
    embed(words, out);
    for (const auto& layer : layers_) {
        run_layer(layer, out);
        run_side(out, 0);
        run_side(out, 1);
    }
    run_layer(heads_, out);
    const auto stride = padded_columns(heads_.weights.columns);
    const auto vectors = [&](std::size_t at, std::size_t width, bool positive, std::vector<std::int16_t>& to) {
        to.resize(out.size * width);
        for (std::size_t i = 0; i < out.size; ++i)
            for (std::size_t j = 0; j < width; ++j) {
                const auto value = clamp_hidden(out.gates[i * stride + at + j]);
                to[i * width + j] = positive && value < 0 ? std::int16_t{0} : value;
            }
        return at + width;
    };
    auto at = vectors(0, arcs_, true, out.arc_dependents);
    at = vectors(at, arcs_, true, out.arc_heads);
    at = vectors(at, relations_, false, out.relation_dependents);
    at = vectors(at, relations_, false, out.relation_heads);
    out.xpos.resize(out.size * xpos_count);
    out.upos.resize(out.size * upos_count);
    for (std::size_t i = 0; i < out.size; ++i) {
        const auto* scores = &out.gates[i * stride + at];
        std::copy_n(scores, xpos_count, &out.xpos[i * xpos_count]);
        std::copy_n(scores + xpos_count, upos_count, &out.upos[i * upos_count]);
    }
}

}  // namespace newsgraph
