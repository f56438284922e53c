// Which documents a run has met: gives each an id of its own and knows one that comes twice. Only hashes are kept,
// and of the last documents only, so that a run over a hundred million needs no more memory than one over a
// million: one that comes again after more than that is read again under its id, and merging unites the two.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph {

/// 64-bit key → number; what was last written or asked for stays, the rest is forgotten.
class RecentNumbers {
public:
    /// Keeps at least the last `most` keys and at most twice as many.
    explicit RecentNumbers(std::size_t most) : most_(most) {}

    /// Null when it is not known; valid until the next call.
    std::uint32_t* find(std::uint64_t key);
    void set(std::uint64_t key, std::uint32_t number);

private:
    struct Table {  ///< open addressing
        std::vector<std::uint64_t> keys;  ///< 0: free
        std::vector<std::uint32_t> numbers;
        std::size_t used = 0;

        std::size_t place(std::uint64_t key) const;
        void grow();
    };

    std::size_t most_;
    Table now_, before_;
};

class SeenDocuments {
public:
    /// Documents remembered, of which the default takes 50 MB at most.
    explicit SeenDocuments(std::size_t most = 500'000) : numbers_(2 * most) {}

    /// `wanted`, or with "#2", "#3"… behind it when other texts have it already; empty when this very text has.
    std::string unique_id(const std::string& wanted, std::string_view text_digest);

private:
    RecentNumbers numbers_;  ///< id → how many texts wanted it; id and text → 1
};

}  // namespace newsgraph
