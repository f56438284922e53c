// Names in texts of our own: sentences with slots, and the gold graphs of the development texts.
#include "extract/data/tables.hpp"
#include "extract/language/model_file.hpp"
#include "train/names_marks.hpp"
#include "train/perceptron.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <sstream>

namespace newsgraph::train {

void read_templates(const std::filesystem::path& file, std::deque<NamesDocument>& out) {
    const Tokenizer tokenizer(embedded_model());
    Random random(11);
    struct Filler {
        std::string text, maker;
    };
    std::map<std::string, std::vector<Filler>> fillers;
    for (const auto& [slot, stem] : {std::pair{"chip", "chips"},
                                     {"product", "products"},
                                     {"company", "companies"},
                                     {"country", "countries"}}) {
        const auto at = std::string_view(stem) == "countries" ? 1u : 0u;
        const bool makes = std::string_view(slot) == "chip" || std::string_view(slot) == "product";
        read_table(embedded_table(stem), stem, [&](std::span<const std::string_view> cells, std::size_t) {
            std::vector<std::string_view> forms{cells[at]};
            if (slot != std::string_view("country"))
                for (const auto form : split_cell(cells[makes ? 2 : 1])) forms.push_back(form);
            for (const auto form : forms)
                fillers[slot].push_back({std::string(form), makes ? std::string(cells[1]) : std::string{}});
        });
    }
    std::vector<std::string> given, surnames;
    read_table(embedded_table("given_names"), "", [&](auto cells, std::size_t) {
        for (auto w : split_cell(cells[0])) given.emplace_back(w);
    });
    read_table(embedded_table("surnames"), "", [&](auto cells, std::size_t) {
        for (auto w : split_cell(cells[0])) surnames.emplace_back(w);
    });
    read_table(embedded_table("cities"), "", [&](auto cells, std::size_t) {
        if (cells[1] == "0" || cells[1] == "1")
            for (auto w : split_cell(cells[2])) fillers["place"].push_back({std::string(w), ""});
    });
    read_table(embedded_table("countries"), "", [&](auto cells, std::size_t) {
        for (auto w : split_cell(cells[3])) fillers["demonym"].push_back({std::string(w), ""});
    });
    for (const auto* role : {"President",
                             "Prime Minister",
                             "Foreign Minister",
                             "Defense Secretary",
                             "Secretary of State",
                             "Vice President",
                             "Chancellor",
                             "Finance Minister",
                             "Commerce Secretary",
                             "Attorney General",
                             "Senator",
                             "Ambassador",
                             "Chief Executive",
                             "CEO",
                             "Chairman",
                             "Justice Minister",
                             "Treasury Secretary",
                             "Speaker",
                             "Governor",
                             "Trade Representative"})
        fillers["role"].push_back({role, ""});
    const char* heads[] = {
        "Hill",          "Forest",   "Stone",    "Works",    "Labs",       "AI",           "Logistics",
        "Systems",       "Robotics", "Brothers", "Partners", "Health",     "Foods",        "Energy",
        "Motors",        "Air",      "Ventures", "Capital",  "Media",      "Tree Company", "Research",
        "Entertainment", "Group",    "Bank",     "Airlines", "Industries", "Ridge",        "Point",
        "Semiconductor", "Networks", "Bio",      "Games",    "Studios",    "Analytics",    "& Sons"};
    for (int i = 0; i < 1500; ++i) {
        auto name = i % 3 == 0 ? fillers["place"][random.below(fillers["place"].size())].text
                               : surnames[random.below(surnames.size())];
        if (i % 7 == 1)
            name += " & " + surnames[random.below(surnames.size())];
        else if (i % 5 != 0)
            name += std::string(" ") + heads[random.below(std::size(heads))];
        if (i % 11 == 0) name += i % 2 == 0 ? " Inc." : " Ltd";
        fillers["newco"].push_back({name, ""});
    }
    for (const auto& filler : fillers["company"])
        if (filler.text.find("Air") != std::string::npos) fillers["airline"].push_back(filler);
    std::istringstream in(read_file(file));
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == '#') continue;
        for (int copy = 0; copy < 40; ++copy) {
            std::string text, maker;
            struct Slot {
                std::size_t begin, end;
                BroadKind kind;
                int node;
            };
            std::vector<Slot> slots;
            std::vector<std::pair<std::size_t, std::size_t>> plain;  // words that are no names
            std::map<std::string, std::string> chosen;
            // The maker of the first thing made, if the sentence has one.
            const auto first = std::min(line.find("[chip]"), line.find("[product]"));
            if (first != std::string::npos) {
                const auto& all = fillers[line[first + 1] == 'c' ? "chip" : "product"];
                const auto& filler = all[random.below(all.size())];
                chosen[line[first + 1] == 'c' ? "chip" : "product"] = filler.text;
                if (!filler.maker.empty()) chosen["maker"] = filler.maker;
            }
            for (std::size_t i = 0; i < line.size(); ++i) {
                if (line[i] != '[') {
                    text += line[i];
                    continue;
                }
                const auto close = line.find(']', i);
                const auto slot = line.substr(i + 1, close - i - 1);
                auto kind_of_slot = slot;
                while (std::isdigit(static_cast<unsigned char>(kind_of_slot.back()))) kind_of_slot.pop_back();
                if (!chosen.contains(slot)) {
                    if (kind_of_slot == "person")
                        chosen[slot] =
                            given[random.below(given.size())] + " " + surnames[random.below(surnames.size())];
                    else {
                        const auto& all = fillers[kind_of_slot == "maker" ? "company" : kind_of_slot];
                        chosen[slot] = all[random.below(all.size())].text;
                    }
                }
                const auto kind = kind_of_slot == "person"                               ? BroadKind::person
                                  : kind_of_slot == "place" || kind_of_slot == "country" ? BroadKind::location
                                  : kind_of_slot == "chip" || kind_of_slot == "product"  ? BroadKind::other
                                                                                         : BroadKind::body;
                const auto node = kind_of_slot == "person"    ? NodeType::person
                                  : kind_of_slot == "place"   ? NodeType::place
                                  : kind_of_slot == "country" ? NodeType::country
                                  : kind_of_slot == "chip"    ? NodeType::chip
                                  : kind_of_slot == "product" ? NodeType::product
                                                              : NodeType::company;
                if (kind_of_slot != "demonym" && kind_of_slot != "role")
                    slots.push_back({text.size(), text.size() + chosen[slot].size(), kind, node_of(node)});
                else
                    plain.push_back({text.size(), text.size() + chosen[slot].size()});
                text += chosen[slot];
                i = close;
            }
            std::vector<TokenSpan> spans;
            tokenizer.tokenize(text, 0, text.size(), spans);
            std::vector<std::string> forms;
            std::vector<bool> spaced;
            for (std::size_t i = 0; i < spans.size(); ++i) {
                forms.push_back(text.substr(spans[i].begin, spans[i].end - spans[i].begin));
                spaced.push_back(i == 0 || spans[i - 1].end != spans[i].begin);
            }
            std::vector<Stretch> known;
            for (const auto& slot : slots) {
                std::size_t from = spans.size(), to = 0;
                for (std::size_t i = 0; i < spans.size(); ++i)
                    if (spans[i].begin >= slot.begin && spans[i].end <= slot.end)
                        from = std::min(from, i), to = i + 1;
                if (from < to && spans[from].begin == slot.begin && spans[to - 1].end == slot.end)
                    known.push_back(stretch_of(from, to, slot.kind, slot.node));
            }
            for (const auto& [begin, end] : plain)
                for (std::size_t i = 0; i < spans.size(); ++i)
                    if (spans[i].begin >= begin && spans[i].end <= end) known.push_back(no_name(i));
            add_partly_known(forms, spaced, known, out);
        }
    }
}

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
