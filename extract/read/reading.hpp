// What every format's read function works with: the options, the place in the input, and the one way in
// which a document or a diagnostic leaves. Only the readers include this.
#pragma once

#include "extract/read/reader.hpp"
#include "extract/read/seen.hpp"
#include "extract/read/source.hpp"
#include "graph/copies.hpp"

#include <exception>
#include <string>

namespace newsgraph {

/// What was done to a page or record to read it.
struct PageNotes {
    std::size_t replaced = 0;  ///< U+FFFD put in
    bool cut = false;          ///< markup dropped for its number or depth
};

/// Carries what a sink threw past the handlers of a file's own troubles.
struct SinkThrew {
    std::exception_ptr cause;
};

class Reading {
public:
    Reading(const ReadOptions& options, const ReadSink& sink) : options_(options), sink_(sink) {}

    const ReadOptions& options() const { return options_; }
    ReadSummary& summary() { return summary_; }

    void begin_file(const std::string& name);
    /// Says how many diagnostics of the file were not shown.
    void end_file();
    void warn(std::size_t line, std::optional<std::uint64_t> offset, std::string message);
    void fail(std::size_t line, std::optional<std::uint64_t> offset, std::string message);

    /// Fails with the limit and the cure.
    void too_long(std::size_t line, std::optional<std::uint64_t> offset = std::nullopt);
    /// Counts, and warns of what is worth a warning.
    void note(const PageNotes& notes, std::size_t line);

    /// Fills id (from url, else path; "#2"… for further articles of one file), path, language, sha256,
    /// fingerprint, characters and copy_of, and gives the document to the sink unless its language is not wanted or this
    /// very document was there already.
    void emit(Document&& document);

    void progress() const {
        if (sink_.progress) sink_.progress(summary_);
    }

private:
    void report(Diagnostic::Severity severity, std::size_t line, std::optional<std::uint64_t> offset,
                std::string message);
    bool is_wanted_language(Document& document);

    const ReadOptions& options_;
    const ReadSink& sink_;
    ReadSummary summary_;
    std::string file_;
    std::size_t in_file_ = 0;                                   ///< articles of the file so far
    std::size_t reported_ = 0;                                  ///< diagnostics of the file so far
    SeenDocuments seen_;
    CopyIndex copies_;
};

void read_text(Source& source, Reading& reading);
void read_html(Source& source, Reading& reading);
void read_json(Source& source, Reading& reading);
void read_feed(Source& source, Reading& reading);
void read_warc(Source& source, Reading& reading);
void refuse_pdf(Source& source, Reading& reading);
void refuse_mail(Source& source, Reading& reading);
void refuse_office(Source& source, Reading& reading);

/// The story's blocks, parted by line ends.
std::string story_text(const Document& document);

}  // namespace newsgraph
