#include "extract/read/json_ld.hpp"

#include "extract/read/dateline.hpp"
#include "extract/read/page.hpp"
#include "extract/read/shape.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace newsgraph {
namespace {

using nlohmann::json;

constexpr int most_depth = 12;
constexpr std::size_t most_articles = 50, most_names = 20;

struct Found {
    const json* article;
    bool listed;  ///< within a list of other stories
};

std::string clean(std::string_view text) {
    std::string out = clean_field(text);
    const std::size_t entity = out.find('&');
    if (entity == std::string::npos || out.find(';', entity) == std::string::npos) return out;
    const Page words = parse_page("<p>" + out);
    return words.blocks.size() == 1 ? words.blocks[0].text : out;
}

const json* member(const json& object, const char* key) {
    const auto at = object.is_object() ? object.find(key) : object.end();
    return at == object.end() ? nullptr : &*at;
}

/// Whether one of the object's types ends so.
bool has_type(const json& object, std::initializer_list<std::string_view> endings) {
    const json* type = member(object, "@type");
    if (!type) return false;
    const auto known = [&](const json& name) {
        if (!name.is_string()) return false;
        const auto& text = name.get_ref<const std::string&>();
        return std::any_of(endings.begin(), endings.end(), [&](auto ending) { return text.ends_with(ending); });
    };
    return known(*type) || (type->is_array() && std::any_of(type->begin(), type->end(), known));
}

class LinkedData {
public:
    void add(const std::string& script) {
        json value = json::parse(script, nullptr, false, true);
        if (value.is_discarded()) {  // line breaks within strings are the usual fault
            std::string repaired = script;
            std::replace_if(
                repaired.begin(), repaired.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
            value = json::parse(repaired, nullptr, false, true);
        }
        if (!value.is_discarded()) scripts_.push_back(std::move(value));
    }

    std::optional<LinkedArticle> read(const std::string& page_title) {
        for (const json& script : scripts_) collect(script, false, 0);
        const json* chosen = choose(page_title);
        return chosen ? std::optional(describe(*chosen)) : std::nullopt;
    }

private:
    void collect(const json& value, bool listed, int depth) {
        if (depth > most_depth) return;
        if (value.is_object()) {
            const json* id = member(value, "@id");
            if (id && id->is_string() && value.size() > 1) things_.emplace(id->get_ref<const std::string&>(), &value);
            const bool article = has_type(value, {"Article", "BlogPosting", "LiveBlogPosting", "Report",
                                                  "SocialMediaPosting"});
            if (article && articles_.size() < most_articles) articles_.push_back({&value, listed});
            for (const auto& [key, child] : value.items()) {
                const bool others = key == "itemListElement" || key == "liveBlogUpdate" || key == "hasPart" ||
                                    key == "citation" || key == "comment" || key == "mentions" || article;
                if (child.is_structured()) collect(child, listed || others, depth + 1);
            }
        } else if (value.is_array()) {
            for (const json& child : value)
                if (child.is_structured()) collect(child, listed, depth + 1);
        }
    }

    const json* choose(const std::string& page_title) const {
        const std::string title = plain(page_title);
        for (const Found& found : articles_) {
            const std::string headline = plain(text(*found.article, "headline"));
            if (count_words(headline) >= 3 && title.find(headline) != std::string::npos) return found.article;
        }
        for (const Found& found : articles_)
            if (!found.listed) return found.article;
        return nullptr;
    }

    /// The thing that {"@id": …} refers to, else the object itself.
    const json& resolved(const json& object) const {
        const json* id = member(object, "@id");
        if (!id || !id->is_string() || member(object, "name")) return object;
        const auto at = things_.find(id->get_ref<const std::string&>());
        return at == things_.end() ? object : *at->second;
    }

    /// A string, the first of a list, or an object's name.
    std::string text_of(const json& value, int depth = 0) const {
        if (value.is_string()) return clean(value.get_ref<const std::string&>());
        if (value.is_array() && !value.empty() && depth < 3) return text_of(value.front(), depth + 1);
        if (value.is_object() && depth < 3) {
            const json& thing = resolved(value);
            for (const char* key : {"name", "@value", "alternateName", "legalName"})
                if (const json* name = member(thing, key)) return text_of(*name, depth + 1);
        }
        return {};
    }

    std::string text(const json& object, const char* key) const {
        const json* value = member(object, key);
        return value ? text_of(*value) : std::string{};
    }

    void add_names(const json& value, const std::string& publisher, std::vector<std::string>& names,
                   int depth = 0) const {
        if (names.size() >= most_names || depth > 3) return;
        if (value.is_array()) {
            for (const json& one : value) add_names(one, publisher, names, depth + 1);
            return;
        }
        const bool organization = value.is_object() && has_type(resolved(value), {"Organization", "Corporation"});
        std::string name = text_of(value);
        for (const std::string_view by : {"By ", "by ", "BY "})
            if (name.starts_with(by)) name.erase(0, by.size());
        if (organization) {
            if (!name.empty() && name != publisher) names.push_back(std::move(name));
            return;
        }
        for (std::string& one : split_names(name))
            if (std::find(names.begin(), names.end(), one) == names.end()) names.push_back(std::move(one));
    }

    void add_address(const json& object, const char* key, LinkedArticle& article) const {
        const json* value = member(object, key);
        if (value && value->is_object()) value = member(*value, "@id");
        if (value && value->is_string()) article.addresses.push_back(clean(value->get_ref<const std::string&>()));
    }

    LinkedArticle describe(const json& object) const {
        LinkedArticle article;
        article.type = text(object, "@type");
        article.title = text(object, "headline");
        if (article.title.empty()) article.title = text(object, "name");
        for (const char* key : {"publisher", "sourceOrganization", "provider"})
            if (article.publisher.empty()) article.publisher = text(object, key);
        article.published = text(object, "datePublished");
        if (article.published.empty()) article.published = text(object, "dateCreated");
        article.modified = text(object, "dateModified");
        article.section = text(object, "articleSection");
        article.language = text(object, "inLanguage");
        add_address(object, "url", article);
        add_address(object, "mainEntityOfPage", article);
        for (const char* key : {"author", "creator", "contributor"})
            if (const json* value = member(object, key); value && article.byline.empty())
                add_names(*value, article.publisher, article.byline);
        if (const json* body = member(object, "articleBody"); body && body->is_string())
            article.body = body->get_ref<const std::string&>();
        return article;
    }

    std::vector<json> scripts_;
    std::vector<Found> articles_;
    std::map<std::string, const json*, std::less<>> things_;
};

}  // namespace

std::optional<LinkedArticle> read_json_ld(const std::vector<std::string>& scripts, const std::string& page_title) {
    LinkedData data;
    for (const std::string& script : scripts) data.add(script);
    return data.read(page_title);
}

std::string clean_field(std::string_view text) {
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

}  // namespace newsgraph
