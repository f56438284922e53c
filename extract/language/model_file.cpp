#include "extract/language/model_file.hpp"

#include "extract/language/binary.hpp"

#include <algorithm>
#include <array>

extern "C" const char newsgraph_model_begin[], newsgraph_model_end[];

namespace newsgraph {

namespace {

constexpr std::string_view magic = "NGMODEL\n";
constexpr std::uint32_t version = 1;
constexpr std::size_t name_bytes = 24;
constexpr std::size_t header_bytes = 64;
constexpr std::size_t entry_bytes = name_bytes + 16;
constexpr std::uint32_t most_sections = 256;

std::size_t align(std::size_t offset) {
    return (offset + model_alignment - 1) / model_alignment * model_alignment;
}

// Four lanes of multiply and rotate, eight bytes each: gigabytes a second, finds what disks and editors do.
std::uint64_t checksum(std::string_view bytes) {
    std::array<std::uint64_t, 4> lanes{1, 2, 3, 4};
    const auto mix = [](std::uint64_t lane, std::uint64_t word) {
        return std::rotl((lane ^ word) * 0x9E3779B97F4A7C15u, 29);
    };
    std::size_t at = 0;
    for (; at + 32 <= bytes.size(); at += 32) {
        for (std::size_t lane = 0; lane < 4; ++lane) {
            std::uint64_t word;
            std::memcpy(&word, bytes.data() + at + 8 * lane, 8);
            lanes[lane] = mix(lanes[lane], word);
        }
    }
    for (; at < bytes.size(); ++at) lanes[0] = mix(lanes[0], static_cast<unsigned char>(bytes[at]));
    return mix(mix(lanes[0], lanes[1]), mix(lanes[2], mix(lanes[3], bytes.size())));
}

}  // namespace

std::string pack_model(const std::vector<ModelSection>& sections) {
    BinaryWriter directory;
    auto offset = align(header_bytes + entry_bytes * sections.size());
    std::string data;
    if (sections.size() > most_sections) throw Error("too many sections for a model file");
    for (const auto& section : sections) {
        const auto same = [&](const ModelSection& other) { return other.name == section.name; };
        if (section.name.empty() || section.name.size() >= name_bytes ||
            std::count_if(sections.begin(), sections.end(), same) != 1)
            throw Error("the name of model section '" + section.name + "' is empty, too long or not unique");
        for (std::size_t i = 0; i < name_bytes; ++i)
            directory.value(i < section.name.size() ? section.name[i] : '\0');
        directory.value(static_cast<std::uint64_t>(offset + data.size()));
        directory.value(static_cast<std::uint64_t>(section.bytes.size()));
        data += section.bytes;
        data.resize(align(data.size()));
    }
    auto body = directory.bytes();
    body.resize(offset - header_bytes);
    body += data;

    BinaryWriter header;
    for (const char letter : magic) header.value(letter);
    header.value(version);
    header.value(static_cast<std::uint32_t>(sections.size()));
    header.value(static_cast<std::uint64_t>(body.size()));
    header.value(checksum(body));
    auto file = header.bytes();
    file.resize(header_bytes);
    return file + body;
}

ModelFile::ModelFile(std::string_view bytes) {
    if (!bytes.starts_with(magic)) throw Error("not a newsgraph model file; train one with newsgraph-train");
    BinaryReader header(bytes.substr(magic.size()), "header");
    const auto found = header.value<std::uint32_t>();
    if (found != version)
        throw Error("expected a model file of version " + std::to_string(version) + ", got version " +
                    std::to_string(found) + "; use the one that came with the program");
    const auto count = header.value<std::uint32_t>();
    const auto size = header.value<std::uint64_t>();
    const auto sum = header.value<std::uint64_t>();
    if (bytes.size() < header_bytes || bytes.size() - header_bytes != size || count > most_sections)
        throw Error("the model file is cut short or too long; copy it again");
    const auto body = bytes.substr(header_bytes);
    if (checksum(body) != sum) throw Error("the model file's checksum is wrong; copy it again");

    BinaryReader directory(body, "directory");
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto at = header_bytes + entry_bytes * i;
        for (std::size_t letter = 0; letter < name_bytes; ++letter) directory.value<char>();
        const auto name = bytes.substr(at, name_bytes);
        const auto offset = directory.value<std::uint64_t>();
        const auto length = directory.value<std::uint64_t>();
        if (offset > bytes.size() || length > bytes.size() - offset || offset % model_alignment != 0)
            directory.fail();
        entries_.push_back({name.substr(0, name.find('\0')), bytes.substr(offset, length)});
    }
}

bool ModelFile::has(std::string_view name) const {
    return std::any_of(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.name == name; });
}

std::string_view ModelFile::section(std::string_view name) const {
    for (const auto& entry : entries_)
        if (entry.name == name) return entry.bytes;
    throw Error("the model file has no section '" + std::string(name) +
                "'; use the one that came with the program");
}

std::vector<std::string_view> ModelFile::names() const {
    std::vector<std::string_view> all;
    for (const auto& entry : entries_) all.push_back(entry.name);
    return all;
}

const ModelFile& embedded_model() {
    static const ModelFile model({newsgraph_model_begin, newsgraph_model_end});
    return model;
}

}  // namespace newsgraph
