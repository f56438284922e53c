// Any bytes as a model file, and a small model with some bytes changed or sections cut but a checksum that
// is right: an Error or readers that read, whatever nonsense they then say.
#include "tests/fuzz/small_model.hpp"

#include <cstdlib>
#include <new>

using namespace newsgraph;

namespace {

// A copy that lies at a multiple of 64, as ModelFile wants it; reading behind its end is seen.
class Aligned {
public:
    explicit Aligned(std::string_view bytes)
        : bytes_(static_cast<char*>(::operator new(bytes.size(), alignment))), size_(bytes.size()) {
        bytes.copy(bytes_, size_);
    }
    ~Aligned() { ::operator delete(bytes_, alignment); }
    Aligned(const Aligned&) = delete;
    Aligned& operator=(const Aligned&) = delete;
    std::string_view bytes() const { return {bytes_, size_}; }

private:
    static constexpr std::align_val_t alignment{model_alignment};
    char* bytes_;
    std::size_t size_;
};

bool reads(std::string_view bytes) {
    static const NameTables tables;
    try {
        const ModelFile model(bytes);
        const SentenceReader reader(model);
        const NameRecognizer names(model);
        Document document;
        document.text = "Norvex didn't say that 12% of its chips were sold to Ada Quill in Oslo.";
        document.blocks = {{0, document.text.size()}};
        auto sentences = reader.read(document);
        names.recognize(tables, sentences);
        reader.read_again(sentences);
        return true;
    } catch (const Error&) {
        return false;
    }
}

// Six bytes a change: the section, with bits for what is done and where; four bytes of place; the new byte.
void damage(std::vector<ModelSection>& sections, const std::uint8_t* change) {
    constexpr unsigned cut = 128, near_front = 64;
    auto& bytes = sections[(change[0] & (near_front - 1)) % sections.size()].bytes;
    std::uint32_t place;
    std::memcpy(&place, change + 1, sizeof place);
    if (change[0] & near_front) place %= 128;
    if (bytes.empty()) return;
    if (change[0] & cut) return bytes.resize(place % bytes.size());
    bytes[place % bytes.size()] = static_cast<char>(change[5]);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const bool whole = reads(Aligned(pack_model(small_model())).bytes());
    if (!whole) std::abort();  // small_model.hpp writes another format than the program reads
    reads(Aligned({reinterpret_cast<const char*>(data), size}).bytes());
    auto sections = small_model();
    for (std::size_t at = 0; at + 6 <= size; at += 6) damage(sections, data + at);
    reads(Aligned(pack_model(sections)).bytes());
    return 0;
}
