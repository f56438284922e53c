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
/// "Cirque Productions", where only "Cirque" was taken for the name: capitals that say what a firm does.
bool is_business_form(const Sentence& sentence, std::size_t at) {
    const auto& form = sentence.tokens[at].form;
    const auto folded = fold_word(form);
    const bool capital =
        form.size() > 2 && form[0] >= 'A' && form[0] <= 'Z' && form[1] >= 'a' && form[1] <= 'z';
    const bool small = sentence.tokens[at].upos == Upos::DET || sentence.tokens[at].upos == Upos::ADP;
    return capital && !small && (is_business_word(folded) || is_legal_suffix(folded)) &&
           !is_service_word(folded);
}

/// "Hikari Motors", "Calder Holdings": nobody is called so.
bool is_firm_form(const Sentence& sentence, const Name& name) {
    const auto& last = sentence.tokens[name.last - 1];
    const auto folded = fold_word(last.form);
    return name.last > name.first + 1 && folded.size() > 4 &&
           (is_legal_suffix(folded) || (last.xpos == Xpos::NNPS && is_business_word(folded)));
}

/// A headline writes every word with a capital: nothing follows from one.
bool has_small_words(const Sentence& sentence) {
    return std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [](const Token& token) {
        return token.form.size() > 3 && token.form[0] >= 'a' && token.form[0] <= 'z' &&
               token.upos != Upos::ADP && token.upos != Upos::SCONJ;
    });
}
/// Takes in the words behind a name that say what the firm does; "Ostrava Software" is no place then.
void grow(const NameTables& tables, Sentence& sentence, std::size_t i) {
    auto& name = sentence.names[i];
    const bool place = name.type == NodeType::place && name.last == name.first + 1;
    if (name.type != NodeType::company && !place) return;
    const auto known = tables.find_longest(sentence.tokens, name.first);
    if (!place && known && known->last == name.last) return;  // "Apple Stores" are Apple's
    const auto size = static_cast<std::uint32_t>(sentence.tokens.size());
    const auto stop = i + 1 < sentence.names.size() ? sentence.names[i + 1].first : size;
    auto last = name.last;
    while (last < stop && is_business_form(sentence, last)) ++last;
    const bool goes_on =
        last < size && sentence.tokens[last].form[0] >= 'A' && sentence.tokens[last].form[0] <= 'Z';
    if (last == name.last || (place && goes_on)) return;  // "the Paris Air Show"
    name.last = last;
    name.type = NodeType::company;
}
}  // namespace

void join_legal_forms(const NameTables& tables, std::span<Sentence> sentences) {
    for (auto& sentence : sentences) {
        const bool tells = has_small_words(sentence);
        for (std::size_t i = 0; i < sentence.names.size(); ++i) {
            auto& name = sentence.names[i];
            if (name.type == NodeType::person && is_firm_form(sentence, name)) name.type = NodeType::company;
            if (tells) grow(tables, sentence, i);
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
}

}  // namespace newsgraph
