#include "extract/claims/confidence.hpp"

#include "extract/data/tables.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

namespace newsgraph {

namespace {

using Weights = std::map<std::string, std::int32_t, std::less<>>;

const Weights& weights() {
    static const Weights all = [] {
        Weights made;
        read_table(embedded_table("confidence_weights"), "confidence_weights.tsv",
                   [&](auto cells, std::size_t line) {
                       std::int32_t value = 0;
                       const auto end = cells[1].data() + cells[1].size();
                       if (std::from_chars(cells[1].data(), end, value).ptr != end)
                           throw InputError("confidence_weights.tsv", line, "expected a whole number");
                       made.emplace(cells[0], value);
                   });
        return made;
    }();
    return all;
}

/// The highest sum that is still no more than p percent, for p = 1…98.
const std::array<std::int64_t, 99>& steps() {
    static const auto all = [] {
        std::array<std::int64_t, 99> made{};
        for (std::size_t p = 1; p < made.size(); ++p) {
            const double edge = (static_cast<double>(p) + 0.5) / 100.0;
            made[p] = std::lround(256.0 * std::log(edge / (1.0 - edge)));
        }
        return made;
    }();
    return all;
}

std::string_view name_of(MentionKind kind) {
    switch (kind) {
        case MentionKind::name:
            return "name";
        case MentionKind::demonym:
            return "demonym";
        case MentionKind::metonym:
            return "metonym";
        case MentionKind::description:
            return "description";
        case MentionKind::pronoun:
            return "pronoun";
    }
    return "";
}

std::string_view size_class(std::uint32_t size, std::initializer_list<std::uint32_t> bounds) {
    static constexpr std::array<std::string_view, 6> names{"0", "1", "2", "3", "4", "5"};
    std::size_t at = 0;
    for (const auto bound : bounds) at += size >= bound;
    return names[at];
}

/// Steps in the tree from one token to the other through their nearest common word.
std::uint32_t path_length(const Tree& tree, std::uint32_t from, std::uint32_t to) {
    constexpr std::uint32_t farthest = 12;
    std::array<std::uint32_t, farthest> up{};
    std::uint32_t height = 0;
    for (auto at = from; at != absent && height < farthest; at = tree.head(at)) up[height++] = at;
    std::uint32_t below = 0;
    for (auto at = to; at != absent && below < farthest; at = tree.head(at), ++below)
        if (const auto found = std::find(up.begin(), up.begin() + height, at); found != up.begin() + height)
            return below + static_cast<std::uint32_t>(found - up.begin());
    return 2 * farthest;
}

/// Other names of the target's type between the ends: each may be the one that was meant.
std::uint32_t rivals(const Tree& tree, const Mention& source, std::uint32_t target_index) {
    const auto& target = tree.mention(target_index);
    const auto first = std::min(source.last, target.last), last = std::max(source.first, target.first);
    std::uint32_t count = 0;
    for (auto m = tree.first_mention(); m < tree.last_mention(); ++m)
        count += tree.mention(m).first >= first && tree.mention(m).last <= last && m != target_index &&
                 tree.type(m) == tree.type(target_index);
    return count;
}

/// "frames" for "frames.tsv:12"; names of rules stay.
std::string_view finder(std::string_view origin) {
    return origin.substr(0, std::min(origin.find(".tsv"), origin.size()));
}

}  // namespace

std::vector<std::string> confidence_features(const Tree& tree, const Candidate& candidate,
                                             const LocalClaim& claim) {
    const auto& source = tree.mention(candidate.source);
    const auto& target = tree.mention(candidate.target);
    const auto relation = std::string(to_string(claim.relation));
    const auto found_by = std::string(finder(candidate.origin));
    std::vector<std::string> all{"always"};
    const auto add = [&](std::string_view name, std::string_view value) {
        all.push_back(std::string(name) + "=" + std::string(value));
    };
    add("relation", relation);
    add("finder", found_by);
    add("trigger", to_string(tree[candidate.trigger].upos));
    add("status", to_string(claim.status));
    add("source", name_of(source.kind));
    add("target", name_of(target.kind));
    add("ends", std::string(to_string(tree.type(claim.source))) + ">" + std::string(to_string(tree.type(claim.target))));
    const auto sure = [](const Mention& end) {
        return size_class(static_cast<std::uint32_t>(end.confidence * 100.0F + 0.5F), {40, 60, 75, 90, 97});
    };
    add("source_sure", sure(source));
    add("target_sure", sure(target));
    add("prior", size_class(static_cast<std::uint32_t>(candidate.prior * 100.0F + 0.5F), {60, 70, 76, 80, 88}));
    const auto first = std::min(source.first, target.first), last = std::max(source.last, target.last);
    add("span", size_class(last - first, {4, 8, 14, 24}));
    add("path", size_class(path_length(tree, source.head, target.head), {2, 3, 4, 6, 10}));
    add("source_path", size_class(path_length(tree, source.head, candidate.trigger), {1, 2, 3, 5, 10}));
    add("target_path", size_class(path_length(tree, target.head, candidate.trigger), {1, 2, 3, 5, 10}));
    add("sentence", size_class(tree.size(), {12, 24, 36, 50}));
    add("rivals", size_class(rivals(tree, source, candidate.target), {1, 2, 4}));
    if (!claim.attribution.empty()) all.emplace_back("attributed");
    if (candidate.presupposed) all.emplace_back("presupposed");
    if (candidate.via != absent) all.emplace_back("via");
    if (candidate.for_source || candidate.for_target) all.emplace_back("acts_for");
    if (claim.quantity || claim.money || claim.percent || claim.date) all.emplace_back("figure");
    return all;
}

double probability(std::int64_t sum) {
    std::size_t percent = 1;
    while (percent < 99 && sum > steps()[percent]) ++percent;
    return static_cast<double>(percent) / 100.0;
}

double confidence_of(std::span<const std::string> features) {
    std::int64_t sum = 0;
    for (const auto& feature : features)
        if (const auto found = weights().find(feature); found != weights().end()) sum += found->second;
    return probability(sum);
}

}  // namespace newsgraph
