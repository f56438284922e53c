#include "extract/read/markup.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace newsgraph {
namespace {

constexpr std::size_t most_elements = 50'000, most_depth = 250, longest_attribute = 4096,
                      longest_script = 1u << 20;

/// What becomes of an element. `line` elements end where a block begins or ends; `open` ones are closed by
/// their own kind, so their depth is not counted.
enum class Fate : std::uint8_t { block, open, line, empty, text, script, swallow };

struct Element {
    std::string_view name;
    Fate fate;
};

/// Sorted by name. What is not listed loses its tags and keeps its text.
constexpr std::array<Element, 72> elements{{
    {"a", Fate::line},           {"address", Fate::block},  {"amp-ad", Fate::swallow},
    {"article", Fate::block},    {"aside", Fate::block},    {"b", Fate::line},
    {"base", Fate::empty},
    {"blockquote", Fate::block}, {"body", Fate::open},      {"br", Fate::empty},
    {"button", Fate::swallow},   {"canvas", Fate::swallow}, {"caption", Fate::open},
    {"center", Fate::block},     {"cite", Fate::line},      {"dd", Fate::open},
    {"details", Fate::block},    {"div", Fate::block},      {"dl", Fate::block},
    {"dt", Fate::open},          {"fieldset", Fate::block}, {"figcaption", Fate::block},
    {"figure", Fate::block},     {"footer", Fate::block},   {"form", Fate::open},
    {"h1", Fate::block},         {"h2", Fate::block},       {"h3", Fate::block},
    {"h4", Fate::block},         {"h5", Fate::block},       {"h6", Fate::block},
    {"head", Fate::open},        {"header", Fate::block},   {"hgroup", Fate::block},
    {"hr", Fate::empty},         {"html", Fate::open},      {"iframe", Fate::swallow},
    {"label", Fate::line},       {"li", Fate::open},        {"link", Fate::empty},
    {"main", Fate::block},       {"math", Fate::swallow},   {"menu", Fate::block},
    {"meta", Fate::empty},       {"nav", Fate::block},      {"noscript", Fate::swallow},
    {"object", Fate::swallow},   {"ol", Fate::block},       {"p", Fate::open},
    {"pre", Fate::block},        {"script", Fate::script},  {"section", Fate::block},
    {"select", Fate::swallow},   {"span", Fate::line},      {"strong", Fate::line},
    {"style", Fate::swallow},
    {"summary", Fate::block},    {"svg", Fate::swallow},    {"table", Fate::block},
    {"tbody", Fate::open},       {"td", Fate::open},        {"template", Fate::swallow},
    {"textarea", Fate::swallow}, {"tfoot", Fate::open},     {"th", Fate::open},
    {"thead", Fate::open},       {"time", Fate::line},      {"title", Fate::text},
    {"tr", Fate::open},          {"ul", Fate::block},       {"video", Fate::swallow},
    {"xmp", Fate::swallow},
}};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
bool is_letter(char c) {
    return lower(c) >= 'a' && lower(c) <= 'z';
}
bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

const Element* find_element(std::string_view name) {
    const auto at = std::lower_bound(elements.begin(), elements.end(), name,
                                     [](const Element& e, std::string_view n) { return e.name < n; });
    return at != elements.end() && at->name == name ? &*at : nullptr;
}

class Tamer {
public:
    explicit Tamer(std::string_view html) : in_(html) { out_.html.reserve(html.size() / 2); }

    TamedMarkup run() {
        while (at_ < in_.size()) {
            const std::size_t open = std::min(in_.find('<', at_), in_.size());
            put_text(in_.substr(at_, open - at_));
            at_ = open;
            if (at_ < in_.size()) markup();
        }
        return std::move(out_);
    }

private:
    void put_text(std::string_view text) {
        for (std::size_t nul = 0; (nul = text.find('\0')) != std::string_view::npos;) {
            out_.html += text.substr(0, nul);
            text.remove_prefix(nul + 1);
        }
        out_.html += text;
    }

    void markup() {
        const std::string_view rest = in_.substr(at_);
        if (rest.starts_with("<!--")) {
            const std::size_t end = in_.find("-->", at_ + 2);
            at_ = end == std::string_view::npos ? in_.size() : end + 3;
        } else if (rest.starts_with("<!") || rest.starts_with("<?")) {
            at_ = std::min(in_.find('>', at_), in_.size() - 1) + 1;
        } else if (rest.size() > 2 && rest[1] == '/' && is_letter(rest[2])) {
            end_tag();
        } else if (rest.size() > 1 && is_letter(rest[1])) {
            start_tag();
        } else {
            out_.html += "&lt;";
            ++at_;
        }
    }

    /// Reads a tag's name at `from`, lower case; long names are cut.
    std::string read_name(std::size_t from) {
        std::string name;
        for (at_ = from; at_ < in_.size() && !is_blank(in_[at_]) && in_[at_] != '>' && in_[at_] != '/';
             ++at_) {
            if (name.size() < 16) name += lower(in_[at_]);
        }
        return name;
    }

    /// Steps over the attributes to behind '>', keeping those of interest in `kept`.
    void read_attributes(std::string& kept) {
        constexpr std::array<std::string_view, 15> wanted{
            "class", "id",      "href",     "content", "name",  "property", "itemprop", "rel",
            "type",  "charset", "datetime", "hidden",  "style", "lang",     "role"};
        std::size_t found = 0;
        while (at_ < in_.size() && in_[at_] != '>') {
            if (is_blank(in_[at_]) || in_[at_] == '/') {
                ++at_;
                continue;
            }
            const std::size_t first = at_++;
            while (at_ < in_.size() && !is_blank(in_[at_]) && in_[at_] != '>' && in_[at_] != '/' &&
                   in_[at_] != '=')
                ++at_;
            std::string name;
            for (std::size_t i = first; i < std::min(at_, first + 16); ++i) name += lower(in_[i]);
            const std::string_view value = read_value();
            const bool keep = std::find(wanted.begin(), wanted.end(), name) != wanted.end();
            if (keep && found < 12 && value.size() <= longest_attribute) {
                ++found;
                kept += ' ' + name + "=\"";
                for (const char c : value) c == '"' ? kept += "&quot;" : c ? kept += c : kept;
                kept += '"';
            }
        }
        at_ = std::min(at_ + 1, in_.size());
    }

    std::string_view read_value() {
        std::size_t next = at_;
        while (next < in_.size() && is_blank(in_[next])) ++next;
        if (next >= in_.size() || in_[next] != '=') return {};
        at_ = next + 1;
        while (at_ < in_.size() && is_blank(in_[at_])) ++at_;
        if (at_ >= in_.size()) return {};
        const std::size_t first = at_;
        if (in_[at_] == '"' || in_[at_] == '\'') {
            at_ = std::min(in_.find(in_[at_], at_ + 1), in_.size());
            const std::string_view value = in_.substr(first + 1, at_ - first - 1);
            at_ = std::min(at_ + 1, in_.size());
            return value;
        }
        while (at_ < in_.size() && !is_blank(in_[at_]) && in_[at_] != '>') ++at_;
        return in_.substr(first, at_ - first);
    }

    void start_tag() {
        const std::string name = read_name(at_ + 1);
        std::string attributes;
        read_attributes(attributes);
        const Element* element = find_element(name);
        if (!element) {
            put_unknown(name, true);
        } else if (element->fate == Fate::swallow || element->fate == Fate::text ||
                   element->fate == Fate::script) {
            raw_element(*element, attributes);
        } else if (element->fate == Fate::empty || element->fate == Fate::open) {
            if (count()) put_tag(*element, attributes);
        } else if (open_.size() >= most_depth) {
            out_.cut = true;
            out_.html += ' ';
        } else if (count()) {
            if (element->name == "a") close_line("a");
            open_.push_back(element);
            put_tag(*element, attributes);
        }
    }

    /// Marks of type within a word leave no trace; quotation marks are written out; else a blank.
    void put_unknown(std::string_view name, bool start) {
        constexpr std::array<std::string_view, 30> marks{
            "abbr", "acronym", "b",     "bdi",    "bdo",    "big",  "code", "data", "del", "dfn",
            "em",   "font",    "i",     "ins",    "kbd",    "mark", "nobr", "rp",   "rt",  "ruby",
            "s",    "samp",    "small", "strike", "strong", "sub",  "sup",  "tt",   "u",   "wbr"};
        if (name == "q") {
            out_.html += start ? "\u201C" : "\u201D";
        } else if (std::find(marks.begin(), marks.end(), name) == marks.end()) {
            out_.html += ' ';
        }
    }

    bool count() {
        if (++elements_ <= most_elements) return true;
        out_.cut = true;
        out_.html += ' ';
        return false;
    }

    void put_tag(const Element& element, const std::string& attributes) {
        out_.html += '<';
        out_.html += element.name;
        out_.html += attributes + '>';
    }

    void put_end(const Element& element) {
        out_.html += "</";
        out_.html += element.name;
        out_.html += '>';
    }

    void end_tag() {
        const std::string name = read_name(at_ + 2);
        std::string ignored;
        read_attributes(ignored);
        const Element* element = find_element(name);
        if (!element) {
            put_unknown(name, false);
        } else if (element->fate == Fate::open) {
            if (element->name != "body" && element->name != "html" && count()) put_end(*element);
        } else if (element->fate == Fate::line) {
            close_line(element->name);
        } else if (element->fate == Fate::block) {
            close_block(*element);
        }
    }

    /// Closes up to the innermost open element of this name; a table shuts in what is opened within it.
    void close_block(const Element& element) {
        std::size_t depth = open_.size();
        while (depth > 0 && open_[depth - 1] != &element) {
            if (open_[depth - 1]->name == "table") return;
            --depth;
        }
        if (depth == 0) return;
        for (; open_.size() >= depth; open_.pop_back()) put_end(*open_.back());
    }

    void close_line(std::string_view name) {
        std::size_t depth = open_.size();
        while (depth > 0 && open_[depth - 1]->fate == Fate::line && open_[depth - 1]->name != name) --depth;
        if (depth == 0 || open_[depth - 1]->name != name) return;
        for (; open_.size() >= depth; open_.pop_back()) put_end(*open_.back());
    }

    /// Elements whose content is not markup, or not wanted: up to the end tag of their name.
    void raw_element(const Element& element, const std::string& attributes) {
        const bool foreign = element.name == "svg" || element.name == "math" || element.name == "amp-ad";
        if (foreign && at_ > 1 && in_[at_ - 2] == '/') return;
        const std::size_t end = find_end(element.name);
        if (end == in_.size() && !is_raw(element.name)) return;
        const std::string_view content = in_.substr(at_, end - at_);
        const bool data = element.fate == Fate::script && attributes.find("ld+json") != std::string::npos;
        if ((data && content.size() <= longest_script) ||
            (element.fate == Fate::text && content.size() <= 4096)) {
            if (count()) {
                put_tag(element, attributes);
                put_text(content);
                put_end(element);
            }
        }
        const std::size_t close = end == in_.size() ? end : in_.find('>', end);
        at_ = close == std::string_view::npos ? in_.size() : std::min(close + 1, in_.size());
    }

    /// Whether the page's rest is its content when its end tag is missing.
    static bool is_raw(std::string_view name) {
        return name == "script" || name == "style" || name == "textarea" || name == "title" || name == "xmp";
    }

    /// Where "</name" stands next; the end of the page when it does not. A name that was once not found is
    /// not looked for again, so the pass stays linear.
    std::size_t find_end(std::string_view name) {
        const auto index = static_cast<std::size_t>(find_element(name) - elements.data());
        if (missing_[index]) return in_.size();
        for (std::size_t i = at_; (i = in_.find("</", i)) != std::string_view::npos; i += 2) {
            std::size_t same = 0;
            while (same < name.size() && i + 2 + same < in_.size() && lower(in_[i + 2 + same]) == name[same])
                ++same;
            if (same == name.size()) return i;
        }
        missing_[index] = true;
        return in_.size();
    }

    std::string_view in_;
    std::size_t at_ = 0;
    std::size_t elements_ = 0;
    std::vector<const Element*> open_;
    std::array<bool, elements.size()> missing_{};
    TamedMarkup out_;
};

}  // namespace

TamedMarkup tame_markup(std::string_view html) {
    return Tamer(html).run();
}

}  // namespace newsgraph
