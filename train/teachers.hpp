// A committee of larger networks that reads raw text: the mean of their probabilities is what a small
// network learns from (distillation, Hinton et al. 2015; Kuncoro et al. 2016 for trees).
#pragma once

#include "train/examples.hpp"

#include <deque>
#include <filesystem>

namespace newsgraph::train {

/// A text with a paragraph a line and its sentences, whose tokens point into it.
struct RawText {
    std::string text;
    std::vector<Sentence> sentences;
};
/// Split by the compiled-in model; sentences of fewer than 3 or more than 80 tokens are left out.
RawText read_raw_text(const std::filesystem::path& file);

struct Teacher {
    Forms forms;
    Network network;
};
void save_teacher(const std::filesystem::path& file, const Forms& forms, Network& network);
Teacher read_teacher(const std::filesystem::path& file);

/// The example with rows by `forms` and what the teachers believe as its target.
Example taught_example(const Sentence& sentence, const Forms& forms, std::span<Teacher> teachers);

}  // namespace newsgraph::train
