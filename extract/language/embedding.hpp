// The words as the network first sees them: for each one the rows of one table of vectors whose sum
// stands for it. The row of its form (known words only), of its endings, beginnings and shape.
#pragma once

#include "extract/language/linear_model.hpp"
#include "extract/language/word.hpp"

#include <array>

namespace newsgraph {

inline constexpr std::size_t embedding_rows = 8;  ///< that a word has
using WordRows = std::array<std::uint32_t, embedding_rows>;

/// Rows 0 and 1 are the unknown form's and the unused one's; then known forms, then hashed features.
inline constexpr std::uint32_t unknown_row = 0;
inline constexpr std::uint32_t first_form_row = 2;

/// Known forms by hash, in a table of open addressing.
class Vocabulary {
public:
    Vocabulary() = default;
    explicit Vocabulary(BinaryReader& reader);
    /// keys: a power of two of places, 0 for an empty one; rows: of the key beside.
    Vocabulary(std::span<const std::uint32_t> keys, std::span<const std::uint32_t> rows, std::uint32_t forms)
        : keys_(keys), rows_(rows), forms_(forms) {}

    std::uint32_t find(std::uint64_t form) const;  ///< its row, or unknown_row
    std::uint32_t forms() const { return forms_; }
    static std::uint32_t key(std::uint64_t form) { return static_cast<std::uint32_t>(form >> 20) | 1u; }

private:
    std::span<const std::uint32_t> keys_;
    std::span<const std::uint32_t> rows_;
    std::uint32_t forms_ = 0;
};

/// All rows of a table for this vocabulary.
std::size_t embedding_table_rows(std::uint32_t forms);
/// first: the word begins its sentence.
WordRows rows_of(const Word& word, bool first, const Vocabulary& vocabulary);

}  // namespace newsgraph
