#include "extract/claims/joined_peoples.hpp"

#include "extract/data/tables.hpp"

#include <algorithm>
#include <map>

namespace newsgraph {

namespace {
constexpr float certain = 0.95F;

bool is_demonym(const NameTables& tables, std::string_view form) {
    const auto match = tables.find(form);
    return match && match->agreement != NameCase::folded &&
           std::any_of(match->all().begin(), match->all().end(),
                       [](const NameFact* fact) { return fact->kind == NameKind::demonym; });
}

/// The prefix at the token, its hyphen and the people behind it become two names.
void part(const NameTables& tables, Sentence& sentence, std::uint32_t at) {
    const auto& tokens = sentence.tokens;
    const auto end = at + 3;
    if (tokens[at + 1].form != "-" || tokens[at + 1].begin != tokens[at].end ||
        tokens[at + 2].begin != tokens[at + 1].end)
        return;
    if (people_of_prefix(tokens[at].form).empty() || !is_demonym(tables, tokens[at + 2].form)) return;
    for (auto& name : sentence.names)
        if (name.first < at && name.last > at) return;  // "Bank of Anglo-Dutch"
    for (auto& name : sentence.names)
        if (name.first >= at && name.first < end && name.last > end) name.first = end;
    std::erase_if(sentence.names, [&](const Name& name) { return name.first >= at && name.last <= end; });
    insert_name(sentence, {at, at + 2, NodeType::country, certain});
    insert_name(sentence, {at + 2, end, NodeType::country, certain});
}

/// "the Philippine navy": a people before a noun is one, though the recognizer passed over it.
void take(const NameTables& tables, Sentence& sentence, std::uint32_t at) {
    const auto& tokens = sentence.tokens;
    const auto& word = tokens[at];
    const auto& next = tokens[at + 1];
    const bool part = at > 0 && tokens[at - 1].upos != Upos::DET && tokens[at - 1].form.front() >= 'A' &&
                      tokens[at - 1].form.front() <= 'Z';  // "Native American groups"
    if (part || (word.upos != Upos::ADJ && word.upos != Upos::PROPN) || word.form.front() < 'A' ||
        word.form.front() > 'Z' || next.upos != Upos::NOUN || next.form.front() < 'a' ||
        next.form.front() > 'z' || word.head <= static_cast<std::int32_t>(at) ||
        !is_demonym(tables, word.form) || tables.type_of(word.form) != NodeType::country ||
        std::any_of(sentence.names.begin(), sentence.names.end(),
                    [&](const Name& name) { return name.first <= at + 1 && name.last >= at; }))
        return;
    insert_name(sentence, {at, at + 1, NodeType::country, certain});
}
}  // namespace

std::string_view people_of_prefix(std::string_view form) {
    static const auto peoples = [] {
        std::map<std::string_view, std::string_view> made;
        read_table(embedded_table("people_prefixes"), "people_prefixes.tsv",
                   [&](auto cells, std::size_t) { made.emplace(cells[0], cells[1]); });
        return made;
    }();
    const auto at = peoples.find(form);
    return at == peoples.end() ? std::string_view() : at->second;
}

void part_joined_peoples(const NameTables& tables, std::span<Sentence> sentences) {
    for (auto& sentence : sentences)
        for (std::uint32_t at = 0; at + 2 <= sentence.tokens.size(); ++at) {
            if (at + 3 <= sentence.tokens.size()) part(tables, sentence, at);
            take(tables, sentence, at);
        }
}

}  // namespace newsgraph
