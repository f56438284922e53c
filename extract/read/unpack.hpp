// Compressed inputs, as streams and as whole bodies, with bounds against bombs.
#pragma once

#include "extract/read/source.hpp"

namespace newsgraph {

/// Told when compressed data is damaged: where in the stored file, and that the next sound part follows.
using OnDamage = std::function<void(std::uint64_t stored_offset, const std::string& message)>;

/// The stream decompressed when it begins as gzip or zstd does (any number of members or frames), else as it
/// is. A damaged gzip member is given up and the next one found. Gives Error up for a stream that grows more
/// than 500-fold.
Source unpack(Source stored, OnDamage on_damage);

/// Decompresses "gzip", "x-gzip", "deflate" (zlib or bare) or "zstd"; at most `limit` bytes come out.
/// Nothing when the encoding is unknown. What was read before damage or limit is kept, `whole` tells.
struct Unpacked {
    std::string bytes;
    bool whole = true;
};
std::optional<Unpacked> unpack_body(std::string_view body, std::string_view encoding, std::size_t limit);

}  // namespace newsgraph
