// A folder of the test's own, and one run of the readers over it.
#pragma once

#include "extract/read/reader.hpp"

#include <atomic>
#include <filesystem>
#include <fstream>

#include <unistd.h>

namespace newsgraph {

/// Gone at the end.
struct Folder {
    std::filesystem::path path;
    Folder() {
        static std::atomic<int> count{0};
        const std::string name =
            "newsgraph-test-" + std::to_string(::getpid()) + "-" + std::to_string(count++);
        path = std::filesystem::temp_directory_path() / name;
        std::filesystem::create_directories(path);
    }
    ~Folder() { std::filesystem::remove_all(path); }
    std::string write(const std::string& name, const std::string& bytes) const {
        std::filesystem::create_directories((path / name).parent_path());
        std::ofstream(path / name, std::ios::binary) << bytes;
        return (path / name).string();
    }
};

struct Run {
    std::vector<Document> documents;
    std::vector<std::string> diagnostics;
    ReadSummary summary;
};

inline Run run(const std::vector<std::string>& inputs, const ReadOptions& options = {}) {
    Run result;
    const ReadSink sink{
        [&](Document&& document) { result.documents.push_back(std::move(document)); },
        [&](const Diagnostic& diagnostic) { result.diagnostics.push_back(to_string(diagnostic)); },
        {}};
    result.summary = read_documents(inputs, options, sink);
    return result;
}

/// Runs over one file of these bytes; the folder's path is left out of ids and diagnostics.
inline Run run_bytes(const std::string& name, const std::string& bytes, const ReadOptions& options = {}) {
    const Folder folder;
    Run result = run({folder.write(name, bytes)}, options);
    const std::string prefix = folder.path.string() + "/";
    for (std::string& line : result.diagnostics) {
        if (line.starts_with(prefix)) line.erase(0, prefix.size());
    }
    for (Document& document : result.documents) {
        if (document.id.text.starts_with(prefix)) document.id.text.erase(0, prefix.size());
    }
    return result;
}

}  // namespace newsgraph
