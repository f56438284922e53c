#include "train/names_marks.hpp"

#include "extract/language/chars.hpp"
#include "train/perceptron.hpp"

#include <set>
#include <sstream>

namespace newsgraph::train {

namespace {
std::set<std::string> held_out;
constexpr std::size_t compared = 60;  // bytes of a line
}  // namespace

LabelSet labels_of(BroadKind kind, std::size_t i, std::size_t size) {
    if (kind == BroadKind::other)
        return bit_of(size == 1 ? label_other_unit : i == 0 ? label_other : label_other_inside);
    const auto base = kind == BroadKind::person ? label_person
                      : kind == BroadKind::body ? label_body
                                                : label_location;
    return bit_of(base + (size == 1 ? 3u : i == 0 ? 0u : i + 1 == size ? 2u : 1u));
}

bool starts_upper(std::string_view form) {
    return !form.empty() && decode_char(form, 0).kind == CharClass::upper;
}
bool has_upper(std::string_view form) {
    for (std::size_t at = 0; at < form.size();) {
        const auto c = decode_char(form, at);
        if (c.kind == CharClass::upper) return true;
        at += c.bytes;
    }
    return false;
}

Tokens tokens_of(const std::string& text, const Tokenizer& tokenizer) {
    Tokens tokens;
    tokenizer.tokenize(text, 0, text.size(), tokens.spans);
    for (std::size_t i = 0; i < tokens.spans.size(); ++i) {
        const auto& span = tokens.spans[i];
        tokens.forms.push_back(text.substr(span.begin, span.end - span.begin));
        tokens.spaced.push_back(i == 0 || tokens.spans[i - 1].end != span.begin);
    }
    return tokens;
}

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream in(line);
    if (line.find('\t') != std::string::npos)
        for (std::string cell; std::getline(in, cell, '\t');) cells.push_back(cell);
    else
        for (std::string cell; in >> cell;) cells.push_back(cell);
    return cells;
}

void add_partly_known(const std::vector<std::string>& forms, const std::vector<bool>& spaced,
                      const std::vector<Stretch>& known, NamesDocument& document) {
    const auto number = static_cast<std::uint32_t>(document.sentences.size());
    auto& sentence = document.sentences.emplace_back();
    auto& allowed = document.allowed.emplace_back();
    for (std::size_t i = 0; i < forms.size(); ++i) {
        document.text.push_back(forms[i]);
        auto& token = sentence.tokens.emplace_back();
        token.form = document.text.back();
        token.space_before = spaced[i];
        const bool near =
            (i > 0 && has_upper(forms[i - 1])) && (i + 1 < forms.size() && has_upper(forms[i + 1]));
        const bool joined =
            i > 0 && !spaced[i] && allowed.back() == any_label && (forms[i] == "-" || forms[i - 1] == "-");
        allowed.push_back(has_upper(forms[i]) || near || joined ? any_label : bit_of(label_outside));
    }
    for (const auto& stretch : known)
        for (auto i = stretch.first; i < stretch.last; ++i) {
            const auto size = stretch.last - stretch.first;
            allowed[i] = size == 1               ? stretch.unit
                         : i == stretch.first    ? stretch.begin
                         : i + 1 == stretch.last ? stretch.end
                                                 : stretch.inside;
            if (i == stretch.first && stretch.node != -2)
                document.names.push_back({number, static_cast<std::uint32_t>(stretch.first),
                                          static_cast<std::uint32_t>(stretch.last), stretch.kind,
                                          stretch.node});
        }
}

Stretch stretch_of(std::size_t first, std::size_t last, BroadKind kind, int node) {
    const auto part = [&](std::size_t i) { return labels_of(kind, i, 3); };
    return {
        first, last, part(0), part(1), kind == BroadKind::other ? part(1) : part(2), labels_of(kind, 0, 1),
        kind,  node};
}
Stretch some_name(std::size_t first, std::size_t last) {
    Stretch all{first, last, 0, 0, 0, 0, BroadKind::other, -2};
    for (const auto kind : {BroadKind::person, BroadKind::body, BroadKind::location, BroadKind::other}) {
        const auto one = stretch_of(first, last, kind, -2);
        all.begin |= one.begin, all.inside |= one.inside, all.end |= one.end, all.unit |= one.unit;
    }
    return all;
}

Stretch no_name(std::size_t i) {
    return {i, i + 1, 0, 0, 0, bit_of(label_outside), BroadKind::other, -2};
}

bool is_held_out(const std::string& line) {
    return held_out.contains(line.substr(0, compared));
}

void hold_out(const std::filesystem::path& folder) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::istringstream in(read_file(entry.path()));
        for (std::string line; std::getline(in, line);) held_out.insert(line.substr(0, compared));
    }
}

}  // namespace newsgraph::train
