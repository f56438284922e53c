#include "extract/language/recurrence.hpp"

#include "tests/catch.hpp"

#include <array>
#include <cmath>
#include <random>
#include <vector>

using namespace newsgraph;

TEST_CASE("the parabola is straight at zero, odd, and flat from two on") {
    CHECK(bend(0) == 0);
    CHECK(bend(4096) == 3072);
    CHECK(bend(-4096) == -3072);
    CHECK(bend(8192) == 4096);
    CHECK(bend(1 << 30) == 4096);
    CHECK(bend(-(1 << 30)) == -4096);
    for (std::int32_t x = -9000; x < 9000; ++x) {
        CHECK(bend(x) <= bend(x + 1));
        CHECK(std::abs(bend(x) / 4096.0 - std::tanh(x / 4096.0)) < 0.06);
    }
}

TEST_CASE("one step of the recurrence is what its formula says, at every width") {
    std::mt19937 random(5);
    const auto number = [&](std::int32_t most) { return static_cast<std::int32_t>(random() % static_cast<unsigned>(2 * most)) - most; };
    for (const std::size_t half : {1u, 7u, 16u, 112u}) {
        std::vector<std::int32_t> sums(3 * half), bias(3 * half), cell(half), wanted_cell(half);
        std::vector<std::int16_t> vector(half), wanted(half);
        for (auto& value : sums) value = number(1 << 27);
        for (auto& value : bias) value = number(1 << 24);
        for (auto& value : cell) value = number(4096);
        for (auto& value : vector) value = static_cast<std::int16_t>(number(4096));
        for (std::size_t j = 0; j < half; ++j) {
            const auto gate = [&](std::size_t at) { return (4097 + bend((sums[at] + bias[at]) >> 13)) >> 1; };
            const auto candidate = bend((sums[j] + bias[j]) >> 12), forget = gate(half + j), reset = gate(2 * half + j);
            wanted_cell[j] = (forget * cell[j] + (4096 - forget) * candidate + 2048) >> 12;
            wanted[j] = static_cast<std::int16_t>((reset * wanted_cell[j] + (4096 - reset) * vector[j] + 2048) >> 12);
        }
        step_cell(sums.data(), bias.data(), half, cell.data(), vector.data());
        CHECK(cell == wanted_cell);
        CHECK(vector == wanted);
    }
}

TEST_CASE("a word's vector is the bent sum of its rows") {
    std::vector<std::int8_t> table(3 * 20);
    for (std::size_t i = 0; i < table.size(); ++i) table[i] = static_cast<std::int8_t>(static_cast<int>(i * 37 % 255) - 127);
    const std::array<std::uint32_t, rows_summed> rows{0, 2, 2, 1, 1, 0, 2, 1};
    std::vector<std::int16_t> out(20);
    sum_rows(table.data(), rows, 20, out.data());
    for (std::size_t j = 0; j < 20; ++j) CHECK(out[j] == bend((2 * table[j] + 3 * table[20 + j] + 3 * table[40 + j]) * 32));
}
