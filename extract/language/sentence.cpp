#include "extract/language/sentence.hpp"

#include <algorithm>
#include <array>

namespace newsgraph {

namespace {
constexpr std::array<std::string_view, 17> upos_names{"ADJ",  "ADP",   "ADV",   "AUX", "CCONJ", "DET",
                                                      "INTJ", "NOUN",  "NUM",   "PART", "PRON", "PROPN",
                                                      "PUNCT", "SCONJ", "SYM",  "VERB", "X"};
constexpr std::array<std::string_view, 52> xpos_names{
    "_",   "CC",  "CD",  "DT",   "EX",   "FW",  "IN",  "JJ",  "JJR",  "JJS", "LS",   "MD",  "NN",
    "NNS", "NNP", "NNPS", "PDT", "POS",  "PRP", "PRP$", "RB", "RBR",  "RBS", "RP",   "SYM", "TO",
    "UH",  "VB",  "VBD", "VBG",  "VBN",  "VBP", "VBZ", "WDT", "WP",   "WP$", "WRB",  "ADD", "AFX",
    "GW",  "HYPH", "NFP", "-LRB-", "-RRB-", "XX", ",", ".",   ":",    "``",  "''",   "$",   "#"};
constexpr std::array<std::string_view, 51> deprel_names{
    "root", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass",
    "case", "cc", "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj",
    "csubj:outer", "csubj:pass", "dep", "det", "det:predet", "discourse", "dislocated", "expl", "fixed",
    "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked",
    "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan",
    "parataxis", "punct", "reparandum", "vocative", "xcomp"};
static_assert(xpos_names.size() == static_cast<std::size_t>(Xpos::hash) + 1);
static_assert(deprel_names.size() == static_cast<std::size_t>(Deprel::xcomp) + 1);

template <class Enum, class Names>
std::optional<Enum> find_name(const Names& names, std::string_view name) {
    const auto at = std::find(names.begin(), names.end(), name);
    if (at == names.end()) return std::nullopt;
    return static_cast<Enum>(at - names.begin());
}
}  // namespace

std::string_view to_string(Upos tag) { return upos_names[static_cast<std::size_t>(tag)]; }
std::optional<Upos> parse_upos(std::string_view tag) { return find_name<Upos>(upos_names, tag); }
std::string_view to_string(Xpos tag) { return xpos_names[static_cast<std::size_t>(tag)]; }
Xpos parse_xpos(std::string_view tag) { return find_name<Xpos>(xpos_names, tag).value_or(Xpos::other); }
std::string_view to_string(Deprel relation) { return deprel_names[static_cast<std::size_t>(relation)]; }

std::optional<Deprel> parse_deprel(std::string_view name) {
    if (const auto exact = find_name<Deprel>(deprel_names, name)) return exact;
    return find_name<Deprel>(deprel_names, name.substr(0, name.find(':')));
}

Deprel base(Deprel relation) {
    const auto name = to_string(relation);
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? relation : *find_name<Deprel>(deprel_names, name.substr(0, colon));
}

const Name* name_at(const Sentence& sentence, std::uint32_t token) {
    const auto behind = std::upper_bound(sentence.names.begin(), sentence.names.end(), token,
                                         [](std::uint32_t at, const Name& name) { return at < name.first; });
    if (behind == sentence.names.begin()) return nullptr;
    const auto& name = *(behind - 1);
    return token < name.last ? &name : nullptr;
}

void insert_name(Sentence& sentence, const Name& name) {
    sentence.names.insert(std::upper_bound(sentence.names.begin(), sentence.names.end(), name,
                                           [](const Name& a, const Name& b) { return a.first < b.first; }),
                          name);
}

}  // namespace newsgraph
