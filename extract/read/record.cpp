#include "extract/read/record.hpp"

#include "extract/read/dateline.hpp"
#include "extract/read/dates.hpp"
#include "extract/read/lines.hpp"
#include "extract/read/metadata.hpp"
#include "extract/read/page.hpp"
#include "graph/error.hpp"

#include <algorithm>
#include <ctime>

namespace newsgraph {
namespace {

enum Field : std::size_t { text, title, url, published, publisher, author, language, modified, section };

/// The record's values for a field: of the name that the user gives, else of the likeliest that it has.
std::vector<std::string> find_values(const RecordFields& fields, const ReadOptions& options, Field field) {
    const FieldNames& known = field_names()[field];
    std::string given;
    for (const auto& [ours, theirs] : options.fields) {
        if (ours == known.field) given = theirs;
    }
    std::string_view names = given.empty() ? known.names : std::string_view(given);
    while (!names.empty()) {
        const std::size_t end = given.empty() ? std::min(names.find(' '), names.size()) : names.size();
        std::vector<std::string> values;
        for (const std::string_view suffix : {"", ".name"}) {
            const auto [first, last] =
                fields.equal_range(std::string(names.substr(0, end)) + std::string(suffix));
            for (auto at = first; at != last; ++at) {
                if (!at->second.empty()) values.push_back(at->second);
            }
        }
        if (!values.empty()) return values;
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    return {};
}

std::string first_value(const RecordFields& fields, const ReadOptions& options, Field field) {
    std::vector<std::string> values = find_values(fields, options, field);
    return values.empty() ? std::string{} : std::move(values.front());
}

/// Also Unix time, in seconds or milliseconds.
std::string normal_date(const std::string& value) {
    if (const auto date = parse_date(value)) return date->iso;
    if ((value.size() != 10 && value.size() != 13) ||
        value.find_first_not_of("0123456789") != std::string::npos)
        return {};
    const std::time_t time = static_cast<std::time_t>(std::stoll(value.substr(0, 10)));
    std::tm parts{};
    char text[32];
    if (!gmtime_r(&time, &parts) || !std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts))
        return {};
    return text;
}

std::string markup_text(const std::string& html, PageNotes& notes) {
    const Page page = parse_page(html);
    notes.cut = notes.cut || page.cut;
    std::string plain_text;
    for (const PageBlock& block : page.blocks) {
        if (!plain_text.empty()) plain_text += "\n\n";
        if (block.tag == BlockTag::item) plain_text += "\u2022 ";
        plain_text += block.text;
    }
    return plain_text;
}

}  // namespace

const std::array<FieldNames, field_count>& field_names() {
    static constexpr std::array<FieldNames, field_count> all{{
        {"text",
         "text content body maintext main_text article_text full_text fulltext articleBody article_body "
         "article story "
         "plain_text raw_text content_text body_text page_content html content_html description summary "
         "abstract"},
        {"title", "title headline heading head name"},
        {"url", "url link canonical_url source_url uri permalink web_url href canonical"},
        {"published",
         "date_publish published published_at publishedAt date_published datePublished publish_date "
         "published_date "
         "publication_date pub_date pubDate pubdate date datetime timestamp created_at created time"},
        {"publisher",
         "publisher source source_name site_name sitename outlet source_domain domain hostname media "
         "newspaper site"},
        {"author", "author authors byline creator by"},
        {"language", "language lang language_code inLanguage"},
        {"modified",
         "date_modify modified modified_at modifiedAt date_modified dateModified updated updated_at updatedAt "
         "last_modified modified_date update_date lastmod"},
        {"section", "section category articleSection section_name categories rubric"},
    }};
    return all;
}

void check_fields(const ReadOptions& options) {
    for (const auto& field : options.fields) {
        const auto& all = field_names();
        const bool known =
            std::any_of(all.begin(), all.end(), [&](const FieldNames& n) { return n.field == field.first; });
        if (known && !field.second.empty()) continue;
        std::string names;
        for (const FieldNames& name : all) names += (names.empty() ? "" : ", ") + std::string(name.field);
        throw UsageError("unknown field '" + field.first +
                         "' in --field: expected FIELD=NAME with FIELD one of " + names);
    }
}

bool is_markup(std::string_view value) {
    const std::size_t open = value.find('<');
    if (open == std::string_view::npos) return false;
    for (const std::string_view tag : {"</p>", "<p>", "<p ", "<br", "</div>", "</a>", "<h1", "<h2", "<html",
                                       "<li", "<img", "</b>", "</i>"}) {
        if (value.find(tag) != std::string_view::npos) return true;
    }
    return false;
}

Document make_document(std::string heading, std::string body, PageNotes& notes) {
    if (is_markup(body)) body = markup_text(body, notes);
    if (is_markup(heading)) heading = markup_text(heading, notes);
    std::replace_if(
        heading.begin(), heading.end(), [](char c) { return c == '\n' || c == '\r' || c == '\f'; }, ' ');
    const bool titled = !plain(heading).empty();
    if (titled) {
        std::string_view rest = body;
        rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n"), rest.size()));
        if (!rest.starts_with(heading)) body = heading + "\n\n" + body;
    }
    Document document;
    Article article = judge_one(body, titled);
    document.text = std::move(body);
    document.blocks = std::move(article.blocks);
    document.title = titled ? std::move(heading) : std::move(article.title);
    document.publisher = std::move(article.publisher);
    document.byline = std::move(article.byline);
    document.published = std::move(article.published);
    note_text_origins(document);
    return document;
}

void note_text_origins(Document& document) {
    const auto note = [&](const char* field, bool known) {
        if (known) document.origins[field] = "text";
    };
    note("title", !document.title.empty());
    note("publisher", !document.publisher.empty());
    note("byline", !document.byline.empty());
    note("published", !document.published.empty());
}

std::optional<Document> make_document(const RecordFields& fields, const ReadOptions& options,
                                      PageNotes& notes) {
    std::string body = first_value(fields, options, text);
    if (body.empty()) return std::nullopt;
    std::string heading = first_value(fields, options, title);
    const bool titled = !heading.empty();
    Document document = make_document(std::move(heading), std::move(body), notes);
    const auto take = [&](const char* name, std::string& field, std::string value) {
        if (value.empty()) return;
        field = std::move(value);
        document.origins[name] = "record";
    };
    if (titled) document.origins["title"] = "record";
    take("url", document.url, clean_address(first_value(fields, options, url)).value_or(""));
    take("published", document.published, normal_date(first_value(fields, options, published)));
    take("modified", document.modified, normal_date(first_value(fields, options, modified)));
    take("section", document.section, first_value(fields, options, section));
    take("publisher", document.publisher, first_value(fields, options, publisher));
    take("language", document.language, first_value(fields, options, language).substr(0, 2));
    if (document.publisher.empty()) {
        document.publisher = host_of(document.url);
        if (!document.publisher.empty()) document.origins["publisher"] = "address";
    }
    std::vector<std::string> names;
    for (const std::string& value : find_values(fields, options, author)) {
        const bool by = value.starts_with("By ") || value.starts_with("by ");
        for (std::string& name : split_names(by ? value.substr(3) : value)) names.push_back(std::move(name));
    }
    if (!names.empty()) {
        document.byline = std::move(names);
        document.origins["byline"] = "record";
    }
    return document;
}

}  // namespace newsgraph
