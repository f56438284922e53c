// Where results go: files in any number of formats at once, or standard output. A file is written beside its
// target and renamed when its last byte is safe, so that no half of one is ever seen under its name.
#pragma once

#include "cli/command.hpp"
#include "export/format.hpp"

#include <fstream>
#include <memory>
#include <vector>

namespace newsgraph {

/// One file to be. Not committed, it leaves nothing.
class OutputFile {
public:
    /// Throws Error when it cannot be made.
    explicit OutputFile(const std::string& path);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    std::ostream& stream() { return stream_; }
    /// Closes the stream; the file is not yet seen under its name. Throws Error when a byte could not be written.
    void finish();
    /// Finishes, if need be, and gives the file its name.
    void commit();

private:
    std::string path_, target_, temporary_;  // temporary_ is empty when there is nothing to rename
    std::ofstream stream_;
};

struct OutputOptions {
    std::vector<std::string> files;  ///< none: standard output, as "-"
    std::string format;
    std::string theme = "light", gexf_version = "1.3", reduce = "support";
    ExportOptions exports;
};

/// -o, -f and what formats can be told.
void add_output_options(CLI::App& command, OutputOptions& options);

/// The outputs of one run, opened before the work so that a wrong name costs no time.
class Outputs {
public:
    /// Throws UsageError for a format that is not known. What cannot be opened is told and counts as failed.
    explicit Outputs(const OutputOptions& options);
    ~Outputs();
    /// Whether there is anything left to write to.
    bool any() const { return !targets_.empty(); }
    /// Writes the graph to all; tells what goes wrong, the others are written.
    Exit write(const Graph& graph);

private:
    struct Target;
    ExportOptions exports_;
    std::vector<std::unique_ptr<Target>> targets_;
    bool failed_ = false;
};

/// Throws Error when what went to standard output did not all arrive.
void check_standard_output();

}  // namespace newsgraph
