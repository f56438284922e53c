// The whole engine: one document in, its entities and claims out. Read pipeline.cpp first.
#pragma once

#include "extract/claims/mention.hpp"

#include <filesystem>
#include <memory>

namespace newsgraph {

struct Explanation;  // extract/explanation.hpp

struct EngineOptions {
    std::vector<std::filesystem::path> names;   ///< users' own tables of names (TSV)
    std::vector<std::filesystem::path> frames;  ///< users' own relation frames (TSV)
    bool open = false;  ///< also what no relation of the ontology covers, as `related`
};

/// Immutable once made: one engine serves any number of threads.
class Engine {
public:
    explicit Engine(const EngineOptions& options = {});
    ~Engine();
    Engine(Engine&&) noexcept;
    Engine& operator=(Engine&&) noexcept;

    /// Entities and claims of the document's story blocks, in text order. Throws nothing for any text.
    Extraction extract(const Document& document) const;

    /// What extract sees on its way, refused candidates and all. Sentences view into the document's text.
    Explanation explain(const Document& document) const;

    /// The sentences as read: what extract works on (for tests and training).
    std::vector<Sentence> read(const Document& document) const;

private:
    struct Parts;
    std::unique_ptr<const Parts> parts_;
};

}  // namespace newsgraph
