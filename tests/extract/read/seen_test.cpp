#include "extract/read/seen.hpp"

#include "tests/catch.hpp"

#include <chrono>

using namespace newsgraph;

TEST_CASE("an address of several texts gets a number for each, and one text of it is known again") {
    SeenDocuments seen;
    CHECK(seen.unique_id("a", "x") == "a");
    CHECK(seen.unique_id("a", "y") == "a#2");
    CHECK(seen.unique_id("a", "x").empty());
    CHECK(seen.unique_id("a", "y").empty());
    CHECK(seen.unique_id("b", "x") == "b");
    CHECK(seen.unique_id("a#3", "z") == "a#3");
    CHECK(seen.unique_id("a", "w") == "a#4");
    CHECK(seen.unique_id("a#2", "w") == "a#2#2");
}

TEST_CASE("what was met long ago is forgotten, what is met again and again is not") {
    SeenDocuments seen(1000);
    CHECK(seen.unique_id("old", "x") == "old");
    CHECK(seen.unique_id("kept", "x") == "kept");
    for (int i = 0; i < 5000; ++i) {
        REQUIRE(seen.unique_id(std::to_string(i), "x") == std::to_string(i));
        if (i % 500 == 0) REQUIRE(seen.unique_id("kept", "x").empty());
        if (i >= 600) REQUIRE(seen.unique_id(std::to_string(i - 600), "x").empty());
    }
    CHECK(seen.unique_id("old", "x") == "old");
}

TEST_CASE("a hundred thousand texts of one address take no longer than those of as many addresses") {
    const auto seconds = [](bool one) {
        const auto start = std::chrono::steady_clock::now();
        SeenDocuments seen;
        for (int i = 0; i < 100'000; ++i) seen.unique_id(one ? "a" : std::to_string(i), std::to_string(i));
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    CHECK(seconds(true) < 10 * seconds(false) + 1);
}
