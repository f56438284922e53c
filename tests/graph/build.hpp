// Short ways to say what a document holds, for tests.
#pragma once

#include "graph/merge.hpp"

namespace newsgraph::test {

inline Document document(const std::string& id, const std::string& published = "") {
    Document made;
    made.id.text = id;
    made.path = id + ".txt";
    made.published = published;
    made.sha256 = "sha-of-" + id;
    made.characters = 1000;
    return made;
}

inline Entity entity(NodeType type, const std::string& name, std::vector<std::string> aliases = {},
                     std::uint32_t mentions = 1) {
    if (aliases.empty()) aliases = {name};
    return {type, name, std::move(aliases), mentions, type == NodeType::country ? name.substr(0, 2) : ""};
}

inline LocalClaim claim(std::uint32_t source, Relation relation, std::uint32_t target,
                        Status status = Status::asserted, double confidence = 0.5, std::size_t start = 0) {
    LocalClaim made;
    made.source = EntityIndex{source};
    made.relation = relation;
    made.target = EntityIndex{target};
    made.predicate = "do";
    made.status = status;
    made.confidence = confidence;
    made.evidence = {{}, start, start + 4, "Text"};
    return made;
}

}  // namespace newsgraph::test
