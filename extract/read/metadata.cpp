#include "extract/read/metadata.hpp"

#include "extract/read/dateline.hpp"
#include "extract/read/dates.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace newsgraph {
namespace {

using nlohmann::json;

constexpr int most_depth = 12;

std::string clean(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = static_cast<unsigned char>(c) <= ' ';
        if (!blank) {
            out += c;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    if (out.ends_with(' ')) out.pop_back();
    if (out.size() > 1000) out.clear();
    return out;
}

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

std::string text_of(const json& object, const char* key) {
    const auto at = object.find(key);
    if (at == object.end()) return {};
    if (at->is_string()) return clean(at->get_ref<const std::string&>());
    if (at->is_object()) {
        const std::string name = text_of(*at, "name");
        return name.empty() ? text_of(*at, "@id") : name;
    }
    if (at->is_array() && !at->empty() && at->front().is_string())
        return clean(at->front().get_ref<const std::string&>());
    if (at->is_array() && !at->empty() && at->front().is_object()) return text_of(at->front(), "name");
    return {};
}

std::vector<std::string> names_of(const json& value, int depth = 0) {
    std::vector<std::string> names;
    if (value.is_string()) {
        names = split_names(clean(value.get_ref<const std::string&>()));
    } else if (value.is_object()) {
        names.push_back(text_of(value, "name"));
    } else if (value.is_array() && depth < 2) {
        for (const json& one : value) {
            for (std::string& name : names_of(one, depth + 1)) names.push_back(std::move(name));
            if (names.size() > 20) break;
        }
    }
    return names;
}

bool is_article(const json& object) {
    const auto type = object.find("@type");
    if (type == object.end()) return false;
    const auto known = [](const json& name) {
        if (!name.is_string()) return false;
        const auto& text = name.get_ref<const std::string&>();
        return text.ends_with("Article") || text == "BlogPosting" || text == "LiveBlogPosting" ||
               text == "Report" || text == "SocialMediaPosting";
    };
    return known(*type) || (type->is_array() && std::any_of(type->begin(), type->end(), known));
}

const json* find_article(const json& value, int depth = 0) {
    if (depth > most_depth) return nullptr;
    if (value.is_object() && is_article(value)) return &value;
    if (value.is_object() || value.is_array()) {
        for (const json& child : value) {
            if (const json* found = child.is_structured() ? find_article(child, depth + 1) : nullptr)
                return found;
        }
    }
    return nullptr;
}

void read_json_ld(const std::string& script, Metadata& metadata) {
    json value = json::parse(script, nullptr, false, true);
    if (value.is_discarded()) {  // line breaks within strings are the usual fault
        std::string repaired = script;
        std::replace_if(
            repaired.begin(), repaired.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; },
            ' ');
        value = json::parse(repaired, nullptr, false, true);
    }
    const json* article = value.is_discarded() ? nullptr : find_article(value);
    if (!article) return;
    constexpr Origin origin = Origin::json_ld;
    offer(metadata.title, text_of(*article, "headline"), origin);
    offer(metadata.publisher, text_of(*article, "publisher"), origin);
    offer_date(metadata.published, text_of(*article, "datePublished"), origin);
    offer_date(metadata.modified, text_of(*article, "dateModified"), origin);
    offer(metadata.section, text_of(*article, "articleSection"), origin);
    offer(metadata.language, text_of(*article, "inLanguage"), origin);
    offer_address(metadata.url, text_of(*article, "url"), Origin::meta);
    offer_address(metadata.url, text_of(*article, "mainEntityOfPage"), Origin::meta);
    if (const auto author = article->find("author"); author != article->end()) {
        offer_byline(metadata, names_of(*author), origin);
    }
    if (metadata.type.empty()) metadata.type = text_of(*article, "@type");
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

constexpr std::array<Known, 44> known_fields{{
    {"link:canonical", Field::url, Origin::open_graph},
    {"og:url", Field::url, Origin::meta},
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
    {"og:type", Field::type, Origin::open_graph},
}};

void read_field(const Known& known, const std::string& value, Metadata& metadata) {
    const std::string text = clean(value);
    switch (known.field) {
        case Field::url:
            return offer_address(metadata.url, text, known.origin);
        case Field::title:
            return offer(metadata.title, text, known.origin);
        case Field::publisher:
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
            return offer_byline(metadata, split_names(text.starts_with("By ") ? text.substr(3) : text),
                                known.origin);
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
    constexpr std::array<std::string_view, 7> names{"json-ld", "open-graph", "meta", "markup",
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
    for (const std::string& script : page.scripts) read_json_ld(script, metadata);
    for (const PageField& field : page.fields) {
        for (const Known& known : known_fields) {
            if (known.name == field.name) read_field(known, field.value, metadata);
        }
    }
    read_title(clean(page.title), metadata);
    offer_address(metadata.url, address, Origin::address);
    for (const PageBlock& block : page.blocks) offer_date(metadata.published, block.date, Origin::markup);
    read_address_date(metadata.url.value, metadata);
    return metadata;
}

}  // namespace newsgraph
