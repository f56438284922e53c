// The network that reads a sentence: a vector for each word from its form, endings and shape (embedding.hpp),
// then layers of gated recurrence in both directions (Lei et al. 2018), then what tagger and parser need.
// Trained in floating point (train/network), run in whole numbers: 4096 stands for 1 unless said otherwise.
#pragma once

#include "extract/language/byte_matrix.hpp"
#include "extract/language/embedding.hpp"
#include "extract/language/recurrence.hpp"

#include <vector>

namespace newsgraph {

/// What the network says of some sentences in a row; its room is used again for the next ones.
struct Encoding {
    std::size_t size = 0;                ///< words
    std::vector<std::uint32_t> ends;     ///< of the sentences
    std::vector<std::int32_t> xpos;      ///< scores, size × xpos_count
    std::vector<std::int32_t> upos;
    std::vector<std::int16_t> arc_dependents, arc_heads;            ///< size × arcs, hidden_bits, not negative
    std::vector<std::int16_t> relation_dependents, relation_heads;  ///< size × relations, hidden_bits

    std::vector<WordRows> rows;
    std::vector<std::int16_t> vectors;
    std::vector<std::int32_t> gates;
    ByteRoom room;
};

class Encoder {
public:
    explicit Encoder(BinaryReader& reader);

    /// The words of sentences, of which out.ends has the ends.
    void encode(std::span<const Word> words, Encoding& out) const;
    std::size_t arcs() const { return arcs_; }
    std::size_t relations() const { return relations_; }

private:
    struct Layer {
        ByteMatrix weights;
        std::span<const std::int32_t> bias;  ///< 2 × unit_bits
    };
    void embed(std::span<const Word> words, Encoding& out) const;
    void run_layer(const Layer& layer, Encoding& out) const;
    void run_side(const Layer& layer, Encoding& out, std::size_t side, std::size_t begin, std::size_t end) const;

    Vocabulary vocabulary_;
    std::size_t width_ = 0, arcs_ = 0, relations_ = 0;
    std::span<const std::int8_t> table_;               ///< 128 stands for 1
    std::vector<Layer> layers_;
    Layer heads_;
};

}  // namespace newsgraph
