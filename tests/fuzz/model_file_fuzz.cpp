// Any bytes as a model file, and the program's own model with some bytes changed but a checksum that is
// right: an Error or a reader that reads, whatever nonsense it then says.
#include "extract/language/binary.hpp"
#include "extract/language/reader.hpp"

#include <new>

using namespace newsgraph;

namespace {

// A copy that lies at a multiple of 64, as ModelFile wants it.
class Aligned {
public:
    explicit Aligned(std::string_view bytes) : room_(bytes.size() + model_alignment, '\0'), size_(bytes.size()) {
        shift_ = (model_alignment - reinterpret_cast<std::uintptr_t>(room_.data()) % model_alignment) % model_alignment;
        bytes.copy(room_.data() + shift_, size_);
    }
    std::string_view bytes() const { return std::string_view(room_).substr(shift_, size_); }

private:
    std::string room_;
    std::size_t size_, shift_ = 0;
};

void read_with(std::string_view bytes) {
    try {
        const ModelFile model(bytes);
        const SentenceReader reader(model);
        Document document;
        document.text = "Norvex didn't say that 12% of its chips were sold.";
        document.blocks = {{0, document.text.size()}};
        reader.read(document);
    } catch (const Error&) {
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    read_with(Aligned(bytes).bytes());

    std::vector<ModelSection> sections;
    for (const auto name : embedded_model().names())
        sections.push_back({std::string(name), std::string(embedded_model().section(name))});
    for (std::size_t at = 0; at + 6 <= size; at += 6) {  // section, 4 bytes of place, new byte
        auto& section = sections[data[at] % sections.size()];
        std::uint32_t place;
        std::memcpy(&place, data + at + 1, 4);
        if (!section.bytes.empty()) section.bytes[place % section.bytes.size()] = static_cast<char>(data[at + 5]);
    }
    read_with(Aligned(pack_model(sections)).bytes());
    return 0;
}
