#include "extract/read/lines.hpp"
#include "tests/fuzz/documents.hpp"

using namespace newsgraph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text = decode(std::string(reinterpret_cast<const char*>(data), size)).text;
    std::size_t last = 0;
    for (const Article& article : judge_lines(text)) {
        require(article.begin == last && article.begin < article.end && article.end <= text.size());
        check_blocks(text.substr(article.begin, article.end - article.begin), article.blocks);
        last = article.end;
    }
    return 0;
}
