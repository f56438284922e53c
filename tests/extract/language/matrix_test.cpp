#include "extract/language/byte_matrix.hpp"

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

TEST_CASE("products of bytes are those of the rounded numbers, with every kernel that the processor has") {
    std::mt19937 random(4);
    ByteRoom room;
    for (const std::size_t rows : {2u, 64u, 70u, 224u})
        for (const std::size_t columns : {1u, 16u, 51u, 96u})
            for (std::size_t count = 1; count <= 50; ++count) {
                std::vector<std::int16_t> left(count * rows), rounded(left.size()), right(rows * padded_columns(columns));
                for (std::size_t i = 0; i < left.size(); ++i) {
                    left[i] = static_cast<std::int16_t>(static_cast<int>(random() % 8193) - 4096);
                    rounded[i] = static_cast<std::int16_t>(std::clamp((left[i] + 16) / 32 - ((left[i] + 16) % 32 < 0), -127, 127) * 32);
                }
                for (std::size_t row = 0; row < rows; ++row)
                    for (std::size_t j = 0; j < columns; ++j)
                        right[packed_index(rows, row, j)] =
                            static_cast<std::int16_t>((static_cast<int>(random() % 255) - 127) * (1 << j % 5));
                const PackedMatrix packed{rows, columns, right};
                const ByteMatrix matrix(packed);
                CHECK(matrix.has_bytes() == (columns > 16 && can_run(ByteKernel::vnni)));
                std::vector<std::int32_t> wanted(count * padded_columns(columns)), made(wanted.size());
                multiply_plain(rounded.data(), count, packed, wanted.data());
                matrix.multiply(left.data(), count, room, made.data());
                CHECK(made == wanted);
                for (const auto kernel : {ByteKernel::numbers, ByteKernel::vnni, ByteKernel::tiles}) {
                    if (!can_run(kernel)) continue;
                    std::fill(made.begin(), made.end(), 0);
                    matrix.multiply_with(kernel, left.data(), count, room, made.data());
                    CHECK(made == wanted);
                }
            }
}

TEST_CASE("a column that no byte can count stays exact") {
    const std::vector<std::int16_t> left{64, -32};
    std::vector<std::int16_t> right(2 * 16);
    right[packed_index(2, 0, 3)] = 1001;
    right[packed_index(2, 1, 3)] = -16;
    const PackedMatrix packed{2, 4, right};
    const ByteMatrix matrix(packed);
    CHECK(!matrix.has_bytes());
    std::vector<std::int32_t> out(16);
    ByteRoom room;
    matrix.multiply(left.data(), 1, room, out.data());
    CHECK(out[3] == 64 * 1001 + 32 * 16);
}
