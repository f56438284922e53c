#include "export/html.hpp"

#include "export/render.hpp"
#include "export/text.hpp"
#include "export/words.hpp"
#include "graph/graph.hpp"
#include "graph/sha256.hpp"
#include "graph/support.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <ostream>
#include <sstream>
#include <utility>

#define PAGE_PART(name) extern "C" const char newsgraph_page_##name##_begin[], newsgraph_page_##name##_end[]
PAGE_PART(shell);
PAGE_PART(style);
PAGE_PART(library);
PAGE_PART(model);
PAGE_PART(picture);
PAGE_PART(panel);
PAGE_PART(claims);
PAGE_PART(timeline);
PAGE_PART(main);
#undef PAGE_PART

namespace newsgraph {

namespace {

constexpr std::size_t most_nodes = 5000;

std::string_view part(const char* begin, const char* end) {
    return {begin, static_cast<std::size_t>(end - begin)};
}
#define PAGE_PART(name) part(newsgraph_page_##name##_begin, newsgraph_page_##name##_end)

struct Point {
    double x = 0, y = 0;
};

/// The nodes and edges on the page, by position in these lists.
struct Chosen {
    std::vector<const Node*> nodes;
    std::vector<const Edge*> edges;
    std::map<NodeId, std::size_t> index;
};

/// The best-supported part of at most `limit` nodes and the edges within it, in id order.
Chosen choose(const Graph& graph, Reduction reduction, std::size_t limit) {
    Chosen chosen;
    chosen.nodes = kept_nodes(graph, reduction, limit).nodes;
    std::sort(chosen.nodes.begin(), chosen.nodes.end(), [](const Node* a, const Node* b) { return a->id < b->id; });
    for (const Node* node : chosen.nodes) chosen.index.emplace(node->id, chosen.index.size());
    for (const Edge& edge : graph.edges())
        if (chosen.index.count(edge.source) && chosen.index.count(edge.target)) chosen.edges.push_back(&edge);
    return chosen;
}

/// Places in pixels, from Graphviz's "plain" output (inches).
std::vector<Point> lay_out(const Chosen& chosen) {
    std::vector<std::size_t> degree(chosen.nodes.size());
    std::ostringstream dot;
    const bool small = chosen.nodes.size() <= 2000;
    dot << "graph {\ngraph [overlap=" << (small ? "prism" : "prism20") << " splines=line K=" << (small ? "1.1" : "0.6")
        << " sep=\"+6\"]\nnode [shape=box fixedsize=true label=\"\"]\n";
    for (const Edge* edge : chosen.edges)
        for (const NodeId* end : {&edge->source, &edge->target}) ++degree[chosen.index.at(*end)];
    for (std::size_t i = 0; i < chosen.nodes.size(); ++i) {
        const double size = 16 + 7 * std::sqrt(static_cast<double>(degree[i]));
        const auto letters = static_cast<double>(std::min<std::size_t>(width(chosen.nodes[i]->name), 18));
        dot << 'n' << i << " [width=" << number(std::max(size, 6.5 * letters) / 72)
            << " height=" << number((size + 24) / 72) << "]\n";
    }
    for (const Edge* edge : chosen.edges)
        dot << 'n' << chosen.index.at(edge->source) << " -- n" << chosen.index.at(edge->target) << '\n';
    dot << "}\n";

    std::vector<Point> places(chosen.nodes.size());
    std::istringstream plain(render_dot(dot.str(), "sfdp", "plain", RenderLimits{std::chrono::seconds(60)}));
    for (std::string line; std::getline(plain, line);) {
        std::istringstream words(line);
        std::string kind, name;
        Point place;
        if (!(words >> kind >> name >> place.x >> place.y) || kind != "node") continue;
        const auto i = static_cast<std::size_t>(std::stoul(name.substr(1)));
        places[i] = {std::round(place.x * 720) / 10, std::round(-place.y * 720) / 10};
    }
    return places;
}

/// JSON pieces: `"key":` before a value, with a comma when it is not the first.
class Json {
public:
    explicit Json(std::ostream& out) : out_(out) {}
    Json& open(char bracket) { return put(std::string(1, bracket), true); }
    Json& close(char bracket) {
        out_ << bracket;
        first_ = false;
        return *this;
    }
    Json& key(std::string_view name) {
        put(json_string(name) + ":", true);
        return *this;
    }
    Json& text(std::string_view value) { return put(json_string(value), false); }
    Json& value(double value) { return put(number(value), false); }
    Json& flag(bool value) { return put(value ? "true" : "false", false); }

private:
    Json& put(const std::string& piece, bool opens) {
        if (!first_) out_ << ',';
        out_ << piece;
        first_ = opens;
        return *this;
    }
    std::ostream& out_;
    bool first_ = true;
};

void write_styles(Json& json) {
    const auto both = [&](std::string_view key, auto of) {
        json.key(key).open('[').text(of(Theme::light)).text(of(Theme::dark)).close(']');
    };
    json.key("types").open('[');
    for (std::size_t i = 0; i < node_type_names.size(); ++i) {
        const auto type = static_cast<NodeType>(i);
        json.open('{').key("name").text(to_string(type));
        both("fill", [&](Theme theme) { return type_style(type, theme).fill; });
        both("line", [&](Theme theme) { return type_style(type, theme).line; });
        json.close('}');
    }
    json.close(']').key("statuses").open('[');
    for (const std::string_view name : {"asserted", "alleged", "planned", "ended", "denied", "disputed"}) {
        const auto style = status_style(name);
        json.open('{').key("name").text(name).key("line").text(style.line).key("mark").text(style.mark);
        both("color", [&](Theme theme) { return status_style(name, theme).color; });
        json.close('}');
    }
    json.close(']').key("pages").open('[');
    for (const Theme theme : {Theme::light, Theme::dark}) {
        const auto page = page_style(theme);
        json.open('{').key("background").text(page.background).key("text").text(page.text);
        json.key("muted").text(page.muted).key("accent").text(theme == Theme::light ? "#0B5CAD" : "#7FB8EA").close('}');
    }
    json.close(']');
}

void write_claim(Json& json, const Claim& claim, const Chosen& chosen, const Graph& graph,
                 const std::map<DocumentId, std::size_t>& documents) {
    json.open('{').key("status").text(to_string(claim.status)).key("predicate").text(claim.predicate);
    json.key("by").open('[');
    for (const auto& speaker : claim.attribution) {
        const auto* id = std::get_if<NodeId>(&speaker);
        const auto at = id ? chosen.index.find(*id) : chosen.index.end();
        if (at != chosen.index.end())
            json.value(static_cast<double>(at->second));
        else
            json.text(speaker_name(graph, speaker));
    }
    json.close(']').key("figures").open('[');
    if (claim.quantity) json.text(claim.quantity->text + (claim.quantity->unit.empty() ? "" : " " + claim.quantity->unit));
    if (claim.money) json.text(claim.money->text);
    if (claim.percent) json.text(claim.percent->text);
    json.close(']').key("date").text(claim.date ? claim.date->text : "");
    json.key("role").text(claim.role).key("object").text(claim.object_text);
    json.key("confidence").value(claim.confidence);
    json.key("document").value(static_cast<double>(documents.at(claim.evidence.document)));
    json.key("sentence").text(claim.evidence.text).close('}');
}

void write_data(const Graph& graph, const ExportOptions& options, const Chosen& chosen, std::ostream& out) {
    Json json(out);
    const auto left_out = graph.nodes().size() - chosen.nodes.size();
    json.open('{').key("title").text(graph_title(graph, options));
    json.key("theme").text(options.theme == Theme::dark ? "dark" : "light");
    json.key("left_out").text(left_out ? count_of(left_out, "node", "nodes") + " not on this page" : "");
    write_styles(json);

    std::map<DocumentId, std::size_t> documents;
    json.key("documents").open('[');
    for (const Document& document : graph.documents()) {
        documents.emplace(document.id, documents.size());
        json.open('{').key("id").text(document.id.text).key("title").text(document.title);
        json.key("publisher").text(document.publisher).key("published").text(document.published);
        json.key("url").text(is_web_url(document.url) ? document.url : "").close('}');
    }
    json.close(']').key("nodes").open('[');
    const auto places = lay_out(chosen);
    for (std::size_t i = 0; i < chosen.nodes.size(); ++i) {
        const Node& node = *chosen.nodes[i];
        json.open('{').key("id").text(node.id.text).key("type").text(to_string(node.type)).key("name").text(node.name);
        json.key("aliases").open('[');
        for (const auto& alias : node.aliases) json.text(alias);
        json.close(']').key("mentions").value(node.mentions).key("documents").value(node.documents);
        json.key("x").value(places[i].x).key("y").value(places[i].y).close('}');
    }
    json.close(']').key("edges").open('[');
    for (const Edge* edge : chosen.edges) {
        json.open('{').key("source").value(static_cast<double>(chosen.index.at(edge->source)));
        json.key("target").value(static_cast<double>(chosen.index.at(edge->target)));
        json.key("relation").text(to_string(edge->relation)).key("symmetric").flag(info(edge->relation).symmetric);
        json.key("status").text(to_string(edge->status)).key("confidence").value(edge->confidence);
        json.key("for").value(edge->claims_for).key("against").value(edge->claims_against);
        json.key("documents").value(edge->documents).key("independent").value(edge->independent_documents);
        json.key("claims").open('[');
        for (const Claim* claim : by_confidence(*edge)) write_claim(json, *claim, chosen, graph, documents);
        json.close(']').close('}');
    }
    json.close(']').close('}');
}

/// CSP source expression of an inline script (W3C Content Security Policy 3): 'sha256-BASE64'.
std::string csp_hash(std::string_view script) {
    static constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const auto hash = sha256(script);
    std::string text = "'sha256-";
    for (std::size_t i = 0; i < hash.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k) group = group << 8 | (i + k < hash.size() ? hash[i + k] : 0u);
        for (std::size_t k = 0; k < 4; ++k)
            text += i + k > hash.size() ? '=' : letters[group >> (18 - 6 * k) & 63];
    }
    return text + "'";
}

}  // namespace

void write_html(const Graph& whole, const ExportOptions& options, std::ostream& out) {
    const Graph graph = options.reduce == Reduction::communities ? grouped(whole) : whole;
    const auto chosen = choose(graph, options.reduce, options.top.value_or(0) == 0 ? most_nodes : *options.top);
    if (const std::size_t all = graph.nodes().size(); chosen.nodes.size() < all && options.note) {
        const std::size_t connected = best_supported(graph, 0).size(), lesser = connected - chosen.nodes.size();
        std::string left_out = lesser ? count_of(lesser, "node", "nodes") + " of less support" : "";
        if (connected < all)
            left_out += (left_out.empty() ? "" : ", ") + count_of(all - connected, "node", "nodes") + " without an edge";
        options.note("the page holds " + count_of(chosen.nodes.size(), "node", "nodes") + "; left out: " + left_out);
    }
    std::string script = "(() => {\n";
    for (const auto text : {PAGE_PART(model), PAGE_PART(picture), PAGE_PART(panel), PAGE_PART(claims),
                            PAGE_PART(timeline), PAGE_PART(main)})
        script += text;
    script += "})();\n";
    const auto library = PAGE_PART(library);
    out << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        << "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src "
        << csp_hash(library) << ' ' << csp_hash(script)
        << "; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'\">\n"
        << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        << "<title>" << xml(graph_title(graph, options)) << "</title>\n<style>\n"
        << PAGE_PART(style) << "</style>\n</head>\n<body>\n"
        << PAGE_PART(shell) << "<script type=\"application/json\" id=\"graph-data\">";
    write_data(graph, options, chosen, out);
    out << "</script>\n<script>" << library << "</script>\n<script>" << script << "</script>\n</body>\n</html>\n";
}

}  // namespace newsgraph
