// Web pages: the story out of the page, with what the page says of itself.
#include "extract/read/html.hpp"

#include "extract/read/charset.hpp"
#include "extract/read/lines.hpp"
#include "extract/read/metadata.hpp"
#include "extract/read/record.hpp"
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

/// The page shows little of the text that its JSON-LD holds.
bool hides_text(const std::vector<Story>& stories, const std::string& body) {
    const std::size_t words = count_words(body);
    std::size_t shown = 0;
    for (const Story& story : stories) shown += count_words(story.text);
    return words >= 40 && stories.size() < 2 && shown * 3 < words;
}

/// The text that JSON-LD holds, a paragraph a line.
Document read_body(const Metadata& metadata, PageNotes& notes) {
    std::string body = metadata.body;
    if (!is_markup(body)) {
        std::string paragraphs = "<p>";
        for (const char c : body) c == '\n' ? paragraphs += "</p><p>" : paragraphs += c;
        body = paragraphs + "</p>";
    }
    return make_document(metadata.title.value, std::move(body), notes);
}

/// What a page tells of its authors is not in its text.
void drop_biographies(Document& document) {
    mark_biographies(document.text, document.byline, document.blocks);
    std::string text;
    std::vector<Block> blocks;
    for (const Block& block : document.blocks) {
        if (!is_story(block.kind)) continue;
        if (!text.empty()) text += "\n\n";
        const std::size_t begin = text.size();
        text.append(document.text, block.begin, block.end - block.begin);
        blocks.push_back({begin, text.size(), block.kind});
    }
    if (blocks.size() == document.blocks.size()) return;
    document.text = std::move(text);
    document.blocks = std::move(blocks);
}

void note_origin(Document& document, const char* field, const std::string& value, Origin origin) {
    if (!value.empty() && origin != Origin::none) document.origins[field] = to_string(origin);
}

/// What the page says of itself, and what the text around the title says where the page is silent.
void fill_metadata(const Metadata& metadata, const Story& story, bool alone, Document& document) {
    document.url = metadata.url.value;
    note_origin(document, "url", document.url, metadata.url.origin);
    document.publisher = metadata.publisher.value;
    note_origin(document, "publisher", document.publisher, metadata.publisher.origin);
    if (document.publisher.empty()) {
        document.publisher = host_of(document.url);
        note_origin(document, "publisher", document.publisher, Origin::address);
    }
    const bool named = alone && !metadata.byline.empty();
    document.byline = named ? metadata.byline : story.byline;
    if (!document.byline.empty())
        document.origins["byline"] = to_string(named ? metadata.byline_origin : Origin::text);
    const Origin told = story.timed ? Origin::markup : Origin::text;
    const bool own = story.published.empty() || (alone && metadata.published.origin < told);
    document.published = own ? metadata.published.value : story.published;
    note_origin(document, "published", document.published, own ? metadata.published.origin : told);
    if (alone) document.modified = metadata.modified.value;
    note_origin(document, "modified", document.modified, metadata.modified.origin);
    document.section = metadata.section.value;
    note_origin(document, "section", document.section, metadata.section.origin);
    document.language = metadata.language.value.substr(0, 2);
    note_origin(document, "language", document.language, metadata.language.origin);
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
    if (hides_text(stories, metadata.body)) {
        documents.push_back(read_body(metadata, notes));
        Story none;
        none.published = documents[0].published;
        none.byline = documents[0].byline;
        fill_metadata(metadata, none, true, documents[0]);
        note_origin(documents[0], "title", documents[0].title, metadata.title.origin);
        documents[0].origins["text"] = to_string(Origin::json_ld);
        return documents;
    }
    for (Story& story : stories) {
        Document document;
        document.text = std::move(story.text);
        document.blocks = std::move(story.blocks);
        const bool alone = stories.size() == 1;
        document.title = story.title;
        if (alone && (story.title.empty() ||
                      (metadata.title.origin < Origin::markup && !story.headed &&
                       !says_the_same(story.title, metadata.title.value)))) {
            document.title = metadata.title.value;
        }
        const bool titled = !document.blocks.empty() && document.blocks[0].kind == BlockKind::title;
        if (!titled && !document.title.empty()) add_title(document.title, document);
        fill_metadata(metadata, story, alone, document);
        drop_biographies(document);
        note_origin(document, "title", document.title,
                    document.title == story.title ? Origin::markup : metadata.title.origin);
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
