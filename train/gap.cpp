#include "train/gap.hpp"

#include "extract/language/name_tables.hpp"
#include "train/commands.hpp"
#include "train/treebank.hpp"

#include <fstream>
#include <iomanip>
#include <iostream>

namespace newsgraph::train {

namespace {

/// Byte offset of a code point.
std::size_t byte_of(const std::string& text, std::size_t point) {
    std::size_t at = 0;
    for (; at < text.size(); ++at)
        if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 && point-- == 0) break;
    return at;
}

GapName name_of(const std::string& text, const std::string& name, const std::string& offset,
                const std::string& truth) {
    const auto begin = byte_of(text, std::stoul(offset));
    return {begin, begin + name.size(), truth == "TRUE"};
}

struct Score {
    std::size_t right = 0, made = 0, wanted = 0;
    double f1() const {
        return made + wanted ? 200.0 * static_cast<double>(right) / static_cast<double>(made + wanted) : 0;
    }
};

}  // namespace

std::vector<std::unique_ptr<GapPassage>> read_gap(const std::filesystem::path& file, const Engine& engine) {
    std::vector<std::unique_ptr<GapPassage>> passages;
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
        const auto cells = split_cells(line);
        if (cells.size() < 11) continue;
        auto passage = std::make_unique<GapPassage>();
        const auto& text = passage->document.text = cells[1];
        passage->document.blocks = {{0, text.size()}};
        passage->pronoun = byte_of(text, std::stoul(cells[3]));
        passage->feminine = cells[2].starts_with("h") && (cells[2].starts_with("her") || cells[2] == "hers");
        if (cells[2].starts_with("s") || cells[2].starts_with("S") || cells[2].starts_with("Her"))
            passage->feminine = true;
        passage->a = name_of(text, cells[4], cells[5], cells[6]);
        passage->b = name_of(text, cells[7], cells[8], cells[9]);
        passage->sentences = engine.read(passage->document);
        passages.push_back(std::move(passage));
    }
    return passages;
}

bool overlaps(const Sentence& sentence, std::uint32_t first, std::uint32_t last, const GapName& name) {
    return sentence.tokens[first].begin < name.end && name.begin < sentence.tokens[last - 1].end;
}

void evaluate_gap(Arguments arguments) {
    const Engine engine;
    const NameTables tables;
    Score all, masculine, feminine;
    std::size_t found = 0, passages = 0;
    for (const auto& passage : read_gap(arguments[0], engine)) {
        const auto mentions = resolve_mentions(passage->document, passage->sentences, tables);
        ++passages;
        bool a = false, b = false;
        for (const auto& mention : mentions.mentions) {
            const auto& tokens = passage->sentences[mention.sentence].tokens;
            if (mention.kind != MentionKind::pronoun || tokens[mention.first].begin != passage->pronoun)
                continue;
            ++found;
            for (const auto& other : mentions.mentions) {
                if (other.entity != mention.entity || other.kind != MentionKind::name) continue;
                a = a || overlaps(passage->sentences[other.sentence], other.first, other.last, passage->a);
                b = b || overlaps(passage->sentences[other.sentence], other.first, other.last, passage->b);
            }
        }
        for (auto* score : {&all, passage->feminine ? &feminine : &masculine}) {
            score->made += a + b;
            score->wanted += passage->a.coreferent + passage->b.coreferent;
            score->right += (a && passage->a.coreferent) + (b && passage->b.coreferent);
        }
    }
    const auto rate = [](std::size_t part, std::size_t whole) {
        return whole ? 100.0 * static_cast<double>(part) / static_cast<double>(whole) : 0;
    };
    std::cout << std::fixed << std::setprecision(1) << passages << " passages, " << found
              << " pronouns resolved to a name\n"
              << "all: P " << rate(all.right, all.made) << " R " << rate(all.right, all.wanted) << " F1 "
              << all.f1() << "; masculine F1 " << masculine.f1() << ", feminine F1 " << feminine.f1() << '\n';
}

}  // namespace newsgraph::train
