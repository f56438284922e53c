# PROGRAM: newsgraph; ROOT: the repository; UPDATE: write the graphs and pictures anew instead.
get_filename_component(PROGRAM ${PROGRAM} ABSOLUTE)
get_filename_component(ROOT ${ROOT} ABSOLUTE)
file(GLOB articles RELATIVE ${ROOT} ${ROOT}/samples/*.txt)
list(LENGTH articles count)
if(count LESS 6)
  message(FATAL_ERROR "expected at least six articles in samples/, got ${count}")
endif()
foreach(article IN LISTS articles)
  get_filename_component(name ${article} NAME_WE)
  set(graph ${ROOT}/samples/graphs/${name}.json)
  if(UPDATE)
    execute_process(COMMAND ${PROGRAM} build ${article} -o ${graph} -o samples/graphs/${name}.svg
                            -o samples/graphs/${name}.png
                    WORKING_DIRECTORY ${ROOT} ERROR_QUIET COMMAND_ERROR_IS_FATAL ANY)
    continue()
  endif()
  execute_process(COMMAND ${PROGRAM} build ${article} WORKING_DIRECTORY ${ROOT} OUTPUT_VARIABLE got
                  COMMAND_ERROR_IS_FATAL ANY)
  file(READ ${graph} expected)
  if(NOT got STREQUAL expected)
    message(SEND_ERROR "${article} no longer yields samples/graphs/${name}.json; see tests/samples/CMakeLists.txt")
  endif()
endforeach()
