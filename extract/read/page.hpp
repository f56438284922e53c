// A web page as the story's extraction sees it: containers, blocks of text in them, and what the head says.
// page.cpp is the only file that knows the HTML parser.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph {

/// What an element's own name, class, id and role say of it.
enum class Hint : std::uint8_t { none, story, furniture, caption, byline, comment, standfirst };

struct Container {
    std::size_t parent = 0;  ///< index; the root is its own parent
    std::string tag;
    std::string signature;  ///< tag and class, the same for repeated boxes
    Hint hint = Hint::none;
    bool article = false;         ///< <article> or itemprop="articleBody" and its like
    bool body = false;            ///< itemprop="articleBody", class "article-body" and its like
    std::size_t first_block = 0;  ///< half-open range of its blocks
    std::size_t last_block = 0;
};

enum class BlockTag : std::uint8_t { text, title, heading, item, quotation, cell, caption };

struct PageBlock {
    std::string text;  ///< blanks made single
    std::size_t container = 0;
    BlockTag tag = BlockTag::text;
    bool loose = false;  ///< not in an element of its own: between <br>s, or bare in a <div>
    std::size_t words = 0;
    std::size_t link_words = 0;
    std::string date;  ///< of a <time datetime> within
};

/// A name and what it stands for, in page order: <meta>, <link rel>, <html lang>.
struct PageField {
    std::string name;  ///< lower case: "og:title", "link:canonical", "itemprop:datepublished", "lang"
    std::string value;
};

struct Page {
    std::vector<Container> containers;
    std::vector<PageBlock> blocks;
    std::vector<PageField> fields;
    std::vector<std::string> scripts;  ///< JSON-LD
    std::string title;                 ///< <title>
    bool cut = false;                  ///< see TamedMarkup
};

Page parse_page(std::string_view html);

/// The hint in class names, an id or a role: "related-stories", "c-byline", "articleBody".
Hint find_hint(std::string_view names);

}  // namespace newsgraph
