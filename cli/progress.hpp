// How a long run goes: a line on a terminal while it lasts, what was read, skipped and found at its end.
#pragma once

#include "cli/terminal.hpp"
#include "extract/read/reader.hpp"

#include <atomic>
#include <chrono>

namespace newsgraph {

/// "1,204 documents, 601,233 words, 41,180 words/s, 12 of 40 files, 37%, 2 min left". What is not known is left
/// out: the size of standard input, the pace of the first second.
std::string how_far(const ReadSummary& summary, double seconds);

/// What a run has read and found: a sentence a line.
std::vector<std::string> summed_up(const ReadSummary& summary, std::optional<std::uint64_t> claims, double seconds);

/// Quiet unless standard error is a terminal or `wanted`.
class Watch {
public:
    explicit Watch(bool wanted) : progress_(wanted), wanted_(wanted || is_terminal(stderr)) {}

    void show(const ReadSummary& summary) { progress_.show([&] { return how_far(summary, seconds()); }); }
    void count_claims(std::size_t claims) { claims_ = claims_.load() + claims; }
    /// `extracted`: claims were looked for.
    void finish(const ReadSummary& summary, bool extracted);

private:
    double seconds() const;

    Progress progress_;
    bool wanted_;
    std::atomic<std::uint64_t> claims_{0};
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace newsgraph
