#include "extract/language/embedding.hpp"

namespace newsgraph {

namespace {
// Buckets of the hashed features: endings of 2, 3 and 4 characters, beginnings of 2 and 3, shape, length.
constexpr std::array<std::uint32_t, embedding_rows - 1> buckets{1024, 3072, 4096, 1024, 2048, 512, 128};
}

Vocabulary::Vocabulary(BinaryReader& reader) {
    forms_ = reader.value<std::uint32_t>();
    keys_ = reader.array<std::uint32_t>();
    rows_ = reader.array<std::uint32_t>(keys_.size());
    bool room = false;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
        room = room || keys_[i] == 0;
        if (keys_[i] != 0 && (rows_[i] < first_form_row || rows_[i] - first_form_row >= forms_)) reader.fail();
    }
    if (!room || (keys_.size() & (keys_.size() - 1)) != 0 || forms_ > (1u << 20)) reader.fail();
}

std::uint32_t Vocabulary::find(std::uint64_t form) const {
    const auto wanted = key(form);
    for (auto at = wanted & (keys_.size() - 1);; at = (at + 1) & (keys_.size() - 1)) {
        if (keys_[at] == wanted) return rows_[at];
        if (keys_[at] == 0) return unknown_row;
    }
}

std::size_t embedding_table_rows(std::uint32_t forms) {
    std::size_t rows = first_form_row + forms;
    for (const auto count : buckets) rows += count;
    return rows;
}

WordRows rows_of(const Word& word, bool first, const Vocabulary& vocabulary) {
    const std::array<std::uint64_t, embedding_rows - 1> features{
        word.suffixes[1], word.suffixes[2], word.suffixes[3], word.prefixes[1], word.prefixes[2],
        hash_values(word.shape, word.flags, first), hash_values(word.length, word.suffixes[0])};
    WordRows rows;
    rows[0] = vocabulary.find(word.form);
    std::uint32_t base = first_form_row + vocabulary.forms();
    for (std::size_t i = 0; i < features.size(); ++i) {
        rows[i + 1] = base + static_cast<std::uint32_t>(mix(features[i] + i) % buckets[i]);
        base += buckets[i];
    }
    return rows;
}

}  // namespace newsgraph
