// The ranker's weights: multinomial logistic regression over the options of each decision, AdaGrad, L2;
// rounded to integers (256 is one nat) and written as a table.
#include "train/commands.hpp"
#include "train/coreference.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>

namespace newsgraph::train {

namespace {

constexpr double rate = 0.05, decay = 3e-3;
constexpr int epochs = 16, forced_epochs = 4;

class Model {
public:
    std::size_t learn(const Decision& decision, const std::vector<bool>& right) {
        std::vector<double> p(decision.phrases.size());
        double top = -1e9;
        for (std::size_t i = 0; i < p.size(); ++i) {
            for (const auto feature : decision.option(i)) p[i] += weights_[feature];
            top = std::max(top, p[i]);
        }
        double all = 0, good = 0;
        for (std::size_t i = 0; i < p.size(); ++i) {
            p[i] = std::exp(p[i] - top);
            all += p[i];
            if (right[i]) good += p[i];
        }
        for (std::size_t i = 0; i < p.size(); ++i) {
            const double slope = p[i] / all - (right[i] ? p[i] / good : 0.0);
            if (std::abs(slope) < 1e-4) continue;
            for (const auto feature : decision.option(i)) {
                auto& weight = weights_[feature];
                const double g = slope + decay * weight;
                squares_[feature] += g * g;
                weight -= rate * g / std::sqrt(squares_[feature] + 1e-8);
            }
        }
        return static_cast<std::size_t>(std::max_element(p.begin(), p.end()) - p.begin());
    }

    /// The weights written are the mean over epochs: steadier than the last ones.
    void end_epoch() {
        for (std::size_t i = 0; i < weight_count; ++i) sums_[i] += weights_[i];
        ++ends_;
    }

    void write(const std::filesystem::path& file) const {
        std::ofstream out(file);
        out << "#weights\n# Weights of the coreference ranker: feature:weight, 256 is one nat. Trained on GUM v11 (CC BY 4.0)\n"
               "# by newsgraph-train coreference; see docs/quality.md.\n";
        std::size_t in_row = 0;
        for (std::size_t i = 0; i < weight_count; ++i) {
            const auto rounded = std::lround(sums_[i] / ends_ * 256);
            if (std::abs(rounded) < 4) continue;
            out << (in_row == 0 ? "" : "|") << i << ':' << rounded;
            if (++in_row == 16) { out << '\n'; in_row = 0; }
        }
        out << '\n';
    }

private:
    std::vector<double> weights_ = std::vector<double>(weight_count), squares_ = std::vector<double>(weight_count),
                        sums_ = std::vector<double>(weight_count);
    int ends_ = 0;
};

}  // namespace

void train_coreference(Arguments arguments) {
    const NameTables tables;
    std::vector<ChainedCorpus> corpora;
    for (const auto& file : arguments.subspan(1)) corpora.push_back(read_chained(file, tables));
    Model model;
    for (int epoch = 0; epoch < epochs; ++epoch) {
        std::size_t right_choices = 0, decisions = 0;
        for (const auto& corpus : corpora)
            for (const auto& document : corpus.documents) {
                const auto& text = *document.text;
                const auto named = name_entities(text.document, text.sentences, tables);
                read_discourse(text.document, text.sentences, named, [&](const Decision& decision, std::span<const Phrase> phrases) {
                    const auto chain = document.chain_of(*decision.anaphor);
                    std::vector<bool> right(decision.phrases.size());
                    std::size_t gold = decision.phrases.size() - 1;
                    for (std::size_t i = decision.phrases.size() - 1; i-- > 0;)
                        if (!chain.empty() && document.chain_of(phrases[decision.phrases[i]]) == chain) { right[i] = true; gold = i; }
                    if (gold + 1 == decision.phrases.size()) right[gold] = true;
                    const auto chosen = model.learn(decision, right);
                    ++decisions;
                    right_choices += right[chosen];
                    return Choice{epoch < forced_epochs ? gold : chosen, 1.0f};
                });
            }
        if (epoch + 1 >= forced_epochs) model.end_epoch();
        std::cerr << "epoch " << epoch + 1 << ": " << right_choices << " of " << decisions << '\n';
    }
    model.write(arguments[0]);
}

}  // namespace newsgraph::train
