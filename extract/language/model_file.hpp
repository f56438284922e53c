// The one file that holds all trained weights: named sections behind a header with magic, version and
// checksum. It is used where it lies, without copying; the program carries english.ngm inside itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace newsgraph {

struct ModelSection {
    std::string name;  ///< at most 23 bytes
    std::string bytes;
};

/// The bytes of a model file with these sections. Throws Error for a name too long or given twice.
std::string pack_model(const std::vector<ModelSection>& sections);

/// A checked view of a model file's bytes, which must outlive it and lie at a multiple of 64.
class ModelFile {
public:
    /// Throws Error when the bytes are no model file, of another version, cut short or altered.
    explicit ModelFile(std::string_view bytes);

    bool has(std::string_view name) const;
    std::string_view section(std::string_view name) const;  ///< throws Error when there is none
    std::vector<std::string_view> names() const;

private:
    struct Entry {
        std::string_view name;
        std::string_view bytes;
    };
    std::vector<Entry> entries_;
};

/// The model that is compiled in; checked at the first call.
const ModelFile& embedded_model();

}  // namespace newsgraph
