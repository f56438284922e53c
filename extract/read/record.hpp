// One article that a file gives in fields: a line of JSON, an item of a feed. The readers of both share it.
#pragma once

#include "extract/read/reading.hpp"

#include <array>
#include <map>

namespace newsgraph {

/// Values by field path ("author.name"); a list gives its values under one path, in order.
using RecordFields = std::multimap<std::string, std::string, std::less<>>;

/// Our fields and the names that inputs give them, the likeliest first.
struct FieldNames {
    std::string_view field;
    std::string_view names;  ///< parted by blanks
};
inline constexpr std::size_t field_count = 9;
const std::array<FieldNames, field_count>& field_names();

/// The document of a record: text may be plain or markup. Nothing, with `missing` naming the field, when it
/// has no text.
std::optional<Document> make_document(const RecordFields& fields, const ReadOptions& options,
                                      PageNotes& notes);

/// Title and text, plain or markup, as a document with judged blocks.
Document make_document(std::string title, std::string text, PageNotes& notes);

/// Title, publisher, byline and date are the text's own, as far as they are known.
void note_text_origins(Document& document);

/// Whether a text is markup rather than words.
bool is_markup(std::string_view text);

/// Throws UsageError for a field that no reader fills.
void check_fields(const ReadOptions& options);

}  // namespace newsgraph
