#include "extract/language/best_sum.hpp"

#include "tests/catch.hpp"

#include <random>
#include <vector>

using namespace newsgraph;

TEST_CASE("the first of the largest is found at every length, by every processor alike") {
    std::mt19937 random(6);
    for (std::size_t count = 1; count <= 70; ++count)
        for (int round = 0; round < 20; ++round) {
            std::vector<std::int32_t> a(count), b(count), sums(count);
            for (std::size_t i = 0; i < count; ++i) {
                a[i] = static_cast<std::int32_t>(random() % 9) - 8;  // often the same
                b[i] = static_cast<std::int32_t>(random() % 9) - 8;
                if (round == 0) a[i] = std::numeric_limits<std::int32_t>::min(), b[i] = 0;
                sums[i] = a[i] + b[i];
            }
            const auto first = [](const std::vector<std::int32_t>& row) {
                return static_cast<std::size_t>(std::max_element(row.begin(), row.end()) - row.begin());
            };
            for (const auto& finders : {widest_finders(), plain_finders()}) {
                CHECK(finders.sum(a.data(), b.data(), count) == first(sums));
                CHECK(finders.place(a.data(), count) == first(a));
            }
        }
}
