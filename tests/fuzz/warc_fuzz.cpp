#include "extract/read/unpack.hpp"
#include "graph/error.hpp"
#include "tests/fuzz/documents.hpp"

namespace newsgraph {
namespace {

void read_packed(Source& source, Reading& reading) {
    try {
        Source unpacked = unpack(std::move(source), [](std::uint64_t, const std::string&) {});
        read_warc(unpacked, reading);
    } catch (const Error&) {  // a bomb
    }
}

}  // namespace
}  // namespace newsgraph

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    newsgraph::read_bytes(data, size, newsgraph::read_packed);
    return 0;
}
