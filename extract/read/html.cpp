// Web pages: the story out of the page, with what the page says of itself.
#include "extract/read/html.hpp"

#include "extract/read/charset.hpp"
#include "extract/read/metadata.hpp"
#include "extract/read/shape.hpp"
#include "extract/read/story.hpp"

#include <algorithm>

namespace newsgraph {
namespace {

/// The character set that the page's head names: <meta charset=…>, or in a content type.
std::string named_charset(std::string_view html) {
    std::string head(html.substr(0, 4096));
    std::transform(head.begin(), head.end(), head.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    for (std::size_t at = head.find("charset"); at != std::string::npos; at = head.find("charset", at + 1)) {
        std::size_t i = head.find_first_not_of(" =\"'", at + 7);
        if (i == std::string::npos || head.find('=', at) > i) continue;
        const std::size_t end = head.find_first_of(" \"'>;/", i);
        if (end != std::string::npos && end > i && end - i < 32) return head.substr(i, end - i);
    }
    return {};
}

/// The page's own words for the title win when they are the head's title with or without additions.
bool says_the_same(const std::string& shown, const std::string& headline) {
    const std::string a = plain(shown), b = plain(headline);
    return a.find(b) != std::string::npos || b.find(a) != std::string::npos;
}

void add_title(const std::string& title, Document& document) {
    document.text = title + "\n\n" + document.text;
    const std::size_t by = title.size() + 2;
    for (Block& block : document.blocks) block.begin += by, block.end += by;
    document.blocks.insert(document.blocks.begin(), {0, title.size(), BlockKind::title});
}

}  // namespace

std::vector<Document> read_page(std::string bytes, const PageContext& context, PageNotes& notes) {
    const std::string named = context.charset.empty() ? named_charset(bytes) : context.charset;
    const Decoded decoded = decode(std::move(bytes), named);
    notes.replaced = decoded.replaced;
    const Page page = parse_page(decoded.text);
    notes.cut = page.cut;
    const Metadata metadata = read_metadata(page, context.address);
    std::vector<Story> stories = find_stories(page);
    std::vector<Document> documents;
    for (Story& story : stories) {
        Document document;
        document.text = std::move(story.text);
        document.blocks = std::move(story.blocks);
        const bool alone = stories.size() == 1;
        document.title = story.title;
        if (alone && (story.title.empty() ||
                      (metadata.title.origin < Origin::markup &&
                       !says_the_same(story.title, metadata.title.value) && story.blocks.empty()))) {
            document.title = metadata.title.value;
        }
        const bool titled = !document.blocks.empty() && document.blocks[0].kind == BlockKind::title;
        if (!titled && !document.title.empty()) add_title(document.title, document);
        document.url = metadata.url.value;
        document.publisher =
            metadata.publisher.value.empty() ? host_of(document.url) : metadata.publisher.value;
        document.byline = alone && !metadata.byline.empty() ? metadata.byline : story.byline;
        const bool dated = metadata.published.origin <= Origin::markup || story.published.empty();
        document.published = alone && dated ? metadata.published.value : story.published;
        if (document.published.empty()) document.published = metadata.published.value;
        document.language = metadata.language.value.substr(0, 2);
        documents.push_back(std::move(document));
    }
    return documents;
}

void read_html(Source& source, Reading& reading) {
    const std::size_t limit = reading.options().max_document_size;
    std::optional<std::string> bytes = source.read_all(limit);
    if (!bytes) return reading.too_long(0);
    PageNotes notes;
    std::vector<Document> documents = read_page(std::move(*bytes), {}, notes);
    reading.note(notes, 0);
    if (documents.empty()) {
        ++reading.summary().no_story;
        return reading.warn(0, std::nullopt, "holds no article; skipped");
    }
    for (Document& document : documents) reading.emit(std::move(document));
}

}  // namespace newsgraph
