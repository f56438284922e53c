#include "train/commands.hpp"
#include "train/perceptron.hpp"
#include "train/tagging.hpp"
#include "train/treebank.hpp"

#include <iostream>
#include <numeric>

namespace newsgraph::train {

namespace {

constexpr std::int32_t margin = 60;

// One step of a multi-class perceptron with margin; gives the class that it would have chosen.
std::size_t learn(Perceptron& model, std::span<const std::uint32_t> features, std::size_t gold, std::size_t classes) {
    std::array<std::int32_t, LinearModel::padded(xpos_count)> scores{};
    model.score(features, scores.data());
    const auto chosen = best_of(scores.data(), classes);
    scores[gold] -= margin;
    const auto rival = best_of(scores.data(), classes);
    if (rival != gold) {
        model.update(features, gold, 1);
        model.update(features, rival, -1);
    }
    model.tick();
    return chosen;
}

}  // namespace

std::string learn_tagger(std::span<const Sentence* const> sentences, int rounds) {
    Perceptron xpos(15, xpos_count), upos(13, upos_count);
    std::vector<std::size_t> order(sentences.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    Random random(1);
    std::vector<Word> words;
    TagFeatures features;
    for (int round = 0; round < rounds; ++round) {
        random.shuffle(order);
        for (const auto index : order) {
            const auto& tokens = sentences[index]->tokens;
            make_words(tokens, words);
            for (auto& word : words) word.xpos = Xpos::other;
            for (std::size_t i = 0; i < words.size(); ++i) {
                xpos_features(words, i, features);
                const auto gold = static_cast<std::size_t>(tokens[i].xpos);
                words[i].xpos = static_cast<Xpos>(learn(xpos, features, gold, xpos_count));
            }
            for (std::size_t i = 0; i < words.size(); ++i) {
                upos_features(words, i, features);
                const auto gold = static_cast<std::size_t>(tokens[i].upos);
                words[i].upos = static_cast<Upos>(learn(upos, features, gold, upos_count));
            }
        }
    }
    BinaryWriter out;
    xpos.write(out);
    upos.write(out);
    return out.bytes();
}

std::vector<std::vector<Word>> jackknife_tags(std::span<const Sentence* const> sentences, int folds, int rounds) {
    std::vector<std::vector<Word>> words(sentences.size());
    for (int fold = 0; fold < folds; ++fold) {
        std::vector<const Sentence*> others;
        const auto in_fold = [&](std::size_t i) { return static_cast<int>(i / 50) % folds == fold; };
        for (std::size_t i = 0; i < sentences.size(); ++i)
            if (!in_fold(i)) others.push_back(sentences[i]);
        const auto bytes = learn_tagger(others, rounds);
        const Tagger tagger(BinaryReader(bytes, "tagger"));
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            if (!in_fold(i)) continue;
            make_words(sentences[i]->tokens, words[i]);
            tagger.tag(words[i]);
        }
    }
    return words;
}

void train_tagger(Arguments arguments) {
    const std::vector<std::filesystem::path> files(arguments.begin() + 1, arguments.end());
    const auto documents = read_treebanks(files);
    const auto bytes = learn_tagger(sentences_of(documents), 10);
    write_file(arguments[0], bytes);
    std::cout << "tagger: " << bytes.size() << " bytes\n";
}

}  // namespace newsgraph::train
