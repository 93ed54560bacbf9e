# Language standard and the flags every C++ file of this project shares, native and wasm alike.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

find_program(KINPRINT_CCACHE ccache)
if(KINPRINT_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${KINPRINT_CCACHE})
endif()

# Fused multiply-add rounds once where wasm rounds twice; reports must not depend on the host.
add_compile_options(-ffp-contract=off)
set(KINPRINT_OPTIMIZE "-O3" CACHE STRING "Optimisation level of release builds")
set(CMAKE_CXX_FLAGS_RELEASE "${KINPRINT_OPTIMIZE} -DNDEBUG")

# Nobody asks for the type of an object; without the names of types the wasm modules are the smaller (bench/README.md).
if(EMSCRIPTEN)
  add_compile_options(-fno-rtti -DEMSCRIPTEN_HAS_UNBOUND_TYPE_NAMES=0)
endif()

# Linked by core and wasm, not by the tests: Catch2 needs exceptions.
add_library(kinprint_no_exceptions INTERFACE)
target_compile_options(kinprint_no_exceptions INTERFACE -fno-exceptions)
