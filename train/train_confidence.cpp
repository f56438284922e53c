// How sure claims are: logistic regression over the features of confidence.cpp, from claims of the engine over
// annotated texts; rounded to integers and written as a table. Measured by cross-validation over documents.
#include "extract/claims/confidence.hpp"
#include "extract/explanation.hpp"
#include "extract/pipeline.hpp"
#include "extract/read/reader.hpp"
#include "graph/error.hpp"
#include "train/commands.hpp"
#include "train/perceptron.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <set>

namespace newsgraph::train {

namespace {

using Json = nlohmann::json;
using Names = std::set<std::string>;

constexpr int folds = 10, rounds = 600;
constexpr double rate = 0.3;

struct Sample {
    std::vector<std::size_t> features;
    std::string edge;  ///< "document source relation target"
    bool right = false, required = false, news = true;
    std::size_t fold = 0;
};

struct Data {
    std::vector<Sample> samples;
    std::map<std::string, std::size_t> index;
    std::size_t documents = 0, passages = 0, wanted = 0;  ///< required edges of the news

    std::vector<std::size_t> ids(const std::vector<std::string>& names) {
        std::vector<std::size_t> all;
        for (const auto& name : names) all.push_back(index.emplace(name, index.size()).first->second);
        return all;
    }
};

/// As score.py compares names: lower case, words only, no article and no company suffix.
std::string plain(std::string_view name) {
    static const Names suffixes{"inc", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "plc",
                                "ag", "sa", "nv", "gmbh", "group", "holdings", "incorporated"};
    std::vector<std::string> words(1);
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto c = name[i];
        if (c == '.') continue;
        if (c == '\'' && i + 1 < name.size() && name[i + 1] == 's') {
            ++i;
            continue;
        }
        const bool upper = c >= 'A' && c <= 'Z';
        const bool word = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & '\x80');
        if (word)
            words.back() += upper ? static_cast<char>(c - 'A' + 'a') : c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    if (!words.empty() && words.front() == "the") words.erase(words.begin());
    while (words.size() > 1 && suffixes.contains(words.back())) words.pop_back();
    std::string all;
    for (const auto& word : words) (all += all.empty() ? "" : " ") += word;
    return all;
}

Names names_of(const Entity& entity) {
    Names all{plain(entity.name)};
    for (const auto& alias : entity.aliases) all.insert(plain(alias));
    return all;
}

std::size_t shared(const Names& a, const Names& b) {
    return static_cast<std::size_t>(
        std::count_if(a.begin(), a.end(), [&](const auto& name) { return !name.empty() && b.contains(name); }));
}

struct GoldDocument {
    std::vector<std::string> ids;
    std::vector<Names> names;
    std::map<std::string, bool> edges;  ///< "source relation target" → required
    std::vector<std::pair<std::size_t, std::size_t>> ignored;
};

std::string edge_key(std::string source, Relation relation, std::string target) {
    if (info(relation).symmetric && target < source) source.swap(target);
    return source + " " + std::string(to_string(relation)) + " " + target;
}

GoldDocument read_gold_document(const Json& json) {
    GoldDocument gold;
    for (const auto& entity : json.at("entities")) {
        gold.ids.push_back(entity.at("id"));
        Names names{plain(entity.at("name").get<std::string>())};
        if (entity.contains("aliases"))
            for (const auto& alias : entity.at("aliases")) names.insert(plain(alias.get<std::string>()));
        gold.names.push_back(std::move(names));
    }
    for (const auto& claim : json.at("claims")) {
        const auto relation = parse_relation(claim.at("relation").get<std::string>());
        if (!relation) continue;
        auto& required = gold.edges[edge_key(claim.at("source"), *relation, claim.at("target"))];
        required = required || !claim.value("optional", false);
    }
    for (const auto& span : json.value("ignore", Json::array())) gold.ignored.emplace_back(span.at(0), span.at(1));
    return gold;
}

/// The gold entity of each of ours: most names in common.
std::vector<std::string> matched(const GoldDocument& gold, const std::vector<Entity>& ours) {
    std::vector<std::string> found;
    for (const auto& entity : ours) {
        const auto names = names_of(entity);
        std::size_t best = 0, at = 0;
        for (std::size_t i = 0; i < gold.names.size(); ++i)
            if (const auto count = shared(names, gold.names[i]); count > best) best = count, at = i;
        found.push_back(best ? gold.ids[at] : "?" + entity.name);
    }
    return found;
}

/// Calls take(claim, its features) for each claim of the engine.
template <class Take>
void each_claim(const Explanation& seen, Take take) {
    std::size_t at = 0;
    for (const auto& row : seen.trace)
        if (!row.features.empty() && at < seen.claims.size()) take(seen.claims[at++], row.features);
}

void read_news(const Engine& engine, const std::filesystem::path& folder, Data& data) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    const auto root = folder.parent_path().parent_path();
    for (const auto& file : files) {
        const auto json = Json::parse(read_file(file));
        const auto gold = read_gold_document(json);
        for (const auto& [edge, required] : gold.edges) data.wanted += required;
        const std::vector<std::string> inputs{(root / json.at("document").get<std::string>()).string()};
        ReadSink sink;
        sink.diagnostic = [](const Diagnostic& diagnostic) { std::cerr << to_string(diagnostic) << '\n'; };
        sink.document = [&](Document&& document) {
            const auto seen = engine.explain(document);
            const auto ends = matched(gold, seen.mentions.entities);
            each_claim(seen, [&](const LocalClaim& claim, const std::vector<std::string>& features) {
                const auto inside = [&](const auto& span) {
                    return span.first <= claim.evidence.start && claim.evidence.end <= span.second;
                };
                if (std::any_of(gold.ignored.begin(), gold.ignored.end(), inside)) return;
                const auto key = edge_key(ends[static_cast<std::size_t>(claim.source)], claim.relation,
                                          ends[static_cast<std::size_t>(claim.target)]);
                const auto found = gold.edges.find(key);
                Sample sample;
                sample.features = data.ids(features);
                sample.edge = std::to_string(data.documents) + " " + key;
                sample.right = found != gold.edges.end();
                sample.required = sample.right && found->second;
                sample.fold = data.documents % folds;
                data.samples.push_back(std::move(sample));
            });
        };
        read_documents(inputs, {}, sink);
        ++data.documents;
    }
}

struct Property {
    std::string_view name;
    Relation relation;
    bool reversed;
};
constexpr std::array properties{
    Property{"FOUNDED_BY", Relation::founded, true},    Property{"SUBSIDIARY_OF", Relation::owns, true},
    Property{"HEADQUARTERS", Relation::based_in, false}, Property{"NATIONALITY", Relation::citizen_of, false},
    Property{"EMPLOYEE_OR_MEMBER_OF", Relation::works_for, false},
};

/// A name of ours against the words of a fact; pronouns may be anybody.
bool fits(const Names& names, const std::string& words) {
    const auto fact = plain(words);
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') return true;
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        return !name.empty() && (name.find(fact) != std::string::npos || fact.find(name) != std::string::npos);
    });
}

/// KnowledgeNet: claims of a property that the annotators listed in full are right when they are in the list.
void read_passages(const Engine& engine, const std::filesystem::path& file, Data& data) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line); ++data.passages) {
        const auto json = Json::parse(line);
        const auto& exhaustive = json.at("exhaustive");
        Document document;
        document.text = json.at("text");
        Block block;
        block.end = static_cast<std::uint32_t>(document.text.size());
        document.blocks.push_back(block);
        const auto seen = engine.explain(document);
        each_claim(seen, [&](const LocalClaim& claim, const std::vector<std::string>& features) {
            for (const auto& property : properties) {
                if (property.relation != claim.relation ||
                    std::find(exhaustive.begin(), exhaustive.end(), property.name) == exhaustive.end())
                    continue;
                auto source = names_of(seen.mentions.entities[static_cast<std::size_t>(claim.source)]);
                auto target = names_of(seen.mentions.entities[static_cast<std::size_t>(claim.target)]);
                if (claim.relation == Relation::based_in &&
                    seen.mentions.entities[static_cast<std::size_t>(claim.target)].type == NodeType::country)
                    continue;  // a nationality is no seat there
                if (property.reversed) source.swap(target);
                Sample sample;
                sample.features = data.ids(features);
                sample.news = false;
                sample.right = std::any_of(
                    json.at("facts").begin(), json.at("facts").end(), [&](const Json& fact) {
                        return fact.at("prop") == property.name && fits(source, fact.at("s_text")) &&
                               fits(target, fact.at("o_text"));
                    });
                sample.fold = data.passages % folds;
                data.samples.push_back(std::move(sample));
            }
        });
    }
}

double logistic(double x) {
    return 1.0 / (1.0 + std::exp(-x));
}

double sum(const Sample& sample, const std::vector<double>& weights) {
    double all = 0;
    for (const auto feature : sample.features) all += weights[feature];
    return all;
}

/// Full gradients with AdaGrad steps; the constant is not drawn to zero.
std::vector<double> learn(const Data& data, std::size_t left_out, double decay) {
    std::vector<double> weights(data.index.size()), slopes(weights.size()), squares(weights.size(), 1e-8);
    const auto always = data.index.at("always");
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < weights.size(); ++i) slopes[i] = i == always ? 0 : decay * weights[i];
        for (const auto& sample : data.samples) {
            if (sample.fold == left_out) continue;
            const auto slope = (logistic(sum(sample, weights)) - (sample.right ? 1.0 : 0.0));
            for (const auto feature : sample.features) slopes[feature] += slope;
        }
        for (std::size_t i = 0; i < weights.size(); ++i) {
            squares[i] += slopes[i] * slopes[i];
            weights[i] -= rate * slopes[i] / std::sqrt(squares[i]) * (round < rounds / 2 ? 1.0 : 0.2);
        }
    }
    return weights;
}

/// Predictions of each sample by the models that did not see its document; returns nats a claim.
double cross_validate(const Data& data, double decay, std::vector<double>& predicted) {
    predicted.assign(data.samples.size(), 0);
    double loss = 0;
    for (std::size_t fold = 0; fold < folds; ++fold) {
        const auto weights = learn(data, fold, decay);
        for (std::size_t i = 0; i < data.samples.size(); ++i) {
            const auto& sample = data.samples[i];
            if (sample.fold != fold) continue;
            predicted[i] = probability(std::lround(256 * sum(sample, weights)));
            loss -= std::log(sample.right ? predicted[i] : 1 - predicted[i]);
        }
    }
    return loss / static_cast<double>(data.samples.size());
}

void write(const std::filesystem::path& file, const Data& data, const std::vector<double>& weights) {
    std::string bytes = "#feature\tweight\n# Made by newsgraph-train confidence; 256 is one nat; see docs/quality.md.\n";
    for (const auto& [name, at] : data.index) {
        const auto rounded = std::lround(weights[at] * 256);
        if (std::abs(rounded) >= 4) bytes += name + "\t" + std::to_string(rounded) + "\n";
    }
    write_file(file, bytes);
}

void print_reliability(const std::vector<std::pair<double, bool>>& claims) {
    std::cout << "| confidence | claims | mean | right |\n| --- | --- | --- | --- |\n" << std::fixed;
    for (int bin = 0; bin < 10; ++bin) {
        double mean = 0;
        std::size_t count = 0, right = 0;
        for (const auto& [p, good] : claims)
            if (std::min(9, static_cast<int>(p * 10 + 1e-9)) == bin) mean += p, ++count, right += good;
        if (count)
            std::cout << std::setprecision(1) << "| " << bin / 10.0 << "–" << (bin + 1) / 10.0 << " | " << count
                      << std::setprecision(2) << " | " << mean / static_cast<double>(count) << " | "
                      << static_cast<double>(right) / static_cast<double>(count) << " |\n";
    }
}

/// Edges that stay when each needs a claim at least so sure.
void print_thresholds(const Data& data, const std::vector<double>& predicted) {
    std::cout << "| at least | required edges found | P | R | F1 |\n| --- | --- | --- | --- | --- |\n";
    for (int step = 0; step < 10; ++step) {
        std::map<std::string, std::pair<bool, bool>> edges;  // right, required
        for (std::size_t i = 0; i < data.samples.size(); ++i)
            if (data.samples[i].news && predicted[i] >= step / 10.0 - 1e-9)
                edges[data.samples[i].edge] = {data.samples[i].right, data.samples[i].required};
        double good = 0, bad = 0;
        for (const auto& [edge, kind] : edges) good += kind.second, bad += !kind.first;
        const auto p = good / std::max(1.0, good + bad), r = good / static_cast<double>(data.wanted);
        std::cout << std::setprecision(1) << "| " << step / 10.0 << " | " << std::setprecision(0) << good
                  << std::setprecision(3) << " | " << p << " | " << r << " | " << 2 * p * r / std::max(1e-9, p + r)
                  << " |\n";
    }
}

}  // namespace

void train_confidence(Arguments arguments) {
    const Engine engine;
    Data data;
    for (const std::filesystem::path path : arguments.subspan(1))
        if (std::filesystem::is_directory(path))
            read_news(engine, path.lexically_normal(), data);
        else
            read_passages(engine, path, data);
    for (const bool news : {true, false}) {
        std::size_t count = 0, right = 0;
        for (const auto& sample : data.samples)
            if (sample.news == news) ++count, right += sample.right;
        std::cout << (news ? data.documents : data.passages) << (news ? " news texts: " : " passages: ") << count
                  << " claims, " << right << " right\n";
    }
    std::vector<double> predicted, best;
    double least = 1e9, decay = 0;
    for (const double tried : {1.0, 3.0, 10.0, 30.0, 100.0}) {
        const auto loss = cross_validate(data, tried, predicted);
        std::cout << "decay " << tried << ": " << loss << " nats a claim, cross-validated\n";
        if (loss < least) least = loss, decay = tried, best = predicted;
    }
    std::vector<std::pair<double, bool>> claims;
    for (std::size_t i = 0; i < data.samples.size(); ++i) claims.emplace_back(best[i], data.samples[i].right);
    print_reliability(claims);
    print_thresholds(data, best);
    write(arguments[0], data, learn(data, folds + 1, decay));
}

}  // namespace newsgraph::train
