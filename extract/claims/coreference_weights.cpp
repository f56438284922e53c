#include "extract/claims/anaphora.hpp"
#include "extract/data/tables.hpp"

#include <charconv>
#include <cmath>

namespace newsgraph {

std::span<const std::int32_t> coreference_weights() {
    static const std::vector<std::int32_t> weights = [] {
        std::vector<std::int32_t> made(weight_count);
        const auto number = [](std::string_view text) {
            std::int32_t value = 0;
            std::from_chars(text.data(), text.data() + text.size(), value);
            return value;
        };
        read_table(embedded_table("coreference_weights"), "coreference_weights.tsv",
                   [&](auto cells, std::size_t) {
                       for (const auto pair : split_cell(cells[0])) {
                           const auto colon = pair.find(':');
                           const auto feature = static_cast<std::size_t>(number(pair.substr(0, colon)));
                           if (feature < made.size()) made[feature] = number(pair.substr(colon + 1));
                       }
                   });
        return made;
    }();
    return weights;
}

Choice choose(const Decision& decision, std::span<const std::int32_t> weights) {
    // Sums are integers, so the choice is the same on every machine; only the confidence is rounded.
    std::vector<std::int64_t> scores(decision.phrases.size());
    std::size_t best = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        scores[i] = decision.priors[i];
        for (const auto feature : decision.option(i)) scores[i] += weights[feature];
        if (scores[i] > scores[best]) best = i;
    }
    double sum = 0;
    for (const auto score : scores) sum += std::exp(static_cast<double>(score - scores[best]) / 256.0);
    return {best, static_cast<float>(std::round(100.0 / sum) / 100.0)};
}

}  // namespace newsgraph
