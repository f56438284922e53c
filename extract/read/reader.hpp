// Files → documents. read_documents walks the inputs in order, streams every article that it finds to a
// sink and every trouble to another; one bad input never stops the rest. The formats stand in one table,
// input_formats(); to add one, write its read function and a line there.
#pragma once

#include "graph/document.hpp"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace newsgraph {

struct ReadOptions {
    std::string format;           ///< a name of input_formats(); empty: content and file name tell
    std::string language = "en";  ///< ISO 639-1 of the documents to keep; "any" keeps all
    std::size_t max_document_size = std::size_t{16} << 20;    ///< bytes of one text, page or record
    std::vector<std::pair<std::string, std::string>> fields;  ///< our field's name → the input's
};

/// Something wrong in an input, and the cure. An error lost something; a warning lost nothing or little.
struct Diagnostic {
    enum class Severity : std::uint8_t { warning, error };
    Severity severity = Severity::error;
    std::string file;                     ///< as the user named it; "-" for standard input
    std::size_t line = 0;                 ///< line or record, from 1; 0: the whole file
    std::optional<std::uint64_t> offset;  ///< bytes into the file, decompressed
    std::string message;                  ///< lower case
};

/// "a.jsonl:12: message"
std::string to_string(const Diagnostic& diagnostic);

/// Counts for progress and the last line of a run.
struct ReadSummary {
    std::uint64_t files = 0;           ///< opened
    std::uint64_t files_total = 0;     ///< found, as far as the walk has come
    std::uint64_t bytes = 0;           ///< read, as stored
    std::uint64_t bytes_total = 0;     ///< of the files found; 0 when standard input is among them
    std::uint64_t documents = 0;       ///< given to the sink
    std::uint64_t words = 0;           ///< in their stories
    std::uint64_t copies = 0;          ///< documents with copy_of
    std::uint64_t duplicates = 0;      ///< same id and same text once more: dropped
    std::uint64_t other_language = 0;  ///< skipped
    std::map<std::string, std::uint64_t> languages;  ///< of these, how many of each
    std::uint64_t no_story = 0;                      ///< pages and records without an article, skipped
    std::uint64_t other_records = 0;  ///< archive records of other kinds, files of other kinds in directories
    std::uint64_t replaced = 0;       ///< U+FFFD put in for undecodable bytes
    std::uint64_t warnings = 0;
    std::uint64_t errors = 0;  ///< exit status 1 when not 0
};

struct ReadSink {
    std::function<void(Document&&)> document;
    std::function<void(const Diagnostic&)> diagnostic;
    std::function<void(const ReadSummary&)> progress;  ///< after each document and file; may be empty
};

/// What a run left out, for its end: "skipped: 3 in other languages (de 2, fr 1), 4 pages without an
/// article"; empty when there is nothing to say.
std::string skipped(const ReadSummary& summary);

/// Inputs are files, directories (recursively, sorted, hidden files skipped) and "-". They are read in the
/// order of their names whatever the order given, standard input last. Throws UsageError for an unknown
/// format or field, else only what the sinks throw.
ReadSummary read_documents(std::span<const std::string> inputs, const ReadOptions& options,
                           const ReadSink& sink);

class Source;
class Reading;

/// One input format.
struct InputFormat {
    std::string_view name;
    std::string_view suffixes;             ///< ".txt .text", lower case
    bool (*sniff)(std::string_view head);  ///< whether content that begins so is this format
    void (*read)(Source& source, Reading& reading);
};
std::span<const InputFormat> input_formats();

}  // namespace newsgraph
