#include "extract/read/copies.hpp"

#include <algorithm>
#include <array>

namespace newsgraph {
namespace {

constexpr std::uint64_t mix(std::uint64_t h) {  // the finalizer of MurmurHash3, public domain
    h ^= h >> 33;
    h *= 0xFF51AFD7ED558CCDu;
    h ^= h >> 33;
    h *= 0xC4CEB9FE1A85EC53u;
    return h ^ h >> 33;
}

/// A hash for each word: letters and digits, lower case; bytes beyond ASCII as they are.
std::vector<std::uint64_t> word_hashes(std::string_view text) {
    std::vector<std::uint64_t> words;
    std::uint64_t hash = 0;
    bool inside = false;
    for (const char c : text) {
        const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        const bool part =
            (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9') || (small & 0x80) != 0;
        if (part) {
            hash = (inside ? hash : 0xCBF29CE484222325u) ^ static_cast<unsigned char>(small);
            hash *= 0x100000001B3u;
        } else if (inside) {
            words.push_back(mix(hash));
        }
        inside = part;
    }
    if (inside) words.push_back(mix(hash));
    return words;
}

}  // namespace

std::vector<std::uint32_t> CopyIndex::sketch(std::string_view text) {
    const std::vector<std::uint64_t> words = word_hashes(text);
    std::vector<std::uint32_t> mins(bins, 0xFFFFFFFFu);
    if (words.size() < 25) {  // all of the text in every bin
        std::uint64_t all = words.size();
        for (const std::uint64_t word : words) all = mix(all * 31 + word);
        for (std::size_t i = 0; i < bins; ++i) mins[i] = static_cast<std::uint32_t>(mix(all + i));
        return mins;
    }
    for (std::size_t i = 0; i + 4 <= words.size(); ++i) {
        std::uint64_t shingle = 0;
        for (std::size_t j = 0; j < 4; ++j) shingle = mix(shingle * 31 + words[i + j]);
        std::uint32_t& least = mins[shingle % bins];
        least = std::min(least, static_cast<std::uint32_t>(shingle >> 32));
    }
    // An empty bin borrows from the next one that is not, with the distance mixed in.
    const std::vector<std::uint32_t> full = mins;
    for (std::size_t i = 0; i < bins; ++i) {
        for (std::size_t step = 1; step < bins && mins[i] == 0xFFFFFFFFu; ++step) {
            const std::uint32_t next = full[(i + step) % bins];
            if (next != 0xFFFFFFFFu) mins[i] = static_cast<std::uint32_t>(mix(next + step));
        }
    }
    return mins;
}

std::string CopyIndex::add(const std::string& id, std::string_view text) {
    Original original{id, sketch(text), {}};
    std::string copy_of;
    for (std::size_t band = 0; band < bands; ++band) {
        std::uint64_t key = band;
        for (std::size_t row = 0; row < rows; ++row) key = mix(key * 31 + original.sketch[band * rows + row]);
        original.keys.push_back(key);
        const auto at = bands_.find(key);
        if (at == bands_.end() || !copy_of.empty() || at->second < first_) continue;
        const Original& other = originals_[static_cast<std::size_t>(at->second - first_)];
        std::size_t same = 0;
        for (std::size_t i = 0; i < bins; ++i) same += original.sketch[i] == other.sketch[i];
        if (same * 10 >= bins * 7) copy_of = other.id;
    }
    if (!copy_of.empty()) return copy_of;
    const std::uint64_t number = first_ + originals_.size();
    for (const std::uint64_t key : original.keys) bands_[key] = number;
    originals_.push_back(std::move(original));
    if (originals_.size() > most_originals) {
        for (const std::uint64_t key : originals_.front().keys) {
            if (const auto at = bands_.find(key); at != bands_.end() && at->second == first_)
                bands_.erase(at);
        }
        originals_.pop_front();
        ++first_;
    }
    return {};
}

}  // namespace newsgraph
