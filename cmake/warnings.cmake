# newsgraph_room(NAME): a static library of a room's sources with the house's warnings and include root.
function(newsgraph_room name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS *.cpp)
  add_library(newsgraph_${name} STATIC ${sources})
  newsgraph_house(newsgraph_${name})
endfunction()

function(newsgraph_house target)
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR})
  target_compile_options(${target} PRIVATE -ffp-contract=off)  # the same sums on every machine
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)  # GCC 12 warns wrongly of std::string operator+ (GCC bug 105651)
endfunction()
