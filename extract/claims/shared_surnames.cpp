#include "extract/claims/shared_surnames.hpp"

#include <algorithm>

namespace newsgraph {

namespace {
/// "brothers", "the couple": what those are who bear one name.
bool is_family(const Sentence& sentence, std::uint32_t at) {
    static constexpr std::string_view words[] = {"brothers", "couple",   "siblings", "sisters",
                                                 "spouses",  "triplets", "twins"};
    const auto word = fold_word(sentence.tokens[at].form);
    if (word == "wife" || word == "son" || word == "daughter")  // "husband and wife X and Y"
        return at > 1 && sentence.tokens[at - 1].xpos == Xpos::CC;
    return std::binary_search(std::begin(words), std::end(words), std::string_view(word));
}
}  // namespace

void share_surname(const Sentence& sentence, const Name& name, NameForm& form) {
    const auto& tokens = sentence.tokens;
    if (name.type != NodeType::person || form.words.size() != 1 || name.first == 0 ||
        !is_family(sentence, name.first - 1) || name.last + 2 >= tokens.size() ||
        tokens[name.last].lemma != "and")
        return;
    const auto other = std::find_if(sentence.names.begin(), sentence.names.end(),
                                    [&](const Name& next) { return next.first == name.last + 1; });
    if (other == sentence.names.end() || other->type != NodeType::person || other->last < other->first + 2)
        return;
    const auto full = name_form(sentence, *other);
    if (full.words.size() < 2) return;
    const auto surname = tokens[full.last - 1].form;
    form.words.push_back(full.words.back());
    form.text.append(" ").append(surname);
    form.key.append(" ").append(full.words.back());
}

}  // namespace newsgraph
