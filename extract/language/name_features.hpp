// What the name recognizer sees of a document: each token's word hashes, what the tables know of it, and
// clues from its other occurrences in the document. Trainer and run time share this file.
#pragma once

#include "extract/language/linear_model.hpp"
#include "extract/language/name_tables.hpp"
#include "extract/language/word.hpp"

#include <vector>

namespace newsgraph {

/// Kinds of words in name_clues.tsv, one bit each, in the order of its lines.
enum NameWordKind : std::uint16_t {
    honorific = 1,
    role = 2,
    company_suffix = 4,
    company_head = 8,
    media_head = 16,
    body_head = 32,
    place_head = 64,
    chip_head = 128,
    product_head = 256,
    event_head = 512,
    month_or_day = 1024,
    saying = 2048,
    locating = 4096,
    firm_noun = 8192
};

/// The words of name_clues.tsv and nominals.tsv by the hash of their folded form. Immutable.
class NameWords {
public:
    struct Facts {
        std::uint16_t kinds = 0;  ///< NameWordKind
        std::uint16_t nouns = 0;  ///< what the noun can denote: a bit for each node type, and one for other things
    };
    NameWords();
    Facts facts(std::uint64_t form) const;

private:
    struct Slot {
        std::uint64_t form = 0;
        Facts facts;
    };
    Slot& slot_of(std::string_view word);
    std::vector<Slot> slots_;
};

/// What tables say of a token: bits of the longest known name that covers it.
enum Gazetteer : std::uint16_t {
    gaz_country = 1,
    gaz_place = 2,
    gaz_town = 4,
    gaz_company = 8,
    gaz_listed = 16,
    gaz_body = 32,
    gaz_chip = 64,
    gaz_product = 128,
    gaz_demonym = 256,
    gaz_given = 512,
    gaz_surname = 1024,
    gaz_long = 2048,
    gaz_inside = 4096,
    gaz_capitals = 8192,
    gaz_folded = 16384,
    gaz_outlet = 32768
};

/// How a sentence is written.
enum class SentenceCase : std::uint8_t { normal, title, capitals };

struct NameToken {
    Word word;
    std::uint16_t gazetteer = 0;
    std::uint16_t kinds = 0;  ///< NameWordKind
    std::uint16_t nouns = 0;  ///< what a word in lower case denotes (NameWords::Facts)
    std::uint16_t clues = 0;  ///< from all places of the document where this word is capitalized
    bool capital = false;  ///< begins with a capital or, inside, has one ("iPhone"), or is a digit-letter mix
    bool first = false;    ///< of its sentence, or behind an opening quote or a colon
};

using NameFeatures = FeatureList<80>;

/// A document's tokens in one row, reusable for the next document.
class NameContext {
public:
    void prepare(std::span<const Sentence> sentences, const NameTables& tables, const NameWords& words);

    std::size_t sentences() const { return begins_.size() - 1; }
    std::span<const NameToken> tokens(std::size_t sentence) const {
        return std::span(tokens_).subspan(begins_[sentence], begins_[sentence + 1] - begins_[sentence]);
    }
    SentenceCase written(std::size_t sentence) const { return written_[sentence]; }

    /// Features of the decision about token i of a sentence.
    void features(std::size_t sentence, std::size_t i, NameFeatures& out) const;

private:
    struct Clue {
        std::uint64_t form = 0;
        std::uint16_t bits = 0;
    };
    Clue& clue(std::uint64_t form);
    void look_up(std::span<const Token> tokens, std::span<NameToken> row, const NameTables& tables);
    void gather_clues(std::size_t sentence);

    std::vector<NameToken> tokens_;
    std::vector<std::size_t> begins_;
    std::vector<SentenceCase> written_;
    std::vector<Clue> clues_;  ///< open addressing, a power of two
};

}  // namespace newsgraph
