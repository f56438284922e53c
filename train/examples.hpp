// Sentences made ready for the network: known forms are counted, every word becomes its rows and targets.
#pragma once

#include "train/network.hpp"

#include <map>
#include <string>

namespace newsgraph::train {

/// The vocabulary as it is written and as it is used.
struct Forms {
    std::vector<std::uint32_t> keys, rows;
    std::uint32_t count = 0;
    std::map<std::uint64_t, std::uint32_t> seen;  ///< in the treebanks; empty when read from a file

    Vocabulary vocabulary() const { return Vocabulary(keys, rows, count); }
    void write(BinaryWriter& out) const;
    static Forms read(BinaryReader& in);
};

/// Forms that stand twice in the treebanks, or `often` times in the raw sentences, become known.
Forms count_forms(std::span<const Sentence* const> treebanks, std::span<const Sentence* const> raw, std::uint32_t often);

/// How letters are cased in a copy of a sentence.
enum class Casing { as_is, title, upper, lower };
/// Targets are the sentence's own tags and tree.
Example make_example(const Sentence& sentence, const Forms& forms, Casing casing = Casing::as_is);
/// Of sentences that are not too long; every `copies`-th twice, the second time cased like a headline (0: none).
std::vector<Example> make_examples(std::span<const Sentence* const> sentences, const Forms& forms, std::size_t copies = 0);

}  // namespace newsgraph::train
