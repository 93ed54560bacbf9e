# One Catch2 program per stage from tests/core/<stage>/*_test.cpp; a stage without tests makes no program.
function(add_core_test stage)
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/core/${stage}/*_test.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(${stage}_test ${sources})
  target_link_libraries(${stage}_test PRIVATE kinprint_${stage} kinprint_warnings catch_main)
  target_include_directories(${stage}_test PRIVATE ${PROJECT_SOURCE_DIR}/tests/core)
  target_compile_definitions(${stage}_test PRIVATE KINPRINT_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  add_test(NAME ${stage} COMMAND ${stage}_test)
  # Seconds: what hangs or grows faster than its input is to fail. The slowest takes 2.
  set_tests_properties(${stage} PROPERTIES LABELS ${stage} TIMEOUT 600)
endfunction()
