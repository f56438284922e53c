// GAP: one ambiguous pronoun and two names in each Wikipedia passage (Webster et al. 2018, Apache-2.0).
#pragma once

#include "extract/pipeline.hpp"

#include <filesystem>

namespace newsgraph::train {

struct GapName {
    std::size_t begin = 0, end = 0;  ///< byte offsets
    bool coreferent = false;
};

struct GapPassage {
    Document document;
    std::vector<Sentence> sentences;
    std::size_t pronoun = 0;  ///< byte offset
    bool feminine = false;
    GapName a, b;
};

/// Reads and parses the passages; a deque-like stable vector of pointers, because sentences view their text.
std::vector<std::unique_ptr<GapPassage>> read_gap(const std::filesystem::path& file, const Engine& engine);

bool overlaps(const Sentence& sentence, std::uint32_t first, std::uint32_t last, const GapName& name);

}  // namespace newsgraph::train
