// What pages put into the middle of a paragraph: "Read more: …", "ADVERTISEMENT", "Sign up to our newsletter here."
// The phrases are those of data/furniture.tsv with the matches inline and pitch.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace newsgraph {

/// Half-open byte ranges of the paragraph, ascending; each begins where a sentence does and takes the blanks behind
/// it along. `links` is as long as the paragraph and has a blank for each byte that is in no link; empty when links
/// are not known. None when little else would be left.
std::vector<std::pair<std::size_t, std::size_t>> find_noise(std::string_view paragraph, std::string_view links);

}  // namespace newsgraph
