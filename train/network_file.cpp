// The weights of the network as files: in whole numbers, as the run time reads them, and in floating point,
// as a teacher is kept.
#include "train/network.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace newsgraph::train {

namespace {

constexpr double unit = 1 << unit_bits;
constexpr double hidden_unit = 1 << hidden_bits;

std::int16_t to_short(double value) { return static_cast<std::int16_t>(std::clamp(std::round(value), -32767.0, 32767.0)); }

void write_vector(BinaryWriter& out, const Matrix& row, double scale) {
    std::vector<std::int16_t> values;
    for (const auto value : row.values) values.push_back(to_short(value * scale));
    out.array(std::span<const std::int16_t>(values));
}

void write_bias(BinaryWriter& out, const Matrix& row, double scale) {
    std::vector<std::int32_t> values(padded_columns(row.columns));
    for (std::size_t j = 0; j < row.columns; ++j)
        values[j] = static_cast<std::int32_t>(std::clamp(std::round(row.values[j] * scale), -1e9, 1e9));
    out.array(std::span<const std::int32_t>(values));
}

std::vector<std::int16_t> pack(const Matrix& matrix, double scale) {
    std::vector<std::int16_t> values(matrix.rows * padded_columns(matrix.columns));
    for (std::size_t i = 0; i < matrix.rows; ++i)
        for (std::size_t j = 0; j < matrix.columns; ++j)
            values[packed_index(matrix.rows, i, j)] = to_short(matrix.row(i)[j] * scale);
    return values;
}

void write_packed(BinaryWriter& out, const Matrix& matrix, double scale = unit) {
    const auto values = pack(matrix, scale);
    out.array(std::span<const std::int16_t>(values));
}

std::int16_t in_bytes(std::int16_t value, int bits) {
    const int half = bits > 0 ? 1 << (bits - 1) : 0;
    return static_cast<std::int16_t>(std::clamp((value + half) >> bits, -127, 127) * (1 << bits));
}

/// Each column in bytes of that power of two with which the squared error is least (byte_matrix.hpp).
void write_bytes(BinaryWriter& out, const Matrix& matrix) {
    auto values = pack(matrix, unit);
    for (std::size_t j = 0; j < matrix.columns; ++j) {
        int best = 0;
        auto least = std::numeric_limits<double>::max();
        for (int bits = 0; bits <= 8; ++bits) {
            double error = 0;
            for (std::size_t i = 0; i < matrix.rows; ++i) {
                const auto value = values[packed_index(matrix.rows, i, j)];
                error += std::pow(value - in_bytes(value, bits), 2);
            }
            if (error < least) least = error, best = bits;
        }
        for (std::size_t i = 0; i < matrix.rows; ++i) {
            auto& value = values[packed_index(matrix.rows, i, j)];
            value = in_bytes(value, best);
        }
    }
    out.array(std::span<const std::int16_t>(values));
}

}  // namespace

void Network::write(BinaryWriter& out) const {
    for (const auto size : {sizes_.width, sizes_.arcs, sizes_.relations, sizes_.layers})
        out.value(static_cast<std::uint32_t>(size));
    std::vector<std::int8_t> table;
    for (const auto value : table_.weights.values)
        table.push_back(static_cast<std::int8_t>(std::clamp(std::round(value * 128), -127.0f, 127.0f)));
    out.array(std::span<const std::int8_t>(table));
    for (const auto& layer : layers_) {
        write_bytes(out, layer.weights.weights);
        write_bias(out, layer.bias.weights, unit * unit);
    }
    write_bytes(out, heads_.weights);
    write_bias(out, heads_bias_.weights, unit * unit);
    write_packed(out, arc_.weights);
    write_bias(out, arc_bias_.weights, unit * hidden_unit);
    write_packed(out, place_.weights, hidden_unit);
    write_packed(out, relation_.weights);
    write_bias(out, relation_bias_.weights, unit * hidden_unit);
    write_vector(out, root_arc_.weights, hidden_unit);
    write_vector(out, root_relation_.weights, hidden_unit);
}

void Network::save(BinaryWriter& out) {
    for (const auto size : {sizes_.width, sizes_.arcs, sizes_.relations, sizes_.layers})
        out.value(static_cast<std::uint32_t>(size));
    for (const auto* parameter : all()) out.array(std::span<const float>(parameter->weights.values));
}

void Network::load(BinaryReader& in) {
    for (auto* parameter : all()) {
        const auto values = in.array<float>(parameter->weights.values.size());
        std::copy(values.begin(), values.end(), parameter->weights.values.begin());
        parameter->average = parameter->weights;
    }
}

NetworkSizes read_sizes(BinaryReader& in) {
    NetworkSizes sizes;
    for (auto* size : {&sizes.width, &sizes.arcs, &sizes.relations, &sizes.layers}) *size = in.value<std::uint32_t>();
    return sizes;
}

}  // namespace newsgraph::train
