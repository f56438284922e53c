// What two spellings of a name have in common: folded words without dots, accents, possessives, titles
// and articles. Two uses of one name have one key; the questions that relate a short form to a full one
// (initials, legal suffixes, generic words) are asked here too.
#pragma once

#include "extract/language/sentence.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace newsgraph {

/// Lower case, Latin letters without accents, no dots, straight apostrophes. Other scripts stay.
std::string fold_word(std::string_view word);

struct NameForm {
    std::string text;                ///< as written, without title, article and possessive
    std::vector<std::string> words;  ///< folded
    std::string key;                 ///< words with a space between
    std::uint32_t first = 0;         ///< half-open tokens that are left of the name
    std::uint32_t last = 0;
    bool titled = false;  ///< a title that only a person bears stood before it ("Mr", "Sen.")
    char gender = 0;      ///< 'm' or 'f' where that title tells
};

/// The form of a recognized name. Never empty: a name that is all title stays as it is.
NameForm name_form(const Sentence& sentence, const Name& name);

/// "General Motors Corp" → 2: how many words stand before the legal suffixes; never 0.
std::size_t without_legal_suffix(const std::vector<std::string>& words);

/// Legal forms ("inc", "ag"), and words that say only what kind of business it is ("motors", "airlines").
bool is_legal_suffix(std::string_view folded);
bool is_business_word(std::string_view folded);
/// "AI", "EVs": in capitals, but no name.
bool is_generic(std::string_view folded);
/// "Fed": a body's name that is another word in small letters.
bool is_word_name(std::string_view folded);
/// What stands before a person's name: "President", "Sen", "Mr".
bool is_title(std::string_view folded);
/// Words of bodies that stand for the whole name when alone: "Senate", "Commission", "Treasury".
bool is_body_word(std::string_view folded);
/// "Office", "Board": what a body's name begins with before "of" or "for", or ends with.
bool is_bureau_word(std::string_view folded);
/// "range", "brand": behind the name of a brand.
bool is_range(std::string_view folded);
/// "of", "and": words within names that initials may leave out.
bool is_small_word(std::string_view folded);
/// "processor", "jet": behind a product's name, they say only what it is.
bool is_product_word(std::string_view folded);
/// Words that follow a place's name without being needed: "province", "River".
bool is_place_word(std::string_view folded);
/// Words that make a unit of its own out of a company's name: "Cloud", "Europe", "Research".
bool is_unit_word(std::string_view folded);
/// Words that name a product only behind its maker's name: "Google Maps", "Apple Watch".
bool is_service_word(std::string_view folded);
/// Words that make another product of one: "Pro", "Mini", "Turbo".
bool is_variant_word(std::string_view folded);
/// "father", "sisters": whoever is somebody's.
bool is_kin(std::string_view folded);
/// What a post or a trade is of, no name before it: the "fashion" of "Fashion designer".
bool is_field(std::string_view folded);
/// The "merit" of "Order of Merit", and the "order".
bool is_honour_word(std::string_view folded);
bool is_honour_kind(std::string_view folded);
/// "howitzer", "whisky": of things with names of products; "whisky": behind a brand.
bool is_thing_word(std::string_view folded);
bool is_ware(std::string_view folded);
/// The "food" of "the Italian food group".
bool is_trade(std::string_view folded);
/// The "camp" of "Zamzam camp".
bool is_spot(std::string_view folded);
/// "motor show", "act": what ends the names of events and laws.
bool is_event_word(std::string_view folded);
/// "website", "broadcast": what bears a name between quotation marks.
bool is_site(std::string_view folded);
/// "plant", "brewery": behind the name of the place that a firm has it in.
bool is_works(std::string_view folded);
/// "de", "von": small words within people's names.
bool is_particle(std::string_view folded);
/// "new york": a state of the United States, by its folded name.
bool is_us_state(std::string_view folded);
/// What a sports club is called for short: the "United" of a town.
bool is_club_word(std::string_view folded);

/// Two to seven capitals, perhaps with dots, digits or a small plural s: "FDRA", "U.N.".
bool looks_like_acronym(std::string_view text);
/// "U.S.", "US": a part of a body's name that its initials leave out.
bool is_united_states(std::string_view word);
/// Whether the letters of the acronym are the initials of the words, small words being optional.
bool are_initials_of(std::string_view acronym, const std::vector<std::string>& words);

/// "Chirac" and "Chriac".
bool is_transposed(std::string_view a, std::string_view b);
/// "sarea" and "saree": long words that differ in one letter behind the first, or in the order of two.
bool is_misspelt(std::string_view a, std::string_view b);
/// "jets" → "jet".
std::string singular(const std::string& word);

/// "bill" and "william" are one; given names only.
bool same_given_name(std::string_view a, std::string_view b);
/// 'm', 'f', or 0 when the given name tells nothing.
char gender_of_given_name(std::string_view folded);

}  // namespace newsgraph
