#include "train/coreference.hpp"

#include <algorithm>
#include <fstream>

namespace newsgraph::train {

namespace {

struct Span {
    std::uint32_t first = 0, last = 0;
    std::string id, kind;
};

struct Marks {
    std::vector<std::vector<std::string>> sentences;  ///< Entity= of each word
};

Marks read_marks(const std::filesystem::path& file) {
    Marks marks;
    std::ifstream in(file);
    std::vector<std::string> sentence;
    for (std::string line; std::getline(in, line);) {
        if (line.empty()) {
            if (!sentence.empty()) marks.sentences.push_back(std::move(sentence));
            sentence.clear();
            continue;
        }
        if (line.front() == '#') continue;
        const auto tab = line.find('\t');
        if (line.substr(0, tab).find_first_of(".-") != std::string::npos) continue;
        auto at = line.find("Entity=");
        if (at != std::string::npos && line[at - 1] != '|' && line[at - 1] != '\t') at = std::string::npos;
        sentence.push_back(at == std::string::npos ? "" : line.substr(at + 7, line.find('|', at) - at - 7));
    }
    if (!sentence.empty()) marks.sentences.push_back(std::move(sentence));
    return marks;
}

/// "(12-person-new-cf1-2-sgl(13-place…)13)12)": openings carry the attributes, closings the id.
std::vector<Span> spans_of(const std::vector<std::string>& words) {
    std::vector<Span> spans;
    std::vector<std::size_t> open;
    const auto close = [&](const std::string& id, std::uint32_t last) {
        for (auto at = open.rbegin(); at != open.rend(); ++at)
            if (spans[*at].id == id) {
                spans[*at].last = last;
                open.erase(std::next(at).base());
                return;
            }
    };
    for (std::uint32_t w = 0; w < words.size(); ++w) {
        const auto& mark = words[w];
        for (std::size_t i = 0; i < mark.size();) {
            if (mark[i] == '(') {
                const auto end = std::min(mark.find_first_of("()", i + 1), mark.size());
                const auto body = mark.substr(i + 1, end - i - 1);
                const auto dash = body.find('-');
                const auto next = body.find('-', dash + 1);
                spans.push_back({w, 0, body.substr(0, dash), body.substr(dash + 1, next - dash - 1)});
                open.push_back(spans.size() - 1);
                i = end;
                if (i < mark.size() && mark[i] == ')') {
                    spans.back().last = w + 1;
                    open.pop_back();
                    ++i;
                }
            } else {
                const auto end = std::min(mark.find_first_of("()", i), mark.size());
                close(mark.substr(i, end - i), w + 1);
                i = end < mark.size() && mark[end] == ')' ? end + 1 : end;
                if (end == mark.size()) break;
            }
        }
    }
    std::erase_if(spans, [](const Span& span) { return span.last == 0; });
    return spans;
}

/// GUM knows organizations only; half of them train the weights of companies, the same ones each time.
NodeType type_of(const Span& span, std::string_view text, const NameTables& tables) {
    if (span.kind == "person" || span.kind == "animal") return NodeType::person;
    if (tables.find_country(text)) return NodeType::country;
    if (span.kind == "place") return NodeType::place;
    if (span.kind == "organization") return text.size() % 2 ? NodeType::company : NodeType::organization;
    return NodeType::product;
}

void add_name(Sentence& sentence, const Span& span, std::uint32_t head, const NameTables& tables) {
    const auto& tokens = sentence.tokens;
    const auto proper = [&](std::uint32_t i) { return tokens[i].upos == Upos::PROPN; };
    if (!proper(head) || span.kind == "time" || span.kind == "event") return;
    auto first = head, last = head + 1;
    while (first > span.first && (proper(first - 1) || (first > span.first + 1 && proper(first - 2) &&
                                                        tokens[first - 1].upos == Upos::ADP)))
        --first;
    while (last < span.last &&
           (proper(last) || (last + 1 < span.last && proper(last + 1) && tokens[last].upos == Upos::ADP)))
        ++last;
    for (const auto& name : sentence.names)
        if (name.first < last && first < name.last) return;
    const auto begin = tokens[first].begin, end = tokens[last - 1].end;
    const std::string_view text(tokens[first].form.data(), end - begin);
    sentence.names.push_back({first, last, type_of(span, text, tables), 0.95f});
}

}  // namespace

std::string ChainedDocument::chain_of(const Phrase& phrase) const {
    const auto at = chains.find({phrase.sentence, phrase.head, phrase.kind == PhraseKind::group});
    return at == chains.end() ? std::string{} : at->second;
}

ChainedCorpus read_chained(const std::filesystem::path& file, const NameTables& tables) {
    ChainedCorpus corpus;
    corpus.texts = read_treebank(file);
    const auto marks = read_marks(file);
    std::size_t row = 0;
    for (auto& text : corpus.texts) {
        ChainedDocument document;
        document.text = &text;
        for (std::uint32_t s = 0; s < text.sentences.size(); ++s, ++row) {
            auto& sentence = text.sentences[s];
            auto spans = spans_of(marks.sentences.at(row));
            std::erase_if(spans, [&](const Span& span) { return span.last > sentence.tokens.size(); });
            std::stable_sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
                return a.last - a.first > b.last - b.first;
            });
            for (const auto& span : spans) {
                const auto head = head_of_span(sentence, span.first, span.last);
                bool group = false;
                for (auto i = head + 1; i < span.last; ++i)
                    group = group || (sentence.tokens[i].deprel == Deprel::conj &&
                                      sentence.tokens[i].head == static_cast<std::int32_t>(head));
                document.chains[{s, head, group}] = span.id;
                if (!group) add_name(sentence, span, head, tables);
            }
            for (std::uint32_t i = 0; i < sentence.tokens.size(); ++i) {
                const auto& token = sentence.tokens[i];
                if (token.upos != Upos::ADJ || token.form.front() < 'A' || token.form.front() > 'Z') continue;
                if (tables.find_country(token.form))
                    sentence.names.push_back({i, i + 1, NodeType::country, 0.9f});
            }
            std::sort(sentence.names.begin(), sentence.names.end(),
                      [](const Name& a, const Name& b) { return a.first < b.first; });
            const auto overlaps = std::unique(sentence.names.begin(), sentence.names.end(),
                                              [](const Name& a, const Name& b) { return b.first < a.last; });
            sentence.names.erase(overlaps, sentence.names.end());
        }
        corpus.documents.push_back(std::move(document));
    }
    return corpus;
}

}  // namespace newsgraph::train
