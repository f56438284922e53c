#include "extract/language/encoder.hpp"

#include "extract/language/tagger.hpp"

#include <algorithm>
#include <array>

namespace newsgraph {

namespace {

ByteMatrix read_matrix(BinaryReader& reader, std::size_t rows, std::size_t columns) {
    return ByteMatrix({rows, columns, reader.array<std::int16_t>(rows * padded_columns(columns))});
}

/// Asks for a row of the table ahead of its use.
void ask_for(const std::int8_t* row, std::size_t width) {
    constexpr std::size_t line = 64;
    for (std::size_t at = 0; at < width; at += line) __builtin_prefetch(row + at);
    __builtin_prefetch(row + width - 1);
}

}  // namespace

Encoder::Encoder(BinaryReader& reader) : vocabulary_(reader) {
    width_ = reader.value<std::uint32_t>();
    arcs_ = reader.value<std::uint32_t>();
    relations_ = reader.value<std::uint32_t>();
    const auto layers = reader.value<std::uint32_t>();
    const auto even = [](std::size_t size) { return size > 0 && size <= 1024 && size % 2 == 0; };
    if (!even(width_) || !even(arcs_) || !even(relations_) || layers > 16) reader.fail();
    table_ = reader.array<std::int8_t>(embedding_table_rows(vocabulary_.forms()) * width_);
    const auto read_layer = [&](std::size_t columns) {
        Layer layer;
        layer.weights = read_matrix(reader, width_, columns);
        layer.bias = reader.array<std::int32_t>(padded_columns(columns));
        return layer;
    };
    for (std::uint32_t i = 0; i < layers; ++i) layers_.push_back(read_layer(3 * width_));
    heads_ = read_layer(2 * arcs_ + 2 * relations_ + xpos_count + upos_count);
}

void Encoder::embed(std::span<const Word> words, Encoding& out) const {
    constexpr std::size_t ahead = 4;
    out.vectors.resize(words.size() * width_);
    out.rows.resize(words.size());
    std::size_t sentence = 0, begin = 0;
    for (std::size_t i = 0; i < words.size() + ahead; ++i) {
        if (i < words.size()) {
            while (i == out.ends[sentence]) begin = out.ends[sentence++];
            out.rows[i] = rows_of(words[i], i == begin, vocabulary_);
            for (const auto row : out.rows[i]) ask_for(table_.data() + row * width_, width_);
        }
        if (i >= ahead) sum_rows(table_.data(), out.rows[i - ahead], width_, &out.vectors[(i - ahead) * width_]);
    }
}

// One direction of a sentence; the outputs take the inputs' places.
void Encoder::run_side(const Layer& layer, Encoding& out, std::size_t side, std::size_t begin, std::size_t end) const {
    const auto half = width_ / 2, stride = padded_columns(3 * width_);
    std::array<std::int32_t, 512> cell;
    std::fill_n(cell.begin(), half, 0);
    for (std::size_t n = begin; n < end; ++n) {
        const auto i = side == 0 ? n : begin + end - 1 - n;
        step_cell(&out.gates[i * stride + side * 3 * half], &layer.bias[side * 3 * half], half, cell.data(),
                  &out.vectors[i * width_ + side * half]);
    }
}

void Encoder::run_layer(const Layer& layer, Encoding& out) const {
    out.gates.resize(out.size * padded_columns(layer.weights.columns()));
    layer.weights.multiply(out.vectors.data(), out.size, out.room, out.gates.data());
}

void Encoder::encode(std::span<const Word> words, Encoding& out) const {
    out.size = words.size();
    embed(words, out);
    for (const auto& layer : layers_) {
        run_layer(layer, out);
        std::size_t begin = 0;
        for (const auto end : out.ends) {
            run_side(layer, out, 0, begin, end);
            run_side(layer, out, 1, begin, end);
            begin = end;
        }
    }
    run_layer(heads_, out);
    const auto stride = padded_columns(heads_.weights.columns());
    const auto vectors = [&](std::size_t at, std::size_t width, std::int32_t least, std::vector<std::int16_t>& to) {
        to.resize(out.size * width);
        for (std::size_t i = 0; i < out.size; ++i)
            take_hidden(&out.gates[i * stride + at], &heads_.bias[at], width, 2 * unit_bits - hidden_bits, least, &to[i * width]);
        return at + width;
    };
    auto at = vectors(0, arcs_, 0, out.arc_dependents);
    at = vectors(at, arcs_, 0, out.arc_heads);
    at = vectors(at, relations_, -32767, out.relation_dependents);
    at = vectors(at, relations_, -32767, out.relation_heads);
    out.xpos.resize(out.size * xpos_count);
    out.upos.resize(out.size * upos_count);
    for (std::size_t i = 0; i < out.size; ++i) {
        const auto score = [&](std::size_t j) { return add_wrapping(out.gates[i * stride + at + j], heads_.bias[at + j]); };
        for (std::size_t j = 0; j < xpos_count; ++j) out.xpos[i * xpos_count + j] = score(j);
        for (std::size_t j = 0; j < upos_count; ++j) out.upos[i * upos_count + j] = score(xpos_count + j);
    }
}

}  // namespace newsgraph
