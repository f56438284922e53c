// A dependency tree for each sentence. Every word scores every other, and the root, as its head by a
// bilinear form over the encoder's vectors (Dozat and Manning 2017); the best projective tree with one
// root (Eisner 1996) is taken; then each arc gets its relation.
#pragma once

#include "extract/language/encoder.hpp"

namespace newsgraph {

inline constexpr std::size_t deprel_count = static_cast<std::size_t>(Deprel::xcomp) + 1;

inline constexpr std::size_t place_count = 32;
/// How far from the dependent a head stands and on which side: 16 steps to the left, 16 to the right.
constexpr std::size_t place_of(std::size_t dependent, std::size_t head) {
    constexpr std::array<std::size_t, 15> least{2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 16, 20, 26, 36, 51};
    const auto distance = head < dependent ? dependent - head : head - dependent;
    std::size_t step = 0;
    while (step < least.size() && distance >= least[step]) ++step;
    return head < dependent ? step : place_count / 2 + step;
}

/// Room for some sentences; used again for the next.
struct ParserRoom {
    // Of all words:
    std::vector<std::int32_t> products, places, relation_scores;
    std::vector<std::int16_t> bent, hidden;
    // Of the sentence at hand:
    std::vector<std::int16_t> packed;
    std::vector<std::int32_t> scores;  ///< dependent × (head, the last one being the root), padded
    std::vector<std::uint32_t> heads;
    std::vector<std::int32_t> open_right, open_left, closed_right, closed_left, closed_right_ends, closed_left_ends;
    std::vector<std::uint16_t> split_open, split_right, split_left;
};

class Parser {
public:
    Parser(BinaryReader& reader, const Encoder& encoder);
    /// Fills in head and deprel of the sentences that the encoding is of.
    void parse(const Encoding& encoding, ParserRoom& room, std::span<Sentence> sentences) const;

private:
    void bend_dependents(const Encoding& encoding, ParserRoom& room) const;
    void score_arcs(const Encoding& encoding, std::size_t begin, std::size_t size, ParserRoom& room) const;
    void attach(const Encoding& encoding, std::size_t begin, ParserRoom& room, std::span<Token> tokens) const;
    void name_relations(ParserRoom& room, std::size_t begin, std::span<Token> tokens) const;

    std::size_t arcs_, relations_;
    PackedMatrix arc_, place_, relation_;
    std::span<const std::int32_t> arc_bias_, relation_bias_;  ///< unit_bits + hidden_bits
    std::span<const std::int16_t> root_arc_, root_relation_;  ///< hidden_bits
};

/// room.heads from room.scores: the number of words stands for the root. Each word's best head where that
/// gives a projective tree with one root, else the best such tree.
void choose_heads(std::size_t size, ParserRoom& room);

}  // namespace newsgraph
