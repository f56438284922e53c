// Beijing the government or Beijing the city: decided by what the sentence does with the name.
#pragma once

#include "extract/language/sentence.hpp"

namespace newsgraph {

enum class SeatSense : std::uint8_t {
    government,  ///< it speaks, acts, is acted upon
    city,        ///< something is there, or goes there
    open         ///< the sentence does not tell
};

/// The sense of the name at [first, last) of a sentence; `head` is its token in the tree, and
/// `starts_block` says that the sentence is the first of its block (datelines).
SeatSense seat_sense(const Sentence& sentence, std::uint32_t first, std::uint32_t last, std::uint32_t head,
                     bool starts_block);

/// Whether a demonym here is a language ("speaks Chinese", "translated into English").
bool is_language(const Sentence& sentence, std::uint32_t token);

}  // namespace newsgraph
