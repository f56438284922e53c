#include "extract/claims/legal_forms.hpp"

#include "extract/claims/name_form.hpp"
#include "extract/language/chars.hpp"

#include <algorithm>
#include <string>

namespace newsgraph {

namespace {
/// "N.V.", "Inc", "plc": not "Group" or "Company", which names of their own end with.
bool is_legal_form(const Token& token) {
    std::string letters;
    for (const char c : token.form)
        if (c != '.') letters += c;
    const bool short_form = letters.size() < 5 && token.upos == Upos::PROPN;
    return short_form && !letters.empty() && letters != "Cos" && letters != "As" &&
           is_legal_suffix(fold_word(letters));
}
}  // namespace

void join_legal_forms(std::span<Sentence> sentences) {
    for (auto& sentence : sentences)
        for (std::size_t i = 0; i < sentence.names.size(); ++i) {
            const auto at = sentence.names[i].last;
            if (sentence.names[i].type != NodeType::company || at >= sentence.tokens.size() ||
                !is_legal_form(sentence.tokens[at]))
                continue;
            const auto next = sentence.names.begin() + static_cast<std::ptrdiff_t>(i) + 1;
            if (next != sentence.names.end() && next->first == at) {
                if (next->last > at + 1) continue;  // a name of its own
                sentence.names.erase(next);
            }
            ++sentence.names[i].last;
        }
}

}  // namespace newsgraph
