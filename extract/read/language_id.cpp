#include "extract/read/language_id.hpp"

#include <cld2/public/compact_lang_det.h>

namespace newsgraph {

std::string find_language(std::string_view text) {
    text = text.substr(0, 20'000);
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0u) == 0x80u) text.remove_suffix(1);
    if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xC0u) text.remove_suffix(1);
    bool reliable = false;
    const CLD2::Language language =
        CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), true, &reliable);
    if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
    const std::string code = CLD2::LanguageCode(language);
    return code.substr(0, code.find('-'));
}

}  // namespace newsgraph
