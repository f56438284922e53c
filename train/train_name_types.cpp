// Trains the decision about a name's type: multinomial logistic regression by AdaGrad over the names of each
// document. For part of the names the tables are hidden, so that words and context learn to do without them.
#include "extract/language/model_file.hpp"
#include "train/commands.hpp"
#include "train/feature_rows.hpp"
#include "train/names_data.hpp"
#include "train/perceptron.hpp"

#include <array>
#include <cmath>
#include <iomanip>
#include <iostream>
#include <unordered_map>

namespace newsgraph::train {

namespace {

constexpr int rounds = 8;
constexpr float rate = 0.1f;
constexpr double dropped = 0.15, tables_hidden = 0.35, held = 0.05;
constexpr double confused = 0.2;  // of the kinds that the chain would give
constexpr std::size_t kept_rows = 40000;
constexpr unsigned log2_slots = 16;

struct Example {
    std::vector<std::uint32_t> features;
    std::size_t type = 0;
    bool held_out = false;
    std::size_t source = 0;
};

using Row = std::array<float, FeatureTable::classes>;

void to_probabilities(Row& scores) {
    float top = scores[0], sum = 0;
    for (std::size_t t = 1; t < type_classes; ++t) top = std::max(top, scores[t]);
    for (std::size_t t = 0; t < type_classes; ++t) sum += scores[t] = std::exp(scores[t] - top);
    for (std::size_t t = 0; t < type_classes; ++t) scores[t] /= sum;
}

}  // namespace

void train_name_types(Arguments arguments) {
    const NameTables tables;
    const NameWords words;
    const SentenceReader reader(embedded_model());
    Random random(5);
    std::vector<Example> examples;
    std::unordered_map<std::uint32_t, std::uint32_t> counts;
    NameContext context;
    std::size_t source = 0;
    const auto add = [&](NamesDocument& document, double hidden) {
        tag(document, reader);
        context.prepare(document.sentences, tables, words);
        std::sort(document.names.begin(), document.names.end(), [](const MarkedName& a, const MarkedName& b) {
            return std::pair(a.sentence, a.first) < std::pair(b.sentence, b.first);
        });
        std::vector<NameSpan> spans;
        for (const auto& name : document.names) {
            auto kind = name.kind;
            if (random.unit() < confused) kind = static_cast<BroadKind>(random.below(4));
            spans.push_back({name.sentence, name.first, name.last, kind, 1});
        }
        const auto groups = group_names(context, spans);
        const bool held_out = random.unit() < held;
        for (std::size_t g = 0; g < groups.size(); ++g) {
            const auto node = document.names[groups[g].spans.front()].node;
            if (node == unknown_node) continue;
            auto& example = examples.emplace_back();
            example.type = static_cast<std::size_t>(node);
            example.held_out = held_out;
            example.source = source;
            type_features(context, tables, spans, groups, g, document.sentences,
                          held_out || random.unit() >= hidden, example.features);
            for (const auto feature : example.features) ++counts[feature];
        }
    };
    for (const auto& path : arguments.subspan(1)) {
        if (std::filesystem::is_directory(path)) {
            hold_out(path);
            continue;
        }
        const bool by_table =
            path.find("current-events") != std::string::npos || path.find("templates") != std::string::npos;
        for (auto& document : read_names(path, tables)) {
            add(document, by_table ? 0.5 : tables_hidden);
            const auto dice = random.unit();
            if (dice >= 0.1) continue;
            auto copy = recase(document, dice < 0.07 ? SentenceCase::title : SentenceCase::capitals);
            add(copy, tables_hidden);
        }
        ++source;
    }
    std::vector<std::uint32_t> hashes;
    std::unordered_map<std::uint32_t, std::uint32_t> ids;
    for (auto& example : examples) {
        std::vector<std::uint32_t> kept;
        for (const auto feature : example.features) {
            if (counts[feature] < 2) continue;
            const auto [found, fresh] = ids.try_emplace(feature, static_cast<std::uint32_t>(hashes.size()));
            if (fresh) hashes.push_back(feature);
            kept.push_back(found->second);
        }
        example.features = std::move(kept);
    }
    std::cout << examples.size() << " names, " << counts.size() << " features, " << hashes.size()
              << " seen twice" << std::endl;
    std::vector<Row> weights(hashes.size(), Row{}), squares(hashes.size(), Row{});
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < examples.size(); ++i)
        if (!examples[i].held_out) order.push_back(i);
    std::vector<std::uint32_t> live;
    for (int round = 0; round < rounds; ++round) {
        random.shuffle(order);
        for (const auto i : order) {
            live.clear();
            Row scores{};
            for (const auto feature : examples[i].features) {
                if (random.unit() < dropped) continue;
                live.push_back(feature);
                for (std::size_t t = 0; t < type_classes; ++t) scores[t] += weights[feature][t];
            }
            to_probabilities(scores);
            for (std::size_t t = 0; t < type_classes; ++t)
                scores[t] = (t == examples[i].type ? 1.0f : 0.0f) - scores[t];
            for (const auto feature : live)
                for (std::size_t t = 0; t < type_classes; ++t) {
                    squares[feature][t] += scores[t] * scores[t];
                    weights[feature][t] += rate * scores[t] / std::sqrt(squares[feature][t] + 0.1f);
                }
        }
    }
    std::array<std::array<std::size_t, type_classes>, type_classes> table{};
    for (const auto& example : examples) {
        if (!example.held_out) continue;
        Row scores{};
        for (const auto feature : example.features)
            for (std::size_t t = 0; t < type_classes; ++t) scores[t] += weights[feature][t];
        ++table[example.type][static_cast<std::size_t>(
            std::max_element(scores.begin(), scores.begin() + type_classes) - scores.begin())];
    }
    std::cout << "held-out documents, rows: what it is, columns: what was said\n";
    std::size_t right = 0, all = 0;
    for (std::size_t t = 0; t < type_classes; ++t) {
        std::cout << std::setw(14) << (t < type_none ? to_string(static_cast<NodeType>(t)) : "none");
        for (std::size_t u = 0; u < type_classes; ++u) {
            std::cout << std::setw(6) << table[t][u];
            all += table[t][u];
            right += t == u ? table[t][u] : 0;
        }
        std::cout << '\n';
    }
    std::cout << "types right " << std::fixed << std::setprecision(4)
              << static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(1, all)) << '\n';
    BinaryWriter out;
    write_rows(weights, hashes, kept_rows, log2_slots, type_scale, out);
    out.value(static_cast<std::int32_t>(type_scale));
    write_file(arguments[0], out.bytes());
    std::cout << out.bytes().size() << " bytes\n";
}

}  // namespace newsgraph::train
