#include "train/treebank.hpp"

#include "graph/error.hpp"

#include <charconv>
#include <fstream>

namespace newsgraph::train {

namespace {

struct Line {
    std::size_t first = 0, last = 0;  // word numbers; different for a contraction
    std::vector<std::string> cells;
};

struct Draft {
    bool new_document = false;
    bool new_block = false;
    std::vector<Line> words;
    std::vector<Line> contractions;
};

std::size_t number(std::string_view cell) {
    std::size_t value = 0;
    std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return value;
}

bool no_space_after(const Line& line) { return line.cells[9].find("SpaceAfter=No") != std::string::npos; }

// Deals the letters of a contraction out among its words.
std::vector<std::string> deal(const std::string& whole, std::span<const Line> words) {
    std::string joined;
    for (const auto& word : words) joined += word.cells[1];
    std::vector<std::string> parts;
    std::size_t at = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto left = words.size() - 1 - i;
        auto length = std::min(words[i].cells[1].size(), whole.size() - at - std::min(left, whole.size() - at));
        if (joined != whole && i == 0 && whole.size() > left) length = std::min(length, whole.size() - left);
        if (left == 0) length = whole.size() - at;
        parts.push_back(whole.substr(at, length));
        at += length;
    }
    return parts;
}

class Builder {
public:
    explicit Builder(std::deque<TreebankDocument>& documents) : documents_(documents) {}

    void add(const Draft& draft) {
        if (draft.words.empty()) return;
        if (draft.new_document || documents_.empty() || first_) {
            finish();
            documents_.emplace_back();
            space_ = false;
        }
        first_ = false;
        auto& text = documents_.back().document.text;
        auto& blocks = documents_.back().document.blocks;
        if (draft.new_block || blocks.empty()) {
            if (!text.empty()) text += "\n\n";
            blocks.push_back({text.size(), text.size()});
            space_ = false;
        }
        Sentence sentence;
        sentence.block = static_cast<std::uint32_t>(blocks.size() - 1);
        auto contraction = draft.contractions.begin();
        for (std::size_t i = 0; i < draft.words.size(); ++i) {
            if (contraction != draft.contractions.end() && contraction->first == i + 1) {
                const std::span inside(draft.words.data() + i, contraction->last - contraction->first + 1);
                const auto parts = deal(contraction->cells[1], inside);
                for (std::size_t part = 0; part < parts.size(); ++part)
                    add_word(text, sentence, inside[part], parts[part], part + 1 < parts.size());
                space_ = !no_space_after(*contraction);
                i += parts.size() - 1;
                ++contraction;
            } else {
                add_word(text, sentence, draft.words[i], draft.words[i].cells[1], no_space_after(draft.words[i]));
            }
        }
        sentence.begin = sentence.tokens.front().begin;
        sentence.end = sentence.tokens.back().end;
        blocks.back().end = text.size();
        documents_.back().sentences.push_back(std::move(sentence));
    }

    void finish() {
        if (documents_.empty()) return;
        auto& [document, sentences] = documents_.back();
        for (auto& sentence : sentences)
            for (auto& token : sentence.tokens)
                token.form = std::string_view(document.text).substr(token.begin, token.end - token.begin);
    }
    void new_file() { first_ = true; }

private:
    void add_word(std::string& text, Sentence& sentence, const Line& line, const std::string& form, bool joined) {
        if (space_) text += ' ';
        Token token;
        token.space_before = space_;
        token.begin = static_cast<std::uint32_t>(text.size());
        text += form;
        token.end = static_cast<std::uint32_t>(text.size());
        token.lemma = line.cells[2];
        token.upos = parse_upos(line.cells[3]).value_or(Upos::X);
        token.xpos = parse_xpos(line.cells[4]);
        token.head = static_cast<std::int32_t>(number(line.cells[6])) - 1;
        token.deprel = parse_deprel(line.cells[7]).value_or(Deprel::dep);
        sentence.tokens.push_back(std::move(token));
        space_ = !joined;
    }

    std::deque<TreebankDocument>& documents_;
    bool space_ = false;
    bool first_ = true;
};

void read_into(const std::filesystem::path& file, Builder& builder) {
    std::ifstream in(file);
    if (!in) throw InputError(file.string(), 0, "cannot be opened; name a CoNLL-U file");
    builder.new_file();
    Draft draft;
    std::size_t row = 0;
    for (std::string line; std::getline(in, line);) {
        ++row;
        if (line.empty()) {
            builder.add(draft);
            draft = {};
        } else if (line.starts_with("# newdoc")) {
            draft.new_document = true;
        } else if (line.starts_with("# newpar") && !line.starts_with("# newpar_")) {
            draft.new_block = true;
        } else if (line.front() != '#') {
            Line word;
            word.cells = split_cells(line);
            if (word.cells.size() != 10)
                throw InputError(file.string(), row, "expected 10 cells, got " + std::to_string(word.cells.size()));
            const auto& id = word.cells[0];
            if (id.find('.') != std::string::npos) continue;
            const auto dash = id.find('-');
            word.first = number(id);
            word.last = dash == std::string::npos ? word.first : number(std::string_view(id).substr(dash + 1));
            (dash == std::string::npos ? draft.words : draft.contractions).push_back(std::move(word));
        }
    }
    builder.add(draft);
    if (in.bad()) throw InputError(file.string(), row, "reading failed");
}

}  // namespace

std::vector<std::string> split_cells(const std::string& line) {
    std::vector<std::string> cells;
    for (std::size_t begin = 0;;) {
        const auto end = line.find('\t', begin);
        cells.push_back(line.substr(begin, end - begin));
        if (end == std::string::npos) return cells;
        begin = end + 1;
    }
}

std::deque<TreebankDocument> read_treebanks(std::span<const std::filesystem::path> files) {
    std::deque<TreebankDocument> documents;
    Builder builder(documents);
    for (const auto& file : files) read_into(file, builder);
    builder.finish();
    return documents;
}

std::deque<TreebankDocument> read_treebank(const std::filesystem::path& file) {
    return read_treebanks({&file, 1});
}

std::vector<const Sentence*> sentences_of(const std::deque<TreebankDocument>& documents) {
    std::vector<const Sentence*> all;
    for (const auto& document : documents)
        for (const auto& sentence : document.sentences) all.push_back(&sentence);
    return all;
}

}  // namespace newsgraph::train
