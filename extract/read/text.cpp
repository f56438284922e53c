// Plain text: one file, one article or several, as it stands.
#include "extract/read/charset.hpp"
#include "extract/read/lines.hpp"
#include "extract/read/reading.hpp"
#include "extract/read/record.hpp"

namespace newsgraph {
namespace {

/// NULs, or many control characters, among the first bytes.
bool is_binary(std::string_view head) {
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return false;
    std::size_t controls = 0;
    for (const char c : head) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte == 0) return true;
        controls += byte < 32 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\x1B' && c != '\b';
    }
    return controls * 20 > head.size();
}

void add_article(const Decoded& decoded, const Article& article, std::size_t text_start, Reading& reading) {
    Document document;
    document.text = decoded.text.substr(article.begin, article.end - article.begin);
    document.text_start = text_start;
    document.blocks = article.blocks;
    document.title = article.title;
    document.publisher = article.publisher;
    document.byline = article.byline;
    document.published = article.published;
    note_text_origins(document);
    reading.emit(std::move(document));
}

}  // namespace

void read_text(Source& source, Reading& reading) {
    if (is_binary(source.peek(4096).substr(0, 4096))) {
        return reading.fail(0, std::nullopt,
                            "is no text but a binary file; give the article as text or as a web page");
    }
    const std::size_t limit = reading.options().max_document_size;
    std::optional<std::string> bytes = source.read_all(limit);
    if (!bytes) return reading.too_long(0);
    const Decoded decoded = decode(std::move(*bytes));
    reading.summary().replaced += decoded.replaced;
    if (decoded.guessed) {
        reading.warn(0, std::nullopt, "is no valid UTF-8; read as " + decoded.charset);
    } else if (decoded.replaced) {
        reading.warn(
            0, std::nullopt,
            std::to_string(decoded.replaced) + " bytes are no valid " + decoded.charset + "; read as U+FFFD");
    }
    const std::vector<Article> articles = judge_lines(decoded.text);
    if (articles.empty()) return reading.fail(0, std::nullopt, "is empty; expected an article");
    std::size_t counted = 0, start = decoded.bom;
    for (const Article& article : articles) {
        start += code_points(std::string_view(decoded.text).substr(counted, article.begin - counted));
        counted = article.begin;
        add_article(decoded, article, start, reading);
    }
}

}  // namespace newsgraph
