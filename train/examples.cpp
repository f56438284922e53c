#include "train/examples.hpp"

#include <set>

namespace newsgraph::train {

namespace {

constexpr std::size_t longest = 160;

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// Only plain letters change; what headlines leave small stays so.
std::string recase(std::string_view form, Upos upos, Casing casing) {
    std::string out(form);
    const bool small_word = upos == Upos::ADP || upos == Upos::DET || upos == Upos::CCONJ || upos == Upos::PART;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const bool up = casing == Casing::upper || (casing == Casing::title && i == 0 && !small_word);
        if (up && is_small(out[i])) out[i] = static_cast<char>(out[i] - 'a' + 'A');
        if (casing == Casing::lower && is_capital(out[i])) out[i] = static_cast<char>(out[i] - 'A' + 'a');
    }
    return out;
}

}  // namespace

void Forms::write(BinaryWriter& out) const {
    out.value(count);
    out.array(std::span<const std::uint32_t>(keys));
    out.array(std::span<const std::uint32_t>(rows));
}

Forms Forms::read(BinaryReader& in) {
    Forms forms;
    forms.count = in.value<std::uint32_t>();
    const auto keys = in.array<std::uint32_t>(), rows = in.array<std::uint32_t>();
    forms.keys.assign(keys.begin(), keys.end());
    forms.rows.assign(rows.begin(), rows.end());
    return forms;
}

Forms count_forms(std::span<const Sentence* const> treebanks, std::span<const Sentence* const> raw, std::uint32_t often) {
    Forms forms;
    std::map<std::uint64_t, std::uint32_t> outside;
    for (const auto* sentence : treebanks)
        for (const auto& token : sentence->tokens) ++forms.seen[make_word(token).form];
    for (const auto* sentence : raw)
        for (const auto& token : sentence->tokens) ++outside[make_word(token).form];
    std::set<std::uint64_t> known;
    for (const auto& [form, count] : forms.seen)
        if (count >= 2) known.insert(form);
    for (const auto& [form, count] : outside)
        if (count >= often) known.insert(form);
    std::size_t places = 64;
    while (2 * places < 3 * known.size()) places *= 2;
    forms.keys.assign(places, 0);
    forms.rows.assign(places, 0);
    for (const auto form : known) {
        const auto key = Vocabulary::key(form);
        auto at = key & (places - 1);
        while (forms.keys[at] != 0 && forms.keys[at] != key) at = (at + 1) & (places - 1);
        if (forms.keys[at] == key) continue;
        forms.keys[at] = key;
        forms.rows[at] = first_form_row + forms.count++;
    }
    for (const auto& [form, count] : outside) forms.seen[form] += count;
    return forms;
}

Example make_example(const Sentence& sentence, const Forms& forms, Casing casing) {
    const auto vocabulary = forms.vocabulary();
    Example example;
    const auto size = static_cast<std::uint32_t>(sentence.tokens.size());
    for (std::size_t i = 0; i < size; ++i) {
        auto token = sentence.tokens[i];
        std::string form;
        if (casing != Casing::as_is) token.form = form = recase(token.form, token.upos, casing);
        const auto word = make_word(token);
        example.rows.push_back(rows_of(word, i == 0, vocabulary));
        const auto seen = forms.seen.find(word.form);
        example.form_counts.push_back(seen == forms.seen.end() ? 0 : seen->second);
        example.heads.push_back(token.head < 0 ? size : static_cast<std::uint32_t>(token.head));
        example.relations.push_back(static_cast<std::uint8_t>(token.deprel));
        example.upos.push_back(static_cast<std::uint8_t>(token.upos));
        example.xpos.push_back(static_cast<std::uint8_t>(token.xpos));
    }
    return example;
}

std::vector<Example> make_examples(std::span<const Sentence* const> sentences, const Forms& forms, std::size_t copies) {
    constexpr std::array casings{Casing::title, Casing::upper, Casing::title, Casing::lower};
    std::vector<Example> examples;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        if (sentences[i]->tokens.empty() || sentences[i]->tokens.size() > longest) continue;
        examples.push_back(make_example(*sentences[i], forms));
        if (copies != 0 && i % copies == 0)
            examples.push_back(make_example(*sentences[i], forms, casings[i / copies % casings.size()]));
    }
    return examples;
}

}  // namespace newsgraph::train
