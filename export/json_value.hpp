// JSON as a tree that knows its lines, so that what is wrong in a file can be said where it stands.
#pragma once

#include "graph/error.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph {

enum class JsonKind : std::uint8_t { null, boolean, number, string, array, object };

struct JsonValue {
    JsonKind kind = JsonKind::null;
    std::size_t line = 0;
    double number = 0;  ///< of a boolean: 0 or 1
    std::string text;
    std::vector<std::string> keys;  ///< of an object, beside items
    std::vector<JsonValue> items;

    /// The first member of that name, or null.
    const JsonValue* find(std::string_view key) const;
};

/// "a string", "an object"…
std::string_view describe(JsonKind kind);

/// Is given each object in an array of the root or of one of its members ("nodes", "graph.documents") as soon as it
/// is read, with what there is of the root. What it returns true for is not kept, so a large file needs no large tree.
using JsonTake = std::function<bool(const JsonValue& root, std::string_view array, const JsonValue& item)>;

/// Throws InputError for what is no JSON, or nested more than 32 deep. Lines count from first_line.
JsonValue parse_json(std::string_view bytes, const std::string& file, std::size_t first_line = 1,
                     const JsonTake& take = {});

}  // namespace newsgraph
