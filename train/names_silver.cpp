// Names that are only partly marked: pairs of companies (CORE), links of Wikipedia's current events.
#include "extract/language/chars.hpp"
#include "extract/language/model_file.hpp"
#include "train/names_marks.hpp"
#include "train/perceptron.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <sstream>

namespace newsgraph::train {

void read_core(const std::filesystem::path& file, std::deque<NamesDocument>& out) {
    for (const auto& item : nlohmann::json::parse(read_file(file))) {
        const auto forms = item["context"].get<std::vector<std::string>>();
        std::vector<bool> spaced(forms.size(), true);
        std::vector<Stretch> known;
        const std::string relation = item["relation"];
        const bool product = relation == "product_or_service_of" || relation == "brand_of" ||
                             relation == "undefined" || relation == "regulated_by";
        for (const auto* end : {"e1", "e2"}) {
            const std::size_t first = item[std::string(end) + "_start"],
                              last = item[std::string(end) + "_end"].get<std::size_t>() + 1;
            if (last > forms.size() || first >= last || !has_upper(forms[first])) continue;
            known.push_back(product ? some_name(first, last)
                                    : stretch_of(first, last, BroadKind::body, node_of(NodeType::company)));
        }
        if (forms.size() < 150) add_partly_known(forms, spaced, known, out.emplace_back());
    }
}

namespace {

bool is_event(const std::string& title) {
    static const std::set<std::string> heads{
        "war",       "wars",       "election",   "elections", "championship", "championships", "cup",
        "open",      "games",      "earthquake", "flood",     "floods",       "flooding",      "crash",
        "attack",    "attacks",    "shooting",   "protests",  "massacre",     "crisis",        "conflict",
        "operation", "insurgency", "final",      "season",    "award",        "awards",        "prize",
        "act",       "olympics",   "hurricane",  "typhoon",   "storm",        "cyclone",       "summit",
        "ceasefire", "strikes",    "offensive",  "invasion",  "league",       "tour",          "grand",
        "prix",      "referendum", "trial",      "treaty",    "agreement",    "festival",      "bombing"};
    if (!title.empty() && std::isdigit(static_cast<unsigned char>(title[0]))) return true;
    std::istringstream in(lower_case(title));
    for (std::string word; std::getline(in, word, '_');)
        if (heads.contains(word)) return true;
    return false;
}

bool is_post(const std::string& title) {
    static const char* const posts[] = {"President_of_",
                                        "Prime_Minister_of_",
                                        "Prime_minister_of_",
                                        "Vice_President_of",
                                        "Secretary_of_",
                                        "_Secretary_of_",
                                        "Minister_of_",
                                        "Minister_for_",
                                        "Governor_of_",
                                        "Mayor_of_",
                                        "Ambassador_of_",
                                        "_Attorney_General",
                                        "Attorney_General_of_",
                                        "Secretary-General_of_",
                                        "Speaker_of_",
                                        "Chancellor_of_",
                                        "List_of_",
                                        "_ambassador"};
    if (title.starts_with("Ministry") || title.starts_with("Department") ||
        title.find("Department_of") != std::string::npos)
        return false;
    return std::any_of(std::begin(posts), std::end(posts),
                       [&](const char* post) { return title.find(post) != std::string::npos; });
}

std::uint16_t kinds_of(std::string_view form, const NameWords& words) {
    Token token;
    token.form = form;
    return words.facts(make_word(token).form).kinds;
}

// What the title of the linked page tells: its last word, or the word in brackets.
std::pair<std::optional<BroadKind>, int> kind_by_title(const std::string& title, const NameWords& words) {
    auto name = lower_case(title);
    if (name.ends_with(' ')) name.pop_back();
    const auto bracket = name.find("_%28");
    const auto note = bracket == std::string::npos ? std::string{} : name.substr(bracket + 4);
    name = name.substr(0, bracket);
    const auto has = [&](std::initializer_list<const char*> all) {
        return std::any_of(all.begin(), all.end(),
                           [&](const char* word) { return note.find(word) != std::string::npos; });
    };
    if (has({"politician", "footballer", "actor", "actress", "singer", "journalist", "cyclist", "tennis",
             "general", "lawyer"}))
        return {BroadKind::person, 0};
    if (has({"company", "newspaper", "airline", "magazine"}))
        return {BroadKind::body, node_of(NodeType::company)};
    if (has({"party", "organization", "agency", "militia"}))
        return {BroadKind::body, node_of(NodeType::organization)};
    if (has({"city", "town", "village", "state", "province", "district", "river"}))
        return {BroadKind::location, node_of(NodeType::place)};
    if (name.find("_of_") != std::string::npos || name.find("_for_") != std::string::npos) {
        const auto head = name.substr(0, name.find('_'));
        const auto kinds = kinds_of(head, words);
        if ((kinds & body_head) != 0) return {BroadKind::body, node_of(NodeType::organization)};
        return {};
    }
    if (name.find('_') == std::string::npos) return {};
    const auto kinds = kinds_of(name.substr(name.rfind('_') + 1), words);
    if ((kinds & company_suffix) != 0) return {BroadKind::body, node_of(NodeType::company)};
    if ((kinds & body_head) != 0 && (kinds & (company_head | place_head | event_head | product_head)) == 0)
        return {BroadKind::body, node_of(NodeType::organization)};
    if ((kinds & place_head) != 0 && (kinds & (company_head | body_head | event_head | product_head)) == 0)
        return {BroadKind::location, node_of(NodeType::place)};
    if ((kinds & media_head) != 0 && (kinds & (event_head | product_head | role)) == 0)
        return {BroadKind::body, node_of(NodeType::company)};
    return {};
}

bool is_location(const std::vector<std::string>& forms, const std::vector<bool>& spaced, std::size_t at,
                 const NameTables& tables) {
    std::vector<Token> tokens(std::min<std::size_t>(4, forms.size() - at));
    for (std::size_t i = 0; i < tokens.size(); ++i)
        tokens[i].form = forms[at + i], tokens[i].space_before = spaced[at + i];
    const auto match = tables.find_longest(tokens, 0);
    if (!match || match->agreement != NameCase::exact) return false;
    return std::any_of(match->all().begin(), match->all().end(), [&](const NameFact* fact) {
        const auto& thing = tables.thing(*fact);
        return fact->kind == NameKind::name &&
               (thing.type == NodeType::country || (thing.type == NodeType::place && thing.rank < 2));
    });
}

}  // namespace

void read_current_events(const std::filesystem::path& file, const NameTables& tables,
                         std::deque<NamesDocument>& out) {
    const Tokenizer tokenizer(embedded_model());
    const NameWords words;
    std::istringstream in(read_file(file));
    for (std::string line; std::getline(in, line);) {
        const auto cells = cells_of(line);
        if (cells.size() < 2 || is_held_out(cells[1])) continue;
        auto text = cells[1];
        text.erase(std::remove(text.begin(), text.end(), '*'), text.end());
        const Tokens parts = tokens_of(text, tokenizer);
        const auto& spans = parts.spans;
        const auto& forms = parts.forms;
        const auto& spaced = parts.spaced;
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
                capital = capital && (has_upper(forms[i]) || forms[i].size() < 4 ||
                                      std::isdigit(static_cast<unsigned char>(forms[i][0])));
                is_role = is_role && (words.facts(make_word(token).form).kinds & role) != 0;
            }
            if (first >= last || spans[first].begin != begin || spans[last - 1].end != begin + anchor.size())
                continue;
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
            for (const auto* fact : match ? match->all() : std::span<const NameFact* const>{})
                demonym |= fact->kind == NameKind::demonym;
            // "U.S. Secretary of Defense": the country is a name, the post is none.
            const bool post = is_post(title);
            if (post && match && match->last < tokens.size()) {
                bool country = false;
                for (const auto* fact : match->all())
                    country |= fact->kind == NameKind::name && tables.thing(*fact).type == NodeType::country;
                if (country)
                    known.push_back(stretch_of(first, first + match->last, BroadKind::location,
                                               node_of(NodeType::country)));
                for (auto i = first + (country || demonym ? match->last : 0); i < last; ++i)
                    if ((kinds_of(forms[i], words) & role) != 0 || !has_upper(forms[i]))
                        known.push_back(no_name(i));
                continue;
            }
            const auto [told, told_node] = kind_by_title(title, words);
            const auto before = first > 0 ? kinds_of(forms[first - 1], words) : 0;
            if (post && !is_role) {
                for (auto i = first; i < last; ++i)
                    if ((kinds_of(forms[i], words) & role) != 0) known.push_back(no_name(i));
            } else if ((whole && demonym) || is_role) {
                for (auto i = first; i < last; ++i) known.push_back(no_name(i));
            } else if (!capital || (match && demonym &&
                                    (!told || *told != BroadKind::body || !has_upper(forms[last - 1])))) {
                continue;
            } else if (one && match->facts[0]->kind == NameKind::name) {
                const auto type = tables.thing(*match->facts[0]).type;
                const auto kind = type == NodeType::country || type == NodeType::place ? BroadKind::location
                                  : type == NodeType::company || type == NodeType::organization
                                      ? BroadKind::body
                                      : BroadKind::other;
                known.push_back(stretch_of(first, last, kind, node_of(type)));
            } else if (is_event(title)) {
                known.push_back(stretch_of(first, last, BroadKind::other, no_node));
            } else if (told) {
                known.push_back(stretch_of(first, last, *told, told_node));
            } else if (last + 1 < forms.size() && forms[last] == "," && (before & locating) != 0 &&
                       is_location(forms, spaced, last + 1, tables)) {
                known.push_back(stretch_of(first, last, BroadKind::location, node_of(NodeType::place)));
            } else if (tokens.size() >= 2 && tokens.size() <= 4 && (before & (role | honorific)) != 0 &&
                       !whole) {
                known.push_back(stretch_of(first, last, BroadKind::person, 0));
            } else if (tokens.size() >= 2 && tokens.size() <= 3 && tables.is_given_name(tokens[0].form) &&
                       !whole) {
                known.push_back(stretch_of(first, last, BroadKind::person, 0));
            } else {
                known.push_back(some_name(first, last));
            }
        }
        add_partly_known(forms, spaced, known, out.emplace_back());
    }
}

}  // namespace newsgraph::train
