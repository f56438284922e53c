// The figures of the compiled-in model on treebanks, from raw text and on gold tokens.
#include "extract/language/reader.hpp"
#include "train/commands.hpp"
#include "train/treebank.hpp"

#include <cstdio>
#include <map>
#include <set>
#include <tuple>

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

/// Words by their span, with the span of their head and the universal relation: what stays comparable when
/// tokens differ (LAS of the CoNLL 2018 shared task; Zeman et al. 2018).
using Trees = std::map<std::pair<std::uint32_t, std::uint32_t>,
                       std::tuple<std::uint32_t, std::uint32_t, Deprel, Upos>>;

void add_trees(std::span<const Sentence> sentences, Trees& trees) {
    for (const auto& sentence : sentences)
        for (const auto& token : sentence.tokens) {
            const auto* head = token.head < 0 ? nullptr : &sentence.tokens[static_cast<std::size_t>(token.head)];
            trees[{token.begin, token.end}] = {head ? head->begin : 0, head ? head->end : 0, base(token.deprel),
                                               token.upos};
        }
}

void evaluate_raw_trees(const std::deque<TreebankDocument>& documents, const std::string& name) {
    const SentenceReader reader(embedded_model());
    Score upos, labelled;
    for (const auto& [document, sentences] : documents) {
        Trees gold, found;
        add_trees(sentences, gold);
        add_trees(reader.read(document), found);
        for (auto* score : {&upos, &labelled}) score->gold += gold.size(), score->found += found.size();
        for (const auto& [span, word] : found)
            if (const auto same = gold.find(span); same != gold.end()) {
                upos.right += std::get<Upos>(word) == std::get<Upos>(same->second);
                labelled.right += std::get<0>(word) == std::get<0>(same->second) &&
                                  std::get<1>(word) == std::get<1>(same->second) &&
                                  std::get<Deprel>(word) == std::get<Deprel>(same->second);
            }
    }
    std::printf("%s\traw text\tUPOS F1 %.4f\tLAS F1 %.4f\n", name.c_str(), upos.f1(), labelled.f1());
}

void evaluate_gold_tokens(const std::deque<TreebankDocument>& documents, const std::string& name) {
    const SentenceReader reader(embedded_model());
    std::size_t all = 0, upos = 0, xpos = 0, lemmas = 0, heads = 0, labelled = 0;
    for (const auto* sentence : sentences_of(documents)) {
        if (sentence->tokens.size() > max_sentence) continue;
        auto read = *sentence;
        reader.analyze(read);
        for (std::size_t i = 0; i < read.tokens.size(); ++i) {
            const auto &gold = sentence->tokens[i], &found = read.tokens[i];
            ++all;
            upos += gold.upos == found.upos;
            xpos += gold.xpos == found.xpos;
            lemmas += lower_case(gold.lemma) == lower_case(found.lemma);
            heads += gold.head == found.head;
            labelled += gold.head == found.head && base(gold.deprel) == base(found.deprel);
        }
    }
    const auto share = [&](std::size_t count) { return static_cast<double>(count) / static_cast<double>(all); };
    std::printf("%s\tgold tokens\tUPOS %.4f\tXPOS %.4f\tlemmas %.4f\tUAS %.4f\tLAS %.4f\n", name.c_str(), share(upos),
                share(xpos), share(lemmas), share(heads), share(labelled));
}

}  // namespace

void evaluate(Arguments arguments) {
    for (const auto& file : arguments) {
        const auto documents = read_treebank(file);
        const auto name = std::filesystem::path(file).filename().string();
        evaluate_raw(documents, name);
        evaluate_raw_trees(documents, name);
        evaluate_gold_tokens(documents, name);
    }
}

}  // namespace newsgraph::train
