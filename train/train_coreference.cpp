// The ranker's weights: multinomial logistic regression over the options of each decision, AdaGrad, L2;
// rounded to integers (256 is one nat) and written as a table.
#include "train/commands.hpp"
#include "train/coreference.hpp"
#include "train/gap.hpp"

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

    std::size_t best(const Decision& decision) const {
        std::vector<double> scores(decision.phrases.size());
        for (std::size_t i = 0; i < scores.size(); ++i)
            for (const auto feature : decision.option(i)) scores[i] += weights_[feature];
        return static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    }

    void write(const std::filesystem::path& file) const {
        std::ofstream out(file);
        out << "#weights\n# Weights of the coreference ranker: feature:weight, 256 is one nat. Trained on "
               "GUM v11 (CC BY 4.0)\n"
               "# by newsgraph-train coreference; see docs/quality.md.\n";
        std::size_t in_row = 0;
        for (std::size_t i = 0; i < weight_count; ++i) {
            const auto rounded = std::lround(sums_[i] / ends_ * 256);
            if (std::abs(rounded) < 4) continue;
            out << (in_row == 0 ? "" : "|") << i << ':' << rounded;
            if (++in_row == 16) {
                out << '\n';
                in_row = 0;
            }
        }
        out << '\n';
    }

private:
    std::vector<double> weights_ = std::vector<double>(weight_count),
                        squares_ = std::vector<double>(weight_count),
                        sums_ = std::vector<double>(weight_count);
    int ends_ = 0;
};

/// One pronoun of each passage is known: its chain is that of the name that GAP says, or neither of the two.
void learn_passage(Model& model, const GapPassage& passage, const NameTables& tables) {
    const auto named = name_entities(passage.document, passage.sentences, tables);
    std::vector<std::int64_t> right_chains, wrong_chains;
    for (const auto& use : named.uses)
        for (const auto* name : {&passage.a, &passage.b})
            if (overlaps(passage.sentences[use.sentence], use.first, use.last, *name))
                (name->coreferent ? right_chains : wrong_chains)
                    .push_back(static_cast<std::int64_t>(use.entity));
    const auto holds = [](const auto& list, std::uint32_t chain) {
        return std::find(list.begin(), list.end(), chain) != list.end();
    };
    read_discourse(passage.document, passage.sentences, named,
                   [&](const Decision& decision, std::span<const Phrase> phrases) {
                       const auto& anaphor = *decision.anaphor;
                       if (passage.sentences[anaphor.sentence].tokens[anaphor.head].begin != passage.pronoun)
                           return Choice{model.best(decision), 1.0f};
                       std::vector<bool> right(decision.phrases.size());
                       bool any = false;
                       for (std::size_t i = 0; i + 1 < right.size(); ++i) {
                           const auto chain = phrases[decision.phrases[i]].chain;
                           right[i] = right_chains.empty() ? !holds(wrong_chains, chain)
                                                           : holds(right_chains, chain);
                           any = any || right[i];
                       }
                       if (right_chains.empty()) right.back() = any = true;
                       if (!any) return Choice{model.best(decision), 1.0f};
                       return Choice{model.learn(decision, right), 1.0f};
                   });
}

}  // namespace

void train_coreference(Arguments arguments) {
    const NameTables tables;
    std::vector<ChainedCorpus> corpora;
    std::vector<std::unique_ptr<GapPassage>> passages;
    const Engine engine;
    for (const auto& file : arguments.subspan(1)) {
        if (!file.ends_with(".tsv")) {
            corpora.push_back(read_chained(file, tables));
            continue;
        }
        for (auto& passage : read_gap(file, engine)) passages.push_back(std::move(passage));
    }
    Model model;
    for (int epoch = 0; epoch < epochs; ++epoch) {
        std::size_t right_choices = 0, decisions = 0;
        for (const auto& corpus : corpora)
            for (const auto& document : corpus.documents) {
                const auto& text = *document.text;
                const auto named = name_entities(text.document, text.sentences, tables);
                read_discourse(
                    text.document, text.sentences, named,
                    [&](const Decision& decision, std::span<const Phrase> phrases) {
                        const auto chain = document.chain_of(*decision.anaphor);
                        std::vector<bool> right(decision.phrases.size());
                        std::size_t gold = decision.phrases.size() - 1;
                        for (std::size_t i = decision.phrases.size() - 1; i-- > 0;)
                            if (!chain.empty() && document.chain_of(phrases[decision.phrases[i]]) == chain) {
                                right[i] = true;
                                gold = i;
                            }
                        if (gold + 1 == decision.phrases.size()) right[gold] = true;
                        const auto chosen = model.learn(decision, right);
                        ++decisions;
                        right_choices += right[chosen];
                        return Choice{epoch < forced_epochs ? gold : chosen, 1.0f};
                    });
            }
        if (epoch + 1 >= forced_epochs && epoch % 3 == 0)
            for (const auto& passage : passages) learn_passage(model, *passage, tables);
        if (epoch + 1 >= forced_epochs) model.end_epoch();
        std::cerr << "epoch " << epoch + 1 << ": " << right_choices << " of " << decisions << '\n';
    }
    model.write(arguments[0]);
}

}  // namespace newsgraph::train
