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

}  // namespace newsgraph
