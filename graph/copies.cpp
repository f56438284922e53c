#include "graph/copies.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace newsgraph {
namespace {

constexpr std::size_t bins = CopyIndex::bins, rows = CopyIndex::rows, least_same = 45;
constexpr std::size_t most_steps = 50;  ///< originals looked at for one band
constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
static_assert(letters.size() == bins);

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

/// The least hash of the shingles in each bin.
std::array<std::uint32_t, bins> least_hashes(const std::vector<std::uint64_t>& words) {
    constexpr std::uint32_t none = 0xFFFFFFFFu;
    std::array<std::uint32_t, bins> least;
    least.fill(none);
    for (std::size_t i = 0; i + 4 <= words.size(); ++i) {
        std::uint64_t shingle = 0;
        for (std::size_t j = 0; j < 4; ++j) shingle = mix(shingle * 31 + words[i + j]);
        std::uint32_t& bin = least[shingle % bins];
        bin = std::min(bin, static_cast<std::uint32_t>(shingle >> 32));
    }
    // An empty bin borrows from the next one that is not, with the distance mixed in.
    const std::array<std::uint32_t, bins> full = least;
    for (std::size_t i = 0; i < bins; ++i) {
        for (std::size_t step = 1; step < bins && least[i] == none; ++step) {
            const std::uint32_t next = full[(i + step) % bins];
            if (next != none) least[i] = static_cast<std::uint32_t>(mix(next + step));
        }
    }
    return least;
}

std::uint64_t band_hash(const char* print, std::size_t band) {
    std::uint64_t key = band;
    for (std::size_t row = 0; row < rows; ++row)
        key = key << 8 | static_cast<unsigned char>(print[band * rows + row]);
    return mix(key);
}

}  // namespace

std::string fingerprint(std::string_view text) {
    const std::vector<std::uint64_t> words = word_hashes(text);
    if (words.empty()) return {};
    std::array<std::uint32_t, bins> hashes{};
    if (words.size() < 25) {  // all of the text in every bin
        std::uint64_t all = words.size();
        for (const std::uint64_t word : words) all = mix(all * 31 + word);
        for (std::size_t i = 0; i < bins; ++i) hashes[i] = static_cast<std::uint32_t>(mix(all + i));
    } else {
        hashes = least_hashes(words);
    }
    std::string print;
    for (const std::uint32_t hash : hashes) print += letters[mix(hash) % letters.size()];
    return print;
}

bool are_copies(std::string_view a, std::string_view b) {
    if (a.size() != bins || b.size() != bins) return false;
    std::size_t same = 0;
    for (std::size_t i = 0; i < bins; ++i) same += a[i] == b[i];
    return same >= least_same;
}

std::string CopyIndex::add(const std::string& id, std::string_view print) {
    if (print.size() != bins) return {};
    if (!heads_.empty()) {
        for (std::size_t band = 0; band < CopyIndex::bands; ++band) {
            std::uint32_t number = heads_[band_hash(print.data(), band) & (heads_.size() - 1)];
            for (std::size_t step = 0; step < most_steps && is_known(number); ++step) {
                const Original& other = original(number);
                if (are_copies({other.print.data(), bins}, print)) return other.id;
                number = other.older[band];
            }
        }
    }
    if (most_ == 0) return {};
    if (originals_.size() < most_ && originals_.size() * CopyIndex::bands >= heads_.size()) grow();
    if (originals_.size() < most_) originals_.emplace_back();
    Original& fresh = original(++last_);
    fresh.id = id;
    std::copy(print.begin(), print.end(), fresh.print.begin());
    link(last_);
    return {};
}

void CopyIndex::link(std::uint32_t number) {
    Original& fresh = original(number);
    for (std::size_t band = 0; band < CopyIndex::bands; ++band) {
        std::uint32_t& head = heads_[band_hash(fresh.print.data(), band) & (heads_.size() - 1)];
        fresh.older[band] = std::exchange(head, number);
    }
}

/// Twice the heads. Called before the ring is full, hence with all originals there.
void CopyIndex::grow() {
    heads_.assign(std::max<std::size_t>(1024, heads_.size() * 2), 0);
    for (std::uint32_t number = 1; number <= last_; ++number) link(number);
}

void link_copies(std::vector<Document>& documents) {
    std::vector<Document*> order;
    for (Document& document : documents)
        if (!document.fingerprint.empty()) order.push_back(&document);
    const auto rank = [](const Document& d) {
        const std::string day = d.published.substr(0, 10);
        return std::tuple(day.empty(), day, d.id);
    };
    std::sort(order.begin(), order.end(),
              [&](const Document* a, const Document* b) { return rank(*a) < rank(*b); });
    CopyIndex index(order.size());
    for (Document* document : order) document->copy_of = index.add(document->id.text, document->fingerprint);
}

}  // namespace newsgraph
