// A dependency tree for each sentence by arc-hybrid transitions (Kuhlmann et al. 2011), one greedy pass:
// shift, or attach the top of the stack to the next word (left) or to the word below it (right).
// One model chooses the move, another names the relation; the templates are in parser.cpp.
#pragma once

#include "extract/language/linear_model.hpp"
#include "extract/language/tokenizer.hpp"
#include "extract/language/word.hpp"

namespace newsgraph {

inline constexpr std::size_t deprel_count = static_cast<std::size_t>(Deprel::xcomp) + 1;

enum class Move : std::uint8_t { shift, left, right };
inline constexpr std::size_t move_count = 3;

using NodeIndex = std::int16_t;  ///< a token, or the number of tokens for the root; none for nothing
inline constexpr NodeIndex none = -1;

/// Stack, next word and the tree so far of one sentence of at most max_sentence tokens.
struct ParserState {
    struct Node {
        NodeIndex head, left, left2, right, right2;  ///< outermost and next children on both sides
        std::uint8_t left_count, right_count;
        Deprel relation;
        std::uint64_t left_labels, right_labels;     ///< sets: bit (1 << relation)
    };
    std::array<Node, max_sentence + 1> nodes;
    std::array<NodeIndex, max_sentence + 1> stack;
    NodeIndex depth = 0;
    NodeIndex next = 0;  ///< first word not yet shifted; size: the root
    NodeIndex size = 0;

    void start(std::size_t tokens);
    bool done() const { return next == size && depth == 0; }
    bool allows(Move move) const;
    NodeIndex stack_at(NodeIndex from_top) const { return from_top < depth ? stack[static_cast<std::size_t>(depth - 1 - from_top)] : none; }
    NodeIndex buffer_at(NodeIndex distance) const { return next + distance <= size ? static_cast<NodeIndex>(next + distance) : none; }
    /// Head and dependent that a left or right move would join.
    std::pair<NodeIndex, NodeIndex> arc(Move move) const;
    void apply(Move move, Deprel relation);
};

using MoveFeatures = FeatureList<112>;
void move_features(const ParserState& state, std::span<const Word> words, MoveFeatures& out);
void relation_features(const ParserState& state, std::span<const Word> words, NodeIndex head, NodeIndex dependent,
                       MoveFeatures& out);

class Parser {
public:
    explicit Parser(BinaryReader reader);
    /// Fills in head and deprel of the tokens from their tagged words. At most max_sentence tokens.
    void parse(std::span<const Word> words, std::span<Token> tokens) const;

private:
    LinearModel moves_;
    LinearModel relations_;
};

}  // namespace newsgraph
