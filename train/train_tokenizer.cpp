// Trains the two boundary models of the tokenizer from the raw text of treebanks.
#include "extract/language/tokenizer.hpp"
#include "train/commands.hpp"
#include "train/perceptron.hpp"
#include "train/treebank.hpp"

#include <iostream>
#include <map>
#include <set>

namespace newsgraph::train {

namespace {

constexpr int rounds = 12;
constexpr std::int32_t token_margin = 60;     // weights are whole numbers, 22 features fire at once
constexpr std::int32_t sentence_margin = 300;

void learn(Perceptron& model, const BoundaryFeatures& features, bool gold, std::int32_t margin) {
    const auto score = model.score(features);
    if ((gold ? score : -score) <= margin) model.update(features, 0, gold ? 1 : -1);
    model.tick();
}

using Boundaries = std::set<std::uint32_t>;  // byte offsets at which a token begins

bool only_letters(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto c = decode_char(text, at);
        if (c.code >= 128 || !is_letter(c.kind)) return false;
        at += c.bytes;
    }
    return true;
}

// "cannot" → "can" + "not": words that are more often split than not, and where.
std::map<std::string, std::uint32_t> split_words(const std::deque<TreebankDocument>& documents) {
    std::map<std::string, std::map<std::uint32_t, int>> seen;
    for (const auto& [document, sentences] : documents)
        for (const auto& sentence : sentences)
            for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
                const auto& token = sentence.tokens[i];
                auto whole = lower_case(token.form);
                std::uint32_t at = 0;
                if (i + 1 < sentence.tokens.size() && !sentence.tokens[i + 1].space_before &&
                    only_letters(token.form) && only_letters(sentence.tokens[i + 1].form)) {
                    at = static_cast<std::uint32_t>(whole.size());
                    whole += lower_case(sentence.tokens[++i].form);
                }
                if (whole.size() <= 12 && only_letters(whole)) ++seen[whole][at];
            }
    std::map<std::string, std::uint32_t> chosen;
    for (const auto& [word, places] : seen) {
        int all = 0, most = 0;
        std::uint32_t best = 0;
        for (const auto& [at, count] : places) {
            all += count;
            if (count > most) most = count, best = at;
        }
        if (best > 0 && most >= 2 && 2 * most > all) chosen[word] = best;
    }
    return chosen;
}

void learn_tokens(const TreebankDocument& item, const Boundaries& starts, Perceptron& model) {
    Chunk chunk;
    BoundaryFeatures features;
    const std::string_view text = item.document.text;
    for (const auto& block : item.document.blocks) {
        for (auto at = block.begin; at < block.end;) {
            const auto c = decode_char(text, at);
            if (c.kind == CharClass::space) {
                at += c.bytes;
                continue;
            }
            read_chunk(text, at, block.end, chunk);
            std::size_t token_begin = 0;
            for (std::size_t i = 1; i < chunk.size; ++i) {
                if (!is_token_candidate(chunk, i)) continue;
                token_boundary_features(chunk, i, token_begin, features);
                const bool gold = starts.contains(chunk.offsets[i]);
                learn(model, features, gold, token_margin);
                if (gold) token_begin = i;
            }
            at = chunk.offsets[chunk.size];
        }
    }
}

void learn_sentences(const TreebankDocument& item, Perceptron& model) {
    const std::string_view text = item.document.text;
    std::vector<TokenSketch> sketches;
    std::vector<bool> ends;
    const auto learn_block = [&] {
        SentenceState state;
        BoundaryFeatures features;
        const auto at = [&](std::size_t i) { return i < sketches.size() ? sketches[i] : TokenSketch{}; };
        for (std::size_t i = 0; i + 1 < sketches.size(); ++i) {
            state.add(sketches[i]);
            const SentenceWindow window{i > 1 ? sketches[i - 2] : TokenSketch{}, i > 0 ? sketches[i - 1] : TokenSketch{},
                                        sketches[i], at(i + 1), at(i + 2), at(i + 3)};
            if (is_sentence_candidate(window)) {
                sentence_boundary_features(window, state, features);
                learn(model, features, ends[i], sentence_margin);
            }
            if (ends[i]) state = {};
        }
        sketches.clear();
        ends.clear();
    };
    std::uint32_t block = 0;
    std::size_t previous_end = 0;
    for (const auto& sentence : item.sentences) {
        if (sentence.block != block) learn_block();
        block = sentence.block;
        for (const auto& token : sentence.tokens) {
            if (sketches.empty()) previous_end = token.begin;
            sketches.push_back(sketch_token(text, {token.begin, token.end}, previous_end));
            ends.push_back(&token == &sentence.tokens.back());
            previous_end = token.end;
        }
    }
    learn_block();
}

}  // namespace

void train_tokenizer(Arguments arguments) {
    const std::vector<std::filesystem::path> files(arguments.begin() + 1, arguments.end());
    const auto documents = read_treebanks(files);
    Perceptron tokens(16, 1), sentences(16, 1);
    std::vector<const TreebankDocument*> order;
    std::map<const TreebankDocument*, Boundaries> starts;
    for (const auto& document : documents) {
        order.push_back(&document);
        for (const auto& sentence : document.sentences)
            for (const auto& token : sentence.tokens) starts[&document].insert(token.begin);
    }
    Random random(1);
    for (int round = 0; round < rounds; ++round) {
        random.shuffle(order);
        for (const auto* document : order) {
            learn_tokens(*document, starts[document], tokens);
            learn_sentences(*document, sentences);
        }
    }
    BinaryWriter out;
    tokens.write(out);
    sentences.write(out);
    const auto words = split_words(documents);
    out.value(static_cast<std::uint32_t>(words.size()));
    for (const auto& [word, at] : words) {
        out.text(word);
        out.value(at);
    }
    write_file(arguments[0], out.bytes());
    std::cout << "tokenizer: " << documents.size() << " documents, " << words.size() << " split words, "
              << out.bytes().size() << " bytes\n";
}

}  // namespace newsgraph::train
