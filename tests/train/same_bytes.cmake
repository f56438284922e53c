# Trains a small network twice and compares the files, then goes on from its weights: the loss must be a number.
set(sizes --width 32 --layers 2 --arcs 16 --relations 16)
foreach(name first second)
  execute_process(COMMAND ${TRAIN} network ${OUT}/${name} --rounds 2 ${sizes} --seed 7 --copies 5 --save ${OUT}/${name}.bin
                          ${TREEBANK} OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
endforeach()
foreach(file "" ".bin")
  execute_process(COMMAND ${CMAKE_COMMAND} -E compare_files ${OUT}/first${file} ${OUT}/second${file} RESULT_VARIABLE differ)
  if(differ)
    message(FATAL_ERROR "two trainings with the same seed made different files: ${OUT}/first${file}")
  endif()
endforeach()
execute_process(COMMAND ${TRAIN} network ${OUT}/third --rounds 1 --start ${OUT}/first.bin ${TREEBANK}
                OUTPUT_VARIABLE said COMMAND_ERROR_IS_FATAL ANY)
if(NOT said MATCHES "loss [0-9]")
  message(FATAL_ERROR "going on from finished weights went wrong: ${said}")
endif()
