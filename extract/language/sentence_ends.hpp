// Points that end no sentence, or end one although the trained splitter goes on: titles before names,
// "Bros.", hours before their zone, legal forms. Each asks about the token at `stop`; `stop + 1` must exist.
#pragma once

#include "extract/language/tokenizer.hpp"

#include <span>
#include <string_view>

namespace newsgraph {

/// "Rep.", "Gen.": stands only before a name.
bool is_address(std::string_view token);
/// "Rep. Smith", "Warner Bros. Discovery", "2:49 a.m. EST": the sentence goes on.
bool goes_on_behind(std::string_view text, std::span<const TokenSpan> tokens, std::size_t stop);
/// "... from Aviation Capital Corp. The jets": the point of the legal form ends the sentence too.
bool ends_in_legal_form(std::string_view text, std::span<const TokenSpan> tokens, std::size_t stop);

}  // namespace newsgraph
