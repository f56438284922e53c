// What a page says of itself: publisher, title, authors, dates, address, language. Several places say so
// with different trust; the most trustworthy wins, and each value keeps where it came from.
#pragma once

#include "extract/read/page.hpp"

#include <optional>

namespace newsgraph {

/// Where a value was found, the most trustworthy first.
enum class Origin : std::uint8_t { link, json_ld, open_graph, meta, markup, text, address, none };
std::string_view to_string(Origin origin);

struct Sourced {
    std::string value;
    Origin origin = Origin::none;
};

struct Metadata {
    Sourced url, title, publisher, published, modified, section, language;
    std::vector<std::string> byline;
    Origin byline_origin = Origin::none;
    std::string type;  ///< JSON-LD's @type of the article, or og:type
    std::string body;  ///< JSON-LD's text of the article, as it stands there
};

/// `address` is where the page was fetched from, or empty.
Metadata read_metadata(const Page& page, std::string_view address);

/// An http or https address without its fragment; nothing for others.
std::optional<std::string> clean_address(std::string_view address);

/// "www.baycourier.example" of an address.
std::string host_of(std::string_view address);

}  // namespace newsgraph
