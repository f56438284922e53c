// One article: its text, where it came from, and which parts of the text are the story.
#pragma once

#include <cstddef>
#include <cstdint>
#include <compare>
#include <map>
#include <string>
#include <vector>

namespace newsgraph {

struct DocumentId {
    std::string text;
    auto operator<=>(const DocumentId&) const = default;
};

enum class BlockKind : std::uint8_t {
    title, standfirst, heading, paragraph, list_item, quotation, caption, byline, furniture
};

/// A run of text that no sentence crosses. Half-open byte offsets into Document::text.
struct Block {
    std::size_t begin = 0;
    std::size_t end = 0;
    BlockKind kind = BlockKind::paragraph;
    bool operator==(const Block&) const = default;
};

/// Captions, bylines and furniture yield neither nodes nor claims.
constexpr bool is_story(BlockKind kind) { return kind < BlockKind::caption; }

/// An article as a reader gives it. A file that holds several articles becomes several documents, each
/// with its slice of the text; offsets in claims are text_start plus the code points before them.
struct Document {
    DocumentId id;
    std::string path;       ///< as named by the user; empty for standard input
    std::string url;        ///< canonical; the fields from here to language are empty when unknown
    std::string title;
    std::string publisher;
    std::vector<std::string> byline;
    std::string published;  ///< ISO 8601 date or date-time
    std::string modified;   ///< like published
    std::string section;
    std::string captured;   ///< when an archive fetched it, like published
    std::string language = "en";
    /// Field → where its value was found: "link" (rel="canonical"), "json-ld", "open-graph",
    /// "meta", "markup", "text", "address", "record" (a field of JSON or of a feed's item), "archive".
    std::map<std::string, std::string> origins;
    std::string sha256;     ///< of the slice's bytes, lower-case hexadecimal
    std::string copy_of;      ///< id of the document that this one repeats, else empty
    std::string fingerprint;  ///< of the story's words (copies.hpp); empty when it has none
    std::size_t text_start = 0;  ///< code points of the text as read before this slice
    std::size_t characters = 0;  ///< code points of the slice
    std::string text;            ///< valid UTF-8, the slice to the letter; dropped once in a graph
    std::vector<Block> blocks;   ///< ascending, not overlapping
};

}  // namespace newsgraph
