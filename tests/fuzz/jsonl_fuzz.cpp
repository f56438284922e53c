#include "tests/fuzz/documents.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    newsgraph::read_bytes(data, size, newsgraph::read_json);
    return 0;
}
