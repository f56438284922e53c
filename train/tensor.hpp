// Just enough linear algebra for the trainer: row-major float matrices, products, parameters with Adam.
#pragma once

#include "train/perceptron.hpp"

#include <cstddef>
#include <vector>

namespace newsgraph::train {

struct Matrix {
    std::size_t rows = 0, columns = 0;
    std::vector<float> values;

    Matrix() = default;
    Matrix(std::size_t r, std::size_t c) : rows(r), columns(c), values(r * c) {}
    void reset(std::size_t r, std::size_t c) {
        rows = r;
        columns = c;
        values.assign(r * c, 0.0f);
    }
    float* row(std::size_t i) { return values.data() + i * columns; }
    const float* row(std::size_t i) const { return values.data() + i * columns; }
};

/// c += a b
void multiply(const Matrix& a, const Matrix& b, Matrix& c);
/// c += aᵀ b
void multiply_transposed(const Matrix& a, const Matrix& b, Matrix& c);
Matrix transpose(const Matrix& a);

struct Adam {
    float rate = 0.002f;
    float momentum = 0.9f;
    float variance = 0.98f;
    std::size_t step = 0;
};

/// Weights with gradient, Adam's two moments and a running average, which is what is kept in the end.
struct Parameter {
    Matrix weights, gradient, first, second, average;

    Parameter() = default;
    Parameter(std::size_t rows, std::size_t columns, float spread, Random& random);
    /// Takes a step on all rows, or only on those named; clears their gradient.
    void step(const Adam& adam);
    void step(const Adam& adam, const std::vector<std::uint32_t>& rows);
    void follow(float share);  ///< average += share (weights - average)
    void take_average() { std::swap(weights.values, average.values); }

private:
    void step_row(const Adam& adam, std::size_t row, float rate);
};

}  // namespace newsgraph::train
