#include "extract/language/parser.hpp"

#include "tests/catch.hpp"

#include <random>

using namespace newsgraph;

namespace {

// The best projective tree with one root by trying all heads.
std::int64_t best_by_trial(std::size_t size, const std::vector<std::int32_t>& scores, std::size_t stride) {
    std::vector<std::size_t> heads(size, 0);
    std::int64_t best = std::numeric_limits<std::int64_t>::min();
    const auto valid = [&] {
        if (std::count(heads.begin(), heads.end(), size) != 1) return false;
        for (std::size_t i = 0; i < size; ++i) {
            std::size_t steps = 0, at = i;
            while (at != size && steps <= size) at = heads[at], ++steps;
            if (at != size) return false;
        }
        for (std::size_t i = 0; i < size; ++i)
            for (std::size_t j = 0; j < size; ++j) {
                if (heads[i] == size || j <= std::min(i, heads[i]) || j >= std::max(i, heads[i])) continue;
                auto at = j;  // what stands between must stand below the head
                while (at != size && at != heads[i]) at = heads[at];
                if (at == size) return false;
            }
        return true;
    };
    for (;;) {
        if (valid()) {
            std::int64_t sum = 0;
            for (std::size_t i = 0; i < size; ++i) sum += scores[i * stride + heads[i]];
            best = std::max(best, sum);
        }
        std::size_t i = 0;
        while (i < size && ++heads[i] > size) heads[i++] = 0;
        if (i == size) return best;
    }
}

}  // namespace

TEST_CASE("the tree chosen is the best projective one with one root") {
    std::mt19937 random(5);
    ParserRoom room;
    for (std::size_t size = 1; size <= 6; ++size)
        for (int round = 0; round < (size < 6 ? 40 : 6); ++round) {
            const auto stride = padded_columns(size + 1);
            room.scores.assign(size * stride, 0);
            for (auto& score : room.scores) score = static_cast<std::int32_t>(random() % 200) - 100;
            const auto scores = room.scores;
            choose_heads(size, room);
            std::int64_t sum = 0;
            for (std::size_t i = 0; i < size; ++i) {
                REQUIRE(room.heads[i] != i);
                sum += scores[i * stride + room.heads[i]];
            }
            auto without_loops = scores;
            for (std::size_t i = 0; i < size; ++i) without_loops[i * stride + i] = -1000000;
            CHECK(sum == best_by_trial(size, without_loops, stride));
        }
}

TEST_CASE("places are near and far, left and right of the dependent") {
    CHECK(place_of(5, 4) == 0);
    CHECK(place_of(5, 3) == 1);
    CHECK(place_of(5, 6) == place_count / 2);
    CHECK(place_of(60, 9) == place_count / 2 - 1);
    CHECK(place_of(0, 51) == place_count - 1);
    CHECK(place_of(0, 199) == place_count - 1);
}
