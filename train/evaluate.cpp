// The figures of the compiled-in model on treebanks, from raw text and on gold tokens.
#include "extract/language/tokenizer.hpp"
#include "train/commands.hpp"
#include "train/treebank.hpp"

#include <cstdio>
#include <set>

namespace newsgraph::train {

namespace {

struct Score {
    std::size_t gold = 0, found = 0, right = 0;
    double f1() const {
        return gold + found == 0 ? 0 : 2.0 * static_cast<double>(right) / static_cast<double>(gold + found);
    }
};

using Spans = std::set<std::pair<std::uint32_t, std::uint32_t>>;

void compare(const Spans& gold, const Spans& found, Score& score) {
    score.gold += gold.size();
    score.found += found.size();
    for (const auto& span : found) score.right += gold.contains(span);
}

void evaluate_raw(const std::deque<TreebankDocument>& documents, const std::string& name) {
    const Tokenizer tokenizer(embedded_model());
    Score token_score, sentence_score;
    std::vector<TokenSpan> tokens;
    std::vector<std::uint32_t> ends;
    for (const auto& [document, sentences] : documents) {
        Spans gold_tokens, gold_sentences, found_tokens, found_sentences;
        for (const auto& sentence : sentences) {
            gold_sentences.insert({sentence.begin, sentence.end});
            for (const auto& token : sentence.tokens) gold_tokens.insert({token.begin, token.end});
        }
        for (const auto& block : document.blocks) {
            tokens.clear();
            ends.clear();
            tokenizer.tokenize(document.text, block.begin, block.end, tokens);
            tokenizer.split(document.text, tokens, ends);
            for (const auto& span : tokens) found_tokens.insert({span.begin, span.end});
            std::size_t first = 0;
            for (const auto end : ends) {
                found_sentences.insert({tokens[first].begin, tokens[end].end});
                first = end + 1;
            }
        }
        compare(gold_tokens, found_tokens, token_score);
        compare(gold_sentences, found_sentences, sentence_score);
    }
    std::printf("%s\traw text\ttokens F1 %.4f\tsentences F1 %.4f\n", name.c_str(), token_score.f1(),
                sentence_score.f1());
}

}  // namespace

void evaluate(Arguments arguments) {
    for (const auto& file : arguments) {
        const auto documents = read_treebank(file);
        evaluate_raw(documents, std::filesystem::path(file).filename().string());
    }
}

}  // namespace newsgraph::train
