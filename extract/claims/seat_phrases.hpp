// Phrases beside a body's name that tell where it is at home; seats.cpp reads them.
#pragma once

#include "extract/claims/tree.hpp"

namespace newsgraph {

/// "Tonga's parliament, the Legislative Assembly, was": the head of the phrase before the name.
std::uint32_t phrase_before_comma(const Tree& tree, std::uint32_t m);
/// "shares of X, Japan's largest carmaker, fell": the head of the phrase between two commas.
std::uint32_t phrase_behind_comma(const Tree& tree, std::uint32_t m);
/// "Japan's largest carmaker", "the country's leading bank": one of the firms of the country.
bool is_ranked(const Tree& tree, std::uint32_t begin, std::uint32_t noun);

/// "state-owned", "government-controlled", "the state oil company": some word between the two tells it.
bool is_of_state(const Tree& tree, std::uint32_t begin, std::uint32_t end);

}  // namespace newsgraph
