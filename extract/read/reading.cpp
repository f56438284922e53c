#include "extract/read/reading.hpp"

#include "extract/read/charset.hpp"
#include "extract/read/language_id.hpp"
#include "extract/read/shape.hpp"
#include "graph/sha256.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t most_reported = 20;  ///< diagnostics of one file

}  // namespace

std::string to_string(const Diagnostic& diagnostic) {
    std::string text = diagnostic.file;
    if (diagnostic.line) text += ':' + std::to_string(diagnostic.line);
    text += ": " + diagnostic.message;
    if (diagnostic.offset) text += " (at byte " + std::to_string(*diagnostic.offset) + ")";
    return text;
}

std::string skipped(const ReadSummary& summary) {
    std::string text;
    const auto add = [&](std::uint64_t count, const std::string& what) {
        if (count) text += (text.empty() ? "skipped: " : ", ") + std::to_string(count) + what;
    };
    std::string languages;
    for (const auto& [language, count] : summary.languages) {
        languages += (languages.empty() ? "" : ", ") + language + " " + std::to_string(count);
    }
    add(summary.other_language, " in other languages (" + languages + "; --language any reads them)");
    add(summary.no_story, " without an article");
    add(summary.other_records, " files or records of other kinds");
    add(summary.duplicates, " read twice");
    return text;
}

std::string story_text(const Document& document) {
    std::string story;
    for (const Block& block : document.blocks) {
        if (!is_story(block.kind)) continue;
        story.append(document.text, block.begin, block.end - block.begin);
        story += '\n';
    }
    return story;
}

void Reading::begin_file(const std::string& name) {
    file_ = name;
    in_file_ = 0;
    reported_ = 0;
    ++summary_.files;
}

void Reading::end_file() {
    if (reported_ > most_reported) {
        sink_.diagnostic(
            {Diagnostic::Severity::warning, file_, 0, std::nullopt,
             std::to_string(reported_ - most_reported) + " more warnings and errors are not shown"});
    }
}

void Reading::report(Diagnostic::Severity severity, std::size_t line, std::optional<std::uint64_t> offset,
                     std::string message) {
    if (++reported_ > most_reported) return;
    sink_.diagnostic({severity, file_, line, offset, std::move(message)});
}

void Reading::warn(std::size_t line, std::optional<std::uint64_t> offset, std::string message) {
    ++summary_.warnings;
    report(Diagnostic::Severity::warning, line, offset, std::move(message));
}

void Reading::fail(std::size_t line, std::optional<std::uint64_t> offset, std::string message) {
    ++summary_.errors;
    report(Diagnostic::Severity::error, line, offset, std::move(message));
}

void Reading::too_long(std::size_t line, std::optional<std::uint64_t> offset) {
    fail(line, offset,
         "is longer than the limit of " + std::to_string(options_.max_document_size) +
             " bytes; split it, or raise the limit with --max-document-size");
}

void Reading::note(const PageNotes& notes, std::size_t line) {
    summary_.replaced += notes.replaced;
    if (notes.replaced) {
        warn(line, std::nullopt,
             std::to_string(notes.replaced) + " bytes could not be decoded; read as U+FFFD");
    }
    if (notes.cut)
        warn(line, std::nullopt, "has too many or too deeply nested elements; some markup was ignored");
}

bool Reading::is_wanted_language(Document& document) {
    const std::string found = find_language(story_text(document));
    if (!found.empty() && (found != document.language || document.origins.count("language") == 0))
        document.origins["language"] = "text";
    if (!found.empty()) document.language = found;
    if (document.language.empty()) document.language = "en";
    if (options_.language == "any" || document.language == options_.language) return true;
    ++summary_.other_language;
    ++summary_.languages[document.language];
    return false;
}

void Reading::emit(Document&& document) {
    ++in_file_;
    if (document.path.empty() && file_ != "-") document.path = file_;
    if (!is_wanted_language(document)) return progress();
    document.sha256 = sha256_hex(document.text);
    document.characters = code_points(document.text);
    std::string id = document.url;
    if (id.empty()) id = in_file_ == 1 ? file_ : file_ + "#" + std::to_string(in_file_);
    document.id.text = seen_.unique_id(id, document.sha256);
    if (document.id.text.empty()) {
        ++summary_.duplicates;
        return progress();
    }
    const std::string story = story_text(document);
    document.fingerprint = fingerprint(story);
    document.copy_of = copies_.add(document.id.text, document.fingerprint);
    summary_.copies += !document.copy_of.empty();
    ++summary_.documents;
    summary_.words += count_words(story);
    try {
        sink_.document(std::move(document));
    } catch (...) {
        throw SinkThrew{std::current_exception()};
    }
    progress();
}

}  // namespace newsgraph
