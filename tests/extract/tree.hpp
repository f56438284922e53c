// Sentences for tests without a model: plain words, or a tree written as "form/XPOS/head/deprel/lemma".
#pragma once

#include "extract/language/sentence.hpp"

#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace newsgraph::test {

struct Parsed {
    std::shared_ptr<std::string> text;
    Sentence sentence;
};

inline Upos upos_of(std::string_view xpos) {
    if (xpos.starts_with("VB")) return Upos::VERB;
    if (xpos.starts_with("NNP")) return Upos::PROPN;
    if (xpos.starts_with("NN")) return Upos::NOUN;
    if (xpos.starts_with("JJ")) return Upos::ADJ;
    if (xpos.starts_with("RB")) return Upos::ADV;
    if (xpos == "CD") return Upos::NUM;
    if (xpos == "MD") return Upos::AUX;
    if (xpos == "IN" || xpos == "TO") return Upos::ADP;
    if (xpos == "DT") return Upos::DET;
    if (xpos == "CC") return Upos::CCONJ;
    if (xpos == "," || xpos == "." || xpos == ":") return Upos::PUNCT;
    if (xpos == "$" || xpos == "SYM") return Upos::SYM;
    if (xpos.starts_with("PRP") || xpos.starts_with("W")) return Upos::PRON;
    return Upos::X;
}

/// One token a word; all of them hang on nothing. `split` also parts signs and digits from letters.
inline Parsed plain(const std::string& words, bool split = false) {
    Parsed parsed{std::make_shared<std::string>(words), {}};
    const auto& text = *parsed.text;
    const auto kind = [&](std::size_t i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c == ' ') return 0;
        if (!split) return c == '.' && i + 1 == text.size() ? 2 : 1;
        if (std::isdigit(c)) return 3;
        if ((c == ',' || c == '.') && i > 0 && i + 1 < text.size() && std::isdigit(static_cast<unsigned char>(text[i - 1])) &&
            std::isdigit(static_cast<unsigned char>(text[i + 1])))
            return 3;
        return std::isalpha(c) || c >= 0x80 ? 1 : 4 + static_cast<int>(i % 2);
    };
    for (std::size_t at = 0; at < text.size();) {
        auto end = at + 1;
        while (end < text.size() && kind(end) == kind(at)) ++end;
        if (kind(at) != 0) {
            Token token;
            token.begin = static_cast<std::uint32_t>(at);
            token.end = static_cast<std::uint32_t>(end);
            token.form = std::string_view(text).substr(at, end - at);
            token.lemma = token.form;
            parsed.sentence.tokens.push_back(token);
        }
        at = end;
    }
    parsed.sentence.end = static_cast<std::uint32_t>(text.size());
    return parsed;
}

/// "Siemens/NNP/2/nsubj bought/VBD/0/root …": heads count from 1, a lemma may follow; '_' in a form is a
/// space and '~' before it means no space before the token.
inline Parsed tree(const std::string& lines) {
    Parsed parsed{std::make_shared<std::string>(), {}};
    std::vector<std::vector<std::string>> rows;
    std::istringstream in(lines);
    for (std::string word; in >> word;) {
        std::vector<std::string> row;
        std::istringstream cells(word);
        for (std::string cell; std::getline(cells, cell, '/');) row.push_back(cell);
        rows.push_back(row);
    }
    for (auto& row : rows) {
        const bool glued = row[0].starts_with("~");
        if (glued) row[0].erase(0, 1);
        Token token;
        if (!glued && !parsed.text->empty()) *parsed.text += ' ';
        token.begin = static_cast<std::uint32_t>(parsed.text->size());
        *parsed.text += row[0];
        token.end = static_cast<std::uint32_t>(parsed.text->size());
        token.xpos = parse_xpos(row.at(1));
        token.upos = upos_of(row.at(1));
        token.head = std::stoi(row.at(2)) - 1;
        token.deprel = parse_deprel(row.at(3)).value_or(Deprel::dep);
        token.lemma = row.size() > 4 ? row[4] : row[0];
        parsed.sentence.tokens.push_back(token);
    }
    for (auto& token : parsed.sentence.tokens)
        token.form = std::string_view(*parsed.text).substr(token.begin, token.end - token.begin);
    parsed.sentence.end = static_cast<std::uint32_t>(parsed.text->size());
    return parsed;
}

}  // namespace newsgraph::test
