#include "extract/language/matrix.hpp"

#include "tests/catch.hpp"

#include <random>

using namespace newsgraph;

TEST_CASE("the product is the same with and without special instructions, with every kernel that the processor has") {
    std::mt19937 random(3);
    const auto number = [&] { return static_cast<std::int16_t>(static_cast<int>(random() % 8191) - 4095); };
    for (const std::size_t rows : {2u, 6u, 64u, 192u})
        for (const std::size_t columns : {1u, 15u, 16u, 51u})
            for (std::size_t count = 0; count <= 27; ++count) {
                std::vector<std::int16_t> left(count * rows), right(rows * padded_columns(columns));
                for (auto& value : left) value = number();
                for (auto& value : right) value = number();
                const PackedMatrix matrix{rows, columns, right};
                std::vector<std::int32_t> fast(count * padded_columns(columns)), plain(fast.size());
                multiply(left.data(), count, matrix, fast.data());
                multiply_plain(left.data(), count, matrix, plain.data());
                CHECK(fast == plain);
                for (const auto kernel : {Kernel::sse2, Kernel::avx2, Kernel::vnni}) {
                    if (!can_run(kernel)) continue;
                    std::vector<std::int32_t> other(plain.size());
                    multiply_with(kernel, left.data(), count, matrix, other.data());
                    CHECK(other == plain);
                }
            }
}

TEST_CASE("the product is the sum of products") {
    const std::vector<std::int16_t> left{1, 2, 3, 4};  // 2 × 2
    std::vector<std::int16_t> right(2 * 16);
    right[packed_index(2, 0, 0)] = 5;
    right[packed_index(2, 1, 0)] = 6;
    right[packed_index(2, 1, 1)] = -7;
    std::vector<std::int32_t> out(2 * 16);
    multiply(left.data(), 2, {2, 2, right}, out.data());
    CHECK(out[0] == 17);
    CHECK(out[1] == -14);
    CHECK(out[16] == 39);
    CHECK(out[17] == -28);
}
