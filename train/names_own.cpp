// Names in the gold graphs of the development texts.
#include "extract/data/tables.hpp"
#include "extract/language/model_file.hpp"
#include "train/names_marks.hpp"
#include "train/perceptron.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace newsgraph::train {

void read_gold(const std::filesystem::path& file, const NameTables& tables, std::deque<NamesDocument>& out) {
    const auto gold = nlohmann::json::parse(read_file(file));
    const auto text =
        read_file(file.parent_path().parent_path().parent_path() / gold["document"].get<std::string>());
    struct Meaning {
        bool open;
        BroadKind kind;
        int node;
    };
    struct Known {
        std::string name;
        Meaning meaning;
    };
    std::vector<Known> names;
    for (const auto& entity : gold["entities"]) {
        const auto type = parse_node_type(entity["type"].is_array() ? entity["type"][0].get<std::string>()
                                                                    : entity["type"].get<std::string>());
        if (!type) continue;
        Meaning meaning{false, BroadKind::other, node_of(*type)};
        if (*type == NodeType::person) meaning.kind = BroadKind::person;
        if (*type == NodeType::company || *type == NodeType::organization) meaning.kind = BroadKind::body;
        if (*type == NodeType::country || *type == NodeType::place) meaning.kind = BroadKind::location;
        if (entity["type"].is_array()) meaning.node = unknown_node;
        if (entity.value("optional", false)) meaning.open = true;
        auto forms = entity["aliases"].get<std::vector<std::string>>();
        forms.push_back(entity["name"]);
        for (const auto& form : forms) names.push_back({form, meaning});
    }
    std::sort(names.begin(), names.end(), [](const Known& a, const Known& b) {
        return a.name.size() != b.name.size() ? a.name.size() > b.name.size() : a.name < b.name;
    });
    const Tokenizer tokenizer(embedded_model());
    auto& document = out.emplace_back();
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size());
        std::vector<TokenSpan> spans;
        std::vector<std::uint32_t> ends;
        tokenizer.tokenize(text, begin, end, spans);
        tokenizer.split(text, spans, ends);
        begin = end + 1;
        std::size_t next = 0;
        for (const auto last : ends) {
            auto& sentence = document.sentences.emplace_back();
            auto& allowed = document.allowed.emplace_back();
            const auto index = static_cast<std::uint32_t>(document.sentences.size() - 1);
            const auto first = next;
            for (; next <= last; ++next) {
                document.text.push_back(text.substr(spans[next].begin, spans[next].end - spans[next].begin));
                auto& token = sentence.tokens.emplace_back();
                token.form = document.text.back();
                token.space_before = next == first || spans[next - 1].end != spans[next].begin;
                allowed.push_back(static_cast<LabelSet>(bit_of(label_outside) |
                                                        (has_upper(token.form) ? other_labels : 0)));
            }
            std::vector<bool> taken(sentence.tokens.size());
            for (const auto& known : names)
                for (auto at = text.find(known.name, spans[first].begin);
                     at != std::string::npos && at + known.name.size() <= spans[last].end;
                     at = text.find(known.name, at + 1)) {
                    std::size_t from = first, to = first;
                    while (from <= last && spans[from].begin < at) ++from;
                    for (to = from; to <= last && spans[to].end <= at + known.name.size();) ++to;
                    if (from > last || to == from || spans[from].begin != at ||
                        spans[to - 1].end != at + known.name.size() || taken[from - first])
                        continue;
                    const auto tokens =
                        std::span<const Token>(sentence.tokens).subspan(from - first, to - from);
                    const auto match = tables.find_longest(tokens, 0);
                    const bool demonym =
                        match && match->last == tokens.size() &&
                        std::any_of(match->all().begin(), match->all().end(),
                                    [](const NameFact* fact) { return fact->kind == NameKind::demonym; });
                    for (auto k = from; k < to; ++k) {
                        taken[k - first] = true;
                        allowed[k - first] = demonym ? bit_of(label_outside)
                                             : known.meaning.open
                                                 ? any_label
                                                 : labels_of(known.meaning.kind, k - from, to - from);
                    }
                    if (!demonym && !known.meaning.open)
                        document.names.push_back({index, static_cast<std::uint32_t>(from - first),
                                                  static_cast<std::uint32_t>(to - first), known.meaning.kind,
                                                  known.meaning.node});
                }
        }
    }
    std::sort(document.names.begin(), document.names.end(), [](const MarkedName& a, const MarkedName& b) {
        return std::pair(a.sentence, a.first) < std::pair(b.sentence, b.first);
    });
}

}  // namespace newsgraph::train
