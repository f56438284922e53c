// What well-known firms and bodies are called: known_kinds.tsv, read once. Only to tell what a phrase or a
// name means; no claim is made from it.
#pragma once

#include <string_view>
#include <vector>

namespace newsgraph {

/// Facts that the reader of a newspaper has: nouns and words by which a known firm or body is called
/// (known_kinds.tsv).
struct KnownKind {
    std::string_view iso;
    std::vector<std::string_view> kinds;
};
const KnownKind* known_kind(std::string_view name);
/// Where people post: "the platform".
bool is_platform(std::string_view name);

/// Whether the firm is known to build aircraft.
bool is_planemaker(std::string_view name);
bool is_carmaker(std::string_view name);

}  // namespace newsgraph
