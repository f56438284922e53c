#include "train/network.hpp"

#include <algorithm>
#include <cmath>

namespace newsgraph::train {

namespace {

constexpr float word_drop = 0.33f;   // of the units of a word's vector
constexpr float layer_drop = 0.33f;  // of the units between layers

float sigmoid(float x) { return 1 / (1 + std::exp(-x)); }

float spread_for(std::size_t inputs, std::size_t outputs) {
    return std::sqrt(6.0f / static_cast<float>(inputs + outputs));
}

// One mask a sentence and unit: the same units are dropped at all its words.
void make_mask(Matrix& mask, std::size_t rows, std::size_t columns, float drop, Random* random) {
    mask.reset(rows, columns);
    for (auto& value : mask.values)
        value = random == nullptr ? 1.0f : random->unit() < drop ? 0.0f : 1 / (1 - drop);
}

// Softmax of scores in place; gives the log probability of gold.
float soften(float* scores, std::size_t count, std::size_t gold) {
    const float most = *std::max_element(scores, scores + count);
    float sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += scores[i] = std::exp(scores[i] - most);
    for (std::size_t i = 0; i < count; ++i) scores[i] /= sum;
    return std::log(std::max(scores[gold], 1e-12f));
}

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

void write_packed(BinaryWriter& out, const Matrix& matrix) {
    std::vector<std::int16_t> values(matrix.rows * padded_columns(matrix.columns));
    for (std::size_t i = 0; i < matrix.rows; ++i)
        for (std::size_t j = 0; j < matrix.columns; ++j)
            values[packed_index(matrix.rows, i, j)] = to_short(matrix.row(i)[j] * unit);
    out.array(std::span<const std::int16_t>(values));
}

// The function at the middle of each of `steps` equal steps from -8 to 8.
template <class Function>
void write_function(BinaryWriter& out, std::size_t steps, double shift, Function function) {
    std::vector<std::int16_t> values;
    for (std::size_t i = 0; i < steps; ++i)
        values.push_back(to_short(unit * function(16.0 * (static_cast<double>(i) + shift) / static_cast<double>(steps) - 8)));
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
    write_function(out, 2048, 0, [](double x) { return std::tanh(x); });
    write_function(out, 4096, 0.5, [](double x) { return std::tanh(x); });
    write_function(out, 4096, 0.5, [](double x) { return 1 / (1 + std::exp(-x)); });
    for (const auto& layer : layers_) {
        write_packed(out, layer.weights.weights);
        write_bias(out, layer.bias.weights, unit * unit);
    }
    write_packed(out, heads_.weights);
    write_bias(out, heads_bias_.weights, unit * unit);
    write_packed(out, arc_.weights);
    write_bias(out, arc_bias_.weights, unit * hidden_unit);
    write_packed(out, relation_.weights);
    write_bias(out, relation_bias_.weights, unit * hidden_unit);
    write_vector(out, root_arc_.weights, hidden_unit);
    write_vector(out, root_relation_.weights, hidden_unit);
}

Network::Network(const NetworkSizes& sizes, std::size_t table_rows, Random& random)
    : sizes_(sizes), table_(table_rows, sizes.width, 0.25f, random) {
    const auto width = sizes.width;
    std::fill_n(table_.weights.row(1), width, 0.0f);
    for (std::size_t i = 0; i < sizes.layers; ++i) {
        auto& layer = layers_.emplace_back();
        layer.weights = Parameter(width, 3 * width, spread_for(width, width), random);
        layer.bias = Parameter(1, 3 * width, 0, random);
        for (std::size_t side = 0; side < 2; ++side)
            std::fill_n(layer.bias.weights.row(0) + side * 3 * width / 2 + width / 2, width / 2, side ? 0.5f : 0.5f);
    }
    heads_ = Parameter(width, head_columns(), spread_for(width, width), random);
    heads_bias_ = Parameter(1, head_columns(), 0, random);
    arc_ = Parameter(sizes.arcs, sizes.arcs, spread_for(sizes.arcs, sizes.arcs), random);
    arc_bias_ = Parameter(1, sizes.arcs, 0.01f, random);
    root_arc_ = Parameter(1, sizes.arcs, 0.5f, random);
    root_relation_ = Parameter(1, sizes.relations, 0.5f, random);
    relation_ = Parameter(sizes.relations, deprel_count, spread_for(sizes.relations, deprel_count), random);
    relation_bias_ = Parameter(1, deprel_count, 0, random);
}

std::vector<Parameter*> Network::dense() {
    std::vector<Parameter*> all{&heads_, &heads_bias_, &arc_, &arc_bias_, &root_arc_, &root_relation_, &relation_,
                                &relation_bias_};
    for (auto& layer : layers_) {
        all.push_back(&layer.weights);
        all.push_back(&layer.bias);
    }
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
    make_mask(embedded_mask_, batch.size(), width, word_drop, random);
    for (std::size_t s = 0; s < ranges_.size(); ++s)
        for (auto i = ranges_[s].first; i < ranges_[s].last; ++i) {
            float* __restrict out = embedded_.row(i);
            for (const auto row : used_[i]) {
                const float* __restrict in = table_.weights.row(row);
                for (std::size_t j = 0; j < width; ++j) out[j] += in[j];
            }
            for (std::size_t j = 0; j < width; ++j) out[j] = std::tanh(out[j]);
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
            for (std::size_t j = 0; j < half; ++j) g[j] = std::tanh(g[j]);
            for (std::size_t j = half; j < 3 * half; ++j) g[j] = sigmoid(g[j]);
        }
    layer.cells.reset(input.rows, width);
    layer.output.reset(input.rows, width);
    make_mask(layer.mask, ranges_.size(), width, layer_drop, random);
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
                    dg[j] = dc * (1 - f) * (1 - z * z);
                    dg[half + j] = dc * (old - z) * f * (1 - f);
                    dg[2 * half + j] = d * (c[j] - x[j]) * r * (1 - r);
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

float Network::score_arcs(const Example& example, Range range) {
    const auto size = example.rows.size(), arcs = sizes_.arcs;
    Matrix dependents(size, arcs), heads(size + 1, arcs);
    for (std::size_t i = 0; i < size; ++i) {
        std::copy_n(heads_out_.row(range.first + i), arcs, dependents.row(i));
        std::copy_n(heads_out_.row(range.first + i) + arcs, arcs, heads.row(i));
    }
    std::copy_n(root_arc_.weights.row(0), arcs, heads.row(size));
    Matrix bent(size, arcs), scores(size, size + 1);
    for (std::size_t i = 0; i < size; ++i) std::copy_n(arc_bias_.weights.row(0), arcs, bent.row(i));
    multiply(dependents, arc_.weights, bent);
    multiply(bent, transpose(heads), scores);
    float loss = 0;
    for (std::size_t i = 0; i < size; ++i) {
        scores.row(i)[i] = -1e9f;
        loss -= soften(scores.row(i), size + 1, example.heads[i]);
        scores.row(i)[example.heads[i]] -= 1;
        for (std::size_t j = 0; j <= size; ++j) scores.row(i)[j] *= scale_;
    }
    Matrix bent_gradient(size, arcs), heads_gradient(size + 1, arcs), dependents_gradient(size, arcs);
    multiply(scores, heads, bent_gradient);
    multiply_transposed(scores, bent, heads_gradient);
    multiply(bent_gradient, transpose(arc_.weights), dependents_gradient);
    multiply_transposed(dependents, bent_gradient, arc_.gradient);
    for (std::size_t i = 0; i < size; ++i) {
        float* out = heads_gradient_.row(range.first + i);
        for (std::size_t j = 0; j < arcs; ++j) {
            arc_bias_.gradient.values[j] += bent_gradient.row(i)[j];
            out[j] += dependents_gradient.row(i)[j] * (dependents.row(i)[j] > 0 ? 1.0f : 0.0f);
            out[arcs + j] += heads_gradient.row(i)[j] * (heads.row(i)[j] > 0 ? 1.0f : 0.0f);
        }
    }
    for (std::size_t j = 0; j < arcs; ++j) root_arc_.gradient.values[j] += heads_gradient.row(size)[j];
    return loss;
}

float Network::score_relations(const Example& example, Range range) {
    const auto size = example.rows.size(), width = sizes_.relations, at = 2 * sizes_.arcs;
    Matrix hidden(size, width), scores(size, deprel_count);
    for (std::size_t i = 0; i < size; ++i) {
        const auto head = example.heads[i];
        const float* h = head == size ? root_relation_.weights.row(0) : heads_out_.row(range.first + head) + at + width;
        const float* d = heads_out_.row(range.first + i) + at;
        for (std::size_t j = 0; j < width; ++j) hidden.row(i)[j] = std::max(d[j] + h[j], 0.0f);
        std::copy_n(relation_bias_.weights.row(0), deprel_count, scores.row(i));
    }
    multiply(hidden, relation_.weights, scores);
    float loss = 0;
    for (std::size_t i = 0; i < size; ++i) {
        loss -= soften(scores.row(i), deprel_count, example.relations[i]);
        scores.row(i)[example.relations[i]] -= 1;
        for (std::size_t j = 0; j < deprel_count; ++j) {
            scores.row(i)[j] *= scale_;
            relation_bias_.gradient.values[j] += scores.row(i)[j];
        }
    }
    multiply_transposed(hidden, scores, relation_.gradient);
    Matrix gradient(size, width);
    multiply(scores, transpose(relation_.weights), gradient);
    for (std::size_t i = 0; i < size; ++i) {
        const auto head = example.heads[i];
        float* h = head == size ? root_relation_.gradient.row(0) : heads_gradient_.row(range.first + head) + at + width;
        float* d = heads_gradient_.row(range.first + i) + at;
        for (std::size_t j = 0; j < width; ++j) {
            const float value = hidden.row(i)[j] > 0 ? gradient.row(i)[j] : 0.0f;
            h[j] += value;
            d[j] += value;
        }
    }
    return loss;
}

float Network::score_tags(const Example& example, Range range) {
    const auto at = 2 * sizes_.arcs + 2 * sizes_.relations;
    float loss = 0;
    for (std::size_t i = 0; i < example.rows.size(); ++i) {
        float* x = heads_out_.row(range.first + i) + at;
        float* dx = heads_gradient_.row(range.first + i) + at;
        loss -= soften(x, xpos_count, example.xpos[i]);
        loss -= soften(x + xpos_count, upos_count, example.upos[i]);
        x[example.xpos[i]] -= 1;
        x[xpos_count + example.upos[i]] -= 1;
        for (std::size_t j = 0; j < xpos_count + upos_count; ++j) dx[j] = x[j] * scale_;
    }
    return loss;
}

float Network::backward_heads(std::span<const Example* const> batch) {
    heads_gradient_.reset(used_.size(), head_columns());
    float loss = 0;
    for (std::size_t s = 0; s < batch.size(); ++s)
        loss += score_arcs(*batch[s], ranges_[s]) + score_relations(*batch[s], ranges_[s]) +
                score_tags(*batch[s], ranges_[s]);
    return loss;
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
            for (std::size_t j = 0; j < sizes_.width; ++j) d[j] *= mask[j] * (1 - x[j] * x[j]);
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

void Network::measure(const Example& example, NetworkScore& score) {
    const Example* one = &example;
    forward({&one, 1}, nullptr);
    const auto size = example.rows.size(), arcs = sizes_.arcs, width = sizes_.relations;
    for (std::size_t i = 0; i < size; ++i) {
        std::vector<float> bent(arcs);
        for (std::size_t k = 0; k < arcs; ++k) {
            bent[k] = arc_bias_.weights.values[k];
            for (std::size_t j = 0; j < arcs; ++j) bent[k] += heads_out_.row(i)[j] * arc_.weights.row(j)[k];
        }
        std::size_t best = 0;
        float most = -1e30f;
        for (std::size_t h = 0; h <= size; ++h) {
            if (h == i) continue;
            const float* head = h == size ? root_arc_.weights.row(0) : heads_out_.row(h) + arcs;
            float sum = 0;
            for (std::size_t k = 0; k < arcs; ++k) sum += bent[k] * head[k];
            if (sum > most) most = sum, best = h;
        }
        const float* d = heads_out_.row(i) + 2 * arcs;
        const float* h = best == size ? root_relation_.weights.row(0) : heads_out_.row(best) + 2 * arcs + width;
        std::vector<float> labels(relation_bias_.weights.values);
        for (std::size_t j = 0; j < width; ++j) {
            const float x = std::max(d[j] + h[j], 0.0f);
            for (std::size_t l = 0; l < deprel_count; ++l) labels[l] += x * relation_.weights.row(j)[l];
        }
        const auto relation = best_of(labels.data(), deprel_count);
        const float* tags = heads_out_.row(i) + 2 * arcs + 2 * width;
        ++score.all;
        score.xpos += best_of(tags, xpos_count) == example.xpos[i];
        score.upos += best_of(tags + xpos_count, upos_count) == example.upos[i];
        score.heads += best == example.heads[i];
        score.labelled += best == example.heads[i] && base(static_cast<Deprel>(relation)) ==
                                                          base(static_cast<Deprel>(example.relations[i]));
    }
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
