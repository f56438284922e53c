// The network in floating point, with its gradients: what extract/language/encoder, tagger and parser
// compute in whole numbers at run time. Word vectors → bidirectional gated layers → tags, heads, relations.
// A word's target is a label, or the shares that a committee of teachers gives to several.
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
NetworkSizes read_sizes(BinaryReader& in);

/// The likeliest labels with their shares, which sum to 1; unused ones have a share of 0.
struct Share {
    std::uint32_t label = 0;
    float share = 0;
};
using Shares = std::array<Share, 4>;

/// A sentence ready for the network. Gold heads: the number of words stands for the root.
struct Example {
    std::vector<WordRows> rows;
    std::vector<std::uint32_t> heads;
    std::vector<std::uint8_t> relations, upos, xpos;
    std::vector<Shares> head_shares, relation_shares, upos_shares, xpos_shares;  ///< empty for gold
    std::vector<std::uint32_t> form_counts;  ///< how often the form stands in the training data
};

/// Counts over tokens.
struct NetworkScore {
    std::size_t all = 0, upos = 0, xpos = 0, heads = 0, labelled = 0;
};

/// Probabilities, a row a word.
struct Belief {
    Matrix heads;  ///< size × (size + 1), the last one being the root
    Matrix tags;   ///< xpos_count, then upos_count
    Matrix relations;
};

/// The best tree's heads.
void best_tree(const Matrix& head_beliefs, std::vector<std::uint32_t>& heads);

class Network {
public:
    Network(const NetworkSizes& sizes, std::size_t table_rows, Random& random);

    /// Forward and backward over some sentences, then a step. Gives the mean loss a token.
    float learn(std::span<const Example* const> batch, const Adam& adam, Random& random);
    /// Adds what is right in an example, the heads being the best tree.
    void measure(const Example& example, NetworkScore& score);
    /// Adds the probabilities of heads and tags; after it those of the relations to the heads in the example.
    void believe(const Example& example, Belief& belief);
    void believe_relations(const Example& example, Belief& belief);
    void follow(float share);
    void take_average();
    /// Quantized, as the run time reads it.
    void write(BinaryWriter& out) const;
    /// Sizes and weights as they are; load() reads what comes behind the sizes.
    void save(BinaryWriter& out);
    void load(BinaryReader& in);

    float drop = 0.33f;  ///< share of the units that are dropped, of word vectors and between layers

private:
    struct Layer {
        Parameter weights, bias;
        Matrix input, gates, cells, output, mask;  ///< of the last forward pass
    };
    struct Range {
        std::size_t first, last;
    };
    struct Arcs {
        Matrix dependents, heads, bent, scores;
    };

    void forward(std::span<const Example* const> batch, Random* random);
    void forward_layer(Layer& layer, const Matrix& input, Random* random);
    void backward_layer(Layer& layer, Matrix& gradient);
    float backward_heads(std::span<const Example* const> batch);
    Arcs score_arcs(Range range) const;
    Matrix score_relations(const Example& example, Range range, Matrix& hidden) const;
    float learn_arcs(const Example& example, Range range);
    float learn_relations(const Example& example, Range range);
    float learn_tags(const Example& example, Range range);
    std::vector<Parameter*> dense();
    std::vector<Parameter*> all();

    std::size_t head_columns() const { return 2 * sizes_.arcs + 2 * sizes_.relations + xpos_count + upos_count; }

    NetworkSizes sizes_;
    Parameter table_;
    std::vector<Layer> layers_;
    Parameter heads_, heads_bias_;      ///< [as dependent | as head | relation dependent | relation head | xpos | upos]
    Parameter arc_, arc_bias_;          ///< dependent × head; a head's own weight
    Parameter place_;                   ///< dependent × how far and on which side the head stands
    Parameter root_arc_, root_relation_;
    Parameter relation_, relation_bias_;

    std::vector<Range> ranges_;
    std::vector<WordRows> used_;        ///< rows after dropping
    Matrix embedded_, embedded_mask_, encoded_, heads_out_, heads_gradient_;
    float scale_ = 1;
};

}  // namespace newsgraph::train
