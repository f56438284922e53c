// Recognizes the same story told twice: wire copy that many outlets run. Sets of four-word shingles are
// compared by MinHash (Broder 1997) with one permutation in 64 bins (Li, Owen and Zhang 2012) and found by
// banding; at 0.7 shared shingles and more a text counts as a copy.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace newsgraph {

class CopyIndex {
public:
    /// The id of an earlier text that this one repeats, else empty, and then the text is remembered as an
    /// original. Texts of fewer than 25 words are copies only when they are equal word for word. The last
    /// 200,000 originals are remembered, in some 200 MB.
    std::string add(const std::string& id, std::string_view text);

private:
    static constexpr std::size_t bins = 64, rows = 4, bands = bins / rows, most_originals = 200'000;
    struct Original {
        std::string id;
        std::vector<std::uint32_t> sketch;
        std::vector<std::uint64_t> keys;
    };
    static std::vector<std::uint32_t> sketch(std::string_view text);

    std::deque<Original> originals_;
    std::uint64_t first_ = 0;  ///< number of originals_.front()
    std::unordered_map<std::uint64_t, std::uint64_t>
        bands_;  ///< band's hash → number of the last original with it
};

}  // namespace newsgraph
