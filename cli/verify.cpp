// verify: whether every quotation of a graph stands in the documents where the graph says.
#include "cli/documents.hpp"
#include "cli/load.hpp"
#include "cli/output.hpp"
#include "cli/terminal.hpp"

#include <iostream>

namespace newsgraph {

namespace {

struct VerifyOptions {
    std::string graph;
    InputOptions input;
};

/// The claims of one document, in the order of where their quotations begin.
using Quotations = std::multimap<std::size_t, const Claim*>;

/// The bytes of code points [begin, end) of a text; nothing when it has not so many.
class CodePoints {
public:
    explicit CodePoints(std::string_view text) {
        for (std::size_t i = 0; i < text.size(); ++i)
            if ((text[i] & 0xc0) != 0x80) starts_.push_back(i);
        starts_.push_back(text.size());
    }
    std::optional<std::string_view> slice(std::string_view text, std::size_t begin, std::size_t end) const {
        if (begin > end || end >= starts_.size()) return std::nullopt;
        return text.substr(starts_[begin], starts_[end] - starts_[begin]);
    }

private:
    std::vector<std::size_t> starts_;
};

/// How many of a document's quotations do not stand in its text; each is told.
std::size_t count_wrong(const Document& document, const Quotations& quotations) {
    const CodePoints points(document.text);
    std::size_t wrong = 0;
    for (const auto& [_, claim] : quotations) {
        const Evidence& quoted = claim->evidence;
        const bool before = quoted.start < document.text_start;
        const auto found = before ? std::nullopt
                                  : points.slice(document.text, quoted.start - document.text_start,
                                                 quoted.end - document.text_start);
        if (found == quoted.text) continue;
        ++wrong;
        say_error(quoted.document.text + ": claim " + claim->id + ": characters " +
                  std::to_string(quoted.start) + " to " + std::to_string(quoted.end) +
                  " are not its quotation; the text has changed since");
    }
    return wrong;
}

Exit verify(VerifyOptions& options) {
    const Graph graph = load_graph(options.graph);
    std::map<DocumentId, Quotations> quotations;
    for (const Edge& edge : graph.edges())
        for (const Claim& claim : edge.claims)
            quotations[claim.evidence.document].emplace(claim.evidence.start, &claim);
    std::map<std::string, std::vector<DocumentId>> by_digest;
    for (const Document& document : graph.documents())
        if (!document.sha256.empty()) by_digest[document.sha256].push_back(document.id);

    std::size_t right = 0, wrong = 0, seen = 0;
    const auto check = [&](const Document& document, const DocumentId& id) {
        const auto at = quotations.find(id);
        if (at == quotations.end()) return;
        const std::size_t bad = count_wrong(document, at->second);
        wrong += bad;
        right += at->second.size() - bad;
        ++seen;
        quotations.erase(at);
    };
    const ReadResult read = each_document(options.input, [&](const Document& document) {
        check(document, document.id);
        if (const auto same = by_digest.find(document.sha256); same != by_digest.end())
            for (const DocumentId& id : same->second) check(document, id);
    });
    for (const auto& [id, claims] : quotations)
        say_error(id.text + ": not among the inputs; " + std::to_string(claims.size()) + (claims.size() == 1 ? " claim quotes it" : " claims quote it"));
    std::cout << right << " of " << right + wrong << " quotations in " << seen
              << (seen == 1 ? " document" : " documents") << " stand where the graph says\n";
    check_standard_output();
    return wrong || !quotations.empty() ? Exit::failed : read.status;
}

}  // namespace

void add_verify(Program& program) {
    const auto [command, options] =
        add_command(program, "verify", "check that every quotation stands where the graph says",
                    "  newsgraph build articles/ -o graph.json\n"
                    "  newsgraph verify graph.json articles/",
                    verify);
    add_graph_argument(command, options.graph);
    add_input_options(command, options.input, false);
}

}  // namespace newsgraph
