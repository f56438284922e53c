#include "extract/language/model_file.hpp"

#include "extract/language/binary.hpp"
#include "extract/language/feature_table.hpp"
#include "tests/catch.hpp"

using namespace newsgraph;
using Catch::Matchers::Contains;

namespace {
std::string sample() { return pack_model({{"first", "one"}, {"second", std::string(100, 'x')}}); }
}  // namespace

TEST_CASE("a model file gives back its sections, aligned to 64 bytes") {
    const auto bytes = sample();
    const ModelFile model(bytes);
    CHECK(model.section("first") == "one");
    CHECK(model.section("second") == std::string(100, 'x'));
    CHECK((model.section("second").data() - bytes.data()) % 64 == 0);
    CHECK(model.has("first"));
    CHECK_FALSE(model.has("third"));
    CHECK(model.names() == std::vector<std::string_view>{"first", "second"});
    CHECK_THROWS_WITH(model.section("third"), Contains("no section 'third'"));
}

TEST_CASE("a file that is no model, of another version, cut short or altered is a clear error") {
    CHECK_THROWS_WITH(ModelFile("{\"nodes\": []}"), Contains("not a newsgraph model file"));
    CHECK_THROWS_WITH(ModelFile(""), Contains("not a newsgraph model file"));
    auto other = sample();
    other[8] = 9;
    CHECK_THROWS_WITH(ModelFile(other), Contains("expected a model file of version 1, got version 9"));
    const auto whole = sample();
    for (std::size_t size = 8; size < whole.size(); ++size)
        CHECK_THROWS_AS(ModelFile(std::string_view(whole).substr(0, size)), Error);
    for (std::size_t at = 64; at < whole.size(); ++at) {
        auto altered = whole;
        altered[at] = static_cast<char>(altered[at] ^ 4);
        CHECK_THROWS_WITH(ModelFile(altered), Contains("checksum is wrong"));
    }
}

TEST_CASE("section names are unique and short") {
    CHECK_THROWS_AS(pack_model({{"same", ""}, {"same", ""}}), Error);
    CHECK_THROWS_AS(pack_model({{std::string(24, 'n'), ""}}), Error);
    CHECK_THROWS_AS(pack_model({{"", ""}}), Error);
}

TEST_CASE("values and arrays come back as written, and a short section is an error") {
    BinaryWriter out;
    out.value(std::uint32_t{7});
    out.text("word");
    const std::vector<std::int16_t> numbers{1, -2, 3};
    out.array(std::span<const std::int16_t>(numbers));
    const auto file = pack_model({{"numbers", out.bytes()}});
    std::string aligned(file.size() + 64, '\0');
    const auto shift = (64 - reinterpret_cast<std::uintptr_t>(aligned.data()) % 64) % 64;
    aligned.replace(shift, file.size(), file);
    const auto section = ModelFile(std::string_view(aligned).substr(shift, file.size())).section("numbers");
    BinaryReader in(section, "numbers");
    CHECK(in.value<std::uint32_t>() == 7);
    CHECK(in.text() == "word");
    const auto read = in.array<std::int16_t>();
    CHECK(std::vector<std::int16_t>(read.begin(), read.end()) == numbers);
    CHECK(in.at_end());
    for (std::size_t size = 0; size < section.size(); ++size) {
        BinaryReader cut(section.substr(0, size), "numbers");
        CHECK_THROWS_WITH((cut.value<std::uint32_t>(), cut.text(), cut.array<std::int16_t>()),
                          Contains("model section 'numbers' is damaged"));
    }
}

TEST_CASE("a table of features whose places name no row, or leave none empty, is damaged") {
    const auto read = [](std::uint32_t place, std::uint32_t others) {
        BinaryWriter out;
        out.value(std::uint32_t{4});
        std::vector<std::uint32_t> places(16, others);
        places[3] = place;
        out.array(std::span<const std::uint32_t>(places));
        const std::vector<std::int8_t> rows(2 * FeatureTable::classes, 1);
        out.array(std::span<const std::int8_t>(rows));
        std::vector<std::uint64_t> aligned(out.bytes().size() / 8 + 1);
        std::memcpy(aligned.data(), out.bytes().data(), out.bytes().size());
        BinaryReader in({reinterpret_cast<const char*>(aligned.data()), out.bytes().size()}, "names");
        FeatureTable table(in);
    };
    constexpr auto of_its_own = 1u << FeatureTable::row_bits;  // a bit of the feature, not of the row
    CHECK_NOTHROW(read(of_its_own | 2, 0));
    CHECK_THROWS_AS(read(of_its_own | 3, 0), Error);
    CHECK_THROWS_AS(read(of_its_own, 0), Error);
    CHECK_THROWS_AS(read(2, of_its_own | 1), Error);
}

TEST_CASE("the program carries a model") { CHECK(embedded_model().has("tokenizer")); }
