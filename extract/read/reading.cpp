#include "extract/read/reading.hpp"

#include "extract/read/charset.hpp"
#include "graph/sha256.hpp"

namespace newsgraph {

std::string to_string(const Diagnostic& diagnostic) {
    std::string text = diagnostic.file;
    if (diagnostic.line) text += ':' + std::to_string(diagnostic.line);
    text += ": " + diagnostic.message;
    if (diagnostic.offset) text += " (at byte " + std::to_string(*diagnostic.offset) + ")";
    return text;
}

std::size_t story_words(const Document& document) {
    std::size_t words = 0;
    for (const Block& block : document.blocks) {
        if (!is_story(block.kind)) continue;
        bool inside = false;
        for (std::size_t i = block.begin; i < block.end; ++i) {
            const bool blank = static_cast<unsigned char>(document.text[i]) <= ' ';
            words += !blank && !inside;
            inside = !blank;
        }
    }
    return words;
}

void Reading::begin_file(const std::string& name) {
    file_ = name;
    in_file_ = 0;
    ++summary_.files;
}

void Reading::report(Diagnostic::Severity severity, std::size_t line, std::optional<std::uint64_t> offset,
                     std::string message) {
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

std::string Reading::unique_id(const std::string& wanted, const std::string& digest) {
    for (std::size_t n = 1;; ++n) {
        std::string id = n == 1 ? wanted : wanted + "#" + std::to_string(n);
        const auto [at, is_new] = digests_.emplace(id, digest);
        if (is_new) return id;
        if (at->second == digest) return {};
    }
}

void Reading::emit(Document&& document) {
    ++in_file_;
    if (document.language.empty()) document.language = "en";
    if (document.path.empty() && file_ != "-") document.path = file_;
    document.sha256 = sha256_hex(document.text);
    document.characters = code_points(document.text);
    std::string id = document.url;
    if (id.empty()) id = in_file_ == 1 ? file_ : file_ + "#" + std::to_string(in_file_);
    document.id.text = unique_id(id, document.sha256.substr(0, 16));
    if (document.id.text.empty()) {
        ++summary_.duplicates;
        return;
    }
    ++summary_.documents;
    summary_.words += story_words(document);
    sink_.document(std::move(document));
    progress();
}

}  // namespace newsgraph
