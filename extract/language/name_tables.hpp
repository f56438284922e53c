// What is known of names before any text is read: the tables of extract/data and the users' own.
// A lookup folds case, accents, full stops and hyphens, so that "U.S.", "São Paulo" and "AL-QAEDA" are found;
// how the case of the text agrees with the table is part of the answer. Immutable once made: any
// number of threads may share one NameTables.
#pragma once

#include "extract/language/sentence.hpp"

#include <filesystem>

namespace newsgraph {

enum class NameKind : std::uint8_t {
    name,     ///< the name or another name of the thing
    demonym,  ///< "Chinese", "Frenchman", "European": an adjective or noun for a country or place
    seat,     ///< "Beijing", "the Kremlin": stands for the country's government
    given,    ///< a first name of people; thing is none
    surname,  ///< a last name of people; thing is none
    people    ///< "Kurdish", "Muslims", "Native American": no country, no node; thing is none
};

/// What a table line says of a thing. Views live as long as the NameTables.
struct NamedThing {
    NodeType type{};
    bool outlet = false;     ///< a news outlet or agency
    std::uint8_t rank = 0;   ///< 0: known everywhere … 3: small; from population or listing
    std::string_view name;   ///< usual full name; for countries the usual English short name
    std::string_view iso;    ///< ISO 3166-1 alpha-2: of a country, or of the country a place or body is in
    std::string_view maker;  ///< of a chip or product, else empty
};

struct NameFact {
    std::string_view form;  ///< as the table writes it
    std::uint32_t thing = 0;
    std::uint32_t next = 0;  ///< another fact of the same folded form; 0: no more
    NameKind kind{};
};

enum class NameCase : std::uint8_t { exact, capitals, folded };

/// A stretch of tokens that a table knows; facts share the best agreement of case.
struct NameMatch {
    std::uint32_t last = 0;  ///< token behind the match
    NameCase agreement{};
    std::uint8_t count = 0;
    std::array<const NameFact*, 6> facts{};
    std::span<const NameFact* const> all() const { return {facts.data(), count}; }
};

class NameTables {
public:
    /// Reads the embedded tables, then each file: columns name, type, aliases, demonyms, maker, iso
    /// (any order, name and type required). Throws InputError with file and line.
    explicit NameTables(std::span<const std::filesystem::path> files = {});
    NameTables(NameTables&&) noexcept = default;
    NameTables& operator=(NameTables&&) noexcept = default;

    /// The longest known name that starts at tokens[first]; nothing when the table knows none.
    std::optional<NameMatch> find_longest(std::span<const Token> tokens, std::size_t first) const;

    /// All facts of exactly this string.
    std::optional<NameMatch> find(std::string_view name) const;

    /// The type of what bears the name as it is written; nothing where the tables know none.
    std::optional<NodeType> type_of(std::string_view name) const;

    const NamedThing& thing(const NameFact& fact) const { return things_[fact.thing]; }

    /// The country that this form names, as name, demonym or (when asked) seat; nothing when none does.
    const NamedThing* find_country(std::string_view form, bool seats = false) const;

    bool is_given_name(std::string_view word) const;
    bool is_surname(std::string_view word) const;

    std::size_t size() const { return facts_.size() - 1; }

private:
    struct Slot {
        std::uint32_t check = 0;
        std::uint32_t value = 0;  ///< bit 0: used, bit 1: some form starts in lower case, rest: fact
    };
    void add_table(std::string_view bytes, const std::string& file, std::string_view type);
    void add_people(std::string_view bytes, const std::string& file, NameKind kind);
    void add(std::string_view form, std::uint32_t thing, NameKind kind);
    void grow();
    Slot& place_for(std::uint64_t hash);
    const Slot* slot_of(std::uint64_t hash) const;
    bool collect(std::uint32_t fact, std::string_view text, NameMatch& match) const;

    std::vector<std::unique_ptr<std::string>> bytes_;  ///< users' files
    std::vector<NamedThing> things_;
    std::vector<NameFact> facts_;  ///< facts_[0] is none
    std::vector<Slot> slots_;      ///< a power of two
    std::size_t used_ = 0;
};

/// Case kept; accents, full stops, kinds of hyphen, quote and space evened out. For comparing names.
std::string fold_name(std::string_view name);

}  // namespace newsgraph
