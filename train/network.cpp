#include "train/network.hpp"

#include <algorithm>
#include <cmath>

namespace newsgraph::train {

namespace {

// Parabolas in place of tanh and the logistic function: whole numbers and wide instructions do them at run
// time. bend(x) = x - x|x|/4 up to ±2, then ±1; its slope is the root of 1 - |bend(x)|.
float bend(float x) {
    const float c = std::clamp(x, -2.0f, 2.0f);
    return c - c * std::abs(c) / 4;
}
float slope(float bent) { return std::sqrt(std::max(1 - std::abs(bent), 0.0f)); }
float gate(float x) { return 0.5f + 0.5f * bend(0.5f * x); }
float gate_slope(float value) { return 0.25f * slope(2 * value - 1); }

float spread_for(std::size_t inputs, std::size_t outputs) {
    return std::sqrt(6.0f / static_cast<float>(inputs + outputs));
}

// One mask a sentence and unit: the same units are dropped at all its words.
void make_mask(Matrix& mask, std::size_t rows, std::size_t columns, float drop, Random* random) {
    mask.reset(rows, columns);
    for (auto& value : mask.values)
        value = random == nullptr ? 1.0f : random->unit() < drop ? 0.0f : 1 / (1 - drop);
}

}  // namespace

Network::Network(const NetworkSizes& sizes, std::size_t table_rows, Random& random)
    : sizes_(sizes), table_(table_rows, sizes.width, 0.25f, random) {
    const auto width = sizes.width;
    std::fill_n(table_.weights.row(1), width, 0.0f);
    for (std::size_t i = 0; i < sizes.layers; ++i) {
        auto& layer = layers_.emplace_back();
        layer.weights = Parameter(width, 3 * width, spread_for(width, width), random);
        layer.bias = Parameter(1, 3 * width, 0, random);
        for (std::size_t side = 0; side < 2; ++side)
            std::fill_n(layer.bias.weights.row(0) + side * 3 * width / 2 + width / 2, width / 2, 0.5f);
    }
    heads_ = Parameter(width, head_columns(), spread_for(width, width), random);
    heads_bias_ = Parameter(1, head_columns(), 0, random);
    arc_ = Parameter(sizes.arcs, sizes.arcs, spread_for(sizes.arcs, sizes.arcs), random);
    arc_bias_ = Parameter(1, sizes.arcs, 0.01f, random);
    place_ = Parameter(sizes.arcs, place_count, 0, random);
    root_arc_ = Parameter(1, sizes.arcs, 0.5f, random);
    root_relation_ = Parameter(1, sizes.relations, 0.5f, random);
    relation_ = Parameter(sizes.relations, deprel_count, spread_for(sizes.relations, deprel_count), random);
    relation_bias_ = Parameter(1, deprel_count, 0, random);
}

std::vector<Parameter*> Network::dense() {
    std::vector<Parameter*> all{&heads_, &heads_bias_, &arc_, &arc_bias_, &place_, &root_arc_, &root_relation_,
                                &relation_, &relation_bias_};
    for (auto& layer : layers_) {
        all.push_back(&layer.weights);
        all.push_back(&layer.bias);
    }
    return all;
}

std::vector<Parameter*> Network::all() {
    auto all = dense();
    all.push_back(&table_);
    return all;
}

void Network::forward(std::span<const Example* const> batch, Random* random) {
    ranges_.clear();
    used_.clear();
    for (const auto* example : batch) {
        ranges_.push_back({used_.size(), used_.size() + example->rows.size()});
        for (std::size_t i = 0; i < example->rows.size(); ++i) {
            auto rows = example->rows[i];
            if (random != nullptr && random->unit() < 0.3f / (0.3f + static_cast<float>(example->form_counts[i])) + 0.05f)
                rows[0] = unknown_row;
            used_.push_back(rows);
        }
    }
    const auto width = sizes_.width;
    embedded_.reset(used_.size(), width);
    make_mask(embedded_mask_, batch.size(), width, drop, random);
    for (std::size_t s = 0; s < ranges_.size(); ++s)
        for (auto i = ranges_[s].first; i < ranges_[s].last; ++i) {
            float* __restrict out = embedded_.row(i);
            for (const auto row : used_[i]) {
                const float* __restrict in = table_.weights.row(row);
                for (std::size_t j = 0; j < width; ++j) out[j] += in[j];
            }
            for (std::size_t j = 0; j < width; ++j) out[j] = bend(out[j]);
        }
    auto dropped = embedded_;
    for (std::size_t s = 0; s < ranges_.size(); ++s)
        for (auto i = ranges_[s].first; i < ranges_[s].last; ++i)
            for (std::size_t j = 0; j < width; ++j) dropped.row(i)[j] *= embedded_mask_.row(s)[j];
    const Matrix* input = &dropped;
    for (auto& layer : layers_) {
        forward_layer(layer, *input, random);
        input = &layer.output;
    }
    encoded_ = *input;
    heads_out_.reset(used_.size(), head_columns());
    for (std::size_t i = 0; i < used_.size(); ++i)
        std::copy_n(heads_bias_.weights.row(0), head_columns(), heads_out_.row(i));
    multiply(encoded_, heads_.weights, heads_out_);
    const auto hidden = 2 * sizes_.arcs;
    for (std::size_t i = 0; i < used_.size(); ++i)
        for (std::size_t j = 0; j < hidden; ++j) heads_out_.row(i)[j] = std::max(heads_out_.row(i)[j], 0.0f);
}

// gates: [z f r] forwards, then [z f r] backwards; cell = f cell' + (1 - f) z; output = r cell + (1 - r) input.
void Network::forward_layer(Layer& layer, const Matrix& input, Random* random) {
    const auto width = sizes_.width, half = width / 2;
    layer.input = input;
    layer.gates.reset(input.rows, 3 * width);
    for (std::size_t i = 0; i < input.rows; ++i)
        std::copy_n(layer.bias.weights.row(0), 3 * width, layer.gates.row(i));
    multiply(input, layer.weights.weights, layer.gates);
    for (std::size_t i = 0; i < input.rows; ++i)
        for (std::size_t side = 0; side < 2; ++side) {
            float* g = layer.gates.row(i) + side * 3 * half;
            for (std::size_t j = 0; j < half; ++j) g[j] = bend(g[j]);
            for (std::size_t j = half; j < 3 * half; ++j) g[j] = gate(g[j]);
        }
    layer.cells.reset(input.rows, width);
    layer.output.reset(input.rows, width);
    make_mask(layer.mask, ranges_.size(), width, drop, random);
    std::vector<float> cell(half);
    for (std::size_t s = 0; s < ranges_.size(); ++s)
        for (std::size_t side = 0; side < 2; ++side) {
            const auto [first, last] = ranges_[s];
            std::fill(cell.begin(), cell.end(), 0.0f);
            for (std::size_t n = first; n < last; ++n) {
                const auto i = side == 0 ? n : first + last - 1 - n;
                const float* g = layer.gates.row(i) + side * 3 * half;
                const float* x = input.row(i) + side * half;
                const float* mask = layer.mask.row(s) + side * half;
                float* c = layer.cells.row(i) + side * half;
                float* out = layer.output.row(i) + side * half;
                for (std::size_t j = 0; j < half; ++j) {
                    const float f = g[half + j], r = g[2 * half + j];
                    cell[j] = c[j] = f * cell[j] + (1 - f) * g[j];
                    out[j] = (r * c[j] + (1 - r) * x[j]) * mask[j];
                }
            }
        }
}

// gradient: of the layer's output on entry, of its input on return.
void Network::backward_layer(Layer& layer, Matrix& gradient) {
    const auto width = sizes_.width, half = width / 2;
    Matrix gates(gradient.rows, 3 * width), input(gradient.rows, width);
    std::vector<float> carry(half);
    for (std::size_t s = 0; s < ranges_.size(); ++s)
        for (std::size_t side = 0; side < 2; ++side) {
            const auto [first, last] = ranges_[s];
            std::fill(carry.begin(), carry.end(), 0.0f);
            for (std::size_t n = last; n-- > first;) {
                const auto i = side == 0 ? n : first + last - 1 - n;
                const bool at_start = n == first;
                const auto before = side == 0 ? i - 1 : i + 1;
                const float* g = layer.gates.row(i) + side * 3 * half;
                const float* x = layer.input.row(i) + side * half;
                const float* c = layer.cells.row(i) + side * half;
                const float* previous = at_start ? nullptr : layer.cells.row(before) + side * half;
                const float* mask = layer.mask.row(s) + side * half;
                const float* dy = gradient.row(i) + side * half;
                float* dg = gates.row(i) + side * 3 * half;
                float* dx = input.row(i) + side * half;
                for (std::size_t j = 0; j < half; ++j) {
                    const float z = g[j], f = g[half + j], r = g[2 * half + j];
                    const float d = dy[j] * mask[j];
                    const float dc = carry[j] + d * r;
                    const float old = previous == nullptr ? 0.0f : previous[j];
                    dx[j] = d * (1 - r);
                    dg[j] = dc * (1 - f) * slope(z);
                    dg[half + j] = dc * (old - z) * gate_slope(f);
                    dg[2 * half + j] = d * (c[j] - x[j]) * gate_slope(r);
                    carry[j] = dc * f;
                }
            }
        }
    multiply_transposed(layer.input, gates, layer.weights.gradient);
    for (std::size_t i = 0; i < gates.rows; ++i)
        for (std::size_t j = 0; j < 3 * width; ++j) layer.bias.gradient.values[j] += gates.row(i)[j];
    multiply(gates, transpose(layer.weights.weights), input);
    gradient = std::move(input);
}

float Network::learn(std::span<const Example* const> batch, const Adam& adam, Random& random) {
    forward(batch, &random);
    scale_ = 1 / static_cast<float>(used_.size());
    const float loss = backward_heads(batch);
    Matrix gradient(used_.size(), sizes_.width);
    multiply(heads_gradient_, transpose(heads_.weights), gradient);
    multiply_transposed(encoded_, heads_gradient_, heads_.gradient);
    for (std::size_t i = 0; i < used_.size(); ++i)
        for (std::size_t j = 0; j < head_columns(); ++j) heads_bias_.gradient.values[j] += heads_gradient_.row(i)[j];
    for (auto layer = layers_.rbegin(); layer != layers_.rend(); ++layer) backward_layer(*layer, gradient);

    std::vector<std::uint32_t> rows;
    for (std::size_t s = 0; s < ranges_.size(); ++s)
        for (auto i = ranges_[s].first; i < ranges_[s].last; ++i) {
            float* d = gradient.row(i);
            const float *x = embedded_.row(i), *mask = embedded_mask_.row(s);
            for (std::size_t j = 0; j < sizes_.width; ++j) d[j] *= mask[j] * slope(x[j]);
            for (const auto row : used_[i]) {
                float* __restrict to = table_.gradient.row(row);
                for (std::size_t j = 0; j < sizes_.width; ++j) to[j] += d[j];
                rows.push_back(row);
            }
        }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    table_.step(adam, rows);
    for (auto* parameter : dense()) parameter->step(adam);
    for (const auto row : rows)
        for (std::size_t j = 0; j < sizes_.width; ++j)
            table_.weights.row(row)[j] = std::clamp(table_.weights.row(row)[j], -0.99f, 0.99f);
    return loss / static_cast<float>(used_.size());
}

void Network::follow(float share) {
    table_.follow(share);
    for (auto* parameter : dense()) parameter->follow(share);
}

void Network::take_average() {
    table_.take_average();
    for (auto* parameter : dense()) parameter->take_average();
}

}  // namespace newsgraph::train
