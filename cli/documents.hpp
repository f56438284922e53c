// Inputs → reports: the documents are read by one thread and extracted by a pool; what comes out comes in the
// order of the documents, whatever the number of threads.
#pragma once

#include "cli/command.hpp"
#include "extract/pipeline.hpp"
#include "extract/read/reader.hpp"
#include "graph/merge.hpp"

namespace newsgraph {

struct InputOptions {
    std::vector<std::string> inputs;  ///< none: standard input
    std::vector<std::string> fields;  ///< "ours=theirs"
    ReadOptions read;
    std::vector<std::string> names, frames;
    bool open = false;  ///< open relations too
    unsigned jobs = 0;  ///< 0: as many as there are processors
    bool progress = false;  ///< also where standard error is no terminal
};

EngineOptions engine_options(const InputOptions& options);

/// INPUT… and how to read it; extract: and how to extract from it.
void add_input_options(CLI::App& command, InputOptions& options, bool extract);

/// Reads all inputs. Diagnostics are told; whatever one of them lost makes the exit status `failed`.
struct ReadResult {
    Exit status = Exit::done;
    ReadSummary summary;
};
ReadResult each_document(const InputOptions& options, const std::function<void(Document&&)>& take);

/// Extracts them too. `take` is called by one thread at a time, in the order of the documents.
ReadResult each_report(const InputOptions& options, const std::function<void(Report&&)>& take);

}  // namespace newsgraph
