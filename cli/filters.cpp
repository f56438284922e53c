#include "cli/filters.hpp"

#include "graph/error.hpp"

namespace newsgraph {

namespace {

constexpr auto group = "Filters";

void add_list(CLI::App& command, const std::string& name, std::vector<std::string>& values, const std::string& what,
              const std::string& type) {
    command.add_option(name, values, what + "; may be repeated, or with commas between")
        ->type_name(type)
        ->delimiter(',')
        ->allow_extra_args(false)
        ->group(group);
}

/// `parse` of every name; throws UsageError with the names there are.
template <class T, class Parse, class Names>
std::vector<T> parse_all(const std::vector<std::string>& names, const char* what, Parse parse, const Names& known) {
    std::vector<T> values;
    for (const auto& name : names) {
        const auto value = parse(name);
        if (!value) {
            std::string all;
            for (const auto& one : known) all += (all.empty() ? "" : ", ") + std::string(one);
            throw UsageError("unknown " + std::string(what) + " '" + name + "'; expected one of " + all);
        }
        values.push_back(*value);
    }
    return values;
}

void check_date(const std::string& option, const std::string& date) {
    const auto digits = [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            if (i >= date.size() || date[i] < '0' || date[i] > '9') return false;
        return true;
    };
    const bool year = digits(0, 4), month = year && date.size() >= 7 && date[4] == '-' && digits(5, 7);
    const bool day = month && date.size() == 10 && date[7] == '-' && digits(8, 10);
    const auto within = [&](std::size_t at, const char* most) {  // two digits from 01 to most
        const auto two = std::string_view(date).substr(at, 2);
        return two >= "01" && two <= most;
    };
    if (date.empty() || (year && date.size() == 4) || (month && date.size() == 7 && within(5, "12")) ||
        (day && within(5, "12") && within(8, "31")))
        return;
    throw UsageError(option + ": expected a date like 2025, 2025-01 or 2025-01-29, got '" + date + "'");
}

}  // namespace

void add_filter_options(CLI::App& command, FilterOptions& options, bool top) {
    Filter& filter = options.filter;
    add_list(command, "--type", options.types, "only nodes of this type", "TYPE");
    add_list(command, "--relation", options.relations, "only edges of this relation", "RELATION");
    add_list(command, "--status", options.statuses, "only edges of this status", "STATUS");
    command.add_option("--min-documents", filter.min_documents, "only edges that so many documents report; copies of one article count once")
        ->type_name("N")
        ->check(CLI::Range(0, 1'000'000'000))
        ->group(group);
    command.add_option("--min-confidence", filter.min_confidence, "only edges at least so sure")
        ->type_name("0..1")
        ->check(CLI::Range(0.0, 1.0))
        ->group(group);
    command.add_option("--since", filter.since, "only what was published then or later")->type_name("DATE")->group(group);
    command.add_option("--until", filter.until, "only what was published then or before")->type_name("DATE")->group(group);
    command.add_option("--publisher", filter.publishers, "only what this outlet published; may be repeated")
        ->type_name("NAME")
        ->allow_extra_args(false)
        ->group(group);
    command.add_option("--focus", filter.focus, "only what is near this node; may be repeated")
        ->type_name("NAME")
        ->allow_extra_args(false)
        ->group(group);
    command.add_option("--depth", filter.depth, "how many edges away from the focus")
        ->type_name("N")
        ->check(CLI::Range(0, 1'000'000'000))
        ->capture_default_str()
        ->group(group);
    if (top)
        command.add_option("--top", filter.top, "only so many nodes, those with most claims that hang together")
            ->type_name("N")
            ->group(group);
}

Filter FilterOptions::parsed() const {
    Filter parsed = filter;
    std::vector<std::string_view> relation_names, edge_status_names(status_names.begin(), status_names.end());
    for (const auto& row : newsgraph::relations()) relation_names.push_back(row.name);
    edge_status_names.push_back("disputed");
    std::vector<NodeType> node_types = parse_all<NodeType>(types, "type", parse_node_type, node_type_names);
    parsed.types = std::move(node_types);
    parsed.relations = parse_all<Relation>(relations, "relation", parse_relation, relation_names);
    parsed.statuses = parse_all<EdgeStatus>(statuses, "status", parse_edge_status, edge_status_names);
    check_date("--since", parsed.since);
    check_date("--until", parsed.until);
    return parsed;
}

}  // namespace newsgraph
