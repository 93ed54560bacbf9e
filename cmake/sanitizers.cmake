# Sanitizers for the sanitize preset; the whole program has to be compiled with them, hence no interface target.
if(KINPRINT_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
