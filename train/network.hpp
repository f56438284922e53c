// The network in floating point, with its gradients: what extract/language/encoder, tagger and parser
// compute in whole numbers at run time. Word vectors → bidirectional gated layers → tags, heads, relations.
#pragma once

#include "extract/language/embedding.hpp"
#include "extract/language/parser.hpp"
#include "extract/language/tagger.hpp"
#include "train/tensor.hpp"

#include <array>

namespace newsgraph::train {

struct NetworkSizes {
    std::size_t width = 192;     ///< of a word's vector in every layer
    std::size_t layers = 3;
    std::size_t arcs = 96;       ///< of a word's vector as head and as dependent
    std::size_t relations = 128;
};

/// A sentence ready for the network. Gold heads: the number of words stands for the root.
struct Example {
    std::vector<WordRows> rows;
    std::vector<std::uint32_t> heads;
    std::vector<std::uint8_t> relations, upos, xpos;
    std::vector<std::uint32_t> form_counts;  ///< how often the form stands in the training data
};

/// Counts over tokens.
struct NetworkScore {
    std::size_t all = 0, upos = 0, xpos = 0, heads = 0, labelled = 0;
};

class Network {
public:
    Network(const NetworkSizes& sizes, std::size_t table_rows, Random& random);

    /// Forward and backward over some sentences, then a step. Gives the mean loss a token.
    float learn(std::span<const Example* const> batch, const Adam& adam, Random& random);
    /// Adds what is right in an example; heads are each word's best, tree or not.
    void measure(const Example& example, NetworkScore& score);
    void follow(float share);
    void take_average();
    /// Quantized, as the run time reads it.
    void write(BinaryWriter& out) const;

private:
    struct Layer {
        Parameter weights, bias;
        Matrix input, gates, cells, output, mask;  ///< of the last forward pass
    };
    struct Range {
        std::size_t first, last;
    };

    void forward(std::span<const Example* const> batch, Random* random);
    void forward_layer(Layer& layer, const Matrix& input, Random* random);
    void backward_layer(Layer& layer, Matrix& gradient);
    float backward_heads(std::span<const Example* const> batch);
    float score_arcs(const Example& example, Range range);
    float score_relations(const Example& example, Range range);
    float score_tags(const Example& example, Range range);
    void backward(std::span<const Example* const> batch);
    std::vector<Parameter*> dense();

    std::size_t head_columns() const { return 2 * sizes_.arcs + 2 * sizes_.relations + xpos_count + upos_count; }

    NetworkSizes sizes_;
    Parameter table_;
    std::vector<Layer> layers_;
    Parameter heads_, heads_bias_;      ///< [as dependent | as head | relation dependent | relation head | xpos | upos]
    Parameter arc_, arc_bias_;          ///< dependent × head; a head's own weight
    Parameter root_arc_, root_relation_;
    Parameter relation_, relation_bias_;

    std::vector<Range> ranges_;
    std::vector<WordRows> used_;        ///< rows after dropping
    Matrix embedded_, embedded_mask_, encoded_, heads_out_, heads_gradient_;
    float scale_ = 1;
};

}  // namespace newsgraph::train
