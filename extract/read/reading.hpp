// What every format's read function works with: the options, the place in the input, and the one way in
// which a document or a diagnostic leaves. Only the readers include this.
#pragma once

#include "extract/read/reader.hpp"
#include "extract/read/source.hpp"

#include <string>
#include <unordered_map>

namespace newsgraph {

/// What was done to a page or record to read it.
struct PageNotes {
    std::size_t replaced = 0;  ///< U+FFFD put in
    bool cut = false;          ///< markup dropped for its number or depth
};

class Reading {
public:
    Reading(const ReadOptions& options, const ReadSink& sink) : options_(options), sink_(sink) {}

    const ReadOptions& options() const { return options_; }
    ReadSummary& summary() { return summary_; }

    void begin_file(const std::string& name);
    void warn(std::size_t line, std::optional<std::uint64_t> offset, std::string message);
    void fail(std::size_t line, std::optional<std::uint64_t> offset, std::string message);

    /// Fails with the limit and the cure.
    void too_long(std::size_t line, std::optional<std::uint64_t> offset = std::nullopt);
    /// Counts, and warns of what is worth a warning.
    void note(const PageNotes& notes, std::size_t line);

    /// Fills id (from url, else path; "#2"… for further articles of one file), path, sha256 and characters,
    /// and gives the document to the sink unless its language is not wanted or it was already there.
    void emit(Document&& document);

    void progress() const {
        if (sink_.progress) sink_.progress(summary_);
    }

private:
    void report(Diagnostic::Severity severity, std::size_t line, std::optional<std::uint64_t> offset,
                std::string message);
    /// The document's own id among those seen; empty when this very document was there already.
    std::string unique_id(const std::string& wanted, const std::string& digest);

    const ReadOptions& options_;
    const ReadSink& sink_;
    ReadSummary summary_;
    std::string file_;
    std::size_t in_file_ = 0;                               ///< articles of the file so far
    std::unordered_map<std::string, std::string> digests_;  ///< id → start of the text's digest
};

void read_text(Source& source, Reading& reading);
void read_html(Source& source, Reading& reading);

/// Words of the document's story, by blanks.
std::size_t story_words(const Document& document);

}  // namespace newsgraph
