#include "extract/language/sentence_ends.hpp"

#include <algorithm>
#include <iterator>

namespace newsgraph {

/// What stands before a person's name and keeps its point.
bool is_address(std::string_view token) {
    static constexpr std::string_view words[] = {"Adm.", "Capt.", "Cmdr.", "Col.", "Dr.",   "Gen.", "Gov.",
                                                 "Hon.", "Lt.",   "Maj.",  "Mr.",  "Mrs.",  "Ms.",  "Prof.",
                                                 "Rep.", "Reps.", "Rev.",  "Sen.", "Sens.", "Sgt."};
    return std::find(std::begin(words), std::end(words), token) != std::end(words);
}

namespace {
/// "Rep. Smith", "Doe v. Roe": no sentence ends in what only stands before a name.
bool is_before_name(std::string_view text, std::span<const TokenSpan> tokens, std::size_t stop) {
    const bool parted = stop > 0 && tokens[stop].end - tokens[stop].begin == 1 &&  // "v" and its point
                        tokens[stop - 1].end == tokens[stop].begin;
    const auto begin = tokens[parted ? stop - 1 : stop].begin;
    const auto token = text.substr(begin, tokens[stop].end - begin);
    return token == "v." || token == "vs." || is_address(token);
}

bool opens_sentence(std::string_view word) {
    constexpr std::string_view openers[] = {
        "A",  "After", "An", "And", "As",   "At",  "But",  "For",  "He", "His",  "I",     "If",  "In",
        "It", "Its",   "On", "She", "That", "The", "They", "This", "We", "When", "While", "With"};
    return std::binary_search(std::begin(openers), std::end(openers), word);
}

std::string_view word_at(std::string_view text, const TokenSpan& token) {
    return text.substr(token.begin, token.end - token.begin);
}

/// "Warner Bros. Discovery": brothers go on with a name, not with a word that opens a sentence.
bool is_in_brothers(std::string_view text, std::span<const TokenSpan> tokens, std::size_t stop) {
    const auto last = word_at(text, tokens[stop]);
    if (last != "Bros." && !(stop > 0 && last == "." && word_at(text, tokens[stop - 1]) == "Bros"))
        return false;
    const auto next = word_at(text, tokens[stop + 1]);
    return next.front() >= 'A' && next.front() <= 'Z' && !opens_sentence(next);
}

/// "at 2:49 a.m. EST on Saturday": the hour goes on with its zone.
bool is_before_zone(std::string_view text, std::span<const TokenSpan> tokens, std::size_t stop) {
    constexpr std::string_view zones[] = {"AEDT", "AEST", "BST", "CDT", "CEST", "CET", "CST",
                                          "EDT",  "EEST", "EET", "EST", "ET",   "GMT", "HKT",
                                          "IST",  "JST",  "KST", "MDT", "MSK",  "MST", "NZST",
                                          "PDT",  "PKT",  "PST", "PT",  "SGT",  "UTC", "WIB"};
    const bool parted = word_at(text, tokens[stop]) == "." && stop > 0;
    const auto begin = tokens[parted ? stop - 1 : stop].begin;
    const auto hour = text.substr(begin, tokens[stop].end - begin);
    return (hour == "a.m." || hour == "p.m." || hour == "am." || hour == "pm.") &&
           std::binary_search(std::begin(zones), std::end(zones), word_at(text, tokens[stop + 1]));
}
}  // namespace

bool goes_on_behind(std::string_view text, std::span<const TokenSpan> tokens, std::size_t stop) {
    return is_before_name(text, tokens, stop) || is_in_brothers(text, tokens, stop) ||
           is_before_zone(text, tokens, stop);
}

bool ends_in_legal_form(std::string_view text, std::span<const TokenSpan> tokens, std::size_t stop) {
    static constexpr std::string_view forms[] = {"Co.", "Corp.", "Inc.", "Ltd."};
    const auto last = word_at(text, tokens[stop]);
    const auto next = word_at(text, tokens[stop + 1]);
    return std::find(std::begin(forms), std::end(forms), last) != std::end(forms) && opens_sentence(next) &&
           next != "And" && next != "For" && next != "I";
}

}  // namespace newsgraph
