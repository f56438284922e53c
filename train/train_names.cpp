// Trains the chain that finds names: a conditional random field whose labels may be partly unknown
// (the likelihood of all labellings that the marks allow), by AdaGrad over features seen at least twice;
// then keeps the weightiest features.
#include "extract/language/model_file.hpp"
#include "train/commands.hpp"
#include "train/feature_rows.hpp"
#include "train/names_data.hpp"
#include "train/perceptron.hpp"

#include <array>
#include <cmath>
#include <iostream>
#include <unordered_map>

namespace newsgraph::train {

namespace {

constexpr int rounds = 7;
constexpr float rate = 0.12f;
constexpr double dropped = 0.12;  // of the features of a token, at each visit
constexpr std::size_t kept_rows = 120000;
constexpr unsigned log2_slots = 18;
constexpr std::size_t n = name_labels;

using Row = FeatureRow;

struct Example {
    std::vector<std::uint32_t> features;  // of all tokens, one behind the other
    std::vector<std::uint32_t> ends;      // where each token's features end
    std::vector<LabelSet> allowed;
};

Row exp_of(const Row& values, float top) {
    Row out;
    for (std::size_t i = 0; i < n; ++i) out[i] = std::exp(values[i] - top);
    return out;
}

class Field {
public:
    explicit Field(std::size_t features) : weights_(features), squares_(features) {
        for (std::size_t label = 0; label < n; ++label)
            for (std::size_t next = 0; next < n; ++next) follow_[label][next] = 0;
    }

    void learn(const Example& example, Random& random) {
        const auto size = example.ends.size();
        own_.assign(size, Row{});
        live_.clear();
        live_ends_.clear();
        std::uint32_t at = 0;
        for (std::size_t i = 0; i < size; ++i) {
            for (; at < example.ends[i]; ++at) {
                if (random.unit() < dropped) continue;
                live_.push_back(example.features[at]);
                const auto& row = weights_[example.features[at]];
                for (std::size_t l = 0; l < n; ++l) own_[i][l] += row[l];
            }
            live_ends_.push_back(static_cast<std::uint32_t>(live_.size()));
        }
        for (std::size_t label = 0; label < n; ++label)
            for (std::size_t next = 0; next < n; ++next)
                step_[label][next] = may_follow(label, next) ? std::exp(follow_[label][next]) : 0.0f;
        expect(example, true, free_, free_pairs_);
        if (!expect(example, false, marked_, marked_pairs_)) return;
        at = 0;
        for (std::size_t i = 0; i < size; ++i) {
            Row slope;
            float largest = 0;
            for (std::size_t l = 0; l < n; ++l) {
                slope[l] = marked_[i][l] - free_[i][l];
                largest = std::max(largest, std::abs(slope[l]));
            }
            if (largest < 1e-3f) {
                at = live_ends_[i];
                continue;
            }
            for (; at < live_ends_[i]; ++at) {
                auto& weight = weights_[live_[at]];
                auto& square = squares_[live_[at]];
                for (std::size_t l = 0; l < n; ++l) {
                    square[l] += slope[l] * slope[l];
                    weight[l] += rate * slope[l] / std::sqrt(square[l] + 0.1f);
                }
            }
        }
        for (std::size_t label = 0; label < n; ++label)
            for (std::size_t next = 0; next < n; ++next) {
                const auto slope = marked_pairs_[label][next] - free_pairs_[label][next];
                if (slope == 0) continue;
                follow_squares_[label][next] += slope * slope;
                follow_[label][next] += rate * slope / std::sqrt(follow_squares_[label][next] + 1.0f);
            }
    }

    std::string pack(const std::vector<std::uint32_t>& hashes) const;

private:
    using Pairs = std::array<Row, n>;

    // Expected labels and pairs of labels; with all labels free, or only the allowed ones.
    bool expect(const Example& example, bool all, std::vector<Row>& labels, Pairs& pairs) {
        const auto size = example.ends.size();
        labels.resize(size);
        forward_.resize(size);
        values_.resize(size);
        const auto open = [&](std::size_t i, std::size_t l) {
            return all || (example.allowed[i] >> l & 1) != 0;
        };
        for (std::size_t i = 0; i < size; ++i) {
            auto top = own_[i][0];
            for (std::size_t l = 1; l < n; ++l) top = std::max(top, own_[i][l]);
            values_[i] = exp_of(own_[i], top);
            for (std::size_t l = 0; l < n; ++l)
                if (!open(i, l)) values_[i][l] = 0;
            Row sum{};
            if (i == 0) {
                for (std::size_t l = 0; l < n; ++l) sum[l] = step_[label_outside][l];
            } else {
                for (std::size_t from = 0; from < n; ++from) {
                    const auto mass = forward_[i - 1][from];
                    if (mass == 0) continue;
                    for (std::size_t l = 0; l < n; ++l) sum[l] += mass * step_[from][l];
                }
            }
            float total = 0;
            for (std::size_t l = 0; l < n; ++l) total += sum[l] *= values_[i][l];
            if (!(total > 1e-30f)) return false;
            for (auto& value : sum) value /= total;
            forward_[i] = sum;
        }
        for (auto& row : pairs) row.fill(0);
        Row backward;
        for (std::size_t l = 0; l < n; ++l) backward[l] = may_follow(l, label_outside) ? 1.0f : 0.0f;
        for (std::size_t i = size; i-- > 0;) {
            float total = 0;
            for (std::size_t l = 0; l < n; ++l) total += labels[i][l] = forward_[i][l] * backward[l];
            if (!(total > 1e-30f)) return false;
            for (auto& value : labels[i]) value /= total;
            Row next;
            for (std::size_t l = 0; l < n; ++l) next[l] = backward[l] * values_[i][l];
            Row sum{};
            float mass = 0;
            for (std::size_t from = 0; from < n; ++from) {
                for (std::size_t l = 0; l < n; ++l) sum[from] += step_[from][l] * next[l];
                const auto before = i == 0 ? (from == label_outside ? 1.0f : 0.0f) : forward_[i - 1][from];
                mass += before * sum[from];
            }
            if (!(mass > 1e-30f)) return false;
            for (std::size_t from = 0; from < n; ++from) {
                const auto before = i == 0 ? (from == label_outside ? 1.0f : 0.0f) : forward_[i - 1][from];
                if (before == 0) continue;
                for (std::size_t l = 0; l < n; ++l)
                    pairs[from][l] += before * step_[from][l] * next[l] / mass;
            }
            float largest = 0;
            for (const auto value : sum) largest = std::max(largest, value);
            for (std::size_t l = 0; l < n; ++l) backward[l] = sum[l] / largest;
        }
        return true;
    }

    std::vector<Row> weights_, squares_;
    Pairs follow_{}, follow_squares_{}, step_{}, free_pairs_{}, marked_pairs_{};
    std::vector<Row> own_, forward_, values_, free_, marked_;
    std::vector<std::uint32_t> live_, live_ends_;
};

std::string Field::pack(const std::vector<std::uint32_t>& hashes) const {
    std::vector<std::int16_t> follow;
    for (const auto& row : follow_)
        for (const auto weight : row)
            follow.push_back(
                static_cast<std::int16_t>(std::clamp(std::round(weight * chain_scale), -3000.0f, 3000.0f)));
    BinaryWriter out;
    write_rows(weights_, hashes, kept_rows, log2_slots, chain_scale, out);
    out.array(std::span<const std::int16_t>(follow));
    out.value(static_cast<std::int32_t>(chain_scale));
    return out.bytes();
}

}  // namespace

void train_names(Arguments arguments) {
    const NameTables tables;
    const NameWords words;
    const SentenceReader reader(embedded_model());
    Random random(7);
    std::vector<Example> examples;
    std::unordered_map<std::uint32_t, std::uint32_t> counts;
    NameContext context;
    NameFeatures features;
    const auto add = [&](NamesDocument& document) {
        tag(document, reader);
        context.prepare(document.sentences, tables, words);
        for (std::size_t s = 0; s < document.sentences.size(); ++s) {
            if (document.sentences[s].tokens.empty()) continue;
            auto& example = examples.emplace_back();
            example.allowed = document.allowed[s];
            for (std::size_t i = 0; i < document.sentences[s].tokens.size(); ++i) {
                context.features(s, i, features);
                for (const auto feature : std::span<const std::uint32_t>(features)) {
                    example.features.push_back(feature);
                    ++counts[feature];
                }
                example.ends.push_back(static_cast<std::uint32_t>(example.features.size()));
            }
        }
    };
    for (const auto& path : arguments.subspan(1)) {
        if (std::filesystem::is_directory(path)) {
            hold_out(path);
            continue;
        }
        auto documents = read_names(path, tables);
        std::size_t names = 0, tokens = 0;
        const bool partly = path.find("current-events") != std::string::npos ||
                            path.find("core-") != std::string::npos ||
                            path.find("name_templates") != std::string::npos;
        for (auto& document : documents) {
            names += document.names.size();
            for (const auto& sentence : document.sentences) tokens += sentence.tokens.size();
            add(document);
            const auto dice = random.unit();
            if (partly || dice >= 0.14) continue;
            auto copy = recase(document, dice < 0.1 ? SentenceCase::title : SentenceCase::capitals);
            add(copy);
        }
        std::cout << path << '\t' << documents.size() << " documents\t" << tokens << " tokens\t" << names
                  << " names" << std::endl;
    }
    std::vector<std::uint32_t> hashes;
    std::unordered_map<std::uint32_t, std::uint32_t> ids;
    for (auto& example : examples) {
        std::vector<std::uint32_t> kept;
        std::uint32_t at = 0;
        for (auto& end : example.ends) {
            for (; at < end; ++at) {
                const auto feature = example.features[at];
                if (counts[feature] < 2) continue;
                const auto [found, fresh] =
                    ids.try_emplace(feature, static_cast<std::uint32_t>(hashes.size()));
                if (fresh) hashes.push_back(feature);
                kept.push_back(found->second);
            }
            end = static_cast<std::uint32_t>(kept.size());
        }
        example.features = std::move(kept);
    }
    std::cout << examples.size() << " sentences, " << counts.size() << " features, " << hashes.size()
              << " seen twice" << std::endl;
    counts.clear();
    Field field(hashes.size());
    std::vector<std::size_t> order(examples.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    for (int round = 0; round < rounds; ++round) {
        random.shuffle(order);
        for (const auto i : order) field.learn(examples[i], random);
        std::cout << "round " << round + 1 << std::endl;
    }
    const auto bytes = field.pack(hashes);
    write_file(arguments[0], bytes);
    std::cout << bytes.size() << " bytes\n";
}

}  // namespace newsgraph::train
