// Finds the names in tagged sentences: a linear-chain conditional random field over hashed features
// (name_features.cpp) says where names begin and end and of which broad kind they are; name_types then says
// which node each one is, looking at the document as a whole. Immutable: one recognizer serves any thread.
#pragma once

#include "extract/language/feature_table.hpp"
#include "extract/language/name_features.hpp"
#include "extract/language/name_types.hpp"

namespace newsgraph {

class ModelFile;

/// Labels of the chain: begin, inside, last, unit (a name of one token) of the broad kinds.
/// Names of kind other have no unit of their own kind of end: begin, inside, unit.
enum NameLabel : std::uint8_t {
    label_outside,
    label_person,
    label_body = 5,
    label_location = 9,
    label_other = 13,
    label_other_inside,
    label_other_unit
};
inline constexpr std::size_t name_labels = 16;

/// Whether `next` may stand behind `label`; label_outside stands also before and behind the sentence.
bool may_follow(std::size_t label, std::size_t next);
BroadKind kind_of_label(std::size_t label);

class NameRecognizer {
public:
    /// Throws Error when the model lacks a section or one is damaged. The model must outlive the recognizer.
    explicit NameRecognizer(const ModelFile& model);

    /// Fills in the names of the sentences of one document, whose tokens are tagged.
    void recognize(const NameTables& tables, std::span<Sentence> sentences) const;

    /// The broad names of one sentence, in order: the chain alone, for training and evaluation.
    void find_spans(const NameContext& context, std::size_t sentence, std::vector<NameSpan>& spans) const;

    const NameWords& words() const { return words_; }

private:
    void score_tokens(const NameContext& context, std::size_t sentence, std::vector<FeatureTable::Scores>& own) const;

    FeatureTable features_;
    std::array<std::array<std::int32_t, name_labels>, name_labels> follow_;  ///< [next][label]
    std::int32_t unit_ = 1;  ///< of one natural logarithm in scores
    NameWords words_;
    NameTyper typer_;
};

}  // namespace newsgraph
