// newsgraph-train: makes the weights that the program carries, and measures them.
#include "extract/language/model_file.hpp"
#include "train/commands.hpp"
#include "train/perceptron.hpp"

#include <array>
#include <iostream>
#include <string_view>
#include <vector>

namespace newsgraph::train {

struct Command {
    std::string_view name, arguments;
    std::size_t fewest;
    void (*run)(Arguments);
};

constexpr std::array commands{
    Command{"tokenizer", "SECTION_FILE TREEBANK…", 2, train_tokenizer},
    Command{"network",
            "SECTION_FILE [--rounds N] [--rate R] [--seed N] [--drop SHARE] [--copies N] [--development TREEBANK]\n"
            "      [--width N] [--layers N] [--arcs N] [--relations N] [--save TEACHER] [--start TEACHER]\n"
            "      [--raw TEXT… --teacher TEACHER… [--raw-share R] [--often N]] TREEBANK…",
            2, train_network},
    Command{"lemmas", "SECTION_FILE LEMMA_FOLDER TREEBANK…", 3, train_lemmas},
    Command{"names", "SECTION_FILE DATA…", 2, train_names},
    Command{"name-types", "SECTION_FILE DATA…", 2, train_name_types},
    Command{"evaluate-names", "[FILE.section] DATA…", 1, evaluate_names},
    Command{"coreference", "TABLE (GUM_CONLLU|GAP_TSV)…", 2, train_coreference},
    Command{"confidence", "TABLE (GOLD_FOLDER|KNOWLEDGENET)…", 2, train_confidence},
    Command{"evaluate-gap", "GAP_TSV", 1, evaluate_gap},
    Command{"pack", "MODEL SECTION_FILE… -SECTION_TO_DROP…", 2, pack},
    Command{"evaluate-coref", "GUM_CONLLU…", 1, evaluate_coreference},
    Command{"speed", "TEXT…", 1, measure_speed},
    Command{"evaluate", "TREEBANK…", 1, evaluate},
};

void pack(Arguments arguments) {
    const std::filesystem::path file = arguments[0];
    std::vector<ModelSection> sections;
    std::string old;
    if (std::filesystem::exists(file)) {
        old = read_file(file);
        old.reserve(old.size() + model_alignment);
        const ModelFile model(old);
        for (const auto name : model.names())
            sections.push_back({std::string(name), std::string(model.section(name))});
    }
    for (const auto& path : arguments.subspan(1)) {
        const bool drop = path.starts_with('-');
        const auto name = drop ? path.substr(1) : std::filesystem::path(path).stem().string();
        std::erase_if(sections, [&](const ModelSection& section) { return section.name == name; });
        if (!drop) sections.push_back({name, read_file(path)});
    }
    std::sort(sections.begin(), sections.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    const auto bytes = pack_model(sections);
    write_file(file, bytes);
    for (const auto& section : sections) std::cout << section.name << '\t' << section.bytes.size() << '\n';
    std::cout << "all\t" << bytes.size() << '\n';
}

int run(const std::vector<std::string>& words) {
    for (const auto& command : commands)
        if (words.size() > command.fewest && words[0] == command.name) {
            command.run(Arguments(words).subspan(1));
            return 0;
        }
    std::cerr << "usage:\n";
    for (const auto& command : commands)
        std::cerr << "  newsgraph-train " << command.name << ' ' << command.arguments << '\n';
    return 2;
}

}  // namespace newsgraph::train

int main(int count, char** values) {
    try {
        return newsgraph::train::run({values + 1, values + count});
    } catch (const std::exception& error) {
        std::cerr << "newsgraph-train: " << error.what() << '\n';
        return 1;
    }
}
