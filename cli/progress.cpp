#include "cli/progress.hpp"

#include <cmath>
#include <cstdio>

namespace newsgraph {

namespace {

/// "601,233"
std::string grouped(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
    return digits;
}

std::string counted(std::uint64_t number, const std::string& what) {
    return grouped(number) + " " + what + (number == 1 ? "" : "s");
}

std::uint64_t pace(std::uint64_t words, double seconds) {
    return static_cast<std::uint64_t>(static_cast<double>(words) / seconds);
}

/// "40 s", "12 min", "3 h 20 min".
std::string time_text(double seconds) {
    const auto whole = static_cast<std::uint64_t>(std::ceil(seconds));
    if (whole < 90) return std::to_string(whole) + " s";
    const std::uint64_t minutes = (whole + 30) / 60;
    if (minutes < 90) return std::to_string(minutes) + " min";
    return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

}  // namespace

std::string how_far(const ReadSummary& summary, double seconds) {
    std::string line = counted(summary.documents, "document") + ", " + counted(summary.words, "word");
    if (seconds >= 1) line += ", " + grouped(pace(summary.words, seconds)) + " words/s";
    if (summary.files_total > 1)
        line += ", " + grouped(summary.files) + " of " + grouped(summary.files_total) + " files";
    if (summary.bytes_total == 0) return line;
    const double share = std::min(1.0, static_cast<double>(summary.bytes) / static_cast<double>(summary.bytes_total));
    line += ", " + std::to_string(static_cast<int>(100 * share)) + "%";
    if (seconds >= 1 && share > 0) line += ", " + time_text(seconds * (1 - share) / share) + " left";
    return line;
}

std::vector<std::string> summed_up(const ReadSummary& summary, std::optional<std::uint64_t> claims, double seconds) {
    char time[32];
    std::snprintf(time, sizeof time, "%.1f s", seconds);
    std::string read = "read " + counted(summary.documents, "document") + " with " + counted(summary.words, "word") +
                       " from " + counted(summary.files, "file") + " in " + time;
    if (seconds >= 0.1) read += " (" + grouped(pace(summary.words, seconds)) + " words/s)";
    std::string found;
    if (claims) found = "found " + counted(*claims, "claim");
    if (summary.copies) found += (found.empty() ? "" : "; ") + counted(summary.copies, "document") +
                                 (summary.copies == 1 ? " repeats another" : " repeat others");
    if (summary.errors || summary.warnings)
        found += (found.empty() ? "" : "; ") + counted(summary.errors, "error") + " and " +
                 counted(summary.warnings, "warning");
    std::vector<std::string> lines{read};
    if (!found.empty()) lines.push_back(found);
    return lines;
}

double Watch::seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

void Watch::finish(const ReadSummary& summary, bool extracted) {
    progress_.end();
    if (const std::string left_out = skipped(summary); !left_out.empty()) say_warning(left_out);
    if (!wanted_) return;
    const auto claims = extracted ? std::optional(claims_.load()) : std::nullopt;
    for (const std::string& line : summed_up(summary, claims, seconds())) say_error(line);
}

}  // namespace newsgraph
