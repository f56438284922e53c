// Treebanks in CoNLL-U as the reader would see them: a Document with its raw text, and gold sentences over it.
#pragma once

#include "extract/language/sentence.hpp"
#include "graph/document.hpp"

#include <deque>
#include <filesystem>
#include <string>

namespace newsgraph::train {

/// One "newdoc" (or, without such, the whole file). Paragraphs ("newpar") are its blocks.
/// Tokens are the syntactic words; where the parts of a contraction do not spell it ("im" = "I" + "am"),
/// its letters are dealt out among them. Empty nodes are left out.
struct TreebankDocument {
    Document document;
    std::vector<Sentence> sentences;
};

/// A deque, because sentences hold views into their document's text. Throws InputError with file and line.
std::deque<TreebankDocument> read_treebank(const std::filesystem::path& file);
/// Reads several files, one behind the other.
std::deque<TreebankDocument> read_treebanks(std::span<const std::filesystem::path> files);

/// A line's parts between tabs.
std::vector<std::string> split_cells(const std::string& line);

/// All sentences of the documents, in order.
std::vector<const Sentence*> sentences_of(const std::deque<TreebankDocument>& documents);

}  // namespace newsgraph::train
