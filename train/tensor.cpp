#include "train/tensor.hpp"

#include "train/tiles.hpp"

#include <algorithm>
#include <cmath>

namespace newsgraph::train {

namespace {

constexpr std::size_t panel = 32;  // columns of b at a time, copied together so that they stay in the cache
constexpr std::size_t lanes = 16;
typedef float Lanes __attribute__((vector_size(lanes * sizeof(float)), aligned(sizeof(float))));

// c[0 .. rows)[0 .. columns) += a (rows × inner) times the panel (inner × 32, zero behind its last column).
template <std::size_t rows>
void multiply_panel(const float* a, std::size_t a_step, const float* b, std::size_t inner, float* c,
                    std::size_t c_step, std::size_t columns) {
    Lanes left[rows] = {}, right[rows] = {};
    for (std::size_t k = 0; k < inner; ++k) {
        const auto b0 = *reinterpret_cast<const Lanes*>(b + k * panel);
        const auto b1 = *reinterpret_cast<const Lanes*>(b + k * panel + lanes);
        for (std::size_t i = 0; i < rows; ++i) {
            const float x = a[i * a_step + k];
            left[i] += x * b0;
            right[i] += x * b1;
        }
    }
    for (std::size_t i = 0; i < rows; ++i) {
        float* to = c + i * c_step;
        if (columns == panel) {
            *reinterpret_cast<Lanes*>(to) += left[i];
            *reinterpret_cast<Lanes*>(to + lanes) += right[i];
        } else {
            for (std::size_t j = 0; j < columns; ++j) to[j] += j < lanes ? left[i][j] : right[i][j - lanes];
        }
    }
}

}  // namespace

void multiply(const Matrix& a, const Matrix& b, Matrix& c) {
    if (have_tiles()) return multiply_tiles(a, b, c);
    std::vector<float> copy(a.columns * panel);
    for (std::size_t first = 0; first < b.columns; first += panel) {
        const auto columns = std::min(panel, b.columns - first);
        for (std::size_t k = 0; k < a.columns; ++k) {
            std::copy_n(b.row(k) + first, columns, &copy[k * panel]);
            std::fill_n(&copy[k * panel] + columns, panel - columns, 0.0f);
        }
        std::size_t i = 0;
        for (; i + 8 <= a.rows; i += 8)
            multiply_panel<8>(a.row(i), a.columns, copy.data(), a.columns, c.row(i) + first, c.columns, columns);
        for (; i < a.rows; ++i)
            multiply_panel<1>(a.row(i), a.columns, copy.data(), a.columns, c.row(i) + first, c.columns, columns);
    }
}

Matrix transpose(const Matrix& a) {
    Matrix t(a.columns, a.rows);
    constexpr std::size_t block = 16;
    for (std::size_t first = 0; first < a.rows; first += block)
        for (std::size_t column = 0; column < a.columns; column += block)
            for (std::size_t j = column; j < std::min(column + block, a.columns); ++j)
                for (std::size_t i = first; i < std::min(first + block, a.rows); ++i) t.row(j)[i] = a.row(i)[j];
    return t;
}

void multiply_transposed(const Matrix& a, const Matrix& b, Matrix& c) { multiply(transpose(a), b, c); }

Parameter::Parameter(std::size_t rows, std::size_t columns, float spread, Random& random)
    : weights(rows, columns), gradient(rows, columns), first(rows, columns), second(rows, columns) {
    for (auto& value : weights.values) value = spread * static_cast<float>(2 * random.unit() - 1);
    average = weights;
}

void Parameter::step_row(const Adam& adam, std::size_t row, float rate) {
    float* __restrict w = weights.row(row);
    float* __restrict g = gradient.row(row);
    float* __restrict m = first.row(row);
    float* __restrict v = second.row(row);
    for (std::size_t j = 0; j < weights.columns; ++j) {
        m[j] = adam.momentum * m[j] + (1 - adam.momentum) * g[j];
        v[j] = adam.variance * v[j] + (1 - adam.variance) * g[j] * g[j];
        w[j] -= rate * m[j] / (std::sqrt(std::max(v[j], 1e-37f)) + 1e-6f);  // the root of less is wrong with -ffast-math
        g[j] = 0;
    }
}

static float rate_of(const Adam& adam) {
    const auto steps = static_cast<float>(adam.step + 1);
    return adam.rate * std::sqrt(1 - std::pow(adam.variance, steps)) / (1 - std::pow(adam.momentum, steps));
}

void Parameter::step(const Adam& adam) {
    const auto rate = rate_of(adam);
    for (std::size_t row = 0; row < weights.rows; ++row) step_row(adam, row, rate);
}

void Parameter::step(const Adam& adam, const std::vector<std::uint32_t>& rows) {
    const auto rate = rate_of(adam);
    for (const auto row : rows) step_row(adam, row, rate);
}

void Parameter::follow(float share) {
    for (std::size_t i = 0; i < weights.values.size(); ++i)
        average.values[i] += share * (weights.values[i] - average.values[i]);
}

}  // namespace newsgraph::train
