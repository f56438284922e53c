#include "train/names_data.hpp"

#include "extract/data/tables.hpp"
#include "extract/language/chars.hpp"
#include "train/perceptron.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace newsgraph::train {

namespace {

using Json = nlohmann::json;

std::set<std::string> held_out;

// What a data set's label stands for.
struct Meaning {
    enum Use { outside, name, aside, open } use = outside;  // aside: a name of another kind; open: anything
    BroadKind kind = BroadKind::other;
    int node = unknown_node;
};

constexpr int node_of(NodeType type) { return static_cast<int>(type); }

const std::map<std::string, Meaning>& meanings() {
    using enum Meaning::Use;
    constexpr auto person = BroadKind::person, body = BroadKind::body, location = BroadKind::location;
    static const std::map<std::string, Meaning> table{
        {"PER", {name, person, 0}}, {"ORG", {name, body, -1}}, {"LOC", {name, location, -1}},
        {"MISC", {aside, BroadKind::other, -1}}, {"OTH", {aside, BroadKind::other, -1}},
        // GUM
        {"ABS", {aside, BroadKind::other, -1}}, {"OBJ", {aside, BroadKind::other, -1}},
        {"EVENT", {aside, BroadKind::other, no_node}}, {"TIME", {outside}}, {"SUBST", {aside, BroadKind::other, no_node}},
        {"ANI", {open}}, {"PLANT", {open}},
        // WNUT 2017
        {"person", {name, person, 0}}, {"corporation", {name, body, node_of(NodeType::company)}},
        {"group", {name, body, node_of(NodeType::organization)}}, {"location", {name, location, -1}},
        {"product", {aside, BroadKind::other, node_of(NodeType::product)}},
        {"creative-work", {aside, BroadKind::other, no_node}},
        // CrossNER
        {"organisation", {name, body, -1}}, {"politicalparty", {name, body, node_of(NodeType::organization)}},
        {"university", {name, body, node_of(NodeType::organization)}}, {"band", {name, body, node_of(NodeType::organization)}},
        {"magazine", {name, body, node_of(NodeType::company)}}, {"academicjournal", {name, body, node_of(NodeType::company)}},
        {"country", {name, location, -1}}, {"politician", {name, person, 0}}, {"writer", {name, person, 0}},
        {"musicalartist", {name, person, 0}}, {"scientist", {name, person, 0}}, {"researcher", {name, person, 0}},
        {"programlang", {aside, BroadKind::other, node_of(NodeType::product)}},
        {"misc", {aside, BroadKind::other, -1}}, {"award", {aside, BroadKind::other, no_node}},
        {"election", {aside, BroadKind::other, no_node}}, {"event", {aside, BroadKind::other, no_node}},
        {"book", {aside, BroadKind::other, no_node}}, {"album", {aside, BroadKind::other, no_node}},
        {"song", {aside, BroadKind::other, no_node}}, {"poem", {aside, BroadKind::other, no_node}},
        {"conference", {aside, BroadKind::other, no_node}}, {"astronomicalobject", {aside, BroadKind::other, no_node}},
        {"theory", {aside, BroadKind::other, no_node}}, {"protein", {aside, BroadKind::other, no_node}},
        {"enzyme", {aside, BroadKind::other, no_node}}, {"chemicalcompound", {aside, BroadKind::other, no_node}},
        {"chemicalelement", {outside}}, {"algorithm", {aside, BroadKind::other, no_node}},
        {"metrics", {aside, BroadKind::other, no_node}}, {"field", {outside}}, {"task", {outside}}, {"discipline", {outside}},
        {"musicgenre", {outside}}, {"literarygenre", {outside}}, {"musicalinstrument", {outside}}};
    return table;
}

LabelSet bit_of(std::size_t label) { return static_cast<LabelSet>(1u << label); }
constexpr LabelSet other_labels = static_cast<LabelSet>(7u << label_other);

// Which labels token `i` of `size` may have as part of a name of this kind.
LabelSet labels_of(BroadKind kind, std::size_t i, std::size_t size) {
    if (kind == BroadKind::other)
        return bit_of(size == 1 ? label_other_unit : i == 0 ? label_other : label_other_inside);
    const auto base = kind == BroadKind::person ? label_person : kind == BroadKind::body ? label_body : label_location;
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
        if (form == "'s" || form == "’s" || form == "n't" || form == "," || form == "." || form == ")" || form == ";" ||
            form == ":" || form == "!" || form == "?" || form == "%" || form == "-" || form == "'")
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
            const bool fits = kind == BroadKind::location ? type == NodeType::country || type == NodeType::place
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
                if (!other_is_marked_ && has_upper(forms_[i])) allowed[i] = static_cast<LabelSet>(bit_of(label_outside) | other_labels);
                ++i;
                continue;
            }
            auto end = i + 1;
            while (end < labels_.size() && labels_[end] == labels_[i] && !begins_[end]) ++end;
            const auto found = meanings().find(labels_[i]);
            if (found == meanings().end()) throw Error("unknown label of names: " + labels_[i]);
            auto meaning = found->second;
            const auto tokens = std::span(sentence.tokens).subspan(i, end - i);
            if (meaning.kind != BroadKind::person && meaning.use != Meaning::outside && is_demonym(tokens)) meaning.use = Meaning::outside;
            if (meaning.use == Meaning::aside && !std::any_of(tokens.begin(), tokens.end(), [](const Token& t) { return has_upper(t.form); }))
                meaning.use = Meaning::outside;
            if (end - i > 8 && meaning.use != Meaning::outside) meaning.use = Meaning::open;
            if (labels_[i] == "ORG" && node_by_table(tokens, BroadKind::location) == node_of(NodeType::country))
                meaning = {Meaning::name, BroadKind::location, node_of(NodeType::country)};
            for (auto k = i; k < end; ++k)
                allowed[k] = meaning.use == Meaning::outside ? bit_of(label_outside)
                             : meaning.use == Meaning::open  ? any_label
                                                             : labels_of(meaning.kind, k - i, end - i);
            if (meaning.use == Meaning::name || meaning.use == Meaning::aside) {
                if (meaning.node == unknown_node) meaning.node = node_by_table(tokens, meaning.kind);
                document.names.push_back({index, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end), meaning.kind, meaning.node});
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

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream in(line);
    if (line.find('\t') != std::string::npos)
        for (std::string cell; std::getline(in, cell, '\t');) cells.push_back(cell);
    else
        for (std::string cell; in >> cell;) cells.push_back(cell);
    return cells;
}

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
        builder.token(cells[static_cast<std::size_t>(form_at)], kind, label.starts_with("B-") || (!kind.empty() && kind != previous));
        previous = kind;
    }
    builder.end_sentence();
}

// Wikidata properties whose subject or object must be a certain node.
int node_by_property(const std::string& property, bool subject) {
    static const std::set<std::string> company_subject{"P452", "P1056", "P169", "P414"}, company_object{"P176", "P178", "P123", "P264", "P272", "P127"},
        body_object{"P69", "P102", "P54", "P463", "P241", "P118"}, product_subject{"P176", "P178"},
        work_subject{"P57", "P50", "P175", "P161", "P86", "P58", "P136", "P577", "P449"};
    if (subject) return company_subject.contains(property) ? node_of(NodeType::company) : product_subject.contains(property) ? node_of(NodeType::product) : work_subject.contains(property) ? no_node : unknown_node;
    return company_object.contains(property) ? node_of(NodeType::company) : body_object.contains(property) ? node_of(NodeType::organization) : unknown_node;
}

void read_redocred(const std::filesystem::path& file, std::deque<NamesDocument>& out, const NameTables& tables) {
    for (const auto& item : Json::parse(read_file(file))) {
        Builder builder(out, tables, false);
        builder.document();
        std::vector<std::vector<std::string>> labels, forms = item["sents"].get<std::vector<std::vector<std::string>>>();
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
                for (std::size_t i = mention["pos"][0]; i < mention["pos"][1].get<std::size_t>() && i < forms[s].size(); ++i) {
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
                for (const auto& mention : item["vertexSet"][label[subject ? "h" : "t"].get<std::size_t>()]) nodes[mention["name"]] = node;
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
                              ((name.kind == BroadKind::body && found->second != no_node && found->second != node_of(NodeType::product)) ||
                               (name.kind == BroadKind::other && (found->second == no_node || found->second == node_of(NodeType::product))));
            if (name.node == unknown_node && fits) name.node = found->second;
        }
    }
}

// A sentence of which only some stretches are known; capitalized words outside of them may be anything.
struct Stretch {
    std::size_t first, last;
    LabelSet begin, inside, end, unit;
    BroadKind kind;
    int node;
};

void add_partly_known(const std::vector<std::string>& forms, const std::vector<bool>& spaced, const std::vector<Stretch>& known,
                      std::deque<NamesDocument>& out) {
    auto& document = out.emplace_back();
    auto& sentence = document.sentences.emplace_back();
    auto& allowed = document.allowed.emplace_back();
    for (std::size_t i = 0; i < forms.size(); ++i) {
        document.text.push_back(forms[i]);
        auto& token = sentence.tokens.emplace_back();
        token.form = document.text.back();
        token.space_before = spaced[i];
        const bool near = (i > 0 && has_upper(forms[i - 1])) && (i + 1 < forms.size() && has_upper(forms[i + 1]));
        const bool joined = i > 0 && !spaced[i] && allowed.back() == any_label && (forms[i] == "-" || forms[i - 1] == "-");
        allowed.push_back(has_upper(forms[i]) || near || joined ? any_label : bit_of(label_outside));
    }
    for (const auto& stretch : known)
        for (auto i = stretch.first; i < stretch.last; ++i) {
            const auto size = stretch.last - stretch.first;
            allowed[i] = size == 1 ? stretch.unit : i == stretch.first ? stretch.begin : i + 1 == stretch.last ? stretch.end : stretch.inside;
            if (i == stretch.first && stretch.node != -2)
                document.names.push_back({0, static_cast<std::uint32_t>(stretch.first), static_cast<std::uint32_t>(stretch.last), stretch.kind, stretch.node});
        }
}

Stretch stretch_of(std::size_t first, std::size_t last, BroadKind kind, int node) {
    const auto part = [&](std::size_t i) { return labels_of(kind, i, 3); };
    return {first, last, part(0), part(1), kind == BroadKind::other ? part(1) : part(2), labels_of(kind, 0, 1), kind, node};
}
Stretch some_name(std::size_t first, std::size_t last) {
    Stretch all{first, last, 0, 0, 0, 0, BroadKind::other, -2};
    for (const auto kind : {BroadKind::person, BroadKind::body, BroadKind::location, BroadKind::other}) {
        const auto one = stretch_of(first, last, kind, -2);
        all.begin |= one.begin, all.inside |= one.inside, all.end |= one.end, all.unit |= one.unit;
    }
    return all;
}

Stretch no_name(std::size_t i) { return {i, i + 1, 0, 0, 0, bit_of(label_outside), BroadKind::other, -2}; }

void read_core(const std::filesystem::path& file, std::deque<NamesDocument>& out) {
    for (const auto& item : Json::parse(read_file(file))) {
        const auto forms = item["context"].get<std::vector<std::string>>();
        std::vector<bool> spaced(forms.size(), true);
        std::vector<Stretch> known;
        const std::string relation = item["relation"];
        const bool product = relation == "product_or_service_of" || relation == "brand_of" || relation == "undefined" || relation == "regulated_by";
        for (const auto* end : {"e1", "e2"}) {
            const std::size_t first = item[std::string(end) + "_start"], last = item[std::string(end) + "_end"].get<std::size_t>() + 1;
            if (last > forms.size() || first >= last || !has_upper(forms[first])) continue;
            known.push_back(product ? some_name(first, last) : stretch_of(first, last, BroadKind::body, node_of(NodeType::company)));
        }
        if (forms.size() < 150) add_partly_known(forms, spaced, known, out);
    }
}

bool is_event(const std::string& title) {
    static const std::set<std::string> heads{"war", "wars", "election", "elections", "championship", "championships", "cup", "open", "games",
        "earthquake", "flood", "floods", "flooding", "crash", "attack", "attacks", "shooting", "protests", "massacre", "crisis", "conflict", "operation",
        "insurgency", "final", "season", "award", "awards", "prize", "act", "olympics", "hurricane", "typhoon", "storm", "cyclone", "summit", "ceasefire",
        "strikes", "offensive", "invasion", "league", "tour", "grand", "prix", "referendum", "trial", "treaty", "agreement", "festival", "bombing"};
    if (!title.empty() && std::isdigit(static_cast<unsigned char>(title[0]))) return true;
    std::istringstream in(lower_case(title));
    for (std::string word; std::getline(in, word, '_');)
        if (heads.contains(word)) return true;
    return false;
}

bool is_post(const std::string& title) {
    static const char* const posts[] = {"President_of_", "Prime_Minister_of_", "Prime_minister_of_", "Vice_President_of", "Secretary_of_", "_Secretary_of_",
                                        "Minister_of_", "Minister_for_", "Governor_of_", "Mayor_of_", "Ambassador_of_", "_Attorney_General", "Attorney_General_of_",
                                        "Secretary-General_of_", "Speaker_of_", "Chancellor_of_", "List_of_", "_ambassador"};
    if (title.starts_with("Ministry") || title.starts_with("Department") || title.find("Department_of") != std::string::npos) return false;
    return std::any_of(std::begin(posts), std::end(posts), [&](const char* post) { return title.find(post) != std::string::npos; });
}

std::uint16_t kinds_of(std::string_view form, const NameWords& words) {
    Token token;
    token.form = form;
    return words.kinds(make_word(token).form);
}

// What the title of the linked page tells: its last word, or the word in brackets.
std::pair<std::optional<BroadKind>, int> kind_by_title(const std::string& title, const NameWords& words) {
    auto name = lower_case(title);
    if (name.ends_with(' ')) name.pop_back();
    const auto bracket = name.find("_%28");
    const auto note = bracket == std::string::npos ? std::string{} : name.substr(bracket + 4);
    name = name.substr(0, bracket);
    const auto has = [&](std::initializer_list<const char*> all) {
        return std::any_of(all.begin(), all.end(), [&](const char* word) { return note.find(word) != std::string::npos; });
    };
    if (has({"politician", "footballer", "actor", "actress", "singer", "journalist", "cyclist", "tennis", "general", "lawyer"})) return {BroadKind::person, 0};
    if (has({"company", "newspaper", "airline", "magazine"})) return {BroadKind::body, node_of(NodeType::company)};
    if (has({"party", "organization", "agency", "militia"})) return {BroadKind::body, node_of(NodeType::organization)};
    if (has({"city", "town", "village", "state", "province", "district", "river"})) return {BroadKind::location, node_of(NodeType::place)};
    if (name.find("_of_") != std::string::npos || name.find("_for_") != std::string::npos) {
        const auto head = name.substr(0, name.find('_'));
        const auto kinds = kinds_of(head, words);
        if ((kinds & body_head) != 0) return {BroadKind::body, node_of(NodeType::organization)};
        return {};
    }
    if (name.find('_') == std::string::npos) return {};
    const auto kinds = kinds_of(name.substr(name.rfind('_') + 1), words);
    if ((kinds & company_suffix) != 0) return {BroadKind::body, node_of(NodeType::company)};
    if ((kinds & body_head) != 0 && (kinds & (company_head | place_head | event_head | product_head)) == 0) return {BroadKind::body, node_of(NodeType::organization)};
    if ((kinds & place_head) != 0 && (kinds & (company_head | body_head | event_head | product_head)) == 0) return {BroadKind::location, node_of(NodeType::place)};
    if ((kinds & media_head) != 0 && (kinds & (event_head | product_head | role)) == 0) return {BroadKind::body, node_of(NodeType::company)};
    return {};
}

bool is_location(const std::vector<std::string>& forms, const std::vector<bool>& spaced, std::size_t at, const NameTables& tables) {
    std::vector<Token> tokens(std::min<std::size_t>(4, forms.size() - at));
    for (std::size_t i = 0; i < tokens.size(); ++i) tokens[i].form = forms[at + i], tokens[i].space_before = spaced[at + i];
    const auto match = tables.find_longest(tokens, 0);
    if (!match || match->agreement != NameCase::exact) return false;
    return std::any_of(match->all().begin(), match->all().end(), [&](const NameFact* fact) {
        const auto& thing = tables.thing(*fact);
        return fact->kind == NameKind::name && (thing.type == NodeType::country || (thing.type == NodeType::place && thing.rank < 2));
    });
}

void read_current_events(const std::filesystem::path& file, const NameTables& tables, std::deque<NamesDocument>& out) {
    const Tokenizer tokenizer(embedded_model());
    const NameWords words;
    std::istringstream in(read_file(file));
    for (std::string line; std::getline(in, line);) {
        const auto cells = cells_of(line);
        if (cells.size() < 2 || held_out.contains(cells[1].substr(0, 60))) continue;
        auto text = cells[1];
        text.erase(std::remove(text.begin(), text.end(), '*'), text.end());
        std::vector<TokenSpan> spans;
        tokenizer.tokenize(text, 0, text.size(), spans);
        std::vector<std::string> forms;
        std::vector<bool> spaced;
        for (std::size_t i = 0; i < spans.size(); ++i) {
            forms.push_back(text.substr(spans[i].begin, spans[i].end - spans[i].begin));
            spaced.push_back(i == 0 || spans[i - 1].end != spans[i].begin);
        }
        std::vector<Stretch> known;
        std::istringstream links(cells.size() > 2 ? cells[2] : "");
        std::size_t from = 0;
        for (std::string link; std::getline(links, link, '|');) {
            const auto arrow = link.find("=>");
            if (arrow == std::string::npos) continue;
            auto anchor = link.substr(0, arrow);
            const auto title = link.substr(arrow + 2);
            while (anchor.starts_with(' ')) anchor.erase(0, 1);
            anchor.erase(std::remove(anchor.begin(), anchor.end(), '*'), anchor.end());
            const auto begin = text.find(anchor, from);
            if (begin == std::string::npos || !starts_upper(anchor)) continue;
            std::size_t first = spans.size(), last = 0;
            bool capital = true, is_role = true;
            for (std::size_t i = 0; i < spans.size(); ++i) {
                if (spans[i].begin < begin || spans[i].end > begin + anchor.size()) continue;
                first = std::min(first, i);
                last = i + 1;
                Token token;
                token.form = forms[i];
                capital = capital && (has_upper(forms[i]) || forms[i].size() < 4 || std::isdigit(static_cast<unsigned char>(forms[i][0])));
                is_role = is_role && (words.kinds(make_word(token).form) & role) != 0;
            }
            if (first >= last || spans[first].begin != begin || spans[last - 1].end != begin + anchor.size()) continue;
            from = begin;
            std::vector<Token> tokens(last - first);
            for (auto i = first; i < last; ++i) {
                tokens[i - first].form = forms[i];
                tokens[i - first].space_before = spaced[i];
            }
            const auto match = tables.find_longest(tokens, 0);
            const bool whole = match && match->last == tokens.size() && match->agreement == NameCase::exact;
            const bool one = whole && match->count == 1;
            bool demonym = false;
            for (const auto* fact : match ? match->all() : std::span<const NameFact* const>{}) demonym |= fact->kind == NameKind::demonym;
            // "U.S. Secretary of Defense": the country is a name, the post is none.
            const bool post = is_post(title);
            if (post && match && match->last < tokens.size()) {
                bool country = false;
                for (const auto* fact : match->all()) country |= fact->kind == NameKind::name && tables.thing(*fact).type == NodeType::country;
                if (country) known.push_back(stretch_of(first, first + match->last, BroadKind::location, node_of(NodeType::country)));
                for (auto i = first + (country || demonym ? match->last : 0); i < last; ++i)
                    if ((kinds_of(forms[i], words) & role) != 0 || !has_upper(forms[i])) known.push_back(no_name(i));
                continue;
            }
            const auto [told, told_node] = kind_by_title(title, words);
            const auto before = first > 0 ? kinds_of(forms[first - 1], words) : 0;
            if (post && !is_role) {
                for (auto i = first; i < last; ++i)
                    if ((kinds_of(forms[i], words) & role) != 0) known.push_back(no_name(i));
            } else if ((whole && demonym) || is_role) {
                for (auto i = first; i < last; ++i) known.push_back(no_name(i));
            } else if (!capital || (match && demonym && (!told || *told != BroadKind::body || !has_upper(forms[last - 1])))) {
                continue;
            } else if (one && match->facts[0]->kind == NameKind::name) {
                const auto type = tables.thing(*match->facts[0]).type;
                const auto kind = type == NodeType::country || type == NodeType::place          ? BroadKind::location
                                  : type == NodeType::company || type == NodeType::organization ? BroadKind::body
                                                                                                : BroadKind::other;
                known.push_back(stretch_of(first, last, kind, node_of(type)));
            } else if (is_event(title)) {
                known.push_back(stretch_of(first, last, BroadKind::other, no_node));
            } else if (told) {
                known.push_back(stretch_of(first, last, *told, told_node));
            } else if (last + 1 < forms.size() && forms[last] == "," && (before & locating) != 0 && is_location(forms, spaced, last + 1, tables)) {
                known.push_back(stretch_of(first, last, BroadKind::location, node_of(NodeType::place)));
            } else if (tokens.size() >= 2 && tokens.size() <= 4 && (before & (role | honorific)) != 0 && !whole) {
                known.push_back(stretch_of(first, last, BroadKind::person, 0));
            } else if (tokens.size() >= 2 && tokens.size() <= 3 && tables.is_given_name(tokens[0].form) && !whole) {
                known.push_back(stretch_of(first, last, BroadKind::person, 0));
            } else {
                known.push_back(some_name(first, last));
            }
        }
        add_partly_known(forms, spaced, known, out);
    }
}

// Sentences with slots, filled from the tables in an order that is always the same.
void read_templates(const std::filesystem::path& file, std::deque<NamesDocument>& out) {
    const Tokenizer tokenizer(embedded_model());
    Random random(11);
    struct Filler {
        std::string text, maker;
    };
    std::map<std::string, std::vector<Filler>> fillers;
    for (const auto& [slot, stem] : {std::pair{"chip", "chips"}, {"product", "products"}, {"company", "companies"}, {"country", "countries"}}) {
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
    read_table(embedded_table("given_names"), "", [&](auto cells, std::size_t) { for (auto w : split_cell(cells[0])) given.emplace_back(w); });
    read_table(embedded_table("surnames"), "", [&](auto cells, std::size_t) { for (auto w : split_cell(cells[0])) surnames.emplace_back(w); });
    read_table(embedded_table("cities"), "", [&](auto cells, std::size_t) {
        if (cells[1] == "0" || cells[1] == "1") for (auto w : split_cell(cells[2])) fillers["place"].push_back({std::string(w), ""});
    });
    read_table(embedded_table("countries"), "", [&](auto cells, std::size_t) {
        for (auto w : split_cell(cells[3])) fillers["demonym"].push_back({std::string(w), ""});
    });
    for (const auto* role : {"President", "Prime Minister", "Foreign Minister", "Defense Secretary", "Secretary of State", "Vice President",
                             "Chancellor", "Finance Minister", "Commerce Secretary", "Attorney General", "Senator", "Ambassador", "Chief Executive",
                             "CEO", "Chairman", "Justice Minister", "Treasury Secretary", "Speaker", "Governor", "Trade Representative"})
        fillers["role"].push_back({role, ""});
    const char* heads[] = {"Hill", "Forest", "Stone", "Works", "Labs", "AI", "Logistics", "Systems", "Robotics", "Brothers", "Partners", "Health", "Foods",
                           "Energy", "Motors", "Air", "Ventures", "Capital", "Media", "Tree Company", "Research", "Entertainment", "Group", "Bank",
                           "Airlines", "Industries", "Ridge", "Point", "Semiconductor", "Networks", "Bio", "Games", "Studios", "Analytics", "& Sons"};
    for (int i = 0; i < 1500; ++i) {
        auto name = i % 3 == 0 ? fillers["place"][random.below(fillers["place"].size())].text : surnames[random.below(surnames.size())];
        if (i % 7 == 1) name += " & " + surnames[random.below(surnames.size())];
        else if (i % 5 != 0) name += std::string(" ") + heads[random.below(std::size(heads))];
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
            struct Slot { std::size_t begin, end; BroadKind kind; int node; };
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
                        chosen[slot] = given[random.below(given.size())] + " " + surnames[random.below(surnames.size())];
                    else {
                        const auto& all = fillers[kind_of_slot == "maker" ? "company" : kind_of_slot];
                        chosen[slot] = all[random.below(all.size())].text;
                    }
                }
                const auto kind = kind_of_slot == "person" ? BroadKind::person
                                  : kind_of_slot == "place" || kind_of_slot == "country" ? BroadKind::location
                                  : kind_of_slot == "chip" || kind_of_slot == "product" ? BroadKind::other : BroadKind::body;
                const auto node = kind_of_slot == "person" ? NodeType::person : kind_of_slot == "place" ? NodeType::place
                                  : kind_of_slot == "country" ? NodeType::country : kind_of_slot == "chip" ? NodeType::chip
                                  : kind_of_slot == "product" ? NodeType::product : NodeType::company;
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
                    if (spans[i].begin >= slot.begin && spans[i].end <= slot.end) from = std::min(from, i), to = i + 1;
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

// A text annotated after ../ONTOLOGY.md: every place of an entity's names is a name; what is optional is open.
void read_gold(const std::filesystem::path& file, const NameTables& tables, std::deque<NamesDocument>& out) {
    const auto gold = Json::parse(read_file(file));
    const auto text = read_file(file.parent_path().parent_path().parent_path() / gold["document"].get<std::string>());
    struct Known {
        std::string name;
        Meaning meaning;
    };
    std::vector<Known> names;
    for (const auto& entity : gold["entities"]) {
        const auto type = parse_node_type(entity["type"].is_array() ? entity["type"][0].get<std::string>() : entity["type"].get<std::string>());
        if (!type) continue;
        Meaning meaning{Meaning::name, BroadKind::other, node_of(*type)};
        if (*type == NodeType::person) meaning.kind = BroadKind::person;
        if (*type == NodeType::company || *type == NodeType::organization) meaning.kind = BroadKind::body;
        if (*type == NodeType::country || *type == NodeType::place) meaning.kind = BroadKind::location;
        if (entity["type"].is_array()) meaning.node = unknown_node;
        if (entity.value("optional", false)) meaning.use = Meaning::open;
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
                allowed.push_back(static_cast<LabelSet>(bit_of(label_outside) | (has_upper(token.form) ? other_labels : 0)));
            }
            std::vector<bool> taken(sentence.tokens.size());
            for (const auto& known : names)
                for (auto at = text.find(known.name, spans[first].begin); at != std::string::npos && at + known.name.size() <= spans[last].end;
                     at = text.find(known.name, at + 1)) {
                    std::size_t from = first, to = first;
                    while (from <= last && spans[from].begin < at) ++from;
                    for (to = from; to <= last && spans[to].end <= at + known.name.size();) ++to;
                    if (from > last || to == from || spans[from].begin != at || spans[to - 1].end != at + known.name.size() || taken[from - first]) continue;
                    const auto tokens = std::span<const Token>(sentence.tokens).subspan(from - first, to - from);
                    const auto match = tables.find_longest(tokens, 0);
                    const bool demonym = match && match->last == tokens.size() && std::any_of(match->all().begin(), match->all().end(), [](const NameFact* fact) { return fact->kind == NameKind::demonym; });
                    for (auto k = from; k < to; ++k) {
                        taken[k - first] = true;
                        allowed[k - first] = demonym ? bit_of(label_outside) : known.meaning.use == Meaning::open ? any_label : labels_of(known.meaning.kind, k - from, to - from);
                    }
                    if (!demonym && known.meaning.use != Meaning::open)
                        document.names.push_back({index, static_cast<std::uint32_t>(from - first), static_cast<std::uint32_t>(to - first), known.meaning.kind, known.meaning.node});
                }
        }
    }
    std::sort(document.names.begin(), document.names.end(), [](const MarkedName& a, const MarkedName& b) {
        return std::pair(a.sentence, a.first) < std::pair(b.sentence, b.first);
    });
}

}  // namespace

void hold_out(const std::filesystem::path& folder) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::istringstream in(read_file(entry.path()));
        for (std::string line; std::getline(in, line);) held_out.insert(line.substr(0, 60));
    }
}

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
        const bool columns = starts("uner") || starts("gum") || starts("crossner") || starts("wikigold") || starts("wnut");
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
                for (std::size_t i = 0; i < (style == SentenceCase::capitals ? form.size() : 1u) && i < form.size(); ++i)
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
