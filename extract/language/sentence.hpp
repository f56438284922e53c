// A sentence as the language models read it: tokens, tags, lemmas, a dependency tree, names.
// The vocabulary is Universal Dependencies v2 (UPOS, relations) and the Penn Treebank (XPOS).
#pragma once

#include "graph/entity.hpp"

#include <span>

namespace newsgraph {

enum class Upos : std::uint8_t {
    ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, SYM, VERB, X
};
std::string_view to_string(Upos tag);
std::optional<Upos> parse_upos(std::string_view tag);

/// Penn Treebank tags as UD English writes them; `other` stands for what is not listed.
enum class Xpos : std::uint8_t {
    other, CC, CD, DT, EX, FW, IN, JJ, JJR, JJS, LS, MD, NN, NNS, NNP, NNPS, PDT, POS, PRP, PRPS, RB,
    RBR, RBS, RP, SYM, TO, UH, VB, VBD, VBG, VBN, VBP, VBZ, WDT, WP, WPS, WRB, ADD, AFX, GW, HYPH, NFP,
    LRB, RRB, XX, comma, period, colon, open_quote, close_quote, dollar, hash
};
std::string_view to_string(Xpos tag);  ///< "PRP$", "``", "-LRB-", …; "_" for other
Xpos parse_xpos(std::string_view tag);

/// UD relations with the English subtypes of EWT and GUM 2.16. A subtype stands right behind its base.
enum class Deprel : std::uint8_t {
    root, acl, acl_relcl, advcl, advcl_relcl, advmod, amod, appos, aux, aux_pass, case_, cc, cc_preconj,
    ccomp, compound, compound_prt, conj, cop, csubj, csubj_outer, csubj_pass, dep, det, det_predet,
    discourse, dislocated, expl, fixed, flat, goeswith, iobj, list, mark, nmod, nmod_desc, nmod_poss,
    nmod_unmarked, nsubj, nsubj_outer, nsubj_pass, nummod, obj, obl, obl_agent, obl_unmarked, orphan,
    parataxis, punct, reparandum, vocative, xcomp
};
std::string_view to_string(Deprel relation);  ///< "nsubj:pass"
std::optional<Deprel> parse_deprel(std::string_view name);
Deprel base(Deprel relation);                 ///< nsubj_pass → nsubj

struct Token {
    std::uint32_t begin = 0;  ///< half-open byte offsets into Document::text
    std::uint32_t end = 0;
    std::int32_t head = -1;   ///< index in the sentence, -1 for the root
    Upos upos = Upos::X;
    Xpos xpos = Xpos::other;
    Deprel deprel = Deprel::dep;
    bool space_before = true;
    std::string_view form;    ///< into Document::text
    std::string lemma;        ///< lower case except for proper nouns
};

/// A recognized name: half-open token indices.
struct Name {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    NodeType type = NodeType::place;
    float confidence = 0;  ///< 0 to 1
};

/// Views in it point into the text of the Document, which must outlive it.
struct Sentence {
    std::uint32_t begin = 0;  ///< half-open byte offsets into Document::text
    std::uint32_t end = 0;
    std::uint32_t block = 0;  ///< index into Document::blocks
    std::vector<Token> tokens;
    std::vector<Name> names;  ///< ascending, not overlapping
};

/// The name that covers the token, or null.
const Name* name_at(const Sentence& sentence, std::uint32_t token);
/// Puts a name among the others, in text order.
void insert_name(Sentence& sentence, const Name& name);

}  // namespace newsgraph
