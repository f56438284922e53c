# newsgraph_embed(TARGET SYMBOL FILE): links FILE's bytes into TARGET; in C++ declare
#   extern "C" const char SYMBOL_begin[], SYMBOL_end[];
function(newsgraph_embed target symbol file)
  set(assembly ${CMAKE_CURRENT_BINARY_DIR}/embed_${symbol}.S)
  file(CONFIGURE OUTPUT ${assembly} @ONLY CONTENT [[
    .section .rodata
    .balign 64
    .global @symbol@_begin
    .global @symbol@_end
@symbol@_begin:
    .incbin "@file@"
@symbol@_end:
    .byte 0
    .section .note.GNU-stack,"",%progbits
]])
  target_sources(${target} PRIVATE ${assembly})
  set_source_files_properties(${assembly} PROPERTIES OBJECT_DEPENDS ${file})
endfunction()
