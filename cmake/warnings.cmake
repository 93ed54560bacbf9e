# The warning set as one interface target. Errors only on request, so that a newer compiler does not break a user's build.
add_library(kinprint_warnings INTERFACE)
target_compile_options(kinprint_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion)
# GCC 12 sees overlapping copies in std::string that are not there (its bug 105329).
include(CheckCXXCompilerFlag)
check_cxx_compiler_flag(-Wno-restrict KINPRINT_HAS_NO_RESTRICT)
if(KINPRINT_HAS_NO_RESTRICT AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(kinprint_warnings INTERFACE -Wno-restrict)
endif()
if(KINPRINT_WERROR)
  target_compile_options(kinprint_warnings INTERFACE -Werror)
endif()
