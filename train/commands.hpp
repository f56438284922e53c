// The commands of newsgraph-train. Each one is a row of the table in main.cpp; paths come as arguments.
#pragma once

#include <span>
#include <string>

namespace newsgraph::train {

using Arguments = std::span<const std::string>;

void pack(Arguments arguments);             ///< MODEL SECTION_FILE…: adds or replaces sections in a model file
void train_tokenizer(Arguments arguments);  ///< SECTION_FILE TREEBANK…
void train_lemmas(Arguments arguments);     ///< SECTION_FILE LEMMA_FOLDER TREEBANK…
void train_names(Arguments arguments);      ///< SECTION_FILE DATA…: the chain that finds names; a folder: texts to hold out
void train_name_types(Arguments arguments); ///< SECTION_FILE DATA…: which node a name is
void evaluate_names(Arguments arguments);   ///< [SECTION_FILE.section] DATA…
void train_network(Arguments arguments);    ///< SECTION_FILE [options] TREEBANK…: tags and trees
                                            ///< (options: train_network.cpp, usage: main.cpp)
void measure_speed(Arguments arguments);    ///< TEXT…: words a second
void evaluate(Arguments arguments);         ///< TREEBANK…: the figures of the compiled-in model
void train_coreference(Arguments arguments);     ///< TABLE (GUM_CONLLU | GAP_TSV)…: weights of the coreference ranker
void evaluate_coreference(Arguments arguments);  ///< GUM_CONLLU…: pronouns and descriptions over gold trees
void train_confidence(Arguments arguments);      ///< TABLE (GOLD_FOLDER | KNOWLEDGENET)…: how sure claims are
void evaluate_gap(Arguments arguments);          ///< GAP_TSV: ambiguous pronouns, by the whole engine

}  // namespace newsgraph::train
