// Trains the network that tags and parses, and prints how it does on a development set after each round.
#include "train/commands.hpp"
#include "train/teachers.hpp"
#include "train/treebank.hpp"

#include <algorithm>
#include <ctime>
#include <cstdio>
#include <iostream>
#include <numeric>

namespace newsgraph::train {

namespace {

constexpr std::size_t batch_words = 500;

using Batches = std::vector<std::vector<const Example*>>;

Batches make_batches(std::vector<const Example*> order, Random& random) {
    random.shuffle(order);
    Batches batches;
    std::size_t words = batch_words;
    for (const auto* example : order) {
        if (words + example->rows.size() > batch_words) batches.emplace_back(), words = 0;
        batches.back().push_back(example);
        words += example->rows.size();
    }
    return batches;
}

/// What one round goes over: all of the treebanks, and as many raw words times `share`, going on where
/// the round before stopped.
class Course {
public:
    Course(const std::vector<Example>& gold, const std::vector<Example>& silver, float share, Random& random)
        : share_(share) {
        for (const auto& example : gold) gold_.push_back(&example), gold_words_ += example.rows.size();
        for (const auto& example : silver) silver_.push_back(&example);
        random.shuffle(silver_);
    }
    Batches round(Random& random) {
        auto order = gold_;
        const auto wanted = static_cast<std::size_t>(share_ * static_cast<float>(gold_words_));
        for (std::size_t words = 0; words < wanted && !silver_.empty(); next_ = (next_ + 1) % silver_.size()) {
            order.push_back(silver_[next_]);
            words += silver_[next_]->rows.size();
        }
        return make_batches(std::move(order), random);
    }

private:
    std::vector<const Example*> gold_, silver_;
    std::size_t gold_words_ = 0, next_ = 0;
    float share_;
};

void report(const char* name, Network& network, const std::vector<Example>& examples) {
    NetworkScore score;
    for (const auto& example : examples) network.measure(example, score);
    const auto share = [&](std::size_t n) { return 100.0 * static_cast<double>(n) / static_cast<double>(score.all); };
    std::printf("  %s UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f", name, share(score.upos), share(score.xpos),
                share(score.heads), share(score.labelled));
}


struct Options {
    std::string section;
    std::size_t rounds = 14;
    float rate = 0.003f;
    std::uint64_t seed = 1;
    std::size_t copies = 0;
    float drop = 0.33f;
    float raw_share = 1;                ///< raw words a round, by words of the treebanks
    std::uint32_t often = 5;            ///< a form of raw text that stands so often is known
    NetworkSizes sizes;
    std::filesystem::path development;  ///< only measured, not learned from
    std::filesystem::path save;         ///< the weights in floating point, as a teacher
    std::filesystem::path start;        ///< such weights to go on from, in place of chance
    std::vector<std::filesystem::path> treebanks, texts, teachers;
};

Options parse_options(Arguments arguments) {
    Options options;
    options.section = arguments[0];
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        const auto value = [&](std::string_view name) {
            if (arguments[i] != name) return false;
            if (++i == arguments.size()) throw UsageError(std::string(name) + " needs a value");
            return true;
        };
        if (value("--rounds")) options.rounds = std::stoul(arguments[i]);
        else if (value("--rate")) options.rate = std::stof(arguments[i]);
        else if (value("--seed")) options.seed = std::stoul(arguments[i]);
        else if (value("--drop")) options.drop = std::stof(arguments[i]);
        else if (value("--copies")) options.copies = std::stoul(arguments[i]);
        else if (value("--width")) options.sizes.width = std::stoul(arguments[i]);
        else if (value("--layers")) options.sizes.layers = std::stoul(arguments[i]);
        else if (value("--arcs")) options.sizes.arcs = std::stoul(arguments[i]);
        else if (value("--relations")) options.sizes.relations = std::stoul(arguments[i]);
        else if (value("--raw-share")) options.raw_share = std::stof(arguments[i]);
        else if (value("--often")) options.often = static_cast<std::uint32_t>(std::stoul(arguments[i]));
        else if (value("--development")) options.development = arguments[i];
        else if (value("--save")) options.save = arguments[i];
        else if (value("--start")) options.start = arguments[i];
        else if (value("--raw")) options.texts.push_back(arguments[i]);
        else if (value("--teacher")) options.teachers.push_back(arguments[i]);
        else options.treebanks.push_back(arguments[i]);
    }
    if (options.texts.empty() != options.teachers.empty()) throw UsageError("--raw and --teacher need each other");
    return options;
}

void write_section(const std::string& file, const Forms& forms, const Network& network) {
    BinaryWriter out;
    forms.write(out);
    network.write(out);
    write_file(file, out.bytes());
}

std::vector<Example> teach(std::span<const Sentence* const> sentences, const Forms& forms, const Options& options) {
    std::vector<Teacher> teachers;
    for (const auto& file : options.teachers) teachers.push_back(read_teacher(file));
    std::vector<Example> examples;
    std::size_t words = 0;
    for (const auto* sentence : sentences) {
        examples.push_back(taught_example(*sentence, forms, teachers));
        words += sentence->tokens.size();
    }
    std::printf("%zu raw sentences, %zu words\n", examples.size(), words);
    return examples;
}

}  // namespace

void train_network(Arguments arguments) {
    const auto options = parse_options(arguments);
    const auto documents = read_treebanks(options.treebanks);
    const auto sentences = sentences_of(documents);
    std::deque<RawText> texts;
    std::vector<const Sentence*> raw;
    for (const auto& file : options.texts)
        for (const auto& sentence : texts.emplace_back(read_raw_text(file)).sentences) raw.push_back(&sentence);
    auto forms = count_forms(sentences, raw, options.often);
    Random random(options.seed);
    Network network(options.sizes, embedding_table_rows(forms.count), random);
    if (!options.start.empty()) {
        auto [start_forms, start] = read_teacher(options.start);
        start_forms.seen = forms.seen;
        forms = std::move(start_forms);
        network = std::move(start);
    }
    network.drop = options.drop;
    const auto gold = make_examples(sentences, forms, options.copies);
    const auto silver = teach(raw, forms, options);
    std::vector<Example> held_out;
    std::deque<TreebankDocument> development;
    if (!options.development.empty()) {
        development = read_treebank(options.development);
        held_out = make_examples(sentences_of(development), forms);
    }
    std::printf("%zu sentences, %u forms, %zu rows\n", gold.size(), forms.count, embedding_table_rows(forms.count));
    Adam adam;
    Course course(gold, silver, options.raw_share, random);
    std::size_t steps = 0;
    if (options.rounds == 0) write_section(options.section, forms, network);
    for (std::size_t round = 0; round < options.rounds; ++round) {
        const auto start = std::clock();
        float loss = 0;
        const auto batches = course.round(random);
        for (std::size_t i = 0; i < batches.size(); ++i) {
            const auto done = static_cast<float>(i) / static_cast<float>(batches.size());
            const auto progress = (static_cast<float>(round) + done) / static_cast<float>(options.rounds);
            const auto warm = std::min(1.0f, static_cast<float>(steps + 1) / 200);
            adam.rate = options.rate * warm * std::max(1 - progress, 0.02f);
            adam.step = steps++;
            loss += network.learn(batches[i], adam, random);
            if (steps % 8 == 0) network.follow(steps < 2000 ? 0.1f : 0.01f);
        }
        std::printf("round %zu loss %.4f %.0f s", round + 1, loss / static_cast<float>(batches.size()),
                    static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
        network.take_average();
        if (!held_out.empty()) report("development", network, held_out);
        write_section(options.section, forms, network);
        if (!options.save.empty()) save_teacher(options.save, forms, network);
        if (round + 1 < options.rounds) network.take_average();
        std::printf("\n");
        std::fflush(stdout);
    }
}

}  // namespace newsgraph::train
