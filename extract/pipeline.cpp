#include "extract/pipeline.hpp"

#include "extract/language/reader.hpp"

namespace newsgraph {

struct Engine::Parts {
    EngineOptions options;
    SentenceReader reader{embedded_model()};
};

Engine::Engine(const EngineOptions& options) : parts_(std::make_unique<Parts>(Parts{options})) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

std::vector<Sentence> Engine::read(const Document& document) const { return parts_->reader.read(document); }
Extraction Engine::extract(const Document&) const { return {}; }

}  // namespace newsgraph
