# The warning set as one interface target. Errors only on request, so that a newer compiler does not break a user's build.
add_library(kinprint_warnings INTERFACE)
target_compile_options(kinprint_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion)
if(KINPRINT_WERROR)
  target_compile_options(kinprint_warnings INTERFACE -Werror)
endif()
