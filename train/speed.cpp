// Words a second from raw text, stage by stage, beside counting words in the same text in the same run.
#include "extract/language/names.hpp"
#include "extract/language/reader.hpp"
#include "train/commands.hpp"
#include "train/perceptron.hpp"

#include <cstdio>
#include <ctime>

namespace newsgraph::train {

namespace {

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

// As wc -w counts them.
std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : text) {
        const bool space = c == ' ' || (c >= '\t' && c <= '\r');
        words += !space && !inside;
        inside = !space;
    }
    return words;
}

/// Runs the work often enough to take a second; gives the seconds of one run, the fastest of them.
template <class Work>
double fastest(Work work) {
    double best = 1e9, all = 0;
    for (int run = 0; run < 50 && (run < 3 || all < 2); ++run) {
        const auto start = processor_seconds();
        work();
        const auto seconds = processor_seconds() - start;
        best = std::min(best, seconds);
        all += seconds;
    }
    return best;
}

}  // namespace

void measure_speed(Arguments arguments) {
    Document document;
    for (const auto& file : arguments) {
        const auto text = read_file(file);
        for (std::size_t begin = 0; begin < text.size();) {
            const auto end = std::min(text.find('\n', begin), text.size());
            document.blocks.push_back({document.text.size() + begin, document.text.size() + end});
            begin = end + 1;
        }
        document.text += text;
    }
    const auto load_start = processor_seconds();
    const SentenceReader reader(embedded_model());
    const NameRecognizer recognizer(embedded_model());
    const NameTables tables;
    const auto load = processor_seconds() - load_start;
    const Tokenizer tokenizer(embedded_model());
    const auto words = static_cast<double>(count_words(document.text));

    std::size_t counted = 0;
    const auto counting = fastest([&] { counted += count_words(document.text); });
    std::vector<TokenSpan> spans;
    std::vector<std::uint32_t> ends;
    const auto splitting = fastest([&] {
        for (const auto& block : document.blocks) {
            spans.clear();
            ends.clear();
            tokenizer.tokenize(document.text, block.begin, block.end, spans);
            tokenizer.split(document.text, spans, ends);
        }
    });
    std::vector<Sentence> sentences;
    const auto reading = fastest([&] { sentences = reader.read(document); });
    const auto naming = fastest([&] { recognizer.recognize(tables, sentences); });
    const auto everything = fastest([&] {
        sentences = reader.read(document);
        recognizer.recognize(tables, sentences);
        reader.read_again(sentences);
        counted += sentences.size();
    });
    const auto row = [&](const char* stage, double seconds) {
        std::printf("%s\t%.0f words/s\t1/%.0f of counting\n", stage, words / seconds, seconds / counting);
    };
    std::printf("%.0f words, processor time; model load %.1f ms%s\n", words, 1000 * load, counted == 0 ? " " : "");
    row("counting words (wc -w)", counting);
    row("tokens and sentences", splitting);
    row("tags, lemmas and trees", reading - splitting);
    row("names", naming);
    row("reading misread names again", everything - reading - naming);
    row("all, raw text to trees", reading);
    row("all, raw text to named sentences", everything);
}

}  // namespace newsgraph::train
