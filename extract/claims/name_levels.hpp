// How well a short form of a name stands for a full one, by kind of thing; on folded words.
// name_links.cpp decides with it which forms of a document are one name.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph {

using Words = std::vector<std::string>;

bool starts_with(const Words& all, const Words& part);
bool ends_with(const Words& all, const Words& part);
bool has_digit(std::string_view word);
/// "al-Assad" and "Assad" are one surname; "Jr" is none.
Words person_words(const Words& all);
/// Both full names: same surname, same or short given name, middle names of one among the other's.
bool same_person(const Words& a, const Words& b);

/// Smaller is better, nothing when `p` does not stand for `f`.
std::optional<int> person_level(const Words& p, const Words& f);
std::optional<int> firm_level(const Words& p, const Words& f, bool introduced);
std::optional<int> place_level(const Words& p, const Words& f);
/// "Lib Dems" of "Liberal Democrats": the beginning of every word.
bool is_clipped(const Words& part, const Words& full);
std::optional<int> thing_level(const Words& p, const Words& f);

}  // namespace newsgraph
