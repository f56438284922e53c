// What must hold of every document that a reader gives, whatever the input.
#pragma once

#include "extract/read/charset.hpp"
#include "extract/read/reading.hpp"

#include <cstdlib>

namespace newsgraph {

inline void require(bool holds) {
    if (!holds) std::abort();
}

/// Valid UTF-8 whose blocks are in order, within the text and begin and end between characters.
inline void check_blocks(const std::string& text, const std::vector<Block>& blocks) {
    const auto between = [&](std::size_t at) {
        return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0u) != 0x80u;
    };
    require(decode(text, "utf-8").replaced == 0);
    std::size_t last = 0;
    for (const Block& block : blocks) {
        require(last <= block.begin && block.begin < block.end && block.end <= text.size());
        require(between(block.begin) && between(block.end));
        last = block.end;
    }
}

/// Runs a format's reader over bytes in memory.
inline void read_bytes(const std::uint8_t* data, std::size_t size, void (*read)(Source&, Reading&)) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    std::size_t at = 0;
    Source source("fuzz", [&](char* to, std::size_t room) {
        const std::size_t step = std::min(room, bytes.size() - at);
        bytes.copy(to, step, at);
        at += step;
        return step;
    });
    ReadOptions options;
    options.language = "any";
    options.max_document_size = std::size_t{1} << 20;
    const ReadSink sink{[](Document&& document) {
                            check_blocks(document.text, document.blocks);
                            require(!document.id.text.empty());
                        },
                        [](const Diagnostic& diagnostic) { require(!diagnostic.message.empty()); },
                        {}};
    Reading reading(options, sink);
    reading.begin_file("fuzz");
    read(source, reading);
    reading.end_file();
}

}  // namespace newsgraph
