// Recognizes the same story told twice: wire copy that many outlets run. A text's set of four-word shingles is
// kept as a fingerprint of 64 characters, one a bin of a one-permutation MinHash (Broder 1997; Li, Owen and Zhang
// 2012) cut to six bits (Li and König 2010). Two texts are copies when 45 characters and more are the same at the
// same places, which is where they share 70% of their shingles. Fingerprints stand in the graph's JSON, so copies
// are found again, without the texts, when graphs are merged.
#pragma once

#include "graph/document.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace newsgraph {

/// Of a story's words. A text of fewer than 25 words has one that only the same words have; a text without
/// words has none. Letters of the base64url alphabet.
std::string fingerprint(std::string_view text);

/// Whether two fingerprints are of copies; never when one is empty or no fingerprint.
bool are_copies(std::string_view a, std::string_view b);

/// The originals so far, to be asked about the next document: bands of four letters lead to those that may be
/// the same.
class CopyIndex {
public:
    static constexpr std::size_t bins = 64, rows = 4, bands = bins / rows;

    /// `most`: so many originals are remembered, of which 100,000 take some 30 MB.
    explicit CopyIndex(std::size_t most = 100'000) : most_(most) {}

    /// The id of an earlier document that one with this fingerprint repeats, else empty, and then it is
    /// remembered as an original.
    std::string add(const std::string& id, std::string_view print);

private:
    struct Original {
        std::string id;
        std::array<char, bins> print;
        std::array<std::uint32_t, bands> older;  ///< number of the last one before with this band's hash
    };

    Original& original(std::uint32_t number) { return originals_[(number - 1) % most_]; }
    bool is_known(std::uint32_t number) const { return number != 0 && number + most_ > last_; }
    void link(std::uint32_t number);
    void grow();

    std::size_t most_;
    std::vector<Original> originals_;   ///< a ring
    std::vector<std::uint32_t> heads_;  ///< hash of a band → number of the last original with it, 0 for none
    std::uint32_t last_ = 0;            ///< numbers count from 1
};

/// Sets copy_of of every document that has a fingerprint, by these documents alone: the earliest day of
/// publication is the original's, of one day the first id. The same for any order of the documents.
void link_copies(std::vector<Document>& documents);

}  // namespace newsgraph
