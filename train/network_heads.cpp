// What stands on the network's last layer: heads, relations and tags, with their losses and gradients.
#include "train/network.hpp"

#include <algorithm>
#include <cmath>

namespace newsgraph::train {

namespace {

void soften(float* scores, std::size_t count) {
    const float most = *std::max_element(scores, scores + count);
    float sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += scores[i] = std::exp(scores[i] - most);
    for (std::size_t i = 0; i < count; ++i) scores[i] /= sum;
}

Shares target(const std::vector<Shares>& shares, std::size_t word, std::size_t gold) {
    if (!shares.empty()) return shares[word];
    return {Share{static_cast<std::uint32_t>(gold), 1.0f}};
}

// Scores become their gradient, times scale; gives the loss.
float compare(float* scores, std::size_t count, const Shares& shares, float scale) {
    soften(scores, count);
    float loss = 0;
    for (const auto& [label, share] : shares)
        if (share > 0) loss -= share * std::log(std::max(scores[label], 1e-12f));
    for (const auto& [label, share] : shares) scores[label] -= share;
    for (std::size_t i = 0; i < count; ++i) scores[i] *= scale;
    return loss;
}

}  // namespace

Network::Arcs Network::score_arcs(Range range) const {
    const auto size = range.last - range.first, arcs = sizes_.arcs;
    Arcs out{Matrix(size, arcs), Matrix(size + 1, arcs), Matrix(size, arcs), Matrix(size, size + 1)};
    for (std::size_t i = 0; i < size; ++i) {
        std::copy_n(heads_out_.row(range.first + i), arcs, out.dependents.row(i));
        std::copy_n(heads_out_.row(range.first + i) + arcs, arcs, out.heads.row(i));
        std::copy_n(arc_bias_.weights.row(0), arcs, out.bent.row(i));
    }
    std::copy_n(root_arc_.weights.row(0), arcs, out.heads.row(size));
    multiply(out.dependents, arc_.weights, out.bent);
    multiply(out.bent, transpose(out.heads), out.scores);
    Matrix places(size, place_count);
    multiply(out.bent, place_.weights, places);
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = 0; j < size; ++j) out.scores.row(i)[j] += places.row(i)[place_of(i, j)];
        out.scores.row(i)[i] = -1e9f;
    }
    return out;
}

float Network::learn_arcs(const Example& example, Range range) {
    const auto size = example.rows.size(), arcs = sizes_.arcs;
    auto [dependents, heads, bent, scores] = score_arcs(range);
    float loss = 0;
    for (std::size_t i = 0; i < size; ++i)
        loss += compare(scores.row(i), size + 1, target(example.head_shares, i, example.heads[i]), scale_);
    Matrix places(size, place_count);
    for (std::size_t i = 0; i < size; ++i)
        for (std::size_t j = 0; j < size; ++j)
            if (i != j) places.row(i)[place_of(i, j)] += scores.row(i)[j];
    Matrix bent_gradient(size, arcs), heads_gradient(size + 1, arcs), dependents_gradient(size, arcs);
    multiply(scores, heads, bent_gradient);
    multiply(places, transpose(place_.weights), bent_gradient);
    multiply_transposed(bent, places, place_.gradient);
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

Matrix Network::score_relations(const Example& example, Range range, Matrix& hidden) const {
    const auto size = example.rows.size(), width = sizes_.relations, at = 2 * sizes_.arcs;
    hidden.reset(size, width);
    Matrix scores(size, deprel_count);
    for (std::size_t i = 0; i < size; ++i) {
        const auto head = example.heads[i];
        const float* h = head == size ? root_relation_.weights.row(0) : heads_out_.row(range.first + head) + at + width;
        const float* d = heads_out_.row(range.first + i) + at;
        for (std::size_t j = 0; j < width; ++j) hidden.row(i)[j] = std::max(d[j] + h[j], 0.0f);
        std::copy_n(relation_bias_.weights.row(0), deprel_count, scores.row(i));
    }
    multiply(hidden, relation_.weights, scores);
    return scores;
}

float Network::learn_relations(const Example& example, Range range) {
    const auto size = example.rows.size(), width = sizes_.relations, at = 2 * sizes_.arcs;
    Matrix hidden;
    auto scores = score_relations(example, range, hidden);
    float loss = 0;
    for (std::size_t i = 0; i < size; ++i) {
        loss += compare(scores.row(i), deprel_count, target(example.relation_shares, i, example.relations[i]), scale_);
        for (std::size_t j = 0; j < deprel_count; ++j) relation_bias_.gradient.values[j] += scores.row(i)[j];
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

float Network::learn_tags(const Example& example, Range range) {
    const auto at = 2 * sizes_.arcs + 2 * sizes_.relations;
    float loss = 0;
    for (std::size_t i = 0; i < example.rows.size(); ++i) {
        float* x = heads_out_.row(range.first + i) + at;
        loss += compare(x, xpos_count, target(example.xpos_shares, i, example.xpos[i]), scale_);
        loss += compare(x + xpos_count, upos_count, target(example.upos_shares, i, example.upos[i]), scale_);
        std::copy_n(x, xpos_count + upos_count, heads_gradient_.row(range.first + i) + at);
    }
    return loss;
}

float Network::backward_heads(std::span<const Example* const> batch) {
    heads_gradient_.reset(used_.size(), head_columns());
    float loss = 0;
    for (std::size_t s = 0; s < batch.size(); ++s)
        loss += learn_arcs(*batch[s], ranges_[s]) + learn_relations(*batch[s], ranges_[s]) +
                learn_tags(*batch[s], ranges_[s]);
    return loss;
}

void Network::believe(const Example& example, Belief& belief) {
    const Example* one = &example;
    forward({&one, 1}, nullptr);
    const auto size = example.rows.size(), at = 2 * sizes_.arcs + 2 * sizes_.relations;
    auto scores = score_arcs(ranges_[0]).scores;
    for (std::size_t i = 0; i < size; ++i) {
        soften(scores.row(i), size + 1);
        for (std::size_t j = 0; j <= size; ++j) belief.heads.row(i)[j] += scores.row(i)[j];
        float* tags = heads_out_.row(i) + at;
        soften(tags, xpos_count);
        soften(tags + xpos_count, upos_count);
        for (std::size_t j = 0; j < xpos_count + upos_count; ++j) belief.tags.row(i)[j] += tags[j];
    }
}

void Network::believe_relations(const Example& example, Belief& belief) {
    Matrix hidden;
    auto scores = score_relations(example, ranges_[0], hidden);
    for (std::size_t i = 0; i < scores.rows; ++i) {
        soften(scores.row(i), deprel_count);
        for (std::size_t j = 0; j < deprel_count; ++j) belief.relations.row(i)[j] += scores.row(i)[j];
    }
}

void best_tree(const Matrix& beliefs, std::vector<std::uint32_t>& heads) {
    const auto size = beliefs.rows, stride = padded_columns(size + 1);
    ParserRoom room;
    room.scores.assign(size * stride, std::numeric_limits<std::int32_t>::min());
    for (std::size_t i = 0; i < size; ++i)
        for (std::size_t j = 0; j <= size; ++j)
            room.scores[i * stride + j] =
                static_cast<std::int32_t>(std::lround(4096 * std::log(std::max(beliefs.row(i)[j], 1e-20f))));
    choose_heads(size, room);
    heads = room.heads;
}

void Network::measure(const Example& example, NetworkScore& score) {
    const auto size = example.rows.size();
    Belief belief{Matrix(size, size + 1), Matrix(size, xpos_count + upos_count), Matrix(size, deprel_count)};
    believe(example, belief);
    Example found = example;
    best_tree(belief.heads, found.heads);
    believe_relations(found, belief);
    for (std::size_t i = 0; i < size; ++i) {
        const auto relation = best_of(belief.relations.row(i), deprel_count);
        const bool right = found.heads[i] == example.heads[i];
        ++score.all;
        score.xpos += best_of(belief.tags.row(i), xpos_count) == example.xpos[i];
        score.upos += best_of(belief.tags.row(i) + xpos_count, upos_count) == example.upos[i];
        score.heads += right;
        score.labelled += right && base(static_cast<Deprel>(relation)) == base(static_cast<Deprel>(example.relations[i]));
    }
}

}  // namespace newsgraph::train
