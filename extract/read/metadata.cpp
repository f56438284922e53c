#include "extract/read/metadata.hpp"

#include "extract/read/dateline.hpp"
#include "extract/read/dates.hpp"
#include "extract/read/json_ld.hpp"

#include <algorithm>
#include <array>

namespace newsgraph {
namespace {

void offer(Sourced& field, std::string value, Origin origin) {
    if (!value.empty() && origin < field.origin) field = {std::move(value), origin};
}

void offer_date(Sourced& field, std::string_view value, Origin origin) {
    if (const auto date = parse_date(value)) offer(field, date->iso, origin);
}

void offer_address(Sourced& field, std::string_view value, Origin origin) {
    if (auto address = clean_address(value)) offer(field, std::move(*address), origin);
}

void offer_byline(Metadata& metadata, std::vector<std::string> names, Origin origin) {
    std::erase_if(names,
                  [](const std::string& n) { return n.empty() || n.find("://") != std::string::npos; });
    if (names.empty() || origin >= metadata.byline_origin) return;
    metadata.byline = std::move(names);
    metadata.byline_origin = origin;
}

void offer_linked(LinkedArticle& article, Metadata& metadata) {
    constexpr Origin origin = Origin::json_ld;
    offer(metadata.title, std::move(article.title), origin);
    offer(metadata.publisher, std::move(article.publisher), origin);
    offer_date(metadata.published, article.published, origin);
    offer_date(metadata.modified, article.modified, origin);
    offer(metadata.section, std::move(article.section), origin);
    offer(metadata.language, std::move(article.language), origin);
    for (const std::string& address : article.addresses) offer_address(metadata.url, address, Origin::json_ld);
    offer_byline(metadata, std::move(article.byline), origin);
    metadata.type = std::move(article.type);
    metadata.body = std::move(article.body);
}

enum class Field : std::uint8_t {
    url,
    title,
    publisher,
    published,
    modified,
    section,
    language,
    author,
    type
};

struct Known {
    std::string_view name;
    Field field;
    Origin origin;
};

constexpr std::array<Known, 87> known_fields{{
    {"link:canonical", Field::url, Origin::link},
    {"og:url", Field::url, Origin::open_graph},
    {"og:title", Field::title, Origin::open_graph},
    {"twitter:title", Field::title, Origin::meta},
    {"dc.title", Field::title, Origin::meta},
    {"parsely-title", Field::title, Origin::meta},
    {"og:site_name", Field::publisher, Origin::open_graph},
    {"publisher", Field::publisher, Origin::meta},
    {"dc.publisher", Field::publisher, Origin::meta},
    {"application-name", Field::publisher, Origin::meta},
    {"apple-mobile-web-app-title", Field::publisher, Origin::markup},
    {"article:published_time", Field::published, Origin::open_graph},
    {"og:published_time", Field::published, Origin::open_graph},
    {"og:article:published_time", Field::published, Origin::open_graph},
    {"datepublished", Field::published, Origin::meta},
    {"itemprop:datepublished", Field::published, Origin::meta},
    {"publishdate", Field::published, Origin::meta},
    {"publish-date", Field::published, Origin::meta},
    {"publish_date", Field::published, Origin::meta},
    {"published_time", Field::published, Origin::meta},
    {"pubdate", Field::published, Origin::meta},
    {"date", Field::published, Origin::meta},
    {"dc.date", Field::published, Origin::meta},
    {"dc.date.issued", Field::published, Origin::meta},
    {"dcterms.created", Field::published, Origin::meta},
    {"dcterms.date", Field::published, Origin::meta},
    {"parsely-pub-date", Field::published, Origin::meta},
    {"sailthru.date", Field::published, Origin::meta},
    {"article:modified_time", Field::modified, Origin::open_graph},
    {"og:updated_time", Field::modified, Origin::open_graph},
    {"itemprop:datemodified", Field::modified, Origin::meta},
    {"last-modified", Field::modified, Origin::meta},
    {"article:section", Field::section, Origin::open_graph},
    {"parsely-section", Field::section, Origin::meta},
    {"og:locale", Field::language, Origin::open_graph},
    {"content-language", Field::language, Origin::meta},
    {"lang", Field::language, Origin::markup},
    {"author", Field::author, Origin::meta},
    {"article:author", Field::author, Origin::open_graph},
    {"og:article:author", Field::author, Origin::open_graph},
    {"parsely-author", Field::author, Origin::meta},
    {"sailthru.author", Field::author, Origin::meta},
    {"dc.creator", Field::author, Origin::meta},
    {"dcterms.issued", Field::published, Origin::meta},
    {"dc.date.created", Field::published, Origin::meta},
    {"article.published", Field::published, Origin::meta},
    {"article:published", Field::published, Origin::meta},
    {"article_date_original", Field::published, Origin::meta},
    {"originalpublicationdate", Field::published, Origin::meta},
    {"rnews:datepublished", Field::published, Origin::meta},
    {"cxenseparse:recs:publishtime", Field::published, Origin::meta},
    {"cxenseparse:publishtime", Field::published, Origin::meta},
    {"bt:pubdate", Field::published, Origin::meta},
    {"vr:published_time", Field::published, Origin::meta},
    {"pub_date", Field::published, Origin::meta},
    {"publication_date", Field::published, Origin::meta},
    {"ptime", Field::published, Origin::meta},
    {"og:article:modified_time", Field::modified, Origin::open_graph},
    {"article.updated", Field::modified, Origin::meta},
    {"dcterms.modified", Field::modified, Origin::meta},
    {"dc.date.modified", Field::modified, Origin::meta},
    {"lastmod", Field::modified, Origin::meta},
    {"revised", Field::modified, Origin::meta},
    {"utime", Field::modified, Origin::meta},
    {"time:updated", Field::modified, Origin::markup},
    {"og:article:section", Field::section, Origin::open_graph},
    {"section", Field::section, Origin::meta},
    {"cxenseparse:category", Field::section, Origin::meta},
    {"sailthru.section", Field::section, Origin::meta},
    {"itemprop:articlesection", Field::section, Origin::meta},
    {"dcterms.title", Field::title, Origin::meta},
    {"itemprop:headline", Field::title, Origin::meta},
    {"sailthru.title", Field::title, Origin::meta},
    {"dcterms.publisher", Field::publisher, Origin::meta},
    {"article:publisher", Field::publisher, Origin::meta},
    {"itemprop:inlanguage", Field::language, Origin::meta},
    {"dc.language", Field::language, Origin::meta},
    {"dcterms.language", Field::language, Origin::meta},
    {"language", Field::language, Origin::meta},
    {"byl", Field::author, Origin::meta},
    {"bt:author", Field::author, Origin::meta},
    {"cxenseparse:author", Field::author, Origin::meta},
    {"dcterms.creator", Field::author, Origin::meta},
    {"article.author", Field::author, Origin::meta},
    {"itemprop:author", Field::author, Origin::meta},
    {"twitter:data1", Field::author, Origin::markup},
    {"og:type", Field::type, Origin::open_graph},
}};

std::string_view without_by(std::string_view names) {
    for (const std::string_view by : {"By ", "by ", "BY "})
        if (names.starts_with(by)) return names.substr(by.size());
    return names;
}

void read_field(const Known& known, const std::string& value, Metadata& metadata) {
    const std::string text = clean_field(value);
    switch (known.field) {
        case Field::url:
            return offer_address(metadata.url, text, known.origin);
        case Field::title:
            return offer(metadata.title, text, known.origin);
        case Field::publisher:
            if (text.find("://") != std::string::npos) return;
            return offer(metadata.publisher, text, known.origin);
        case Field::published:
            return offer_date(metadata.published, text, known.origin);
        case Field::modified:
            return offer_date(metadata.modified, text, known.origin);
        case Field::section:
            return offer(metadata.section, text, known.origin);
        case Field::language:
            return offer(metadata.language, text, known.origin);
        case Field::type:
            metadata.type = metadata.type.empty() ? text : metadata.type;
            return;
        case Field::author:
            return offer_byline(metadata, split_names(without_by(text)), known.origin);
    }
}

/// "Ferry is back - The Bay Courier" → the title without, and the publisher.
void read_title(const std::string& title, Metadata& metadata) {
    std::size_t at = std::string::npos, width = 0;
    for (const std::string_view mark : {" | ", " - ", " \u2013 ", " \u2014 ", " \u00B7 ", " :: "}) {
        const std::size_t found = title.rfind(mark);
        if (found != std::string::npos && (at == std::string::npos || found > at))
            at = found, width = mark.size();
    }
    if (at == std::string::npos) return offer(metadata.title, title, Origin::markup);
    offer(metadata.title, title.substr(0, at), Origin::markup);
    const std::string tail = title.substr(at + width);
    if (count_words(tail) <= 5 && count_words(title.substr(0, at)) >= count_words(tail)) {
        offer(metadata.publisher, tail, Origin::markup);
    }
}

/// ".../2024/03/05/..." in an address.
void read_address_date(std::string_view url, Metadata& metadata) {
    for (std::size_t at = url.find("/20"); at != std::string_view::npos; at = url.find("/20", at + 1)) {
        const auto date = parse_date(url.substr(at + 1, 10));
        if (date && date->iso.size() == 10) return offer(metadata.published, date->iso, Origin::address);
    }
}

}  // namespace

std::string_view to_string(Origin origin) {
    constexpr std::array<std::string_view, 8> names{"link", "json-ld", "open-graph", "meta", "markup",
                                                    "text",    "address",    "none"};
    return names[static_cast<std::size_t>(origin)];
}

std::optional<std::string> clean_address(std::string_view address) {
    if (!address.starts_with("http://") && !address.starts_with("https://")) return std::nullopt;
    address = address.substr(0, address.find('#'));
    const bool plain = std::none_of(address.begin(), address.end(),
                                    [](char c) { return static_cast<unsigned char>(c) <= ' '; });
    if (!plain || address.size() > 2000 || host_of(address).empty()) return std::nullopt;
    return std::string(address);
}

std::string host_of(std::string_view address) {
    const std::size_t start = address.find("://");
    if (start == std::string_view::npos) return {};
    std::string_view host = address.substr(start + 3);
    host = host.substr(0, host.find_first_of("/?#:"));
    if (host.starts_with("www.")) host.remove_prefix(4);
    return std::string(host);
}

Metadata read_metadata(const Page& page, std::string_view address) {
    Metadata metadata;
    if (auto article = read_json_ld(page.scripts, page.title)) offer_linked(*article, metadata);
    const bool written_by = std::any_of(page.fields.begin(), page.fields.end(), [](const PageField& field) {
        return field.name == "twitter:label1" && field.value == "Written by";
    });
    for (const PageField& field : page.fields) {
        for (const Known& known : known_fields) {
            if (known.name != field.name || (known.name == "twitter:data1" && !written_by)) continue;
            read_field(known, field.value, metadata);
        }
    }
    read_title(clean_field(page.title), metadata);
    offer_address(metadata.url, address, Origin::address);
    for (const PageBlock& block : page.blocks) offer_date(metadata.published, block.date, Origin::markup);
    read_address_date(metadata.url.value, metadata);
    return metadata;
}

}  // namespace newsgraph
