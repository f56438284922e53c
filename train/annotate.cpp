// Raw news text as the compiled-in model reads it, in CoNLL-U: for training on what it has read itself.
#include "extract/language/reader.hpp"
#include "train/commands.hpp"
#include "train/perceptron.hpp"

#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace newsgraph::train {

namespace {

constexpr std::size_t shortest = 5, longest = 60;  // tokens of a sentence that is kept

// One block a line: of the field "text" of JSON lines, of the second column of a table, or of plain text.
Document read_raw(const std::filesystem::path& file) {
    Document document;
    std::istringstream lines(read_file(file));
    for (std::string line; std::getline(lines, line);) {
        if (file.extension() == ".jsonl") line = nlohmann::json::parse(line).at("text").get<std::string>();
        if (file.extension() == ".tsv") {
            const auto begin = std::min(line.find('\t'), line.size() - 1) + 1;
            line = line.substr(begin, line.find('\t', begin) - begin);
        }
        std::istringstream paragraphs(line);
        for (std::string paragraph; std::getline(paragraphs, paragraph);) {
            const auto begin = document.text.size();
            document.text += paragraph + '\n';
            document.blocks.push_back({begin, begin + paragraph.size()});
        }
    }
    return document;
}

}  // namespace

void annotate(Arguments arguments) {
    std::ofstream out(arguments[0]);
    const SentenceReader reader(embedded_model());
    std::size_t kept = 0;
    for (const auto& file : arguments.subspan(1)) {
        const auto document = read_raw(file);
        for (const auto& sentence : reader.read(document)) {
            const auto size = sentence.tokens.size();
            if (size < shortest || size > longest || sentence.tokens.back().upos != Upos::PUNCT) continue;
            ++kept;
            for (std::size_t i = 0; i < size; ++i) {
                const auto& token = sentence.tokens[i];
                const bool space = i + 1 < size && sentence.tokens[i + 1].space_before;
                out << i + 1 << '\t' << token.form << '\t' << token.lemma << '\t' << to_string(token.upos) << '\t'
                    << to_string(token.xpos) << "\t_\t" << token.head + 1 << '\t' << to_string(token.deprel)
                    << "\t_\t" << (space ? "_" : "SpaceAfter=No") << '\n';
            }
            out << '\n';
        }
    }
    out.close();
    if (!out) throw Error(arguments[0] + ": cannot be written; check that the folder exists");
    std::cout << kept << " sentences\n";
}

}  // namespace newsgraph::train
