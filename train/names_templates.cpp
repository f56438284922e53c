// Names in sentences of our own with slots: each copy fills them with known names or with invented ones,
// which only the words around them can tell.
#include "extract/data/tables.hpp"
#include "extract/language/model_file.hpp"
#include "train/names_marks.hpp"
#include "train/perceptron.hpp"

#include <algorithm>
#include <map>
#include <sstream>

namespace newsgraph::train {

namespace {

constexpr int copies = 10;
constexpr double invented = 0.7;   // of [newco], [newbody], [newproduct]: no table knows them
constexpr double continued = 0.6;  // of the copies: further sentences about the same name
constexpr std::size_t further = 3;

struct Filler {
    std::string text, maker;
};

std::string_view pick(std::span<const char* const> all, Random& random) {
    return all[random.below(all.size())];
}

std::string invented_word(Random& random) {
    static constexpr const char* onsets[] = {
        "B",  "Br", "C",  "Cr", "D", "Dr", "F",  "Fl", "G", "Gl", "H",  "K",  "Kr", "L",  "M",
        "N",  "P",  "Pr", "Qu", "R", "S",  "Sk", "St", "T", "Tr", "V",  "W",  "X",  "Z",  "Th",
        "Ch", "Sh", "J",  "Y",  "A", "E",  "I",  "O",  "U", "Al", "Or", "In", "An", "Ex", "Ar"};
    static constexpr const char* nuclei[] = {"a", "e", "i", "o", "u", "ai", "ea", "io", "ou", "ei", "y"};
    static constexpr const char* middles[] = {"b",  "d",  "g",  "k",  "l",  "m",  "n",  "p",
                                              "r",  "s",  "t",  "v",  "x",  "z",  "th", "nd",
                                              "rt", "st", "ll", "lm", "ns", "rk", "ck", "ph"};
    static constexpr const char* ends[] = {"",    "n",   "r",   "l",  "s",  "x",  "a",   "o",
                                           "ia",  "is",  "us",  "on", "ix", "um", "ant", "ent",
                                           "ity", "ara", "eon", "io", "ex", "ora"};
    std::string word(pick(onsets, random));
    const auto syllables = 1 + random.below(2);
    for (std::size_t i = 0; i < syllables; ++i) {
        word += pick(nuclei, random);
        word += pick(middles, random);
    }
    word += pick(nuclei, random);
    word += pick(ends, random);
    return word;
}

class Fillers {
public:
    explicit Fillers(Random& random) : random_(random) {
        const auto load = [&](const char* slot, const char* stem, unsigned at, unsigned aliases, bool makes) {
            read_table(embedded_table(stem), stem, [&](std::span<const std::string_view> cells, std::size_t) {
                std::vector<std::string_view> forms{cells[at]};
                if (aliases > 0)
                    for (const auto form : split_cell(cells[aliases])) forms.push_back(form);
                for (const auto form : forms)
                    known_[slot].push_back(
                        {std::string(form), makes ? std::string(cells[1]) : std::string{}});
            });
        };
        load("chip", "chips", 0, 2, true);
        load("product", "products", 0, 2, true);
        load("company", "companies", 0, 1, false);
        load("body", "organizations", 0, 1, false);
        load("country", "countries", 1, 0, false);
        const auto words = [&](std::vector<std::string>& out, const char* stem, unsigned at) {
            read_table(embedded_table(stem), "", [&](auto cells, std::size_t) {
                for (auto w : split_cell(cells[at])) out.emplace_back(w);
            });
        };
        words(given_, "given_names", 0);
        words(surnames_, "surnames", 0);
        read_table(embedded_table("cities"), "", [&](auto cells, std::size_t) {
            if (cells[1] == "0" || cells[1] == "1")
                for (auto w : split_cell(cells[2])) known_["place"].push_back({std::string(w), ""});
        });
        read_table(embedded_table("countries"), "", [&](auto cells, std::size_t) {
            for (auto w : split_cell(cells[3])) known_["demonym"].push_back({std::string(w), ""});
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
            known_["role"].push_back({role, ""});
        for (const auto& filler : known_["company"])
            if (filler.text.find("Air") != std::string::npos) known_["airline"].push_back(filler);
    }

    Filler fill(const std::string& slot) {
        if (slot == "person") return {person(), ""};
        if (slot == "maker") return any("company");
        if (slot == "newco") return {random_.unit() < invented ? firm() : any("company").text, ""};
        if (slot == "newbody") return {random_.unit() < invented ? body() : any("body").text, ""};
        if (slot == "newplace") return {random_.unit() < invented ? town() : any("place").text, ""};
        if (slot == "newclub") return {random_.unit() < invented ? club() : any("body").text, ""};
        if (slot == "newgame") return {random_.unit() < invented ? title() : any("product").text, ""};
        if (slot == "newproduct") return {random_.unit() < invented ? thing() : any("product").text, ""};
        return any(slot);
    }

private:
    const Filler& any(const std::string& slot) {
        const auto& all = known_.at(slot);
        return all[random_.below(all.size())];
    }
    std::string person() {
        auto text = given_[random_.below(given_.size())];
        if (random_.unit() < 0.15) text = invented_word(random_);
        text += ' ';
        return text +
               (random_.unit() < 0.4 ? invented_word(random_) : surnames_[random_.below(surnames_.size())]);
    }
    std::string stem() {
        const auto dice = random_.unit();
        if (dice < 0.55) return invented_word(random_);
        if (dice < 0.7) return surnames_[random_.below(surnames_.size())];
        if (dice < 0.8) return any("place").text;
        static constexpr const char* words[] = {
            "Summit",  "Harbor",  "Beacon",   "Falcon",   "Cedar",   "Copper", "Silver", "Amber",
            "Crystal", "Granite", "Maple",    "Harvest",  "Anchor",  "Bright", "Clear",  "Northern",
            "Pacific", "Atlas",   "Pioneer",  "Liberty",  "Nimbus",  "Cobalt", "Vertex", "Signal",
            "Quill",   "Lantern", "Compass",  "Meridian", "Orchard", "Sable",  "Crest",  "Delta",
            "Echo",    "Ember",   "Frontier", "Garnet",   "Horizon", "Iron",   "Jade",   "Keystone"};
        return std::string(pick(words, random_));
    }
    std::string firm() {
        static constexpr const char* heads[] = {
            "Works",    "Labs",     "AI",       "Logistics",  "Systems",       "Robotics",
            "Brothers", "Partners", "Health",   "Foods",      "Energy",        "Motors",
            "Air",      "Ventures", "Capital",  "Media",      "Research",      "Entertainment",
            "Group",    "Bank",     "Airlines", "Industries", "Semiconductor", "Networks",
            "Bio",      "Games",    "Studios",  "Analytics",  "Holdings",      "Technologies",
            "Rail",     "Steel",    "Marine",   "Dynamics",   "Pharma",        "Therapeutics",
            "Mobility", "Solar",    "News",     "Insurance",  "Securities",    "Shipping",
            "Telecom",  "Software", "Electric", "Mining",     "Resources"};
        auto name = stem();
        const auto dice = random_.unit();
        if (dice < 0.07) return capitals();
        if (dice < 0.35) return name;
        if (dice < 0.42) return name + " & " + surnames_[random_.below(surnames_.size())];
        if (dice < 0.48) return name + " " + invented_word(random_);
        name += ' ';
        name += pick(heads, random_);
        if (random_.unit() < 0.1) name += random_.unit() < 0.5 ? " Inc." : " Ltd";
        return name;
    }
    std::string body() {
        static constexpr const char* of[] = {"Ministry of Industry",
                                             "Ministry of Energy",
                                             "Ministry of Transport",
                                             "Ministry of Digital Affairs",
                                             "Ministry of Agriculture",
                                             "Department of Trade",
                                             "Department of Energy",
                                             "Board of Investment",
                                             "National Audit Office",
                                             "National Energy Agency",
                                             "Competition Authority",
                                             "Data Protection Authority",
                                             "Securities Commission",
                                             "Anti-Corruption Commission",
                                             "Ports Authority",
                                             "Election Commission",
                                             "Chamber of Commerce",
                                             "Human Rights Commission",
                                             "Court of Appeal",
                                             "High Court",
                                             "Maritime Agency",
                                             "Institute for Economic Research",
                                             "Center for Security Studies",
                                             "Council for Trade and Industry",
                                             "Federation of Industries",
                                             "Union of Journalists",
                                             "Workers' Union",
                                             "Automobile Association",
                                             "Steel Association",
                                             "Farmers' Alliance",
                                             "Consumer Council"};
        static constexpr const char* parties[] = {"Party", "Movement",  "Alliance",
                                                  "Front", "Coalition", "Brigade"};
        const auto dice = random_.unit();
        if (dice < 0.3) return std::string(pick(of, random_));
        if (dice < 0.5) return any("country").text + " " + std::string(pick(of, random_));
        if (dice < 0.6) return "University of " + any("place").text;
        if (dice < 0.66) return any("place").text + " University";
        if (dice < 0.74) return invented_word(random_) + " Institute";
        if (dice < 0.8) return invented_word(random_) + " Foundation";
        if (dice < 0.9) return invented_word(random_) + " " + std::string(pick(parties, random_));
        return capitals();
    }
    std::string capitals() {
        std::string letters;
        for (auto n = 3 + random_.below(2); n > 0; --n) letters += static_cast<char>('A' + random_.below(26));
        return letters;
    }
    std::string town() {
        static constexpr const char* fronts[] = {"El",    "San", "Al",    "Port", "Fort",
                                                 "Saint", "New", "Upper", "Kafr", "Tell"};
        const auto dice = random_.unit();
        if (dice < 0.2) return std::string(pick(fronts, random_)) + ' ' + invented_word(random_);
        return invented_word(random_);
    }
    std::string club() {
        static constexpr const char* heads[] = {"United",   "City", "FC",     "Rovers",
                                                "Athletic", "Town", "Rangers"};
        const auto dice = random_.unit();
        const auto place = random_.unit() < 0.5 ? any("place").text : invented_word(random_);
        if (dice < 0.4) return place;
        if (dice < 0.8) return place + ' ' + std::string(pick(heads, random_));
        return (random_.unit() < 0.5 ? "AS " : "FC ") + place;
    }
    std::string title() {
        static constexpr const char* words[] = {"Shadow", "Kingdom", "Legends", "World",
                                                "Quest",  "Racer",   "Knight",  "Empire",
                                                "Arena",  "Odyssey", "Rising",  "Chronicles"};
        auto name = stem() + ' ' + std::string(pick(words, random_));
        if (random_.unit() < 0.3) name += ' ' + std::to_string(2 + random_.below(5));
        return name;
    }
    std::string thing() {
        auto name = random_.unit() < 0.75 ? invented_word(random_) : stem();
        const auto number = std::to_string(1 + random_.below(random_.unit() < 0.6 ? 9 : 900));
        const auto dice = random_.unit();
        if (dice < 0.3) return name;
        if (dice < 0.5) return name + " " + number;
        if (dice < 0.6) return name + "-" + number;
        if (dice < 0.68) return name + " " + number + (random_.unit() < 0.5 ? " Pro" : " Mini");
        if (dice < 0.76) return name + (random_.unit() < 0.5 ? " Pro" : " Air");
        if (dice < 0.84) return name.substr(0, 1) + std::to_string(10 + random_.below(90));
        if (dice < 0.92) return name.substr(0, 2) + "-" + std::to_string(100 + random_.below(900));
        return name + " " + invented_word(random_);
    }

    Random& random_;
    std::map<std::string, std::vector<Filler>> known_;
    std::vector<std::string> given_, surnames_;
};

struct Slot {
    std::size_t begin, end;
    BroadKind kind;
    int node;
};

struct Meaning {
    BroadKind kind;
    NodeType node;
};

Meaning meaning_of(std::string_view slot) {
    if (slot == "person") return {BroadKind::person, NodeType::person};
    if (slot == "place" || slot == "newplace") return {BroadKind::location, NodeType::place};
    if (slot == "country") return {BroadKind::location, NodeType::country};
    if (slot == "chip") return {BroadKind::other, NodeType::chip};
    if (slot == "product" || slot == "newproduct" || slot == "newgame")
        return {BroadKind::other, NodeType::product};
    if (slot == "body" || slot == "newbody" || slot == "newclub")
        return {BroadKind::body, NodeType::organization};
    return {BroadKind::body, NodeType::company};
}

std::string kind_of(std::string slot) {
    while (std::isdigit(static_cast<unsigned char>(slot.back()))) slot.pop_back();
    return slot;
}

class Writer {
public:
    Writer(Random& random, std::deque<NamesDocument>& out) : random_(random), fillers_(random), out_(out) {}

    void write(const std::vector<std::string>& lines, std::size_t at) {
        chosen_.clear();
        document_ = &out_.emplace_back();
        // The maker of the first thing made, if the sentence has one.
        for (const auto* slot : {"chip", "product"})
            if (lines[at].find('[' + std::string(slot) + ']') != std::string::npos) {
                const auto filler = fillers_.fill(slot);
                chosen_[slot] = filler.text;
                if (!filler.maker.empty()) chosen_["maker"] = filler.maker;
            }
        add(lines[at]);
        const auto close = lines[at].find(']');
        const auto open = lines[at].rfind('[', close);
        if (open == std::string::npos || random_.unit() >= continued) return;
        const auto topic = lines[at].substr(open, close - open + 1);
        if (topic.find("new") == std::string::npos && topic != "[person]") return;
        for (std::size_t tried = 0, added = 0; tried < 40 && added < further; ++tried) {
            const auto& line = lines[random_.below(lines.size())];
            if (&line == &lines[at] || line.find(topic) == std::string::npos) continue;
            auto& name = chosen_[topic.substr(1, topic.size() - 2)];
            const auto whole = name, kept = chosen_[topic.substr(1, topic.size() - 2)];
            const auto space = topic == "[person]" ? name.rfind(' ') : name.find(' ');
            if (space != std::string::npos && random_.unit() < 0.5 && topic != "[newbody]")
                name = topic == "[person]" ? name.substr(space + 1) : name.substr(0, space);
            auto others = chosen_;
            chosen_.clear();
            chosen_[topic.substr(1, topic.size() - 2)] = name;
            add(line);
            chosen_ = std::move(others);
            chosen_[topic.substr(1, topic.size() - 2)] = whole;
            ++added;
        }
    }

private:
    void add(const std::string& line) {
        std::string text;
        std::vector<Slot> slots;
        std::vector<std::pair<std::size_t, std::size_t>> plain;  // words that are no names
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (line[i] != '[') {
                text += line[i];
                continue;
            }
            const auto close = line.find(']', i);
            const auto slot = line.substr(i + 1, close - i - 1);
            const auto kind = kind_of(slot);
            if (!chosen_.contains(slot)) chosen_[slot] = fillers_.fill(kind).text;
            const auto end = text.size() + chosen_[slot].size();
            if (kind != "demonym" && kind != "role") {
                const auto meaning = meaning_of(kind);
                slots.push_back({text.size(), end, meaning.kind, node_of(meaning.node)});
            } else {
                plain.push_back({text.size(), end});
            }
            text += chosen_[slot];
            i = close;
        }
        const Tokens tokens = tokens_of(text, tokenizer_);
        const auto& spans = tokens.spans;
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
        add_partly_known(tokens.forms, tokens.spaced, known, *document_);
    }

    Random& random_;
    Fillers fillers_;
    std::deque<NamesDocument>& out_;
    NamesDocument* document_ = nullptr;
    std::map<std::string, std::string> chosen_;
    const Tokenizer tokenizer_{embedded_model()};
};

}  // namespace

void read_templates(const std::filesystem::path& file, std::deque<NamesDocument>& out) {
    Random random(11);
    Writer writer(random, out);
    std::vector<std::string> lines;
    std::istringstream in(read_file(file));
    for (std::string line; std::getline(in, line);)
        if (!line.empty() && line[0] != '#') lines.push_back(line);
    for (std::size_t at = 0; at < lines.size(); ++at)
        for (int copy = 0; copy < copies; ++copy) writer.write(lines, at);
}

}  // namespace newsgraph::train
