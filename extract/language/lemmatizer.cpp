#include "extract/language/lemmatizer.hpp"

#include "extract/language/chars.hpp"

#include <algorithm>

namespace newsgraph {

std::uint32_t ending_key(std::string_view ending, std::size_t length, Upos upos, Xpos xpos) {
    const auto tag = static_cast<std::uint64_t>(xpos) * 2 + (upos == Upos::AUX);
    return static_cast<std::uint32_t>(hash_values(tag, length, hash_text(ending)));
}

Lemmatizer::Lemmatizer(BinaryReader reader) {
    for (auto count = reader.value<std::uint32_t>(); count > 0; --count) {
        const auto strip = reader.value<std::uint8_t>();
        scripts_.push_back({strip, reader.text()});
    }
    keys_ = reader.array<std::uint32_t>();
    values_ = reader.array<std::uint16_t>(keys_.size());
    const auto free = std::count(values_.begin(), values_.end(), no_script);
    if (keys_.empty() || (keys_.size() & (keys_.size() - 1)) != 0 || free == 0) reader.fail();
    for (const auto value : values_)
        if (value != no_script && value >= scripts_.size()) reader.fail();
}

const LemmaScript* Lemmatizer::find(std::uint32_t key) const {
    for (auto at = key & (keys_.size() - 1);; at = (at + 1) & (keys_.size() - 1)) {
        if (values_[at] == no_script) return nullptr;
        if (keys_[at] == key) return &scripts_[values_[at]];
    }
}

std::string Lemmatizer::lemma(std::string_view form, Upos upos, Xpos xpos) const {
    const bool proper = upos == Upos::PROPN;
    if (proper && (xpos != Xpos::NNPS || !form.ends_with('s'))) return std::string(form);
    const auto lowered = lower_case(form);
    auto lemma = proper ? std::string(form) : lowered;
    const auto* script = find(ending_key(lowered, whole_word, upos, xpos));
    for (auto length = std::min(lowered.size(), longest_ending) + 1; script == nullptr && length-- > 0;)
        script = find(ending_key(std::string_view(lowered).substr(lowered.size() - length), length, upos, xpos));
    if (script == nullptr) return lemma;
    lemma.resize(lemma.size() - std::min<std::size_t>(script->strip, lemma.size()));
    lemma += script->add;
    return lemma;
}

}  // namespace newsgraph
