#include "extract/pipeline.hpp"

namespace newsgraph {

struct Engine::Parts {
    EngineOptions options;
};

Engine::Engine(const EngineOptions& options) : parts_(std::make_unique<Parts>(Parts{options})) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

std::vector<Sentence> Engine::read(const Document&) const { return {}; }
Extraction Engine::extract(const Document&) const { return {}; }

}  // namespace newsgraph
