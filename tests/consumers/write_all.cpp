// Writes the hostile graph in every format into a folder, for the consumers to read.
#include "export/format.hpp"
#include "tests/export/hostile.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>

int main(int argc, char** argv) {
    using namespace newsgraph;
    if (argc != 2) return 2;
    const std::filesystem::path folder = argv[1];
    std::filesystem::create_directories(folder / "notes");
    const Graph graph = hostile_graph();
    const auto write = [&](const Format& format, const ExportOptions& options, const std::string& name) {
        if (format.write != nullptr) {
            std::ofstream out(folder / name, std::ios::binary);
            format.write(graph, options, out);
            return;
        }
        std::ofstream out;
        const std::string base = format.name == "notes" ? (folder / "notes/").string() : (folder / name).string();
        format.write_parts(graph, options, [&](const std::string& part) -> std::ostream& {
            out.close();
            out.open(part_path(base, part), std::ios::binary);
            return out;
        });
    };
    try {
        for (const auto& format : formats()) write(format, {}, "graph." + std::string(format.name));
        ExportOptions other;
        other.gexf_12 = other.dot_plain = other.csv_raw = true;
        other.theme = Theme::dark;
        for (const auto* name : {"gexf", "dot", "csv", "svg"})
            write(*find_format(name), other, "other." + std::string(name));
        other.layout = "sfdp";
        write(*find_format("svg"), other, "sfdp.svg");
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
