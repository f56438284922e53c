#!/bin/bash
# tests/fuzz/reader.sh BUILD OUT: builds OUT/text_reader_fuzz and OUT/model_file_fuzz with ASan and UBSan in the room
# that reads text (extract/language) alone, the rest from the libraries of BUILD: a fifth of the time to compile and
# more inputs a second than a whole build for fuzzing.
set -e
build=$1 out=$2
cd "$(dirname "$0")/../.."
mkdir -p "$out"
compile() {  # arithmetic without end is not watched for new paths, as in extract/CMakeLists.txt
    local watch=fuzzer-no-link,
    case $1 in *matrix.cpp | *encoder.cpp | *parser.cpp | *best_sum.cpp | *recurrence.cpp) watch= ;; esac
    clang++ -std=c++20 -O1 -g -I. -ffp-contract=off -fsanitize=${watch}address,undefined \
        -fno-sanitize-recover=undefined -c "$1" -o "$2/$(basename "$1" .cpp).o"
}
export -f compile
printf '%s\n' extract/language/*.cpp tests/fuzz/{text_reader,model_file}_fuzz.cpp |
    xargs -P "$(nproc)" -I{} bash -c 'compile {} '"$out"
for target in text_reader model_file; do
    clang++ -fsanitize=fuzzer,address,undefined $(ls "$out"/*.o | grep -v _fuzz.o) "$out/${target}_fuzz.o" \
        "$build"/extract/libnewsgraph_extract.a "$build"/graph/libnewsgraph_graph.a \
        -licuuc -licui18n -lcld2 -lgumbo -lpugixml -lz -lzstd -o "$out/${target}_fuzz"
done
