// A model with every section that the program's own has, each as small as its format lets it be: what it
// reads is nonsense, but loading it costs next to nothing, so that a fuzzer can damage it often.
#pragma once

#include "extract/language/names.hpp"
#include "extract/language/reader.hpp"
#include "extract/language/tagger.hpp"

namespace newsgraph {

/// Numbers of the section's own making, all but the largest of their kind.
template <class Number>
void write_numbers(BinaryWriter& out, std::size_t count, int most) {
    std::vector<Number> numbers(count);
    for (std::size_t i = 0; i < count; ++i)
        numbers[i] = static_cast<Number>(static_cast<int>(mix(i + count) % static_cast<unsigned>(2 * most + 1)) - most);
    out.array(std::span<const Number>(numbers));
}

template <class Number>
void write_same(BinaryWriter& out, std::size_t count, Number number) {
    const std::vector<Number> numbers(count, number);
    out.array(std::span<const Number>(numbers));
}

inline std::string small_tokenizer() {
    BinaryWriter out;
    for (int model = 0; model < 2; ++model) {
        out.value(std::uint32_t{4});  // log2 of its rows
        out.value(std::uint32_t{1});  // classes
        write_numbers<std::int8_t>(out, 16, 100);
    }
    out.value(std::uint32_t{1});
    out.text("cannot");
    out.value(std::uint32_t{3});
    return out.bytes();
}

inline std::string small_network() {
    constexpr std::uint32_t width = 2, arcs = 2, relations = 2, layers = 1, forms = 1;
    const auto write_layer = [](BinaryWriter& out, std::size_t rows, std::size_t columns) {
        write_numbers<std::int16_t>(out, rows * padded_columns(columns), 4096);
        write_numbers<std::int32_t>(out, padded_columns(columns), 1 << 20);
    };
    BinaryWriter out;
    out.value(forms);
    write_same<std::uint32_t>(out, 2, 0);  // no key
    write_same<std::uint32_t>(out, 2, 0);
    for (const auto size : {width, arcs, relations, layers}) out.value(size);
    write_numbers<std::int8_t>(out, embedding_table_rows(forms) * width, 100);
    write_layer(out, width, 3 * width);
    write_layer(out, width, 2 * arcs + 2 * relations + xpos_count + upos_count);
    write_layer(out, arcs, arcs);
    write_numbers<std::int16_t>(out, arcs * padded_columns(place_count), 4096);
    write_layer(out, relations, deprel_count);
    write_numbers<std::int16_t>(out, arcs, 1024);
    write_numbers<std::int16_t>(out, relations, 1024);
    return out.bytes();
}

inline std::string small_lemmas() {
    BinaryWriter out;
    out.value(std::uint32_t{1});
    out.value(std::uint8_t{1});
    out.text("y");
    constexpr std::size_t places = 1 << 12;  // half of them taken, so that some ending is found
    write_numbers<std::uint32_t>(out, places, 0);
    std::vector<std::uint16_t> scripts(places, no_script);
    for (std::size_t i = 0; i < places; i += 2) scripts[i] = 0;
    out.array(std::span<const std::uint16_t>(scripts));
    return out.bytes();
}

inline void write_features(BinaryWriter& out) {
    out.value(std::uint32_t{4});  // log2 of its places
    std::vector<std::uint32_t> places(16, 0);
    for (std::uint32_t i = 0; i < 16; i += 2) places[i] = i % 4 + 1;
    out.array(std::span<const std::uint32_t>(places));
    write_numbers<std::int8_t>(out, 4 * FeatureTable::classes, 100);
}

inline std::string small_names(bool chain) {
    BinaryWriter out;
    write_features(out);
    if (chain) write_numbers<std::int16_t>(out, name_labels * name_labels, 3000);
    out.value(std::int32_t{16});
    return out.bytes();
}

inline std::vector<ModelSection> small_model() {
    return {{"tokenizer", small_tokenizer()}, {"network", small_network()}, {"lemmas", small_lemmas()},
            {"names", small_names(true)},     {"name_types", small_names(false)}};
}

}  // namespace newsgraph
