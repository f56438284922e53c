#include "extract/read/convert.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace newsgraph {
namespace {

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
struct CloseDetector {
    void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

/// Lower case letters, digits, hyphens, underscores and colons: what a charset's label is made of.
std::string clean_label(std::string_view name) {
    std::string label;
    for (const char c : name.substr(0, 40)) {
        const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        const bool known = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9') || small == '-' ||
                           small == '_' || small == ':';
        if (known) label += small;
    }
    for (const std::string_view latin :
         {"iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1", "ascii", "us-ascii", "cp1252"}) {
        if (label == latin) return "windows-1252";
    }
    if (label == "gb2312" || label == "gbk" || label == "gb_2312-80") return "gb18030";
    return label;
}

/// What browsers would not read either, some of it because it hides markup.
bool is_barred(std::string_view label) {
    constexpr std::array<std::string_view, 8> barred{"utf-7", "utf7", "utf-32", "scsu",
                                                     "bocu",  "imap", "hz",     "cesu"};
    return label.empty() || std::any_of(barred.begin(), barred.end(),
                                        [&](std::string_view b) { return label.starts_with(b); });
}

void append_utf8(std::string& out, const std::vector<UChar>& units, std::size_t count,
                 std::size_t& replaced) {
    std::vector<char> bytes(count * 3 + 1);
    int32_t size = 0;
    UErrorCode error = U_ZERO_ERROR;
    u_strToUTF8WithSub(bytes.data(), static_cast<int32_t>(bytes.size()), &size, units.data(),
                       static_cast<int32_t>(count), 0xFFFD, nullptr, &error);
    if (U_FAILURE(error)) return;
    const std::string_view part(bytes.data(), static_cast<std::size_t>(size));
    for (std::size_t at = part.find("\xEF\xBF\xBD"); at != std::string_view::npos;
         at = part.find("\xEF\xBF\xBD", at + 3))
        ++replaced;
    out += part;
}

}  // namespace

std::optional<std::string> convert(std::string_view bytes, std::string_view name, std::size_t& replaced) {
    const std::string label = clean_label(name);
    if (is_barred(label)) return std::nullopt;
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(label.c_str(), &error));
    if (U_FAILURE(error)) return std::nullopt;
    std::string out;
    std::vector<UChar> units(std::size_t{1} << 14);
    const char* at = bytes.data();
    const char* end = at + bytes.size();
    std::size_t kept = 0;  // half of a surrogate pair waits for its other half
    do {
        UChar* to = units.data() + kept;
        error = U_ZERO_ERROR;
        ucnv_toUnicode(converter.get(), &to, units.data() + units.size(), &at, end, nullptr, true, &error);
        auto count = static_cast<std::size_t>(to - units.data());
        kept = error == U_BUFFER_OVERFLOW_ERROR && count > 0 && U16_IS_LEAD(units[count - 1]) ? 1 : 0;
        count -= kept;
        append_utf8(out, units, count, replaced);
        if (kept) units[0] = units[count];
    } while (error == U_BUFFER_OVERFLOW_ERROR);
    return out;
}

std::string guess_charset(std::string_view bytes) {
    bytes = bytes.substr(0, 50'000);
    const auto high = static_cast<std::size_t>(
        std::count_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; }));
    if (high * 10 < bytes.size()) return {};
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&error));
    if (U_FAILURE(error)) return {};
    ucsdet_setText(detector.get(), bytes.data(), static_cast<int32_t>(bytes.size()), &error);
    int32_t count = 0;
    const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &error);
    if (U_FAILURE(error) || count == 0) return {};
    const int32_t best = ucsdet_getConfidence(matches[0], &error);
    if (best < 20 || (count > 1 && best < 2 * ucsdet_getConfidence(matches[1], &error))) return {};
    const std::string name = ucsdet_getName(matches[0], &error);
    return U_FAILURE(error) || name == "ISO-8859-1" || name == "windows-1252" || name.starts_with("UTF")
               ? std::string{}
               : name;
}

}  // namespace newsgraph
