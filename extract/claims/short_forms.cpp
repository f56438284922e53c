#include "extract/claims/short_forms.hpp"

#include "extract/claims/name_form.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
/// Every letter stands in the words in its order, the first at the beginning of the first word (Schwartz and
/// Hearst 2003). Each capital begins a word.
bool has_letters_in_order(std::string_view letters, const std::vector<std::string>& words) {
    std::string all;
    for (const auto& word : words) (all += ' ') += word;
    std::size_t at = 0, begun = 0;
    for (const char letter : letters) {
        const bool upper = letter >= 'A' && letter <= 'Z';
        const char low = upper ? static_cast<char>(letter + 32) : letter;
        if (low < 'a' || low > 'z') continue;
        do ++at;
        while (at < all.size() && (all[at] != low || (upper && all[at - 1] != ' ')));
        if (at >= all.size() || (begun == 0 && at != 1)) return false;
        begun += all[at - 1] == ' ';
    }
    return begun > 1 || words.size() == 1;
}

/// Initials where one word that matters is left out.
bool are_initials_but_one(std::string_view letters, const std::vector<std::string>& words) {
    for (std::size_t skip = 1; skip < words.size(); ++skip) {
        auto rest = words;
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(skip));
        if (are_initials_of(letters, rest)) return true;
    }
    return false;
}
}  // namespace

bool is_short_form(std::string_view letters, const std::vector<std::string>& words, bool loose) {
    if (words.empty() || words.front().empty()) return false;
    if (looks_like_acronym(letters)) {
        if (fold_word(letters).front() != words.front().front()) return false;
        return are_initials_of(letters, words) ||
               (loose && letters.size() > 3 && are_initials_but_one(letters, words));
    }
    return letters.size() > 3 && has_letters_in_order(letters, words);
}

namespace {
/// Of a kind that many firms and bodies have in their names.
bool is_common(const std::string& word) {
    return is_business_word(word) || is_body_word(word) || is_unit_word(word) || is_service_word(word);
}
}  // namespace

bool has_letters_of(std::string_view part, std::string_view whole) {
    if (part.empty() || whole.empty() || part.front() != whole.front()) return false;
    std::size_t at = 0;
    for (const char letter : part) {
        at = whole.find(letter, at);
        if (at == whole.npos) return false;
        ++at;
    }
    return true;
}

bool is_alias(const FormRecord& record, const Words& words) {
    if (record.type == NodeType::product || record.type == NodeType::chip)  // "Macintosh" and "Mac"
        return words.size() == 1 && record.canonical.size() > 2 && words[0].starts_with(record.canonical) &&
               !has_digit(words[0].substr(record.canonical.size()));  // "Qwen3" is not "Qwen2.5"
    if (record.type != NodeType::company) return true;
    Words usual;
    for (std::size_t begin = 0; begin < record.canonical.size();) {
        const auto end = std::min(record.canonical.find(' ', begin), record.canonical.size());
        usual.push_back(record.canonical.substr(begin, end - begin));
        begin = end + 1;
    }
    const auto core = without_legal_suffix(words);
    const Words short_form(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(core));
    const bool longer = short_form.size() == usual.size() + 1 && starts_with(short_form, usual) &&
                        !is_unit_word(short_form.back()) && !is_service_word(short_form.back());
    return longer || starts_with(usual, short_form) || ends_with(short_form, usual) ||  // "Vivendi Universal"
           are_initials_of(record.form.text, usual) ||
           (usual.size() == 1 && record.form.text.size() < 4 && looks_like_acronym(record.form.text) &&
            has_letters_of(words.front(), usual.front()));
}

bool is_founder_name(const Words& f) {
    return f.size() > 1 && without_legal_suffix(f) == 2 && gender_of_given_name(f[0]) &&
           !is_business_word(f[1]);
}

bool is_behind_place(const Words& p, const Words& f, std::size_t places) {
    if (places == 0 || places + 1 >= f.size() || p.size() != 1 || p[0].size() < 4 || f[places] != p[0] ||
        is_common(p[0]))
        return false;
    return std::all_of(f.begin() + static_cast<std::ptrdiff_t>(places) + 1, f.end(),
                       [](const auto& word) { return is_legal_suffix(word) || is_business_word(word); });
}

bool are_side_by_side(const FormRecord& one, const FormRecord& other) {
    std::vector<std::uint32_t> both;
    std::set_intersection(one.sentences.begin(), one.sentences.end(), other.sentences.begin(),
                          other.sentences.end(), std::back_inserter(both));
    return !both.empty();
}

bool is_carried_on(const FormRecord& part, const FormRecord& full, const Words& p, const Words& f) {
    if (full.joint || full.known || without_legal_suffix(f) != p.size() + 1 || is_service_word(f[p.size()]))
        return false;
    return !are_side_by_side(part, full);
}

bool is_short_of(const Words& p, const Words& f, std::string_view text, bool told) {
    const auto core = without_legal_suffix(f);
    if (p.size() != 1 || core < 2 || f[core - 1] != p[0]) return false;
    if (is_club_word(p[0])) return told;
    if (is_founder_name(f)) return true;
    const auto capitals = text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    return core == 2 && (capitals == 2 || capitals == 3) && text[capitals] == ' ' &&
           text.find_first_of("abcdefghijklmnopqrstuvwxyz") != text.npos && !is_legal_suffix(f[0]) &&
           p[0].size() > 3 && !is_common(p[0]);
}

bool is_version(const Words& p, const Words& f) {
    return p.size() + 1 == f.size() && starts_with(f, p) && !has_digit(p.back()) && f.back().size() < 3 &&
           std::all_of(f.back().begin(), f.back().end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace newsgraph
