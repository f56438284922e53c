// Plain little-endian values in and out of byte strings: how sections of the model file are laid out.
// Arrays are aligned to 64 bytes from the section's start, so that they can be used where they lie.
#pragma once

#include "graph/error.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace newsgraph {

static_assert(std::endian::native == std::endian::little, "the model file is little-endian");

inline constexpr std::size_t model_alignment = 64;

class BinaryWriter {
public:
    template <class T>
    void value(T item) {
        static_assert(std::is_arithmetic_v<T>);
        bytes_.append(reinterpret_cast<const char*>(&item), sizeof item);
    }
    void text(std::string_view item) {
        value(static_cast<std::uint32_t>(item.size()));
        bytes_.append(item);
    }
    template <class T>
    void array(std::span<const T> items) {
        value(static_cast<std::uint64_t>(items.size()));
        bytes_.resize((bytes_.size() + model_alignment - 1) / model_alignment * model_alignment);
        bytes_.append(reinterpret_cast<const char*>(items.data()), items.size_bytes());
    }
    const std::string& bytes() const { return bytes_; }

private:
    std::string bytes_;
};

/// Reads what BinaryWriter wrote. Throws Error when the bytes end too early.
class BinaryReader {
public:
    BinaryReader(std::string_view bytes, std::string_view name) : bytes_(bytes), name_(name) {}

    template <class T>
    T value() {
        static_assert(std::is_arithmetic_v<T>);
        T item;
        std::memcpy(&item, take(sizeof item).data(), sizeof item);
        return item;
    }
    std::string_view text() { return take(value<std::uint32_t>()); }

    /// A view of the bytes themselves; they must lie at an address that is a multiple of model_alignment.
    template <class T>
    std::span<const T> array() {
        const auto count = value<std::uint64_t>();
        const auto aligned = (at_ + model_alignment - 1) / model_alignment * model_alignment;
        take(std::min(aligned - at_, bytes_.size() - at_));
        if (count > bytes_.size() / sizeof(T)) fail();
        const auto items = take(count * sizeof(T));
        if (reinterpret_cast<std::uintptr_t>(items.data()) % alignof(T) != 0) fail();
        return {reinterpret_cast<const T*>(items.data()), static_cast<std::size_t>(count)};
    }
    /// As array(), and throws Error unless there are exactly `count` items.
    template <class T>
    std::span<const T> array(std::size_t count) {
        const auto items = array<T>();
        if (items.size() != count) fail();
        return items;
    }
    bool at_end() const { return at_ == bytes_.size(); }

    [[noreturn]] void fail() const {
        throw Error("model section '" + std::string(name_) +
                    "' is damaged or of another version; use the model file that came with the program");
    }

private:
    std::string_view take(std::size_t count) {
        if (count > bytes_.size() - at_) fail();
        const auto part = bytes_.substr(at_, count);
        at_ += count;
        return part;
    }

    std::string_view bytes_;
    std::string_view name_;
    std::size_t at_ = 0;
};

}  // namespace newsgraph
