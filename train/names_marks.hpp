// What the readers of marked names share: sets of labels, and sentences of which only some stretches are
// known.
#pragma once

#include "extract/language/tokenizer.hpp"
#include "train/names_data.hpp"

namespace newsgraph::train {

constexpr int node_of(NodeType type) {
    return static_cast<int>(type);
}
constexpr LabelSet bit_of(std::size_t label) {
    return static_cast<LabelSet>(1u << label);
}
inline constexpr LabelSet other_labels = static_cast<LabelSet>(7u << label_other);

/// Which labels token `i` of `size` may have as part of a name of this kind.
LabelSet labels_of(BroadKind kind, std::size_t i, std::size_t size);
bool starts_upper(std::string_view form);
bool has_upper(std::string_view form);
/// A text's tokens: where they are, what they say, and whether a blank stands before each.
struct Tokens {
    std::vector<TokenSpan> spans;
    std::vector<std::string> forms;
    std::vector<bool> spaced;
};
Tokens tokens_of(const std::string& text, const Tokenizer& tokenizer);

std::vector<std::string> cells_of(const std::string& line);  ///< at tabs, or where there are none at spaces

/// A known stretch of a sentence that is otherwise open; node -2: no example for the types.
struct Stretch {
    std::size_t first, last;
    LabelSet begin, inside, end, unit;
    BroadKind kind;
    int node;
};
Stretch stretch_of(std::size_t first, std::size_t last, BroadKind kind, int node);
Stretch some_name(std::size_t first, std::size_t last);  ///< of any kind
Stretch no_name(std::size_t token);

/// One more sentence of a document; capitalized words outside of the stretches may be anything.
void add_partly_known(const std::vector<std::string>& forms, const std::vector<bool>& spaced,
                      const std::vector<Stretch>& known, NamesDocument& document);

/// Whether hold_out() has seen a line that begins like this.
bool is_held_out(const std::string& line);

// The readers of single data sets.
void read_core(const std::filesystem::path& file, std::deque<NamesDocument>& out);
void read_current_events(const std::filesystem::path& file, const NameTables& tables,
                         std::deque<NamesDocument>& out);
/// Sentences with slots, filled from the tables in an order that is always the same.
void read_templates(const std::filesystem::path& file, std::deque<NamesDocument>& out);
/// A text annotated after ../ONTOLOGY.md: every place of an entity's names is a name; what is optional is
/// open.
void read_gold(const std::filesystem::path& file, const NameTables& tables, std::deque<NamesDocument>& out);

}  // namespace newsgraph::train
