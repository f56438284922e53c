#include "train/names_marks.hpp"

#include "extract/language/chars.hpp"
#include "train/perceptron.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

namespace newsgraph::train {

namespace {

using Json = nlohmann::json;

// What a data set's label stands for.
struct Meaning {
    enum Use { outside, name, aside, open } use = outside;  // aside: a name of another kind; open: anything
    BroadKind kind = BroadKind::other;
    int node = unknown_node;
};

const std::map<std::string, Meaning>& meanings() {
    using enum Meaning::Use;
    constexpr auto person = BroadKind::person, body = BroadKind::body, location = BroadKind::location;
    static const std::map<std::string, Meaning> table{
        {"PER", {name, person, 0}},
        {"ORG", {name, body, -1}},
        {"LOC", {name, location, -1}},
        {"MISC", {aside, BroadKind::other, -1}},
        {"OTH", {aside, BroadKind::other, -1}},
        // GUM
        {"ABS", {aside, BroadKind::other, -1}},
        {"OBJ", {aside, BroadKind::other, -1}},
        {"EVENT", {aside, BroadKind::other, no_node}},
        {"TIME", {outside}},
        {"SUBST", {aside, BroadKind::other, no_node}},
        {"ANI", {open}},
        {"PLANT", {open}},
        // WNUT 2017
        {"person", {name, person, 0}},
        {"corporation", {name, body, node_of(NodeType::company)}},
        {"group", {name, body, node_of(NodeType::organization)}},
        {"location", {name, location, -1}},
        {"product", {aside, BroadKind::other, node_of(NodeType::product)}},
        {"creative-work", {aside, BroadKind::other, no_node}},
        // CrossNER
        {"organisation", {name, body, -1}},
        {"politicalparty", {name, body, node_of(NodeType::organization)}},
        {"university", {name, body, node_of(NodeType::organization)}},
        {"band", {name, body, node_of(NodeType::organization)}},
        {"magazine", {name, body, node_of(NodeType::company)}},
        {"academicjournal", {name, body, node_of(NodeType::company)}},
        {"country", {name, location, -1}},
        {"politician", {name, person, 0}},
        {"writer", {name, person, 0}},
        {"musicalartist", {name, person, 0}},
        {"scientist", {name, person, 0}},
        {"researcher", {name, person, 0}},
        {"programlang", {aside, BroadKind::other, node_of(NodeType::product)}},
        {"misc", {aside, BroadKind::other, -1}},
        {"award", {aside, BroadKind::other, no_node}},
        {"election", {aside, BroadKind::other, no_node}},
        {"event", {aside, BroadKind::other, no_node}},
        {"book", {aside, BroadKind::other, no_node}},
        {"album", {aside, BroadKind::other, no_node}},
        {"song", {aside, BroadKind::other, no_node}},
        {"poem", {aside, BroadKind::other, no_node}},
        {"conference", {aside, BroadKind::other, no_node}},
        {"astronomicalobject", {aside, BroadKind::other, no_node}},
        {"theory", {aside, BroadKind::other, no_node}},
        {"protein", {aside, BroadKind::other, no_node}},
        {"enzyme", {aside, BroadKind::other, no_node}},
        {"chemicalcompound", {aside, BroadKind::other, no_node}},
        {"chemicalelement", {outside}},
        {"algorithm", {aside, BroadKind::other, no_node}},
        {"metrics", {aside, BroadKind::other, no_node}},
        {"field", {outside}},
        {"task", {outside}},
        {"discipline", {outside}},
        {"musicgenre", {outside}},
        {"literarygenre", {outside}},
        {"musicalinstrument", {outside}}};
    return table;
}

class Builder {
public:
    Builder(std::deque<NamesDocument>& out, const NameTables& tables, bool other_is_marked)
        : out_(out), tables_(tables), other_is_marked_(other_is_marked) {}

    void document() {
        end_sentence();
        if (out_.empty() || !out_.back().sentences.empty()) out_.emplace_back();
    }
    void token(const std::string& form, const std::string& label, bool begins) {
        if (out_.empty()) out_.emplace_back();
        const bool joined = !label.empty() && !labels_.empty() && labels_.back() == label && !begins;
        // Hyphenated words stand as three tokens in the treebanks that the tagger learned from.
        std::size_t from = 0;
        for (std::size_t at = 1; at + 1 < form.size(); ++at)
            if (form[at] == '-' && std::isalpha(static_cast<unsigned char>(form[at - 1])) &&
                std::isalpha(static_cast<unsigned char>(form[at + 1]))) {
                push(form.substr(from, at - from), label, from == 0 && !joined, from == 0);
                push("-", label, false, false);
                from = at + 1;
            }
        push(form.substr(from), label, from == 0 && !joined, from == 0);
    }
    void end_sentence() {
        if (forms_.empty()) return;
        auto& document = out_.back();
        auto& sentence = document.sentences.emplace_back();
        auto& allowed = document.allowed.emplace_back();
        for (std::size_t i = 0; i < forms_.size(); ++i) {
            document.text.push_back(forms_[i]);
            auto& token = sentence.tokens.emplace_back();
            token.form = document.text.back();
            token.space_before = spaced(i);
        }
        allowed.assign(forms_.size(), bit_of(label_outside));
        mark(document, sentence, allowed);
        forms_.clear();
        labels_.clear();
        begins_.clear();
        parts_.clear();
    }

private:
    void push(std::string form, const std::string& label, bool begins, bool whole) {
        forms_.push_back(std::move(form));
        labels_.push_back(label);
        begins_.push_back(begins);
        parts_.push_back(whole);
    }
    bool spaced(std::size_t i) const {
        if (i == 0) return false;
        const auto &form = forms_[i], &before = forms_[i - 1];
        if (!parts_[i]) return false;
        if (form == "'s" || form == "’s" || form == "n't" || form == "," || form == "." || form == ")" ||
            form == ";" || form == ":" || form == "!" || form == "?" || form == "%" || form == "-" ||
            form == "'")
            return false;
        return before != "(" && before != "$" && before != "#" && before != "-" && before != "[";
    }
    bool is_demonym(std::span<const Token> tokens) const {
        const auto match = tables_.find_longest(tokens, 0);
        if (!match || match->last != tokens.size()) return false;
        return std::any_of(match->all().begin(), match->all().end(),
                           [](const NameFact* fact) { return fact->kind == NameKind::demonym; });
    }
    int node_by_table(std::span<const Token> tokens, BroadKind kind) const {
        const auto match = tables_.find_longest(tokens, 0);
        const bool whole = match && match->last == tokens.size() && match->agreement == NameCase::exact;
        int node = unknown_node;
        for (const auto* fact : whole ? match->all() : std::span<const NameFact* const>{}) {
            if (fact->kind != NameKind::name) continue;
            const auto type = tables_.thing(*fact).type;
            const bool fits =
                kind == BroadKind::location ? type == NodeType::country || type == NodeType::place
                : kind == BroadKind::body   ? type == NodeType::company || type == NodeType::organization
                : kind == BroadKind::other  ? type == NodeType::chip || type == NodeType::product
                                            : false;
            if (!fits) continue;
            if (node != unknown_node && node != node_of(type)) return unknown_node;
            node = node_of(type);
        }
        if (node == unknown_node && kind == BroadKind::location) return node_of(NodeType::place);
        return node;
    }
    void mark(NamesDocument& document, const Sentence& sentence, std::vector<LabelSet>& allowed) {
        const auto index = static_cast<std::uint32_t>(document.sentences.size() - 1);
        for (std::size_t i = 0; i < labels_.size();) {
            if (labels_[i].empty()) {
                if (!other_is_marked_ && has_upper(forms_[i]))
                    allowed[i] = static_cast<LabelSet>(bit_of(label_outside) | other_labels);
                ++i;
                continue;
            }
            auto end = i + 1;
            while (end < labels_.size() && labels_[end] == labels_[i] && !begins_[end]) ++end;
            const auto found = meanings().find(labels_[i]);
            if (found == meanings().end()) throw Error("unknown label of names: " + labels_[i]);
            auto meaning = found->second;
            const auto tokens = std::span(sentence.tokens).subspan(i, end - i);
            if (meaning.kind != BroadKind::person && meaning.use != Meaning::outside && is_demonym(tokens))
                meaning.use = Meaning::outside;
            if (meaning.use == Meaning::aside &&
                !std::any_of(tokens.begin(), tokens.end(), [](const Token& t) { return has_upper(t.form); }))
                meaning.use = Meaning::outside;
            if (end - i > 8 && meaning.use != Meaning::outside) meaning.use = Meaning::open;
            if (labels_[i] == "ORG" &&
                node_by_table(tokens, BroadKind::location) == node_of(NodeType::country))
                meaning = {Meaning::name, BroadKind::location, node_of(NodeType::country)};
            for (auto k = i; k < end; ++k)
                allowed[k] = meaning.use == Meaning::outside ? bit_of(label_outside)
                             : meaning.use == Meaning::open  ? any_label
                                                             : labels_of(meaning.kind, k - i, end - i);
            if (meaning.use == Meaning::name || meaning.use == Meaning::aside) {
                if (meaning.node == unknown_node) meaning.node = node_by_table(tokens, meaning.kind);
                document.names.push_back({index, static_cast<std::uint32_t>(i),
                                          static_cast<std::uint32_t>(end), meaning.kind, meaning.node});
            }
            i = end;
        }
    }

    std::deque<NamesDocument>& out_;
    const NameTables& tables_;
    bool other_is_marked_;
    std::vector<std::string> forms_, labels_;
    std::vector<bool> begins_, parts_;
};

// Column formats: one token a line, its label in `column` (-1: the last one).
void read_columns(const std::filesystem::path& file, int form_at, int label_at, Builder& builder) {
    std::istringstream in(read_file(file));
    std::string previous;
    for (std::string line; std::getline(in, line);) {
        if (line.ends_with('\r')) line.pop_back();
        if (line.starts_with("# newdoc") || line.starts_with("-DOCSTART-")) {
            builder.document();
            continue;
        }
        if (line.starts_with("# ") && form_at == 1) continue;
        const auto cells = cells_of(line);
        if (cells.size() < 2) {
            builder.end_sentence();
            previous.clear();
            continue;
        }
        auto label = cells[label_at < 0 ? cells.size() - 1 : static_cast<std::size_t>(label_at)];
        const auto kind = label.size() > 2 && label[1] == '-' ? label.substr(2) : std::string{};
        builder.token(cells[static_cast<std::size_t>(form_at)], kind,
                      label.starts_with("B-") || (!kind.empty() && kind != previous));
        previous = kind;
    }
    builder.end_sentence();
}

// Wikidata properties whose subject or object must be a certain node.
int node_by_property(const std::string& property, bool subject) {
    static const std::set<std::string> company_subject{"P452", "P1056", "P169", "P414"},
        company_object{"P176", "P178", "P123", "P264", "P272", "P127"},
        body_object{"P69", "P102", "P54", "P463", "P241", "P118"}, product_subject{"P176", "P178"},
        work_subject{"P57", "P50", "P175", "P161", "P86", "P58", "P136", "P577", "P449"};
    if (subject)
        return company_subject.contains(property)   ? node_of(NodeType::company)
               : product_subject.contains(property) ? node_of(NodeType::product)
               : work_subject.contains(property)    ? no_node
                                                    : unknown_node;
    return company_object.contains(property) ? node_of(NodeType::company)
           : body_object.contains(property)  ? node_of(NodeType::organization)
                                             : unknown_node;
}

void read_redocred(const std::filesystem::path& file, std::deque<NamesDocument>& out,
                   const NameTables& tables) {
    for (const auto& item : Json::parse(read_file(file))) {
        Builder builder(out, tables, false);
        builder.document();
        std::vector<std::vector<std::string>> labels,
            forms = item["sents"].get<std::vector<std::vector<std::string>>>();
        std::vector<std::vector<bool>> begins;
        for (const auto& sentence : forms) {
            labels.emplace_back(sentence.size());
            begins.emplace_back(sentence.size());
        }
        for (const auto& entity : item["vertexSet"])
            for (const auto& mention : entity) {
                const std::string type = mention["type"];
                if (type == "NUM") continue;
                const std::size_t s = mention["sent_id"];
                for (std::size_t i = mention["pos"][0];
                     i < mention["pos"][1].get<std::size_t>() && i < forms[s].size(); ++i) {
                    labels[s][i] = type;
                    begins[s][i] = i == mention["pos"][0].get<std::size_t>();
                }
            }
        for (std::size_t s = 0; s < forms.size(); ++s) {
            for (std::size_t i = 0; i < forms[s].size(); ++i)
                if (!forms[s][i].empty()) builder.token(forms[s][i], labels[s][i], begins[s][i]);
            builder.end_sentence();
        }
        // What the properties tell of the entities, found again by their names.
        std::map<std::string, int> nodes;
        for (const auto& label : item["labels"])
            for (const bool subject : {true, false}) {
                const auto node = node_by_property(label["r"], subject);
                if (node == unknown_node) continue;
                for (const auto& mention : item["vertexSet"][label[subject ? "h" : "t"].get<std::size_t>()])
                    nodes[mention["name"]] = node;
            }
        for (auto& name : out.back().names) {
            std::string text;
            for (auto i = name.first; i < name.last; ++i) {
                const auto& token = out.back().sentences[name.sentence].tokens[i];
                if (token.space_before && !text.empty()) text += ' ';
                text += token.form;
            }
            const auto found = nodes.find(text);
            const bool fits = found != nodes.end() &&
                              ((name.kind == BroadKind::body && found->second != no_node &&
                                found->second != node_of(NodeType::product)) ||
                               (name.kind == BroadKind::other &&
                                (found->second == no_node || found->second == node_of(NodeType::product))));
            if (name.node == unknown_node && fits) name.node = found->second;
        }
    }
}

}  // namespace

std::deque<NamesDocument> read_names(const std::filesystem::path& file, const NameTables& tables) {
    std::deque<NamesDocument> out;
    const auto stem = file.filename().string();
    const auto starts = [&](std::string_view with) { return stem.starts_with(with); };
    if (starts("redocred")) {
        read_redocred(file, out, tables);
    } else if (starts("core")) {
        read_core(file, out);
    } else if (stem.ends_with(".json") && file.parent_path().parent_path().filename() == "gold") {
        read_gold(file, tables, out);
    } else if (starts("name_templates")) {
        read_templates(file, out);
    } else if (starts("current-events")) {
        read_current_events(file, tables, out);
    } else {
        const bool columns =
            starts("uner") || starts("gum") || starts("crossner") || starts("wikigold") || starts("wnut");
        if (!columns) throw InputError(file.string(), 0, "expected a file of a known data set of names");
        Builder builder(out, tables, !(stem.starts_with("uner") && stem.find("train") == std::string::npos));
        builder.document();
        read_columns(file, starts("uner") ? 1 : 0, starts("uner") ? 2 : -1, builder);
        // Sets without documents: each sentence stands alone.
        if (!starts("uner") && !out.empty() && out.size() == 1) {
            std::deque<NamesDocument> single;
            auto& all = out.front();
            for (std::size_t s = 0; s < all.sentences.size(); ++s) {
                auto& document = single.emplace_back();
                document.sentences.push_back(std::move(all.sentences[s]));
                document.allowed.push_back(std::move(all.allowed[s]));
                for (auto name : all.names)
                    if (name.sentence == s) {
                        name.sentence = 0;
                        document.names.push_back(name);
                    }
                for (auto& token : document.sentences[0].tokens) {
                    document.text.emplace_back(token.form);
                    token.form = document.text.back();
                }
            }
            return single;
        }
    }
    if (!out.empty() && out.back().sentences.empty()) out.pop_back();
    return out;
}

NamesDocument recase(const NamesDocument& document, SentenceCase style) {
    NamesDocument copy;
    copy.allowed = document.allowed;
    copy.names = document.names;
    for (const auto& sentence : document.sentences) {
        auto& made = copy.sentences.emplace_back(sentence);
        for (auto& token : made.tokens) {
            std::string form(token.form);
            const bool small = form.size() < 4 && &token != made.tokens.data();
            if (style == SentenceCase::capitals || !small)
                for (std::size_t i = 0;
                     i < (style == SentenceCase::capitals ? form.size() : 1u) && i < form.size(); ++i)
                    if (form[i] >= 'a' && form[i] <= 'z') form[i] = static_cast<char>(form[i] - 32);
            copy.text.push_back(std::move(form));
            token.form = copy.text.back();
        }
    }
    return copy;
}

void tag(NamesDocument& document, const SentenceReader& reader) {
    for (auto& sentence : document.sentences)
        if (sentence.tokens.size() <= max_sentence) reader.analyze(sentence);
}

}  // namespace newsgraph::train
