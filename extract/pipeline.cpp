#include "extract/pipeline.hpp"

#include "extract/claims/bounded_names.hpp"
#include "extract/claims/claims.hpp"
#include "extract/claims/code_names.hpp"
#include "extract/claims/framed_names.hpp"
#include "extract/claims/joined_names.hpp"
#include "extract/claims/joined_peoples.hpp"
#include "extract/claims/legal_forms.hpp"
#include "extract/claims/party_names.hpp"
#include "extract/claims/repeated_names.hpp"
#include "extract/claims/titled_names.hpp"
#include "extract/explanation.hpp"
#include "extract/language/names.hpp"
#include "extract/language/reader.hpp"

namespace newsgraph {

struct Engine::Parts {
    explicit Parts(const EngineOptions& chosen)
        : options(chosen), tables(chosen.names), lexicon(chosen.frames) {}

    EngineOptions options;
    NameTables tables;
    Lexicon lexicon;
    SentenceReader reader{embedded_model()};
    NameRecognizer names{embedded_model()};
};

Engine::Engine(const EngineOptions& options) : parts_(std::make_unique<Parts>(options)) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

std::vector<Sentence> Engine::read(const Document& document) const {
    auto sentences = parts_->reader.read(document);
    parts_->names.recognize(parts_->tables, sentences);
    join_names(parts_->tables, sentences);
    complete_names(parts_->tables, sentences);
    add_code_names(parts_->tables, sentences);
    parts_->reader.read_again(sentences);
    join_legal_forms(parts_->tables, sentences);
    part_joined_peoples(parts_->tables, sentences);
    add_framed_names(parts_->tables, sentences);
    add_titled_names(parts_->tables, sentences);
    add_repeated_names(sentences);
    add_party_names(sentences);
    return sentences;
}

Extraction Engine::extract(const Document& document) const {
    const auto sentences = read(document);
    auto mentions = resolve_mentions(document, sentences, parts_->tables);
    auto claims = find_claims(document, sentences, mentions, parts_->lexicon, nullptr, parts_->options.open);
    return {std::move(mentions.entities), std::move(claims)};
}

Explanation Engine::explain(const Document& document) const {
    Explanation seen;
    seen.sentences = read(document);
    seen.mentions = resolve_mentions(document, seen.sentences, parts_->tables);
    seen.claims = find_claims(document, seen.sentences, seen.mentions, parts_->lexicon, &seen.trace,
                              parts_->options.open);
    return seen;
}

}  // namespace newsgraph
