// Texts with marked names, from the data sets of ../shared/data, brought to one scheme: for each token the
// labels that it may have, and for each name what node it is where the data tell.
#pragma once

#include "extract/language/names.hpp"
#include "extract/language/reader.hpp"

#include <deque>
#include <filesystem>

namespace newsgraph::train {

/// A set of NameLabels, one bit each.
using LabelSet = std::uint16_t;
inline constexpr LabelSet any_label = 0xffff;

/// What a marked name is: the node type, `no_node` when it is a name of none, `unknown_node` when not told.
inline constexpr int no_node = 7, unknown_node = -1;

struct MarkedName {
    std::uint32_t sentence = 0, first = 0, last = 0;
    BroadKind kind{};
    int node = unknown_node;
};

struct NamesDocument {
    std::deque<std::string> text;  ///< what the tokens' forms view
    std::vector<Sentence> sentences;
    std::vector<std::vector<LabelSet>> allowed;
    std::vector<MarkedName> names;
};

/// Reads one file or folder; its name tells which data set it is. Throws InputError for an unknown one.
std::deque<NamesDocument> read_names(const std::filesystem::path& file, const NameTables& tables);

/// Sentences of current-events that stand in these texts are left out of training.
void hold_out(const std::filesystem::path& folder);

/// A copy as a headline would be written: Every Word Capitalized, or ALL CAPITALS.
NamesDocument recase(const NamesDocument& document, SentenceCase style);

/// Tags by the compiled-in model.
void tag(NamesDocument& document, const SentenceReader& reader);

}  // namespace newsgraph::train
