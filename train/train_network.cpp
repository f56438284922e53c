// Trains the network that tags and parses, and prints how it does on a development set after each round.
#include "train/commands.hpp"
#include "train/network.hpp"
#include "train/treebank.hpp"

#include <algorithm>
#include <ctime>
#include <cstdio>
#include <iostream>
#include <map>
#include <numeric>

namespace newsgraph::train {

namespace {

constexpr std::size_t batch_words = 500;

/// The vocabulary as it is written and as it is used.
struct Forms {
    std::vector<std::uint32_t> keys, rows;
    std::uint32_t count = 0;
    std::map<std::uint64_t, std::uint32_t> seen;

    Vocabulary vocabulary() const { return Vocabulary(keys, rows, count); }
};

Forms count_forms(std::span<const Sentence* const> sentences) {
    Forms forms;
    for (const auto* sentence : sentences)
        for (const auto& token : sentence->tokens) ++forms.seen[make_word(token).form];
    std::size_t places = 64;
    while (places < 2 * forms.seen.size()) places *= 2;
    forms.keys.assign(places, 0);
    forms.rows.assign(places, 0);
    for (const auto& [form, count] : forms.seen) {
        if (count < 2) continue;
        const auto key = Vocabulary::key(form);
        auto at = key & (places - 1);
        while (forms.keys[at] != 0 && forms.keys[at] != key) at = (at + 1) & (places - 1);
        if (forms.keys[at] == key) continue;
        forms.keys[at] = key;
        forms.rows[at] = first_form_row + forms.count++;
    }
    return forms;
}

Example make_example(const Sentence& sentence, const Forms& forms, const Vocabulary& vocabulary) {
    Example example;
    std::vector<Word> words;
    make_words(sentence.tokens, words);
    const auto size = static_cast<std::uint32_t>(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto& token = sentence.tokens[i];
        example.rows.push_back(rows_of(words[i], i == 0, vocabulary));
        const auto seen = forms.seen.find(words[i].form);
        example.form_counts.push_back(seen == forms.seen.end() ? 0 : seen->second);
        example.heads.push_back(token.head < 0 ? size : static_cast<std::uint32_t>(token.head));
        example.relations.push_back(static_cast<std::uint8_t>(token.deprel));
        example.upos.push_back(static_cast<std::uint8_t>(token.upos));
        example.xpos.push_back(static_cast<std::uint8_t>(token.xpos));
    }
    return example;
}

std::vector<Example> make_examples(std::span<const Sentence* const> sentences, const Forms& forms) {
    const auto vocabulary = forms.vocabulary();
    std::vector<Example> examples;
    for (const auto* sentence : sentences)
        if (sentence->tokens.size() <= 160) examples.push_back(make_example(*sentence, forms, vocabulary));
    return examples;
}

// Sentences of like length together, then the batches in any order.
std::vector<std::vector<const Example*>> make_batches(const std::vector<Example>& examples, Random& random) {
    std::vector<const Example*> order;
    for (const auto& example : examples) order.push_back(&example);
    random.shuffle(order);
    std::vector<std::vector<const Example*>> batches;
    std::size_t words = batch_words;
    for (const auto* example : order) {
        if (words + example->rows.size() > batch_words) batches.emplace_back(), words = 0;
        batches.back().push_back(example);
        words += example->rows.size();
    }
    return batches;
}

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
    std::filesystem::path development;  ///< only measured, not learned from
    std::vector<std::filesystem::path> treebanks;
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
        else if (value("--development")) options.development = arguments[i];
        else options.treebanks.push_back(arguments[i]);
    }
    return options;
}

void write_section(const std::string& file, const Forms& forms, const Network& network) {
    BinaryWriter out;
    out.value(forms.count);
    out.array(std::span<const std::uint32_t>(forms.keys));
    out.array(std::span<const std::uint32_t>(forms.rows));
    network.write(out);
    write_file(file, out.bytes());
}

}  // namespace

void train_network(Arguments arguments) {
    const auto options = parse_options(arguments);
    const auto documents = read_treebanks(options.treebanks);
    const auto sentences = sentences_of(documents);
    const auto forms = count_forms(sentences);
    const auto examples = make_examples(sentences, forms);
    std::vector<Example> held_out;
    std::deque<TreebankDocument> development;
    if (!options.development.empty()) {
        development = read_treebank(options.development);
        held_out = make_examples(sentences_of(development), forms);
    }
    Random random(1);
    Network network({}, embedding_table_rows(forms.count), random);
    std::printf("%zu sentences, %u forms, %zu rows\n", examples.size(), forms.count, embedding_table_rows(forms.count));
    Adam adam;
    std::size_t steps = 0;
    const auto all_steps = options.rounds * make_batches(examples, random).size();
    for (std::size_t round = 0; round < options.rounds; ++round) {
        const auto start = std::clock();
        float loss = 0;
        const auto batches = make_batches(examples, random);
        for (const auto& batch : batches) {
            const auto progress = static_cast<float>(steps) / static_cast<float>(all_steps);
            const auto warm = std::min(1.0f, static_cast<float>(steps + 1) / 200);
            adam.rate = options.rate * warm * std::max(1 - progress, 0.02f);
            adam.step = steps++;
            loss += network.learn(batch, adam, random);
            if (steps % 8 == 0) network.follow(steps < 2000 ? 0.1f : 0.01f);
        }
        std::printf("round %zu loss %.4f %.0f s", round + 1, loss / static_cast<float>(batches.size()),
                    static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
        network.take_average();
        if (!held_out.empty()) report("development", network, held_out);
        write_section(options.section, forms, network);
        if (round + 1 < options.rounds) network.take_average();
        std::printf("\n");
        std::fflush(stdout);
    }
}

}  // namespace newsgraph::train
