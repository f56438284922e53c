// The bytes of one input as a stream with a bounded buffer; compressed files come decompressed.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace newsgraph {

class Source {
public:
    /// Gives up to `size` bytes, 0 at the end. Throws Error.
    using Fill = std::function<std::size_t(char* to, std::size_t size)>;

    Source(std::string name, Fill fill) : name_(std::move(name)), fill_(std::move(fill)) {}

    /// As the user named it.
    const std::string& name() const { return name_; }
    /// Bytes consumed.
    std::uint64_t offset() const { return offset_; }

    /// At least `size` bytes ahead unless the end comes first; valid until the next call.
    std::string_view peek(std::size_t size);
    void skip(std::size_t size);
    /// Puts back bytes that were consumed last.
    void unread(std::string_view bytes);

    /// All that is left, or nothing when that is more than `limit` bytes.
    std::optional<std::string> read_all(std::size_t limit);

    enum class Line : std::uint8_t { end, whole, too_long };
    /// The next line without its end; of a line longer than `limit` its first bytes, the rest skipped.
    Line read_line(std::string& line, std::size_t limit);

private:
    bool more();

    std::string name_;
    Fill fill_;
    std::string buffer_;
    std::size_t at_ = 0;  ///< consumed part of buffer_
    std::uint64_t offset_ = 0;
    bool end_ = false;
};

/// The file's bytes, or standard input's for "-"; `count` is told every byte read. Throws Error when it
/// cannot be opened or read.
Source open_source(const std::string& name, std::function<void(std::size_t)> count);

}  // namespace newsgraph
