// What an element's names say of it: data/page_hints.tsv.
#include "extract/data/tables.hpp"
#include "extract/read/page.hpp"

#include <map>

namespace newsgraph {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

/// "c-articleBody__lead" → {"c", "article", "body", "lead"}
std::vector<std::string> split_name(std::string_view name) {
    std::vector<std::string> words(1);
    char before = 0;
    for (const char c : name) {
        const bool upper = c >= 'A' && c <= 'Z', letter = lower(c) >= 'a' && lower(c) <= 'z';
        if (!letter && !(c >= '0' && c <= '9')) {
            if (!words.back().empty()) words.emplace_back();
        } else {
            if (upper && before >= 'a' && before <= 'z') words.emplace_back();
            words.back() += lower(c);
        }
        before = c;
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

Hint parse_hint(std::string_view name) {
    if (name == "story") return Hint::story;
    if (name == "caption") return Hint::caption;
    if (name == "byline") return Hint::byline;
    if (name == "standfirst") return Hint::standfirst;
    return name == "comment" ? Hint::comment : Hint::furniture;
}

const std::map<std::string, Hint, std::less<>>& hint_words() {
    static const std::map<std::string, Hint, std::less<>> all = [] {
        std::map<std::string, Hint, std::less<>> words;
        read_table(embedded_table("page_hints"), "page_hints.tsv",
                   [&](auto cells, std::size_t) { words.emplace(cells[0], parse_hint(cells[1])); });
        return words;
    }();
    return all;
}

}  // namespace

Hint find_hint(std::string_view names) {
    const std::vector<std::string> words = split_name(names);
    Hint found = Hint::none;
    for (std::size_t i = 0; i < words.size(); ++i) {
        for (const std::string& phrase :
             {words[i], i + 1 < words.size() ? words[i] + " " + words[i + 1] : std::string{}}) {
            const auto at = hint_words().find(phrase);
            if (at == hint_words().end()) continue;
            if (at->second == Hint::story) return Hint::story;
            if (found == Hint::none || found == Hint::byline) found = at->second;
        }
    }
    return found;
}

}  // namespace newsgraph
