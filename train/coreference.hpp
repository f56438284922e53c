// Coreference data for the ranker of extract/claims/anaphora.hpp: GUM's chains over its gold trees, and GAP's
// ambiguous pronouns.
#pragma once

#include "extract/claims/anaphora.hpp"
#include "train/treebank.hpp"

#include <map>

namespace newsgraph::train {

/// A GUM document with its names (from the annotation) and who is who.
struct ChainedDocument {
    TreebankDocument* text = nullptr;
    /// Chain of the phrase with this head; the flag is for coordinations ("A and B").
    std::map<std::tuple<std::uint32_t, std::uint32_t, bool>, std::string> chains;
    std::string chain_of(const Phrase& phrase) const;
};

struct ChainedCorpus {
    std::deque<TreebankDocument> texts;
    std::vector<ChainedDocument> documents;
};

/// Reads CoNLL-U with GUM's Entity annotation in MISC; fills Sentence::names from it.
ChainedCorpus read_chained(const std::filesystem::path& file, const NameTables& tables);

/// Counts of right and wrong decisions.
struct Tally {
    std::size_t right = 0, made = 0, wanted = 0;
    void add(bool is_made, bool is_wanted, bool is_right) {
        made += is_made;
        wanted += is_wanted;
        right += is_right;
    }
};

}  // namespace newsgraph::train
