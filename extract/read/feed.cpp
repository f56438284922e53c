// RSS and Atom: an item is a document, of its full text where the feed has it, else of the summary.
#include "extract/read/charset.hpp"
#include "extract/read/record.hpp"

#include <pugixml.hpp>

#include <cstring>

namespace newsgraph {
namespace {

/// The first of these children that has text.
std::string text_of(const pugi::xml_node& node, std::initializer_list<const char*> names) {
    for (const char* name : names) {
        const pugi::xml_node child = node.child(name);
        std::string text = child.text().get();
        if (text.empty() && child.first_child() &&
            std::strcmp(child.attribute("type").value(), "xhtml") == 0) {
            struct Writer : pugi::xml_writer {
                std::string bytes;
                void write(const void* data, std::size_t size) override {
                    bytes.append(static_cast<const char*>(data), size);
                }
            } writer;
            child.first_child().print(writer, "", pugi::format_raw);
            text = std::move(writer.bytes);
        }
        if (!text.empty()) return text;
    }
    return {};
}

/// RSS has the address as text, Atom in an attribute of the alternate link.
std::string link_of(const pugi::xml_node& item) {
    for (const pugi::xml_node link : item.children("link")) {
        const std::string rel = link.attribute("rel").value();
        if (*link.text().get()) return link.text().get();
        if (rel.empty() || rel == "alternate") return link.attribute("href").value();
    }
    const pugi::xml_node guid = item.child("guid");
    return guid.text().get();
}

void add(RecordFields& fields, const char* name, std::string value) {
    if (!value.empty()) fields.emplace(name, std::move(value));
}

std::string without_blanks(std::string text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n"), last = text.find_last_not_of(" \t\r\n");
    return first == std::string::npos ? std::string{} : text.substr(first, last - first + 1);
}

/// RSS wants "jane@courier.example (Jane Doe)".
std::string person_of(const std::string& author) {
    const std::size_t open = author.find('('), close = author.rfind(')');
    const bool mail = author.find('@') != std::string::npos;
    if (!mail || open == std::string::npos || close == std::string::npos || close < open) return mail ? "" : author;
    return author.substr(open + 1, close - open - 1);
}

void read_item(const pugi::xml_node& item, const std::string& publisher, const std::string& language,
               std::size_t record, Reading& reading) {
    RecordFields fields;
    add(fields, "title", without_blanks(text_of(item, {"title"})));
    add(fields, "text",
        text_of(item, {"content:encoded", "content", "description", "summary", "media:description"}));
    add(fields, "url", without_blanks(link_of(item)));
    add(fields, "published",
        without_blanks(text_of(item, {"pubDate", "published", "dc:date", "updated", "date"})));
    const std::string source = text_of(item, {"source"});
    add(fields, "publisher", without_blanks(source.empty() ? publisher : source));
    add(fields, "modified", without_blanks(text_of(item, {"updated", "dcterms:modified", "atom:updated"})));
    const pugi::xml_node category = item.child("category");
    add(fields, "section",
        without_blanks(*category.text().get() ? category.text().get() : category.attribute("term").value()));
    add(fields, "language", language);
    for (const char* name : {"dc:creator", "author"}) {
        for (const pugi::xml_node author : item.children(name)) {
            const std::string person =
                author.child("name") ? author.child("name").text().get() : author.text().get();
            add(fields, "author", person_of(without_blanks(person)));
        }
    }
    PageNotes notes;
    ReadOptions plain_names = reading.options();
    plain_names.fields.clear();
    std::optional<Document> document = make_document(fields, plain_names, notes);
    if (!document) {
        ++reading.summary().no_story;
        return;
    }
    reading.note(notes, record);
    reading.emit(std::move(*document));
}

}  // namespace

void read_feed(Source& source, Reading& reading) {
    std::optional<std::string> bytes = source.read_all(reading.options().max_document_size);
    if (!bytes) return reading.too_long(0);
    pugi::xml_document xml;
    const pugi::xml_parse_result result =
        xml.load_buffer(bytes->data(), bytes->size(), pugi::parse_default | pugi::parse_trim_pcdata);
    if (!result) {
        reading.warn(0, static_cast<std::uint64_t>(result.offset),
                     std::string("is no well-formed XML: ") + result.description() + "; read up to there");
    }
    const pugi::xml_node root = xml.document_element();
    const pugi::xml_node channel = root.child("channel") ? root.child("channel") : root;
    const std::string publisher = without_blanks(text_of(channel, {"title"}));
    std::string language = without_blanks(text_of(channel, {"language"}));
    if (language.empty()) language = root.attribute("xml:lang").value();
    std::size_t record = 0;
    for (const char* name : {"item", "entry"}) {
        for (const pugi::xml_node& parent : {channel, root}) {
            for (const pugi::xml_node item : parent.children(name)) {
                read_item(item, publisher, language, ++record, reading);
            }
            if (channel == root) break;
        }
    }
    if (record == 0) reading.fail(0, std::nullopt, "holds no item; expected RSS or Atom");
}

}  // namespace newsgraph
