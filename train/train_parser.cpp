// Trains the parser with a dynamic oracle (Goldberg and Nivre 2013): it follows its own moves, wrong ones
// too, and learns at each state which move loses the fewest gold arcs that can still be reached.
#include "extract/language/parser.hpp"
#include "train/commands.hpp"
#include "train/perceptron.hpp"
#include "train/tagging.hpp"
#include "train/treebank.hpp"

#include <algorithm>
#include <iostream>
#include <numeric>

namespace newsgraph::train {

namespace {

constexpr int rounds = 12;
constexpr std::int32_t move_margin = 100;
constexpr std::int32_t relation_margin = 60;

/// Gold arcs that a move makes unreachable.
class Oracle {
public:
    explicit Oracle(const Sentence& sentence) {
        const auto size = static_cast<NodeIndex>(sentence.tokens.size());
        for (const auto& token : sentence.tokens)
            heads_.push_back(token.head < 0 ? size : static_cast<NodeIndex>(token.head));
        children_.resize(heads_.size() + 1);
        for (std::size_t i = 0; i < heads_.size(); ++i)
            children_[static_cast<std::size_t>(heads_[i])].push_back(static_cast<NodeIndex>(i));
    }
    NodeIndex head(NodeIndex node) const { return heads_[static_cast<std::size_t>(node)]; }

    int cost(const ParserState& state, Move move) const {
        const auto top = state.stack_at(0), next = state.next;
        int lost = 0;
        if (move == Move::shift) {
            for (NodeIndex i = 0; i < state.depth; ++i) {
                const auto below = state.stack_at(i);
                lost += head(below) == next;
                lost += i > 0 && head(next) == below;
            }
            return lost;
        }
        for (const auto child : children_[static_cast<std::size_t>(top)]) lost += child >= next;
        if (move == Move::left) return lost + ((head(top) > next) || head(top) == state.stack_at(1));
        return lost + (head(top) >= next);
    }

private:
    std::vector<NodeIndex> heads_;
    std::vector<std::vector<NodeIndex>> children_;
};

class Trainer {
public:
    Trainer() : moves_(19, move_count), relations_(13, deprel_count), random_(1) {}

    void learn(const Sentence& sentence, std::span<const Word> words, bool explore) {
        const Oracle oracle(sentence);
        state_.start(words.size());
        while (!state_.done()) {
            const auto [move, chosen] = learn_move(oracle, words);
            const auto next = explore && random_.unit() < 0.9 ? chosen : move;
            auto relation = Deprel::root;
            if (next != Move::shift) {
                const auto [head, dependent] = state_.arc(next);
                if (head != state_.size) relation = learn_relation(sentence, words, head, dependent, oracle);
            }
            state_.apply(next, relation);
        }
    }
    void write(BinaryWriter& out) const {
        moves_.write(out);
        relations_.write(out);
    }

private:
    std::pair<Move, Move> learn_move(const Oracle& oracle, std::span<const Word> words) {
        move_features(state_, words, features_);
        std::array<std::int32_t, 4> scores{};
        moves_.score(features_, scores.data());
        std::array<int, move_count> costs{};
        int cheapest = 1 << 20;
        for (std::size_t i = 0; i < move_count; ++i) {
            if (!state_.allows(static_cast<Move>(i))) continue;
            costs[i] = oracle.cost(state_, static_cast<Move>(i));
            cheapest = std::min(cheapest, costs[i]);
        }
        std::size_t gold = move_count, rival = move_count, chosen = move_count;
        for (std::size_t i = 0; i < move_count; ++i) {
            if (!state_.allows(static_cast<Move>(i))) continue;
            auto& best = costs[i] == cheapest ? gold : rival;
            if (best == move_count || scores[i] > scores[best]) best = i;
            if (chosen == move_count || scores[i] > scores[chosen]) chosen = i;
        }
        if (rival != move_count && scores[rival] + move_margin > scores[gold]) {
            moves_.update(features_, gold, 1);
            moves_.update(features_, rival, -1);
        }
        moves_.tick();
        return {static_cast<Move>(gold), static_cast<Move>(chosen)};
    }

    Deprel learn_relation(const Sentence& sentence, std::span<const Word> words, NodeIndex head, NodeIndex dependent,
                          const Oracle& oracle) {
        relation_features(state_, words, head, dependent, features_);
        std::array<std::int32_t, LinearModel::padded(deprel_count)> scores{};
        relations_.score(features_, scores.data());
        const auto best = [&] { return 1 + best_of(scores.data() + 1, deprel_count - 1); };
        const auto chosen = best();
        if (oracle.head(dependent) == head) {
            const auto gold = static_cast<std::size_t>(sentence.tokens[static_cast<std::size_t>(dependent)].deprel);
            scores[gold] -= relation_margin;
            if (const auto rival = best(); rival != gold) {
                relations_.update(features_, gold, 1);
                relations_.update(features_, rival, -1);
            }
            relations_.tick();
        }
        return static_cast<Deprel>(chosen);
    }

    Perceptron moves_, relations_;
    ParserState state_;
    MoveFeatures features_;
    Random random_;
};

}  // namespace

void train_parser(Arguments arguments) {
    const std::vector<std::filesystem::path> files(arguments.begin() + 1, arguments.end());
    const auto documents = read_treebanks(files);
    auto sentences = sentences_of(documents);
    std::erase_if(sentences, [](const Sentence* sentence) { return sentence->tokens.size() > max_sentence; });
    const auto words = jackknife_tags(sentences, 4, 6);
    std::vector<std::size_t> order(sentences.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    Random random(2);
    Trainer trainer;
    for (int round = 0; round < rounds; ++round) {
        random.shuffle(order);
        for (const auto index : order) trainer.learn(*sentences[index], words[index], round > 0);
        std::cout << "parser: round " << round + 1 << std::endl;
    }
    BinaryWriter out;
    trainer.write(out);
    write_file(arguments[0], out.bytes());
    std::cout << "parser: " << out.bytes().size() << " bytes\n";
}

}  // namespace newsgraph::train
