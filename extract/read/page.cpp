#include "extract/read/page.hpp"

#include "extract/read/markup.hpp"
#include "extract/read/noise.hpp"
#include "extract/read/shape.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <memory>

namespace newsgraph {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

std::string lower_text(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

std::string_view attribute(const GumboNode* node, const char* name) {
    const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
    return found ? std::string_view(found->value) : std::string_view{};
}

struct Classes {
    std::string_view tag;
    Hint hint = Hint::none;
};

constexpr std::array<Classes, 8> tag_hints{{{"nav", Hint::furniture},
                                            {"aside", Hint::furniture},
                                            {"footer", Hint::furniture},
                                            {"form", Hint::furniture},
                                            {"menu", Hint::furniture},
                                            {"figure", Hint::caption},
                                            {"figcaption", Hint::caption},
                                            {"caption", Hint::caption}}};

/// Elements that hold blocks; the others' text belongs to the block around.
bool is_container(std::string_view tag) {
    static constexpr std::array<std::string_view, 26> tags{
        "article", "aside",      "blockquote", "body",  "center", "details", "div",  "dl",     "fieldset",
        "figure",  "figcaption", "footer",     "form",  "header", "hgroup",  "main", "menu",   "nav",
        "ol",      "section",    "table",      "tbody", "tr",     "td",      "ul",   "address"};
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool is_block(std::string_view tag) {
    static constexpr std::array<std::string_view, 14> tags{
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "th", "caption", "summary", "pre"};
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool is_bold(std::string_view tag) {
    return tag == "b" || tag == "strong";
}

bool is_hidden(const GumboNode* node) {
    if (gumbo_get_attribute(&node->v.element.attributes, "hidden")) return true;
    std::string style = lower_text(attribute(node, "style"));
    style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
    return style.find("display:none") != std::string::npos ||
           style.find("visibility:hidden") != std::string::npos;
}

/// Walks the tree in document order with a stack of its own and collects containers and blocks.
class Collector {
public:
    explicit Collector(Page& page) : page_(page) { page_.containers.push_back({0, "root", "root"}); }

    void walk(const GumboNode* root) {
        std::vector<std::pair<const GumboNode*, bool>> stack{{root, false}};
        while (!stack.empty()) {
            const auto [node, leaving] = stack.back();
            stack.pop_back();
            if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
                node->type == GUMBO_NODE_CDATA) {
                add_text(node->v.text.text);
            } else if (node->type == GUMBO_NODE_ELEMENT) {
                if (leaving) {
                    leave(node);
                } else if (enter(node)) {
                    stack.emplace_back(node, true);
                    const GumboVector& children = node->v.element.children;
                    for (unsigned i = children.length; i-- > 0;) {
                        stack.emplace_back(static_cast<const GumboNode*>(children.data[i]), false);
                    }
                }
            }
        }
        flush();
        page_.containers[0].last_block = page_.blocks.size();
    }

private:
    static std::string_view tag_of(const GumboNode* node) {
        return gumbo_normalized_tagname(node->v.element.tag);
    }

    /// Whether to go on into its children.
    bool enter(const GumboNode* node) {
        const std::string_view tag = tag_of(node);
        if (tag == "meta" || tag == "link" || tag == "base") return add_field(node, tag), false;
        if (tag == "script") return add_script(node), false;
        if (tag == "title") return add_title(node), false;
        if (tag == "html" && !attribute(node, "lang").empty()) {
            page_.fields.push_back({"lang", std::string(attribute(node, "lang"))});
        }
        if (tag == "br" || tag == "hr") return line_break(tag == "hr"), false;
        if (is_hidden(node)) return false;
        if (const std::string_view property = attribute(node, "itemprop"); !property.empty())
            add_property(node, property);
        if (is_container(tag)) {
            open_container(node, tag);
        } else if (is_block(tag)) {
            open_container(node, tag);
            tag_ = block_tag(tag);
            loose_ = false;
        } else if (tag == "a") {
            ++links_;
            link_begin_ = text_.size();
        } else if (is_bold(tag)) {
            ++bold_;
        } else if (tag == "time") {
            add_time(node);
        } else if (tag == "span" || tag == "cite" || tag == "label") {
            open_span(node);
        }
        return true;
    }

    /// The day of a change is not the block's.
    void add_time(const GumboNode* node) {
        const std::string_view when = attribute(node, "datetime");
        const std::string names = lower_text(std::string(attribute(node, "class").substr(0, 200)) + " " +
                                             std::string(attribute(node, "itemprop").substr(0, 80)));
        const bool changed = names.find("updated") != std::string::npos || names.find("modified") != std::string::npos;
        if (!changed || names.find("publish") != std::string::npos) {
            if (date_.empty()) date_ = when;
        } else if (!when.empty()) {
            page_.fields.push_back({"time:updated", std::string(when)});
        }
    }

    void leave(const GumboNode* node) {
        const std::string_view tag = tag_of(node);
        if (is_container(tag) || is_block(tag)) {
            flush();
            page_.containers[container_].last_block = page_.blocks.size();
            container_ = page_.containers[container_].parent;
            tag_ = is_block(tag) ? BlockTag::text : tag_;
            loose_ = true;
        } else if (tag == "a" && links_ > 0) {
            --links_;
            if (attribute(node, "href").starts_with('#')) drop_note_mark();
        } else if (is_bold(tag) && bold_ > 0) {
            --bold_;
        } else if (tag == "span" || tag == "cite" || tag == "label") {
            close_span(node);
        }
    }

    /// "1", "[2]" or "*" that leads to a footnote is no word of the sentence.
    void drop_note_mark() {
        if (link_begin_ == 0 || link_begin_ >= text_.size() || text_.size() - link_begin_ > 5) return;
        const std::string_view mark = std::string_view(text_).substr(link_begin_);
        if (mark.find_first_not_of(" 0123456789[]()*") != std::string_view::npos) return;
        text_.resize(link_begin_);
        link_text_.resize(link_begin_);
        bold_bytes_ = std::min(bold_bytes_, text_.size());
    }

    static BlockTag block_tag(std::string_view tag) {
        if (tag == "h1") return BlockTag::title;
        if (tag.size() == 2 && tag[0] == 'h') return BlockTag::heading;
        if (tag == "li" || tag == "dd" || tag == "dt") return BlockTag::item;
        return tag == "caption" ? BlockTag::caption : tag == "th" ? BlockTag::cell : BlockTag::text;
    }

    void open_container(const GumboNode* node, std::string_view tag) {
        flush();
        Container box;
        box.parent = container_;
        box.tag = tag;
        const std::string_view classes = attribute(node, "class").substr(0, 200);
        box.signature = box.tag + " " + std::string(classes.substr(0, 80));
        for (const Classes& known : tag_hints) {
            if (known.tag == tag) box.hint = known.hint;
        }
        const std::string_view role = attribute(node, "role");
        if (role == "navigation" || role == "complementary" || role == "banner" || role == "dialog") {
            box.hint = Hint::furniture;
        }
        if (box.hint == Hint::none) box.hint = find_hint(classes);
        if (box.hint == Hint::none) box.hint = find_hint(attribute(node, "id").substr(0, 80));
        const std::string property = lower_text(attribute(node, "itemprop"));
        box.body = property == "articlebody" || box.hint == Hint::story;
        box.article = tag == "article" || property == "articlebody";
        if (box.article && box.hint != Hint::comment && property == "articlebody") box.hint = Hint::story;
        box.first_block = page_.blocks.size();
        page_.containers.push_back(std::move(box));
        container_ = page_.containers.size() - 1;
        loose_ = true;
        tag_ = tag == "blockquote" ? BlockTag::quotation : tag == "td" ? BlockTag::cell : BlockTag::text;
    }

    /// A span with a hint of its own (a caption, a share bar) is set apart from the text around it.
    void open_span(const GumboNode* node) {
        const Hint hint = find_hint(attribute(node, "class").substr(0, 200));
        if (hint == Hint::none || hint == Hint::story) return;
        spans_.push_back({node, tag_});
        open_container(node, "span");
        page_.containers.back().hint = hint;
    }

    void close_span(const GumboNode* node) {
        if (spans_.empty() || spans_.back().first != node) return;
        flush();
        page_.containers[container_].last_block = page_.blocks.size();
        container_ = page_.containers[container_].parent;
        tag_ = spans_.back().second;
        spans_.pop_back();
    }

    void add_text(std::string_view text) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            const bool nbsp = text.substr(i, 2) == "\u00A0";
            if (is_blank(text[i]) || nbsp) {
                blank_ = true;
                i += nbsp;
                continue;
            }
            if (text.substr(i, 2) == "\u00AD") {  // soft hyphen
                ++i;
                continue;
            }
            if (blank_ && !text_.empty()) put(' ');
            blank_ = false;
            breaks_ = 0;
            put(text[i]);
        }
    }

    void put(char c) {
        text_ += c;
        bold_bytes_ += bold_ > 0;
        links_ ? link_text_ += c : link_text_ += ' ';
    }

    /// Two in a row part paragraphs; so does one behind a sentence of some length, a bold line or a byline.
    void line_break(bool rule) {
        blank_ = true;
        ++breaks_;
        const bool sentence =
            !text_.empty() && (text_.back() == '.' || text_.back() == '"' || text_.ends_with("\u201D"));
        if (rule || breaks_ >= 2 || (sentence && text_.size() > 80) || is_line_apart()) {
            const BlockTag tag = tag_;
            flush();
            tag_ = tag;
            loose_ = true;
        }
    }

    bool is_line_apart() const {
        if (text_.empty() || text_.size() > 200) return false;
        return bold_bytes_ + 2 >= text_.size() || find_effect(text_, count_words(text_)) == Effect::byline;
    }

    void flush() {
        blank_ = false;
        bold_bytes_ = 0;
        if (!text_.empty()) {
            const auto noise = find_noise(text_, link_text_);
            for (auto part = noise.rbegin(); part != noise.rend(); ++part) {
                text_.erase(part->first, part->second - part->first);
                link_text_.erase(part->first, part->second - part->first);
            }
            while (text_.ends_with(' ')) text_.pop_back(), link_text_.pop_back();
            PageBlock block;
            block.words = count_words(text_);
            block.link_words = count_words(link_text_);
            block.text = std::move(text_);
            block.container = container_;
            block.tag = tag_;
            block.loose = loose_;
            block.date = std::move(date_);
            page_.blocks.push_back(std::move(block));
        } else if (!date_.empty() && !page_.blocks.empty() && page_.blocks.back().date.empty()) {
            page_.blocks.back().date = date_;
        }
        text_.clear();
        link_text_.clear();
        date_.clear();
    }

    void add_field(const GumboNode* node, std::string_view tag) {
        if (tag == "link") {
            const std::string rel = lower_text(attribute(node, "rel"));
            if (rel == "canonical" || rel == "amphtml")
                page_.fields.push_back({"link:" + rel, std::string(attribute(node, "href"))});
            return;
        }
        const std::string_view content = attribute(node, "content");
        for (const char* key : {"property", "name", "itemprop"}) {
            const std::string_view name = attribute(node, key);
            if (name.empty() || content.empty()) continue;
            page_.fields.push_back(
                {(key[0] == 'i' ? "itemprop:" : "") + lower_text(name), std::string(content)});
            return;
        }
    }

    void add_property(const GumboNode* node, std::string_view property) {
        const std::string_view value =
            !attribute(node, "datetime").empty() ? attribute(node, "datetime") : attribute(node, "content");
        if (!value.empty()) page_.fields.push_back({"itemprop:" + lower_text(property), std::string(value)});
    }

    static std::string text_of(const GumboNode* node) {
        std::string text;
        const GumboVector& children = node->v.element.children;
        for (unsigned i = 0; i < children.length; ++i) {
            const auto* child = static_cast<const GumboNode*>(children.data[i]);
            if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_CDATA) text += child->v.text.text;
        }
        return text;
    }

    void add_script(const GumboNode* node) {
        if (lower_text(attribute(node, "type")).find("ld+json") != std::string::npos)
            page_.scripts.push_back(text_of(node));
    }

    void add_title(const GumboNode* node) {
        if (!page_.title.empty()) return;
        for (const char c : text_of(node)) {
            if (!is_blank(c)) {
                page_.title += c;
            } else if (!page_.title.empty() && page_.title.back() != ' ') {
                page_.title += ' ';
            }
        }
        if (page_.title.ends_with(' ')) page_.title.pop_back();
    }

    Page& page_;
    std::size_t container_ = 0;
    BlockTag tag_ = BlockTag::text;
    bool loose_ = true, blank_ = false;
    std::size_t link_begin_ = 0;  ///< where the last link began in text_
    int links_ = 0, breaks_ = 0, bold_ = 0;
    std::size_t bold_bytes_ = 0;  ///< of text_
    std::string text_, link_text_, date_;  ///< link_text_ has blanks where text_ is in no link
    std::vector<std::pair<const GumboNode*, BlockTag>> spans_;
};

}  // namespace

Page parse_page(std::string_view html) {
    Page page;
    TamedMarkup tamed = tame_markup(html);
    page.cut = tamed.cut;
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    GumboOutput* output = gumbo_parse_with_options(&options, tamed.html.data(), tamed.html.size());
    const auto destroy = [&](GumboOutput* o) { gumbo_destroy_output(&options, o); };
    const std::unique_ptr<GumboOutput, decltype(destroy)> owner(output, destroy);
    Collector(page).walk(output->root);
    return page;
}

}  // namespace newsgraph
